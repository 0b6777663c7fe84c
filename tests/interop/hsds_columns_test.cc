// Every column of the official data packages of HSDS 1.1, 2.0 and 3.1 has a fate at import: what stands in it changes the directory or is named in the
// account. Found by changing one cell after the other of a package in which every table has every column.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/interop/csv.h"
#include "src/interop/hsds1_read.h"
#include "src/interop/hsds3_read.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

using Json = nlohmann::json;

struct Column {
  std::string name;
  std::string refers_to;  // resource
  Json field;
};

struct Table {
  std::string resource;
  std::string file;
  std::vector<Column> columns;
};

std::vector<Table> TablesOf(const Json& package) {
  std::vector<Table> tables;
  for (const Json& resource : package["resources"]) {
    Table& table = tables.emplace_back(Table{resource["name"], resource["path"], {}});
    for (const Json& field : resource["schema"]["fields"]) table.columns.push_back({field["name"], "", field});
    const Json keys = resource["schema"].value("foreignKeys", Json::array());
    for (const Json& key : keys) {
      for (Column& column : table.columns) {
        if (column.name == key["fields"] && column.refers_to.empty()) column.refers_to = key["reference"]["resource"];
      }
    }
  }
  return tables;
}

std::string Digit(std::size_t number) { return std::to_string(number % 10); }

// A sound cell of the column in record `row` (1 or 2), another one with `changed`.
std::string CellOf(const Table& table, const Column& column, int row, bool changed) {
  const std::string& name = column.name;
  const std::size_t number = static_cast<std::size_t>(row) + (changed ? 5U : 0U);
  const int other = changed ? 3 - row : row;
  if (name == "id") return table.resource + "-" + std::to_string(row) + (changed ? "x" : "");
  if (!column.refers_to.empty()) return column.refers_to + "-" + std::to_string(other);
  if (name == "resource_id") return "service-" + std::to_string(other);
  // Of 2.0: the first words of link_type are organization and program; the first row speaks of an organization, the second of eligibility.
  if (table.resource == "other_attribute" && name == "link_type" && row == 2) return "eligibility";
  if (table.resource == "other_attribute" && name == "link_id")
    return (row == 2 ? "eligibility-" : "organization-") + std::to_string(row == 2 ? 1 : other);
  if (name == "link_id") return "service-" + std::to_string(other);
  if (name == "parent_id") return changed ? "taxonomy-2" : "";
  if (name == "resource_type" || name == "link_entity") return changed ? "location" : "service";
  if (const Json words = column.field.value("constraints", Json::object()).value("enum", Json::array()); !words.empty())
    return words[changed ? 1 : 0];
  const std::string type = column.field.value("type", "string");
  if (name == "weekday") return Digit(number);
  if (name == "wkst") return changed ? "TU" : "MO";
  if (name == "freq") return changed ? "MONTHLY" : "WEEKLY";
  if (name == "byday") return changed ? "TU" : "MO";
  if (name == "bymonthday" || name == "byweekno" || name == "byyearday" || name == "interval" || name == "count")
    return Digit(number);
  if (name == "extent_type") return changed ? "zip_codes" : "text";
  if (name == "taxonomy_ids") return changed ? "taxonomy-2" : "taxonomy-1";
  if (type == "number" || type == "integer") return "1" + Digit(number);
  if (type == "boolean") return changed ? "false" : "true";
  if (type == "time") return "0" + Digit(number) + ":00";
  if (type == "datetime") return "2020-01-0" + Digit(number) + "T00:00:00Z";
  if (type == "date")
    return column.field.value("format", "") == "%Y" ? "200" + Digit(number) : "2020-01-0" + Digit(number);
  if (name == "currency") return changed ? "usd" : "gbp";
  return name + " " + Digit(number);
}

struct Change {
  std::string file;
  std::string column;
};

PackageTexts MakePackage(const std::vector<Table>& tables, const Change& change) {
  PackageTexts texts;
  for (const Table& table : tables) {
    std::vector<std::string> header;
    for (const Column& column : table.columns) header.push_back(column.name);
    // The descriptor gives some tables no id.
    const bool adds_id = std::find(header.begin(), header.end(), "id") == header.end();
    if (adds_id) header.insert(header.begin(), "id");
    std::string& text = texts[table.file];
    AppendCsvRecord(text, header);
    for (const int row : {1, 2}) {
      std::vector<std::string> cells;
      if (adds_id) cells.push_back(table.resource + "-" + std::to_string(row));
      for (const Column& column : table.columns)
        cells.push_back(
            CellOf(table, column, row, row == 1 && table.file == change.file && column.name == change.column));
      AppendCsvRecord(text, cells);
    }
  }
  return texts;
}

std::string FateText(const Import& import) {
  std::string text;
  for (const auto& [name, content] : MustFormat(import.directory)) text += name + "\n" + content;
  return text + IssueLines(import.account);
}

template <class Read>
void ExpectFates(const std::string& version, Read read) {
  const std::filesystem::path folder = SharedData("hsds-schemas");
  if (folder.empty()) GTEST_SKIP() << "no shared data";
  std::ifstream file(folder / version / "datapackage.json");
  const std::vector<Table> tables = TablesOf(Json::parse(file));
  const auto fate = [&](const Change& change) {
    const absl::StatusOr<Import> import = read(SourceFiles::OfTexts(MakePackage(tables, change)));
    EXPECT_TRUE(import.ok()) << import.status();
    return import.ok() ? FateText(*import) : std::string();
  };
  const std::string unchanged = fate({});
  std::size_t columns = 0;
  for (const Table& table : tables) {
    for (const Column& column : table.columns) {
      ++columns;
      if (version == "1.1" && table.file == "eligibility.csv" && column.name == "id")
        continue;  // its text goes to its service
      EXPECT_NE(fate({table.file, column.name}), unchanged)
          << version << ": " << table.file << " " << column.name << " has no fate";
    }
  }
  EXPECT_GT(columns, 100U);
  std::cout << version << ": " << columns << " columns\n";
}

TEST(HsdsColumns, OfVersion11HaveAFate) {
  ExpectFates("1.1", [](const SourceFiles& files) { return ReadHsds1Files(files, "test", {}); });
}

TEST(HsdsColumns, OfVersion20HaveAFate) {
  ExpectFates("2.0", [](const SourceFiles& files) { return ReadHsds1Files(files, "test", {}); });
}

TEST(HsdsColumns, OfVersion31HaveAFate) {
  ExpectFates("3.1", [](const SourceFiles& files) { return ReadHsds3Files(files, "test", {}); });
}

}  // namespace
}  // namespace kith
