// A Ranker against Matcher::Rank, which looks at every offer: on a thousand seeded worlds under random policies the first k are the same rows in the same
// order, and the rankings the same words; so too with shuffled records, and wherever confidential sites lie.
#include "kith/match/ranker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kWorlds = 1000;
constexpr std::uint32_t kAll = 1'000'000;

struct Case {
  World world;
  Matcher matcher;
  std::string name;
};

// All weight on one part, or no weight on it, makes many scores equal.
RankingPolicy LopsidedPolicy(Random& random) {
  RankingPolicy policy = AnyPolicy(random);
  policy.weights.points.fill(0);
  const std::uint32_t most = random.Below(kScoreParts);
  policy.weights.points[most] = kFullScore;
  if (random.Chance(50)) {
    policy.weights.points[most] = kFullScore / 2;
    policy.weights.points[(most + 1 + random.Below(kScoreParts - 1)) % kScoreParts] += kFullScore / 2;
  }
  return policy;
}

Case MakeCase(std::uint64_t seed) {
  Random random(seed, 81);
  WorldOptions options;
  options.services = 3 + random.Below(random.Chance(10) ? 120 : 24);
  options.households = 2;
  options.zip_rows = 1 + random.Below(5);
  options.points_per_side = random.Below(3);
  World world = MakeWorld(seed, options);
  const RankingPolicy policy = random.Chance(30) ? LopsidedPolicy(random) : AnyPolicy(random);
  auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(world.directory).Build());
  return {std::move(world), *Matcher::Build(std::move(catalog), policy), "seed " + std::to_string(seed)};
}

// What a row says of an offer that was ranked in full.
RankedRow RowOf(const RankedOffer& offer) {
  RankedRow row{.offer = offer.offer,
                .score = offer.score,
                .minutes = offer.travel.minutes,
                .in_person_minutes = offer.travel.in_person_minutes,
                .eligible = offer.eligibility.eligible,
                .serves = offer.catchment.serves,
                .rotation = offer.rotation};
  for (std::size_t part = 0; part < kScoreParts; ++part) row.points[part] = offer.parts[part].points;
  return row;
}

void ExpectSameFirst(const Ranking& all, std::span<const RankedRow> first, std::uint32_t limit) {
  ASSERT_EQ(first.size(), std::min<std::size_t>(all.offers.size(), limit));
  for (std::size_t i = 0; i < first.size(); ++i) {
    const RankedRow expected = RowOf(all.offers[i]);
    ASSERT_EQ(first[i].offer.index(), expected.offer.index()) << "place " << i << " of " << limit;
    ASSERT_TRUE(first[i] == expected) << "place " << i << " of " << limit << ": " << first[i].score << " points, not "
                                      << expected.score;
  }
}

// A quarter of the worlds in each test, so that they run side by side.
void CompareWorlds(std::uint64_t from) {
  std::size_t ranked = 0;
  for (std::uint64_t seed = from; seed <= kWorlds && !::testing::Test::HasFailure(); seed += 4) {
    const Case c = MakeCase(seed);
    Ranker ranker(c.matcher);
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        SCOPED_TRACE(c.name + ", " + household.id + ", need " + need.term);
        const Ranking all =
            *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll, .exclusions = false, .counts = false});
        for (const std::uint32_t limit : {0U, 1U, 3U, 10U, kAll})
          ExpectSameFirst(all, *ranker.First(household, need, c.world.as_of, limit), limit);
        ranked += all.offers.size();
      }
    }
  }
  EXPECT_GT(ranked, 2000U) << "too little was ranked to prove anything";
}

TEST(RankerTest, FindsTheFirstOfTheFirstQuarterOfAThousandWorlds) { CompareWorlds(1); }
TEST(RankerTest, FindsTheFirstOfTheSecondQuarterOfAThousandWorlds) { CompareWorlds(2); }
TEST(RankerTest, FindsTheFirstOfTheThirdQuarterOfAThousandWorlds) { CompareWorlds(3); }
TEST(RankerTest, FindsTheFirstOfTheLastQuarterOfAThousandWorlds) { CompareWorlds(4); }

