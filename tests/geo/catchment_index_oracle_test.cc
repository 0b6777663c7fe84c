// CatchmentIndex against Covers, outline by outline, at the points where exactness is hard.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include "kith/geo/catchment_index.h"
#include "kith/geo/outline.h"
#include "tests/geo/catchment_worlds.h"

namespace kith {
namespace {

using geo_test::AddIfValid;
using geo_test::AddPointsNear;
using geo_test::Dice;
using geo_test::Lattice;
using geo_test::Star;
using geo_test::Throw;

constexpr std::uint64_t kSeed = 20261122;

struct World {
  explicit World(std::vector<Outline> all) : outlines(std::move(all)) {
    std::vector<CatchmentDefinition> definitions(outlines.size());
    for (std::size_t i = 0; i < outlines.size(); ++i) {
      definitions[i].outlines.push_back(&outlines[i]);
      boxes.push_back(*BoundingBox(outlines[i]));
    }
    absl::StatusOr<CatchmentIndex> built = CatchmentIndex::Build(definitions, {});
    EXPECT_TRUE(built.ok()) << built.status();
    index.emplace(*std::move(built));
  }

  std::vector<CatchmentId> Slowly(LatLng p) const {
    std::vector<CatchmentId> covering;
    for (std::uint32_t i = 0; i < outlines.size(); ++i) {
      if (boxes[i].Contains(p) && Covers(outlines[i], p)) covering.emplace_back(i);
    }
    return covering;
  }

  std::vector<Outline> outlines;
  std::vector<Box> boxes;
  std::optional<CatchmentIndex> index;
};

std::string Text(LatLng p) { return std::to_string(p.lng_e7()) + "," + std::to_string(p.lat_e7()); }

// Corners and borders of cells of every size, about each point; and the point.
void AddCellBorders(Dice& dice, std::vector<LatLng>& points) {
  const std::size_t count = points.size();
  for (std::size_t i = 0; i < count; i += 4) {
    const int shift = Throw(dice, 2, 20);
    const auto snap = [&](std::int32_t value) {
      return static_cast<std::int32_t>(((std::int64_t{value} >> shift) << shift) - Throw(dice, 0, 1));
    };
    const bool both = dice() % 2 == 0;
    points.push_back(Lattice(snap(points[i].lng_e7()), both ? snap(points[i].lat_e7()) : points[i].lat_e7()));
  }
}

void ExpectAgreement(const World& world, const std::vector<LatLng>& points) {
  CatchmentLookup lookup(*world.index);
  for (const LatLng p : points) {
    const std::span<const CatchmentId> found = lookup.Covering(p);
    const std::vector<CatchmentId> expected = world.Slowly(p);
    ASSERT_TRUE(std::equal(found.begin(), found.end(), expected.begin(), expected.end()))
        << Text(p) << ": found " << found.size() << ", expected " << expected.size();
  }
}

// Polygons of all sizes about one place, with holes, in several parts that may overlap.
std::vector<Outline> Mixed(Dice& dice, std::int64_t extent, std::size_t count, std::size_t vertices_max) {
  std::vector<Outline> outlines;
  while (outlines.size() < count) {
    const LatLng center = Lattice(Throw(dice, -extent, extent), Throw(dice, -extent, extent));
    const std::int64_t radius = Throw(dice, extent / 100 + 5, extent);
    Polygon polygon;
    polygon.outer =
        Star(dice, center, radius, static_cast<std::size_t>(Throw(dice, 3, static_cast<std::int64_t>(vertices_max))));
    if (dice() % 3 == 0) polygon.holes.push_back(Star(dice, center, radius / 12 + 2, 5));
    AddIfValid(polygon, outlines, dice() % 4 == 0);
  }
  return outlines;
}

std::vector<LatLng> PointsNear(const std::vector<Outline>& outlines, Dice& dice, std::size_t each) {
  std::vector<LatLng> points;
  for (const Outline& outline : outlines) AddPointsNear(outline, dice, each, points);
  AddCellBorders(dice, points);
  return points;
}

TEST(CatchmentIndexOracleTest, AgreesWithThePlainTestInWorldsOfAllSizes) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed);
  std::size_t count = 0;
  for (const std::int64_t extent : {30, 400, 5'000, 100'000, 3'000'000, 80'000'000}) {
    for (int i = 0; i < 6; ++i) {
      const World world(Mixed(dice, extent, 25, i % 2 == 0 ? 12 : 200));
      const std::vector<LatLng> points = PointsNear(world.outlines, dice, 100);
      count += points.size();
      ExpectAgreement(world, points);
    }
  }
  EXPECT_GT(count, 100'000U);
}

// A map whose areas share all of their borders: points on these are in two or more.
std::vector<Outline> SharedBorders(Dice& dice, std::int32_t side, std::int32_t cells) {
  std::vector<std::vector<LatLng>> corners;
  for (std::int32_t row = 0; row <= cells; ++row) {
    corners.emplace_back();
    for (std::int32_t column = 0; column <= cells; ++column)
      corners.back().push_back(
          Lattice(column * side + Throw(dice, -side / 4, side / 4), row * side + Throw(dice, -side / 4, side / 4)));
  }
  std::vector<Outline> outlines;
  for (std::size_t row = 0; row < static_cast<std::size_t>(cells); ++row) {
    for (std::size_t column = 0; column < static_cast<std::size_t>(cells); ++column) {
      outlines.emplace_back();
      outlines.back().polygons.push_back({.outer = {{corners[row][column], corners[row][column + 1],
                                                     corners[row + 1][column + 1], corners[row + 1][column]}},
                                          .holes = {}});
    }
  }
  return outlines;
}

TEST(CatchmentIndexOracleTest, ServesBothSidesOfABorder) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed + 1);
  for (const std::int32_t side : {8, 300, 40'000, 3'000'000}) {
    const World world(SharedBorders(dice, side, 12));
    const std::vector<LatLng> points = PointsNear(world.outlines, dice, 60);
    ExpectAgreement(world, points);
    std::size_t shared = 0;
    CatchmentLookup lookup(*world.index);
    for (const LatLng p : points) shared += lookup.Covering(p).size() > 1 ? 1U : 0U;
    EXPECT_GT(shared, points.size() / 8);
  }
}

