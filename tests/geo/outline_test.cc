#include "kith/geo/outline.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Holed;
using geo_test::Lattice;
using geo_test::Outlined;
using geo_test::RingOf;
using geo_test::Square;
using geo_test::Together;

TEST(Covers, IsClosedAtBordersAndVertices) {
  const Outline square = Square(0, 0, 10, 10);
  for (std::int32_t x = -1; x <= 11; ++x) {
    for (std::int32_t y = -1; y <= 11; ++y) {
      EXPECT_EQ(Covers(square, Lattice(x, y)), x >= 0 && x <= 10 && y >= 0 && y <= 10) << x << " " << y;
    }
  }
}

TEST(Covers, LeavesOutHolesButForTheirBorders) {
  const Outline ring = Holed(Square(0, 0, 10, 10), Square(3, 3, 6, 6));
  EXPECT_FALSE(Covers(ring, Lattice(4, 4)));
  EXPECT_TRUE(Covers(ring, Lattice(3, 4)));
  EXPECT_TRUE(Covers(ring, Lattice(6, 6)));
  EXPECT_TRUE(Covers(ring, Lattice(7, 4)));
}

TEST(Covers, TakesTheUnionOfPolygons) {
  const Outline two = Together({Square(0, 0, 2, 2), Square(5, 0, 7, 2)});
  EXPECT_TRUE(Covers(two, Lattice(1, 1)));
  EXPECT_TRUE(Covers(two, Lattice(6, 1)));
  EXPECT_FALSE(Covers(two, Lattice(3, 1)));
  EXPECT_FALSE(Covers(Outline{}, Lattice(0, 0)));
}

