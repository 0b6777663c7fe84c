#include "src/interop/hsds_json_shape.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

#include "kith/base/text.h"
#include "src/interop/hsds3_official.h"
#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

constexpr std::array<NestedMember, 41> kNested = {{
    {"organization", "additional_websites", "url"},
    {"organization", "funding", "funding"},
    {"organization", "contacts", "contact"},
    {"organization", "phones", "phone"},
    {"organization", "locations", "location"},
    {"organization", "programs", "program"},
    {"organization", "organization_identifiers", "organization_identifier"},
    {"organization", "services", "service"},
    {"program", "organization", "organization", NestedLink::kParentNames},
    {"service", "organization", "organization", NestedLink::kParentNames},
    {"service", "program", "program", NestedLink::kParentNames},
    {"service", "additional_urls", "url"},
    {"service", "phones", "phone"},
    {"service", "schedules", "schedule"},
    {"service", "service_areas", "service_area"},
    {"service", "service_at_locations", "service_at_location"},
    {"service", "languages", "language"},
    {"service", "funding", "funding"},
    {"service", "cost_options", "cost_option"},
    {"service", "required_documents", "required_document"},
    {"service", "contacts", "contact"},
    {"service", "capacities", "service_capacity"},
    {"service_at_location", "service", "service", NestedLink::kParentNames},
    {"service_at_location", "location", "location", NestedLink::kParentNames},
    {"service_at_location", "service_areas", "service_area"},
    {"service_at_location", "contacts", "contact"},
    {"service_at_location", "phones", "phone"},
    {"service_at_location", "schedules", "schedule"},
    {"location", "organization", "organization", NestedLink::kParentNames},
    {"location", "languages", "language"},
    {"location", "addresses", "address"},
    {"location", "contacts", "contact"},
    {"location", "accessibility", "accessibility"},
    {"location", "phones", "phone"},
    {"location", "schedules", "schedule"},
    {"contact", "phones", "phone"},
    {"phone", "languages", "language"},
    {"service_capacity", "unit", "unit", NestedLink::kParentNames},
    {"attribute", "taxonomy_term", "taxonomy_term", NestedLink::kParentNames},
    {"", "attributes", "attribute", NestedLink::kLinkEntity},
    {"", "metadata", "metadata", NestedLink::kResource},
}};
// Named otherwise than its entity.
constexpr NestedMember kTaxonomyDetail = {"taxonomy_term", "taxonomy_detail", "taxonomy", NestedLink::kParentNames};

// What the JSON schemas require besides the id.
struct RequiredMember {
  std::string_view entity;
  std::string_view member;
};
constexpr std::array<RequiredMember, 24> kRequired = {{{"organization", "name"},
                                                       {"organization", "description"},
                                                       {"program", "name"},
                                                       {"program", "description"},
                                                       {"service", "name"},
                                                       {"service", "status"},
                                                       {"location", "location_type"},
                                                       {"address", "address_1"},
                                                       {"address", "city"},
                                                       {"phone", "number"},
                                                       {"taxonomy", "name"},
                                                       {"taxonomy", "description"},
                                                       {"taxonomy_term", "name"},
                                                       {"taxonomy_term", "description"},
                                                       {"unit", "name"},
                                                       {"url", "url"},
                                                       {"organization_identifier", "identifier_type"},
                                                       {"organization_identifier", "identifier"},
                                                       {"metadata", "last_action_date"},
                                                       {"metadata", "field_name"},
                                                       {"service_capacity", "available"},
                                                       {"service_capacity", "updated"},
                                                       {"area", "area_type"},
                                                       {"meta_table_description", "character_set"}}};

bool IsShared(std::string_view entity) {
  constexpr std::array<std::string_view, 8> kShared = {"organization",        "program",  "service",       "location",
                                                       "service_at_location", "taxonomy", "taxonomy_term", "unit"};
  return std::find(kShared.begin(), kShared.end(), entity) != kShared.end();
}

struct Entities {
  std::vector<JsonEntity> all;
  std::vector<std::set<std::string_view>> columns;  // of each
};

const Entities& TheEntities() {
  static const Entities entities = [] {
    Entities made;
    ForEachTable([&](const auto& spec) {
      made.all.push_back({spec.resource, spec.name, IsShared(spec.resource)});
      std::set<std::string_view>& columns = made.columns.emplace_back();
      for (const auto& column : spec.columns) columns.insert(column.name);
    });
    for (const OfficialTable& table : kCarriedOfficialTables) {
      made.all.push_back({table.resource, table.name});
      const std::span<const std::string_view> columns = OfficialColumns(table.name);
      made.columns.emplace_back(columns.begin(), columns.end());
    }
    return made;
  }();
  return entities;
}

