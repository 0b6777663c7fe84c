// Reading the places of HSDS 3 packages: points, confidential sites, service areas and outlines.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/interop/hsds.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

std::string IssuesOf(const PackageTexts& more) { return IssueLines(MustRead(SmallPackage(more)).account); }

TEST(ReadHsds3, ClearsPointsThatAreNone) {
  const Import import =
      MustRead(SmallPackage({{"locations.csv",
                              "id,location_type,latitude,longitude\n"
                              "a,physical,100,101\nb,physical,-118.25,34.05\nc,physical,34.05,\n"
                              "d,physical,,-118.25\ne,physical,north,-118.25\nf,physical,34.05,-118.25\n"
                              "g,,0,0\nl,physical,,\n"}}));
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired locations.csv:2 a latitude: latitude 100, longitude 101: expected latitude -90 to 90 and longitude "
      "-180 to 180: cleared\n"
      "repaired locations.csv:3 b latitude: latitude -118.25, longitude 34.05: expected latitude -90 to 90 and "
      "longitude -180 to 180 (swapped?): cleared\n"
      "repaired locations.csv:4 c latitude: a latitude without a longitude: cleared\n"
      "repaired locations.csv:5 d longitude: a longitude without a latitude: cleared\n"
      "repaired locations.csv:6 e latitude: \"north\" is not a number: cleared\n"
      "repaired locations.csv:6 e longitude: a longitude without a latitude: cleared\n"
      "repaired locations.csv:8 g location_type: is empty: taken as physical\n");
  for (const Location& location : import.directory.locations)
    EXPECT_EQ(location.point.has_value(), location.key == "f" || location.key == "g") << location.key;
}

// One place is enough: what its address names is known of the state, not of other places.
TEST(ReadHsds3, ClearsPointsFarOutsideOfTheStateOfTheirAddress) {
  const PackageTexts texts = SmallPackage(
      {{"locations.csv",
        "id,location_type,latitude,longitude,confidential\n"
        "amsterdam,physical,52.384,4.821,\nhome,physical,34.05,-118.25,\nsecret,physical,52.384,4.821,true\n"
        "swapped,physical,41.9,-87.6,\ntwo,physical,52.384,4.821,\npostal,physical,52.384,4.821,\nl,physical,,,\n"},
       {"addresses.csv",
        "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
        "1,amsterdam,1 Main St,Los Angeles,CA,90013,US,physical\n"
        "2,home,1 Main St,Los Angeles,CA,90013,US,physical\n"
        "3,secret,1 Main St,Los Angeles,CA,90013,US,physical\n"
        "4,swapped,1 Main St,Los Angeles,CA,90013,US,physical\n"
        "5,two,1 Main St,Los Angeles,CA,90013,US,physical\n"
        "6,two,Damrak 1,Amsterdam,NH,1012 LG,NL,physical\n"
        "7,postal,PO Box 1,Los Angeles,CA,90013,US,postal\n"}});
  const Import import = MustRead(texts);
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired locations.csv:2 amsterdam latitude: the point lies 7995 km outside of California, which the address "
      "names: cleared\n"
      "repaired locations.csv:5 swapped latitude: the point lies 2186 km outside of California, which the address "
      "names: cleared\n");
  for (const Location& location : import.directory.locations)
    EXPECT_EQ(location.point.has_value(),
              location.key != "amsterdam" && location.key != "swapped" && location.key != "l")
        << location.key;
}

TEST(ReadHsds3, TellsNothingOfWhereAConfidentialPlaceIs) {
  // Every cell of a confidential location and of its address is wrong in every way that a cell can be.
  const std::string secret = "77 Secret Lane";
  const PackageTexts more = {
      {"locations.csv",
       "id,location_type,name,latitude,longitude,opened,relocated_to,confidential\n"
       "l,77 Secret Lane,77 Secret Lane,33.77777,,77 Secret Lane,77 Secret Lane x,true\n"
       "m,77 Secret Lane,77 Secret Lane,133.77777,-118.77777,77 Secret Lane,,maybe 77 Secret Lane\n"
       "n,77 Secret Lane,77 Secret Lane,77 Secret Lane,-118.77777,77 Secret Lane,,yes\n"
       "n,77 Secret Lane,77 Secret Lane\n"
       "p,physical,Public,34,-118,,,\n"
       "p,physical,77 Secret Lane,33.77777,-118.77777,77 Secret Lane,,true\n"},
      {"addresses.csv",
       "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
       "a,l,77 Secret Lane,77 Secret Lane\xE9,CA,90001,US,77 Secret Lane\n"
       "b,m,77 Secret Lane,77 Secret Lane,CA,90001,US,77 Secret Lane\n"
       "c,nowhere,77 Secret Lane,77 Secret Lane,CA,90001,US,77 Secret Lane\n"
       "d,l,77 Secret Lane\n"}};
  PackageTexts texts = SmallPackage(more);
  const Import import = MustRead(texts);
  std::string relocated = IssueLines(import.account);
  EXPECT_GE(import.account.issues.size(), 15U);
  // A key is no address: the reference to a location that is not there is named.
  const std::string key = "\"77 Secret Lane x\" is not in locations";
  ASSERT_NE(relocated.find(key), std::string::npos) << relocated;
  relocated.erase(relocated.find(key), key.size());
  EXPECT_EQ(relocated.find("ecret"), std::string::npos) << relocated;
  EXPECT_EQ(relocated.find("7777"), std::string::npos) << relocated;
  for (const Location& location : import.directory.locations) EXPECT_TRUE(location.confidential) << location.key;
  EXPECT_EQ(import.account.ToText().find("77777"), std::string::npos);
  EXPECT_EQ(import.account.ToJson().find("77777"), std::string::npos);
}

