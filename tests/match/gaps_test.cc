// What gaps count against rankings in full; and that nobody can be found in what is published: an adversary who knows how it is made tries all counts that
// would have been published so.
#include "kith/match/gaps.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

using Numbers = std::array<std::uint64_t, kChoices>;

struct Case {
  World world;
  Matcher matcher;
  std::vector<BatchQuery> queries;
};

std::unique_ptr<const Case> MakeCase(std::uint64_t seed) {
  Random random(seed, 93);
  World world = MakeWorld(seed, {.services = 3 + random.Below(16), .households = 4, .zip_rows = 1 + random.Below(4)});
  auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(world.directory).Build());
  auto c = std::make_unique<Case>(Case{std::move(world), *Matcher::Build(catalog, AnyPolicy(random)), {}});
  for (const Household& household : c->world.households)
    for (const Need& need : household.needs) c->queries.push_back({&household, &need, c->world.as_of});
  return c;
}

TEST(GapsTest, FindsWhatTheRankingInFullHolds) {
  std::array<std::size_t, kChoices> met{};
  std::set<Barrier> barriers;
  for (std::uint64_t seed = 1; seed <= 150 && !::testing::Test::HasFailure(); ++seed) {
    const auto c = MakeCase(seed);
    const std::vector<absl::StatusOr<Feasibility>> found =
        FindFeasible(c->matcher, c->queries, static_cast<std::uint32_t>(1 + seed % 3));
    ASSERT_EQ(found.size(), c->queries.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", need " + std::to_string(i));
      const BatchQuery& query = c->queries[i];
      const Ranking all = *c->matcher.Rank(*query.household, *query.need, query.as_of, {.limit = 1000});
      ASSERT_TRUE(found[i].ok()) << found[i].status();
      const Choice choice = found[i]->choice;
      EXPECT_EQ(std::min<std::size_t>(all.offers.size(), 2), static_cast<std::size_t>(choice));
      ++met[static_cast<std::size_t>(choice)];
      if (choice != Choice::kNone) continue;
      barriers.insert(found[i]->barrier);
      EXPECT_EQ(found[i]->barrier.has_value(), all.considered > 0);
      if (!found[i]->barrier) continue;
      const std::uint32_t most = all.excluded_by_reason[static_cast<std::size_t>(*found[i]->barrier)];
      for (std::size_t reason = 0; reason < kExclusionReasons; ++reason) {
        const bool first = reason < static_cast<std::size_t>(*found[i]->barrier);
        EXPECT_LE(all.excluded_by_reason[reason] + (first ? 1U : 0U), most);
      }
    }
  }
  for (const std::size_t count : met) EXPECT_GT(count, 30U);
  EXPECT_GT(barriers.size(), 3U);
}

TEST(GapsTest, AnErrorIsOfItsNeedAlone) {
  const auto c = MakeCase(3);
  std::vector<BatchQuery> queries = c->queries;
  Need unknown = *queries[1].need;
  unknown.term = "no such need";
  queries[1].need = &unknown;
  const auto found = FindFeasible(c->matcher, queries, 2);
  for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].ok(), i != 1);
  EXPECT_EQ(found[1].status().code(), absl::StatusCode::kNotFound);
}

constexpr Feasibility kSomeOffers{Choice::kSeveral, std::nullopt};
constexpr Feasibility kOneOffer{Choice::kOne, std::nullopt};
constexpr Feasibility kTooFarAway{Choice::kNone, ExclusionReason::kTooFar};
constexpr Feasibility kAllFull{Choice::kNone, ExclusionReason::kFull};
constexpr Feasibility kNothingListed{Choice::kNone, std::nullopt};

TEST(GapsTest, AHouseholdCountsOnceInACellWithTheNeedThatHasFewestOffers) {
  GapCounts counts;
  counts.Add(std::vector<GapEntry>{{{"food"}, kSomeOffers}, {{"food"}, kTooFarAway}, {{"housing"}, kOneOffer}});
  counts.Add(std::vector<GapEntry>{{{"food"}, kOneOffer}, {{"food"}, kSomeOffers}});
  ASSERT_EQ(counts.cells().size(), 2U);
  EXPECT_EQ(counts.cells().at({"food"}).households, (Numbers{1, 1, 0}));
  EXPECT_EQ(counts.cells().at({"housing"}).households, (Numbers{0, 1, 0}));
}

