// What a few points tell of two outlines, against the sweep over all their edges.
#include "src/geo/relate.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/outline.h"
#include "tests/geo/catchment_worlds.h"

namespace kith::geo_internal {
namespace {

using geo_test::AddIfValid;
using geo_test::Dice;
using geo_test::Holed;
using geo_test::Lattice;
using geo_test::Outlined;
using geo_test::Square;
using geo_test::Star;
using geo_test::Throw;
using geo_test::Together;

constexpr std::uint64_t kSeed = 20261124;

std::optional<OutlineRelation> ByPoints(const Outline& a, const Outline& b) {
  const Box box_a = *BoundingBox(a), box_b = *BoundingBox(b);
  if (!box_a.Intersects(box_b)) return std::nullopt;
  return RelateByPoints(a, box_a, b, box_b);
}

// How often points told each relation.
struct Told {
  std::size_t pairs = 0, inside = 0, overlaps = 0, disjoint = 0;

  void Compare(const std::vector<Outline>& outlines) {
    for (const Outline& a : outlines) {
      for (const Outline& b : outlines) {
        const std::optional<OutlineRelation> relation = ByPoints(a, b);
        ++pairs;
        if (!relation) continue;
        ASSERT_EQ(*relation, RelateBySweep(a, b)) << &a - outlines.data() << ", " << &b - outlines.data();
        ASSERT_EQ(*relation, Relate(a, b));
        ++(*relation == OutlineRelation::kInside     ? inside
           : *relation == OutlineRelation::kOverlaps ? overlaps
                                                     : disjoint);
      }
    }
  }
};

// Star-shaped polygons of all sizes about one place: with holes, in parts of which some lie upon each other.
std::vector<Outline> Mixed(Dice& dice, std::int64_t extent, std::size_t count) {
  std::vector<Outline> outlines;
  while (outlines.size() < count) {
    // One after the other: compilers differ in which argument they make first.
    const std::int32_t lat = Throw(dice, -extent, extent);
    const std::int32_t lng = Throw(dice, -extent, extent);
    const LatLng center = Lattice(lat, lng);
    const std::int64_t radius = Throw(dice, extent / 30 + 2, extent);
    Polygon polygon;
    const auto corners = static_cast<std::size_t>(Throw(dice, 3, 60));
    polygon.outer = Star(dice, center, radius, corners);
    if (dice() % 2 == 0) polygon.holes.push_back(Star(dice, center, radius / 4 + 2, 7));
    AddIfValid(std::move(polygon), outlines, dice() % 4 == 0);
  }
  return outlines;
}

TEST(RelateByPoints, SaysWhatTheSweepSaysAtAllSizes) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed);
  Told told;
  for (const std::int64_t extent : {8, 40, 1'000, 100'000, 80'000'000}) {
    for (int i = 0; i < 8; ++i) ASSERT_NO_FATAL_FAILURE(told.Compare(Mixed(dice, extent, 24)));
  }
  EXPECT_GT(told.inside, 40U);
  EXPECT_GT(told.overlaps, told.pairs / 4);
  EXPECT_GT(told.disjoint, 900U);
}

TEST(RelateByPoints, SaysWhatTheSweepSaysWhereBordersAreShared) {
  Told told;
  std::vector<Outline> outlines;
  for (std::int32_t x = 0; x < 12; x += 4) {
    for (std::int32_t y = 0; y < 12; y += 4) {
      outlines.push_back(Square(x, y, x + 4, y + 4));
      outlines.push_back(Holed(Square(x, y, x + 8, y + 8), Square(x + 3, y + 3, x + 5, y + 5)));
      outlines.push_back(Together({Square(x, y, x + 2, y + 4), Square(x + 2, y, x + 4, y + 4)}));
      outlines.push_back(Outlined({{x, y}, {x + 6, y}, {x + 3, y + 6}}));
      outlines.push_back(Square(x + 3, y + 3, x + 5, y + 5));
    }
  }
  ASSERT_NO_FATAL_FAILURE(told.Compare(outlines));
  EXPECT_GT(told.overlaps, 100U);
}

TEST(RelateByPoints, TellsWithoutEdgesNearby) {
  const Outline large = Holed(Square(0, 0, 1000, 1000), Square(400, 400, 600, 600)), small = Square(20, 20, 90, 90);
  EXPECT_EQ(ByPoints(small, large), OutlineRelation::kInside);
  EXPECT_EQ(ByPoints(large, small), OutlineRelation::kOverlaps);
  EXPECT_EQ(ByPoints(Square(420, 420, 580, 580), large), OutlineRelation::kDisjoint);
  EXPECT_EQ(ByPoints(large, Square(420, 420, 580, 580)), OutlineRelation::kDisjoint);
}

TEST(RelateByPoints, LeavesWhatHasNoAreaToTheSweep) {
  const Outline line = Outlined({{20, 20}, {90, 90}, {50, 50}}), large = Square(0, 0, 1000, 1000);
  EXPECT_EQ(ByPoints(line, large), std::nullopt);
  EXPECT_EQ(ByPoints(large, line), std::nullopt);
  EXPECT_EQ(Relate(line, large), OutlineRelation::kDisjoint);
}

}  // namespace
}  // namespace kith::geo_internal
