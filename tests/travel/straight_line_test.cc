#include "kith/travel/straight_line.h"

#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace kith {
namespace {

constexpr TravelMode kModes[] = {TravelMode::kWalk, TravelMode::kBicycle, TravelMode::kTransit, TravelMode::kCar};

TEST(StraightLineTest, AddsTheDetourAndTheStart) {
  const TravelAssumptions assumptions;
  // 6,000 m become 7,800 m.
  EXPECT_EQ(StraightLineMinutes(6000, TravelMode::kWalk, assumptions), 98);     // 97.5
  EXPECT_EQ(StraightLineMinutes(6000, TravelMode::kBicycle, assumptions), 34);  // 33.9
  EXPECT_EQ(StraightLineMinutes(6000, TravelMode::kTransit, assumptions), 12 + 26);
  EXPECT_EQ(StraightLineMinutes(6000, TravelMode::kCar, assumptions), 5 + 13);
}

TEST(StraightLineTest, RoundsUpToWholeMinutes) {
  const TravelAssumptions assumptions{.detour_percent = 100};
  EXPECT_EQ(StraightLineMinutes(0, TravelMode::kWalk, assumptions), 0);
  EXPECT_EQ(StraightLineMinutes(0.5, TravelMode::kWalk, assumptions), 1);
  EXPECT_EQ(StraightLineMinutes(80, TravelMode::kWalk, assumptions), 1);
  EXPECT_EQ(StraightLineMinutes(80.001, TravelMode::kWalk, assumptions), 2);
}

TEST(StraightLineTest, NobodyWaitsForABusThatWalkingBeats) {
  const TravelAssumptions assumptions;
  EXPECT_EQ(StraightLineMinutes(300, TravelMode::kTransit, assumptions),
            StraightLineMinutes(300, TravelMode::kWalk, assumptions));
  for (int meters = 0; meters < 50'000; meters += 37) {
    EXPECT_LE(StraightLineMinutes(meters, TravelMode::kTransit, assumptions),
              StraightLineMinutes(meters, TravelMode::kWalk, assumptions));
  }
}

TEST(StraightLineTest, FartherIsNeverFaster) {
  const TravelAssumptions assumptions;
  const unsigned seed = 7;
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> meters(0, 2e5);
  for (int i = 0; i < 2000; ++i) {
    const double a = meters(random);
    const double b = meters(random);
    for (const TravelMode mode : kModes) {
      EXPECT_LE(StraightLineMinutes(std::min(a, b), mode, assumptions),
                StraightLineMinutes(std::max(a, b), mode, assumptions))
          << a << " " << b << ", seed " << seed;
    }
  }
}

TEST(StraightLineTest, StaysWithinItsMaximumWhateverComesIn) {
  const TravelAssumptions assumptions;
  for (const TravelMode mode : kModes) {
    EXPECT_EQ(StraightLineMinutes(1e9, mode, assumptions), 100'000);
    EXPECT_EQ(StraightLineMinutes(std::numeric_limits<double>::infinity(), mode, assumptions), 100'000);
    EXPECT_EQ(StraightLineMinutes(std::numeric_limits<double>::quiet_NaN(), mode, assumptions), 100'000);
    EXPECT_GE(StraightLineMinutes(-1e9, mode, assumptions), 0);
  }
  EXPECT_EQ(StraightLineMinutes(0, TravelMode::kWalk, {.walk_meters_per_minute = 0}), 100'000);
}

}  // namespace
}  // namespace kith