// Without either side, a service at a location is one of nothing.
bool NamesWhatIsWhere(std::span<const std::string_view> members) {
  return std::ranges::any_of(members, [](std::string_view member) {
    return member == "service" || member == "service_id" || member == "location" || member == "location_id";
  });
}

bool HasRequired(const JsonEntity& entity, std::span<const std::string_view> members) {
  if (entity.name == "service_at_location" && !NamesWhatIsWhere(members)) return false;
  return std::all_of(kRequired.begin(), kRequired.end(), [&](const RequiredMember& required) {
    return required.entity != entity.name ||
           std::find(members.begin(), members.end(), required.member) != members.end();
  });
}

std::ptrdiff_t CountKnown(const JsonEntity& entity, std::span<const std::string_view> members) {
  return std::count_if(members.begin(), members.end(), [&](std::string_view member) {
    return IsJsonColumn(entity, member) || FindNestedMember(entity.name, member) != nullptr;
  });
}

// Those of which it has most members, at least so many.
template <class IsPossible>
std::vector<const JsonEntity*> BestOf(std::span<const std::string_view> members, std::ptrdiff_t least,
                                      const IsPossible& is_possible) {
  std::vector<const JsonEntity*> best;
  std::ptrdiff_t most = least;
  for (const JsonEntity& entity : TheEntities().all) {
    const std::ptrdiff_t known = is_possible(entity) ? CountKnown(entity, members) : 0;
    if (known < most) continue;
    if (known > most) best.clear();
    most = known;
    best.push_back(&entity);
  }
  return best;
}

// What lacks something that HSDS requires, as a service that does not say whether it is active, is still what clearly more of its members say than say that
// it is something else (`known`), if it has a name.
const JsonEntity* GuessOfIncomplete(std::span<const std::string_view> members, std::ptrdiff_t known) {
  constexpr std::ptrdiff_t kLeast = 4, kMore = 2;
  constexpr std::array<std::string_view, 4> kNamed = {"organization", "program", "service", "location"};
  if (std::ranges::find(members, "name") == members.end()) return nullptr;
  const std::vector<const JsonEntity*> best =
      BestOf(members, std::max(kLeast, known + kMore),
             [&](const JsonEntity& entity) { return std::ranges::find(kNamed, entity.name) != kNamed.end(); });
  return best.size() == 1 ? best.front() : nullptr;
}

}  // namespace

const JsonEntity* FindJsonEntity(std::string_view name) {
  const std::vector<JsonEntity>& all = TheEntities().all;
  const auto at = std::find_if(all.begin(), all.end(), [&](const JsonEntity& one) { return one.name == name; });
  return at == all.end() ? nullptr : &*at;
}

const JsonEntity* FindJsonEntityOfTable(std::string_view table) {
  const std::vector<JsonEntity>& all = TheEntities().all;
  const auto at = std::find_if(all.begin(), all.end(), [&](const JsonEntity& one) { return one.table == table; });
  return at == all.end() ? nullptr : &*at;
}

const NestedMember* FindNestedMember(std::string_view parent, std::string_view member) {
  if (parent == kTaxonomyDetail.parent && member == kTaxonomyDetail.member) return &kTaxonomyDetail;
  const auto* at = std::find_if(kNested.begin(), kNested.end(), [&](const NestedMember& nested) {
    return nested.member == member && (nested.parent.empty() || nested.parent == parent);
  });
  return at == kNested.end() ? nullptr : at;
}

bool IsJsonColumn(const JsonEntity& entity, std::string_view column) {
  const Entities& entities = TheEntities();
  return entities.columns[static_cast<std::size_t>(&entity - entities.all.data())].contains(column);
}

const JsonEntity* GuessJsonEntity(std::span<const std::string_view> members, std::string_view file) {
  const std::vector<const JsonEntity*> best =
      BestOf(members, 2, [&](const JsonEntity& entity) { return HasRequired(entity, members); });
  const std::ptrdiff_t known = best.empty() ? 0 : CountKnown(*best.front(), members);
  if (const JsonEntity* incomplete = GuessOfIncomplete(members, known)) return incomplete;
  if (best.size() == 1) return best.front();
  // The longest name counts: service_at_location_full.json is not of services.
  const JsonEntity* named = nullptr;
  const std::string folded = FoldName(file);
  for (const JsonEntity* entity : best) {
    const bool has_name = folded.find(FoldName(entity->name)) != std::string::npos ||
                          folded.find(FoldName(entity->table)) != std::string::npos;
    if (has_name && (named == nullptr || named->name.size() < entity->name.size())) named = entity;
  }
  return named;
}

}  // namespace kith
