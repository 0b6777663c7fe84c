// Straight-line travel: minutes from great-circle distance, a detour factor and a speed for each mode. An estimate, and it says so.
//
//   std::int32_t minutes = StraightLineMinutes(meters, TravelMode::kTransit, assumptions);
//
// Units     Meters in, whole minutes out, rounded up; speeds in meters a minute.
// Source    Detour factor 1.3: Boscoe, Henry, Zdeb 2012 ("A nationwide comparison of driving distance versus straight-line distance to
//           hospitals", 1.417 mean, 1.3 in dense metropolitan areas); speeds are planning values, stated in the policy. Errors: none; at most 100,000 minutes. Cost: O(1).
#pragma once

#include <cstdint>

#include "kith/client/household.h"

namespace kith {

struct TravelAssumptions {
  std::int32_t detour_percent = 130;
  // Meters a minute, door to door while moving; `start_minutes` is added once: walking to a car and parking, or to a stop and waiting.
  std::int32_t walk_meters_per_minute = 80;      // 4.8 km/h
  std::int32_t bicycle_meters_per_minute = 230;  // 13.8 km/h
  std::int32_t transit_meters_per_minute = 300;  // 18 km/h
  std::int32_t car_meters_per_minute = 600;      // 36 km/h
  std::int32_t transit_start_minutes = 12;
  std::int32_t car_start_minutes = 5;
  bool operator==(const TravelAssumptions&) const = default;
};

// At most 100,000. Transit is never slower than walking the same way.
std::int32_t StraightLineMinutes(double meters, TravelMode mode, const TravelAssumptions& assumptions);

}  // namespace kith
