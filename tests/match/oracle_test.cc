// The ranking against a second, independent and naive one, on a thousand seeded worlds: the same offers in the same order with the same scores and
// parts, the same exclusions for the same reasons, the same near misses.
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"
#include "tests/match/naive_ranking.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kWorlds = 1000;
constexpr std::uint32_t kAll = 1'000'000;

struct Case {
  std::uint64_t seed = 0;
  World world;
  std::shared_ptr<const Catalog> catalog;
  RankingPolicy policy;
};

Case MakeCase(std::uint64_t seed) {
  Random random(seed, 77);
  WorldOptions options;
  options.services = 3 + random.Below(random.Chance(10) ? 40 : 16);
  options.households = 2;
  options.zip_rows = 1 + random.Below(5);
  options.points_per_side = random.Below(3);
  Case c{.seed = seed, .world = MakeWorld(seed, options), .catalog = nullptr, .policy = AnyPolicy(random)};
  c.catalog = std::make_shared<const Catalog>(*CatalogBuilder(c.world.directory).Build());
  return c;
}

void ExpectSameOffer(const Catalog& catalog, const RankedOffer& fast, const NaiveOffer& slow) {
  ASSERT_EQ(catalog.service_at_location(fast.offer).key, slow.key);
  SCOPED_TRACE("offer " + slow.key);
  for (std::size_t part = 0; part < kScoreParts; ++part) {
    EXPECT_EQ(fast.parts[part].part, static_cast<ScorePart>(part));
    EXPECT_EQ(fast.parts[part].value_q16, slow.values[part])
        << ToString(static_cast<ScorePart>(part)) << ": " << fast.parts[part].reason;
    EXPECT_EQ(fast.parts[part].points, slow.points[part]) << ToString(static_cast<ScorePart>(part));
  }
  EXPECT_EQ(fast.score, slow.score);
  EXPECT_EQ(fast.rotation, slow.rotation);
  EXPECT_EQ(fast.remote, slow.remote);
  EXPECT_EQ(fast.travel.minutes, slow.minutes);
  EXPECT_EQ(fast.travel.minutes_min, slow.minutes_min);
  EXPECT_EQ(fast.travel.minutes_max, slow.minutes_max);
  EXPECT_EQ(fast.catchment.serves, slow.serves) << fast.catchment.reason;
  EXPECT_EQ(fast.eligibility.eligible, slow.eligible);
}

// Explain tells every filter that shuts an offer out, and judges the offer in full where one does.
void ExpectSameExplanation(const Case& c, const Matcher& matcher, const Household& household, const Need& need,
                           const NaiveOffer& slow, std::size_t rank) {
  const ServiceAtLocationId offer = c.catalog->FindOffer(slow.key);
  const absl::StatusOr<Explanation> fast = matcher.Explain(household, need, offer, c.world.as_of);
  ASSERT_TRUE(fast.ok()) << fast.status();
  EXPECT_TRUE(fast->meets_need);
  EXPECT_EQ(fast->rank, rank);
  EXPECT_EQ(fast->ranked, rank > 0);
  ExpectSameOffer(*c.catalog, fast->offer, slow);
  std::vector<ExclusionReason> reasons;
  for (const Exclusion& exclusion : fast->exclusions) reasons.push_back(exclusion.reason);
  EXPECT_EQ(reasons, slow.reasons) << slow.key;
}

void ExpectSameRanked(const Catalog& catalog, const Ranking& fast, const NaiveRanking& slow) {
  EXPECT_EQ(fast.ranked, slow.ranked.size());
  ASSERT_EQ(fast.offers.size(), slow.ranked.size());
  for (std::size_t i = 0; i < slow.ranked.size(); ++i) ExpectSameOffer(catalog, fast.offers[i], slow.ranked[i]);
}