TEST(ReadHsds3, QuotesWhatIsNoSecret) {
  EXPECT_EQ(IssuesOf({{"addresses.csv",
                       "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
                       "a,l,1 Main,LA,CA,90001,US,home\n"}}),
            "repaired addresses.csv:2 a address_type: \"home\" is not physical, postal or virtual: cleared\n");
}

TEST(ReadHsds3, ReadsServiceAreasByTheirExtentType) {
  const Import import = MustRead(SmallPackage({{"service_areas.csv",
                                                "id,service_id,name,extent,extent_type\n"
                                                "a,s,,\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[-118,34],["
                                                "-117,34],[-117,35],[-118,34]]]}\",geojson\n"
                                                "b,s,,\"90037 90011,90037;90012\",ZIP codes\n"
                                                "c,s,,city:Pasadena; county: Los Angeles ;planning_area:SPA 4,places\n"
                                                "d,s,,,everywhere\n"
                                                "e,s,Northeast,east of the river,text\n"
                                                "f,s,Northeast,,\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const std::vector<ServiceArea>& areas = import.directory.service_areas;
  ASSERT_EQ(areas.size(), 6U);
  ASSERT_EQ(areas[0].outline.polygons.size(), 1U);
  EXPECT_EQ(areas[0].outline.polygons[0].outer.vertices.size(), 3U);
  EXPECT_EQ(areas[1].zip_codes, (std::vector<std::string>{"90011", "90012", "90037"}));
  EXPECT_EQ(areas[2].places, (std::vector<PlaceName>{{AreaType::kCity, "Pasadena"},
                                                     {AreaType::kCounty, "Los Angeles"},
                                                     {AreaType::kPlanningArea, "SPA 4"}}));
  EXPECT_EQ(areas[3].extent_type, ExtentType::kEverywhere);
  EXPECT_EQ(areas[4].extent_text, "east of the river");
  EXPECT_EQ(areas[5].extent_type, ExtentType::kText);
}

TEST(ReadHsds3, KeepsAnExtentThatIsNotWhatItSaysAsText) {
  const Import import = MustRead(SmallPackage({{"service_areas.csv",
                                                "id,service_id,extent,extent_type\n"
                                                "a,s,extent,geojson\nb,s,90011 9001,zip_codes\nc,s,Pasadena,places\n"
                                                "d,s,US,everywhere\ne,s,x,topojson\nf,s,,geojson\ng,s,,zip_codes\n"
                                                "h,s,,places\ni,s,city:,places\nj,s,90011-1234,zip_codes\n"}}));
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired service_areas.csv:2 a extent: \"extent\" is not a GeoJSON outline (not JSON): kept as text\n"
      "repaired service_areas.csv:3 b extent: \"9001\" is not a ZIP code of five digits: kept as text\n"
      "repaired service_areas.csv:4 c extent: \"Pasadena\" is no place such as city:Pasadena or county:Los "
      "Angeles: kept as text\n"
      "repaired service_areas.csv:5 d extent: \"US\" says nothing where extent_type is everywhere: cleared\n"
      "repaired service_areas.csv:6 e extent_type: \"topojson\" is not geojson, zip_codes, places, everywhere or "
      "text: the extent is kept as text\n"
      "repaired service_areas.csv:7 f extent: \"\" is not a GeoJSON outline (not JSON): kept as text\n"
      "repaired service_areas.csv:8 g extent: no ZIP code: kept as text\n"
      "repaired service_areas.csv:9 h extent: no place: kept as text\n"
      "repaired service_areas.csv:10 i extent: \"city:\" is no place such as city:Pasadena or county:Los Angeles: "
      "kept as text\n"
      "repaired service_areas.csv:11 j extent: \"90011-1234\" is not a ZIP code of five digits: kept as text\n");
  for (const ServiceArea& area : import.directory.service_areas) {
    if (area.key == "d") continue;
    EXPECT_EQ(area.extent_type, ExtentType::kText) << area.key;
    EXPECT_TRUE(area.zip_codes.empty() && area.places.empty()) << area.key;
  }
  EXPECT_EQ(import.directory.service_areas[1].extent_text, "90011 9001");
}

TEST(ReadHsds3, ReportsWhatItDidToAnOutline) {
  EXPECT_EQ(
      IssuesOf({{"areas.csv",
                 "id,area_type,code,name,extent,extent_type\n"
                 "a,zip,90001,,\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[0,0],[0,1],[1,0],[0,0]]]}\","
                 "geojson\n"
                 "b,zip,90002,,x,geojson\nc,zip,90003,,x,\nd,borough,,D,,geojson\n"}}),
      "repaired areas.csv:2 a extent: polygon 1, ring 1: turned counter-clockwise\n"
      "repaired areas.csv:3 b extent: \"x\" is not a GeoJSON outline (not JSON): cleared\n"
      "repaired areas.csv:4 c extent_type: \"\" is not geojson: the extent is cleared\n"
      "repaired areas.csv:5 d area_type: \"borough\" is not zip, city, county, planning_area, state or other: taken "
      "as other\n");
}

}  // namespace
}  // namespace kith
