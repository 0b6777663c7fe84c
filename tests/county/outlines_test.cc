// Borders of made-up areas: sound at every size, shared by neighbours, together as many vertices as asked for.
#include "bench/county/outlines.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "bench/county/geography.h"
#include "kith/geo/outline.h"

namespace kith {
namespace {

const LatLng kCenter = LatLng::FromE7(340'000'000, -1'182'000'000);

bool InOrder(Outline outline) { return !Normalize(outline); }

TEST(Outlines, StarsOfEverySizeAreSound) {
  for (const std::size_t vertices : {3U, 4U, 7U, 100U, 1'000U, 12'000U}) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      Random random(seed);
      for (const std::int32_t radius : {180'000, 2'000'000}) {
        const Outline outline{{Polygon{StarRing(random, kCenter, radius, vertices), {}}}};
        EXPECT_TRUE(Validate(outline).ok()) << vertices << " seed " << seed << " " << Validate(outline);
        EXPECT_TRUE(InOrder(outline)) << vertices << " seed " << seed;
        EXPECT_EQ(outline.polygons[0].outer.vertices.size(), vertices) << "seed " << seed;
        EXPECT_TRUE(Covers(outline, kCenter));
      }
    }
  }
}

TEST(Outlines, AVertexThatWholeCoordinatesCannotTellApartIsLeftOut) {
  Random random(5);
  const Outline outline{{Polygon{StarRing(random, kCenter, 30, 12'000), {}}}};
  EXPECT_LT(outline.polygons[0].outer.vertices.size(), 12'000U);
  EXPECT_TRUE(Validate(outline).ok()) << Validate(outline);
}

TEST(Outlines, CirclesAreSound) {
  for (const std::size_t vertices : {3U, 32U, 500U}) {
    const Outline outline{{Polygon{CircleRing(kCenter, 900'000, vertices), {}}}};
    EXPECT_TRUE(Validate(outline).ok()) << vertices;
    EXPECT_TRUE(InOrder(outline));
  }
}

TEST(Outlines, HeightsStayInTheirKite) {
  Random random(3);
  const std::vector<std::int32_t> heights = FractalHeights(random, 1'000, 30);
  ASSERT_EQ(heights.size(), 1'001U);
  for (std::int64_t i = 0; i <= 1'000; ++i) {
    const std::int64_t to_end = std::min<std::int64_t>(i, 1'000 - i);
    EXPECT_LE(std::abs(heights[static_cast<std::size_t>(i)]), kHeightUnit * to_end * 30 / 100'000) << i;
  }
}

// Cells by a drawing, its first line the southernmost row.
Outline Drawn(const std::vector<std::string>& rows, std::uint64_t seed) {
  const CellMap map({340'000'000, -1'180'000'000, 100'000, 120'000, rows.size(), rows[0].size()}, seed, 9);
  return map.Around([&](std::size_t row, std::size_t column) { return rows[row][column] == '#'; });
}

TEST(Outlines, RegionsOfAMapHaveTheirPartsAndHoles) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Outline ring = Drawn({"#####", "#...#", "#.#.#", "#...#", "#####"}, seed);
    EXPECT_TRUE(Validate(ring).ok()) << "seed " << seed << " " << Validate(ring);
    EXPECT_TRUE(InOrder(ring));
    ASSERT_EQ(ring.polygons.size(), 2U);
    EXPECT_EQ(ring.polygons[0].holes.size() + ring.polygons[1].holes.size(), 1U);
    // Cells that meet at a corner alone are parts of their own.
    const Outline corners = Drawn({"#.#", ".#.", "#.#"}, seed);
    EXPECT_TRUE(Validate(corners).ok()) << "seed " << seed << " " << Validate(corners);
    EXPECT_EQ(corners.polygons.size(), 5U);
    const Outline pinched = Drawn({"####", "#.##", "##.#", "####"}, seed);
    EXPECT_TRUE(Validate(pinched).ok()) << "seed " << seed << " " << Validate(pinched);
    ASSERT_EQ(pinched.polygons.size(), 1U);
  }
}

TEST(Outlines, TheMapsAreasAreSoundAndTile) {
  const Geography geography = LosAngelesByMap({.seed = 11, .vertices = 30'000});
  std::vector<const Outline*> all = {&geography.county};
  for (const ZipArea& zip : geography.zips) all.push_back(&zip.outline);
  for (const NamedOutline& city : geography.cities) all.push_back(&city.outline);
  for (const NamedOutline& area : geography.planning_areas) all.push_back(&area.outline);
  for (const Outline* outline : all) {
    EXPECT_TRUE(Validate(*outline).ok()) << Validate(*outline);
    EXPECT_TRUE(InOrder(*outline));
  }
  for (std::size_t i = 0; i + 1 < geography.zips.size(); ++i)
    EXPECT_EQ(Relate(geography.zips[i].outline, geography.zips[i + 1].outline), OutlineRelation::kDisjoint) << i;
  for (const ZipArea& zip : geography.zips) {
    EXPECT_EQ(Relate(zip.outline, geography.planning_areas[zip.planning_area].outline), OutlineRelation::kInside)
        << zip.code;
    EXPECT_EQ(Relate(zip.outline, geography.county), OutlineRelation::kInside) << zip.code;
  }
  EXPECT_NEAR(static_cast<double>(geography.vertices()), 30'000, 3'000);
}

TEST(Outlines, EveryoneOfTheMapLivesSomewhere) {
  const Geography geography = LosAngelesByMap({.seed = 1, .vertices = 1});
  std::array<std::uint64_t, kPlanningAreas> people{};
  for (const Neighborhood& each : geography.neighborhoods) {
    people[each.planning_area] += each.population;
    EXPECT_LT(each.zip, geography.zips.size());
    EXPECT_EQ(geography.zips[each.zip].planning_area, each.planning_area);
  }
  for (std::size_t i = 0; i < kPlanningAreas; ++i) EXPECT_EQ(people[i], kLosAngeles[i].population) << i;
}

}  // namespace
}  // namespace kith
