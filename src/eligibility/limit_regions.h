// In which regions of a dated table a household may stay.
//
// Model     The region of the table in which the household certainly stays; otherwise each in which it may stay is a case of its own. Of a table without a
//           region for everywhere else, a household that says nothing of where it stays is in one of them, and one that does say something and may stay
//           elsewhere is in none. Of California, Alaska and Hawaii, ZIP codes and counties tell.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/finding.h"

namespace kith {

// All of the household that tells regions apart, but for whether it states a point or a planning area.
inline constexpr std::array<std::string_view, 4> kFactsOfRegions = {"residence.state", "residence.county",
                                                                    "residence.zip", "residence.city"};

// In the order of the table. One that does not say where it stays is taken to be in one of them.
std::vector<std::string_view> PossibleRegions(const ParameterTable& table, const Scope& scope);

// Where none is possible only because the household may stay elsewhere: the fact that would tell. Else "".
std::string_view FactThatTellsRegion(const ParameterTable& table, const Scope& scope);

// The fact that tells whether a household stays in the region: its state or its county; of everywhere else "".
std::string_view FactOfRegion(std::string_view region);

}  // namespace kith
