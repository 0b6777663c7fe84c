// Repair and Union against slow and obvious ones: counting how often a ray crosses each drawn ring, and Boost.Geometry's union.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <gtest/gtest.h>

#include "kith/geo/outline.h"
#include "kith/geo/repair.h"
#include "kith/geo/surface.h"
#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Lattice;
using geo_test::XY;
using Random = std::mt19937_64;

constexpr RepairOptions kAnyChange{.change_percent_max = 1e300, .merge_overlaps = true};

std::int32_t Between(Random& random, std::int64_t low, std::int64_t high) {
  return static_cast<std::int32_t>(low +
                                   static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1)));
}

// In doubles, as the points that are asked about keep away from all edges.
struct Point {
  double x = 0, y = 0;
};

bool OddlyCrossed(const Ring& ring, Point p) {
  bool odd = false;
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const LatLng a = v[i];
    const LatLng b = v[(i + 1) % v.size()];
    if ((a.lat_e7() > p.y) == (b.lat_e7() > p.y)) continue;
    const double x = a.lng_e7() + (p.y - a.lat_e7()) / (static_cast<double>(b.lat_e7()) - a.lat_e7()) *
                                      (static_cast<double>(b.lng_e7()) - a.lng_e7());
    if (x > p.x) odd = !odd;
  }
  return odd;
}

bool DrawnCovers(const Outline& outline, Point p) {
  return std::any_of(outline.polygons.begin(), outline.polygons.end(), [&](const Polygon& polygon) {
    return OddlyCrossed(polygon.outer, p) &&
           std::none_of(polygon.holes.begin(), polygon.holes.end(), [&](const Ring& h) { return OddlyCrossed(h, p); });
  });
}

double DistanceToRing(const Ring& ring, Point p) {
  double nearest = 1e300;
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const double ax = v[i].lng_e7();
    const double ay = v[i].lat_e7();
    const double dx = v[(i + 1) % v.size()].lng_e7() - ax;
    const double dy = v[(i + 1) % v.size()].lat_e7() - ay;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((p.x - ax) * dx + (p.y - ay) * dy) / length2, 0.0, 1.0) : 0;
    nearest = std::min(nearest, std::hypot(ax + t * dx - p.x, ay + t * dy - p.y));
  }
  return nearest;
}

double DistanceToBorder(const Outline& outline, Point p) {
  double nearest = 1e300;
  for (const Polygon& polygon : outline.polygons) {
    nearest = std::min(nearest, DistanceToRing(polygon.outer, p));
    for (const Ring& hole : polygon.holes) nearest = std::min(nearest, DistanceToRing(hole, p));
  }
  return nearest;
}

Ring RandomRing(Random& random, std::int64_t x, std::int64_t y, std::int64_t radius, int vertices) {
  Ring ring;
  for (int i = 0; i < vertices; ++i) {
    ring.vertices.push_back(Lattice(Between(random, x - radius, x + radius), Between(random, y - radius, y + radius)));
  }
  return ring;
}

Outline RandomDrawing(Random& random, std::int64_t x, std::int64_t y, std::int64_t radius) {
  Outline drawing;
  const int polygons = random() % 3 == 0 ? Between(random, 2, 4) : 1;
  for (int i = 0; i < polygons; ++i) {
    Polygon polygon;
    polygon.outer = RandomRing(random, x, y, radius, Between(random, 3, 14));
    for (int hole = random() % 3 == 0 ? Between(random, 1, 3) : 0; hole > 0; --hole)
      polygon.holes.push_back(RandomRing(random, x, y, radius / 2, Between(random, 3, 8)));
    drawing.polygons.push_back(std::move(polygon));
  }
  return drawing;
}

