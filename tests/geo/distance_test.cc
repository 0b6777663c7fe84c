#include "kith/geo/distance.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/outline.h"
#include "src/geo/sine.h"
#include "src/geo/sphere.h"
#include "tests/geo/shapes.h"

namespace kith {
namespace {

using Random = std::mt19937_64;

constexpr double kRadius = 6371008.8;

double Haversine(LatLng a, LatLng b) {
  const double to_radians = std::acos(-1.0) / 180;
  const double lat_a = a.lat_degrees() * to_radians;
  const double lat_b = b.lat_degrees() * to_radians;
  const double s = std::sin((lat_b - lat_a) / 2);
  const double t = std::sin((b.lng_degrees() - a.lng_degrees()) * to_radians / 2);
  return 2 * kRadius * std::asin(std::sqrt(std::min(1.0, s * s + std::cos(lat_a) * std::cos(lat_b) * t * t)));
}

LatLng RandomPoint(Random& random) {
  return LatLng::FromE7(static_cast<std::int32_t>(random() % 1'800'000'001) - 900'000'000,
                        static_cast<std::int32_t>(static_cast<std::int64_t>(random() % 3'600'000'001) - 1'800'000'000));
}

TEST(DistanceMeters, IsWithinAMillimeterOfHaversineUpToAThousandKilometers) {
  const std::uint64_t seed = 1;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  for (int i = 0; i < 100'000; ++i) {
    const LatLng a = RandomPoint(random);
    const std::int64_t span = std::int64_t{1} << (random() % 27);
    const auto near = [&](std::int64_t value, std::int64_t limit) {
      const std::int64_t step = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * span + 1)) - span;
      return static_cast<std::int32_t>(std::clamp(value + step, -limit, limit));
    };
    const LatLng b = LatLng::FromE7(near(a.lat_e7(), 900'000'000), near(a.lng_e7(), 1'800'000'000));
    const double expected = Haversine(a, b);
    if (expected > 1'000'000) continue;
    ASSERT_NEAR(DistanceMeters(a, b), expected, 0.001) << i;
  }
}

TEST(DistanceMeters, IsSoundAroundTheWholeGlobe) {
  const std::uint64_t seed = 2;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  for (int i = 0; i < 100'000; ++i) {
    const LatLng a = RandomPoint(random);
    const LatLng b = RandomPoint(random);
    // Haversine loses half its digits near the antipode, as the chord does.
    ASSERT_NEAR(DistanceMeters(a, b), Haversine(a, b), 0.5) << i;
    ASSERT_EQ(DistanceMeters(a, b), DistanceMeters(b, a)) << i;
    ASSERT_EQ(DistanceMeters(a, a), 0.0);
  }
  EXPECT_NEAR(DistanceMeters(LatLng::FromE7(900'000'000, 0), LatLng::FromE7(-900'000'000, 0)),
              std::acos(-1.0) * kRadius, 0.5);
  EXPECT_EQ(DistanceMeters(LatLng::FromE7(10, 1'800'000'000), LatLng::FromE7(10, -1'800'000'000)), 0.0);
}

// The bits that every compiler and optimisation level must give.
TEST(DistanceMeters, IsTheSameToTheBitEverywhere) {
  struct Case {
    LatLng a, b;
    std::uint64_t bits;
  };
  const Case cases[] = {
      {LatLng::FromE7(340'336'000, -1'182'092'000), LatLng::FromE7(340'522'342, -1'182'436'849), 0x40ada2950acdc6b9},
      {LatLng::FromE7(340'336'000, -1'182'092'000), LatLng::FromE7(340'336'001, -1'182'092'000), 0x3f86c5d31b47afac},
      {LatLng::FromE7(340'336'000, -1'182'092'000), LatLng::FromE7(407'127'753, -740'059'728), 0x414e030042676704},
      {LatLng::FromE7(-338'688'200, 1'512'092'900), LatLng::FromE7(514'773'500, -1'000'000), 0x417034e76e66e5fe},
      {LatLng::FromE7(0, 0), LatLng::FromE7(0, 1'800'000'000), 0x41731680a7129442},
      {LatLng::FromE7(899'999'999, 1), LatLng::FromE7(-899'999'999, 1'234'567'890), 0x41731680a7129442},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(std::bit_cast<std::uint64_t>(DistanceMeters(c.a, c.b)), c.bits)
        << std::hex << "0x" << std::bit_cast<std::uint64_t>(DistanceMeters(c.a, c.b));
  }
}

TEST(DistanceRangeMeters, IsNoughtInsideAndReachesTheFarthestCorner) {
  const Outline square = geo_test::Square(-1'183'000'000, 340'000'000, -1'182'000'000, 341'000'000);
  const DistanceRange inside = DistanceRangeMeters(square, LatLng::FromE7(340'500'000, -1'182'500'000));
  EXPECT_EQ(inside.nearest_meters, 0.0);
  EXPECT_NEAR(inside.farthest_meters, 7220, 20);
  EXPECT_EQ(DistanceRangeMeters(square, LatLng::FromE7(341'000'000, -1'182'500'000)).nearest_meters,
            0.0);  // on the border
}

TEST(DistanceRangeMeters, CountsHoles) {
  const Outline ring = geo_test::Holed(geo_test::Square(-1'190'000'000, 335'000'000, -1'170'000'000, 345'000'000),
                                       geo_test::Square(-1'181'000'000, 339'000'000, -1'179'000'000, 341'000'000));
  EXPECT_NEAR(DistanceRangeMeters(ring, LatLng::FromE7(340'000'000, -1'180'000'000)).nearest_meters, 9218, 10);
}

TEST(DistanceRangeMeters, GoesTheShortWayOverTheAntimeridian) {
  const Outline east = geo_test::Square(1'795'000'000, -10'000'000, 1'800'000'000, 10'000'000);
  const DistanceRange range = DistanceRangeMeters(east, LatLng::FromE7(0, -1'799'000'000));
  EXPECT_NEAR(range.nearest_meters, 11119.5, 20);
}

// The nearest point of an edge by trying ten thousand of them.
TEST(DistanceRangeMeters, IsWithinATenthOfAPercentUpToAHundredKilometers) {
  const std::uint64_t seed = 3;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  const auto near = [&](std::int32_t value, std::int32_t span) {
    return value + static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(2 * span + 1)) - span;
  };
  for (int world = 0; world < 60; ++world) {
    const LatLng p = LatLng::FromE7(near(340'000'000, 5'000'000), near(-1'180'000'000, 5'000'000));
    const std::int32_t span = 200'000 << (world % 6);
    Outline triangle;
    triangle.polygons.emplace_back();
    for (int i = 0; i < 3; ++i) {
      triangle.polygons[0].outer.vertices.push_back(LatLng::FromE7(near(p.lat_e7(), span), near(p.lng_e7(), span)));
    }
    if (Covers(triangle, p)) continue;
    double nearest = 1e9, farthest = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const LatLng a = triangle.polygons[0].outer.vertices[i];
      const LatLng b = triangle.polygons[0].outer.vertices[(i + 1) % 3];
      for (int k = 0; k <= 10'000; ++k) {
        const LatLng on =
            LatLng::FromE7(a.lat_e7() + static_cast<std::int32_t>(std::int64_t{b.lat_e7() - a.lat_e7()} * k / 10'000),
                           a.lng_e7() + static_cast<std::int32_t>(std::int64_t{b.lng_e7() - a.lng_e7()} * k / 10'000));
        nearest = std::min(nearest, DistanceMeters(p, on));
        farthest = std::max(farthest, DistanceMeters(p, on));
      }
    }
    const DistanceRange range = DistanceRangeMeters(triangle, p);
    EXPECT_NEAR(range.nearest_meters, nearest, nearest * 0.001 + 1) << world;
    EXPECT_NEAR(range.farthest_meters, farthest, farthest * 0.001 + 1) << world;
  }
}

// Squared chords stand for meters in it: to the bit it is what meters give.
TEST(DistanceRangeMeters, IsTheLeastAndTheGreatestOfDistances) {
  const std::uint64_t seed = 5;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  const auto near = [&](std::int32_t value, std::int32_t span) {
    return value + static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(2 * span + 1)) - span;
  };
  int outside = 0;
  for (int world = 0; world < 2000; ++world) {
    const std::int32_t span = 20 << (world % 22);
    const LatLng p = LatLng::FromE7(near(340'000'000, 5'000'000), near(-1'180'000'000, 5'000'000));
    Outline outline;
    std::vector<LatLng>& v = outline.polygons.emplace_back().outer.vertices;
    for (int i = 0; i < 3 + world % 9; ++i) v.push_back(LatLng::FromE7(near(p.lat_e7(), span), near(p.lng_e7(), span)));
    const double cosine = geo_internal::SineCosineOf(p.lat_e7()).cosine;
    double nearest = 1e9, farthest = 0;
    for (std::size_t i = 0; i < v.size(); ++i) {
      const LatLng on = geo_internal::NearestOnEdge(v[(i + v.size() - 1) % v.size()], v[i], p, cosine);
      nearest = std::min(nearest, DistanceMeters(p, on));
      farthest = std::max(farthest, DistanceMeters(p, v[i]));
    }
    const DistanceRange range = DistanceRangeMeters(outline, p);
    EXPECT_EQ(range.farthest_meters, farthest) << world;
    EXPECT_EQ(range.nearest_meters, Covers(outline, p) ? 0 : nearest) << world;
    outside += Covers(outline, p) ? 0 : 1;
  }
  EXPECT_GT(outside, 500);
}

}  // namespace
}  // namespace kith
