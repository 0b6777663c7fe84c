// The exact geometry against slow and obvious ones: a winding number in 128 bits, Boost.Geometry on integers where it is exact, and a cut of
// the plane into vertical slabs.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <gtest/gtest.h>

#include "kith/geo/outline.h"
#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Lattice;
using geo_test::Outlined;
using geo_test::XY;

__extension__ using Int128 = __int128;
using Random = std::mt19937_64;

std::int32_t Between(Random& random, std::int64_t low, std::int64_t high) {
  return static_cast<std::int32_t>(low +
                                   static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1)));
}

// --- A winding number in 128 bits.

Int128 Cross(LatLng a, LatLng b, LatLng p) {
  return (Int128{b.lng_e7()} - a.lng_e7()) * (Int128{p.lat_e7()} - a.lat_e7()) -
         (Int128{b.lat_e7()} - a.lat_e7()) * (Int128{p.lng_e7()} - a.lng_e7());
}

bool OnEdge(LatLng a, LatLng b, LatLng p) {
  const Int128 along_x = (Int128{p.lng_e7()} - a.lng_e7()) * (Int128{p.lng_e7()} - b.lng_e7());
  const Int128 along_y = (Int128{p.lat_e7()} - a.lat_e7()) * (Int128{p.lat_e7()} - b.lat_e7());
  return Cross(a, b, p) == 0 && along_x <= 0 && along_y <= 0;
}

template <class Visit>
void ForEdges(const Ring& ring, Visit visit) {
  for (std::size_t i = 0; i < ring.vertices.size(); ++i) {
    visit(ring.vertices[i], ring.vertices[(i + 1) % ring.vertices.size()]);
  }
}

bool OnRing(const Ring& ring, LatLng p) {
  bool on = false;
  ForEdges(ring, [&](LatLng a, LatLng b) { on = on || OnEdge(a, b, p); });
  return on;
}

bool InRing(const Ring& ring, LatLng p) {
  int winding = 0;
  ForEdges(ring, [&](LatLng a, LatLng b) {
    if (a.lat_e7() <= p.lat_e7() && b.lat_e7() > p.lat_e7() && Cross(a, b, p) > 0) ++winding;
    if (b.lat_e7() <= p.lat_e7() && a.lat_e7() > p.lat_e7() && Cross(a, b, p) < 0) --winding;
  });
  return winding != 0;
}

bool SlowCovers(const Polygon& polygon, LatLng p) {
  if (OnRing(polygon.outer, p)) return true;
  if (!InRing(polygon.outer, p)) return false;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                      [&](const Ring& hole) { return !OnRing(hole, p) && InRing(hole, p); });
}

// --- Boost.Geometry.

namespace bg = boost::geometry;
using BoostPoint = bg::model::d2::point_xy<long long>;
using BoostPolygon = bg::model::polygon<BoostPoint, false, false>;  // counter-clockwise, open

BoostPoint ToBoost(LatLng p) { return {p.lng_e7(), p.lat_e7()}; }

BoostPolygon ToBoost(const Polygon& polygon) {
  BoostPolygon made;
  for (const LatLng p : polygon.outer.vertices) made.outer().push_back(ToBoost(p));
  for (const Ring& hole : polygon.holes) {
    made.inners().emplace_back();
    for (const LatLng p : hole.vertices) made.inners().back().push_back(ToBoost(p));
  }
  return made;
}

// --- Random polygons: a star around a point, with holes that are small copies of it.

