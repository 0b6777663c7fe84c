// Rankings with live counts against those of catalogs that were built with these counts, on seeded worlds under random policies; and readers beside writers and
// replaced matchers, none of whom loses a query or sees half a count. Run under the thread sanitizer, too.
#include "kith/match/live_matcher.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/match/rank_batch.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint64_t kWorlds = 150;
constexpr std::uint32_t kAll = 1'000'000;

std::shared_ptr<const Catalog> CatalogOf(Directory directory) {
  return std::make_shared<const Catalog>(*CatalogBuilder(std::move(directory)).Build());
}

struct Case {
  World world;
  Matcher matcher;
  std::string name;
};

Case MakeCase(std::uint64_t seed) {
  Random random(seed, 97);
  World world = MakeWorld(
      seed,
      {.services = 3 + random.Below(random.Chance(10) ? 60 : 20), .households = 2, .zip_rows = 1 + random.Below(4)});
  const RankingPolicy policy = AnyPolicy(random);
  auto catalog = CatalogOf(world.directory);
  return {std::move(world), *Matcher::Build(std::move(catalog), policy), "seed " + std::to_string(seed)};
}

LiveCount AnyCount(Random& random, Instant as_of) {
  LiveCount count;
  const std::uint32_t places = random.Below(random.Chance(50) ? 3 : 200);
  if (!random.Chance(10)) count.available = places;
  const std::int64_t minutes = random.Below(random.Chance(50) ? 120 : 20'000);
  const std::int64_t ahead = random.Chance(10) ? 3600 : 0;
  count.observed_at = {as_of.unix_seconds - minutes * 60 + ahead};
  return count;
}

// Posts counts of some rows, and gives the directory that has them.
Directory PostSome(const Case& c, Random& random, LiveCapacity& live) {
  Directory counted = c.world.directory;
  const Catalog& catalog = c.matcher.catalog();
  for (std::uint32_t row = 0; row < live.rows(); ++row) {
    if (random.Chance(30)) continue;
    const LiveCount count = AnyCount(random, c.world.as_of);
    const absl::StatusOr<bool> stands = live.Post(row, count.available, count.observed_at);
    EXPECT_TRUE(stands.ok()) << stands.status();
    const std::string& key = catalog.records().capacities[row].key;
    const auto record = std::ranges::find(counted.capacities, key, &ServiceCapacity::key);
    if (!*stands) continue;
    record->available = count.available;
    record->updated = count.observed_at;
  }
  return counted;
}

void ExpectSameOffers(const Ranking& live, const Ranking& counted) {
  ASSERT_EQ(live.offers.size(), counted.offers.size());
  EXPECT_EQ(live.ranked, counted.ranked);
  EXPECT_EQ(live.excluded_by_reason, counted.excluded_by_reason);
  EXPECT_EQ(live.near_misses, counted.near_misses);
  for (std::size_t i = 0; i < live.offers.size(); ++i) {
    ASSERT_EQ(live.offers[i].offer.index(), counted.offers[i].offer.index()) << "place " << i;
    EXPECT_EQ(live.offers[i].score, counted.offers[i].score);
    EXPECT_EQ(live.offers[i].availability.sentence, counted.offers[i].availability.sentence);
    EXPECT_EQ(live.offers[i].reasons, counted.offers[i].reasons);
    EXPECT_EQ(live.offers[i].notes, counted.offers[i].notes);
  }
  ASSERT_EQ(live.excluded.size(), counted.excluded.size());
  for (std::size_t i = 0; i < live.excluded.size(); ++i)
    EXPECT_EQ(live.excluded[i].sentence, counted.excluded[i].sentence);
}

TEST(LiveMatcherTest, RanksAsACatalogWithTheCountsDoes) {
  std::size_t ranked = 0, moved = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Random random(seed, 98);
    LiveCapacity live(c.matcher.catalog());
    const Matcher counted = *Matcher::Build(CatalogOf(PostSome(c, random, live)), c.matcher.policy());
    Ranker live_ranker(c.matcher, &live), counted_ranker(counted);
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        SCOPED_TRACE(c.name + ", " + household.id + ", need " + need.term);
        const Ranking expected = *counted.Rank(household, need, c.world.as_of, {.limit = kAll});
        ExpectSameOffers(*c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll, .live = &live}), expected);
        ExpectSameOffers(*live_ranker.Rank(household, need, c.world.as_of, {.limit = 3, .counts = false}),
                         *counted_ranker.Rank(household, need, c.world.as_of, {.limit = 3, .counts = false}));
        for (const std::uint32_t limit : {1U, 3U, kAll}) {
          const auto rows = *live_ranker.First(household, need, c.world.as_of, limit);
          const std::vector<RankedRow> first(rows.begin(), rows.end());
          ASSERT_TRUE(std::ranges::equal(first, *counted_ranker.First(household, need, c.world.as_of, limit)));
        }
        ranked += expected.offers.size();
        const Ranking recorded = *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
        for (std::size_t i = 0; i < std::min(recorded.offers.size(), expected.offers.size()); ++i)
          moved += recorded.offers[i].score != expected.offers[i].score ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(ranked, 700U);
  EXPECT_GT(moved, 100U) << "counts that change nothing prove nothing";
}