// What is kept of a household from need to need is of that household as it was, on that day, for that member: after each change a ranker says what a new one does.
TEST(RankerTest, SaysOfAChangedHouseholdWhatANewRankerDoes) {
  std::size_t changed = 0;
  for (std::uint64_t seed = 1; seed <= 60 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Ranker kept(c.matcher);
    Household household = c.world.households[0];
    const Household& other = c.world.households[1];
    Need need = household.needs.front();
    Instant as_of = c.world.as_of;
    std::vector<RankedRow> last;
    const auto ask = [&](const char* what) {
      SCOPED_TRACE(c.name + ", " + what);
      Ranker fresh(c.matcher);
      const auto expected = *fresh.First(household, need, as_of, kAll);
      const auto rows = *kept.First(household, need, as_of, kAll);
      EXPECT_TRUE(std::equal(rows.begin(), rows.end(), expected.begin(), expected.end()));
      changed += std::equal(rows.begin(), rows.end(), last.begin(), last.end()) ? 0U : 1U;
      last.assign(expected.begin(), expected.end());
    };
    ask("first");
    for (Member& member : household.members)
      member.facts = other.members.empty() ? Facts() : other.members.front().facts;
    ask("facts of members");
    household.facts = other.facts;
    ask("facts");
    if (household.members.size() > 1) need.for_member = household.members.back().id;
    ask("for whom");
    need.window.reset();
    as_of.unix_seconds += std::int64_t{400} * 86400;
    ask("another day");
    household.place = other.place;
    ask("another place");
    need.term = household.needs.back().term;
    ask("another need");
  }
  EXPECT_GT(changed, 150U) << "too little changed to prove anything";
}

void ExpectSameWords(const RankedOffer& fast, const RankedOffer& slow) {
  ASSERT_EQ(fast.offer.index(), slow.offer.index());
  EXPECT_EQ(fast.score, slow.score);
  EXPECT_EQ(fast.reasons, slow.reasons);
  EXPECT_EQ(fast.notes, slow.notes);
  EXPECT_EQ(fast.ask, slow.ask);
  EXPECT_EQ(fast.ask_provider, slow.ask_provider);
  EXPECT_EQ(fast.bring, slow.bring);
  for (std::size_t part = 0; part < kScoreParts; ++part) EXPECT_EQ(fast.parts[part].reason, slow.parts[part].reason);
}

void ExpectSameAnswer(const Ranking& fast, const Ranking& slow) {
  EXPECT_EQ(fast.household_id, slow.household_id);
  EXPECT_EQ(fast.term, slow.term);
  EXPECT_EQ(fast.language, slow.language);
  EXPECT_TRUE(fast.emergency == slow.emergency);
  EXPECT_EQ(fast.counted, slow.counted);
  EXPECT_EQ(fast.considered, slow.considered);
  EXPECT_EQ(fast.ranked, slow.ranked);
  EXPECT_EQ(fast.excluded_by_reason, slow.excluded_by_reason);
  EXPECT_EQ(fast.near_misses, slow.near_misses);
  ASSERT_EQ(fast.excluded.size(), slow.excluded.size());
  for (std::size_t i = 0; i < fast.excluded.size(); ++i)
    EXPECT_EQ(fast.excluded[i].sentence, slow.excluded[i].sentence);
  ASSERT_EQ(fast.offers.size(), slow.offers.size());
  for (std::size_t i = 0; i < fast.offers.size(); ++i) ExpectSameWords(fast.offers[i], slow.offers[i]);
}

