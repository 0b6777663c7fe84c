// CatalogCatchments against CatchmentLocator, offer by offer, at places of every kind.
#include "src/geo/catalog_catchments.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/base/allocations.h"
#include "tests/geo/catchment_places.h"
#include "tests/geo/shapes.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

using geo_test::ExpectSameTruths;
using geo_test::Holed;
using geo_test::Lattice;
using geo_test::Outlined;
using geo_test::PlaceMaker;
using geo_test::Square;
using geo_test::Together;
using geo_test::TruthCounts;

struct Served {
  explicit Served(const Directory& directory)
      : catalog(*CatalogBuilder(directory).Build()), locator(catalog), catchments(catalog, locator) {}
  Catalog catalog;
  CatchmentLocator locator;
  CatalogCatchments catchments;
};

void CompareWorlds(std::uint64_t first, TruthCounts& counts) {
  for (std::uint64_t seed = first; seed < first + 60; ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const auto size = static_cast<std::uint32_t>(seed % 5);
    const World world =
        MakeWorld(seed, {.services = 4 + size * 8, .households = 8, .zip_rows = 1 + size, .points_per_side = size % 3});
    const Served served(world.directory);
    CatchmentScratch scratch(served.catchments);
    PlaceMaker places(served.catalog, seed);
    std::vector<Place> all(150);
    for (Place& place : all) place = places.Next();
    for (const Household& household : world.households) all.push_back(household.place);
    for (const Place& place : all)
      ASSERT_NO_FATAL_FAILURE(
          ExpectSameTruths(served.catalog, served.locator, served.catchments, scratch, place, counts));
  }
}

