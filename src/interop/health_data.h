// What the parts of a health check share: who owns what, what is closed, and the findings so far.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "kith/interop/health.h"

namespace kith {

inline constexpr std::int32_t kAssuredDaysMax = 365;
inline constexpr std::int32_t kCapacityDaysMax = 30;

struct HealthData {
  HealthData(const Catalog& catalog_in, Instant as_of_in);

  void Add(Trouble trouble, std::uint32_t record, std::uint32_t organization, std::string detail = "") {
    findings.push_back({trouble, record, organization, std::move(detail)});
  }
  const std::vector<ServiceAtLocationId>& OffersAt(LocationId id) const { return offers_at[id.index()]; }

  const Catalog& catalog;
  Instant as_of;
  Date today;
  std::vector<bool> closed;                                        // offers
  std::vector<bool> live_service, live_location;                   // have an offer that is not closed
  std::vector<std::uint32_t> service_offers;                       // how many each service has
  std::vector<std::vector<ServiceAtLocationId>> offers_at;         // of each location, ascending
  std::vector<std::uint32_t> owner_of_service, owner_of_location;  // organizations; kNoOrganization
  std::vector<HealthFinding> findings;
  std::vector<std::string> notes;
};

// health_places.cc
void CheckPlaces(HealthData& data);
// health_offers.cc
absl::Status CheckOffers(HealthData& data);

}  // namespace kith
