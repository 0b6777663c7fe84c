#include "kith/proj/proj_coordinates.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "src/interop/mapping_source.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

TEST(ProjCoordinates, ReadsStatePlaneInUsSurveyFeet) {
  const ProjCoordinates systems;
  const auto feet = systems.Find("ESRI:102645");
  ASSERT_TRUE(feet.ok()) << feet.status();
  const absl::StatusOr<LatLng> point = (*feet)->ToWgs84(6513662.491733025759459, 1891836.867410622071475);
  ASSERT_TRUE(point.ok()) << point.status();
  EXPECT_EQ(point->lat_e7(), 341907480);
  EXPECT_EQ(point->lng_e7(), -1181587384);
}

TEST(ProjCoordinates, TakesEastingFirstWhateverTheAuthoritySays) {
  const ProjCoordinates systems;
  const auto degrees = systems.Find("EPSG:4326");  // whose axes are latitude, longitude
  ASSERT_TRUE(degrees.ok());
  const absl::StatusOr<LatLng> point = (*degrees)->ToWgs84(-118.25, 34.05);
  ASSERT_TRUE(point.ok());
  EXPECT_EQ(*point, *LatLng::FromDegrees(34.05, -118.25));
}

TEST(ProjCoordinates, RefusesWhatIsNoSystem) {
  const ProjCoordinates systems;
  for (const char* name : {"EPSG:999999", "", "feet", "EPSG:102645"}) {
    const auto found = systems.Find(name);
    EXPECT_EQ(found.status().code(), absl::StatusCode::kInvalidArgument) << name;
  }
}

TEST(ProjCoordinates, RefusesWhatIsNoPlace) {
  const ProjCoordinates systems;
  const auto feet = systems.Find("ESRI:102645");
  ASSERT_TRUE(feet.ok());
  for (const double bad : {std::nan(""), HUGE_VAL, 1e300}) EXPECT_FALSE((*feet)->ToWgs84(bad, 1891836.8).ok()) << bad;
  EXPECT_TRUE((*feet)->ToWgs84(6513662.4, 1891836.8).ok());  // and serves on after an error
}

// What is no easting and northing of a system still gets degrees of it, somewhere in the sea.
TEST(ProjCoordinates, RefusesWhatLiesOutsideTheAreaOfUse) {
  const ProjCoordinates systems;
  for (const char* const code : {"EPSG:2229", "ESRI:102645"}) {
    const auto feet = systems.Find(code);
    ASSERT_TRUE(feet.ok());
    const double x = 6513662.4, y = 1891836.8;
    EXPECT_TRUE((*feet)->ToWgs84(x, y).ok());
    EXPECT_FALSE((*feet)->ToWgs84(y, x).ok()) << "in wrong order";
    EXPECT_FALSE((*feet)->ToWgs84(0, 0).ok());
    EXPECT_FALSE((*feet)->ToWgs84(-118.2, 34.1).ok()) << "degrees";
    EXPECT_NE((*feet)->ToWgs84(-118.2, 34.1).status().message().find("lies outside the area of"), std::string::npos);
  }
  const auto world = systems.Find("EPSG:3857");
  ASSERT_TRUE(world.ok());
  EXPECT_TRUE((*world)->ToWgs84(0, 0).ok()) << "which is in its area, and for others to judge";
  const auto fiji = systems.Find("EPSG:3460");  // from 176.81 degrees east to 178.15 west
  ASSERT_TRUE(fiji.ok());
  EXPECT_TRUE((*fiji)->ToWgs84(2000000, 4000000).ok());
}

// Each thread has its transformer; equal points come out equal.
TEST(ProjCoordinates, GivesEqualPointsInEveryThread) {
  const ProjCoordinates systems;
  std::vector<std::vector<LatLng>> points(4);
  std::vector<std::thread> threads;
  for (std::vector<LatLng>& mine : points) {
    threads.emplace_back([&systems, &mine] {
      const auto feet = systems.Find("EPSG:2229");
      for (int i = 0; i < 1000; ++i) mine.push_back(*(*feet)->ToWgs84(6400000 + i * 97.0, 1800000 + i * 31.0));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<LatLng>& other : points) EXPECT_EQ(other, points.front());
}

// The same file with degrees, made by others, is the oracle.
TEST(ProjCoordinates, AgreesWithThePublishedDegreesOfAllPantries) {
  const std::filesystem::path folder = SharedData("la-foodbank-pantries");
  if (folder.empty()) GTEST_SKIP() << "la-foodbank-pantries is not there";
  const absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder(folder);
  ASSERT_TRUE(files.ok());
  const auto feet_rows = ReadSource(*files->Open("food_pantries_stateplane.geojson", kMaxMappedFileBytes), {});
  const auto degree_rows = ReadSource(*files->Open("food_pantries_wgs84.csv", kMaxMappedFileBytes), {});
  ASSERT_TRUE(feet_rows.ok()) << feet_rows.status();
  ASSERT_TRUE(degree_rows.ok()) << degree_rows.status();
  ASSERT_EQ(feet_rows->rows.size(), 387U);
  ASSERT_EQ(degree_rows->rows.size(), 387U);
  const auto column = [](const SourceData& data, std::string_view name) {
    return static_cast<std::size_t>(std::find(data.columns.begin(), data.columns.end(), name) - data.columns.begin());
  };
  const ProjCoordinates systems;
  const auto feet = systems.Find("ESRI:102645");
  ASSERT_TRUE(feet.ok());
  for (std::size_t i = 0; i < feet_rows->rows.size(); ++i) {
    const std::vector<std::string>& cells = feet_rows->rows[i].cells;
    const std::vector<std::string>& known = degree_rows->rows[i].cells;
    const absl::StatusOr<LatLng> point =
        (*feet)->ToWgs84(*ParseDouble(cells[column(*feet_rows, "@x")]), *ParseDouble(cells[column(*feet_rows, "@y")]));
    ASSERT_TRUE(point.ok());
    EXPECT_EQ(cells[column(*feet_rows, "AgencyNo")], known[column(*degree_rows, "AgencyNo")]);
    EXPECT_NEAR(point->lat_degrees(), *ParseDouble(known[column(*degree_rows, "lat")]), 1e-6);
    EXPECT_NEAR(point->lng_degrees(), *ParseDouble(known[column(*degree_rows, "lon")]), 1e-6);
  }
}

}  // namespace
}  // namespace kith
