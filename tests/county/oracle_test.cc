// The ranking against the naive one, on counties of the generator that the benchmarks use.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "bench/county/county.h"
#include "kith/catalog/catalog_builder.h"
#include "tests/match/same_ranking.h"

namespace kith {
namespace {

TEST(CountyOracle, RanksAsTheNaiveRankingDoes) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const CountyOptions options{.seed = seed, .services = 200, .households = 12, .vertices = 8'000};
    const absl::StatusOr<County> county =
        County::Make(options, LosAngelesByMap({.seed = seed, .vertices = GeographyVertices(options)}));
    ASSERT_TRUE(county.ok()) << county.status();
    absl::StatusOr<Catalog> built = CatalogBuilder(county->ToDirectory()).Build();
    ASSERT_TRUE(built.ok()) << built.status();
    const auto catalog = std::make_shared<const Catalog>(*std::move(built));
    const RankingPolicy policy;
    const absl::StatusOr<Matcher> matcher = Matcher::Build(catalog, policy);
    ASSERT_TRUE(matcher.ok()) << matcher.status();
    const RuleBook rules = *RuleBook::Build(*catalog);
    const Instant as_of = *ParseInstant("2026-11-24T10:00", catalog->time_zone());
    for (std::uint32_t i = 0; i < county->household_count(); ++i) {
      const Household household = county->HouseholdAt(i);
      for (const Need& need : household.needs) {
        if (!catalog->FindTerm(need.term).valid() || (need.window && need.window->to <= as_of)) continue;
        ExpectSameRanking({*matcher, rules, policy, as_of, "seed " + std::to_string(seed)}, household, need);
      }
    }
  }
}

}  // namespace
}  // namespace kith