TEST(LiveMatcherTest, ExplanationsAndBatchesReadLiveCounts) {
  std::size_t explained = 0;
  for (std::uint64_t seed = 1; seed <= 8 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Random random(seed, 99);
    LiveCapacity live(c.matcher.catalog());
    const Matcher counted = *Matcher::Build(CatalogOf(PostSome(c, random, live)), c.matcher.policy());
    std::vector<BatchQuery> queries;
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        queries.push_back({&household, &need, c.world.as_of});
        for (std::uint32_t i = 0; i < c.matcher.catalog().offer_count(); i += 3) {
          const ServiceAtLocationId offer(i);
          const Explanation explanation =
              *c.matcher.Explain(household, need, offer, c.world.as_of, Messages::English(), &live);
          const Explanation expected = *counted.Explain(household, need, offer, c.world.as_of);
          ASSERT_EQ(explanation.rank, expected.rank);
          ASSERT_EQ(explanation.offer.score, expected.offer.score);
          ASSERT_EQ(explanation.offer.availability.sentence, expected.offer.availability.sentence);
          ++explained;
        }
      }
    }
    const std::vector<BatchAnswer> answers = RankBatch(c.matcher, queries, {.threads = 2, .live = &live});
    const std::vector<BatchAnswer> expected = RankBatch(counted, queries, {.threads = 1});
    for (std::size_t i = 0; i < answers.size(); ++i) ASSERT_TRUE(*answers[i] == *expected[i]) << c.name;
  }
  EXPECT_GT(explained, 50U);
}

TEST(LiveMatcherTest, WhatIsPostedIsSeenByTheNextQueryAndTakenOverByKey) {
  const Case c = MakeCase(12);
  LiveMatcher live(*Matcher::Build(CatalogOf(c.world.directory), c.matcher.policy()));
  ASSERT_FALSE(c.world.directory.capacities.empty());
  const std::string key = c.world.directory.capacities.front().key;
  EXPECT_EQ(live.Post("no such row", 1, c.world.as_of).status().code(), absl::StatusCode::kNotFound);
  ASSERT_TRUE(*live.Post(key, 17, c.world.as_of));
  const auto count = [&] {
    const auto current = live.Current();
    return current->capacity.At(current->matcher.catalog().records().capacities.Find(key));
  };
  EXPECT_EQ(count(), (LiveCount{17, c.world.as_of}));

  // A newer catalog in which the row stands elsewhere, then one that has a later count of its own.
  Directory newer = c.world.directory;
  newer.capacities.push_back(newer.capacities.front());
  newer.capacities.back().key = "!" + key;
  live.Replace(*Matcher::Build(CatalogOf(newer), c.matcher.policy()));
  EXPECT_EQ(live.number(), 1U);
  EXPECT_EQ(count(), (LiveCount{17, c.world.as_of}));
  newer.capacities.front().updated = Instant{c.world.as_of.unix_seconds + 60};
  live.Replace(*Matcher::Build(CatalogOf(newer), c.matcher.policy()));
  EXPECT_EQ(live.number(), 2U);
  EXPECT_EQ(count(), std::nullopt);
}

TEST(LiveMatcherTest, ARankerAnswersByWhatIsCurrent) {
  const Case c = MakeCase(12), other = MakeCase(13);
  LiveMatcher live(*Matcher::Build(CatalogOf(c.world.directory), c.matcher.policy()));
  LiveRanker ranker(live);
  const Household& household = c.world.households.front();
  const auto expect_as = [&](const Matcher& matcher) {
    Ranker plain(matcher);
    for (const std::string_view term : {"N-1", "N-2"}) {
      const Need need{.term = std::string(term)};
      const auto expected = plain.First(household, need, c.world.as_of, kAll);
      const auto rows = ranker.First(household, need, c.world.as_of, kAll);
      ASSERT_TRUE(rows.ok() && expected.ok());
      EXPECT_TRUE(std::ranges::equal(*rows, *expected));
    }
  };
  expect_as(c.matcher);
  EXPECT_EQ(ranker.snapshot().number, 0U);
  live.Replace(*Matcher::Build(CatalogOf(other.world.directory), other.matcher.policy()));
  expect_as(other.matcher);
  EXPECT_EQ(ranker.snapshot().number, 1U);
}

