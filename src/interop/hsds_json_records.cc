#include "src/interop/hsds_json_records.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "kith/base/text.h"
#include "src/interop/json_cell.h"
#include "src/interop/uuid.h"

namespace kith {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

constexpr std::string_view kSourceId = "source_id";
constexpr std::string_view kConfidential = "confidential";

// The text of what is stated, without what HSDS 3 tables could not hold apart.
std::string Content(std::string_view table, const RecordCells& cells) {
  std::string content(table);
  for (const auto& [column, text] : cells) {
    if (!text.empty()) content += "\x1f" + column + "\x1e" + text;
  }
  return content;
}

std::string CellIn(const RecordCells& cells, const std::string& column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string() : found->second;
}

std::string IdColumn(std::string_view entity) { return std::string(entity) + "_id"; }

RecordCells LinksTo(const NestedMember& how, const JsonEntity& parent, const std::string& key) {
  switch (how.link) {
    case NestedLink::kChildNames:
      return {{IdColumn(parent.name), key}};
    case NestedLink::kLinkEntity:
      return {{"link_id", key}, {"link_entity", std::string(parent.name)}};
    case NestedLink::kResource:
      return {{"resource_id", key}, {"resource_type", std::string(parent.name)}};
    case NestedLink::kParentNames:
      break;
  }
  return {};
}

}  // namespace

struct JsonRecords::Object {
  const JsonEntity& entity;
  simdjson::dom::object json;
  JsonOrigin place;
  RecordCells links;     // what the nesting says
  RecordCells defaults;  // taken where nothing is stated
  RecordCells cells = {};
  struct Nested {
    const NestedMember* how;
    element value;
  };
  std::vector<Nested> nested = {};
};

