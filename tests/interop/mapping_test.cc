// What mappings make of rows, and what becomes of each row.
#include "kith/interop/mapping.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "src/interop/uuid.h"
#include "tests/interop/mapped.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

// Organizations, services and places out of one table, `more` behind.
std::string Pantries(const std::string& more = "", const std::string& source = "") {
  return "[source pantries]\nfile = pantries.csv\nkey = {No}\n" + source +
         "[organizations from pantries]\nid = {No}\nname = {Name}\n"
         "[services from pantries]\nid = {No}\nname = Pantry of {Name}\n"
         "[locations from pantries]\nid = {No}\nname = {Name}\n"
         "[service_at_location from pantries]\n" +
         more;
}

const Schedule& OnlySchedule(const Import& import) {
  EXPECT_EQ(import.directory.schedules.size(), 1U);
  static const Schedule none;
  return import.directory.schedules.empty() ? none : import.directory.schedules.front();
}

TEST(Mapping, MakesRecordsOfRowsAndTiesThemTogether) {
  const Import import = MustMap(Pantries("[addresses from pantries]\naddress_1 = {Street}\ncity = {City}\n"
                                         "[phones from pantries]\nnumber = {Tel}\ntype = voice\n"),
                                {{"pantries.csv", "No,Name,Street,City,Tel\n7,Hope,1 Main St,Compton,555-0100\n"}});
  const Directory& directory = import.directory;
  ASSERT_EQ(directory.services_at_location.size(), 1U);
  EXPECT_EQ(directory.services.front().name, "Pantry of Hope");
  EXPECT_EQ(directory.services.front().key, UuidV5(kKithNamespace, "services/7"));
  EXPECT_EQ(directory.services.front().organization_key, UuidV5(kKithNamespace, "organizations/7"));
  EXPECT_EQ(directory.services.front().extras, (Extras{{"source_id", "7"}}));
  EXPECT_EQ(directory.services_at_location.front().location_key, directory.locations.front().key);
  EXPECT_EQ(directory.addresses.front().location_key, directory.locations.front().key);
  EXPECT_EQ(directory.phones.front().service_key, directory.services.front().key);
  EXPECT_EQ(import.account.ToText(),
            "table         read  accepted  repaired  rejected\n"
            "pantries.csv     1         1         0         0\n"
            "all              1         1         0         0\n"
            "\nThe source does not say in which time zone its local times are meant: America/Los_Angeles is assumed "
            "(--time-zone "
            "names another).\n");
}

TEST(Mapping, GivesTheSameDirectoryAtEveryImport) {
  const std::map<std::string, std::string> texts = {{"pantries.csv", "No,Name\n7,Hope\n8,Faith\n"}};
  EXPECT_EQ(MustMap(Pantries(), texts).directory, MustMap(Pantries(), texts).directory);
}

TEST(Mapping, NeedsNoIdWhereNobodyRefersToTheRecordAndKeepsTheKeyWhereRowsMove) {
  const std::string phones = "[phones from pantries]\nnumber = {Tel}\n";
  const Import first = MustMap(Pantries(phones), {{"pantries.csv", "No,Name,Tel\n7,Hope,1\n8,Faith,2\n"}});
  const Import moved = MustMap(Pantries(phones), {{"pantries.csv", "No,Name,Tel\n8,Faith,2\n7,Hope,1\n"}});
  EXPECT_EQ(first.directory.phones, moved.directory.phones);
}

TEST(Mapping, ListsTheColumnsThatItDoesNotUse) {
  const Import import = MustMap(Pantries(), {{"pantries.csv", "No,Name,Color,Empty\n7,Hope,blue,\n"}});
  ASSERT_EQ(import.account.tables.size(), 1U);
  EXPECT_EQ(import.account.tables.front().columns_not_mapped, (std::vector<std::string>{"Color"}));
  EXPECT_NE(import.account.ToText().find("pantries.csv: columns not mapped: Color\n"), std::string::npos);
}