bool PassesAVertexTwice(const Ring& ring) {
  std::vector<LatLng> sorted = ring.vertices;
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

// Sound, normalized, nothing to repair, no ring that touches itself.
void ExpectSound(const Outline& outline) {
  ASSERT_TRUE(Validate(outline).ok()) << Validate(outline);
  Outline normalized = outline;
  EXPECT_FALSE(Normalize(normalized));
  for (const Polygon& polygon : outline.polygons) {
    EXPECT_FALSE(PassesAVertexTwice(polygon.outer));
    for (const Ring& hole : polygon.holes) EXPECT_FALSE(PassesAVertexTwice(hole));
  }
  const absl::StatusOr<RepairedOutline> again = Repair(outline);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->outline, outline);
  EXPECT_TRUE(again->repairs.empty()) << ToText(again->repairs[0]);
}

struct Scale {
  std::int64_t radius = 0;
  int worlds = 0;
};

class RepairAtScale : public testing::TestWithParam<Scale> {};

TEST_P(RepairAtScale, CoversWhatTheEvenOddRuleSaysOfTheDrawing) {
  const std::uint64_t seed = 20261122 + static_cast<std::uint64_t>(GetParam().radius);
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  const std::int64_t radius = GetParam().radius;
  int redrawn = 0;
  int asked = 0;
  int empty = 0;
  for (int world = 0; world < GetParam().worlds; ++world) {
    SCOPED_TRACE(testing::Message() << "world " << world);
    const std::int64_t x = Between(random, -(1'800'000'000 - radius), 1'800'000'000 - radius);
    const std::int64_t y = Between(random, -(900'000'000 - radius), 900'000'000 - radius);
    const Outline drawing = RandomDrawing(random, x, y, radius);
    const absl::StatusOr<RepairedOutline> repaired = Repair(drawing, kAnyChange);
    const Outline outline = repaired.ok() ? repaired->outline : Outline();
    if (!repaired.ok()) {
      ++empty;
      ASSERT_EQ(repaired.status().code(), absl::StatusCode::kInvalidArgument) << repaired.status();
    } else {
      redrawn += repaired->area_after_m2 > 0 ? 1 : 0;
      ASSERT_TRUE(Validate(outline).ok()) << Validate(outline);
      if (repaired->area_after_m2 > 0) ExpectSound(outline);
    }
    for (int i = 0; i < 60; ++i) {
      const LatLng p = Lattice(Between(random, x - radius, x + radius), Between(random, y - radius, y + radius));
      const Point at{static_cast<double>(p.lng_e7()), static_cast<double>(p.lat_e7())};
      if (DistanceToBorder(drawing, at) <= 1) continue;
      ++asked;
      ASSERT_EQ(Covers(outline, p), DrawnCovers(drawing, at)) << "point " << i;
    }
  }
  EXPECT_GT(redrawn, GetParam().worlds / 2);
  EXPECT_LT(empty, GetParam().worlds / 2);
  if (radius > 4) {
    EXPECT_GT(asked, GetParam().worlds);
  }
}

INSTANTIATE_TEST_SUITE_P(Scales, RepairAtScale,
                         testing::Values(Scale{2, 3'000}, Scale{4, 3'000}, Scale{10, 3'000}, Scale{40, 1'000},
                                         Scale{1'000, 500}, Scale{100'000, 500}, Scale{100'000'000, 500},
                                         Scale{899'000'000, 500}));

// Many vertices on few places: edges that run along each other, through vertices, there and back.
TEST(Repair, SurvivesRingsThatAreATangle) {
  const std::uint64_t seed = 4;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  for (int world = 0; world < 300; ++world) {
    SCOPED_TRACE(testing::Message() << "world " << world);
    const std::int64_t radius = Between(random, 3, 60);
    Outline drawing;
    drawing.polygons.push_back({RandomRing(random, 0, 0, radius, Between(random, 20, 150)), {}});
    const absl::StatusOr<RepairedOutline> repaired = Repair(drawing, kAnyChange);
    if (repaired.ok()) ExpectSound(repaired->outline);
  }
}

// --- Boost.Geometry.

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<double>;
using BoostPolygon = bg::model::polygon<BoostPoint, false, false>;  // counter-clockwise, open
using BoostPolygons = bg::model::multi_polygon<BoostPolygon>;

BoostPolygon ToBoost(const Polygon& polygon) {
  BoostPolygon made;
  const auto point = [](LatLng p) {
    return BoostPoint{static_cast<double>(p.lng_e7()), static_cast<double>(p.lat_e7())};
  };
  for (const LatLng p : polygon.outer.vertices) made.outer().push_back(point(p));
  for (const Ring& hole : polygon.holes) {
    made.inners().emplace_back();
    for (const LatLng p : hole.vertices) made.inners().back().push_back(point(p));
  }
  return made;
}

double PlaneArea(const Outline& outline) {
  double sum = 0;
  for (const Polygon& polygon : outline.polygons) sum += bg::area(ToBoost(polygon));
  return sum;
}

// A star around a point, sound as it is drawn.
Outline RandomStar(Random& random, std::int64_t x, std::int64_t y, std::int64_t radius) {
  const int corners = Between(random, 3, 40);
  std::vector<XY> outer, hole;
  const double pi = std::acos(-1.0);
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * pi * i / corners;
    const double reach = static_cast<double>(Between(random, radius / 3, radius));
    const auto at = [&](double r) {
      return XY{static_cast<std::int32_t>(static_cast<double>(x) + r * std::cos(angle)),
                static_cast<std::int32_t>(static_cast<double>(y) + r * std::sin(angle))};
    };
    outer.push_back(at(reach));
    hole.push_back(at(reach / 5));
  }
  Outline star = geo_test::Outlined(outer);
  if (random() % 2 == 0) star = geo_test::Holed(star, geo_test::Outlined(hole));
  Normalize(star);
  return star;
}

