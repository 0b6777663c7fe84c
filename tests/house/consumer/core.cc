// The smallest program that needs kith::kith alone: builds a directory of one offer, ranks it for one need, and says which version it links.
#include <iostream>
#include <memory>
#include <utility>

#include "kith/base/version.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"

namespace {

kith::Directory OnePantry() {
  kith::Directory directory;
  kith::Organization organization;
  organization.key = "share";
  organization.name = "Eastside Food Share";
  directory.organizations.push_back(organization);
  kith::Service service;
  service.key = "pantry";
  service.organization_key = "share";
  service.name = "Pantry";
  service.status = kith::ServiceStatus::kActive;
  directory.services.push_back(service);
  kith::Location site;
  site.key = "hall";
  site.name = "Hall";
  site.point = *kith::LatLng::FromDegrees(34.0336, -118.2092);
  directory.locations.push_back(site);
  kith::ServiceAtLocation offer;
  offer.key = "pantry-at-hall";
  offer.service_key = "pantry";
  offer.location_key = "hall";
  directory.services_at_location.push_back(offer);
  kith::TaxonomyTerm food;
  food.key = "food";
  food.name = "Food";
  directory.taxonomy_terms.push_back(food);
  kith::Attribute meets;
  meets.key = "pantry-food";
  meets.link_key = "pantry";
  meets.link_entity = "service";
  meets.link_type = "need";
  meets.taxonomy_term_key = "food";
  directory.attributes.push_back(meets);
  return directory;
}

}  // namespace

int main() {
  absl::StatusOr<kith::Catalog> catalog = kith::CatalogBuilder(OnePantry()).Build();
  if (!catalog.ok()) return std::cerr << catalog.status() << '\n', 1;
  const absl::StatusOr<kith::Matcher> matcher =
      kith::Matcher::Build(std::make_shared<const kith::Catalog>(*std::move(catalog)), kith::RankingPolicy{});
  if (!matcher.ok()) return std::cerr << matcher.status() << '\n', 1;
  kith::Household household;
  household.id = "caller";
  household.place.point = *kith::LatLng::FromDegrees(34.04, -118.21);
  kith::Need need;
  need.term = "food";
  const auto as_of = kith::ParseInstant("2026-11-24T10:00", matcher->catalog().time_zone());
  if (!as_of.ok()) return std::cerr << as_of.status() << '\n', 1;
  const absl::StatusOr<kith::Ranking> ranking = matcher->Rank(household, need, *as_of, {.limit = 3});
  if (!ranking.ok()) return std::cerr << ranking.status() << '\n', 1;
  if (ranking->offers.size() != 1) return std::cerr << "expected one offer, not " << ranking->offers.size() << '\n', 1;
  std::cout << kith::Version() << '\n';
}