TEST(Mapping, CarriesTheColumnsThatItIsToldToCarry) {
  const std::string text = "No,Name,Color,name,source_id\n7,Hope,blue,other,x\n";
  const Import all = MustMap(Pantries("[services from pantries]\nid = {No}\nname = Pantry of {Name}\ncarry = all\n"),
                             {{"pantries.csv", text}});
  EXPECT_EQ(all.directory.services.front().extras,
            (Extras{{"Color", "blue"}, {"source_id", "7"}, {"source_name", "other"}, {"source_source_id", "x"}}));
  EXPECT_TRUE(all.account.tables.front().columns_not_mapped.empty());
}

TEST(Mapping, LeavesOutTheRowsItIsToldToAndWhatBelongsToThem) {
  const Import import = MustMap(
      Pantries("", "leave_out = {Closed} is yes\n") +
          "[source hours]\nfile = hours.csv\njoin pantry = pantries on {Pantry} is {No}\n"
          "[schedules from hours]\nservice_id = {Pantry}\nbyday = {Day}\nopens_at = {Open}\ncloses_at = {Close}\n",
      {{"pantries.csv", "No,Name,Closed\n7,Hope,no\n8,Faith,Yes\n"},
       {"hours.csv", "Pantry,Day,Open,Close\n7,Mon,09:00,12:00\n8,Mon,09:00,12:00\n9,Mon,09:00,12:00\n"}});
  EXPECT_EQ(import.directory.services.size(), 1U);
  EXPECT_EQ(OnlySchedule(import).byday, "MO");
  EXPECT_EQ(
      IssueLines(import.account),
      "left out pantries.csv:3 8 Closed: {Closed} is yes (mapping line 4)\n"
      "left out hours.csv:3  Pantry: line 3 of pantries.csv, which it belongs to, is not taken\n"
      "repaired hours.csv:4  Pantry: \"9\" is not in pantries.csv: nothing is joined\n"
      "repaired hours.csv:4  Pantry: schedules.service_id is not made: \"9\" is not in services (mapping line 18)\n"
      "rejected hours.csv:4  : none of its records stands\n");
  EXPECT_EQ(import.account.left_out(), 2);
  EXPECT_EQ(import.account.rejected(), 1);
}

TEST(Mapping, SaysWhichTimeZoneItAssumed) {
  const Import import = MustMap(Pantries(), {{"pantries.csv", "No,Name\n7,Hope\n"}});
  ASSERT_EQ(import.account.notes.size(), 1U);
  EXPECT_NE(import.account.notes[0].find("America/Los_Angeles"), std::string::npos);
}

TEST(Mapping, MergesRowsThatMakeOneRecordAndTellsWhereTheyDiffer) {
  const Import import = MustMap(
      "[source services]\nfile = services.csv\n"
      "[organizations from services]\nid = {Org}\nname = {OrgName}\nwebsite = {Site}\n"
      "[services from services]\nid = {No}\nname = {Name}\n",
      {{"services.csv", "No,Name,Org,OrgName,Site\n1,a,5,Five,\n2,b,5,Five,http://five\n3,c,5,FIVE,http://five\n"}});
  ASSERT_EQ(import.directory.organizations.size(), 1U);
  EXPECT_EQ(import.directory.organizations.front().name, "Five");
  EXPECT_EQ(import.directory.organizations.front().website, "http://five");
  EXPECT_EQ(import.directory.services.size(), 3U);
  EXPECT_EQ(IssueLines(import.account),
            "repaired services.csv:4  : line 2 makes the same record of organizations with another name: that one is "
            "kept (mapping line 3)\n");
}

TEST(Mapping, TellsWhatTheMappingSaysOfARow) {
  const Import import = MustMap(Pantries("[locations from pantries]\nwhen = {Lat} is over 50\nid = {No}\n"
                                         "report = {Lat} is not in California: the point is not taken\n"),
                                {{"pantries.csv", "No,Name,Lat\n7,Hope,52.38\n8,Faith,34\n"}});
  EXPECT_EQ(IssueLines(import.account),
            "repaired pantries.csv:2 7 Lat: 52.38 is not in California: the point is not taken (mapping line 17)\n");
}

