#include "src/interop/data_package.h"

#include <algorithm>
#include <simdjson.h>
#include <utility>

#include <absl/status/status.h>
#include <nlohmann/json.hpp>

#include "kith/base/status.h"
#include "src/interop/hsds3_official.h"
#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;
using simdjson::dom::element;

constexpr std::string_view kPackageName = "human_services_data";

absl::Status WrongType(std::string_view member, std::string_view expected) {
  return absl::InvalidArgumentError(std::string(member) + ": expected " + std::string(expected));
}

absl::Status ReadText(element object, const char* member, std::string& text) {
  element value;
  if (object[member].get(value) != simdjson::SUCCESS || value.is_null()) return absl::OkStatus();
  std::string_view found;
  if (value.get(found) != simdjson::SUCCESS) return WrongType("kith." + std::string(member), "a text");
  text = found;
  return absl::OkStatus();
}

absl::Status ReadKith(element kith, DataPackage& package) {
  if (!kith.is_object()) return WrongType("kith", "an object");
  package.has_kith = true;
  KITH_RETURN_IF_ERROR(ReadText(kith, "name", package.name));
  KITH_RETURN_IF_ERROR(ReadText(kith, "time_zone", package.time_zone));
  element sample;
  if (kith["sample"].get(sample) == simdjson::SUCCESS && !sample.is_null() &&
      sample.get(package.sample) != simdjson::SUCCESS)
    return WrongType("kith.sample", "true or false");
  return absl::OkStatus();
}

// Other members of any shape are left alone.
void ReadPaths(element root, std::set<std::string>& files) {
  simdjson::dom::array resources;
  if (root["resources"].get(resources) != simdjson::SUCCESS) return;
  for (const element resource : resources) {
    std::string_view path;
    if (resource["path"].get(path) == simdjson::SUCCESS) files.emplace(path);
  }
}

bool IsWrittenByKith(std::string_view member) {
  return member == "profile" || member == "kith" || member == "resources";
}

void ReadOthers(element root, DataPackage& package) {
  simdjson::dom::object members;
  if (root.get(members) != simdjson::SUCCESS) return;
  for (const auto [name, value] : members) {
    std::string_view text;
    const bool is_text = value.get(text) == simdjson::SUCCESS;
    const bool as_always =
        is_text && ((name == "name" && text == kPackageName) || (name == "title" && text == package.name));
    if (!IsWrittenByKith(name) && !as_always) package.others.emplace(name, simdjson::minify(value));
  }
}

// What the data package says of a column.
struct Field {
  std::string_view name;
  ColumnKind kind = ColumnKind::kText;
  std::string_view refers_to = {};
  bool required = false;
  std::string_view format = {};  // where its kind has several
};

Json Describe(const Field& field) {
  Json json = {{"name", field.name}};
  Json constraints = Json::object();
  if (field.required) constraints["required"] = true;
  if (field.name == "id") constraints["unique"] = true;
  switch (field.kind) {
    case ColumnKind::kText:
      json["type"] = "string";
      break;
    case ColumnKind::kNumber:
      json["type"] = "number";
      break;
    case ColumnKind::kInteger:
      json["type"] = "integer";
      break;
    case ColumnKind::kBoolean:
      json["type"] = "boolean";
      break;
    case ColumnKind::kDate:
      json["type"] = "date";
      break;
    case ColumnKind::kTimeOfDay:
      json["type"] = "time";
      break;
    case ColumnKind::kMoment:
      json["type"] = "datetime";
      json["format"] = "%Y-%m-%dT%H:%M:%S%z";
      break;
  }
  if (!field.format.empty()) json["format"] = field.format;
  if (!constraints.empty()) json["constraints"] = std::move(constraints);
  return json;
}

// The spec's columns that stand in the file, then the others of the file as text.
template <class Record>
std::vector<Field> FieldsOf(const TableSpec<Record>& spec, const std::vector<std::string>& columns) {
  std::vector<Field> fields;
  for (const std::string& name : columns) {
    const auto at = std::find_if(spec.columns.begin(), spec.columns.end(),
                                 [&](const ColumnSpec<Record>& column) { return column.name == name; });
    fields.push_back(at == spec.columns.end() ? Field{name} : Field{name, at->kind, at->refers_to, at->required});
  }
  return fields;
}

// Official tables that are carried have an official name; any other is named after its file.
std::string CarriedResource(std::string_view stem) {
  for (const OfficialTable& table : kCarriedOfficialTables) {
    if (table.name == stem) return std::string(table.resource);
  }
  // Names are lower-case letters, digits, '.', '_' and '-'. In front, what no official name begins with.
  std::string name = "carried.";
  for (const char c : ToLower(stem)) {
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    name += allowed ? c : '-';
  }
  return name;
}

Json Resource(std::string name, const std::string& file, const std::vector<Field>& fields,
              const std::vector<std::string>& resources) {
  Json schema = {{"fields", Json::array()}};
  Json keys = Json::array();
  for (const Field& field : fields) {
    schema["fields"].push_back(Describe(field));
    const bool itself = field.refers_to == name;
    if (field.refers_to.empty() || std::find(resources.begin(), resources.end(), field.refers_to) == resources.end())
      continue;
    keys.push_back({{"fields", field.name},
                    {"reference", {{"resource", itself ? std::string_view() : field.refers_to}, {"fields", "id"}}}});
  }
  const bool has_id = std::any_of(fields.begin(), fields.end(),
                                  [](const Field& field) { return field.name == "id" && field.required; });
  if (has_id) schema["primaryKey"] = "id";
  if (!keys.empty()) schema["foreignKeys"] = std::move(keys);
  return {{"name", std::move(name)}, {"path", file},        {"profile", "tabular-data-resource"}, {"format", "csv"},
          {"mediatype", "text/csv"}, {"encoding", "utf-8"}, {"schema", std::move(schema)}};
}

