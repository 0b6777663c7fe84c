// A county's geography out of files: made of the real ones where they are there, of small ones that go wrong in one place each.
#include <cstdint>
#include <filesystem>
#include <map>
#include <numeric>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "bench/county/county.h"
#include "bench/county/county_files.h"
#include "bench/county/geography.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/geo/outline.h"
#include "tests/county/zip_agreement.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

constexpr const char* kZips = "la-zcta/zcta2010_la_and_neighbors.geojson.gz";
constexpr const char* kCounty = "la-boundaries/la_county.geojson.gz";
constexpr const char* kPlanning = "la-boundaries/la_spa.geojson.gz";
constexpr const char* kTracts = "la-tracts/tracts_svi2018.csv";
constexpr const char* kBlockGroups = "la-tracts/blockgroups_centroid_pop2013.csv";

std::string Square(std::string_view properties, double west) {
  const std::string w = std::to_string(west);
  const std::string e = std::to_string(west + 0.1);
  return R"({"type":"Feature","properties":{)" + std::string(properties) +
         R"(},"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",34.0],[" + e + ",34.0],[" + e + ",34.1],[" + w +
         ",34.1],[" + w + R"(,34.0]]]}})";
}
std::string Collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

// Eight planning areas side by side, each a ZIP area as well; the last block group lies in none.
PackageTexts SmallFiles() {
  std::string zips;
  std::string planning;
  for (std::size_t i = 0; i < kPlanningAreas; ++i) {
    const double west = -118.9 + 0.1 * static_cast<double>(i);
    const std::string_view comma = i == 0 ? "" : ",";
    zips += std::string(comma) + Square(R"("in_la_county":true,"ZCTA5CE10":"9000)" + std::to_string(i) + "\"", west);
    planning += std::string(comma) + Square(R"("spa_name":")" + std::string(kLosAngeles[i].name) + "\"", west);
  }
  zips += "," + Square(R"("in_la_county":false,"ZCTA5CE10":"92000")", -117.0);
  return {{kZips, Collection(zips)},
          {kPlanning, Collection(planning)},
          {kCounty, Collection(Square(R"("name":"Los Angeles County")", -118.9))},
          {kTracts,
           "FIPS,E_TOTPOP,E_HH,E_POV,E_LIMENG,E_NOVEH\n"
           "06037000100,1000,400,250,100,100\n"
           "06037000200,1000,400,-999,-999,-999\n"},
          {kBlockGroups,
           "geoid,tract,lat,lon,aland_m2,pop_2013\n"
           "060370002001,06037000200,34.05,-118.75,1000000,300\n"
           "060370001001,06037000100,34.05,-118.85,1000000,500\n"
           "060370001002,06037000100,34.05,-118.85,1000000,0\n"
           "060370003001,06037000300,34.5,-118.86,1000000,200\n"}};
}

class ReadGeography : public testing::Test {
 protected:
  absl::StatusOr<Geography> Read(const PackageTexts& files) const {
    std::filesystem::remove_all(folder_.path());
    for (const auto& [name, text] : files) {
      std::filesystem::create_directories((folder_.path() / name).parent_path());
      WriteText(folder_.path() / name, text);
    }
    return ReadLosAngeles(folder_.path());
  }
  // What it says of the small files where one of them is other; the folder's name left out.
  std::string ErrorWith(const std::string& name, const std::string& text) const {
    PackageTexts files = SmallFiles();
    files[name] = text;
    std::string message(Read(files).status().message());
    const std::string folder = folder_.path().string() + "/";
    for (std::size_t at = 0; (at = message.find(folder)) != std::string::npos;) message.erase(at, folder.size());
    return message;
  }
  TemporaryFolder folder_;
};