void AddMany(GapCounts& counts, const std::string& cell, const Feasibility& found, std::uint64_t households) {
  for (std::uint64_t i = 0; i < households; ++i) counts.Add(std::vector<GapEntry>{{{cell}, found}});
}

GapCounts CountsOf(const std::vector<Numbers>& rows) {
  GapCounts counts;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string cell = "row " + std::to_string(row);
    AddMany(counts, cell, kTooFarAway, rows[row][0]);
    AddMany(counts, cell, kOneOffer, rows[row][1]);
    AddMany(counts, cell, kSomeOffers, rows[row][2]);
  }
  return counts;
}
GapTable PublishedOf(const std::vector<Numbers>& rows) { return Publish(CountsOf(rows)); }

constexpr GapNumber kFew{Told::kFew, 0}, kWithheld{Told::kWithheld, 0};
constexpr GapNumber TellOf(std::uint64_t number) { return {Told::kNumber, number}; }

TEST(GapsTest, TellsElevenAndNoughtAndNothingBetween) {
  const GapTable table = PublishedOf({{11, 0, 30}, {10, 12, 0}, {3, 0, 0}, {1, 5, 9}});
  ASSERT_EQ(table.rows.size(), 4U);
  const GapRow& whole = table.rows[0];
  EXPECT_EQ(whole.with, (std::array{TellOf(kFewestTold), TellOf(0), TellOf(30)}));
  EXPECT_EQ(whole.households, TellOf(41));
  EXPECT_EQ(table.rows[1].with, (std::array{kFew, TellOf(12), TellOf(0)}));
  EXPECT_EQ(table.rows[1].households, kWithheld);
  for (const std::size_t row : {2U, 3U}) {
    EXPECT_EQ(table.rows[row].with, (std::array{kFew, kFew, kFew})) << "a nought beside few tells of each of them";
    EXPECT_EQ(table.rows[row].households, kWithheld);
  }
}

TEST(GapsTest, SumsAreToldWhereTheyTellNothingOfOneRow) {
  // One or two hidden numbers of a column can be told from its sum, or nearly so; of three there are many ways.
  EXPECT_EQ(PublishedOf({{20, 5, 20}, {20, 0, 20}}).all.with, (std::array{TellOf(40), kWithheld, TellOf(40)}));
  EXPECT_EQ(PublishedOf({{20, 5, 20}, {20, 6, 20}}).all.with[1], kWithheld);
  const GapTable three = PublishedOf({{20, 5, 20}, {20, 6, 20}, {20, 4, 20}});
  EXPECT_EQ(three.all.with, (std::array{TellOf(60), TellOf(15), TellOf(60)}));
  EXPECT_EQ(three.all.households, TellOf(135));
  // The least and the most that three can be leave no doubt.
  EXPECT_EQ(PublishedOf({{20, 1, 20}, {20, 1, 20}, {20, 1, 20}}).all.with[1], kWithheld);
  EXPECT_EQ(PublishedOf({{20, 10, 20}, {20, 10, 20}, {20, 10, 20}}).all.with[1], kWithheld);
  // The sum of all would tell that of the one column that is not told.
  EXPECT_EQ(PublishedOf({{20, 5, 20}, {20, 0, 20}}).all.households, kWithheld);
}

// All numbers of the hidden places that give the same published table, place by place.
std::vector<std::set<std::uint64_t>> WhatMayBeHidden(const std::vector<Numbers>& secret) {
  const GapTable table = PublishedOf(secret);
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (std::size_t row = 0; row < secret.size(); ++row)
    for (std::size_t i = 0; i < kChoices; ++i)
      if (table.rows[row].with[i] == kFew) places.emplace_back(row, i);
  std::vector<std::set<std::uint64_t>> possible(places.size());
  std::vector<Numbers> guess = secret;
  const auto try_all = [&](const auto& self, std::size_t at) -> void {
    if (at == places.size()) {
      if (!(PublishedOf(guess) == table)) return;
      for (std::size_t i = 0; i < places.size(); ++i) possible[i].insert(guess[places[i].first][places[i].second]);
      return;
    }
    for (std::uint64_t number = 0; number < kFewestTold; ++number) {
      guess[places[at].first][places[at].second] = number;
      self(self, at + 1);
    }
  };
  try_all(try_all, 0);
  return possible;
}