TEST(CatalogCatchments, SayWhatTheLocatorSaysInSeededWorlds) {
  TruthCounts counts{};
  CompareWorlds(1, counts);
  CompareWorlds(1'000, counts);
  for (const std::size_t count : counts) EXPECT_GT(count, 20'000U);
}

// One service for each set of service areas.
class Builder {
 public:
  Builder() {
    directory_.organizations.emplace_back().key = "org";
    directory_.organizations.back().name = "Org";
    directory_.locations.emplace_back().key = "loc";
    directory_.locations.back().name = "Site";
  }
  void AddArea(AreaType type, std::string code, std::string name, Outline outline) {
    Area& area = directory_.areas.emplace_back();
    area.key = "area" + Number(directory_.areas.size());
    area.type = type;
    area.code = std::move(code);
    area.name = std::move(name);
    area.outline = std::move(outline);
  }
  void Serve(std::vector<ServiceArea> rows) {
    const std::string number = Number(directory_.services.size());
    Service& service = directory_.services.emplace_back();
    service.key = "svc" + number;
    service.organization_key = "org";
    service.name = "Service";
    ServiceAtLocation& offer = directory_.services_at_location.emplace_back();
    offer.key = "sal" + number;
    offer.service_key = service.key;
    offer.location_key = "loc";
    for (ServiceArea& row : rows) {
      row.key = "row" + Number(directory_.service_areas.size());
      row.service_key = service.key;
      directory_.service_areas.push_back(std::move(row));
    }
  }
  Directory& directory() { return directory_; }

 private:
  static std::string Number(std::size_t n) { return std::to_string(1000 + n); }
  Directory directory_;
};

ServiceArea Drawn(Outline outline) {
  ServiceArea area;
  area.extent_type = ExtentType::kGeoJson;
  area.outline = std::move(outline);
  return area;
}
ServiceArea Zips(std::vector<std::string> zips) {
  ServiceArea area;
  area.extent_type = ExtentType::kZipCodes;
  area.zip_codes = std::move(zips);
  return area;
}
ServiceArea Places(std::vector<PlaceName> places) {
  ServiceArea area;
  area.extent_type = ExtentType::kPlaces;
  area.places = std::move(places);
  return area;
}
ServiceArea Words(std::string name) {
  ServiceArea area;
  area.name = std::move(name);
  return area;
}

// Every kind of service area, alone and each with each; names that several areas bear, areas without outlines, ZIP areas without codes.
Directory Town() {
  Builder town;
  town.AddArea(AreaType::kZip, "90001", "", Square(0, 0, 1000, 1000));
  town.AddArea(AreaType::kZip, "90002", "Alpha", Square(1000, 0, 2000, 1000));
  town.AddArea(AreaType::kZip, "90003", "", Together({Square(2000, 0, 3000, 1000), Square(5000, 0, 6000, 1000)}));
  town.AddArea(AreaType::kZip, "90009", "", {});
  town.AddArea(AreaType::kZip, "", "Nameless", Square(3000, 0, 4000, 1000));
  town.AddArea(AreaType::kCity, "", "Alpha", Square(0, 0, 2000, 1000));
  town.AddArea(AreaType::kCity, "", "City of Orange", Square(1000, 0, 2000, 1000));
  town.AddArea(AreaType::kCity, "", "Unmapped", {});
  town.AddArea(AreaType::kCity, "", "Pieces", Square(7000, 0, 8000, 1000));
  town.AddArea(AreaType::kCity, "", "City of Pieces", Square(8000, 0, 9000, 1000));
  town.AddArea(AreaType::kCounty, "", "Orange County", Square(0, 0, 3000, 1000));
  town.AddArea(AreaType::kPlanningArea, "SPA 4", "Metro", Square(500, 0, 2500, 1000));
  town.AddArea(AreaType::kState, "", "California", Square(-9000, -9000, 9000, 9000));
  town.AddArea(AreaType::kOther, "", "Old Mill", Holed(Square(0, 0, 900, 900), Square(100, 100, 500, 500)));
  std::vector<ServiceArea> rows(1);
  rows.back().extent_type = ExtentType::kEverywhere;
  rows.push_back(Drawn(Square(0, 0, 1000, 1000)));  // that of a ZIP area
  rows.push_back(Drawn(Holed(Square(500, 100, 2500, 900), Square(1000, 300, 1500, 600))));
  rows.push_back(Drawn({}));
  rows.push_back(Zips({"90001", "90003"}));
  rows.push_back(Zips({"90002"}));
  rows.push_back(Zips({"77777", "90009"}));
  rows.push_back(Zips({}));
  rows.push_back(Places({{AreaType::kCity, "Alpha"}}));
  rows.push_back(Places({{AreaType::kCity, "Orange"}, {AreaType::kCounty, "Orange"}}));
  rows.push_back(Places({{AreaType::kCity, "Unmapped"}, {AreaType::kZip, "90003"}}));
  rows.push_back(Places({{AreaType::kCity, "Pieces"}}));
  rows.push_back(Places({{AreaType::kOther, "Old Mill"}, {AreaType::kState, "CA"}}));
  rows.push_back(Places({}));
  for (const char* name : {"Alpha", "Orange", "Orange County", "90002", "Old Mill", "Metro", "Unmapped", "Nowhere", "",
                           "California", "Pieces"})
    rows.push_back(Words(name));
  town.Serve({});
  for (const ServiceArea& one : rows) town.Serve({one});
  for (const ServiceArea& one : rows) {
    for (const ServiceArea& other : rows) town.Serve({one, other});
  }
  return town.directory();
}

TEST(CatalogCatchments, SayWhatTheLocatorSaysOfEachKindWithEach) {
  const Served town(Town());
  CatchmentScratch scratch(town.catchments);
  PlaceMaker places(town.catalog, 7);
  TruthCounts counts{};
  for (int i = 0; i < 600; ++i) {
    ASSERT_NO_FATAL_FAILURE(
        ExpectSameTruths(town.catalog, town.locator, town.catchments, scratch, places.Next(), counts));
  }
  for (const std::size_t count : counts) EXPECT_GT(count, 20'000U);
}

TEST(CatalogCatchments, AreSharedByOffersWhoseServiceAreasSayTheSame) {
  Builder builder;
  builder.AddArea(AreaType::kCity, "", "Alpha", Square(0, 0, 10, 10));
  const ServiceArea alpha = Places({{AreaType::kCity, "Alpha"}}), drawn = Drawn(Square(0, 0, 10, 10));
  builder.Serve({alpha, drawn});
  builder.Serve({drawn});
  builder.Serve({drawn, alpha, alpha});
  builder.Serve({});
  builder.Serve({Drawn(Square(0, 0, 10, 11))});
  builder.Serve({drawn});
  builder.Serve({});
  // The site's own rows stand in place of the service's.
  builder.Serve({Zips({"90001"})});
  ServiceArea own = drawn;
  own.key = "own";
  own.service_at_location_key = builder.directory().services_at_location.back().key;
  builder.directory().service_areas.push_back(own);
  const Served served(builder.directory());
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < served.catalog.offer_count(); ++i)
    numbers.push_back(served.catchments.Of(ServiceAtLocationId(i)));
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{0, 1, 0, 2, 3, 1, 2, 1}));
  EXPECT_EQ(served.catchments.count(), 4U);
}