Outline RandomStar(Random& random, std::int64_t x, std::int64_t y, std::int64_t radius) {
  const int corners = Between(random, 3, 12);
  std::vector<std::int64_t> steps(static_cast<std::size_t>(corners));
  std::vector<XY> outer, hole;
  const double pi = std::acos(-1.0);
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * pi * (i + 0.9 * static_cast<double>(random() % 1000) / 1000) / corners;
    const double reach = static_cast<double>(Between(random, radius / 3, radius));
    const auto at = [&](double r) {
      return XY{static_cast<std::int32_t>(static_cast<double>(x) + r * std::cos(angle)),
                static_cast<std::int32_t>(static_cast<double>(y) + r * std::sin(angle))};
    };
    outer.push_back(at(reach));
    hole.push_back(at(reach / 5));
  }
  Outline star = Outlined(outer);
  if (random() % 2 == 0) star = geo_test::Holed(star, Outlined(hole));
  Normalize(star);
  return star;
}

// Vertices, points of edges and their neighbours, and points anywhere near.
std::vector<LatLng> TellingPoints(Random& random, const Polygon& polygon, std::int64_t x, std::int64_t y,
                                  std::int64_t radius) {
  std::vector<LatLng> points;
  const auto add = [&](std::int64_t lng, std::int64_t lat) {
    points.push_back(Lattice(static_cast<std::int32_t>(std::clamp<std::int64_t>(lng, -1'800'000'000, 1'800'000'000)),
                             static_cast<std::int32_t>(std::clamp<std::int64_t>(lat, -900'000'000, 900'000'000))));
  };
  const auto around = [&](LatLng a, LatLng b) {
    for (const int part : {0, 1, 2}) {  // vertex, middle, anywhere
      const double t = part == 2 ? static_cast<double>(random() % 1'000'001) / 1e6 : part / 2.0;
      const std::int64_t lng = a.lng_e7() + std::llround(t * (static_cast<double>(b.lng_e7()) - a.lng_e7()));
      const std::int64_t lat = a.lat_e7() + std::llround(t * (static_cast<double>(b.lat_e7()) - a.lat_e7()));
      for (const int step : {-1, 0, 1}) add(lng + step, lat), add(lng, lat + step);
    }
  };
  ForEdges(polygon.outer, around);
  for (const Ring& hole : polygon.holes) ForEdges(hole, around);
  for (int i = 0; i < 20; ++i) add(Between(random, x - radius, x + radius), Between(random, y - radius, y + radius));
  return points;
}

