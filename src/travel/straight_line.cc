// Double arithmetic here is one multiplication, one division and one ceil, which IEEE 754 rounds alike everywhere.
#include "kith/travel/straight_line.h"

#include <algorithm>
#include <cmath>

namespace kith {
namespace {

constexpr std::int32_t kMaxMinutes = 100'000;

std::int32_t MinutesAt(double meters, std::int32_t meters_per_minute, std::int32_t start_minutes,
                       std::int32_t detour_percent) {
  const double moving = std::ceil(meters * detour_percent / (100.0 * meters_per_minute));
  // Written so that a not-a-number, as from a speed of 0 over no distance, ends at the maximum too.
  if (!(moving + start_minutes < kMaxMinutes)) return kMaxMinutes;
  return std::max(0, static_cast<std::int32_t>(moving) + start_minutes);
}

}  // namespace

std::int32_t StraightLineMinutes(double meters, TravelMode mode, const TravelAssumptions& assumptions) {
  const auto minutes = [&](std::int32_t meters_per_minute, std::int32_t start_minutes) {
    return MinutesAt(meters, meters_per_minute, start_minutes, assumptions.detour_percent);
  };
  const std::int32_t walking = minutes(assumptions.walk_meters_per_minute, 0);
  switch (mode) {
    case TravelMode::kWalk:
      return walking;
    case TravelMode::kBicycle:
      return minutes(assumptions.bicycle_meters_per_minute, 0);
    case TravelMode::kTransit:
      return std::min(walking, minutes(assumptions.transit_meters_per_minute, assumptions.transit_start_minutes));
    case TravelMode::kCar:
      return minutes(assumptions.car_meters_per_minute, assumptions.car_start_minutes);
  }
  return walking;
}

}  // namespace kith
