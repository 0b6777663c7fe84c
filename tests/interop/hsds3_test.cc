// Reading HSDS 3 packages: what becomes of every cell, right or wrong.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/interop/hsds.h"
#include "src/interop/hsds3_tables.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

std::string IssuesOf(const PackageTexts& more) { return IssueLines(MustRead(SmallPackage(more)).account); }

TEST(ReadHsds3, ReadsTheSmallestPackageWithoutAnIssue) {
  const Import import = MustRead(SmallPackage());
  EXPECT_EQ(IssueLines(import.account), "");
  ASSERT_EQ(import.directory.services_at_location.size(), 1U);
  EXPECT_EQ(import.directory.services_at_location[0].service_key, "s");
  EXPECT_EQ(import.directory.services[0].status, ServiceStatus::kActive);
  EXPECT_EQ(import.directory.time_zone, "America/Los_Angeles");
}

TEST(ReadHsds3, TakesAnEmptyCellAsNotStated) {
  const Import import = MustRead(SmallPackage(
      {{"services.csv", "id,organization_id,name,status,minimum_age,maximum_age,assured_date,url\ns,o,Food,,,,,  \n"},
       {"schedules.csv", "id,service_id,count,interval,opens_at,closes_at,until\nh,s,,,,,\n"},
       {"service_capacity.csv", "id,service_id,available,maximum,updated,waitlist\nc,s,,0,,\n"},
       {"cost_options.csv", "id,service_id,amount\np,s,\nq,s,0\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const Service& service = import.directory.services[0];
  EXPECT_EQ(service.status, ServiceStatus::kUnknown);
  EXPECT_FALSE(service.minimum_age || service.maximum_age || service.assured_date);
  EXPECT_EQ(service.url, "");
  const Schedule& schedule = import.directory.schedules[0];
  EXPECT_FALSE(schedule.count || schedule.interval || schedule.opens_at || schedule.closes_at || schedule.until);
  const ServiceCapacity& capacity = import.directory.capacities[0];
  EXPECT_FALSE(capacity.available || capacity.updated);
  EXPECT_EQ(capacity.maximum, 0);  // none is not "not stated"
  EXPECT_EQ(capacity.waitlist, Truth::kUnknown);
  EXPECT_FALSE(import.directory.cost_options[0].amount_cents);
  EXPECT_EQ(import.directory.cost_options[1].amount_cents, 0);
}

TEST(ReadHsds3, ClearsWhatCannotBeReadAndQuotesIt) {
  EXPECT_EQ(
      IssuesOf({{"services.csv",
                 "id,organization_id,name,status,minimum_age,assured_date\n"
                 "s,o,Food,open,eighteen,01/02/2026\n"}}),
      "repaired services.csv:2 s status: \"open\" is not active, inactive, defunct or temporarily closed: taken as "
      "not stated\n"
      "repaired services.csv:2 s minimum_age: \"eighteen\" is not a number: cleared\n"
      "repaired services.csv:2 s assured_date: \"01/02/2026\" is not a date YYYY-MM-DD: cleared\n");
  EXPECT_EQ(
      IssuesOf({{"service_capacity.csv",
                 "id,service_id,available,maximum,updated,waitlist\n"
                 "c,s,2.5,99999999999999999999,yesterday,perhaps\n"}}),
      "repaired service_capacity.csv:2 c available: \"2.5\" is not a whole number: cleared\n"
      "repaired service_capacity.csv:2 c maximum: \"99999999999999999999\" is not a whole number: cleared\n"
      "repaired service_capacity.csv:2 c updated: \"yesterday\" is not a time YYYY-MM-DDTHH:MM:SS with or without "
      "an offset such as -08:00: cleared\n"
      "repaired service_capacity.csv:2 c waitlist: \"perhaps\" is neither true nor false: cleared\n");
  EXPECT_EQ(
      IssuesOf(
          {{"cost_options.csv", "id,service_id,amount\na,s,$5\nb,s,1.005\nc,s,2.50\nd,s,.5\ne,s,1234567890123456\n"}}),
      "repaired cost_options.csv:2 a amount: \"$5\" is not an amount such as 35 or 35.50: cleared\n"
      "repaired cost_options.csv:3 b amount: \"1.005\" is rounded to whole cents\n"
      "repaired cost_options.csv:6 e amount: \"1234567890123456\" is not an amount such as 35 or 35.50: cleared\n");
  EXPECT_EQ(IssuesOf({{"service_at_location.csv",
                       "id,service_id,location_id,attendance,opened\nsl,s,l,In person; by phone ;home-visit,soon\n"}}),
            "repaired service_at_location.csv:2 sl opened: \"soon\" is not a date YYYY-MM-DD: cleared\n"
            "repaired service_at_location.csv:2 sl attendance: \"In person; by phone ;home-visit\" is not in_person, "
            "remote or home_visit: what is none of these is left out\n");
}

TEST(ReadHsds3, ReadsWordsInAnyCaseAndPunctuation) {
  const Import import = MustRead(
      SmallPackage({{"services.csv", "id,organization_id,name,status\ns,o,Food, Temporarily_Closed \n"},
                    {"locations.csv", "id,location_type,confidential\nl,VIRTUAL,Yes\nm,postal,0\nn,physical,FALSE\n"},
                    {"service_at_location.csv", "id,service_id,location_id,attendance\nsl,s,l,Remote; home visit\n"},
                    {"schedules.csv", "id,service_id,freq,byday,opens_at,closes_at\nh,s,weekly,MO,09:00,12:00\n"},
                    {"languages.csv", "id,service_id,name,code,provided_by\na,s,Spanish,ES,Interpreter\n"},
                    {"areas.csv", "id,area_type,code,name\nz,ZIP,90011,\np,Planning Area,,SPA 4\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const Directory& d = import.directory;
  EXPECT_EQ(d.services[0].status, ServiceStatus::kTemporarilyClosed);
  EXPECT_EQ(d.locations[0].type, LocationType::kVirtual);
  EXPECT_TRUE(d.locations[0].confidential);
  EXPECT_FALSE(d.locations[1].confidential || d.locations[2].confidential);
  EXPECT_EQ(d.services_at_location[0].attendance, kRemote | kHomeVisit);
  EXPECT_EQ(d.schedules[0].freq, "WEEKLY");
  EXPECT_EQ(d.languages[0].code, "es");
  EXPECT_TRUE(d.languages[0].interpreter);
  EXPECT_EQ(d.areas[0].type, AreaType::kPlanningArea);
  EXPECT_EQ(d.areas[1].type, AreaType::kZip);
}

TEST(ReadHsds3, FillsInTheCodeOfALanguageThatIsKnownByName) {
  const Import import = MustRead(SmallPackage(
      {{"languages.csv", "id,service_id,name,code\na,s,Spanish,\nb,s,Spanish,spa\nc,s,Others upon request,\n"}}));
  EXPECT_EQ(IssueLines(import.account), "repaired languages.csv:2 a code: is empty: set to es, after the name\n");
  EXPECT_EQ(import.directory.languages[0].code, "es");
  EXPECT_EQ(import.directory.languages[1].code, "spa");
  EXPECT_EQ(import.directory.languages[2].code, "");
}

TEST(ReadHsds3, RejectsWhatHasNoIdOrAnothersIdOrAWrongNumberOfFields) {
  const Import import = MustRead(
      SmallPackage({{"phones.csv", "id,service_id,number\np,s,1\n,s,2\np,s,3\nq,s\nr,s,4,5\nt,nobody,6\n\"\",,7\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "rejected phones.csv:3  id: is empty: a record needs an id\n"
            "rejected phones.csv:4 p id: the record on line 2 has this id: that one is kept\n"
            "rejected phones.csv:5  : 2 fields; the header has 3\n"
            "rejected phones.csv:6  : 4 fields; the header has 3\n"
            "rejected phones.csv:7 t service_id: \"nobody\" is not in services\n"
            "rejected phones.csv:8  id: is empty: a record needs an id\n");
  ASSERT_EQ(import.directory.phones.size(), 1U);
  EXPECT_EQ(import.directory.phones[0].number, "1");
  const auto table = std::find_if(import.account.tables.begin(), import.account.tables.end(),
                                  [](const TableAccount& t) { return t.file == "phones.csv"; });
  EXPECT_EQ(*table, (TableAccount{"phones.csv", 7, 1, 0, 6}));
}

TEST(ReadHsds3, CountsARecordWithSeveralIssuesOnce) {
  const Import import = MustRead(SmallPackage(
      {{"services.csv",
        "id,organization_id,name,status,minimum_age,maximum_age\ns,o,Food,active,x,y\nt,o,Help,open,-1,\n"}}));
  const auto table = std::find_if(import.account.tables.begin(), import.account.tables.end(),
                                  [](const TableAccount& t) { return t.file == "services.csv"; });
  EXPECT_EQ(*table, (TableAccount{"services.csv", 2, 0, 2, 0}));
}

TEST(ReadHsds3, KeepsTheStatusThatSomebodyStated) {
  const Import import =
      MustRead(SmallPackage({{"services.csv",
                              "id,organization_id,name,status,status_assumed\na,o,A,active,true\n"
                              "b,o,B,defunct,true\nc,o,C,,true\nd,o,D,active,false\ns,o,S,active,\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired services.csv:3 b status_assumed: true, but the status is defunct, not active: cleared\n");
  EXPECT_EQ(import.directory.services[0].status, ServiceStatus::kUnknown);
  EXPECT_EQ(import.directory.services[1].status, ServiceStatus::kDefunct);
  EXPECT_EQ(import.directory.services[2].status, ServiceStatus::kUnknown);
  EXPECT_EQ(import.directory.services[3].status, ServiceStatus::kActive);
}

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

TEST(ReadHsds3, MakesNoOpeningOfAScheduleOfWhichAPartCannotBeRead) {
  const Import import =
      MustRead(SmallPackage({{"schedules.csv",
                              "id,service_id,freq,byday,until,exception,opens_at,closes_at,description\n"
                              "a,s,HOURLY,MO,,,09:00,17:00,\n"
                              "b,s,WEEKLY,MO,end of May,,09:00,17:00,Mondays\n"
                              "c,s,WEEKLY,MO,,,9:00am,dusk,\n"
                              "d,s,WEEKLY,MO,,,09:00,,\n"
                              "e,s,WEEKLY,MO,,sometimes,09:00,24:00,\n"
                              "f,s,WEEKLY,MO,,closed,,,\n"
                              "g,s,WEEKLY,MO,,,9:00,24:00,\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired schedules.csv:2 a freq: \"HOURLY\" is not DAILY, WEEKLY, MONTHLY or YEARLY: cleared\n"
            "repaired schedules.csv:2 a opens_at: cleared: hours unknown, as freq cannot be read\n"
            "repaired schedules.csv:3 b until: \"end of May\" is not a date YYYY-MM-DD: cleared\n"
            "repaired schedules.csv:3 b opens_at: cleared: hours unknown, as until cannot be read\n"
            "repaired schedules.csv:4 c opens_at: \"9:00am\" is not a local time HH:MM from 00:00 to 24:00: cleared\n"
            "repaired schedules.csv:4 c closes_at: \"dusk\" is not a local time HH:MM from 00:00 to 24:00: cleared\n"
            "repaired schedules.csv:5 d closes_at: one of the two times is missing or not of a day: hours unknown\n"
            "repaired schedules.csv:6 e exception: \"sometimes\" is not closed or instead: cleared\n"
            "repaired schedules.csv:6 e opens_at: cleared: hours unknown, as exception cannot be read\n");
  const std::vector<Schedule>& rows = import.directory.schedules;
  ASSERT_EQ(rows.size(), 7U);
  for (const Schedule& row : rows) EXPECT_EQ(row.opens_at.has_value(), row.key == "g") << row.key;
  EXPECT_EQ(rows[0].description, "09:00 - 17:00");
  EXPECT_EQ(rows[1].description, "Mondays");
  EXPECT_EQ(rows[2].description, "9:00am - dusk");
  EXPECT_EQ(rows[6].closes_at, 1440);
}

TEST(ReadHsds3, TakesTimesOfDayWithTheDirectorysOwnOffsetAsLocal) {
  const Import import = MustRead(SmallPackage({{"schedules.csv",
                                                "id,service_id,freq,byday,opens_at,closes_at\n"
                                                "a,s,WEEKLY,MO,09:00-08:00,17:00:00-07:00\n"
                                                "b,s,WEEKLY,MO,09:00Z,17:00Z\n"
                                                "c,s,WEEKLY,MO,09:00+01:00,17:00\n"}}));
  EXPECT_EQ(import.directory.schedules[0].opens_at, 9 * 60);
  EXPECT_EQ(import.directory.schedules[0].closes_at, 17 * 60);
  EXPECT_FALSE(import.directory.schedules[1].opens_at || import.directory.schedules[2].opens_at);
  EXPECT_EQ(import.directory.schedules[1].description, "09:00Z - 17:00Z");
  PackageTexts utc =
      SmallPackage({{"datapackage.json", R"({"kith":{"time_zone":"UTC"}})"},
                    {"schedules.csv", "id,service_id,dtstart,opens_at,closes_at\na,s,2026-01-05,09:00Z,17:00Z\n"}});
  const Import in_utc = MustRead(utc);
  EXPECT_EQ(IssueLines(in_utc.account), "");
  EXPECT_EQ(in_utc.directory.schedules[0].opens_at, 9 * 60);
}

TEST(ReadHsds3, ReadsMomentsInTheDirectorysZone) {
  const PackageTexts more = {{"service_capacity.csv",
                              "id,service_id,updated\na,s,2026-07-01T17:00\nb,s,2026-07-01T17:00:00-07:00\n"
                              "c,s,2026-07-02 00:00Z\nd,s,2026-07-02\n"}};
  const Import import = MustRead(SmallPackage(more));
  EXPECT_EQ(IssueLines(import.account), "");
  const Instant moment{1782950400};
  EXPECT_EQ(import.directory.capacities[0].updated, moment);
  EXPECT_EQ(import.directory.capacities[1].updated, moment);
  EXPECT_EQ(import.directory.capacities[2].updated, moment);
  EXPECT_EQ(import.directory.capacities[3].updated->unix_seconds, moment.unix_seconds + 7 * 3600);
}

TEST(ReadHsds3, CarriesColumnsAndTablesThatItDoesNotInterpret) {
  const Import import = MustRead(
      SmallPackage({{"organizations.csv", "zeta,id,name,tax_id,alpha,,year_incorporated\n z ,o,Org,12,\"a,b\",,1999\n"},
                    {"schedules.csv", "id,service_id,timezone\nh,s,-8\n"},
                    {"contacts.csv", "id,name\nc2,Bob\nc1, Ann \n"},
                    {"our_own.csv", "x\n\"\"\n1\n"},
                    {"notes.txt", "no table"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_EQ(import.directory.organizations[0].extras,
            (Extras{{"alpha", "a,b"}, {"tax_id", "12"}, {"year_incorporated", "1999"}, {"zeta", " z "}}));
  EXPECT_EQ(import.directory.schedules[0].extras, (Extras{{"timezone", "-8"}}));
  EXPECT_EQ(import.directory.carried,
            (std::vector<CarriedTable>{{"contacts", {"id", "name"}, {{"c1", " Ann "}, {"c2", "Bob"}}},
                                       {"our_own", {"x"}, {{""}, {"1"}}}}));
}

TEST(ReadHsds3, DropsTextUnderAColumnWithoutANameAndSaysSo) {
  const std::string issues =
      IssuesOf({{"organizations.csv", "id,name,,\no,Org,,\np,Pal,lost,\n"}, {"contacts.csv", "id,\nc,lost\n"}});
  EXPECT_EQ(issues,
            "repaired organizations.csv:3 p : column 3 has no name in the header: its text is dropped\n"
            "repaired contacts.csv:2 c : column 2 has no name in the header: its text is dropped\n");
}

TEST(ReadHsds3, ReadsTextThatIsNotUtf8AsWindows1252) {
  const Import import = MustRead(SmallPackage({{"organizations.csv",
                                                "id,name,t\xE9l\no,Caf\xE9 \x93"
                                                "Ana\x94 \x80,\x81\np,Peña,\n"},
                                               {"contacts.csv", "id,name\nc,Jos\xE9\n"},
                                               {"rules/a.rules", "# caf\xE9\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired organizations.csv:2 o name: not UTF-8: read as Windows-1252\n"
            "repaired organizations.csv:2 o tél: not UTF-8: read as Windows-1252\n"
            "repaired contacts.csv:2 c name: not UTF-8: read as Windows-1252\n"
            "repaired rules/a.rules:1  : not UTF-8: read as Windows-1252\n");
  EXPECT_EQ(import.directory.organizations[0].name, "Café “Ana” €");
  EXPECT_EQ(import.directory.organizations[0].extras, (Extras{{"tél", "\xEF\xBF\xBD"}}));
  EXPECT_EQ(import.directory.organizations[1].name, "Peña");
  EXPECT_EQ(import.directory.rule_files, (std::vector<RuleFile>{{"a.rules", "# café\n"}}));
}

TEST(ReadHsds3, ReadsItsMemberOfTheDataPackage) {
  const Import import = MustRead(SmallPackage(
      {{"datapackage.json", R"({"title":"x","kith":{"time_zone":"America/New_York","name":"N","sample":true}})"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_EQ(import.directory.time_zone, "America/New_York");
  EXPECT_EQ(import.directory.name, "N");
  EXPECT_TRUE(import.directory.sample);
}

TEST(ReadHsds3, KeepsTheTablesWhereTheDataPackageIsWrong) {
  EXPECT_EQ(IssuesOf({{"datapackage.json", "../datapackage.json"}}), "rejected datapackage.json:1  : not JSON\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", "[]"}}), "rejected datapackage.json:1  : expected a JSON object\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", R"({"kith":7})"}}),
            "rejected datapackage.json:1  : kith: expected an object\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", R"({"kith":{"name":7}})"}}),
            "rejected datapackage.json:1  : kith.name: expected a text\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", R"({"kith":{"sample":"yes"}})"}}),
            "rejected datapackage.json:1  : kith.sample: expected true or false\n");
  EXPECT_EQ(
      IssuesOf({{"datapackage.json", R"({"kith":{"time_zone":"Los Angeles"}})"}}),
      "repaired datapackage.json:1  kith.time_zone: \"Los Angeles\" is no time zone: taken as America/Los_Angeles\n");
}

TEST(ReadHsds3, LetsTheCallerChooseTheTimeZone) {
  TemporaryFolder folder;
  for (const auto& [name, text] : SmallPackage()) WriteText(folder.path() / name, text);
  HsdsReadOptions options;
  options.time_zone = "America/Denver";
  const absl::StatusOr<Import> import = ReadHsds3(folder.path(), options);
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->directory.time_zone, "America/Denver");
  options.time_zone = "Nowhere";
  EXPECT_EQ(ReadHsds3(folder.path(), options).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ReadHsds3, TellsItsProgressUpToTheEndOfEachFile) {
  TemporaryFolder folder;
  for (const auto& [name, text] : SmallPackage()) WriteText(folder.path() / name, text);
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> last;
  HsdsReadOptions options;
  options.progress = [&](std::string_view file, std::uint64_t bytes, std::uint64_t size) {
    last[std::string(file)] = {bytes, size};
  };
  ASSERT_TRUE(ReadHsds3(folder.path(), options).ok());
  EXPECT_EQ(last.size(), 4U);
  for (const auto& [file, at] : last) EXPECT_EQ(at.first, at.second) << file;
}

TEST(ReadHsds3, SaysWhatIsWrongWithAFolderOrAFile) {
  TemporaryFolder folder;
  EXPECT_EQ(ReadHsds3(folder.path() / "none", {}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadHsds3(folder.path(), {}).status().code(), absl::StatusCode::kNotFound);
  WriteText(folder.path() / "a.csv", "x\n");
  const absl::Status file = LoadCatalog(folder.path() / "a.csv").status();
  EXPECT_EQ(file.code(), absl::StatusCode::kNotFound);
  EXPECT_NE(file.message().find("this is a file"), std::string_view::npos);

  const absl::Status old = ReadTexts({{"services.csv", ""}, {"regular_schedules.csv", ""}}).status();
  EXPECT_EQ(old.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(old.message(), "test: this looks like HSDS 1.x; import it first with kith import --from hsds1");

  EXPECT_EQ(ReadTexts(SmallPackage({{"phones.csv", "number\n1\n"}})).status().message(),
            "phones.csv:1: id: the header has no such column, which is required");
  EXPECT_EQ(ReadTexts(SmallPackage({{"phones.csv", "id,number,id\n1,2,3\n"}})).status().message(),
            "phones.csv:1: id: two columns have this name");
  EXPECT_EQ(ReadTexts(SmallPackage({{"phones.csv", "id,number\n1,\"2\n"}})).status().message(),
            "phones.csv:2: a quoted field is not closed before the end of the file");
  EXPECT_EQ(ReadTexts(SmallPackage({{"contacts.csv", "id,name\n1,\"2\"x\n"}})).status().message(),
            "contacts.csv:2: text after a closing quote; a comma or the end of the line is expected");
}

TEST(ReadHsds3, FindsTheTablesInAFolderNamedData) {
  PackageTexts texts = {{"datapackage.json", R"({"kith":{"name":"N"}})"}};
  for (const auto& [name, text] : SmallPackage({{"contacts.csv", "id\nc\n"}, {"phones.csv", "id,service_id\np,x\n"}}))
    texts["data/" + name] = text;
  const Import import = MustRead(texts);
  EXPECT_EQ(IssueLines(import.account), "rejected data/phones.csv:2 p service_id: \"x\" is not in services\n");
  EXPECT_EQ(import.directory.name, "N");
  ASSERT_EQ(import.directory.carried.size(), 1U);
  EXPECT_EQ(import.directory.carried[0].name, "contacts");
}

TEST(ReadHsds3, TakesAnEmptyFileAsAnEmptyTableButNotThatOfServices) {
  const absl::Status status = ReadTexts({{"services.csv", ""}}).status();
  EXPECT_EQ(status.message(), "services.csv:1: empty: a header is expected");
  const Import import =
      MustRead({{"services.csv", "id,organization_id,name,status\n"}, {"phones.csv", "\n"}, {"contacts.csv", ""}});
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_TRUE(import.directory.services.empty());
}

TEST(ReadHsds3, CarriesWhatTheDescriptorSaysOfTheSource) {
  const std::string descriptor =
      R"({"name": "harbor", "title": "Harbor directory", "licenses": [{"name": "CC-BY-4.0", "since": 2.5}],)"
      R"( "profile": "tabular-data-package", "resources": [], "kith": {"name": "Harbor"}, "version": "\u00e9"})";
  const Import import = MustRead(SmallPackage({{"datapackage.json", descriptor}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const PackageTexts written = MustFormat(import.directory);
  const nlohmann::json json = nlohmann::json::parse(written.at("datapackage.json"));
  EXPECT_EQ(json["name"], "harbor");
  EXPECT_EQ(json["title"], "Harbor directory");
  EXPECT_EQ(json["licenses"][0]["since"], 2.5);
  EXPECT_EQ(json["version"], "\u00e9");
  EXPECT_EQ(json["kith"]["name"], "Harbor");
  EXPECT_FALSE(written.contains("/datapackage.json.csv"));
  const Import again = MustRead(written);
  EXPECT_TRUE(again.directory == import.directory);
  EXPECT_EQ(MustFormat(again.directory), written);
  const Import plain = MustRead(MustFormat(MustRead(SmallPackage()).directory));
  EXPECT_TRUE(plain.directory.carried.empty()) << "what Kith always writes is not carried";
  Directory wrong = import.directory;
  wrong.carried.back().rows.front() = {"licenses", "["};
  EXPECT_FALSE(WriteHsds3(wrong, TemporaryFolder().path() / "out").ok());
}

TEST(ReadHsds3, SaysWhichTimeZoneItAssumed) {
  const std::string assumed = "America/Los_Angeles is assumed";
  EXPECT_NE(MustRead(SmallPackage()).account.ToText().find(assumed), std::string::npos);
  const Import stated =
      MustRead(SmallPackage({{"datapackage.json", R"({"kith": {"time_zone": "America/New_York"}})"}}));
  EXPECT_TRUE(stated.account.notes.empty());
}

TEST(LoadCatalog, ReadsBuildsAndKeepsAccount) {
  TemporaryFolder folder;
  for (const auto& [name, text] : SmallPackage()) WriteText(folder.path() / name, text);
  const absl::Status status = LoadCatalog(folder.path()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_NE(status.message().find("there is no datapackage.json"), std::string_view::npos) << status;
  WriteText(folder.path() / "datapackage.json", "{}");
  WriteText(folder.path() / "phones.csv", "id,number,service_id\np,1,nobody\n");
  ImportAccount account;
  const absl::StatusOr<Catalog> catalog = LoadCatalog(folder.path(), &account);
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  EXPECT_EQ(catalog->offer_count(), 1U);
  EXPECT_EQ(account.rejected(), 1);
}

// What each official example holds that is wrong: {file, issues}. All of them have one row for each table.
void ExpectExample(const std::filesystem::path& folder, std::size_t tables, const std::string& issues) {
  const absl::StatusOr<Import> import = ReadHsds3(folder, {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_TRUE(import->account.Balances());
  EXPECT_EQ(IssueLines(import->account), issues);
  EXPECT_EQ(import->account.tables.size(), tables);
  for (const TableAccount& table : import->account.tables) EXPECT_EQ(table.read, 1) << table.file;
  const PackageTexts written = MustFormat(import->directory);
  const Import again = MustRead(written);
  EXPECT_EQ(IssueLines(again.account), "");
  EXPECT_TRUE(again.directory == import->directory);
  EXPECT_EQ(MustFormat(again.directory), written);
}

constexpr std::string_view kLocationIssues =
    "repaired locations.csv:2 3a19ff88-4620-4d17-9830-ac1d859eb5d5 latitude: latitude 100, longitude 101: expected "
    "latitude -90 to 90 and longitude -180 to 180: cleared\n"
    "repaired locations.csv:2 3a19ff88-4620-4d17-9830-ac1d859eb5d5 organization_id: "
    "\"985e4a42-bd9f-4edc-911d-0243a4640aca\" is not in organizations: cleared\n";
constexpr std::string_view kExtentIssue =
    "repaired service_areas.csv:2 381c64f1-a724-4884-9c21-ac96c21cca3e extent: \"extent\" is not a GeoJSON outline "
    "(not "
    "JSON): kept as text\n";
constexpr std::string_view kTermIssues =
    "repaired taxonomy_terms.csv:2 3f7b145d-84af-42d7-8fae-eaca714b02b2 parent_id: "
    "\"0bc248fa-dc27-4650-9ba4-8f1a24ef16a2\" is not in taxonomy_terms: cleared\n"
    "repaired taxonomy_terms.csv:2 3f7b145d-84af-42d7-8fae-eaca714b02b2 taxonomy_id: "
    "\"07ff6aee-a219-438c-b694-d2fcb6c5373b\" is not in taxonomies: cleared\n";

TEST(ReadHsds3, ReadsTheOfficialExamplesOfVersion31) {
  const std::filesystem::path folder = SharedData("hsds-schemas/3.1/examples/csv");
  if (folder.empty()) GTEST_SKIP() << "the official examples of HSDS 3.1 are not here";
  ExpectExample(folder, 24,
                std::string(kLocationIssues) + std::string(kExtentIssue) +
                    "rejected service_areas.csv:2 381c64f1-a724-4884-9c21-ac96c21cca3e service_at_location_id: "
                    "\"af69894e-7bed-11ef-a85c-07e0918a608c\" is not in service_at_location\n"
                    "rejected service_capacity.csv:2 8896b788-7b3e-11ef-8db9-7f3d040352b3 service_id: "
                    "\"f75b808e-7bdb-11ef-afaa-ab00a77dc5c4\" is not in services\n" +
                    std::string(kTermIssues));
}

TEST(ReadHsds3, ReadsTheOfficialExamplesOfVersion30) {
  const std::filesystem::path folder = SharedData("hsds-samples/hsds30-examples");
  if (folder.empty()) GTEST_SKIP() << "the official examples of HSDS 3.0 are not here";
  ExpectExample(folder, 22,
                "rejected datapackage.json:1  : not JSON\n" + std::string(kLocationIssues) + std::string(kExtentIssue) +
                    std::string(kTermIssues));
}

nlohmann::json ReadJson(const std::filesystem::path& path) {
  std::ifstream in(path);
  return nlohmann::json::parse(in);
}

// Every column of a package with one row that has a text in each of them: read, it is in the record or in its extras or reported.
TEST(ReadHsds3, KnowsWhatBecomesOfEveryOfficialColumn) {
  const std::filesystem::path folder = SharedData("hsds-schemas/3.1");
  if (folder.empty()) GTEST_SKIP() << "the schemas of HSDS 3.1 are not here";
  const nlohmann::json package = ReadJson(folder / "datapackage.json");
  std::map<std::string, std::vector<std::string>> columns;
  for (const nlohmann::json& resource : package["resources"]) {
    std::vector<std::string>& names = columns[resource["path"]];
    for (const nlohmann::json& field : resource["schema"]["fields"]) names.push_back(field["name"]);
  }
  // The data package leaves these out; the schemas have them, with lists that no table holds.
  for (const auto& [file, schema] :
       {std::pair("service_capacity.csv", "service_capacity.json"), {"units.csv", "unit.json"}}) {
    const nlohmann::json properties = ReadJson(folder / "schema" / schema)["properties"];
    for (const auto& [name, property] : properties.items()) {
      std::vector<std::string>& names = columns[file];
      if (property.contains("type") && property["type"] != "array" && std::count(names.begin(), names.end(), name) == 0)
        names.push_back(name);
    }
  }
  std::set<std::string> tables;
  ForEachTable([&](const auto& spec) {
    const std::string file = std::string(spec.name) + ".csv";
    if (file == "areas.csv") return;  // ours
    tables.insert(file);
    std::set<std::string> official;
    for (const auto& column : spec.columns) {
      if (!column.ours) official.insert(std::string(column.name));
    }
    EXPECT_EQ(official, std::set<std::string>(columns[file].begin(), columns[file].end())) << file;
  });
  for (const OfficialTable& table : kCarriedOfficialTables) tables.insert(std::string(table.name) + ".csv");
  std::set<std::string> official;
  for (const auto& [file, names] : columns) official.insert(file);
  EXPECT_EQ(tables, official);
}

TEST(ReadHsds3, ReadsTheBundledSampleWithoutAnIssue) {
  const absl::StatusOr<Import> import =
      ReadHsds3(std::filesystem::path(KITH_SOURCE_DIR) / "examples/data/los_angeles", {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(IssueLines(import->account), "");
  EXPECT_TRUE(import->account.Balances());
  EXPECT_TRUE(import->directory.sample);
}

}  // namespace
}  // namespace kith
