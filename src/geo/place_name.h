// Names of places as people write them: "City of Pasadena", "PASADENA", "Los Angeles County", "County of Los Angeles".
#pragma once

#include <string>
#include <string_view>

#include "kith/catalog/records.h"

namespace kith::geo_internal {

// Folded, without the words that say that it is of `type`: "Los Angeles County" is "los angeles" as a county's name, and itself as a
// city's. Two names of one type are equal where these are.
std::string FoldPlaceName(AreaType type, std::string_view name);

// Whether the name itself says that it is of `type`.
bool SaysType(AreaType type, std::string_view name);

}  // namespace kith::geo_internal