TEST(CatchmentIndexOracleTest, AgreesWhereThousandsOverlap) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed + 2);
  std::vector<Outline> outlines;
  // All through one vertex; and side by side, one unit apart.
  for (int i = 0; i < 1'500; ++i) {
    const auto far = [&] { return Lattice(Throw(dice, -900'000, 900'000), Throw(dice, 1, 900'000)); };
    AddIfValid({.outer = {{Lattice(0, 0), far(), far()}}, .holes = {}}, outlines, false);
    AddIfValid({.outer = {{Lattice(-500'000, i), Lattice(500'000, i + 7), Lattice(500'000, 60'000 - i),
                           Lattice(-500'000, 61'000)}},
                .holes = {}},
               outlines, false);
  }
  const World world(std::move(outlines));
  std::vector<LatLng> points = {Lattice(0, 0), Lattice(0, -1), Lattice(1, 0), Lattice(-1, 1)};
  for (int i = 0; i < 600; ++i) points.push_back(Lattice(Throw(dice, -510'000, 510'000), Throw(dice, -5, 1'600)));
  for (int i = 0; i < 300; ++i) points.push_back(Lattice(Throw(dice, -50, 50), Throw(dice, -50, 50)));
  ExpectAgreement(world, points);
  const CatchmentIndexSize size = world.index->size();
  EXPECT_LT(size.bytes, 100U << 20) << size.cells << " cells, " << size.edges << " edges";
}

TEST(CatchmentIndexOracleTest, AgreesOnThinAndOnLongBorders) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed + 3);
  std::vector<Outline> outlines;
  while (outlines.size() < 150) {  // slivers: a unit or some wide, in all directions
    const LatLng a = Lattice(Throw(dice, -200'000, 200'000), Throw(dice, -200'000, 200'000));
    const LatLng b = Lattice(Throw(dice, -200'000, 200'000), Throw(dice, -200'000, 200'000));
    const LatLng c = Lattice(b.lng_e7() + Throw(dice, -3, 3), b.lat_e7() + Throw(dice, -3, 3));
    AddIfValid({.outer = {{a, b, c}}, .holes = {}}, outlines, false);
  }
  for (int i = 0; i < 2; ++i)
    outlines.push_back({{{.outer = Star(dice, Lattice(0, 0), 150'000 * (i + 1), 12'000), .holes = {}}}});
  const World world(outlines);
  ExpectAgreement(world, PointsNear(world.outlines, dice, 150));
}

constexpr std::int32_t kPole = 900'000'000;
constexpr std::int32_t kAntimeridian = 1'800'000'000;

TEST(CatchmentIndexOracleTest, AgreesAtPolesAntimeridianAndAcrossTheWorld) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed + 4);
  std::vector<Outline> outlines = {
      geo_test::Square(-kAntimeridian, -kPole, kAntimeridian, kPole),
      geo_test::Square(-kAntimeridian, kPole - 1000, kAntimeridian, kPole),
      geo_test::Square(kAntimeridian - 50'000, -20'000, kAntimeridian,
                       20'000),  // an island on the antimeridian, split:
      geo_test::Square(-kAntimeridian, -20'000, -kAntimeridian + 50'000, 20'000),  // its eastern part
      geo_test::Together({geo_test::Square(kAntimeridian - 90, 0, kAntimeridian, 90),
                          geo_test::Square(-kAntimeridian, 0, -kAntimeridian + 90, 90)}),
  };
  while (outlines.size() < 60) {  // triangles across the world
    const auto any = [&] { return Lattice(Throw(dice, -kAntimeridian, kAntimeridian), Throw(dice, -kPole, kPole)); };
    AddIfValid({.outer = {{any(), any(), any()}}, .holes = {}}, outlines, false);
  }
  for (int i = 0; i < 40; ++i) outlines.push_back(geo_test::Square(i * 10'000, 0, i * 10'000 + 9'999, 12'000));
  const World world(outlines);
  std::vector<LatLng> points = PointsNear(world.outlines, dice, 120);
  for (const std::int32_t lng : {-kAntimeridian, kAntimeridian, 0}) {
    for (const std::int32_t lat : {-kPole, kPole, 0, 20'000, -20'001}) points.push_back(Lattice(lng, lat));
  }
  ExpectAgreement(world, points);
}

TEST(CatchmentIndexOracleTest, EveryProcessorsPathGivesTheSameBytes) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed + 5);
  const World world(Mixed(dice, 200'000, 120, 300));
  const std::vector<LatLng> points = PointsNear(world.outlines, dice, 40);
  std::vector<std::vector<CatchmentId>> expected;
  for (const LatLng p : points) expected.push_back(world.Slowly(p));
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    CatchmentLookup lookup(*world.index);
    std::vector<std::vector<CatchmentId>> found;
    for (const LatLng p : points) {
      const std::span<const CatchmentId> covering = lookup.Covering(p);
      found.emplace_back(covering.begin(), covering.end());
    }
    EXPECT_TRUE(found == expected) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace
}  // namespace kith
