// What holds of every ranking, on seeded worlds: a limit cuts and changes nothing, knowing more never un-decides a rule, declining to say is no worse
// than not having been asked, points add up, and where a confidential site lies is nowhere in the answer.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"
#include "tests/match/random_policy.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

constexpr std::uint32_t kAll = 1'000'000;

struct Case {
  World world;
  Matcher matcher;
};

Case MakeCase(std::uint64_t seed) {
  Random random(seed, 78);
  World world = MakeWorld(seed, {.services = 4 + random.Below(24), .households = 2, .zip_rows = 1 + random.Below(4)});
  auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(world.directory).Build());
  return Case{std::move(world), *Matcher::Build(std::move(catalog), AnyPolicy(random))};
}

// Calls `check(household, need)` for every need of `worlds` worlds.
void ForEachNeed(std::uint64_t worlds,
                 const std::function<void(const Case&, const Household&, const Need&, Random&)>& check) {
  for (std::uint64_t seed = 1; seed <= worlds && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Random random(seed, 79);
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", " + household.id + ", need " + need.term);
        check(c, household, need, random);
      }
    }
  }
}

std::vector<std::pair<std::uint32_t, std::int32_t>> PlacesAndScores(const Ranking& ranking) {
  std::vector<std::pair<std::uint32_t, std::int32_t>> list;
  for (const RankedOffer& offer : ranking.offers) list.emplace_back(offer.offer.index(), offer.score);
  return list;
}

TEST(RankingPropertiesTest, ALimitIsAPrefix) {
  ForEachNeed(150, [](const Case& c, const Household& household, const Need& need, Random& random) {
    const Ranking all = *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
    for (const std::uint32_t limit : {0U, 1U, 3U, random.Below(40), all.ranked, all.ranked + 1}) {
      const Ranking some = *c.matcher.Rank(household, need, c.world.as_of, {.limit = limit});
      auto expected = PlacesAndScores(all);
      expected.resize(std::min<std::size_t>(expected.size(), limit));
      ASSERT_EQ(PlacesAndScores(some), expected) << "limit " << limit;
      ASSERT_EQ(some.ranked, all.ranked);
      ASSERT_EQ(some.considered, all.considered);
      ASSERT_EQ(some.excluded_by_reason, all.excluded_by_reason);
      ASSERT_EQ(some.near_misses, all.near_misses);
    }
  });
}

TEST(RankingPropertiesTest, PointsAddUpAndCountsToo) {
  ForEachNeed(150, [](const Case& c, const Household& household, const Need& need, Random&) {
    const Ranking ranking = *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
    std::uint32_t excluded = 0;
    for (const std::uint32_t count : ranking.excluded_by_reason) excluded += count;
    ASSERT_EQ(ranking.considered, ranking.ranked + excluded);
    ASSERT_EQ(excluded, ranking.excluded.size());
    for (const RankedOffer& offer : ranking.offers) {
      std::int32_t points = 0;
      for (const ScorePartValue& part : offer.parts) {
        points += part.points;
        ASSERT_EQ(part.weight, c.matcher.policy().weights[part.part]);
        ASSERT_FALSE(part.reason.empty());
      }
      ASSERT_EQ(offer.score, points);
    }
    for (const Exclusion& exclusion : ranking.excluded) ASSERT_FALSE(exclusion.sentence.empty());
  });
}

FactValue Narrower(const FactValue& fact, const FactValue& news, Random& random) {
  if (fact.state() == FactState::kNotAsked || fact.state() == FactState::kDeclined) return news;
  if (fact.type() == FactType::kNumber && fact.min() != fact.max())
    return FactValue::Number(fact.min() ? *fact.min() : *fact.max());
  if (fact.type() == FactType::kMoney && fact.min_cents() != fact.max_cents())
    return FactValue::Amount({fact.min_cents() ? *fact.min_cents() : *fact.max_cents(), fact.period()});
  if (fact.type() == FactType::kWords && !fact.is_set()) return FactValue::Word(random.Pick(fact.words()));
  if (fact.type() == FactType::kWords && !fact.complete()) return FactValue::AllOf(fact.words());
  return fact;
}

