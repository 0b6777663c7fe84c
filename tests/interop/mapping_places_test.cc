// Places of mappings: points, addresses, and that nothing is told of confidential ones.
#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "kith/interop/mapping.h"
#include "src/interop/mapping_read.h"
#include "src/interop/source_files.h"
#include "tests/interop/mapped.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

TEST(MappingPlaces, ReadsPointsInOneText) {
  const auto point = [](const std::string& order, const std::string& text) {
    return MustMap(PantryMapping("[locations from pantries]\nid = {No}\npoint = {Geo}\n" + order),
                   {{"pantries.csv", "No,Name,Geo\n7,Hope,\"" + text + "\"\n"}})
        .directory.locations.front()
        .point;
  };
  const LatLng expected = *LatLng::FromDegrees(42.108547, -87.974705);
  EXPECT_EQ(point("", "Geolocation is 42.108547, -87.974705"), expected);
  EXPECT_EQ(point("point_order = lng_lat\n", "POINT (-87.974705 42.108547)"), expected);
  EXPECT_EQ(point("", "POINT (-87.974705 42.108547)"), expected) << "as WKT has it";
  EXPECT_EQ(point("", "42.108547N 87.974705W"), expected);
  EXPECT_EQ(point("", "42.108547 87.974705W"), std::nullopt);
  EXPECT_EQ(point("", "Geolocation is 42.108547"), std::nullopt);
  EXPECT_EQ(point("", "1, 2, 3"), std::nullopt);
  EXPECT_EQ(point("point_order = {Name}\n", "42.1, -87.9"), std::nullopt) << "Hope is no order";
}

TEST(MappingPlaces, TakesNoPointOutsideOfTheBox) {
  const std::string table =
      "No,Name,Lat,Lng,Secret\n7,Hope,52.38,4.82,no\n8,Faith,34.05,-118.25,no\n9,Grace,34.9,-117.6,no\n"
      "10,Mercy,52.38,4.82,yes\n11,Peace,,,no\n";
  const Import import =
      MustMap(PantryMapping("[locations from pantries]\nid = {No}\nlatitude = {Lat}\nlongitude = {Lng}\n"
                            "confidential = {Secret}\nbox = 33.7, -119, 34.9, -117.6\n"),
              {{"pantries.csv", table}});
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired pantries.csv:2 7 Lat: 52.38, 4.82 lies outside of the box 33.7, -119, 34.9, -117.6: not stated "
      "(mapping line 14)\n"
      "repaired pantries.csv:5  Lat: not taken as it stands; nothing is quoted where a place is confidential, or not "
      "in the directory (mapping line 14)\n");
  EXPECT_EQ(std::count_if(import.directory.locations.begin(), import.directory.locations.end(),
                          [](const Location& one) { return one.point.has_value(); }),
            2)
      << "a point on the border is in it";
}

TEST(MappingPlaces, TakesNoPointAtZero) {
  const Import import =
      MustMap(PantryMapping("[locations from pantries]\nid = {No}\nlatitude = {Lat}\nlongitude = {Lng}\n"),
              {{"pantries.csv", "No,Name,Lat,Lng\n7,Hope,0,0\n8,Faith,0.0001,0\n"}});
  EXPECT_EQ(std::count_if(import.directory.locations.begin(), import.directory.locations.end(),
                          [](const Location& one) { return one.point.has_value(); }),
            1);
  EXPECT_NE(IssueLines(import.account).find("0, 0 lies in the sea and stands for no point: not stated"),
            std::string::npos);
}

// A system whose 0, 0 is in Los Angeles.
class ShiftedDegrees final : public CoordinateSystems {
 public:
  absl::StatusOr<std::unique_ptr<PointTransformer>> Find(std::string_view) const override {
    class Shift final : public PointTransformer {
      absl::StatusOr<LatLng> ToWgs84(double x, double y) override { return LatLng::FromDegrees(34 + y, -118 + x); }
    };
    return std::make_unique<Shift>();
  }
};