TEST_F(ReadGeography, PeopleLiveWhereTheirBlockGroupLies) {
  const absl::StatusOr<Geography> geography = Read(SmallFiles());
  ASSERT_TRUE(geography.ok()) << geography.status();
  ASSERT_EQ(geography->neighborhoods.size(), 3U);  // none where nobody lives
  ASSERT_EQ(geography->zips.size(), kPlanningAreas);
  const Neighborhood& first = geography->neighborhoods[0];
  EXPECT_EQ(first.planning_area, 0U);
  EXPECT_EQ(geography->zips[first.zip].code, "90000");
  EXPECT_EQ(first.population, 500U);
  EXPECT_EQ(first.poor, 250U);
  EXPECT_EQ(first.no_vehicle, 250U);
  EXPECT_EQ(first.limited_english, 100U);
  // The point that no area covers belongs to the nearest.
  EXPECT_EQ(geography->neighborhoods[1].planning_area, 0U);
  EXPECT_EQ(geography->neighborhoods[1].population, 200U);
  // What the tract does not say is its planning area's.
  const Neighborhood& last = geography->neighborhoods[2];
  EXPECT_EQ(last.planning_area, 1U);
  EXPECT_EQ(last.no_vehicle, kLosAngeles[1].no_vehicle);
  EXPECT_EQ(last.limited_english, kLosAngeles[1].limited_english);
  EXPECT_EQ(geography->zips[last.zip].population, 300U);
}

// 17 tracts of the real table have no people, and four of their block groups have some, in another year's count.
TEST_F(ReadGeography, ATractWithoutPeopleHasTheSharesOfItsPlanningArea) {
  PackageTexts files = SmallFiles();
  files[kTracts] += "06037000300,0,0,0,0,0\n";
  const absl::StatusOr<Geography> geography = Read(files);
  ASSERT_TRUE(geography.ok()) << geography.status();
  const Neighborhood& group = geography->neighborhoods[1];
  EXPECT_EQ(group.population, 200U);
  EXPECT_EQ(group.no_vehicle, kLosAngeles[0].no_vehicle);
  EXPECT_EQ(group.limited_english, kLosAngeles[0].limited_english);
}

TEST_F(ReadGeography, ATableThatIsTooLongIsRefusedBeforeItIsRead) {
  for (const char* name : {kTracts, kBlockGroups}) {
    ASSERT_TRUE(Read(SmallFiles()).ok());
    std::filesystem::resize_file(folder_.path() / name, kMaxTableBytes + 1);
    EXPECT_EQ(ReadLosAngeles(folder_.path()).status().message(),
              (folder_.path() / name).string() + ": longer than 67108864 bytes");
  }
}

TEST_F(ReadGeography, AMissingFileIsNamed) {
  for (const auto& [name, text] : SmallFiles()) {
    PackageTexts files = SmallFiles();
    files.erase(name);
    const absl::Status status = Read(files).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << name << ": " << status;
    EXPECT_NE(status.message().find(name), std::string_view::npos) << name << ": " << status;
  }
}

TEST_F(ReadGeography, ErrorsNameFileLineAndColumn) {
  EXPECT_EQ(ErrorWith(kTracts, ""), "la-tracts/tracts_svi2018.csv:1: empty: expected a header");
  EXPECT_EQ(ErrorWith(kTracts, "FIPS,E_TOTPOP,E_HH,E_POV,E_LIMENG\n"),
            "la-tracts/tracts_svi2018.csv:1: E_NOVEH: this column is missing");
  EXPECT_EQ(ErrorWith(kTracts, "FIPS,E_TOTPOP,E_HH,E_POV,E_LIMENG,E_NOVEH\n1,2,3,many,5,6\n"),
            "la-tracts/tracts_svi2018.csv:2: E_POV: \"many\" is not a number");
  EXPECT_EQ(ErrorWith(kTracts, "FIPS,E_TOTPOP,E_HH,E_POV,E_LIMENG,E_NOVEH\n1,2,3,4,5,nan\n"),
            "la-tracts/tracts_svi2018.csv:2: E_NOVEH: \"nan\" is not a number");
  const std::string header = "geoid,tract,lat,lon,aland_m2,pop_2013\n";
  EXPECT_EQ(ErrorWith(kBlockGroups, header), "la-tracts/blockgroups_centroid_pop2013.csv: nobody lives there");
  EXPECT_EQ(ErrorWith(kBlockGroups, header + "1,1,34.05,-118.85,1\n"),
            "la-tracts/blockgroups_centroid_pop2013.csv:2: too few fields");
  EXPECT_EQ(ErrorWith(kBlockGroups, header + "1,1,134.05,-118.85,1,1\n").substr(0, 57),
            "la-tracts/blockgroups_centroid_pop2013.csv:2: lat: latitu");
  EXPECT_EQ(ErrorWith(kBlockGroups, header + "1,1,34.05,-118.85,1,-4\n"),
            "la-tracts/blockgroups_centroid_pop2013.csv:2: pop_2013: expected people and land from 0 on");
  EXPECT_EQ(ErrorWith(kPlanning, Collection(Square(R"("spa_name":"Elsewhere")", -118))),
            "la-boundaries/la_spa.geojson.gz: no planning area Antelope Valley");
  EXPECT_EQ(ErrorWith(kZips, Collection(Square(R"("in_la_county":false,"ZCTA5CE10":"92000")", -117.0))),
            "la-zcta/zcta2010_la_and_neighbors.geojson.gz: no area");
}