// Two sections of one id make one record, and what refers to it has no choice to make.
TEST(Mapping, MergesSectionsThatMakeOneRecordOfARow) {
  const Import import = MustMap(
      "[source pantries]\nfile = pantries.csv\n"
      "[locations from pantries]\nid = {No}\nname = {Name}\n"
      "[locations from pantries]\nwhen = {Lat} is not 0\nid = {No}\nlatitude = {Lat}\nlongitude = 1\n"
      "[addresses from pantries]\ncity = {Name}\n",
      {{"pantries.csv", "No,Name,Lat\n7,Hope,34\n8,Faith,0\n"}});
  EXPECT_EQ(import.directory.addresses.size(), 2U);
  ASSERT_EQ(import.directory.locations.size(), 2U);
  for (const Location& location : import.directory.locations)
    EXPECT_EQ(location.point.has_value(), location.name == "Hope");
  EXPECT_TRUE(import.account.issues.empty());
}

TEST(Mapping, TellsWhatTheReaderOfHsdsFindsOfTheRowItComesFrom) {
  const Import import = MustMap(Pantries("[locations from pantries]\nid = {No}\nlatitude = {Lat}\nlongitude = {Lng}\n"),
                                {{"pantries.csv", "No,Name,Lat,Lng\n7,Hope,-118.2,34.0\n"}});
  EXPECT_FALSE(import.directory.locations.front().point);
  ASSERT_EQ(import.account.issues.size(), 1U);
  const ImportIssue& issue = import.account.issues.front();
  EXPECT_EQ(issue.file, "pantries.csv");
  EXPECT_EQ(issue.line, 2);
  EXPECT_EQ(issue.record, "7");
  EXPECT_NE(issue.reason.find("swapped?"), std::string::npos) << issue.reason;
}

TEST(Mapping, QuotesNothingOfAConfidentialPlace) {
  const Import import = MustMap(Pantries("[locations from pantries]\nid = {No}\nconfidential = {Secret | yes_no}\n"
                                         "latitude = {Lat | number}\nlongitude = {Lng | number}\n"),
                                {{"pantries.csv", "No,Name,Secret,Lat,Lng\n7,Hope,y,34.07x,-118.2y\n"}});
  EXPECT_TRUE(import.directory.locations.front().confidential);
  ASSERT_FALSE(import.account.issues.empty());
  const std::string told = import.account.ToJson();
  EXPECT_EQ(told.find("34.07"), std::string::npos) << told;
  EXPECT_EQ(told.find("118.2"), std::string::npos) << told;
}

TEST(Mapping, MakesOneRecordForEachOfAList) {
  const Import import = MustMap(
      Pantries("[required_documents from pantries]\neach paper = {Papers | list comma and}\ndocument = {paper}\n"),
      {{"pantries.csv", "No,Name,Papers\n7,Hope,\"photo ID, proof of address and a bag\"\n8,Faith,\n"}});
  std::vector<std::string> documents;
  for (const RequiredDocument& document : import.directory.required_documents) documents.push_back(document.document);
  std::sort(documents.begin(), documents.end());
  EXPECT_EQ(documents, (std::vector<std::string>{"a bag", "photo ID", "proof of address"}));
}

TEST(Mapping, ReadsServiceAreasAsListsOfZipCodesAndPlaces) {
  const Import import = MustMap(
      Pantries(
          "[service_areas from pantries]\nzip_codes = {Zips | list newline}\ncounties = {Counties | list semicolon}\n"),
      {{"pantries.csv", "No,Name,Zips,Counties\n7,Hope,\"90002\n  90001\",Kern; Inyo\n8,Faith,,\n"}});
  ASSERT_EQ(import.directory.service_areas.size(), 2U);
  for (const ServiceArea& area : import.directory.service_areas) {
    if (area.extent_type == ExtentType::kZipCodes) {
      EXPECT_EQ(area.zip_codes, (std::vector<std::string>{"90001", "90002"}));
    } else {
      EXPECT_EQ(area.places, (std::vector<PlaceName>{{AreaType::kCounty, "Kern"}, {AreaType::kCounty, "Inyo"}}));
    }
  }
}