// A catalog takes rings as they come. The even-odd rule and Covers part ways where a hole sticks out of its polygon.
TEST(CatalogCatchments, SayWhatTheLocatorSaysOfOutlinesThatAreNotSound) {
  Builder builder;
  builder.Serve({Drawn(Holed(Square(0, 0, 10, 10), Square(5, 5, 15, 15)))});
  builder.Serve({Drawn(Holed(Square(0, 0, 10, 10), Outlined({{5, 5}, {7, 7}, {14, 5}, {7, 7}})))});  // a spike
  builder.Serve({Drawn(Outlined({{0, 0}, {10, 10}, {10, 0}, {0, 10}}))});                            // a bow tie
  builder.Serve({Drawn(Outlined({{0, 0}, {0, 0}, {12, 0}, {12, 0}, {3, 0}, {3, 9}}))});
  builder.Serve({Drawn(Square(3, 3, 12, 12))});
  const Served served(builder.directory());
  CatchmentScratch scratch(served.catchments);
  TruthCounts counts{};
  for (std::int32_t x = -1; x <= 17; ++x) {
    for (std::int32_t y = -1; y <= 17; ++y) {
      Place place;
      place.point = Lattice(x, y);
      ASSERT_NO_FATAL_FAILURE(
          ExpectSameTruths(served.catalog, served.locator, served.catchments, scratch, place, counts));
    }
  }
  EXPECT_GT(counts[0], 300U);
  EXPECT_GT(counts[2], 300U);
}

TEST(CatalogCatchments, OfNoOffersAreNone) {
  const Served nothing{Directory()};
  CatchmentScratch scratch(nothing.catchments);
  Place place;
  place.point = Lattice(0, 0);
  EXPECT_EQ(nothing.catchments.count(), 0U);
  EXPECT_TRUE(nothing.catchments.Locate(place, scratch).covering.empty());
}

TEST(CatalogCatchments, AllocateNothingForPointsAndZipCodesOnceWarm) {
  const Served town(Town());
  CatchmentScratch scratch(town.catchments);
  std::vector<LocatedPlace> places;
  for (std::int32_t x = -500; x < 6500; x += 250) {
    Place place;
    place.point = Lattice(x, 500);
    places.push_back(town.locator.Locate(place));
    place.zip = "90001";
    places.push_back(town.locator.Locate(place));
  }
  places.push_back(town.locator.Locate({}));
  std::size_t yes = 0;
  const auto serve_all = [&] {
    for (const LocatedPlace& where : places) {
      const ServedCatchments served = town.catchments.ServedAt(where, scratch);
      for (std::uint32_t i = 0; i < 10; ++i) yes += served.At(i) == Truth::kTrue ? 1U : 0U;
    }
  };
  serve_all();
  const std::size_t before = Allocations();
  serve_all();
  EXPECT_EQ(Allocations(), before);
  EXPECT_GT(yes, 0U);
}

}  // namespace
}  // namespace kith
