// Ranks the nearest help with food for a household known by its ZIP code: ./library examples/data/los_angeles
#include <iostream>
#include <memory>
#include <utility>

#include "kith/catalog/public_view.h"
#include "kith/interop/hsds.h"
#include "kith/match/matcher.h"

int main(int argc, char** argv) {
  absl::StatusOr<kith::Catalog> catalog = kith::LoadCatalog(argc > 1 ? argv[1] : "examples/data/los_angeles");
  if (!catalog.ok()) return std::cerr << catalog.status() << '\n', 2;
  auto matcher =
      kith::Matcher::Build(std::make_shared<const kith::Catalog>(*std::move(catalog)), kith::RankingPolicy{});
  if (!matcher.ok()) return std::cerr << matcher.status() << '\n', 2;

  kith::Household household;
  household.id = "caller";
  household.place.zip = "90033";
  kith::Need need;
  need.term = "food";
  auto as_of = kith::ParseInstant("2026-11-24T10:00", matcher->catalog().time_zone());
  auto ranking = matcher->Rank(household, need, *as_of, {.limit = 3});
  if (!ranking.ok()) return std::cerr << ranking.status() << '\n', 2;
  for (const kith::RankedOffer& offer : ranking->offers) {
    const kith::PublicView view = kith::ViewOf(matcher->catalog(), offer.offer);
    std::cout << offer.score << "  " << view.service_name << ", " << view.where << '\n';
  }
}