std::string JsonPointer(std::string_view above, std::string_view member) {
  std::string pointer(above);
  pointer += '/';
  for (const char c : member) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

void JsonRecords::Report(const Object& object, std::string_view field, std::string reason) {
  log_.Add(object.place.table,
           {.fate = DefectFate::kRepaired,
            .file = "",
            .line = object.place.number,
            .record = object.place.id,
            .field = field.empty() ? object.place.pointer : JsonPointer(object.place.pointer, field),
            .reason = std::move(reason)});
}

void JsonRecords::Add(simdjson::dom::object json, const JsonEntity& entity, const JsonOrigin& place) {
  Object object{entity, json, place, {}, {}};
  Make(object);
}

std::string JsonRecords::Make(Object& object) {
  std::string_view id;
  if (object.json["id"].get(id) == simdjson::SUCCESS) object.place.id = std::string(Trim(id));
  ReadMembers(object);
  MakeParents(object);
  SetLinks(object);
  std::string key = KeyOf(object);
  KeepSecret(object, key);
  AddRow(object, key);
  MakeChildren(object, key);
  return key;
}

void JsonRecords::ReadMembers(Object& object) {
  for (const auto& [name, value] : object.json) {
    if (value.is_null()) continue;
    const NestedMember* how = FindNestedMember(object.entity.name, name);
    const bool holds = value.is_object() || value.is_array();
    if (how != nullptr && holds) {
      object.nested.push_back({how, value});
      continue;
    }
    const std::string column(Trim(ColumnOfJson(name)));
    // Outlines are GeoJSON, as a text or as they are.
    if (holds && column != "extent" && IsJsonColumn(object.entity, column)) {
      Report(object, name, "is no text: kept as JSON in json_" + column);
      object.cells["json_" + column] = CellOfJson(value);
    } else if (!object.cells.try_emplace(column, CellOfJson(value)).second) {
      Report(object, name, "stands there twice: the first is kept");
    }
  }
  // In the order of the table of members: a service's organization before its program.
  std::stable_sort(object.nested.begin(), object.nested.end(),
                   [](const auto& a, const auto& b) { return std::less<const NestedMember*>()(a.how, b.how); });
}

std::string JsonRecords::MakeNested(const Object& object, const NestedMember& how, element value,
                                    const std::string& pointer, const RecordCells& links) {
  simdjson::dom::object json;
  if (value.get(json) != simdjson::SUCCESS) {
    log_.Add(object.place.table, {.fate = DefectFate::kRepaired,
                                  .file = "",
                                  .line = object.place.number,
                                  .record = object.place.id,
                                  .field = pointer,
                                  .reason = "is no object: left out"});
    return "";
  }
  Object nested{*FindJsonEntity(how.child), json, {object.place.table, object.place.number, pointer}, links, {}};
  if (how.child == "program") {
    for (const RecordCells* known : {&object.links, &object.cells}) {
      if (std::string organization = CellIn(*known, "organization_id"); !organization.empty())
        nested.defaults["organization_id"] = std::move(organization);
    }
  }
  return Make(nested);
}

// What the record names by id, such as a service its organization.
void JsonRecords::MakeParents(Object& object) {
  for (const Object::Nested& nested : object.nested) {
    if (nested.how->link != NestedLink::kParentNames) continue;
    const std::string pointer = JsonPointer(object.place.pointer, nested.how->member);
    std::vector<element> values = {nested.value};
    if (array list; nested.value.get(list) == simdjson::SUCCESS) values.assign(list.begin(), list.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::string at = nested.value.is_array() ? pointer + "/" + std::to_string(i) : pointer;
      const std::string key = MakeNested(object, *nested.how, values[i], at, {});
      if (key.empty()) continue;
      std::string& cell = object.cells[IdColumn(nested.how->child)];
      if (!cell.empty() && cell != key)
        Report(object, nested.how->member,
               "is not what " + IdColumn(nested.how->child) + (i > 0 ? " was taken from" : " names") +
                   ": what is nested is taken");
      cell = key;
    }
  }
}

void JsonRecords::MakeChildren(const Object& object, const std::string& key) {
  for (const Object::Nested& nested : object.nested) {
    if (nested.how->link == NestedLink::kParentNames) continue;
    const RecordCells links = LinksTo(*nested.how, object.entity, key);
    const std::string pointer = JsonPointer(object.place.pointer, nested.how->member);
    array list;
    if (nested.value.get(list) != simdjson::SUCCESS) {
      MakeNested(object, *nested.how, nested.value, pointer, links);
      continue;
    }
    std::size_t i = 0;
    for (const element value : list) MakeNested(object, *nested.how, value, pointer + "/" + std::to_string(i++), links);
  }
}

void JsonRecords::SetLinks(Object& object) {
  for (const auto& [column, text] : object.defaults) {
    std::string& cell = object.cells[column];
    if (cell.empty()) cell = text;
  }
  for (const auto& [column, text] : object.links) {
    std::string& cell = object.cells[column];
    if (!cell.empty() && Trim(cell) != text)
      Report(object, column, "does not name the record in which it stands: that one is taken");
    cell = text;
  }
}

std::string JsonRecords::KeyOf(Object& object) {
  const std::string_view table = object.entity.table;
  std::string key(Trim(CellIn(object.cells, "id")));
  object.cells.erase("id");
  object.place.id = key;
  if (key.empty()) {
    Report(object, "id", "is not stated: one is made of the record's content");
    return UuidV5(kKithNamespace, Content(table, object.cells));
  }
  const RecordCells* first = object.entity.shared ? nullptr : tables_.CellsOf(table, key);
  const bool of_another =
      first != nullptr && std::any_of(object.links.begin(), object.links.end(), [&](const auto& link) {
        const std::string there = CellIn(*first, link.first);
        return !there.empty() && there != link.second;
      });
  if (!of_another) return key;
  object.cells.try_emplace(std::string(kSourceId), key);
  return UuidV5(kKithNamespace, Content(std::string(table) + "/" + key, object.links));
}

void JsonRecords::KeepSecret(Object& object, const std::string& key) {
  if (object.entity.table != "locations") return;
  const RecordCells* first = tables_.CellsOf(object.entity.table, key);
  const bool known = first != nullptr && IsSecret(*first);
  const bool secret = IsSecret(object.cells);
  if (known == secret || (first == nullptr && secret)) return;
  object.cells[std::string(kConfidential)] = "true";
  if (first == nullptr) return;
  tables_.Set(object.entity.table, key, std::string(kConfidential), "true");
  Report(object, kConfidential, "some copies of this record are confidential, others not: set to true");
}

void JsonRecords::AddRow(Object& object, const std::string& key) {
  origins_.push_back(object.place);
  const MadeTables::Addition added =
      tables_.Add(object.entity.table, key, std::move(object.cells), origins_.size() - 1);
  if (added.added == MadeTables::Added::kNew) return;
  origins_.pop_back();
  if (added.added != MadeTables::Added::kDiffers) return;
  const JsonOrigin& first = origins_[added.first];
  Report(object, added.column,
         log_.FileOf(first.table) + ":" + std::to_string(first.number) +
             (first.pointer.empty() ? "" : " " + first.pointer) + " is the same record with another " + added.column +
             ": that one is kept");
}

}  // namespace kith