TEST(MappingPlaces, TakesNoPointAtZeroOfAnySystem) {
  const ShiftedDegrees systems;
  const absl::StatusOr<Import> import = ReadMappedFiles(
      PantryMapping("[locations from pantries]\nid = {No}\nx = {X}\ny = {Y}\n", "crs = EPSG:2229\n"), "test.mapping",
      SourceFiles::OfTexts({{"pantries.csv", "No,Name,X,Y\n7,Hope,0,0.0\n8,Faith,0.1,0\n"}}), "", {"", &systems});
  ASSERT_TRUE(import.ok()) << import.status();
  for (const Location& one : import->directory.locations) EXPECT_EQ(one.point.has_value(), one.name == "Faith");
  EXPECT_EQ(
      IssueLines(import->account),
      "repaired pantries.csv:2 7 X: 0, 0 lies in the sea and stands for no point: not stated (mapping line 15)\n");
}

TEST(MappingPlaces, GivesZipCodesTheirZerosBackAndTellsWhatIsNone) {
  const auto map = [](const std::string& country) {
    return MustMap(PantryMapping("[addresses from pantries]\naddress_1 = 1 Main St\npostal_code = {ZIP}\n" + country),
                   {{"pantries.csv", "No,Name,ZIP\n7,Hope,2134\n8,Faith,ABC\n9,Love,90001-1234\n"}});
  };
  const Import import = map("");
  std::set<std::string> codes;
  for (const Address& one : import.directory.addresses) codes.insert(one.postal_code);
  EXPECT_EQ(codes, (std::set<std::string>{"02134", "90001-1234", "ABC"}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired pantries.csv:2 7 ZIP: \"2134\" is taken as 02134, if it has lost no digit at its end (mapping "
            "line 14)\n"
            "repaired pantries.csv:3 8 ZIP: \"ABC\" is not a ZIP code of five digits: kept (mapping line 14)\n");
  EXPECT_TRUE(map("country = CA\n").account.issues.empty());
}

// ---- confidential places

// Wherever the secret stands in a row, nothing of it is told.
void ExpectTellsNothing(const Import& import, const std::set<std::string>& secrets) {
  ASSERT_FALSE(import.account.issues.empty());
  const std::string told = import.account.ToJson() + import.account.ToText();
  for (const std::string& secret : secrets) EXPECT_EQ(told.find(secret), std::string::npos) << secret << "\n" << told;
}

constexpr const char* kSecret =
    "[locations from pantries]\nid = {No}\nconfidential = {Secret | yes_no}\n"
    "latitude = {Lat | number}\nlongitude = {Lng | number}\n";

TEST(MappingPlaces, QuotesNothingOfAConfidentialPlace) {
  const Import import = MustMap(
      PantryMapping(std::string(kSecret) + "report = {Lat}, {Lng} is odd\n"
                                           "[addresses from pantries]\naddress_1 = {Street}\npostal_code = {ZIP}\n"),
      {{"pantries.csv",
        "No,Name,Secret,Lat,Lng,Street,ZIP\n7,Hope,y,34.07x,-118.2y,90 Elm Road,9001\n"
        "8,Faith,yes,\"5\"\" Hidden Lane\",\"7\"\" Secret \"\"x\",S,\"5\"\" Hidden Lane\"\n"}});
  for (const Location& one : import.directory.locations) EXPECT_TRUE(one.confidential);
  ExpectTellsNothing(import, {"34.07", "118.2", "9001", "Elm", "Hidden", "Secret \""});
  EXPECT_NE(IssueLines(import.account)
                .find("repaired pantries.csv:2  ZIP: not taken as it stands; nothing is quoted where a place is "
                      "confidential, or not in the directory (mapping line 20)\n"),
            std::string::npos)
      << IssueLines(import.account);
}

TEST(MappingPlaces, QuotesNothingOfAConfidentialPlaceThatAnotherRowOrSourceMakes) {
  const std::string more =
      "[source a]\nfile = a.csv\nkey = {Street}\n[addresses from a]\nlocation_id = {Place}\n"
      "address_1 = {Street}\npostal_code = {ZIP}\n"
      "[source h]\nfile = h.csv\n[schedules from h]\nservice_at_location_id = {Place}/{Place}\n"
      "byday = {Day | weekday}\nopens_at = {Open | time}\ncloses_at = 17:00\n";
  const Import import = MustMap(
      PantryMapping(kSecret + more),
      {{"pantries.csv", "No,Name,Secret,Lat,Lng\n7,Hope,no,34.x1,-118\n7,Hope,yes,34.x2,-118\n8,Faith,no,34,-118\n"},
       {"a.csv", "Place,Street,ZIP\n7,1 Elm Road,90 Elm Road\n9,2 Oak Road,91 Oak Road\n8,3 Ash Road,92 Ash Road\n"},
       {"h.csv", "Place,Day,Open\n7,MO,ring at 4 Fir Road\n8,MO,ring at 5 Bay Road\n"}});
  ExpectTellsNothing(import, {"34.x1", "34.x2", "Elm", "Oak", "Fir"});
  const std::string issues = IssueLines(import.account);
  EXPECT_NE(issues.find("\"92 Ash Road\" is not a ZIP code"), std::string::npos) << issues << "which is no secret";
  EXPECT_NE(issues.find("ring at 5 Bay Road"), std::string::npos) << issues;
}

// A mapping may hide places by making none of them.
TEST(MappingPlaces, QuotesNothingOfAPlaceThatIsNotMade) {
  const Import import = MustMap(
      "[source pantries]\nfile = pantries.csv\nkey = {Name}\n"
      "[locations from pantries]\nwhen = {Secret} is no\nid = {No}\nname = {Name}\n"
      "[addresses from pantries]\naddress_1 = {Street}\npostal_code = {ZIP}\nextra.lot = {ZIP | number}\n",
      {{"pantries.csv",
        "No,Name,Secret,Street,ZIP\n7,Hope,yes,1 Elm Road,90 Elm Road\n8,Faith,no,3 Ash Road,92 Ash Road\n"}});
  ExpectTellsNothing(import, {"Elm", "Hope"});
  EXPECT_NE(IssueLines(import.account).find("\"92 Ash Road\" is not a number"), std::string::npos);
}

TEST(MappingPlaces, AreConfidentialAsSoonAsOneRowDoesNotDenyIt) {
  const auto confidential = [](const std::string& rows) {
    const Import import = MustMap(PantryMapping(kSecret), {{"pantries.csv", "No,Name,Secret,Lat,Lng\n" + rows}});
    return import.directory.locations.size() == 1 && import.directory.locations.front().confidential;
  };
  EXPECT_TRUE(confidential("7,Hope,no,34,-118\n7,Hope,yes,34,-118\n"));
  EXPECT_TRUE(confidential("7,Hope,yes,34,-118\n7,Hope,no,34,-118\n"));
  EXPECT_TRUE(confidential("7,Hope,,34,-118\n7,Hope,yes,34,-118\n"));
  EXPECT_TRUE(confidential("7,Hope,no,34,-118\n7,Hope,perhaps,34,-118\n"));
  EXPECT_TRUE(confidential("7,Hope,perhaps,34,-118\n"));
  EXPECT_TRUE(confidential("7,Hope,no,34,-118\n7,Hope,,34,-118\n")) << "an empty cell does not say no";
  EXPECT_TRUE(confidential("7,Hope,,34,-118\n"));
  EXPECT_FALSE(confidential("7,Hope,no,34,-118\n7,Hope,no,34,-118\n"));
}

}  // namespace
}  // namespace kith
