#include "kith/geo/catchment.h"

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Lattice;
using geo_test::Square;

// A town on a lattice: ZIP codes 90001 (0..10), 90002 (10..20) and 90003 (20..30) from west to east, 90009 without an outline. The city of Alpha
// is 90001 and 90002, the city of Orange 90002, the county of Orange all of 0..30.
Directory Town() {
  Directory directory;
  const auto area = [&](std::string key, AreaType type, std::string code, std::string name, Outline outline) {
    directory.areas.push_back({.key = std::move(key),
                               .type = type,
                               .code = std::move(code),
                               .name = std::move(name),
                               .outline = std::move(outline),
                               .extras = {}});
  };
  area("a1", AreaType::kZip, "90001", "", Square(0, 0, 10, 10));
  area("a2", AreaType::kZip, "90002", "", Square(10, 0, 20, 10));
  area("a3", AreaType::kZip, "90003", "", Square(20, 0, 30, 10));
  area("a4", AreaType::kZip, "90009", "", {});
  area("c1", AreaType::kCity, "", "Alpha", Square(0, 0, 20, 10));
  area("c2", AreaType::kCity, "", "City of Orange", Square(10, 0, 20, 10));
  area("k1", AreaType::kCounty, "", "Orange County", Square(0, 0, 30, 10));
  area("n1", AreaType::kOther, "", "Old Mill", Square(0, 0, 5, 10));
  area("p1", AreaType::kCity, "", "Pieces", Square(100, 0, 105, 10));
  area("p2", AreaType::kCity, "", "City of Pieces", Square(110, 0, 120, 10));
  directory.organizations.push_back(
      {.key = "org", .name = "Org", .description = {}, .website = {}, .email = {}, .extras = {}});
  Location location;
  location.key = "loc";
  location.name = "Site";
  directory.locations.push_back(location);
  Service service;
  service.key = "svc";
  service.organization_key = "org";
  service.name = "Service";
  directory.services.push_back(service);
  ServiceAtLocation offer;
  offer.key = "sal";
  offer.service_key = "svc";
  offer.location_key = "loc";
  directory.services_at_location.push_back(offer);
  return directory;
}

ServiceArea Served(ExtentType type, std::string name = "") {
  ServiceArea area;
  area.service_key = "svc";
  area.extent_type = type;
  area.name = std::move(name);
  return area;
}

ServiceArea Drawn(Outline outline, std::string name = "") {
  ServiceArea area = Served(ExtentType::kGeoJson, std::move(name));
  area.outline = std::move(outline);
  return area;
}

ServiceArea Zips(std::vector<std::string> zips) {
  ServiceArea area = Served(ExtentType::kZipCodes);
  area.zip_codes = std::move(zips);
  return area;
}

ServiceArea Places(std::vector<PlaceName> places) {
  ServiceArea area = Served(ExtentType::kPlaces);
  area.places = std::move(places);
  return area;
}

Place AtPoint(std::int32_t x, std::int32_t y) {
  Place place;
  place.point = Lattice(x, y);
  return place;
}

Place InZip(std::string zip) {
  Place place;
  place.zip = std::move(zip);
  return place;
}

Place InCity(std::string city) {
  Place place;
  place.city = std::move(city);
  return place;
}

Place InCounty(std::string county) {
  Place place;
  place.county = std::move(county);
  return place;
}

CatchmentVerdict Judge(std::vector<ServiceArea> served, const Place& place,
                       const Messages& messages = Messages::English()) {
  Directory directory = Town();
  for (ServiceArea& area : served) {
    area.key = "sa" + std::to_string(directory.service_areas.size());
    directory.service_areas.push_back(std::move(area));
  }
  absl::StatusOr<Catalog> catalog = CatalogBuilder(std::move(directory)).Build();
  EXPECT_TRUE(catalog.ok()) << catalog.status();
  const CatchmentLocator locator(*catalog);
  return locator.Serves(ServiceAtLocationId(0), locator.Locate(place), messages);
}

void Expect(const CatchmentVerdict& verdict, Truth serves, CatchmentBasis basis, const std::string& reason) {
  EXPECT_EQ(ToString(verdict.serves), ToString(serves)) << verdict.reason;
  EXPECT_EQ(static_cast<int>(verdict.basis), static_cast<int>(basis)) << verdict.reason;
  EXPECT_EQ(verdict.reason, reason);
}