TEST(Mapping, MakesRulesOfIncomeCeilingsAndBindsEqualOnesTogether) {
  const Import import =
      MustMap(Pantries("[rules from pantries]\nwhen = {Max} is not empty\n"
                       "require = household.income.gross <= {Max | number}% FPL\nsource = The pantry's page\n"),
              {{"pantries.csv", "No,Name,Max\n7,Hope,185%\n8,Faith,185 %\n9,Love,lots\n10,Joy,\n"}});
  ASSERT_EQ(import.directory.rule_files.size(), 1U);
  EXPECT_EQ(import.directory.rule_files.front().name, "test.rules");
  EXPECT_EQ(import.directory.rule_files.front().text,
            "rule r_pantries_2_1 {\n  for service \"" + UuidV5(kKithNamespace, "services/7") + "\",\n      \"" +
                UuidV5(kKithNamespace, "services/8") +
                "\";\n  require household.income.gross <= 185% FPL;\n  source \"The pantry's page\";\n}\n");
  EXPECT_EQ(IssueLines(import.account).substr(0, 63),
            "repaired pantries.csv:4 9 Max: \"lots\" is not a number: not stat");
}

TEST(Mapping, MakesTermsAndLinksThem) {
  const Import import = MustMap(
      "[taxonomy needs]\nfood = Food\nfood.pantry = Food pantry < food\n"
      "[lookup kinds]\nPantry = food.pantry\n\"Soup = hot\" = food\n" +
          Pantries("[attributes from pantries]\nterm = {Kind | lookup kinds}\nlink_type = need\n"),
      {{"pantries.csv", "No,Name,Kind\n7,Hope,PANTRY\n8,Faith,Soup = hot\n9,Love,Clothes\n"}});
  ASSERT_EQ(import.directory.taxonomy_terms.size(), 2U);
  EXPECT_EQ(import.directory.attributes.size(), 2U);
  EXPECT_EQ(IssueLines(import.account),
            "repaired pantries.csv:4 9 Kind: \"Clothes\" is not in lookup kinds: not stated (mapping line 21)\n");
}

TEST(Mapping, ReadsLanguagesAndCapacity) {
  const Import import =
      MustMap(Pantries("[languages from pantries]\nlanguages = {Languages}\n"
                       "[service_capacity from pantries]\nunit = beds\nmaximum = {Beds | count}\n"),
              {{"pantries.csv", "No,Name,Languages,Beds\n7,Hope,\"English\nSpanish\",\"1,200\"\n8,Faith,,< 5\n"}});
  EXPECT_EQ(import.directory.languages.size(), 2U);
  ASSERT_EQ(import.directory.capacities.size(), 1U) << "a suppressed count is not known: never 0";
  EXPECT_EQ(import.directory.capacities.front().maximum, 1200);
  ASSERT_EQ(import.directory.units.size(), 1U);
  EXPECT_EQ(import.directory.capacities.front().unit_key, import.directory.units.front().key);
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired pantries.csv:4 8 Beds: \"< 5\" is a suppressed count: not known, from 0 to 4 (mapping line 18)\n");
}

// ---- hours

std::string Hours(const std::string& options = "") {
  return Pantries(
      "[schedules from pantries]\nbyday = {Day | weekday}\nopens_at = {Open | time}\ncloses_at = {Close | time}\n" +
      options);
}
std::map<std::string, std::string> HoursRow(const std::string& day_open_close) {
  return {{"pantries.csv", "No,Name,Day,Open,Close\n7,Hope," + day_open_close + "\n"}};
}

