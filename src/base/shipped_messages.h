// The catalogues of data/messages, which the build puts into the library: English first.
#pragma once

#include <string_view>
#include <vector>

namespace kith {

struct ShippedMessages {
  std::string_view name;
  std::string_view text;
};
std::vector<ShippedMessages> ShippedMessageFiles();

}  // namespace kith
