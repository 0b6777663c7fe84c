// Tables of gaps as files: CSV, and GeoJSON where they have a column of areas. docs/gaps.md says what stands in them.
#pragma once

#include <string>
#include <vector>

#include "examples/kith/gap_groups.h"

namespace kith_program {

inline constexpr std::string_view kAllRows = "(all)";

std::string GapNumberText(const kith::GapNumber& number);  // "120", "<11", "*"

// A line for each row and one for all of them.
std::string GapsCsv(const GapGroups& groups, const kith::GapTable& table);
// A feature for each area that somebody is in, with the numbers of its rows.
std::string GapsGeoJson(const GapGroups& groups, const kith::GapTable& table);

}  // namespace kith_program