TEST(Mapping, ReadsDaysOfTheWeekAndOfTheMonth) {
  const Import weekly = MustMap(Hours(), HoursRow("FRI,900,1730"));
  EXPECT_EQ(OnlySchedule(weekly).byday, "FR");
  EXPECT_EQ(OnlySchedule(weekly).freq, "WEEKLY");
  EXPECT_EQ(OnlySchedule(weekly).opens_at, 9 * 60);
  EXPECT_EQ(OnlySchedule(weekly).closes_at, 17 * 60 + 30);
  const Import third = MustMap(Hours(), HoursRow("Sat3rd,0830,9:00 pm"));
  EXPECT_EQ(OnlySchedule(third).byday, "3SA");
  EXPECT_EQ(OnlySchedule(third).freq, "MONTHLY");
  EXPECT_EQ(OnlySchedule(third).closes_at, 21 * 60);
  EXPECT_EQ(OnlySchedule(MustMap(Hours(), HoursRow("SatLast,0830,0900"))).byday, "-1SA");
  EXPECT_TRUE(weekly.account.issues.empty() && third.account.issues.empty());
}

TEST(Mapping, KeepsHoursThatAreNotCertainAsText) {
  for (const char* const row : {"Thu,1030,0300", "Thu,0900,0000", "Thu,0900,0900", "Thu,0900,", ",0900,1000"}) {
    const Import import = MustMap(Hours(), HoursRow(row));
    EXPECT_FALSE(OnlySchedule(import).opens_at) << row;
    EXPECT_FALSE(OnlySchedule(import).description.empty()) << row;
    EXPECT_EQ(import.account.repaired(), 1) << row;
  }
}

TEST(Mapping, ReadsHoursPastMidnightAndAroundTheClockWhereToldThatThereAreSome) {
  const Import night = MustMap(Hours("overnight = yes\n"), HoursRow("Thu,600,100"));
  EXPECT_EQ(OnlySchedule(night).opens_at, 6 * 60);
  EXPECT_EQ(OnlySchedule(night).closes_at, 60);
  const Import always = MustMap(Hours("same_time = all_day\n"), HoursRow("Thu,0,0"));
  EXPECT_EQ(OnlySchedule(always).opens_at, 0);
  EXPECT_EQ(OnlySchedule(always).closes_at, 24 * 60);
  const Import midnight = MustMap(Hours("overnight = yes\n"), HoursRow("Thu,1800,0000"));
  EXPECT_EQ(OnlySchedule(midnight).closes_at, 24 * 60);
}

// Nobody sells for an hour at night: the opening is lost.
TEST(Mapping, TakesAnOpeningOfTheNightAloneForAMistake) {
  const Import import = MustMap(Hours("overnight = yes\n"), HoursRow("Thu,0,100"));
  EXPECT_EQ(OnlySchedule(import).opens_at, std::nullopt);
  EXPECT_EQ(OnlySchedule(import).description, "TH 00:00-01:00");
  EXPECT_NE(IssueLines(import.account).find("\"TH 00:00-01:00\" is open at night alone: hours unknown"),
            std::string::npos)
      << IssueLines(import.account);
}

TEST(Mapping, ReadsHoursOutOfProseWhollyOrNotAtAll) {
  const auto read = [](const std::string& text) {
    return MustMap(Pantries("[schedules from pantries]\nhours = {Hours}\n"),
                   {{"pantries.csv", "No,Name,Hours\n7,Hope,\"" + text + "\"\n"}});
  };
  const Import certain = read("2nd & 4th Tue. 9:00 AM - 12:00 PM");
  EXPECT_EQ(OnlySchedule(certain).byday, "2TU,4TU");
  EXPECT_EQ(OnlySchedule(certain).closes_at, 12 * 60);
  EXPECT_TRUE(certain.account.issues.empty());
  const Import doubtful = read("9:00am, Mon and Wed");
  EXPECT_FALSE(OnlySchedule(doubtful).opens_at);
  EXPECT_EQ(OnlySchedule(doubtful).description, "9:00am, Mon and Wed");
  EXPECT_EQ(doubtful.account.repaired(), 1);
}

