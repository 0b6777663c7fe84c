// Deciding by cases against Z3, which knows nothing of cells: both must say the same of random rules about households of which little is known, of
// nobody's household (can the rule be satisfied at all?) and of people who are not listed.
//
// KITH_Z3_RULES=200000 asks for that many rules; without it there are 2,000, half of each kind.
#include <cstdint>
#include <cstdio>

#include <gtest/gtest.h>

#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/poverty_guideline.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/cases.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/random_rules.h"
#include "tests/eligibility/z3_theory.h"

namespace kith {
namespace {

struct Tally {
  std::uint64_t by_cases[3] = {}, plain = 0, not_modelled = 0, over_budget = 0;
};

void CompareWithZ3(std::uint64_t seed, bool nothing_known, Tally& tally) {
  Dice dice(seed);
  RuleMaker maker(dice);
  const Expr expr = maker.Rule();
  const Household household = maker.People(nothing_known);
  const Scope scope{&household, household.Head(), kDay};
  const Finding finding = Examine(expr, scope);
  constexpr std::int64_t kPlenty = 50'000'000;
  const Truth cases = Settle({&finding, 1}, scope, kPlenty).all;
  if (Settle({&finding, 1}, scope).all != cases) ++tally.over_budget;
  const Truth z3 = Theory(household).Decide(expr);
  ++(finding.truth != Truth::kUnknown ? tally.plain : tally.by_cases[static_cast<std::size_t>(cases)]);
  if (cases == Truth::kUnknown && z3 != cases && !IsModelled(expr, household)) {
    ++tally.not_modelled;
    return;
  }
  ASSERT_EQ(cases, z3) << "seed " << seed << "\n" << FormatExpr(expr);
}

TEST(Z3Test, HasTheGuidelineThatTheLibraryHas) {
  for (std::int32_t size = 1; size < 200; ++size)
    ASSERT_EQ(FindPovertyGuideline(size, kDay)->cents_per_year,
              GuidelineLine().first + (size - 1) * GuidelineLine().each_more);
}

TEST(Z3Test, SaysTheSameOfHouseholdsOfWhichLittleIsKnown) {
  constexpr std::uint64_t kSeed = 20'000'000;
  Tally tally;
  for (std::uint64_t i = 0; i < RuleCount() && !HasFatalFailure(); ++i) CompareWithZ3(kSeed + i, false, tally);
  std::printf("decided by the facts %d, by cases: fails %d, open %d, holds %d; not modelled %d, over the budget %d\n",
              int(tally.plain), int(tally.by_cases[0]), int(tally.by_cases[1]), int(tally.by_cases[2]),
              int(tally.not_modelled), int(tally.over_budget));
  EXPECT_GT(tally.by_cases[0] * 100, RuleCount());
  EXPECT_GT(tally.by_cases[2] * 100, RuleCount());
  EXPECT_LT(tally.not_modelled * 100, RuleCount());
  EXPECT_LT(tally.over_budget * 100, RuleCount());
}

TEST(Z3Test, SaysTheSameOfRulesThatNobodyCanSatisfy) {
  constexpr std::uint64_t kSeed = 40'000'000;
  Tally tally;
  for (std::uint64_t i = 0; i < RuleCount() && !HasFatalFailure(); ++i) CompareWithZ3(kSeed + i, true, tally);
  std::printf(
      "of nobody in particular: decided by the facts %d, by cases: fails %d, open %d, holds %d; over the budget %d\n",
      int(tally.plain), int(tally.by_cases[0]), int(tally.by_cases[1]), int(tally.by_cases[2]), int(tally.over_budget));
  EXPECT_GT(tally.by_cases[0] * 100, RuleCount());
  EXPECT_LT(tally.over_budget * 100, RuleCount());
}

}  // namespace
}  // namespace kith