TEST(Catchment, WithoutAServiceAreaIsUnknownAndNotEverywhere) {
  Expect(Judge({}, AtPoint(5, 5)), Truth::kUnknown, CatchmentBasis::kNoServiceArea,
         "The area served is not stated; ask the provider.");
}

TEST(Catchment, EverywhereServesAPlaceOfWhichNothingIsKnown) {
  Expect(Judge({Served(ExtentType::kEverywhere)}, Place()), Truth::kTrue, CatchmentBasis::kEverywhere,
         "Serves everyone, wherever they stay.");
}

TEST(Catchment, AnOutlineDecidesByThePointWithItsBorder) {
  const ServiceArea drawn = Drawn(Square(0, 0, 12, 10), "West End");
  Expect(Judge({drawn}, AtPoint(12, 5)), Truth::kTrue, CatchmentBasis::kOutline,
         "The household's place lies in the area served (West End).");
  Expect(Judge({drawn}, AtPoint(13, 5)), Truth::kFalse, CatchmentBasis::kOutline,
         "The household's place lies outside the area served (West End).");
}

TEST(Catchment, AnOutlineDecidesByTheOutlineOfTheStatedZip) {
  const ServiceArea drawn = Drawn(Square(0, 0, 12, 10), "West End");
  Expect(Judge({drawn}, InZip("90001")), Truth::kTrue, CatchmentBasis::kOutline,
         "The whole of ZIP code 90001 lies in the area served (West End).");
  Expect(Judge({drawn}, InZip("90002")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Part of ZIP code 90002 lies in the area served (West End); ask for the address.");
  Expect(Judge({drawn}, InZip("90003")), Truth::kFalse, CatchmentBasis::kOutline,
         "No part of ZIP code 90003 lies in the area served (West End).");
  Expect(Judge({drawn}, InZip("90009")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves West End; ask for the address.");
  Expect(Judge({drawn}, Place()), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves West End; ask where the household stays.");
}

TEST(Catchment, ANeighbourThatOnlySharesTheBorderIsNotServed) {
  Expect(Judge({Drawn(Square(10, 0, 20, 10))}, InZip("90001")), Truth::kFalse, CatchmentBasis::kOutline,
         "No part of ZIP code 90001 lies in the area served.");
  Expect(Judge({Drawn(Square(10, 0, 20, 10))}, InZip("90002")), Truth::kTrue, CatchmentBasis::kOutline,
         "The whole of ZIP code 90002 lies in the area served.");
}

TEST(Catchment, AWiderNamedAreaDecidesWhereTheNarrowerHasNoOutline) {
  Place place = InZip("90009");
  place.city = "orange";
  Expect(Judge({Drawn(Square(10, 0, 30, 10))}, place), Truth::kTrue, CatchmentBasis::kOutline,
         "The whole of the city of orange lies in the area served.");
}

TEST(Catchment, AZipListDecidesByTheStatedZipAgainstThePoint) {
  Place place = AtPoint(5, 5);
  place.zip = "90003";
  Expect(Judge({Zips({"90003"})}, place), Truth::kTrue, CatchmentBasis::kZipCode,
         "Serves ZIP code 90003, in which the household stays.");
  Expect(Judge({Zips({"90001", "90002"})}, place), Truth::kFalse, CatchmentBasis::kZipCode,
         "Serves ZIP codes 90001, 90002; the household stays in 90003.");
}

TEST(Catchment, AZipListDecidesByThePointWhereOutlinesOfZipCodesDo) {
  Expect(Judge({Zips({"90001"})}, AtPoint(5, 5)), Truth::kTrue, CatchmentBasis::kAreaOutline,
         "Serves ZIP code 90001, in which the household's place lies.");
  Expect(Judge({Zips({"90001"})}, AtPoint(10, 5)), Truth::kTrue, CatchmentBasis::kAreaOutline,
         "Serves ZIP code 90001, in which the household's place lies.");
  Expect(Judge({Zips({"90001", "90009"})}, AtPoint(25, 5)), Truth::kFalse, CatchmentBasis::kAreaOutline,
         "Serves ZIP codes 90001, 90009; the household's place lies in 90003.");
  Expect(Judge({Zips({"90001"})}, AtPoint(50, 50)), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves ZIP code 90001; ask whether the household's place belongs to it.");
}

TEST(Catchment, AZipListDecidesByAWiderAreaAsAWhole) {
  Expect(Judge({Zips({"90001", "90002"})}, InCity("Alpha")), Truth::kTrue, CatchmentBasis::kAreaOutline,
         "Serves ZIP codes 90001, 90002; the whole of the city of Alpha lies there.");
  Expect(Judge({Zips({"90002"})}, InCity("Alpha")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves ZIP code 90002; part of the city of Alpha lies there: ask for the address.");
  Expect(Judge({Zips({"90003"})}, InCity("Alpha")), Truth::kFalse, CatchmentBasis::kAreaOutline,
         "Serves ZIP code 90003; no part of the city of Alpha lies there.");
  // 90009 has no outline: it may lie in Alpha.
  Expect(Judge({Zips({"90003", "90009"})}, InCity("Alpha")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves ZIP codes 90003, 90009; ask for the address.");
}

TEST(Catchment, CutsLongLists) {
  EXPECT_EQ(
      Judge({Zips({"90010", "90011", "90012", "90013", "90014", "90015", "90016", "90017"})}, InZip("90001")).reason,
      "Serves ZIP codes 90010, 90011, 90012, 90013, 90014, 90015 and 2 more; the household stays in 90001.");
}

TEST(Catchment, PlacesDecideByTheStatedNameOfTheirType) {
  const ServiceArea served = Places({{AreaType::kCity, "Alpha"}, {AreaType::kCounty, "Orange"}});
  Expect(Judge({served}, InCity("City of  ALPHA")), Truth::kTrue, CatchmentBasis::kPlaceName,
         "Serves the city of Alpha, where the household stays.");
  Expect(Judge({served}, InCounty("County of Orange")), Truth::kTrue, CatchmentBasis::kPlaceName,
         "Serves Orange County, where the household stays.");
  Place place = InCity("Beta");
  place.county = "Kern County";
  Expect(Judge({served}, place), Truth::kFalse, CatchmentBasis::kPlaceName,
         "Serves the city of Alpha, Orange County; the household stays in the city of Beta.");
}

TEST(Catchment, ANameThatMayBeASlipDecidesNothing) {
  const ServiceArea served = Places({{AreaType::kCounty, "Los Angeles"}});
  for (const char* slip : {"LA", "L.A. County", "Los Angelos", "LosAngeles"}) {
    Expect(Judge({served}, InCounty(slip)), Truth::kUnknown, CatchmentBasis::kUndecided,
           Judge({served}, InCounty(slip)).reason);
    EXPECT_NE(Judge({served}, InCounty(slip)).reason.find("; ask whether"), std::string::npos) << slip;
  }
  for (const char* other : {"Orange", "San Diego", "Lake"})
    EXPECT_EQ(Judge({served}, InCounty(other)).serves, Truth::kFalse) << other;
  // The outline of the place that is served decides, where there is one.
  Place slip = InZip("90002");
  slip.county = "Ornage";
  EXPECT_EQ(Judge({Places({{AreaType::kCounty, "Orange"}})}, slip).serves, Truth::kTrue);
}

TEST(Catchment, StatesBearThePostalServicesLetters) {
  const ServiceArea served = Places({{AreaType::kState, "Illinois"}});
  Place place;
  place.state = "IL";
  EXPECT_EQ(Judge({served}, place).serves, Truth::kTrue);
  place.state = "CA";
  EXPECT_EQ(Judge({served}, place).serves, Truth::kFalse);
}

TEST(Catchment, APlanningAreasNumberAndAnothersNameDecideNothing) {
  const auto serves = [](const std::string& served, const std::string& stated) {
    Place place;
    place.planning_area = stated;
    return Judge({Places({{AreaType::kPlanningArea, served}})}, place).serves;
  };
  EXPECT_EQ(serves("6", "South"), Truth::kUnknown);
  EXPECT_EQ(serves("South", "SPA 6"), Truth::kUnknown);
  EXPECT_EQ(serves("SPA 6", "6"), Truth::kTrue);
  EXPECT_EQ(serves("6", "9"), Truth::kFalse);
  EXPECT_EQ(serves("South", "West"), Truth::kFalse);
}

TEST(Catchment, PlacesDecideByTheirOutlineWhereNoNameOfTheirTypeIsStated) {
  const ServiceArea alpha = Places({{AreaType::kCity, "Alpha"}});
  Expect(Judge({alpha}, AtPoint(15, 5)), Truth::kTrue, CatchmentBasis::kAreaOutline,
         "Serves the city of Alpha; the household's place lies there.");
  Expect(Judge({alpha}, AtPoint(25, 5)), Truth::kFalse, CatchmentBasis::kAreaOutline,
         "Serves the city of Alpha; the household's place lies elsewhere.");
  Expect(Judge({alpha}, InZip("90002")), Truth::kTrue, CatchmentBasis::kAreaOutline,
         "Serves the city of Alpha; the whole of ZIP code 90002 lies there.");
  Expect(Judge({alpha}, InCounty("Orange")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves the city of Alpha; part of Orange County lies there: ask for the address.");
  Expect(Judge({Places({{AreaType::kCity, "Gamma"}})}, AtPoint(5, 5)), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves the city of Gamma; ask whether the household's place belongs to it.");
  // The stated city is another one; whether the place is in Orange County its outline says.
  Place place = InCity("Beta");
  place.point = Lattice(25, 5);
  Expect(Judge({Places({{AreaType::kCity, "Alpha"}, {AreaType::kCounty, "Orange"}})}, place), Truth::kTrue,
         CatchmentBasis::kAreaOutline, "Serves the city of Alpha, Orange County; the household's place lies there.");
}

TEST(Catchment, ShowsWhatWasStatedThoughItIsNotUnderstood) {
  ServiceArea served = Served(ExtentType::kText);
  served.extent_text = "90220-90222";
  Expect(Judge({served}, InZip("90221")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves \"90220-90222\"; ask for the address.");
  served.extent_text = R"({"type": "Polygon"})";
  Expect(Judge({served}, InZip("90221")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "The area served is not stated; ask for the address.");
}

TEST(Catchment, ANameAloneSaysYesToItsBearerAndNeverNo) {
  const ServiceArea gamma = Served(ExtentType::kText, "Gamma");
  Expect(Judge({gamma}, InCity("gamma")), Truth::kTrue, CatchmentBasis::kPlaceName,
         "Serves Gamma, where the household stays.");
  Expect(Judge({gamma}, InCounty("Gamma County")), Truth::kTrue, CatchmentBasis::kPlaceName,
         "Serves Gamma, where the household stays.");
  Expect(Judge({gamma}, InCity("Alpha")), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves Gamma; ask for the address.");
  Expect(Judge({gamma}, AtPoint(5, 5)), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves Gamma; ask whether the household's place belongs to it.");
  Expect(Judge({gamma}, Place()), Truth::kUnknown, CatchmentBasis::kUndecided,
         "Serves Gamma; ask where the household stays.");
  EXPECT_EQ(Judge({Served(ExtentType::kText)}, InCity("Alpha")).serves, Truth::kUnknown);
}

TEST(Catchment, ANameThatSaysItsTypeIsNotTakenForAnotherType) {
  EXPECT_EQ(Judge({Served(ExtentType::kText, "Lemon County")}, InCity("Lemon")).serves, Truth::kUnknown);
  EXPECT_EQ(Judge({Served(ExtentType::kText, "City of Lemon")}, InCounty("Lemon")).serves, Truth::kUnknown);
  EXPECT_EQ(Judge({Served(ExtentType::kText, "County of Lemon")}, InCounty("Lemon County")).serves, Truth::kTrue);
}

TEST(Catchment, ANameDecidesByTheOutlineOfTheAreaThatBearsIt) {
  Expect(Judge({Served(ExtentType::kText, "OLD MILL")}, AtPoint(5, 5)), Truth::kTrue, CatchmentBasis::kAreaOutline,
         "Serves OLD MILL; the household's place lies there.");
  Expect(Judge({Served(ExtentType::kText, "Old Mill")}, InZip("90003")), Truth::kFalse, CatchmentBasis::kAreaOutline,
         "Serves Old Mill; no part of ZIP code 90003 lies there.");
  // A city and a county are called Orange: where they differ, it is open.
  const ServiceArea orange = Served(ExtentType::kText, "Orange");
  EXPECT_EQ(Judge({orange}, AtPoint(15, 5)).serves, Truth::kTrue);
  EXPECT_EQ(Judge({orange}, AtPoint(5, 5)).serves, Truth::kUnknown);
  EXPECT_EQ(Judge({orange}, AtPoint(50, 5)).serves, Truth::kFalse);
  EXPECT_EQ(Judge({Served(ExtentType::kText, "Orange County")}, AtPoint(5, 5)).serves, Truth::kTrue);
}

TEST(Catchment, ANameThatSeveralAreasBearIsOfNone) {
  const ServiceArea pieces = Places({{AreaType::kCity, "Pieces"}});
  for (const Place& place : {AtPoint(102, 5), AtPoint(115, 5), AtPoint(50, 5), InZip("90003")})
    EXPECT_EQ(Judge({pieces}, place).serves, Truth::kUnknown);
  EXPECT_EQ(Judge({pieces}, InCity("pieces")).serves, Truth::kTrue);
  EXPECT_EQ(Judge({pieces}, InCity("Alpha")).serves, Truth::kFalse);
}

TEST(Catchment, SeveralServiceAreasAreAUnion) {
  const ServiceArea near = Drawn(Square(40, 0, 50, 10), "Near");
  const ServiceArea far = Drawn(Square(70, 0, 80, 10), "Far");
  const ServiceArea open = Served(ExtentType::kText, "Gamma");
  EXPECT_EQ(Judge({far, open, near}, AtPoint(45, 5)).serves, Truth::kTrue);
  EXPECT_EQ(Judge({far, open, near}, AtPoint(35, 5)).reason,
            "Serves Gamma; ask whether the household's place belongs to it.");
  const CatchmentVerdict nearest = Judge({far, near}, AtPoint(35, 5));
  Expect(nearest, Truth::kFalse, CatchmentBasis::kOutline,
         "The household's place lies outside the area served (Near).");
  EXPECT_EQ(nearest.service_area, 1U);
}

TEST(Catchment, SpeaksTheLanguageAskedFor) {
  const auto say = [](std::vector<ServiceArea> served, const Place& place) {
    return Judge(std::move(served), place, *Messages::Shipped("es")).reason;
  };
  const ServiceArea alpha = Places({{AreaType::kCity, "Alpha"}});
  const ServiceArea gamma = Served(ExtentType::kText, "Gamma");
  EXPECT_EQ(say({}, AtPoint(5, 5)), "No consta qué zona atiende; pregunte al proveedor.");
  EXPECT_EQ(say({Served(ExtentType::kEverywhere)}, Place()), "Atiende a todas las personas, vivan donde vivan.");
  EXPECT_EQ(say({Drawn({}, "Sur")}, AtPoint(5, 5)),
            "No consta el contorno de la zona que se atiende (Sur); pregunte al proveedor.");
  EXPECT_EQ(say({Drawn(Square(0, 0, 10, 10))}, AtPoint(5, 5)),
            "El lugar donde vive el hogar queda dentro de la zona que se atiende.");
  EXPECT_EQ(say({Drawn(Square(40, 0, 50, 10), "Sur")}, AtPoint(5, 5)),
            "El lugar donde vive el hogar queda fuera de la zona que se atiende (Sur).");
  EXPECT_EQ(
      say({Drawn(Square(0, 0, 5, 10), "Sur")}, InZip("90001")),
      "El código postal 90001 queda solo en parte dentro de la zona que se atiende (Sur); pregunte la dirección.");
  EXPECT_EQ(say({Drawn(Square(0, 0, 20, 10), "Sur")}, InCity("Alpha")),
            "La ciudad de Alpha queda por completo dentro de la zona que se atiende (Sur).");
  EXPECT_EQ(say({Zips({"90001"})}, InZip("90001")), "Atiende el código postal 90001, donde vive el hogar.");
  EXPECT_EQ(say({Zips({"90001", "90002"})}, InZip("90003")),
            "Atiende los códigos postales 90001, 90002; el hogar vive en el 90003.");
  EXPECT_EQ(say({Zips({"90001"})}, AtPoint(5, 5)),
            "Atiende el código postal 90001, donde queda el lugar en que vive el hogar.");
  EXPECT_EQ(say({Zips({"90001"})}, AtPoint(25, 5)),
            "Atiende el código postal 90001; el lugar donde vive el hogar queda en el 90003.");
  EXPECT_EQ(
      say({Zips({"90010", "90011", "90012", "90013", "90014", "90015", "90016", "90017"})}, InZip("90001")),
      "Atiende los códigos postales 90010, 90011, 90012, 90013, 90014, 90015 y 2 más; el hogar vive en el 90001.");
  EXPECT_EQ(say({alpha}, InCity("Alpha")), "Atiende la ciudad de Alpha, donde vive el hogar.");
  EXPECT_EQ(say({alpha}, InCity("Beta")), "Atiende la ciudad de Alpha; el hogar vive en la ciudad de Beta.");
  EXPECT_EQ(say({alpha}, AtPoint(25, 5)),
            "Atiende la ciudad de Alpha; el lugar donde vive el hogar queda en otra parte.");
  EXPECT_EQ(say({alpha}, InCounty("Orange")),
            "Atiende la ciudad de Alpha; el condado de Orange queda allí solo en parte: pregunte la dirección.");
  EXPECT_EQ(say({Places({{AreaType::kCounty, "Los Angeles"}})}, InCounty("Los Angelos")),
            "Atiende el condado de Los Angeles; pregunte si el condado de Los Angelos es ese lugar.");
  EXPECT_EQ(say({gamma}, InCity("gamma")), "Atiende Gamma, donde vive el hogar.");
  EXPECT_EQ(say({gamma}, InCity("Alpha")), "Atiende Gamma; pregunte la dirección.");
  EXPECT_EQ(say({gamma}, AtPoint(5, 5)), "Atiende Gamma; pregunte si el lugar donde vive el hogar queda allí.");
  EXPECT_EQ(say({gamma}, Place()), "Atiende Gamma; pregunte dónde vive el hogar.");
}

TEST(Catchment, ASiteWithRowsOfItsOwnIsJudgedByThose) {
  ServiceArea own = Zips({"90003"});
  own.service_key.clear();
  own.service_at_location_key = "sal";
  EXPECT_EQ(Judge({Zips({"90001"}), own}, InZip("90001")).serves, Truth::kFalse);
  EXPECT_EQ(Judge({Zips({"90001"}), own}, InZip("90003")).serves, Truth::kTrue);
}

TEST(Locate, FindsWhatCoversThePointAndWhatTheNamesMean) {
  absl::StatusOr<Catalog> catalog = CatalogBuilder(Town()).Build();
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  auto locator = std::make_unique<CatchmentLocator>(*catalog);
  const CatchmentLocator copy = *locator;
  locator.reset();
  Place place = AtPoint(10, 5);
  place.zip = "90002";
  place.county = "orange";
  place.city = "Nowhere";
  const LocatedPlace where = copy.Locate(place);
  std::string covering;
  for (const AreaId area : where.covering) covering += catalog->area(area).key + " ";
  EXPECT_EQ(covering, "a1 a2 c1 c2 k1 ");
  EXPECT_EQ(catalog->area(where.zip).key, "a2");
  EXPECT_EQ(catalog->area(where.county).key, "k1");
  EXPECT_FALSE(where.city.valid());
  EXPECT_EQ(copy.OutlineOf(where), &catalog->area(where.zip).outline);
  EXPECT_EQ(copy.OutlineOf(copy.Locate(InCounty("Orange"))), nullptr);
}

TEST(CertainArea, IsTheOnlyOneThatHasThePointOrTheWholeZip) {
  absl::StatusOr<Catalog> catalog = CatalogBuilder(Town()).Build();
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  const CatchmentLocator locator(*catalog);
  const auto name = [&](const Place& place, AreaType type) {
    const AreaId area = locator.CertainArea(locator.Locate(place), type);
    return area.valid() ? catalog->area(area).name : "";
  };
  EXPECT_EQ(name(AtPoint(25, 5), AreaType::kCounty), "Orange County");
  EXPECT_EQ(name(AtPoint(5, 5), AreaType::kCity), "Alpha");
  EXPECT_EQ(name(AtPoint(10, 5), AreaType::kCity), "") << "on the border of two it is in both";
  EXPECT_EQ(name(AtPoint(15, 5), AreaType::kCity), "") << "two outlines overlap there";
  EXPECT_EQ(name(AtPoint(35, 5), AreaType::kCounty), "");
  EXPECT_EQ(name(InZip("90003"), AreaType::kCounty), "Orange County");
  EXPECT_EQ(name(InZip("90001"), AreaType::kCity), "Alpha");
  EXPECT_EQ(name(InZip("90009"), AreaType::kCounty), "") << "a ZIP code without an outline";
  Place both = AtPoint(35, 5);
  both.zip = "90003";
  EXPECT_EQ(name(both, AreaType::kCounty), "") << "the point speaks before its ZIP code";
  EXPECT_EQ(name(Place(), AreaType::kCounty), "");
}

}  // namespace
}  // namespace kith
