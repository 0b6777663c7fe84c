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
#include "tests/match/random_policy.h"
#include "tests/match/same_ranking.h"
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

// A quarter of the worlds in each test, so that they run side by side.
void CompareWorlds(std::uint64_t first) {
  for (std::uint64_t seed = first; seed <= kWorlds && !::testing::Test::HasFailure(); seed += 4) {
    const Case c = MakeCase(seed);
    const absl::StatusOr<Matcher> matcher = Matcher::Build(c.catalog, c.policy);
    ASSERT_TRUE(matcher.ok()) << "seed " << seed << ": " << matcher.status();
    const RuleBook rules = *RuleBook::Build(*c.catalog);
    for (const Household& household : c.world.households)
      for (const Need& need : household.needs)
        ExpectSameRanking({*matcher, rules, c.policy, c.world.as_of, "seed " + std::to_string(c.seed)}, household,
                          need);
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
