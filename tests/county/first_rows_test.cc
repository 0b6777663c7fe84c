// The first ten of counties by a Ranker against Matcher::Rank, which looks at every offer: twenty seeded counties on made-up maps, and twenty among the real ZIP areas.
// KITH_QUERIES=10000 asks so many needs of each; 100 otherwise.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "bench/county/bench_policy.h"
#include "bench/county/geography.h"
#include "kith/match/ranker.h"
#include "tests/county/county_queries.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

constexpr std::uint64_t kCounties = 20;
constexpr std::uint64_t kUsualQueries = 100;
constexpr std::uint32_t kFirst = 10;

// Each other county with the policy of the benchmarks: ties by key, and two parts of no weight.
RankingPolicy PolicyOf(std::uint64_t seed) { return seed % 2 == 0 ? BenchPolicy() : RankingPolicy(); }

CountyOptions OptionsOf(std::uint64_t seed, std::uint64_t queries) {
  return {.seed = seed,
          .services = 300 + static_cast<std::uint32_t>(seed) * 20,
          .households = static_cast<std::uint32_t>(queries),
          .vertices = 20'000};
}

void ExpectSameFirst(std::uint64_t seed, std::uint64_t queries, Geography geography) {
  const AskedCounty asked = AskedCounty::Make(OptionsOf(seed, queries), std::move(geography), PolicyOf(seed));
  const Instant as_of = asked.county.as_of();
  Ranker ranker(asked.matcher);
  std::size_t compared = 0, rows = 0;
  asked.ForEachQuery(queries, [&](const Household& household, const Need& need) {
    if (testing::Test::HasFailure()) return;
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << household.id << ", need " << need.term);
    const auto plain = asked.matcher.Rank(household, need, as_of, {.limit = kFirst, .exclusions = false});
    const auto first = ranker.First(household, need, as_of, kFirst);
    ASSERT_EQ(plain.ok(), first.ok());
    if (!plain.ok()) return;
    ASSERT_EQ(first->size(), plain->offers.size());
    for (std::size_t i = 0; i < first->size(); ++i) {
      const RankedOffer& offer = plain->offers[i];
      const RankedRow& row = (*first)[i];
      ASSERT_EQ(row.offer.index(), offer.offer.index()) << "place " << i;
      ASSERT_EQ(row.score, offer.score) << "place " << i;
      ASSERT_EQ(row.minutes, offer.travel.minutes) << "place " << i;
      ASSERT_EQ(row.eligible, offer.eligibility.eligible) << "place " << i;
      ASSERT_EQ(row.serves, offer.catchment.serves) << "place " << i;
      ASSERT_EQ(row.rotation, offer.rotation) << "place " << i;
    }
    ++compared;
    rows += first->size();
  });
  EXPECT_GE(compared, queries * 9 / 10);
  EXPECT_GT(rows, compared);
}

// Four tests of each, so that they run side by side.
void CompareMadeUp(std::uint64_t from) {
  const std::uint64_t queries = QueryCount(kUsualQueries);
  for (std::uint64_t seed = from; seed <= kCounties; seed += 4)
    ExpectSameFirst(
        seed, queries,
        LosAngelesByMap({.seed = seed, .vertices = GeographyVertices(WithDefaults(OptionsOf(seed, queries)))}));
}

TEST(CountyFirstRows, AreThoseOfThePlainRankingInOneQuarter) { CompareMadeUp(1); }
TEST(CountyFirstRows, AreThoseOfThePlainRankingInAnotherQuarter) { CompareMadeUp(2); }
TEST(CountyFirstRows, AreThoseOfThePlainRankingInAThirdQuarter) { CompareMadeUp(3); }
TEST(CountyFirstRows, AreThoseOfThePlainRankingInTheLastQuarter) { CompareMadeUp(4); }

void CompareAmongZipAreas(std::uint64_t from) {
  const std::filesystem::path zips = SharedData("la-zcta");
  if (zips.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const absl::StatusOr<Geography> geography = ReadLosAngeles(zips.parent_path());
  ASSERT_TRUE(geography.ok()) << geography.status();
  const std::uint64_t queries = QueryCount(kUsualQueries);
  for (std::uint64_t seed = from; seed <= kCounties; seed += 4) ExpectSameFirst(seed + 100, queries, *geography);
}

TEST(CountyFirstRows, AreThoseOfThePlainRankingAmongZipAreasInOneQuarter) { CompareAmongZipAreas(1); }
TEST(CountyFirstRows, AreThoseOfThePlainRankingAmongZipAreasInAnotherQuarter) { CompareAmongZipAreas(2); }
TEST(CountyFirstRows, AreThoseOfThePlainRankingAmongZipAreasInAThirdQuarter) { CompareAmongZipAreas(3); }
TEST(CountyFirstRows, AreThoseOfThePlainRankingAmongZipAreasInTheLastQuarter) { CompareAmongZipAreas(4); }

}  // namespace
}  // namespace kith