TEST(GapsTest, WhoKnowsHowItIsMadeLearnsNoNumberThatIsHidden) {
  const std::vector<std::vector<Numbers>> secrets = {
      {{20, 5, 20}},
      {{20, 1, 20}, {20, 1, 20}},
      {{20, 10, 20}, {20, 10, 20}, {20, 10, 20}},
      {{20, 1, 20}, {20, 1, 20}, {20, 1, 20}},
      {{20, 4, 20}, {20, 4, 20}, {20, 5, 20}},
      {{20, 9, 20}, {20, 9, 20}, {20, 3, 20}},
      {{1, 20, 20}, {20, 1, 20}, {20, 20, 1}},
      {{10, 20, 20}, {10, 20, 20}, {20, 1, 20}},
      {{1, 0, 0}},
      {{10, 10, 10}},
      {{2, 3, 20}, {20, 0, 20}},
  };
  for (const std::vector<Numbers>& secret : secrets) {
    const auto possible = WhatMayBeHidden(secret);
    ASSERT_FALSE(possible.empty());
    for (const std::set<std::uint64_t>& numbers : possible)
      for (std::uint64_t number = 1; number < kFewestTold; ++number)
        EXPECT_TRUE(numbers.contains(number)) << number << " of " << secret.size() << " rows can be told to be wrong";
  }
}

TEST(GapsTest, NoNumberUnderElevenIsEverTold) {
  std::size_t told = 0, hidden = 0, sums = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Random random(seed, 94);
    std::vector<Numbers> rows(1 + random.Below(12));
    for (Numbers& row : rows)
      for (std::uint64_t& number : row) number = random.Below(random.Chance(50) ? 12 : 60);
    const GapTable table = PublishedOf(rows);
    for (const GapRow& row : table.rows) {
      std::uint64_t sum = 0;
      for (const GapNumber& number : row.with) {
        EXPECT_TRUE(number.number == 0 || number.number >= kFewestTold);
        sum += number.number;
        ++(number.told == Told::kNumber ? told : hidden);
      }
      const bool whole = std::ranges::all_of(row.with, [](const GapNumber& n) { return n.told == Told::kNumber; });
      EXPECT_EQ(row.households, whole ? TellOf(sum) : kWithheld);
    }
    for (std::size_t i = 0; i < kChoices; ++i) {
      if (table.all.with[i].told != Told::kNumber) continue;
      std::uint64_t sum = 0;
      for (const Numbers& row : rows) sum += row[i];
      EXPECT_EQ(table.all.with[i].number, sum);
      ++sums;
    }
  }
  EXPECT_GT(told, 1000U);
  EXPECT_GT(hidden, 1000U);
  EXPECT_GT(sums, 300U);
}

TEST(GapsTest, TheBarrierIsThatOfMostWhereTheirNumberIsTold) {
  GapCounts counts;
  AddMany(counts, "full", kAllFull, 7);
  AddMany(counts, "full", kTooFarAway, 6);
  AddMany(counts, "full", kSomeOffers, 20);
  AddMany(counts, "few", kAllFull, 3);
  AddMany(counts, "few", kSomeOffers, 20);
  AddMany(counts, "none", kSomeOffers, 20);
  AddMany(counts, "unlisted", kNothingListed, 12);
  const GapTable table = Publish(counts);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_FALSE(table.rows[0].has_barrier) << "of few it would tell of each";
  EXPECT_TRUE(table.rows[1].has_barrier);
  EXPECT_EQ(table.rows[1].barrier, Barrier(ExclusionReason::kFull));
  EXPECT_FALSE(table.rows[2].has_barrier);
  EXPECT_TRUE(table.rows[3].has_barrier);
  EXPECT_EQ(table.rows[3].barrier, Barrier());
}

TEST(GapsTest, OfNobodyThereIsAnEmptyTable) {
  const GapTable table = Publish(GapCounts());
  EXPECT_TRUE(table.rows.empty());
  EXPECT_EQ(table.all.households, TellOf(0));
}

}  // namespace
}  // namespace kith
