#include "src/interop/health_data.h"

#include "src/catalog/key_lookup.h"

namespace kith {
namespace {

bool IsPast(const std::optional<Date>& closed, Date today) { return closed && *closed <= today; }

bool IsClosed(const Catalog& catalog, ServiceAtLocationId id, Date today) {
  const Offer& offer = catalog.offer(id);
  const ServiceStatus status = catalog.service(offer.service).status;
  return status == ServiceStatus::kInactive || status == ServiceStatus::kDefunct ||
         IsPast(catalog.location(offer.location).closed, today) ||
         IsPast(catalog.service_at_location(id).closed, today);
}

std::uint32_t OrganizationRow(const Directory& directory, const std::string& key) {
  const std::uint32_t row = FindRow(directory.organizations, key);
  return row == kNoRow ? kNoOrganization : row;
}

}  // namespace

HealthData::HealthData(const Catalog& catalog_in, Instant as_of_in)
    : catalog(catalog_in), as_of(as_of_in), today(catalog_in.time_zone().ToLocal(as_of_in).date) {
  const Directory& directory = catalog.directory();
  closed.resize(catalog.offer_count());
  live_service.resize(directory.services.size());
  live_location.resize(directory.locations.size());
  service_offers.resize(directory.services.size());
  offers_at.resize(directory.locations.size());
  for (const Service& service : directory.services)
    owner_of_service.push_back(OrganizationRow(directory, service.organization_key));
  for (const Location& location : directory.locations)
    owner_of_location.push_back(OrganizationRow(directory, location.organization_key));
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    const Offer& offer = catalog.offer(id);
    closed[i] = IsClosed(catalog, id, today);
    ++service_offers[offer.service.index()];
    offers_at[offer.location.index()].push_back(id);
    if (!closed[i]) live_service[offer.service.index()] = live_location[offer.location.index()] = true;
    std::uint32_t& owner = owner_of_location[offer.location.index()];
    if (owner == kNoOrganization) owner = offer.organization.index();
  }
}

}  // namespace kith
