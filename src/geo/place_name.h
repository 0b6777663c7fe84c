// Names of places as people write them: "City of Pasadena", "PASADENA", "Los Angeles County", "County of Los Angeles".
#pragma once

#include <string>
#include <string_view>

#include "kith/catalog/records.h"

namespace kith::geo_internal {

// Folded, without the words that say that it is of `type`: "Los Angeles County" is "los angeles" as a county's name, and itself as a
// city's; "IL" is "illinois" as a state's (the Postal Service's letters). Two names of one type are equal where these are.
std::string FoldPlaceName(AreaType type, std::string_view name);

// Whether two names that are not equal may still mean one place: a slip of the pen ("Los Angelos"), initials ("LA County", "L.A."). Of two such names
// it is not known whether they are one.
bool MayBeOnePlace(AreaType type, std::string_view a, std::string_view b);

// Whether the name itself says that it is of `type`.
bool SaysType(AreaType type, std::string_view name);

}  // namespace kith::geo_internal