TEST(Covers, IsExactOnTheLargestCoordinates) {
  const Outline world = Square(-1'800'000'000, -900'000'000, 1'800'000'000, 900'000'000);
  EXPECT_TRUE(Covers(world, LatLng::FromE7(900'000'000, 1'800'000'000)));
  EXPECT_TRUE(Covers(world, LatLng::FromE7(-900'000'000, 0)));
  // One step to either side of the longest diagonal there is.
  const Outline half =
      Outlined({{-1'800'000'000, -900'000'000}, {1'800'000'000, -900'000'000}, {1'799'999'999, 900'000'000}});
  EXPECT_TRUE(Covers(half, Lattice(-1'800'000'000, -900'000'000)));
  EXPECT_TRUE(Covers(half, Lattice(0, 0)));
  EXPECT_FALSE(Covers(half, Lattice(-1, 0)));
}

TEST(BoundingBox, HoldsAllVerticesAndIsMissingForNothing) {
  EXPECT_EQ(BoundingBox(Outline{}), std::nullopt);
  const Box expected{-3, -1, 7, 5};
  EXPECT_EQ(BoundingBox(Together({Square(-1, -3, 2, 2), Square(4, 6, 5, 7)})), expected);
}

TEST(Relate, NeighboursThatShareABorderAreDisjoint) {
  const Outline left = Square(0, 0, 10, 10);
  EXPECT_EQ(Relate(left, Square(10, 0, 20, 10)), OutlineRelation::kDisjoint);
  EXPECT_EQ(Relate(left, Square(10, 3, 20, 7)), OutlineRelation::kDisjoint);                    // part of the border
  EXPECT_EQ(Relate(left, Square(10, -5, 20, 15)), OutlineRelation::kDisjoint);                  // more than the border
  EXPECT_EQ(Relate(left, Square(10, 10, 20, 20)), OutlineRelation::kDisjoint);                  // a corner
  EXPECT_EQ(Relate(left, Outlined({{10, 5}, {20, 0}, {20, 10}})), OutlineRelation::kDisjoint);  // a corner on an edge
}

TEST(Relate, TheSameAreaIsInsideHoweverItIsDrawn) {
  const Outline area = Outlined({{0, 0}, {10, 0}, {12, 7}, {3, 9}});
  EXPECT_EQ(Relate(area, area), OutlineRelation::kInside);
  Outline turned = area;
  std::reverse(turned.polygons[0].outer.vertices.begin(), turned.polygons[0].outer.vertices.end());
  EXPECT_EQ(Relate(area, turned), OutlineRelation::kInside);
  EXPECT_EQ(Relate(turned, area), OutlineRelation::kInside);
  EXPECT_EQ(Relate(Square(0, 0, 4, 4), Outlined({{0, 0}, {1, 0}, {4, 0}, {4, 4}, {4, 4}, {0, 4}, {0, 0}})),
            OutlineRelation::kInside);
}

TEST(Relate, InsideMayTouchTheBorder) {
  const Outline large = Square(0, 0, 10, 10);
  EXPECT_EQ(Relate(Square(2, 2, 5, 5), large), OutlineRelation::kInside);
  EXPECT_EQ(Relate(Square(0, 2, 5, 5), large), OutlineRelation::kInside);
  EXPECT_EQ(Relate(Outlined({{0, 5}, {5, 0}, {10, 5}, {5, 10}}), large), OutlineRelation::kInside);
  EXPECT_EQ(Relate(large, Square(2, 2, 5, 5)), OutlineRelation::kOverlaps);
}

TEST(Relate, OverlapsWithoutAnyVertexInTheOther) {
  EXPECT_EQ(Relate(Square(0, 4, 12, 6), Square(4, 0, 6, 12)), OutlineRelation::kOverlaps);
  // Through vertices only: the diagonals of a square meet its corners.
  EXPECT_EQ(Relate(Outlined({{-5, -5}, {15, 15}, {-5, 15}}), Square(0, 0, 10, 10)), OutlineRelation::kOverlaps);
}

TEST(Relate, CountsHolesAndIslands) {
  const Outline ring = Holed(Square(0, 0, 20, 20), Square(5, 5, 15, 15));
  EXPECT_EQ(Relate(Square(6, 6, 14, 14), ring), OutlineRelation::kDisjoint);
  EXPECT_EQ(Relate(Square(5, 5, 15, 15), ring), OutlineRelation::kDisjoint);  // fills the hole
  EXPECT_EQ(Relate(Square(4, 4, 16, 16), ring), OutlineRelation::kOverlaps);
  EXPECT_EQ(Relate(Square(1, 1, 5, 19), ring), OutlineRelation::kInside);
  const Outline filled = Together({ring, Square(5, 5, 15, 15)});
  EXPECT_EQ(Relate(Square(1, 1, 19, 19), filled), OutlineRelation::kInside);
  EXPECT_EQ(Relate(filled, Square(0, 0, 20, 20)), OutlineRelation::kInside);
  EXPECT_EQ(Relate(Square(0, 0, 20, 20), filled), OutlineRelation::kInside);
}

TEST(Relate, SeesTwoNeighboursOfOneOutlineAsOneArea) {
  const Outline halves = Together({Square(0, 0, 10, 10), Square(10, 0, 20, 10)});
  EXPECT_EQ(Relate(Square(5, 2, 15, 8), halves), OutlineRelation::kInside);
  // The common border has a vertex on one side only.
  const Outline tee = Together({Square(0, 0, 10, 10), Square(10, 0, 20, 5), Square(10, 5, 20, 10)});
  EXPECT_EQ(Relate(Square(5, 2, 15, 8), tee), OutlineRelation::kInside);
  EXPECT_EQ(Relate(halves, tee), OutlineRelation::kInside);
  EXPECT_EQ(Relate(tee, halves), OutlineRelation::kInside);
}

TEST(Relate, NothingIsDisjointFromAnything) {
  EXPECT_EQ(Relate(Outline{}, Square(0, 0, 1, 1)), OutlineRelation::kDisjoint);
  EXPECT_EQ(Relate(Square(0, 0, 1, 1), Outline{}), OutlineRelation::kDisjoint);
}

TEST(Validate, AcceptsHolesTouchesAndTurnedRings) {
  EXPECT_TRUE(Validate(Outline{}).ok());
  EXPECT_TRUE(Validate(Square(0, 0, 1, 1)).ok());
  EXPECT_TRUE(Validate(Outlined({{0, 0}, {0, 5}, {5, 5}, {5, 0}})).ok());     // clockwise
  EXPECT_TRUE(Validate(Holed(Square(0, 0, 9, 9), Square(0, 3, 2, 4))).ok());  // the hole touches the border
  EXPECT_TRUE(Validate(Outlined({{0, 0}, {10, 0}, {5, 5}, {10, 10}, {0, 10}, {5, 5}})).ok());  // touches itself
  EXPECT_TRUE(Validate(Together({Square(0, 0, 4, 4), Square(2, 2, 6, 6)})).ok());
}

struct BadOutline {
  const char* what;
  Outline outline;
  const char* message;
};

TEST(Validate, NamesPolygonAndRingOfWhatIsWrong) {
  const Outline good = Square(100, 100, 110, 110);
  Outline holes_overlap = Holed(Square(0, 0, 9, 9), Square(1, 1, 4, 4));
  holes_overlap.polygons[0].holes.push_back(Square(3, 3, 6, 6).polygons[0].outer);
  Outline holes_nest = Holed(Square(0, 0, 9, 9), Square(1, 1, 8, 8));
  holes_nest.polygons[0].holes.push_back(Square(3, 3, 6, 6).polygons[0].outer);
  const BadOutline cases[] = {
      {"no vertex", Together({good, Outlined({})}), "polygon 2, ring 1: has 0 distinct vertices"},
      {"two vertices", Outlined({{0, 0}, {5, 5}, {0, 0}}), "polygon 1, ring 1: has 2 distinct vertices"},
      {"bow tie", Outlined({{0, 0}, {10, 10}, {10, 0}, {0, 10}}), "polygon 1, ring 1: crosses itself"},
      {"bow tie at a vertex", Outlined({{0, 0}, {5, 5}, {10, 10}, {10, 0}, {5, 5}, {0, 10}}),
       "polygon 1, ring 1: crosses itself"},
      {"crosses at a vertex on an edge", Outlined({{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, -5}}),
       "polygon 1, ring 1: crosses itself"},
      {"twice round", Outlined({{0, 0}, {5, 0}, {5, 5}, {0, 0}, {5, 0}, {5, 5}}), "polygon 1, ring 1: crosses itself"},
      {"flat", Outlined({{0, 0}, {5, 5}, {10, 10}}), "polygon 1, ring 1: encloses no area"},
      {"hole crosses", Holed(Square(0, 0, 9, 9), Square(5, 5, 12, 7)), "polygon 1, ring 2: a hole that crosses ring 1"},
      {"hole outside", Together({good, Holed(Square(0, 0, 9, 9), Square(20, 20, 22, 22))}),
       "polygon 2, ring 2: a hole that reaches outside of ring 1"},
      {"holes overlap", holes_overlap, "polygon 1, ring 3: a hole that overlaps another hole"},
      {"holes nest", holes_nest, "polygon 1, ring 3: a hole that overlaps another hole"},
  };
  for (const BadOutline& bad : cases) {
    const absl::Status status = Validate(bad.outline);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << bad.what;
    EXPECT_NE(status.message().find(bad.message), std::string::npos) << bad.what << ": " << status.message();
  }
}

// A comb: every edge is as long as the whole, side by side with all others.
TEST(Validate, FinishesOnLongRingsOfAnyShape) {
  for (const std::int32_t slant : {0, 100'000}) {
    std::vector<geo_test::XY> comb{{0, -10}};
    for (std::int32_t i = 0; i < 6'000; ++i) {
      comb.push_back({i * 20, 0});
      comb.push_back({i * 20 + 10 + slant, 100'000'000});
    }
    comb.push_back({6'000 * 20, -10});
    EXPECT_TRUE(Validate(Outlined(comb)).ok()) << slant;
    std::swap(comb[5'001], comb[5'003]);
    EXPECT_FALSE(Validate(Outlined(comb)).ok()) << slant;
  }
}

TEST(Normalize, TurnsRingsAndDropsRepeatedVertices) {
  Outline outline = Outlined({{0, 0}, {0, 5}, {0, 5}, {5, 5}, {5, 0}, {0, 0}});
  outline.polygons[0].holes.push_back(RingOf({{1, 1}, {2, 1}, {2, 2}, {1, 2}}));
  EXPECT_TRUE(Normalize(outline));
  EXPECT_EQ(outline.polygons[0].outer, RingOf({{5, 0}, {5, 5}, {0, 5}, {0, 0}}));
  EXPECT_EQ(outline.polygons[0].holes[0], RingOf({{1, 2}, {2, 2}, {2, 1}, {1, 1}}));
  EXPECT_FALSE(Normalize(outline));
}

}  // namespace
}  // namespace kith
