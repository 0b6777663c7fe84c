// The tables that mappings read: dialects of CSV, GeoJSON, and the rows that are not taken.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "kith/interop/mapping.h"
#include "tests/interop/mapped.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

TEST(Mapping, LeavesOutTheRowsItIsToldToAndWhatBelongsToThem) {
  const Import import = MustMap(
      PantryMapping("", "leave_out = {Closed} is yes\n") +
          "[source hours]\nfile = hours.csv\njoin pantry = pantries on {Pantry} is {No}\n"
          "[schedules from hours]\nservice_id = {Pantry}\nbyday = {Day}\nopens_at = {Open}\ncloses_at = {Close}\n",
      {{"pantries.csv", "No,Name,Closed\n7,Hope,no\n8,Faith,Yes\n"},
       {"hours.csv", "Pantry,Day,Open,Close\n7,Mon,09:00,12:00\n8,Mon,09:00,12:00\n9,Mon,09:00,12:00\n"}});
  EXPECT_EQ(import.directory.services.size(), 1U);
  ASSERT_EQ(import.directory.schedules.size(), 1U);
  EXPECT_EQ(import.directory.schedules.front().byday, "MO");
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
  const Import import = MustMap(PantryMapping(), {{"pantries.csv", "No,Name\n7,Hope\n8\n,\n"}});
  EXPECT_EQ(IssueLines(import.account),
            "rejected pantries.csv:3  : 1 fields; the header has 2\n"
            "left out pantries.csv:4  : all its cells are empty\n");
}

// A column that HSDS requires and that no row fills is a defect of the rows, not of the file.
TEST(Mapping, TellsOfEachRowThatAColumnThatHsdsRequiresIsEmptyInAllOfThem) {
  const Import import = MustMap(PantryMapping(), {{"pantries.csv", "No,Name\n7,\n8,\n"}});
  EXPECT_EQ(import.directory.organizations.size(), 2U);
  const std::string issues = IssueLines(import.account);
  EXPECT_NE(issues.find("repaired pantries.csv:2"), std::string::npos) << issues;
  EXPECT_NE(issues.find("repaired pantries.csv:3"), std::string::npos) << issues;
}

TEST(Mapping, TakesWordsThatMeanNothingForEmptyCells) {
  const Import import =
      MustMap(PantryMapping("[phones from pantries]\nnumber = {Tel}\n", "null = \"***\", NULL, -999\n"),
              {{"pantries.csv", "No,Name,Tel\n7,Hope,***\n8,Faith,null\n9,Love,-999\n10,Joy,1\n"}});
  EXPECT_EQ(import.directory.phones.size(), 1U);
}

TEST(Mapping, TakesTheTextOfAFormulaThatIsOnlyText) {
  const Import import =
      MustMap(PantryMapping("[addresses from pantries]\naddress_1 = 1 Elm St\npostal_code = {ZIP}\n"
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
    const Import import = MustMap(PantryMapping(), {{"pantries.csv", text}});
    ASSERT_EQ(import.directory.organizations.size(), 1U);
    EXPECT_EQ(import.directory.organizations.front().name, "Hope; Inc");
  }
  const Import titled = MustMap(PantryMapping("", "skip_lines = 2\nseparator = tab\n"),
                                {{"pantries.csv", "Pantries of 2026\n\nNo\tName\n7\tHope\nbad\n"}});
  EXPECT_EQ(titled.directory.organizations.size(), 1U);
  EXPECT_EQ(titled.account.issues.front().line, 5);
}

TEST(Mapping, TellsOfATitleAboveTheHeader) {
  for (const char* const title : {"Pantries of 2026\n", "Pantries of 2026,\n", "sep=;\n"}) {
    const std::string error =
        MappingErrorOf(PantryMapping(), {{"pantries.csv", title + std::string("No,Name\n7,Hope\n")}});
    EXPECT_NE(error.find("`skip_lines = 1` passes over it"), std::string::npos) << error;
  }
}

TEST(Mapping, RestoresTextOfAnotherCodePage) {
  const Import import = MustMap(PantryMapping(), {{"pantries.csv", "No,Name\n7,Caf\xE9\n"}});
  EXPECT_EQ(import.directory.organizations.front().name, "Caf\xC3\xA9");
  EXPECT_EQ(IssueLines(import.account), "repaired pantries.csv:2 7 Name: not UTF-8: read as Windows-1252\n");
}

TEST(Mapping, ReadsOneFileInPlaceOfItsOwn) {
  const TemporaryFolder folder;
  WriteText(folder.path() / "a.mapping", PantryMapping());
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
