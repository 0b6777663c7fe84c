#include "examples/kith/gap_files.h"

#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "kith/interop/geojson.h"

namespace kith_program {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kNumbers[] = {"none", "one", "several"};  // by kith::Choice

std::string BarrierText(const kith::GapRow& row) {
  if (!row.has_barrier) return "";
  return row.barrier ? std::string(ToString(*row.barrier)) : "not_listed";
}

std::vector<std::string> Record(kith::GapKey key, const kith::GapRow& row) {
  key.push_back(GapNumberText(row.households));
  for (const kith::GapNumber& number : row.with) key.push_back(GapNumberText(number));
  key.push_back(BarrierText(row));
  return key;
}

Json NumberJson(const kith::GapNumber& number) {
  return number.told == kith::Told::kNumber ? Json(number.number) : Json(GapNumberText(number));
}

// The other groups of a row, before the names of its numbers: "Food, es: ".
std::string Prefix(const kith::GapKey& key, std::size_t area_column) {
  std::vector<std::string> others;
  for (std::size_t i = 0; i < key.size(); ++i)
    if (i != area_column) others.push_back(key[i]);
  return others.empty() ? "" : kith::JoinList(others, ", ") + ": ";
}

void PutRow(const kith::GapRow& row, const std::string& prefix, Json& properties) {
  properties[prefix + "households"] = NumberJson(row.households);
  for (std::size_t i = 0; i < kith::kChoices; ++i)
    properties[prefix + std::string(kNumbers[i])] = NumberJson(row.with[i]);
  properties[prefix + "main_barrier"] = row.has_barrier ? Json(BarrierText(row)) : Json();
}

// All pieces that bear the name.
std::string Geometry(const std::vector<const kith::Area*>& areas) {
  kith::Outline outline;
  for (const kith::Area* area : areas)
    outline.polygons.insert(outline.polygons.end(), area->outline.polygons.begin(), area->outline.polygons.end());
  const std::string text = kith::FormatOutline(outline);
  return text.empty() ? "null" : text;
}

}  // namespace

std::string GapNumberText(const kith::GapNumber& number) {
  if (number.told == kith::Told::kNumber) return std::to_string(number.number);
  return number.told == kith::Told::kFew ? "<" + std::to_string(kith::kFewestTold) : "*";
}

std::string GapsCsv(const GapGroups& groups, const kith::GapTable& table) {
  std::string text;
  std::vector<std::string> header = groups.columns();
  header.emplace_back("households");
  for (const std::string_view name : kNumbers) header.emplace_back(name);
  header.emplace_back("main_barrier");
  kith::AppendCsvRecord(text, header);
  for (const kith::GapRow& row : table.rows) kith::AppendCsvRecord(text, Record(row.key, row));
  kith::AppendCsvRecord(text, Record(kith::GapKey(groups.columns().size(), std::string(kAllRows)), table.all));
  return text;
}

std::string GapsGeoJson(const GapGroups& groups, const kith::GapTable& table) {
  const std::size_t column = *groups.area_column();
  std::map<std::string, Json> of_areas;
  for (const kith::GapRow& row : table.rows) PutRow(row, Prefix(row.key, column), of_areas[row.key[column]]);
  std::string text = "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  for (const auto& [name, numbers] : of_areas) {
    Json properties;
    properties[groups.columns()[column]] = name;
    properties.update(numbers);
    text += std::string(first ? "\n" : ",\n") +
            "{\"type\":\"Feature\",\"properties\":" + properties.dump(-1, ' ', false, Json::error_handler_t::replace) +
            ",\"geometry\":" + Geometry(groups.AreasOf(name)) + "}";
    first = false;
  }
  return text + "\n]}\n";
}

}  // namespace kith_program