// Of every row the count tells the second in which it was made.
constexpr std::int64_t CountAt(std::int64_t second) { return second % 97; }

class Crowd {
 public:
  explicit Crowd(const Case& c) : case_(c), live_(*Matcher::Build(CatalogOf(c.world.directory), c.matcher.policy())) {}

  void Ask(std::uint32_t queries) {
    LiveRanker ranker(live_);
    std::uint64_t number = 0;
    for (std::uint32_t i = 0; i < queries; ++i) {
      const Household& household = case_.world.households[i % case_.world.households.size()];
      const Need& need = household.needs[i % household.needs.size()];
      const absl::StatusOr<Ranking> ranking =
          ranker.Rank(household, need, case_.world.as_of, {.limit = 3, .counts = false});
      const std::uint64_t before = std::exchange(number, ranker.snapshot().number);
      if (!ranking.ok() || number < before || !IsSound(*ranking)) wrong = true;
      ++answered;
    }
  }
  void Post(std::uint32_t counts, std::int64_t from) {
    const std::vector<ServiceCapacity>& rows = case_.world.directory.capacities;
    for (std::uint32_t i = 0; i < counts; ++i) {
      const std::int64_t second = case_.world.as_of.unix_seconds - from - counts + i;
      if (!live_.Post(rows[i % rows.size()].key, CountAt(second), Instant{second}).ok()) wrong = true;
    }
  }
  void Replace(std::uint32_t times) {
    for (std::uint32_t i = 0; i < times; ++i)
      live_.Replace(*Matcher::Build(CatalogOf(case_.world.directory), case_.matcher.policy()));
  }
  LiveMatcher& live() { return live_; }

  std::atomic<std::uint32_t> answered = 0;
  std::atomic<bool> wrong = false;

 private:
  bool IsSound(const Ranking& ranking) const {
    for (std::size_t i = 0; i < ranking.offers.size(); ++i) {
      const RankedOffer& offer = ranking.offers[i];
      std::int32_t points = 0;
      for (const ScorePartValue& part : offer.parts) points += part.points;
      if (points != offer.score || (i > 0 && offer.score > ranking.offers[i - 1].score)) return false;
    }
    return true;
  }

  const Case& case_;
  LiveMatcher live_;
};

TEST(LiveMatcherTest, EightReadersLoseNoQueryWhileCountsArePostedAndMatchersReplaced) {
  Case c = MakeCase(21);
  // Nothing is counted yet, so that every post stands.
  for (ServiceCapacity& row : c.world.directory.capacities) row.updated.reset();
  ASSERT_GT(c.world.directory.capacities.size(), 3U);
  constexpr std::uint32_t kReaders = 8, kQueries = 150, kPosts = 4000, kReplacements = 12;
  Crowd crowd(c);
  std::vector<std::thread> threads;
  for (std::uint32_t i = 0; i < kReaders; ++i) threads.emplace_back([&] { crowd.Ask(kQueries); });
  threads.emplace_back([&] { crowd.Post(kPosts, 0); });
  threads.emplace_back([&] { crowd.Post(kPosts, 1); });
  threads.emplace_back([&] { crowd.Replace(kReplacements); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_FALSE(crowd.wrong);
  EXPECT_EQ(crowd.answered, kReaders * kQueries);
  EXPECT_EQ(crowd.live().number(), kReplacements);

  // Of every row the last count is there, whatever was replaced meanwhile.
  const auto current = crowd.live().Current();
  const std::vector<ServiceCapacity>& rows = c.world.directory.capacities;
  for (std::uint32_t i = kPosts - static_cast<std::uint32_t>(rows.size()); i < kPosts; ++i) {
    const std::int64_t second = c.world.as_of.unix_seconds - kPosts + i;
    const std::string& key = rows[i % rows.size()].key;
    EXPECT_EQ(current->capacity.At(current->matcher.catalog().records().capacities.Find(key)),
              (LiveCount{CountAt(second), Instant{second}}));
  }
}

}  // namespace
}  // namespace kith