TEST(Mapping, ReadsADayForEachNumberOfColumns) {
  const Import import = MustMap(
      Pantries("[schedules from pantries]\nrepeat n = 1, 2\nbyday = {day<n> | weekday}\nopens_at = {open<n> | time}\n"
               "closes_at = {open<n>#2 | time}\n"),
      {{"pantries.csv", "No,Name,day1,open1,open1,day2,open2,open2\n7,Hope,Mon,0900,1000,Tue,1100,1200\n"}});
  ASSERT_EQ(import.directory.schedules.size(), 2U);
  EXPECT_TRUE(import.account.issues.empty());
}

// ---- points

TEST(Mapping, ReadsPointsInOneText) {
  const auto point = [](const std::string& order, const std::string& text) {
    return MustMap(Pantries("[locations from pantries]\nid = {No}\npoint = {Geo}\n" + order),
                   {{"pantries.csv", "No,Name,Geo\n7,Hope,\"" + text + "\"\n"}})
        .directory.locations.front()
        .point;
  };
  const LatLng expected = *LatLng::FromDegrees(42.108547, -87.974705);
  EXPECT_EQ(point("", "Geolocation is 42.108547, -87.974705"), expected);
  EXPECT_EQ(point("point_order = lng_lat\n", "POINT (-87.974705 42.108547)"), expected);
  EXPECT_EQ(point("", "Geolocation is 42.108547"), std::nullopt);
  EXPECT_EQ(point("", "1, 2, 3"), std::nullopt);
}

// ---- sources

TEST(Mapping, ReadsTablesThatLieOnTheirSide) {
  const Import import = MustMap(
      "[source demand]\nfile = wic.csv\nformat = columns\n"
      "[areas from demand]\nid = {zip.code}\narea_type = zip\ncode = {zip.code}\n"
      "extra.clients = {number | count}\nextra.clients_least = {number | count_least}\nextra.clients_most = {number | "
      "count_most}\n",
      {{"wic.csv", "zip.code,90001,90009\nnumber,\"6,362\",< 5\n"}});
  ASSERT_EQ(import.directory.areas.size(), 2U);
  for (const Area& area : import.directory.areas) {
    const bool suppressed = area.code == "90009";
    EXPECT_EQ(
        area.extras,
        suppressed
            ? (Extras{{"clients_least", "0"}, {"clients_most", "4"}, {"source_id", "90009"}})
            : (Extras{
                  {"clients", "6362"}, {"clients_least", "6362"}, {"clients_most", "6362"}, {"source_id", "90001"}}));
  }
}

TEST(Mapping, ReadsGeoJsonPointsWithPropertiesAsColumns) {
  const Import import = MustMap(
      "[source places]\nfile = places.geojson\n"
      "[locations from places]\nid = {No}\nname = {Name}\nx = {@x}\ny = {@y}\n",
      {{"places.geojson",
        R"({"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"No":7,"Name":"Hope"},"geometry":{"type":"Point","coordinates":[-118.25,34.05]}},
          {"type":"Feature","properties":{"No":8,"Name":null,"Odd":[1]},"geometry":null}]})"}});
  ASSERT_EQ(import.directory.locations.size(), 2U);
  const auto hope = std::find_if(import.directory.locations.begin(), import.directory.locations.end(),
                                 [](const Location& location) { return location.name == "Hope"; });
  ASSERT_NE(hope, import.directory.locations.end());
  EXPECT_EQ(hope->point, *LatLng::FromDegrees(34.05, -118.25));
  EXPECT_EQ(import.account.tables.front().columns_not_mapped, (std::vector<std::string>{"Odd"}));
}

TEST(Mapping, RejectsRowsOfAnotherLengthAndLeavesOutEmptyOnes) {
  const Import import = MustMap(Pantries(), {{"pantries.csv", "No,Name\n7,Hope\n8\n,\n"}});
  EXPECT_EQ(IssueLines(import.account),
            "rejected pantries.csv:3  : 1 fields; the header has 2\n"
            "left out pantries.csv:4  : all its cells are empty\n");
}

