// Names that are certainly those of cities, for reading places in directory text.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "src/eligibility/propose_text.h"

namespace kith::propose_internal {

struct KnownCity {
  std::string_view name;
  bool is_county = false;    // a county, that is said without the word
  bool also_county = false;  // a county has the same name: without "City of" it is not certain which is meant
};

// The longest name of a city that begins at `at`, letters compared without case, blanks and hyphens; and its tokens, 0 where there is none.
std::pair<const KnownCity*, std::size_t> FindCity(Tokens tokens, std::size_t at);

}  // namespace kith::propose_internal