TEST(Union, CoversWhatAnyOfThemCoversAndHasTheAreaThatBoostGeometryFinds) {
  const std::uint64_t seed = 9;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int several = 0;
  for (int world = 0; world < 300; ++world) {
    SCOPED_TRACE(testing::Message() << "world " << world);
    std::vector<Outline> stars;
    BoostPolygons all;
    for (int i = Between(random, 1, 6); i > 0; --i) {
      const std::int64_t x = Between(random, -1'180'000'000, -1'179'000'000);
      const std::int64_t y = Between(random, 340'000'000, 341'000'000);
      stars.push_back(RandomStar(random, x, y, Between(random, 100'000, 500'000)));
      BoostPolygons grown;
      bg::union_(all, ToBoost(stars.back().polygons[0]), grown);
      all = std::move(grown);
    }
    const absl::StatusOr<Outline> joined = Union(stars);
    ASSERT_TRUE(joined.ok()) << joined.status();
    ExpectSound(*joined);
    several += joined->polygons.size() > 1 ? 1 : 0;
    const double expected = bg::area(all);
    EXPECT_NEAR(PlaneArea(*joined), expected, expected * 1e-5);
    for (int i = 0; i < 50; ++i) {
      const LatLng p =
          Lattice(Between(random, -1'180'500'000, -1'178'500'000), Between(random, 339'500'000, 341'500'000));
      const Point at{static_cast<double>(p.lng_e7()), static_cast<double>(p.lat_e7())};
      const bool near =
          std::any_of(stars.begin(), stars.end(), [&](const Outline& star) { return DistanceToBorder(star, at) <= 1; });
      const bool covered =
          std::any_of(stars.begin(), stars.end(), [&](const Outline& star) { return Covers(star, p); });
      if (!near) {
        ASSERT_EQ(Covers(*joined, p), covered);
      }
    }
  }
  EXPECT_GT(several, 20);
}

// What is sound stays as it is, to the vertex.
TEST(Repair, LeavesSoundOutlinesAlone) {
  const std::uint64_t seed = 12;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int sound = 0;
  for (int world = 0; world < 2'000; ++world) {
    const Outline star = RandomStar(random, 0, 0, 1'000);
    if (!Validate(star).ok()) continue;  // rounding made some cross
    ++sound;
    const absl::StatusOr<RepairedOutline> repaired = Repair(star);
    ASSERT_TRUE(repaired.ok()) << repaired.status();
    EXPECT_EQ(repaired->outline, star);
    EXPECT_TRUE(repaired->repairs.empty());
  }
  EXPECT_GT(sound, 1'000);
}

}  // namespace
}  // namespace kith
