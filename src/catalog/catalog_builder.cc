// CatalogBuilder: cleaning a directory and building the indexes over it.
#include "kith/catalog/catalog_builder.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/text.h"
#include "src/catalog/catalog_data.h"
#include "src/catalog/cleaning.h"
#include "src/catalog/key_lookup.h"
#include "src/catalog/record_members.h"

namespace kith {

absl::Status CheckSizes(const Directory& directory, std::size_t records_max) {
  const Directory& d = directory;
  const std::pair<Table, std::size_t> sizes[] = {
      {Table::kOrganizations, d.organizations.size()},
      {Table::kPrograms, d.programs.size()},
      {Table::kServices, d.services.size()},
      {Table::kLocations, d.locations.size()},
      {Table::kAddresses, d.addresses.size()},
      {Table::kServicesAtLocation, d.services_at_location.size()},
      {Table::kServiceAreas, d.service_areas.size()},
      {Table::kAreas, d.areas.size()},
      {Table::kSchedules, d.schedules.size()},
      {Table::kCapacities, d.capacities.size()},
      {Table::kUnits, d.units.size()},
      {Table::kTaxonomies, d.taxonomies.size()},
      {Table::kTaxonomyTerms, d.taxonomy_terms.size()},
      {Table::kAttributes, d.attributes.size()},
      {Table::kLanguages, d.languages.size()},
      {Table::kAccessibility, d.accessibility.size()},
      {Table::kCostOptions, d.cost_options.size()},
      {Table::kRequiredDocuments, d.required_documents.size()},
      {Table::kPhones, d.phones.size()},
  };
  for (const auto& [table, size] : sizes) {
    if (size <= records_max) continue;
    return absl::InvalidArgumentError(std::string(TableName(table)) + ": " + std::to_string(size) +
                                      " records: expected at most " + std::to_string(records_max));
  }
  return absl::OkStatus();
}

namespace {

// Of each location the first address of type physical, else the first without a type. Never a postal one.
std::vector<std::uint32_t> FindPhysicalAddresses(const Directory& d) {
  std::vector<std::uint32_t> found(d.locations.size(), kNoRow);
  for (const bool typed : {true, false}) {
    for (std::uint32_t i = 0; i < d.addresses.size(); ++i) {
      const Address& address = d.addresses[i];
      const bool fits = typed ? EqualsIgnoringCase(address.address_type, "physical") : address.address_type.empty();
      const std::uint32_t location = fits ? FindRow(d.locations, address.location_key) : kNoRow;
      if (location != kNoRow && found[location] == kNoRow) found[location] = i;
    }
  }
  return found;
}

// `text_of(record)` is the text to index; an empty one is left out.
template <class Record, class TextOf>
void AddNames(NameIndex& index, const std::vector<Record>& records, TextOf text_of) {
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    if (std::string text = text_of(records[i]); !text.empty()) index.emplace_back(std::move(text), i);
  }
}

void IndexNames(const Directory& d, CatalogIndexes& indexes) {
  AddNames(indexes.terms_by_code, d.taxonomy_terms, [](const TaxonomyTerm& term) { return term.code; });
  AddNames(indexes.terms_by_name, d.taxonomy_terms, [](const TaxonomyTerm& term) { return FoldName(term.name); });
  std::sort(indexes.terms_by_code.begin(), indexes.terms_by_code.end());
  std::sort(indexes.terms_by_name.begin(), indexes.terms_by_name.end());
  const auto index_areas = [&](NameIndex& index, auto text_of) {
    AddNames(index, d.areas, [&](const Area& area) {
      return FoldName(text_of(area)).empty() ? "" : AreaNameKey(area.type, text_of(area));
    });
    std::sort(index.begin(), index.end());
  };
  index_areas(indexes.areas_by_code, [](const Area& area) { return area.code; });
  index_areas(indexes.areas_by_name, [](const Area& area) { return area.name; });
}

// The records of a catalog that has its directory in memory.
void ViewRecords(Catalog::Data& data) {
  data.records.name = data.directory.name;
  data.records.sample = data.directory.sample;
  ForEachRecordTable([&](std::string_view, auto table, auto view) {
    const auto& records = data.directory.*table;
    data.records.*view = RecordTable(std::span(records));
  });
  data.offers = RecordTable(std::span(std::as_const(data.links.offers)));
}

}  // namespace

std::string AreaNameKey(AreaType type, std::string_view code_or_name) {
  return std::to_string(static_cast<int>(type)) + " " + FoldName(code_or_name);
}

CatalogBuilder::CatalogBuilder(Directory directory) : directory_(std::move(directory)) {}

std::vector<Defect> CatalogBuilder::Check() const {
  Directory copy = directory_;
  Findings findings;
  CleanDirectory(copy, findings);
  return std::move(findings).TakeSorted();
}

Directory CatalogBuilder::Cleaned() && {
  Findings findings;
  CleanDirectory(directory_, findings);
  return std::move(directory_);
}

absl::StatusOr<Catalog> CatalogBuilder::Build() && {
  if (absl::Status sizes = CheckSizes(directory_); !sizes.ok()) return sizes;
  absl::StatusOr<TimeZone> zone = TimeZone::Load(directory_.time_zone);
  if (!zone.ok()) return absl::InvalidArgumentError(zone.status().message());
  auto data = std::make_unique<Catalog::Data>();
  data->directory = std::move(*this).Cleaned();
  data->zone = *std::move(zone);
  data->links = LinkOffers(data->directory);
  ViewRecords(*data);
  IndexNeeds(data->directory, data->links.offers, data->indexes);
  data->indexes.physical_addresses = FindPhysicalAddresses(data->directory);
  IndexNames(data->directory, data->indexes);
  data->version = VersionOf(data->directory);
  data->rules_version = RulesVersionOf(data->directory);
  return Catalog(std::move(data));
}

}  // namespace kith
