// Catalog: accessors, and look-up by key, code and name.
#include "kith/catalog/catalog.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "kith/base/text.h"
#include "src/catalog/catalog_data.h"
#include "src/catalog/key_lookup.h"
#include "src/catalog/record_members.h"

namespace kith {
namespace {

template <class Identifier>
Identifier ToId(std::uint32_t row) {
  return row == kNoRow ? Identifier() : Identifier(row);
}

}  // namespace

std::uint32_t FindName(const NameIndex& index, std::string_view name) {
  const auto at = std::lower_bound(index.begin(), index.end(), name,
                                   [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return at == index.end() || at->first != name ? kNoRow : at->second;
}

Catalog::Catalog(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

const Directory& Catalog::Data::WholeDirectory() const {
  if (snapshot == nullptr) return directory;
  std::call_once(decoded, [this] {
    directory.name = records.name;
    directory.time_zone = zone.name();
    directory.sample = records.sample;
    ForEachRecordTable([this](std::string_view, auto table, auto view) { directory.*table = (records.*view).All(); });
  });
  return directory;
}

const Directory& Catalog::directory() const { return data_->WholeDirectory(); }
const CatalogRecords& Catalog::records() const { return data_->records; }
std::uint32_t Catalog::offer_count() const { return static_cast<std::uint32_t>(data_->offers.size()); }
const Offer& Catalog::offer(ServiceAtLocationId id) const { return data_->offers[id.index()]; }
const ServiceAtLocation& Catalog::service_at_location(ServiceAtLocationId id) const {
  return data_->records.services_at_location[id.index()];
}
const Service& Catalog::service(ServiceId id) const { return data_->records.services[id.index()]; }
const Location& Catalog::location(LocationId id) const { return data_->records.locations[id.index()]; }
const Organization& Catalog::organization(OrganizationId id) const { return data_->records.organizations[id.index()]; }
const TaxonomyTerm& Catalog::taxonomy_term(TaxonomyTermId id) const {
  return data_->records.taxonomy_terms[id.index()];
}
const Area& Catalog::area(AreaId id) const { return data_->records.areas[id.index()]; }

const Address* Catalog::PhysicalAddress(LocationId id) const {
  const std::uint32_t row = data_->indexes.physical_addresses[id.index()];
  return row == kNoRow ? nullptr : &data_->records.addresses[row];
}

std::span<const ServiceAtLocationId> Catalog::OffersFor(TaxonomyTermId term) const {
  return data_->indexes.offers_for[term.index()];
}
std::span<const TaxonomyTermId> Catalog::Subtree(TaxonomyTermId term) const {
  return data_->indexes.subtrees[term.index()];
}

ServiceAtLocationId Catalog::FindOffer(std::string_view key) const {
  return ToId<ServiceAtLocationId>(data_->records.services_at_location.Find(key));
}
ServiceId Catalog::FindService(std::string_view key) const {
  return ToId<ServiceId>(data_->records.services.Find(key));
}
LocationId Catalog::FindLocation(std::string_view key) const {
  return ToId<LocationId>(data_->records.locations.Find(key));
}

TaxonomyTermId Catalog::FindTerm(std::string_view key_code_or_name) const {
  std::uint32_t row = data_->records.taxonomy_terms.Find(key_code_or_name);
  if (row == kNoRow) row = FindName(data_->indexes.terms_by_code, key_code_or_name);
  if (row == kNoRow) row = FindName(data_->indexes.terms_by_name, FoldName(key_code_or_name));
  return ToId<TaxonomyTermId>(row);
}

AreaId Catalog::FindArea(AreaType type, std::string_view code_or_name) const {
  const std::string key = AreaNameKey(type, code_or_name);
  const std::uint32_t row = FindName(data_->indexes.areas_by_code, key);
  return ToId<AreaId>(row != kNoRow ? row : FindName(data_->indexes.areas_by_name, key));
}

const TimeZone& Catalog::time_zone() const { return data_->zone; }
const std::string& Catalog::version() const { return data_->version; }
const std::string& Catalog::rules_version() const { return data_->rules_version; }

}  // namespace kith
