// ProximityPoints: what a visit of so many minutes is worth in points, and how many minutes leave so many points.
//
// Model     By score.h of every number of minutes: points never grow with minutes, so that each number of points has a last minute.
// Threads   Immutable. Cost: constructor O(kTableMinutes); Of O(1); MinutesFor O(log of kTableMinutes).
#pragma once

#include <array>
#include <cstdint>

#include "kith/match/policy.h"
#include "src/match/score.h"

namespace kith {

class ProximityPoints {
 public:
  static constexpr std::int32_t kTableMinutes = 255;
  static constexpr std::int32_t kAnyMinutes = 1'000'000;  // more than any way takes

  explicit ProximityPoints(const RankingPolicy& policy);

  // `ways`: a visit, alone or among others.
  std::int32_t Of(AttendanceSet ways, std::int32_t minutes) const;
  // The last minutes that are worth as much; below 0 where none are; kAnyMinutes where those beyond the table may be.
  std::int32_t MinutesFor(AttendanceSet ways, std::int32_t points) const;

 private:
  using Table = std::array<std::int32_t, kTableMinutes + 1>;  // by minutes
  std::int32_t Plainly(AttendanceSet ways, std::int32_t minutes) const;
  const Table& TableOf(AttendanceSet ways) const;

  RankingPolicy policy_;
  Table visits_{}, visits_or_not_{};  // where a visit is the only way; where it need not be
};

}  // namespace kith
