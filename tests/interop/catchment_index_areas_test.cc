// CatchmentIndex on real ZIP areas at full detail, which share their borders vertex by vertex: 500,000 points where exactness is hard, against Covers.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/catchment_index.h"
#include "kith/geo/outline.h"
#include "kith/interop/area_file.h"
#include "tests/geo/catchment_worlds.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

constexpr std::uint64_t kSeed = 5;
constexpr std::size_t kPoints = 500'000;

TEST(CatchmentIndexAreas, AgreesWithThePlainTestOnAllZipAreas) {
  const std::filesystem::path folder = SharedData("la-zcta");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  const std::array<std::filesystem::path, 1> files = {folder / "zcta2010_la_and_neighbors.geojson.gz"};
  const absl::StatusOr<AreaImport> import = ReadAreas(files, {.type = AreaType::kZip});
  ASSERT_TRUE(import.ok()) << import.status();
  std::vector<CatchmentDefinition> definitions;
  std::vector<Box> boxes;
  for (const Area& area : import->areas) {
    definitions.push_back({.outlines = {&area.outline}});
    boxes.push_back(*BoundingBox(area.outline));
  }
  ASSERT_EQ(definitions.size(), 340U);
  const absl::StatusOr<CatchmentIndex> index = CatchmentIndex::Build(definitions, {});
  ASSERT_TRUE(index.ok()) << index.status();
  geo_test::Dice dice(kSeed);
  std::vector<LatLng> points;
  for (const Area& area : import->areas)
    geo_test::AddPointsNear(area.outline, dice, kPoints / import->areas.size() + 1, points);
  CatchmentLookup lookup(*index);
  std::vector<CatchmentId> expected;
  std::size_t shared = 0;
  // The plain test walks every vertex of what is near: each point is compared in the areas that its number picks, and in all that are found.
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::span<const CatchmentId> found = lookup.Covering(points[i]);
    shared += found.size() > 1 ? 1U : 0U;
    for (std::uint32_t area = 0; area < boxes.size(); ++area) {
      if (!boxes[area].Contains(points[i])) continue;
      const bool covers = std::binary_search(found.begin(), found.end(), CatchmentId(area));
      ASSERT_EQ(covers, Covers(import->areas[area].outline, points[i]))
          << area << " at " << points[i].lng_e7() << "," << points[i].lat_e7();
    }
  }
  EXPECT_GT(shared, points.size() / 4);
}

}  // namespace
}  // namespace kith
