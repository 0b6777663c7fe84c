#include "src/interop/mapping_fields.h"

#include <algorithm>
#include <array>
#include <span>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/interop/csv_table.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/mapping_text.h"

namespace kith {
namespace {

using Names = std::vector<std::string_view>;

// How a table is filled beside its official columns.
void Describe(MappedTable& table) {
  const auto set = [&](bool needs_id, bool is_part, Names implied, bool implied_any = false, Names fields = {}) {
    table.needs_id = needs_id;
    table.is_part = is_part;
    table.implied = std::move(implied);
    table.implied_any = implied_any;
    table.fields = std::move(fields);
  };
  const std::string_view name = table.name;
  if (name == "organizations" || name == "taxonomies" || name == "taxonomy_terms" || name == "units" ||
      name == "areas") {
    set(true, false, {});
  } else if (name == "programs" || name == "services") {
    set(true, false, {"organization_id"});
  } else if (name == "locations") {
    set(true, false, {"organization_id"}, true, {"x", "y", "point", "point_order", "box"});
  } else if (name == "service_at_location") {
    set(false, false, {"service_id", "location_id"});
  } else if (name == "addresses" || name == "accessibility") {
    set(false, true, {"location_id"});
  } else if (name == "schedules") {
    set(false, true, {"service_at_location_id", "service_id", "location_id"}, true,
        {"hours", "season", "remark", "holidays", "year", "overnight", "same_time"});
  } else if (name == "service_areas") {
    set(false, true, {"service_id"}, false,
        {"zip_codes", "cities", "counties", "states", "planning_areas", "everywhere"});
  } else if (name == "service_capacity") {
    set(false, true, {"service_id"}, false, {"unit"});
  } else if (name == "attributes") {
    set(false, true, {}, false, {"term"});
  } else if (name == "languages") {
    set(false, true, {"service_id", "location_id"}, true, {"languages"});
  } else if (name == "phones") {
    set(false, true, {"service_id", "location_id", "organization_id"}, true);
  } else {  // cost_options, required_documents
    set(false, true, {"service_id"});
  }
}

MappedTable RuleTable() {
  MappedTable rules;
  rules.name = "rules";
  rules.columns = {{"service_id", "services"},
                   {"program_id", "programs"},
                   {"service_at_location_id", "service_at_location"},
                   {"source", ""},
                   {"from", ""},
                   {"until", ""},
                   {"review_by", ""},
                   {"require", ""},
                   {"ask_provider", ""},
                   {"bring", ""},
                   {"prefer", ""}};
  rules.implied = {"service_id"};
  rules.is_part = true;
  return rules;
}

std::vector<MappedTable> AllTables() {
  std::vector<MappedTable> tables;
  ForEachTable([&](const auto& spec) {
    MappedTable table;
    table.name = spec.name;
    for (const auto& column : spec.columns) {
      if (column.name != "id")
        table.columns.push_back({column.name, TableOfResource(column.refers_to), column.required});
    }
    Describe(table);
    tables.push_back(std::move(table));
  });
  tables.push_back(RuleTable());
  return tables;
}

const std::vector<MappedTable>& Tables() {
  static const std::vector<MappedTable> tables = AllTables();
  return tables;
}

}  // namespace

const MappedColumn* MappedTable::Find(std::string_view column) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const MappedColumn& known) { return known.name == column; });
  return found == columns.end() ? nullptr : &*found;
}

bool MappedTable::Takes(std::string_view field) const {
  return Find(field) != nullptr || std::find(fields.begin(), fields.end(), field) != fields.end();
}

std::vector<std::string_view> MappedTable::Names() const {
  std::vector<std::string_view> names = {"id", "when", "carry", "report"};
  for (const MappedColumn& column : columns) names.push_back(column.name);
  names.insert(names.end(), fields.begin(), fields.end());
  return names;
}

const MappedTable* FindMappedTable(std::string_view name) {
  const std::vector<MappedTable>& tables = Tables();
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const MappedTable& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

std::vector<std::string_view> MappedTableNames() {
  std::vector<std::string_view> names;
  for (const MappedTable& table : Tables()) names.push_back(table.name);
  return names;
}

std::string WhyNotConstant(std::string_view table, std::string_view field, std::string_view text) {
  constexpr std::array<std::string_view, 2> kYesNo = {"yes", "no"};
  constexpr std::array<std::string_view, 1> kSameTime = {kAllDay};
  constexpr std::array<std::string_view, 2> kPointOrder = {kLatLng, kLngLat};
  const auto among = [&](std::span<const std::string_view> words) {
    const bool known = std::find(words.begin(), words.end(), text) != words.end();
    return known ? std::string() : Quoted(text) + " is not known here: expected " + Expected(text, words);
  };
  const bool truth =
      (table == "schedules" && field == "overnight") || (table == "service_areas" && field == "everywhere");
  if (truth) return ParseYesNo(text) ? "" : among(kYesNo);
  if (table == "schedules" && field == "same_time") return among(kSameTime);
  if (table == "locations" && field == "point_order") return among(kPointOrder);
  if (table == "locations" && field == "box" && !ParsePointBox(text))
    return Quoted(text) + " is no box: expected " + std::string(kPointBox);
  if (table == "schedules" && field == "year") {
    const absl::StatusOr<long long> year = ParseInteger(text);
    if (!year.ok() || *year < 1 || *year > 9999) return Quoted(text) + " is not a year: expected 1 to 9999";
  }
  return "";
}

std::optional<Box> ParsePointBox(std::string_view text) {
  const std::vector<std::string> parts = SplitList(text, ",");
  if (parts.size() != 4) return std::nullopt;
  std::array<double, 4> degrees{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const absl::StatusOr<double> number = ParseDouble(Trim(parts[i]));
    if (!number.ok()) return std::nullopt;
    degrees[i] = *number;
  }
  const absl::StatusOr<LatLng> low = LatLng::FromDegrees(degrees[0], degrees[1]);
  const absl::StatusOr<LatLng> high = LatLng::FromDegrees(degrees[2], degrees[3]);
  if (!low.ok() || !high.ok() || low->lat_e7() > high->lat_e7() || low->lng_e7() > high->lng_e7()) return std::nullopt;
  return Box{low->lat_e7(), low->lng_e7(), high->lat_e7(), high->lng_e7()};
}

std::string_view TableOfResource(std::string_view resource) {
  std::string_view name;
  if (resource.empty()) return name;
  ForEachTable([&](const auto& spec) {
    if (spec.resource == resource) name = spec.name;
  });
  return name;
}

}  // namespace kith
