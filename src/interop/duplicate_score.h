// How many points speak for two sites being one. docs/health.md has the table.
#pragma once

#include <cstdint>
#include <optional>

#include "kith/interop/duplicates.h"
#include "src/interop/compared_sites.h"

namespace kith {

inline constexpr std::int64_t kNearMeters = 500;  // farther apart, nearness speaks for nothing

struct DuplicateScore {
  DuplicateParts parts;
  std::int32_t name_permille = 0;  // how much of the names' weight agrees
  std::optional<std::int64_t> meters;
};

// Where neither name, organization nor telephone agree, the place is not looked at: nothing could reach kDuplicatePoints.
DuplicateScore ScoreSites(const ComparedSite& a, const ComparedSite& b);
// A number that both have; "" where there is none.
std::string SharedPhone(const ComparedSite& a, const ComparedSite& b);
bool SameAddress(const ComparedSite& a, const ComparedSite& b);
bool SameOrganization(const ComparedSite& a, const ComparedSite& b);

}  // namespace kith
