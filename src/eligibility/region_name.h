// The places that rows of parameter tables are for: state:NAME, county:NAME, or county:NAME, STATE.
#pragma once

#include <string>
#include <string_view>

namespace kith {

struct RegionName {
  std::string state;   // "" of a county without one
  std::string county;  // "" of a state

  static RegionName Of(std::string_view region);
};

// However they are spelled; a county without a state is that of any.
bool IsOneRegion(std::string_view a, std::string_view b);

}  // namespace kith
