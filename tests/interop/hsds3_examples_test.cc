// HSDS 3 packages as others publish them: the official examples and columns, and the bundled sample.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/interop/hsds.h"
#include "src/interop/hsds3_tables.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

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