void ExpectSameExcluded(const Catalog& catalog, const Ranking& fast, const NaiveRanking& slow) {
  ASSERT_EQ(fast.excluded.size(), slow.excluded.size());
  std::array<std::uint32_t, kExclusionReasons> counted{};
  for (std::size_t i = 0; i < slow.excluded.size(); ++i) {
    EXPECT_EQ(catalog.service_at_location(fast.excluded[i].offer).key, slow.excluded[i].key);
    EXPECT_EQ(ToString(fast.excluded[i].reason), ToString(slow.excluded[i].reasons.front())) << slow.excluded[i].key;
    ++counted[static_cast<std::size_t>(slow.excluded[i].reasons.front())];
  }
  EXPECT_EQ(fast.excluded_by_reason, counted);
  std::vector<std::string> near_misses;
  for (const std::uint32_t at : fast.near_misses)
    near_misses.push_back(catalog.service_at_location(fast.excluded.at(at).offer).key);
  EXPECT_EQ(near_misses, slow.near_misses);
}

void ExpectSameRanking(const Case& c, const Matcher& matcher, const RuleBook& rules, const Household& household,
                       const Need& need) {
  SCOPED_TRACE("seed " + std::to_string(c.seed) + ", " + household.id + ", need " + need.term);
  const absl::StatusOr<Ranking> fast = matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
  ASSERT_TRUE(fast.ok()) << fast.status();
  const NaiveRanking slow = RankNaively(*c.catalog, rules, c.policy, household, need, c.world.as_of);
  EXPECT_EQ(fast->considered, slow.ranked.size() + slow.excluded.size());
  ExpectSameRanked(*c.catalog, *fast, slow);
  ExpectSameExcluded(*c.catalog, *fast, slow);
  for (const NaiveOffer& offer : slow.excluded) ExpectSameExplanation(c, matcher, household, need, offer, 0);
  if (!slow.ranked.empty()) ExpectSameExplanation(c, matcher, household, need, slow.ranked.back(), slow.ranked.size());
  std::vector<std::string> numbers;
  for (const EmergencyNumber& number : fast->emergency) numbers.push_back(number.number);
  EXPECT_EQ(numbers, slow.emergency);
}

// A quarter of the worlds in each test, so that they run side by side.
void CompareWorlds(std::uint64_t first) {
  for (std::uint64_t seed = first; seed <= kWorlds && !::testing::Test::HasFailure(); seed += 4) {
    const Case c = MakeCase(seed);
    const absl::StatusOr<Matcher> matcher = Matcher::Build(c.catalog, c.policy);
    ASSERT_TRUE(matcher.ok()) << "seed " << seed << ": " << matcher.status();
    const RuleBook rules = *RuleBook::Build(*c.catalog);
    for (const Household& household : c.world.households)
      for (const Need& need : household.needs) ExpectSameRanking(c, *matcher, rules, household, need);
  }
}

TEST(OracleTest, RanksAsTheNaiveRankingDoesInTheFirstQuarterOfAThousandWorlds) { CompareWorlds(1); }
TEST(OracleTest, RanksAsTheNaiveRankingDoesInTheSecondQuarterOfAThousandWorlds) { CompareWorlds(2); }
TEST(OracleTest, RanksAsTheNaiveRankingDoesInTheThirdQuarterOfAThousandWorlds) { CompareWorlds(3); }
TEST(OracleTest, RanksAsTheNaiveRankingDoesInTheLastQuarterOfAThousandWorlds) { CompareWorlds(4); }

// Agreement on worlds in which some reason never occurs would prove little.
TEST(OracleTest, MeetsEveryReasonInItsWorlds) {
  std::set<std::string_view> met;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Case c = MakeCase(seed);
    const Matcher matcher = *Matcher::Build(c.catalog, c.policy);
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        const Ranking ranking = *matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
        for (const Exclusion& exclusion : ranking.excluded) met.insert(ToString(exclusion.reason));
        if (!ranking.offers.empty()) met.insert("ranked");
        if (!ranking.near_misses.empty()) met.insert("near miss");
        if (!ranking.emergency.empty()) met.insert("emergency");
      }
    }
  }
  EXPECT_EQ(met.size(), kExclusionReasons + 3);
}

}  // namespace
}  // namespace kith