// A column that HSDS requires and that no row fills is a defect of the rows, not of the file.
TEST(Mapping, TellsOfEachRowThatAColumnThatHsdsRequiresIsEmptyInAllOfThem) {
  const Import import = MustMap(Pantries(), {{"pantries.csv", "No,Name\n7,\n8,\n"}});
  EXPECT_EQ(import.directory.organizations.size(), 2U);
  const std::string issues = IssueLines(import.account);
  EXPECT_NE(issues.find("repaired pantries.csv:2"), std::string::npos) << issues;
  EXPECT_NE(issues.find("repaired pantries.csv:3"), std::string::npos) << issues;
}

TEST(Mapping, TakesWordsThatMeanNothingForEmptyCells) {
  const Import import = MustMap(Pantries("[phones from pantries]\nnumber = {Tel}\n", "null = \"***\", NULL, -999\n"),
                                {{"pantries.csv", "No,Name,Tel\n7,Hope,***\n8,Faith,null\n9,Love,-999\n10,Joy,1\n"}});
  EXPECT_EQ(import.directory.phones.size(), 1U);
}

TEST(Mapping, TakesTheTextOfAFormulaThatIsOnlyText) {
  const Import import =
      MustMap(Pantries("[addresses from pantries]\naddress_1 = 1 Elm St\npostal_code = {ZIP}\n"
                       "[locations from pantries]\nid = {No}\nname = {Name}\n"),
              {{"pantries.csv", "No,Name,ZIP\n7,\"=\"\"Hope\"\"\",\"=\"\"02134\"\"\"\n8,=1+1,90001\n"}});
  std::set<std::string> names;
  for (const Organization& one : import.directory.organizations) names.insert(one.name);
  EXPECT_EQ(names, (std::set<std::string>{"Hope", "=1+1"}));
}

TEST(Mapping, ReadsWhatExcelWrites) {
  const std::string table = "No;Name\r7;\"Hope; Inc\"\r";
  const auto utf16 = [](const std::string& text) {
    std::string wide = "\xFF\xFE";
    for (const char c : text) (wide += c) += '\0';
    return wide;
  };
  for (const std::string& text : {table, "\xEF\xBB\xBF" + table, utf16(table)}) {
    const Import import = MustMap(Pantries(), {{"pantries.csv", text}});
    ASSERT_EQ(import.directory.organizations.size(), 1U);
    EXPECT_EQ(import.directory.organizations.front().name, "Hope; Inc");
  }
  const Import titled = MustMap(Pantries("", "skip_lines = 2\nseparator = tab\n"),
                                {{"pantries.csv", "Pantries of 2026\n\nNo\tName\n7\tHope\nbad\n"}});
  EXPECT_EQ(titled.directory.organizations.size(), 1U);
  EXPECT_EQ(titled.account.issues.front().line, 5);
}

TEST(Mapping, RestoresTextOfAnotherCodePage) {
  const Import import = MustMap(Pantries(), {{"pantries.csv", "No,Name\n7,Caf\xE9\n"}});
  EXPECT_EQ(import.directory.organizations.front().name, "Caf\xC3\xA9");
  EXPECT_EQ(IssueLines(import.account), "repaired pantries.csv:2 7 Name: not UTF-8: read as Windows-1252\n");
}

TEST(Mapping, ReadsOneFileInPlaceOfItsOwn) {
  const TemporaryFolder folder;
  WriteText(folder.path() / "a.mapping", Pantries());
  WriteText(folder.path() / "other.csv", "No,Name\n7,Hope\n");
  const absl::StatusOr<Import> import = ReadMapped(folder.path() / "a.mapping", folder.path() / "other.csv", {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->account.tables.front().file, "other.csv");
  EXPECT_EQ(ReadMapped(folder.path() / "none.mapping", folder.path(), {}).status().code(), absl::StatusCode::kNotFound);
  const absl::Status missing = ReadMapped(folder.path() / "a.mapping", folder.path(), {}).status();
  EXPECT_EQ(missing.message(), "a.mapping:1: " + (folder.path() / "pantries.csv").string() + ": there is no such file");
}

}  // namespace
}  // namespace kith
