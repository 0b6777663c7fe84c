// A county is there to be ranked: everything that a ranking can say occurs in one of modest size.
#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "bench/county/county.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"

namespace kith {
namespace {

// What a ranking's offers and exclusions had, over many households.
struct Seen {
  std::array<std::uint64_t, kExclusionReasons> excluded{};
  std::set<TravelBasis> travel;
  std::set<CatchmentBasis> catchments;
  std::set<Truth> eligible, served, open_now;
  bool bring = false, ask = false, ask_provider = false, notes = false, near_misses = false, emergency = false;
  std::uint64_t ranked = 0, empty = 0, needs = 0;

  void Add(const Ranking& ranking) {
    ++needs;
    ranked += ranking.ranked;
    if (ranking.ranked == 0) ++empty;
    for (std::size_t i = 0; i < kExclusionReasons; ++i) excluded[i] += ranking.excluded_by_reason[i];
    near_misses = near_misses || !ranking.near_misses.empty();
    emergency = emergency || !ranking.emergency.empty();
    for (const RankedOffer& offer : ranking.offers) {
      travel.insert(offer.travel.basis);
      catchments.insert(offer.catchment.basis);
      served.insert(offer.catchment.serves);
      eligible.insert(offer.eligibility.eligible);
      open_now.insert(offer.hours.open_now);
      bring = bring || !offer.bring.empty();
      ask = ask || !offer.ask.empty();
      ask_provider = ask_provider || !offer.ask_provider.empty();
      notes = notes || !offer.notes.empty();
    }
  }
};

TEST(CountyRanking, SaysEverythingThatARankingCanSay) {
  const CountyOptions options{.seed = 2, .services = 1'500, .households = 120, .vertices = 60'000};
  const absl::StatusOr<County> county =
      County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)}));
  ASSERT_TRUE(county.ok()) << county.status();
  absl::StatusOr<Catalog> catalog = CatalogBuilder(county->ToDirectory()).Build();
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  const absl::StatusOr<Matcher> matcher =
      Matcher::Build(std::make_shared<const Catalog>(*std::move(catalog)), RankingPolicy{});
  ASSERT_TRUE(matcher.ok()) << matcher.status();
  Seen seen;
  for (std::uint32_t i = 0; i < county->household_count(); ++i) {
    const Household household = county->HouseholdAt(i);
    for (const Need& need : household.needs) {
      const absl::StatusOr<Ranking> ranking = matcher->Rank(household, need, county->as_of(), {.limit = 20});
      ASSERT_TRUE(ranking.ok()) << household.id << ": " << ranking.status();
      seen.Add(*ranking);
    }
  }
  for (std::size_t i = 0; i < kExclusionReasons; ++i)
    EXPECT_GT(seen.excluded[i], 0U) << ToString(static_cast<ExclusionReason>(i));
  EXPECT_EQ(seen.travel.size(), 5U);
  EXPECT_EQ(seen.catchments.size(), 7U);
  EXPECT_EQ(seen.eligible, (std::set<Truth>{Truth::kUnknown, Truth::kTrue}));
  EXPECT_EQ(seen.served, (std::set<Truth>{Truth::kUnknown, Truth::kTrue}));
  EXPECT_EQ(seen.open_now.size(), 3U);
  EXPECT_TRUE(seen.bring && seen.ask && seen.ask_provider && seen.notes && seen.near_misses && seen.emergency);
  // Most who ask find something, and not everything is for everyone.
  EXPECT_LT(seen.empty, seen.needs / 5);
  EXPECT_GT(seen.ranked / seen.needs, 3U);
}

}  // namespace
}  // namespace kith
