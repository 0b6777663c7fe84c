// The version of this library, as in CHANGELOG.md.
#pragma once

#include <string_view>

namespace kith {

std::string_view Version();  // "0.1.0"

}  // namespace kith
