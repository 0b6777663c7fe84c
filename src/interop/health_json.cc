// Health and duplicates as JSON, and how reports name records.
#include <nlohmann/json.hpp>

#include "kith/catalog/public_view.h"
#include "kith/interop/health_report.h"
#include "src/catalog/key_lookup.h"
#include "src/interop/health_words.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

std::string Dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string PhoneName(const Catalog& catalog, const Phone& phone) {
  const Directory& directory = catalog.directory();
  if (const std::uint32_t row = FindRow(directory.services, phone.service_key); row != kNoRow)
    return directory.services[row].name;
  if (const ServiceAtLocationId id = catalog.FindOffer(phone.service_at_location_key); id.valid())
    return catalog.service(catalog.offer(id).service).name;
  if (const std::uint32_t row = FindRow(directory.organizations, phone.organization_key); row != kNoRow)
    return directory.organizations[row].name;
  const std::uint32_t row = FindRow(directory.locations, phone.location_key);
  return row == kNoRow || directory.locations[row].confidential ? "" : directory.locations[row].name;
}

// "Pantry, Main hall"
std::string OfferName(const Catalog& catalog, ServiceAtLocationId id) {
  const PublicView view = ViewOf(catalog, id);
  if (view.location_name.empty() || view.location_name == view.service_name) return view.service_name;
  return view.service_name + ", " + view.location_name;
}

Json TroublesJson(const TroubleCounts& counts) {
  Json json = Json::object();
  for (const Trouble trouble : WorstFirst(counts))
    json[std::string(KindOf(trouble).name)] = counts[static_cast<std::size_t>(trouble)];
  return json;
}

Json KindsJson(const Health& health) {
  Json json = Json::array();
  for (const Trouble trouble : WorstFirst(health.counts)) {
    const TroubleKind& kind = KindOf(trouble);
    const std::uint64_t records = health.counts[static_cast<std::size_t>(trouble)];
    Json entry;
    entry["trouble"] = kind.name;
    entry["title"] = kind.title;
    entry["fix"] = kind.fix;
    entry["table"] = ToString(kind.table);
    entry["records"] = records;
    entry["points_each"] = kind.points;
    entry["points"] = records * static_cast<std::uint64_t>(kind.points);
    json.push_back(std::move(entry));
  }
  return json;
}

Json OrganizationKey(const Catalog& catalog, std::uint32_t organization) {
  if (organization == kNoOrganization) return nullptr;
  return catalog.directory().organizations[organization].key;
}

Json OrganizationsJson(const Catalog& catalog, const Health& health) {
  Json json = Json::array();
  for (const OrganizationHealth& one : health.organizations) {
    Json entry;
    entry["id"] = OrganizationKey(catalog, one.organization);
    entry["name"] = OrganizationName(catalog, one.organization);
    entry["offers"] = one.offers;
    entry["ready"] = one.ready;
    entry["points"] = one.points;
    entry["fix_first"] = KindOf(one.fix_first).name;
    entry["troubles"] = TroublesJson(one.counts);
    json.push_back(std::move(entry));
  }
  return json;
}

Json FindingsJson(const Catalog& catalog, const Health& health) {
  Json json = Json::array();
  for (const HealthFinding& finding : health.findings) {
    const HealthRecord record = RecordOf(catalog, finding);
    Json entry;
    entry["trouble"] = KindOf(finding.trouble).name;
    entry["table"] = ToString(KindOf(finding.trouble).table);
    entry["id"] = record.key;
    entry["name"] = record.name;
    entry["organization_id"] = OrganizationKey(catalog, finding.organization);
    entry["detail"] = finding.detail;
    json.push_back(std::move(entry));
  }
  return json;
}

Json FreshnessJson(const Health& health) {
  Json json = Json::array();
  for (std::size_t i = 0; i < health.assured.size(); ++i) {
    Json entry;
    entry["age"] = FreshnessLabel(i);
    entry["assured"] = health.assured[i];
    entry["last_modified"] = health.modified[i];
    json.push_back(std::move(entry));
  }
  return json;
}

