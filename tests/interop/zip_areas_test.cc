// The exact geometry on real ZIP areas at full detail: they share their borders vertex by vertex, so that no two have inner points in common.
#include <array>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/geo/outline.h"
#include "kith/interop/geojson.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

constexpr std::size_t kAreas = 150;  // of 340, to be quick under sanitizers

std::string Unzipped(const std::filesystem::path& path) {
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(("gzip -dc '" + path.string() + "'").c_str(), "r"),
                                                         close);
  std::string text;
  std::array<char, 1 << 16> buffer{};
  while (pipe != nullptr) {
    const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
    if (read == 0) break;
    text.append(buffer.data(), read);
  }
  return text;
}

struct ZipArea {
  std::string zip;
  Outline outline;
};

std::vector<ZipArea> ReadAreas(const std::filesystem::path& path) {
  std::vector<ZipArea> areas;
  const nlohmann::json collection = nlohmann::json::parse(Unzipped(path));
  for (const nlohmann::json& feature : collection.at("features")) {
    const absl::StatusOr<ParsedOutline> parsed = ParseOutline(feature.at("geometry").dump());
    EXPECT_TRUE(parsed.ok()) << parsed.status();
    if (parsed.ok()) areas.push_back({feature.at("properties").at("ZCTA5CE10"), parsed->outline});
    if (areas.size() == kAreas) break;
  }
  return areas;
}

TEST(ZipAreas, EachIsInsideItselfAndApartFromAllOthers) {
  const std::filesystem::path folder = SharedData("la-zcta");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const std::vector<ZipArea> areas = ReadAreas(folder / "zcta2010_la_and_neighbors.geojson.gz");
  ASSERT_EQ(areas.size(), kAreas);
  for (const ZipArea& one : areas) {
    for (const ZipArea& other : areas) {
      const OutlineRelation expected = &one == &other ? OutlineRelation::kInside : OutlineRelation::kDisjoint;
      EXPECT_EQ(Relate(one.outline, other.outline), expected) << one.zip << " " << other.zip;
    }
  }
}

TEST(ZipAreas, EachIsInsideTheUnionOfAll) {
  const std::filesystem::path folder = SharedData("la-zcta");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const std::vector<ZipArea> areas = ReadAreas(folder / "zcta2010_la_and_neighbors.geojson.gz");
  Outline all;
  for (const ZipArea& area : areas) {
    all.polygons.insert(all.polygons.end(), area.outline.polygons.begin(), area.outline.polygons.end());
  }
  for (std::size_t i = 0; i < areas.size(); i += 10) {
    EXPECT_EQ(Relate(areas[i].outline, all), OutlineRelation::kInside) << areas[i].zip;
  }
}

TEST(ZipAreas, EachCoversItsVerticesTogetherWithItsNeighbours) {
  const std::filesystem::path folder = SharedData("la-zcta");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const std::vector<ZipArea> areas = ReadAreas(folder / "zcta2010_la_and_neighbors.geojson.gz");
  std::size_t shared = 0;
  for (const ZipArea& one : areas) {
    const std::vector<LatLng>& vertices = one.outline.polygons[0].outer.vertices;
    for (std::size_t i = 0; i < vertices.size(); i += 50) {
      std::size_t covering = 0;
      for (const ZipArea& other : areas) {
        const bool near = BoundingBox(other.outline)->Contains(vertices[i]);
        if (near && Covers(other.outline, vertices[i])) ++covering;
      }
      EXPECT_GE(covering, 1U) << one.zip;
      shared += covering > 1 ? 1 : 0;
    }
  }
  EXPECT_GT(shared, 500U);
}

}  // namespace
}  // namespace kith
