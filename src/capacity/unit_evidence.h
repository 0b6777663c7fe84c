// UnitEvidence: what the capacity rows of one offer say of one unit ("bed"), with how sure that is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kith/base/truth.h"
#include "kith/capacity/availability.h"
#include "kith/capacity/live_capacity.h"

namespace kith {

inline constexpr std::int64_t kMaxPlaces = 1'000'000'000;  // counts above are taken as this many

struct UnitEvidence {
  UnitCount count;
  std::int64_t wanted = 1;  // places of this unit: one for each person, or one for all
  bool counted = false;     // an available count that stands at `as_of`
  bool enough = false;      // as many as wanted
  bool certain = false;     // not refilled since, and young or coming back only with the next refill
  std::optional<std::int64_t> age_minutes;
  std::int32_t probability_q16 = 0;
};

// The probability of `wanted` places, of `available` that were counted that long ago: no less where more were counted, or later, or fewer are wanted.
std::int32_t ProbabilityOf(std::int64_t available, std::int64_t wanted, std::int64_t age_minutes,
                           const CapacityAssumptions& assumptions);

// The recurrences of a row's refill calendar about a moment: the last at or before it, the first after it.
struct RefillTimes {
  std::optional<Instant> last, next;
};
RefillTimes RefillsAbout(const ServiceCapacity& row, Instant as_of, const TimeZone& zone);

// Of an offer whose only row this is, but for the name of its unit. `posted`: a live count in place of the row's.
UnitEvidence WeighOnlyRow(const ServiceCapacity& row, const std::optional<LiveCount>& posted,
                          const RefillTimes& refills, bool per_person, std::int32_t places_wanted, Instant as_of,
                          const CapacityAssumptions& assumptions);

bool IsFull(const UnitEvidence& unit);

// Whether each person needs one of the row's unit for himself.
bool IsPerPerson(const Catalog& catalog, const ServiceCapacity& row);

// Ascending by the unit's name. `live`: counts in place of the catalog's, where it is given.
std::vector<UnitEvidence> GatherEvidence(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                         Instant as_of, const CapacityAssumptions& assumptions, LiveReading* live);

}  // namespace kith
