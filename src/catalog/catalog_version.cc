// The version of a catalog: a hash of what may show, so that it may stand in every output.
//
// Privacy   Left out: of confidential locations the point, name, prose and carried columns, their addresses and the phones that are theirs alone,
//           and every carried row that names one of them (HSDS's metadata keeps former values).
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/catalog/catalog_data.h"
#include "src/catalog/record_content.h"

namespace kith {
namespace {

using KeySet = std::set<std::string, std::less<>>;

struct Hidden {
  KeySet locations;
  KeySet records;  // what a carried row must not name: those locations, their addresses and phones
};

bool IsOfLocationAlone(const Phone& phone) {
  return phone.service_key.empty() && phone.organization_key.empty() && phone.service_at_location_key.empty();
}

Hidden FindHidden(const Directory& directory) {
  Hidden hidden;
  for (const Location& location : directory.locations)
    if (location.confidential) hidden.locations.insert(location.key);
  hidden.records = hidden.locations;
  for (const Address& address : directory.addresses)
    if (hidden.locations.contains(address.location_key)) hidden.records.insert(address.key);
  for (const Phone& phone : directory.phones)
    if (hidden.locations.contains(phone.location_key) && IsOfLocationAlone(phone)) hidden.records.insert(phone.key);
  return hidden;
}

template <class Record>
void AddTable(ContentHash& hash, std::string_view name, const std::vector<Record>& table) {
  hash.Text(name);
  for (const Record& record : table) AppendContent(hash, record);
}

void AddLocations(ContentHash& hash, const std::vector<Location>& locations) {
  hash.Text("locations");
  for (const Location& location : locations) {
    AppendContentButWhereabouts(hash, location);
    if (!location.confidential) AppendWhereabouts(hash, location);
  }
}

template <class Record>
void AddTableBut(ContentHash& hash, std::string_view name, const std::vector<Record>& table, const KeySet& hidden) {
  hash.Text(name);
  for (const Record& record : table)
    if (!hidden.contains(record.key)) AppendContent(hash, record);
}

void AddCarried(ContentHash& hash, const std::vector<CarriedTable>& tables, const KeySet& hidden) {
  for (const CarriedTable& table : tables) {
    hash.Text(table.name);
    Put(hash, table.columns);
    for (const std::vector<std::string>& row : table.rows) {
      const bool tells =
          std::any_of(row.begin(), row.end(), [&](const std::string& cell) { return hidden.contains(cell); });
      if (!tells) Put(hash, row);
    }
  }
}

}  // namespace

std::string VersionOf(const Directory& d) {
  const Hidden hidden = FindHidden(d);
  ContentHash hash;
  PutAll(hash, d.name, d.time_zone, d.sample);
  AddTable(hash, "organizations", d.organizations);
  AddTable(hash, "programs", d.programs);
  AddTable(hash, "services", d.services);
  AddLocations(hash, d.locations);
  AddTableBut(hash, "addresses", d.addresses, hidden.records);
  AddTable(hash, "service_at_location", d.services_at_location);
  AddTable(hash, "service_areas", d.service_areas);
  AddTable(hash, "areas", d.areas);
  AddTable(hash, "schedules", d.schedules);
  AddTable(hash, "service_capacity", d.capacities);
  AddTable(hash, "units", d.units);
  AddTable(hash, "taxonomies", d.taxonomies);
  AddTable(hash, "taxonomy_terms", d.taxonomy_terms);
  AddTable(hash, "attributes", d.attributes);
  AddTable(hash, "languages", d.languages);
  AddTable(hash, "accessibility", d.accessibility);
  AddTable(hash, "cost_options", d.cost_options);
  AddTable(hash, "required_documents", d.required_documents);
  AddTableBut(hash, "phones", d.phones, hidden.records);
  AddCarried(hash, d.carried, hidden.records);
  return hash.hex();
}

std::string RulesVersionOf(const Directory& directory) {
  ContentHash hash;
  for (const RuleFile& file : directory.rule_files) PutAll(hash, file.name, file.text);
  return hash.hex();
}

}  // namespace kith