// The figures are those of the data's README, and of the tables themselves.
TEST(LosAngelesFromFiles, HasTheCensusPopulationAndItsShares) {
  const std::filesystem::path folder = SharedData("la-tracts");
  if (folder.empty()) GTEST_SKIP() << "no folder of shared data";
  const absl::StatusOr<Geography> geography = ReadLosAngeles(folder.parent_path());
  ASSERT_TRUE(geography.ok()) << geography.status();
  EXPECT_EQ(geography->neighborhoods.size(), 6'425U - 26U);
  std::uint64_t people = 0;
  double poor = 0;
  double no_vehicle = 0;
  for (const Neighborhood& group : geography->neighborhoods) {
    people += group.population;
    poor += static_cast<double>(group.population) * group.poor / 1000;
    no_vehicle += static_cast<double>(group.population) * group.no_vehicle / 1000;
  }
  EXPECT_EQ(people, 9'893'481U);
  EXPECT_NEAR(poor / static_cast<double>(people), 0.165, 0.01);
  EXPECT_NEAR(no_vehicle / static_cast<double>(people), 0.08, 0.015);
  std::uint64_t in_zips = 0;
  for (const ZipArea& zip : geography->zips) {
    in_zips += zip.population;
    EXPECT_TRUE(Validate(zip.outline).ok()) << zip.code;
  }
  EXPECT_EQ(in_zips, people);
  for (const NamedOutline& area : geography->planning_areas) EXPECT_TRUE(Validate(area.outline).ok()) << area.name;
}

TEST(LosAngelesFromFiles, MakesASoundCountyThatIsTheSameEachTime) {
  const std::filesystem::path folder = SharedData("la-tracts");
  if (folder.empty()) GTEST_SKIP() << "no folder of shared data";
  const CountyOptions options{.seed = 3, .services = 1'000, .households = 4'000};
  const auto make = [&] {
    absl::StatusOr<Geography> geography = ReadLosAngeles(folder.parent_path());
    EXPECT_TRUE(geography.ok()) << geography.status();
    absl::StatusOr<County> county = County::Make(options, *std::move(geography));
    EXPECT_TRUE(county.ok()) << county.status();
    return *std::move(county);
  };
  const County county = make();
  const Directory directory = county.ToDirectory();
  for (const Defect& defect : CatalogBuilder(directory).Check())
    ADD_FAILURE() << defect.table << " " << defect.record << " " << defect.field << ": " << defect.reason;
  EXPECT_EQ(MustFormat(directory), MustFormat(make().ToDirectory()));
  // Households are where people are, and go without a car as the tracts' tables say.
  CountySummary summary(county);
  for (std::uint32_t i = 0; i < county.household_count(); ++i) summary.AddHousehold(i, county.HouseholdAt(i));
  std::uint64_t with_car = 0;
  for (const CountySummary::OfPlanningArea& area : summary.planning_areas()) with_car += area.with_car;
  EXPECT_NEAR(static_cast<double>(with_car) / county.household_count(), 0.915, 0.02);
  // Addresses say where their point is, but for one in twenty.
  const ZipAgreement sites = AgreementOfSites(county);
  EXPECT_EQ(sites.elsewhere, "");
  EXPECT_NEAR(sites.share_next_to(), 0.05, 0.03);
  const ZipAgreement homes = AgreementOfHouseholds(county);
  EXPECT_GT(homes.within, 2'000U);
  EXPECT_EQ(homes.next_to, 0U);
  EXPECT_EQ(homes.elsewhere, "");
}

}  // namespace
}  // namespace kith