Json MembersJson(std::span<const DuplicateSource> sources, const std::vector<DuplicateRecord>& members) {
  Json json = Json::array();
  for (const DuplicateRecord& member : members) {
    Json entry;
    entry["source"] = sources[member.source].name;
    entry["id"] = member.key;
    entry["name"] = member.name;
    entry["organization"] = member.organization;
    entry["where"] = member.where;
    json.push_back(std::move(entry));
  }
  return json;
}

Json LinkJson(const DuplicateLink& link) {
  Json json;
  json["first"] = link.first;
  json["second"] = link.second;
  json["points"] = link.parts.total();
  Json& parts = json["parts"];
  parts["name"] = link.parts.name;
  parts["organization"] = link.parts.organization;
  parts["phone"] = link.parts.phone;
  parts["address"] = link.parts.address;
  parts["distance"] = link.parts.distance;
  parts["name_alone"] = link.parts.name_alone;
  json["meters"] = link.meters ? Json(*link.meters) : Json();
  json["evidence"] = link.evidence;
  json["differences"] = link.differences;
  return json;
}

}  // namespace

HealthRecord RecordOf(const Catalog& catalog, const HealthFinding& finding) {
  const Directory& directory = catalog.directory();
  const std::uint32_t row = finding.record;
  HealthRecord record;
  if (finding.organization != kNoOrganization) record.organization = directory.organizations[finding.organization].name;
  switch (KindOf(finding.trouble).table) {
    case HealthTable::kOrganization:
      record.key = directory.organizations[row].key;
      record.name = directory.organizations[row].name;
      break;
    case HealthTable::kService:
      record.key = directory.services[row].key;
      record.name = directory.services[row].name;
      break;
    case HealthTable::kLocation:
      record.key = directory.locations[row].key;
      record.name = directory.locations[row].name;
      break;
    case HealthTable::kOffer:
      record.key = directory.services_at_location[row].key;
      record.name = OfferName(catalog, ServiceAtLocationId(row));
      break;
    case HealthTable::kPhone:
      record.key = directory.phones[row].key;
      record.name = PhoneName(catalog, directory.phones[row]);
      break;
  }
  return record;
}

std::string FormatHealth(const Catalog& catalog, const Health& health) {
  Json json;
  json["as_of"] = FormatDate(health.as_of);
  json["offers"] = health.offers;
  json["closed"] = health.closed;
  json["ready"] = health.ready;
  json["confidential_sites"] = health.confidential;
  json["points"] = health.points;
  json["troubles"] = KindsJson(health);
  json["freshness"] = FreshnessJson(health);
  json["organizations"] = OrganizationsJson(catalog, health);
  json["findings"] = FindingsJson(catalog, health);
  json["notes"] = health.notes;
  return Dumped(json);
}

std::string FormatDuplicates(std::span<const DuplicateSource> sources, const Duplicates& duplicates) {
  Json json;
  json["sources"] = Json::array();
  for (const DuplicateSource& source : sources) json["sources"].push_back(source.name);
  json["sites_compared"] = duplicates.sites_compared;
  json["confidential_sites"] = duplicates.confidential;
  json["points_min"] = kDuplicatePoints;
  json["pairs"] = duplicates.pairs;
  json["pairs_across"] = duplicates.pairs_across;
  json["sites"] = Json::array();
  for (const DuplicateGroup& group : duplicates.sites) {
    Json entry;
    entry["points"] = group.points;
    entry["across"] = group.across;
    entry["members"] = MembersJson(sources, group.members);
    entry["links"] = Json::array();
    for (const DuplicateLink& link : group.links) entry["links"].push_back(LinkJson(link));
    json["sites"].push_back(std::move(entry));
  }
  json["services"] = Json::array();
  for (const DuplicateServices& services : duplicates.services) {
    Json entry;
    entry["across"] = services.across;
    entry["members"] = MembersJson(sources, services.members);
    json["services"].push_back(std::move(entry));
  }
  json["limits"] = duplicates.limits;
  return Dumped(json);
}

}  // namespace kith
