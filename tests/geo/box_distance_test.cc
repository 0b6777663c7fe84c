// The least distance between boxes against that of points in them; and Hilbert positions.
#include "src/geo/box_distance.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "bench/county/random.h"
#include "kith/geo/distance.h"
#include "src/geo/hilbert.h"

namespace kith::geo_internal {
namespace {

LatLng AnyPoint(Random& random, std::int32_t lat, std::int32_t lng, std::int32_t spread) {
  const auto near = [&](std::int64_t at, std::int64_t most) {
    return static_cast<std::int32_t>(std::clamp(at + random.Between(-spread, spread), -most, most));
  };
  const std::int32_t y = near(lat, 900'000'000);
  const std::int32_t x = near(lng, 1'800'000'000);
  return LatLng::FromE7(y, x);
}

// Two points near one place.
Box AnyBox(Random& random, std::int32_t spread) {
  const std::int32_t lat = random.Between(-900'000'000, 900'000'000);
  const std::int32_t lng = random.Between(-1'800'000'000, 1'800'000'000);
  return Join(BoxOf(AnyPoint(random, lat, lng, spread)), BoxOf(AnyPoint(random, lat, lng, spread)));
}

LatLng AnyPointIn(Random& random, const Box& box) {
  const auto pick = [&](std::int32_t low, std::int32_t high) {
    return random.Chance(40) ? random.Pick({low, high}) : random.Between(low, high);
  };
  return LatLng::FromE7(pick(box.lat_min_e7, box.lat_max_e7), pick(box.lng_min_e7, box.lng_max_e7));
}

TEST(BoxDistanceTest, NoTwoPointsOfTwoBoxesAreNearer) {
  Random random(7, 1);
  std::size_t apart = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::int32_t spread = random.Pick({100, 100'000, 10'000'000, 300'000'000});
    const Box a = AnyBox(random, spread);
    const Box b = random.Chance(50) ? AnyBox(random, spread)
                                    : Join(BoxOf(AnyPoint(random, a.lat_min_e7, a.lng_min_e7, 2 * spread)),
                                           BoxOf(AnyPoint(random, a.lat_min_e7, a.lng_min_e7, 2 * spread)));
    const double least = LeastMeters(a, b);
    EXPECT_EQ(least, LeastMeters(b, a));
    for (int j = 0; j < 5; ++j) ASSERT_LE(least, DistanceMeters(AnyPointIn(random, a), AnyPointIn(random, b)));
    apart += least > 0 ? 1U : 0U;
  }
  EXPECT_GT(apart, 5000U);
}

TEST(BoxDistanceTest, OfTwoPointsItIsTheirDistanceButForTheSlack) {
  Random random(8, 1);
  for (int i = 0; i < 5000; ++i) {
    const LatLng p = AnyPoint(random, 340'000'000, -1'182'000'000, 10'000'000);
    const LatLng q = AnyPoint(random, 340'000'000, -1'182'000'000, 10'000'000);
    const double meters = DistanceMeters(p, q);
    EXPECT_NEAR(LeastMeters(BoxOf(p), BoxOf(q)), meters, 5 * kBoxSlackMeters);
    EXPECT_LE(LeastMeters(BoxOf(p), BoxOf(q)), std::max(0.0, meters - kBoxSlackMeters));
  }
}

TEST(BoxDistanceTest, TheWayOverThe180thMeridianIsShort) {
  const Box west = BoxOf(LatLng::FromE7(0, 1'799'000'000));
  const Box east = BoxOf(LatLng::FromE7(0, -1'799'000'000));
  EXPECT_LT(LeastMeters(west, east), 23'000);
  EXPECT_GT(LeastMeters(west, east), 22'000);
}

TEST(HilbertTest, NeighborsOfASquareFollowEachOther) {
  constexpr std::int32_t kSide = 16;
  constexpr std::pair<std::int32_t, std::int32_t> kSteps[] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
  std::set<std::uint64_t> positions;
  std::uint64_t least = ~std::uint64_t{0};
  for (std::int32_t y = 0; y < kSide; ++y) {
    for (std::int32_t x = 0; x < kSide; ++x) {
      const std::uint64_t position = HilbertPosition(LatLng::FromE7(y, x));
      positions.insert(position);
      least = std::min(least, position);
    }
  }
  ASSERT_EQ(positions.size(), std::size_t{kSide * kSide});
  EXPECT_EQ(*positions.rbegin() - least, kSide * kSide - 1) << "a square is one stretch of the curve";
  for (std::int32_t y = 0; y < kSide; ++y) {
    for (std::int32_t x = 0; x < kSide; ++x) {
      const std::uint64_t position = HilbertPosition(LatLng::FromE7(y, x));
      if (position == *positions.rbegin()) continue;
      bool next_to_it = false;
      for (const auto& [dy, dx] : kSteps) {
        const bool inside = y + dy >= 0 && y + dy < kSide && x + dx >= 0 && x + dx < kSide;
        next_to_it = next_to_it || (inside && HilbertPosition(LatLng::FromE7(y + dy, x + dx)) == position + 1);
      }
      EXPECT_TRUE(next_to_it) << x << ", " << y;
    }
  }
}

}  // namespace
}  // namespace kith::geo_internal