struct Described {
  std::string resource;
  std::vector<Field> fields;
};

// What is written is in the form that HSDS asks for, also of columns that Kith only carries.
void DescribeForm(std::string_view table, Field& field) {
  const OfficialRule* rule = FindOfficialRule(table, field.name);
  if (rule == nullptr) return;
  field.required = field.required || rule->required;
  switch (rule->kind) {
    case OfficialKind::kUri:
      field.format = "uri";
      break;
    case OfficialKind::kEmail:
      field.format = "email";
      break;
    case OfficialKind::kNumber:
      field.kind = ColumnKind::kNumber;
      break;
    case OfficialKind::kDate:
      field.kind = ColumnKind::kDate;
      break;
    case OfficialKind::kMoment:
      field.kind = ColumnKind::kMoment;
      field.format = "any";
      break;
    default:
      break;
  }
}

Described DescribeTable(const WrittenTable& table) {
  const std::string stem = table.file.substr(0, table.file.rfind('.'));
  Described described{CarriedResource(stem), {}};
  bool carried = true;
  ForEachTable([&](const auto& spec) {
    if (spec.name != stem) return;
    carried = false;
    described = {std::string(spec.resource), FieldsOf(spec, table.columns)};
  });
  if (carried) {
    for (const std::string& column : table.columns) described.fields.push_back({column});
  }
  for (Field& field : described.fields) DescribeForm(stem, field);
  return described;
}

}  // namespace

absl::StatusOr<DataPackage> ParseDataPackage(std::string_view json) {
  if (json.empty()) return absl::InvalidArgumentError("not JSON");  // simdjson copies from what may be null
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS)
    return absl::InvalidArgumentError("not JSON");
  if (!root.is_object()) return absl::InvalidArgumentError("expected a JSON object");
  DataPackage package;
  element kith;
  if (root["kith"].get(kith) == simdjson::SUCCESS) KITH_RETURN_IF_ERROR(ReadKith(kith, package));
  ReadPaths(root, package.files);
  ReadOthers(root, package);
  return package;
}

void NoteMissingTables(const std::set<std::string>& declared, const SourceFiles& files, std::string_view folder,
                       ImportLog& log) {
  constexpr std::size_t kNamedMost = 40;
  std::string names;
  std::size_t missing = 0;
  for (std::string_view path : declared) {
    if (path.starts_with("./")) path.remove_prefix(2);
    const std::string_view name = path.substr(path.rfind('/') + 1);  // all of it where there is no slash
    if (files.Has(path) || files.Has(std::string(folder) + std::string(name))) continue;
    if (++missing <= kNamedMost) names += (missing == 1 ? "" : ", ") + std::string(path);
  }
  if (missing == 0) return;
  if (missing > kNamedMost) names += " and " + std::to_string(missing - kNamedMost) + " more";
  log.Note(std::string(kDataPackageFile) + " declares " +
           (missing == 1 ? "a file that is" : std::to_string(missing) + " files that are") + " not there: " + names +
           ".");
}

CarriedTable CarryMembers(const std::map<std::string, std::string>& members) {
  CarriedTable table{std::string(kCarriedMembers), {"member", "value"}, {}};
  for (const auto& [member, value] : members) table.rows.push_back({member, value});
  return table;
}

absl::Status CheckMembers(const CarriedTable& table) {
  for (const std::vector<std::string>& row : table.rows) {
    const InputPlace place{std::string(kDataPackageFile), 0, "", row.empty() ? "" : row[0]};
    simdjson::dom::parser parser;
    if (row.size() != 2 || IsWrittenByKith(row[0])) return InputError(place, "a member of this name cannot be carried");
    if (row[1].empty() || parser.parse(row[1]).error() != simdjson::SUCCESS)
      return InputError(place, "a carried member is not JSON");
  }
  return absl::OkStatus();
}

std::string FormatDataPackage(const Directory& directory, const std::vector<WrittenTable>& tables) {
  Json json = {{"name", kPackageName}, {"profile", "tabular-data-package"}};
  if (!directory.name.empty()) json["title"] = directory.name;
  for (const CarriedTable& table : directory.carried) {
    if (table.name != kCarriedMembers) continue;
    for (const std::vector<std::string>& row : table.rows) json[row[0]] = Json::parse(row[1], nullptr, false);
  }
  json["kith"] = {{"time_zone", directory.time_zone}, {"name", directory.name}, {"sample", directory.sample}};
  std::vector<Described> described;
  std::vector<std::string> resources;
  for (const WrittenTable& table : tables) {
    described.push_back(DescribeTable(table));
    std::string& name = described.back().resource;
    while (std::find(resources.begin(), resources.end(), name) != resources.end()) name += "-2";
    resources.push_back(name);
  }
  json["resources"] = Json::array();
  for (std::size_t i = 0; i < tables.size(); ++i)
    json["resources"].push_back(Resource(described[i].resource, tables[i].file, described[i].fields, resources));
  return json.dump(2) + "\n";
}

}  // namespace kith
