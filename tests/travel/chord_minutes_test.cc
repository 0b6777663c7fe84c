// ChordMinutes against what it stands for, at random chords and on both sides of every border between two minutes.
#include "src/travel/chord_minutes.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "src/geo/sphere.h"

namespace kith {
namespace {

std::int32_t Plainly(double squared_chord, TravelMode mode, const TravelAssumptions& assumptions) {
  return StraightLineMinutes(geo_internal::MetersOfSquaredChord(squared_chord), mode, assumptions);
}

std::vector<TravelAssumptions> SomeAssumptions() {
  TravelAssumptions slow, swift, still;
  slow.detour_percent = 1000;
  slow.walk_meters_per_minute = 1;
  slow.transit_start_minutes = slow.car_start_minutes = 300;
  swift.detour_percent = 100;
  swift.car_meters_per_minute = 10'000'000;
  swift.car_start_minutes = 0;
  still.car_meters_per_minute = 0;
  return {TravelAssumptions(), slow, swift, still};
}

constexpr TravelMode kModes[] = {TravelMode::kWalk, TravelMode::kBicycle, TravelMode::kTransit, TravelMode::kCar};

TEST(ChordMinutesTest, SaysWhatTheDistanceSays) {
  std::mt19937_64 random(5);
  for (const TravelAssumptions& assumptions : SomeAssumptions()) {
    for (const TravelMode mode : kModes) {
      const ChordMinutes minutes(mode, assumptions);
      for (int i = 0; i < 3000; ++i) {
        const double part = static_cast<double>(random() % (1U << 30)) / (1U << 30);
        const double chord = 4 * std::pow(part, 1 + i % 16);
        ASSERT_EQ(minutes.Of(chord), Plainly(chord, mode, assumptions)) << chord;
      }
      EXPECT_EQ(minutes.Of(0), Plainly(0, mode, assumptions));
      EXPECT_EQ(minutes.Of(4), Plainly(4, mode, assumptions));
    }
  }
}

TEST(ChordMinutesTest, KnowsTheLastChordOfEachMinute) {
  int borders = 0;
  for (const TravelAssumptions& assumptions : SomeAssumptions()) {
    for (const TravelMode mode : kModes) {
      const ChordMinutes minutes(mode, assumptions);
      EXPECT_LT(minutes.Within(-1), 0);
      for (std::int32_t m = 0; m <= ChordMinutes::kTableMinutes; ++m) {
        const double last = minutes.Within(m);
        if (last < 0) {
          EXPECT_GT(Plainly(0, mode, assumptions), m);
          continue;
        }
        EXPECT_LE(Plainly(last, mode, assumptions), m);
        EXPECT_EQ(minutes.Of(last), Plainly(last, mode, assumptions));
        if (last >= 4) continue;
        const double next = std::nextafter(last, 5.0);
        EXPECT_GT(Plainly(next, mode, assumptions), m);
        EXPECT_EQ(minutes.Of(next), Plainly(next, mode, assumptions));
        ++borders;
      }
      EXPECT_EQ(minutes.Within(ChordMinutes::kTableMinutes + 1), ChordMinutes::kAnyChord);
    }
  }
  EXPECT_GT(borders, 2000);
}

}  // namespace
}  // namespace kith