// Tells some things that were not known, or not exactly.
void Learn(Facts& facts, const Facts& news, Random& random) {
  for (auto& [name, fact] : facts) {
    if (name == "age") continue;  // has a way of its own: the role tells of it, too
    const FactValue& told = FindFact(news, name);
    if (random.Chance(40)) fact = Narrower(fact, told.known() ? told : fact, random);
  }
  for (const auto& [name, told] : news)
    if (told.known() && random.Chance(40)) facts.try_emplace(name, told);
}

// A pregnancy of who is not asked about one is the one thing of which more may be stated than was taken for granted.
bool MayExpect(const Member& member) {
  const FactValue &age = FindFact(member.facts, "age"), &gender = FindFact(member.facts, "gender");
  const bool of_other_age = age.known() && (age.max().value_or(60) < 10 || age.min().value_or(0) >= 60);
  return !of_other_age && (!gender.known() || gender.words() != std::vector<std::string>{"male"});
}

// An age that agrees with what is known already, the role included: a child is under 18.
void LearnAge(Member& member, Random& random) {
  const FactValue& known = FindFact(member.facts, "age");
  const double told = member.role == MemberRole::kChild ? 4 : 34;
  if (known.state() == FactState::kNotApplicable || !random.Chance(40)) return;
  if (known.known() && (known.min().value_or(told) > told || known.max().value_or(told) < told)) return;
  member.facts["age"] = FactValue::Number(told);
}

// Of a plan what the household has stated of it already: it states that of each member who has stated nothing.
Facts NewsOfMembers(const Household& household, Random& random) {
  Facts news = {{"pregnant", FactValue::Bool(true)},   {"veteran", FactValue::Bool(false)},
                {"disabled", FactValue::Bool(true)},   {"student", FactValue::Bool(false)},
                {"citizen", FactValue::Bool(true)},    {"has_pet", FactValue::Bool(true)},
                {"gender", FactValue::Word("female")}, {"immigration_status", FactValue::Word("refugee")}};
  const FactValue& plan = FindFact(household.facts, "coverage.plan");
  if (plan.state() != FactState::kNotApplicable)
    news["coverage.plan"] = FactValue::Word(plan.known() ? random.Pick(plan.words()) : "health_net");
  return news;
}

// A size that the list of members does not contradict.
Facts NewsOfHouseholds(const Household& household, Random& random) {
  const std::uint32_t unlisted = household.members_complete ? 0 : random.Below(3);
  const double size = std::max(1.0, static_cast<double>(household.members.size() + unlisted));
  return {{"household.size", FactValue::Number(size)},
          {"coverage.plan", FactValue::Word("la_care")},
          {"household.income.gross", FactValue::Amount({210000, Period::kMonth})},
          {"household.assets", FactValue::Amount({150000, Period::kOnce})},
          {"housing", FactValue::Word("imminent_risk")},
          {"fleeing_violence", FactValue::Bool(true)},
          {"receives", FactValue::AllOf({"medi_cal"})}};
}

TEST(RankingPropertiesTest, LearningAFactNeverUndecidesARule) {
  std::size_t decided = 0;
  ForEachNeed(200, [&](const Case& c, const Household& household, const Need& need, Random& random) {
    const RuleBook rules = *RuleBook::Build(c.matcher.catalog());
    const Date day = c.matcher.catalog().time_zone().ToLocal(c.world.as_of).date;
    Household told = household;
    for (int step = 0; step < 4; ++step) {
      Household next = told;
      Learn(next.facts, NewsOfHouseholds(told, random), random);
      for (Member& member : next.members) {
        Facts news = NewsOfMembers(told, random);
        if (!MayExpect(member)) news.erase("pregnant");
        Learn(member.facts, news, random);
        LearnAge(member, random);
      }
      for (std::uint32_t i = 0; i < c.matcher.catalog().offer_count(); ++i) {
        const ServiceAtLocationId offer(i);
        const Truth before = rules.Evaluate(offer, told, need, day);
        const Truth after = rules.Evaluate(offer, next, need, day);
        ASSERT_TRUE(before == Truth::kUnknown || after == before)
            << "offer " << c.matcher.catalog().service_at_location(offer).key << " was " << ToString(before)
            << ", and is now " << ToString(after);
        decided += before == Truth::kUnknown && after != before;
      }
      told = std::move(next);
    }
  });
  EXPECT_GT(decided, 1000U) << "too little was learned to prove anything";
}