TEST(Covers, AgreesWithAWindingNumberIn128BitsAtEveryScale) {
  const std::uint64_t seed = 20261124;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  for (const std::int64_t radius : {10LL, 1'000LL, 100'000LL, 50'000'000LL, 450'000'000LL, 890'000'000LL}) {
    for (int world = 0; world < 300; ++world) {
      const std::int64_t x = Between(random, -(1'800'000'000 - radius), 1'800'000'000 - radius);
      const std::int64_t y = Between(random, -(900'000'000 - radius), 900'000'000 - radius);
      const Outline star = RandomStar(random, x, y, radius);
      for (const LatLng p : TellingPoints(random, star.polygons[0], x, y, radius)) {
        ASSERT_EQ(Covers(star, p), SlowCovers(star.polygons[0], p)) << world << " " << radius;
      }
    }
  }
}

TEST(Covers, AgreesWithBoostGeometryOnIntegersWhereThatIsExact) {
  const std::uint64_t seed = 7;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  for (const std::int64_t radius : {1'000LL, 100'000LL, 5'000'000LL, 20'000'000LL}) {
    for (int world = 0; world < 300; ++world) {
      const std::int64_t x = Between(random, -1'190'000'000, -1'170'000'000);
      const std::int64_t y = Between(random, 330'000'000, 350'000'000);
      const Outline star = RandomStar(random, x, y, radius);
      const BoostPolygon boost = ToBoost(star.polygons[0]);
      for (const LatLng p : TellingPoints(random, star.polygons[0], x, y, radius)) {
        ASSERT_EQ(Covers(star, p), bg::covered_by(ToBoost(p), boost)) << world << " " << radius;
      }
    }
  }
}

// One step beside an edge of 20 degrees and more, a side in double is wrong (Boost 1.74); ours is not.
TEST(Covers, IsExactOneStepBesideLongEdges) {
  const std::uint64_t seed = 11;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int checked = 0;
  while (checked < 2'000) {
    const std::int64_t dx = Between(random, 200'000'000, 1'700'000'000);
    const std::int64_t dy = Between(random, 200'000'000, 890'000'000);
    // The lattice point inside the box that lies nearest to the diagonal: dx * v - dy * u = 1, by Euclid's algorithm.
    std::int64_t r0 = dx, r1 = dy, s0 = 1, s1 = 0, t0 = 0, t1 = 1;
    while (r1 != 0) {
      const std::int64_t q = r0 / r1;
      r0 = std::exchange(r1, r0 - q * r1);
      s0 = std::exchange(s1, s0 - q * s1);
      t0 = std::exchange(t1, t0 - q * t1);
    }
    if (r0 != 1) continue;
    std::int64_t u = -t0, v = s0;
    if (u < 0) u += dx, v += dy;
    if (u > dx || v < 0 || v > dy) continue;
    const auto at = [](std::int64_t x, std::int64_t y) {
      return XY{static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
    };
    const Outline above = Outlined({{0, 0}, at(dx, dy), at(0, dy)});
    EXPECT_TRUE(Covers(above, Lattice(at(u, v).x, at(u, v).y)));
    EXPECT_FALSE(Covers(above, Lattice(at(dx - u, dy - v).x, at(dx - u, dy - v).y)));
    ++checked;
  }
}

// --- The plane cut into vertical slabs at every vertex and crossing: between two edges of a slab lies one face. On small lattices doubles tell
// all faces apart.

struct Edge {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x0 < x1
  int turn = 0;                           // what the winding grows by, going up
  std::size_t layer = 0;
  double At(double x) const { return y0 + (y1 - y0) * (x - x0) / (x1 - x0); }
};

void AddEdges(std::vector<Edge>& edges, const Ring& ring, std::size_t layer, int turn) {
  ForEdges(ring, [&](LatLng a, LatLng b) {
    if (a.lng_e7() == b.lng_e7()) return;
    const bool east = a.lng_e7() < b.lng_e7();
    const LatLng w = east ? a : b;
    const LatLng e = east ? b : a;
    edges.push_back({static_cast<double>(w.lng_e7()), static_cast<double>(w.lat_e7()), static_cast<double>(e.lng_e7()),
                     static_cast<double>(e.lat_e7()), east ? turn : -turn, layer});
  });
}

std::vector<double> SlabBorders(const std::vector<Edge>& edges) {
  std::vector<double> xs;
  for (const Edge& a : edges) {
    xs.push_back(a.x0);
    xs.push_back(a.x1);
    for (const Edge& b : edges) {
      const double slope_a = (a.y1 - a.y0) / (a.x1 - a.x0);
      const double slope_b = (b.y1 - b.y0) / (b.x1 - b.x0);
      if (std::abs(slope_a - slope_b) < 1e-12) continue;
      const double x = (b.y0 - a.y0 + slope_a * a.x0 - slope_b * b.x0) / (slope_a - slope_b);
      if (x > std::max(a.x0, b.x0) && x < std::min(a.x1, b.x1)) xs.push_back(x);
    }
  }
  std::sort(xs.begin(), xs.end());
  return xs;
}

// Calls visit(winding of layer 0, winding of layer 1) for every face of every slab.
template <class Visit>
void ForFaces(const std::vector<Edge>& edges, Visit visit) {
  const std::vector<double> xs = SlabBorders(edges);
  for (std::size_t i = 0; i + 1 < xs.size(); ++i) {
    if (xs[i + 1] - xs[i] < 1e-7) continue;
    const double x = (xs[i] + xs[i + 1]) / 2;
    std::vector<std::pair<double, const Edge*>> met;
    for (const Edge& edge : edges) {
      if (edge.x0 < x && x < edge.x1) met.emplace_back(edge.At(x), &edge);
    }
    std::sort(met.begin(), met.end());
    int windings[2] = {0, 0};
    for (std::size_t k = 0; k < met.size(); ++k) {
      windings[met[k].second->layer] += met[k].second->turn;
      if (k + 1 < met.size() && met[k + 1].first - met[k].first > 1e-7) visit(windings[0], windings[1]);
    }
  }
}

bool SlowIsSimple(const Ring& ring) {
  std::vector<Edge> edges;
  AddEdges(edges, ring, 0, 1);
  int low = 0, high = 0;
  ForFaces(edges, [&](int winding, int) {
    low = std::min(low, winding);
    high = std::max(high, winding);
  });
  return high - low == 1;
}

int ProperCrossings(const Ring& ring) {
  int count = 0;
  ForEdges(ring, [&](LatLng a, LatLng b) {
    ForEdges(ring, [&](LatLng c, LatLng d) {
      const bool apart = (Cross(a, b, c) > 0 && Cross(a, b, d) < 0) || (Cross(a, b, c) < 0 && Cross(a, b, d) > 0);
      const bool across = (Cross(c, d, a) > 0 && Cross(c, d, b) < 0) || (Cross(c, d, a) < 0 && Cross(c, d, b) > 0);
      count += apart && across ? 1 : 0;
    });
  });
  return count / 2;
}

double TwiceArea(const Ring& ring) {
  double sum = 0;
  ForEdges(ring, [&](LatLng a, LatLng b) {
    sum += static_cast<double>(a.lng_e7()) * b.lat_e7() - static_cast<double>(b.lng_e7()) * a.lat_e7();
  });
  return sum;
}

void AddOutline(std::vector<Edge>& edges, const Outline& outline, std::size_t layer) {
  for (const Polygon& polygon : outline.polygons) {
    AddEdges(edges, polygon.outer, layer, TwiceArea(polygon.outer) > 0 ? 1 : -1);
    for (const Ring& hole : polygon.holes) AddEdges(edges, hole, layer, TwiceArea(hole) > 0 ? -1 : 1);
  }
}

OutlineRelation SlowRelate(const Outline& a, const Outline& b) {
  std::vector<Edge> edges;
  AddOutline(edges, a, 0);
  AddOutline(edges, b, 1);
  bool shared = false, only_a = false;
  ForFaces(edges, [&](int in_a, int in_b) {
    shared = shared || (in_a > 0 && in_b > 0);
    only_a = only_a || (in_a > 0 && in_b <= 0);
  });
  return shared && only_a ? OutlineRelation::kOverlaps : shared ? OutlineRelation::kInside : OutlineRelation::kDisjoint;
}

std::string Text(const Ring& ring) {
  std::string text;
  for (const LatLng p : ring.vertices) text += std::to_string(p.lng_e7()) + "," + std::to_string(p.lat_e7()) + " ";
  return text;
}

bool SlowHolesFit(const Polygon& polygon) {
  std::vector<Edge> edges;
  AddEdges(edges, polygon.outer, 0, TwiceArea(polygon.outer) > 0 ? 1 : -1);
  for (const Ring& hole : polygon.holes) AddEdges(edges, hole, 1, TwiceArea(hole) > 0 ? 1 : -1);
  bool fit = true;
  ForFaces(edges, [&](int outer, int holes) { fit = fit && holes <= outer && holes >= 0; });
  return fit;
}

Ring RandomLatticeRing(Random& random, std::int32_t size) {
  std::vector<XY> points(static_cast<std::size_t>(Between(random, 3, 8)));
  for (XY& p : points) p = {Between(random, 0, size), Between(random, 0, size)};
  return geo_test::RingOf(points);
}

Ring RandomSimpleRing(Random& random, std::int32_t size) {
  while (true) {
    Ring ring = RandomLatticeRing(random, size);
    Outline alone;
    alone.polygons.push_back({.outer = ring, .holes = {}});
    if (Validate(alone).ok()) return ring;
  }
}

Ring Moved(Ring ring, std::uint64_t steps) {
  const auto by = static_cast<std::int32_t>(steps);
  for (LatLng& p : ring.vertices) p = Lattice(p.lng_e7() + by, p.lat_e7() + by);
  return ring;
}

Polygon RandomPolygon(Random& random, std::int32_t size) {
  Polygon polygon{.outer = RandomSimpleRing(random, size), .holes = {}};
  for (int tries = 0; tries < 6; ++tries) {
    polygon.holes.push_back(RandomSimpleRing(random, size));
    Outline alone;
    alone.polygons.push_back(polygon);
    if (!Validate(alone).ok()) polygon.holes.pop_back();
  }
  return polygon;
}

TEST(Validate, FindsExactlyTheRingsThatWindOtherThanOnce) {
  const std::uint64_t seed = 3;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int simple = 0;
  for (int world = 0; world < 30'000; ++world) {
    Outline outline;
    outline.polygons.push_back({.outer = RandomLatticeRing(random, world % 2 == 0 ? 4 : 9), .holes = {}});
    const bool expected = SlowIsSimple(outline.polygons[0].outer);
    simple += expected ? 1 : 0;
    // Three edges through one point that is no vertex may wind as if they touched there: that is refused too.
    const bool knotted = expected && ProperCrossings(outline.polygons[0].outer) >= 3;
    ASSERT_TRUE(Validate(outline).ok() == expected || knotted)
        << world << ": " << Validate(outline).message() << " " << Text(outline.polygons[0].outer);
  }
  EXPECT_GT(simple, 3'000);
}

TEST(Validate, FindsExactlyTheHolesThatAreInsideAndApart) {
  const std::uint64_t seed = 4;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int fitting = 0;
  for (int world = 0; world < 2'500; ++world) {
    Polygon polygon{.outer = RandomSimpleRing(random, 12), .holes = {}};
    for (int i = 0; i <= world % 3; ++i) polygon.holes.push_back(Moved(RandomSimpleRing(random, 3), random() % 9));
    const bool expected = SlowHolesFit(polygon);
    fitting += expected ? 1 : 0;
    Outline outline;
    outline.polygons.push_back(polygon);
    ASSERT_EQ(Validate(outline).ok(), expected) << world << ": " << Validate(outline).message();
  }
  EXPECT_GT(fitting, 50);
}

TEST(Relate, AgreesWithACutIntoSlabs) {
  const std::uint64_t seed = 5;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int seen[3] = {0, 0, 0};
  for (int world = 0; world < 2'500; ++world) {
    const std::int32_t size = world % 2 == 0 ? 4 : 9;
    Outline a, b;
    a.polygons.push_back(RandomPolygon(random, size / 2 + world % 5));
    b.polygons.push_back(RandomPolygon(random, size));
    if (world % 7 == 0) b = a;
    const OutlineRelation expected = SlowRelate(a, b);
    ++seen[static_cast<int>(expected)];
    ASSERT_EQ(Relate(a, b), expected) << world;
  }
  for (const int count : seen) EXPECT_GT(count, 100);
}

TEST(Relate, IsNeverWrongAboutOutlinesOfSeveralPolygons) {
  const std::uint64_t seed = 6;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  Random random(seed);
  int exact = 0;
  for (int world = 0; world < 800; ++world) {
    Outline a, b;
    for (int i = 0; i < 3; ++i) {
      a.polygons.push_back(RandomPolygon(random, 6));
      b.polygons.push_back(RandomPolygon(random, 8));
    }
    const OutlineRelation expected = SlowRelate(a, b);
    const OutlineRelation found = Relate(a, b);
    exact += found == expected ? 1 : 0;
    ASSERT_TRUE(found == expected || (found == OutlineRelation::kOverlaps && expected == OutlineRelation::kInside))
        << world;
  }
  EXPECT_GT(exact, 400);
}

}  // namespace
}  // namespace kith
