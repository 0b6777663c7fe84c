#include "src/match/proximity_points.h"

#include <algorithm>
#include <functional>

#include "src/match/travel_to.h"

namespace kith {
namespace {

constexpr AttendanceSet kNoVisit = kRemote | kHomeVisit;

}  // namespace

ProximityPoints::ProximityPoints(const RankingPolicy& policy) : policy_(policy) {
  for (std::int32_t minutes = 0; minutes <= kTableMinutes; ++minutes) {
    visits_[static_cast<std::size_t>(minutes)] = Plainly(kInPerson, minutes);
    visits_or_not_[static_cast<std::size_t>(minutes)] = Plainly(kInPerson | kNoVisit, minutes);
  }
}

std::int32_t ProximityPoints::Plainly(AttendanceSet ways, std::int32_t minutes) const {
  const Travel visit{.basis = TravelBasis::kStraightLine, .minutes = minutes};
  PartValues values{};
  values[static_cast<std::size_t>(ScorePart::kProximity)] = ProximityValue(policy_, TravelBy(ways, visit));
  return PointsOf(policy_, values).score;
}

const ProximityPoints::Table& ProximityPoints::TableOf(AttendanceSet ways) const {
  return (ways & kNoVisit) == 0 ? visits_ : visits_or_not_;
}

std::int32_t ProximityPoints::Of(AttendanceSet ways, std::int32_t minutes) const {
  if (minutes > kTableMinutes) return Plainly(ways, minutes);
  return TableOf(ways)[static_cast<std::size_t>(minutes)];
}

std::int32_t ProximityPoints::MinutesFor(AttendanceSet ways, std::int32_t points) const {
  const Table& table = TableOf(ways);
  const auto* const less = std::upper_bound(table.begin(), table.end(), points, std::greater<>());
  return less == table.end() ? kAnyMinutes : static_cast<std::int32_t>(less - table.begin()) - 1;
}

}  // namespace kith