TEST(RankingPropertiesTest, StandingsAreTheNumbersOfVerdicts) {
  std::size_t open = 0, preferred = 0;
  ForEachNeed(200, [&](const Case& c, const Household& household, const Need& need, Random&) {
    const RuleBook rules = *RuleBook::Build(c.matcher.catalog());
    const Date day = c.matcher.catalog().time_zone().ToLocal(c.world.as_of).date;
    for (std::uint32_t i = 0; i < c.matcher.catalog().offer_count(); ++i) {
      const ServiceAtLocationId offer(i);
      const EligibilityVerdict verdict = rules.Judge(offer, household, need, day);
      const EligibilityStanding standing{verdict.eligible, verdict.open_clauses, verdict.preferences_met};
      ASSERT_TRUE(rules.Stand(offer, household, need, day) == standing)
          << "offer " << c.matcher.catalog().service_at_location(offer).key;
      open += verdict.open_clauses > 1;
      preferred += verdict.preferences_met > 0;
    }
  });
  EXPECT_GT(open, 100U);
  EXPECT_GT(preferred, 10U);
}

// Every fact that was declined as if it had never been asked.
Household Unasked(Household household) {
  const auto forget = [](Facts& facts) {
    for (auto& [name, fact] : facts)
      if (fact.state() == FactState::kDeclined) fact = FactValue::NotAsked();
  };
  forget(household.facts);
  for (Member& member : household.members) forget(member.facts);
  return household;
}

TEST(RankingPropertiesTest, DecliningToSayIsNoWorseThanNotHavingBeenAsked) {
  ForEachNeed(150, [](const Case& c, const Household& household, const Need& need, Random&) {
    const Ranking declined = *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
    const Ranking unasked = *c.matcher.Rank(Unasked(household), need, c.world.as_of, {.limit = kAll});
    ASSERT_EQ(PlacesAndScores(declined), PlacesAndScores(unasked));
    ASSERT_EQ(declined.excluded_by_reason, unasked.excluded_by_reason);
  });
}

TEST(RankingPropertiesTest, WhatIsDeclinedIsNotAskedAgain) {
  ForEachNeed(100, [](const Case& c, const Household& household, const Need& need, Random&) {
    const Ranking ranking = *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
    for (const RankedOffer& offer : ranking.offers) {
      for (const std::string& fact : offer.ask)
        ASSERT_NE(FindFact(household.facts, fact).state(), FactState::kDeclined) << fact;
    }
  });
}

TEST(RankingPropertiesTest, WhereAConfidentialSiteLiesMovesNoOfferAndNoPoint) {
  for (std::uint64_t seed = 1; seed <= 150 && !::testing::Test::HasFailure(); ++seed) {
    const Case c = MakeCase(seed);
    Directory moved = c.world.directory;
    MoveConfidentialSites(moved, seed);
    auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(std::move(moved)).Build());
    ASSERT_EQ(catalog->version(), c.matcher.catalog().version()) << "seed " << seed;
    const Matcher matcher = *Matcher::Build(std::move(catalog), c.matcher.policy());
    for (const Household& household : c.world.households) {
      for (const Need& need : household.needs) {
        const Ranking before = *c.matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
        const Ranking after = *matcher.Rank(household, need, c.world.as_of, {.limit = kAll});
        ASSERT_EQ(PlacesAndScores(before), PlacesAndScores(after)) << "seed " << seed;
        ASSERT_EQ(before.near_misses, after.near_misses) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace kith