TEST(RankerTest, SaysWhatTheMatcherSaysWithAndWithoutCountsAndExclusions) {
  for (std::uint64_t seed = 1; seed <= 60 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Ranker ranker(c.matcher);
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        for (const bool counts : {false, true}) {
          for (const bool exclusions : {false, true}) {
            SCOPED_TRACE(c.name + ", " + household.id + ", need " + need.term);
            const RankOptions options{.limit = 3, .exclusions = exclusions, .counts = counts};
            ExpectSameAnswer(*ranker.Rank(household, need, c.world.as_of, options),
                             *c.matcher.Rank(household, need, c.world.as_of, options));
          }
        }
      }
    }
  }
}

TEST(RankerTest, WithoutCountsNothingIsToldOfWhatIsNotShown) {
  const Case c = MakeCase(5);
  const Household& household = c.world.households.front();
  const Ranking ranking =
      *c.matcher.Rank(household, household.needs.front(), c.world.as_of, {.limit = 2, .counts = false});
  EXPECT_FALSE(ranking.counted);
  EXPECT_EQ(ranking.considered, c.matcher.catalog().OffersFor(ranking.term).size());
  EXPECT_EQ(ranking.ranked, 0U);
  EXPECT_TRUE(ranking.excluded.empty());
  EXPECT_TRUE(ranking.near_misses.empty());
  EXPECT_EQ(ranking.excluded_by_reason, (std::array<std::uint32_t, kExclusionReasons>{}));
}

// The first of all needs of a world, as an analyst would keep them.
std::vector<std::vector<RankedRow>> AllFirst(const World& world, const Matcher& matcher, std::uint32_t limit) {
  Ranker ranker(matcher);
  std::vector<std::vector<RankedRow>> all;
  for (const Household& household : world.households) {
    for (const Need& need : household.needs) {
      const std::span<const RankedRow> first = *ranker.First(household, need, world.as_of, limit);
      all.emplace_back(first.begin(), first.end());
    }
  }
  return all;
}

void ExpectSameOfChanged(void (*change)(Directory&, std::uint64_t)) {
  for (std::uint64_t seed = 1; seed <= 100 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Directory changed = c.world.directory;
    change(changed, seed);
    auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(std::move(changed)).Build());
    const Matcher matcher = *Matcher::Build(std::move(catalog), c.matcher.policy());
    for (const std::uint32_t limit : {1U, 4U, kAll})
      ASSERT_TRUE(AllFirst(c.world, c.matcher, limit) == AllFirst(c.world, matcher, limit)) << c.name;
  }
}

TEST(RankerTest, TheOrderOfRecordsChangesNothing) { ExpectSameOfChanged(Shuffle); }
TEST(RankerTest, WhereAConfidentialSiteLiesChangesNothing) { ExpectSameOfChanged(MoveConfidentialSites); }

TEST(RankerTest, TellsTheMatchersErrors) {
  const Case c = MakeCase(1);
  Ranker ranker(c.matcher);
  Household household = c.world.households.front();
  Need need = household.needs.front();
  need.places = 0;
  EXPECT_EQ(ranker.First(household, need, c.world.as_of, 3).status(),
            c.matcher.Rank(household, need, c.world.as_of, {}).status());
  need.places = 1;
  need.term = "no such need";
  EXPECT_EQ(ranker.First(household, need, c.world.as_of, 3).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ranker.Rank(household, need, c.world.as_of, {.counts = false}).status(),
            c.matcher.Rank(household, need, c.world.as_of, {}).status());
}

TEST(RankerTest, OutlivesTheMoveOfItsMatcher) {
  Case c = MakeCase(3);
  const Household& household = c.world.households.front();
  Ranker ranker(c.matcher);
  const std::span<const RankedRow> first = *ranker.First(household, household.needs.front(), c.world.as_of, kAll);
  const std::vector<RankedRow> before(first.begin(), first.end());
  const Matcher moved = std::move(c.matcher);
  const std::span<const RankedRow> after = *ranker.First(household, household.needs.front(), c.world.as_of, kAll);
  EXPECT_TRUE(std::ranges::equal(before, after));
}

}  // namespace
}  // namespace kith
