// The tree against enumeration: what it says of a household of which little is known must be so in every world that fits what is known.
//
// A world is a household of which everything is known; rules are judged in it by the second evaluator of small_worlds.h.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"
#include "tests/eligibility/small_worlds.h"

namespace kith {
namespace {

constexpr std::uint64_t kSeed = 964;

TEST(RuleOracleTest, SaysYesOrNoOnlyWhereEveryWorldThatFitsAgrees) {
  std::size_t decided = 0;
  std::size_t open = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 4000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    RandomHousehold(dice, false, true).Make(household, slots);
    const Expr expr = WideExpr(dice);
    PutState(dice, expr, household, slots);
    const Truth truth = EvaluateExpr(expr, household, household.Head(), kWorldDay);
    ++(truth == Truth::kUnknown ? open : decided);
    if (truth == Truth::kUnknown) continue;
    ForEachWorld(household, SlotsReadBy(expr, slots), 0, [&](const World& world) {
      ASSERT_EQ(ToTruth(world.Judge(expr, household.Head())), truth) << "seed " << seed << "\n" << FormatExpr(expr);
    });
    ASSERT_FALSE(HasFatalFailure());
  }
  EXPECT_GT(decided, 500U);
  EXPECT_GT(open, 500U);
}

TEST(RuleOracleTest, SaysWhatTwoValuesSayWhereEverythingIsKnown) {
  for (std::uint64_t seed = kSeed; seed < kSeed + 4000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    RandomHousehold(dice, false, true).Make(household, slots);
    const Expr expr = WideExpr(dice);
    PutState(dice, expr, household, slots);
    for (const Slot& slot : slots) (*slot.facts)[slot.name] = dice.Pick(slot.values);
    MemberRole& role = household.members[1].role;
    if (role == MemberRole::kOther) role = MemberRole::kAdult;  // which says who is not the spouse
    const bool with = World{&household, {"p", "q"}, role == MemberRole::kSpouse}.Judge(expr, household.Head());
    const Truth truth = EvaluateExpr(expr, household, household.Head(), kWorldDay);
    if (FormatExpr(expr).find("ask_provider") == std::string::npos) {
      ASSERT_EQ(truth, ToTruth(with)) << "seed " << seed << "\n" << FormatExpr(expr);
    }
  }
}

TEST(RuleOracleTest, NeverTakesAVerdictBackWhenAFactBecomesKnown) {
  std::size_t settled = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 4000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    RandomHousehold(dice, false, true).Make(household, slots);
    const Expr expr = WideExpr(dice);
    PutState(dice, expr, household, slots);
    Truth before = EvaluateExpr(expr, household, household.Head(), kWorldDay);
    for (const Slot& slot : slots) {
      (*slot.facts)[slot.name] = dice.Pick(slot.values);
      const Truth after = EvaluateExpr(expr, household, household.Head(), kWorldDay);
      if (before != Truth::kUnknown) {
        ASSERT_EQ(after, before) << "seed " << seed << ": " << slot.name << "\n" << FormatExpr(expr);
      }
      settled += before != after ? 1 : 0;
      before = after;
    }
  }
  EXPECT_GT(settled, 500U);
}

TEST(RuleOracleTest, ObeysDeMorganAndDoubleNegation) {
  for (std::uint64_t seed = kSeed; seed < kSeed + 2000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    RandomHousehold(dice, false, true).Make(household, slots);
    const Expr a = WideExpr(dice);
    const Expr b = WideExpr(dice);
    const auto value = [&](const Expr& expr) { return EvaluateExpr(expr, household, household.Head(), kWorldDay); };
    const auto negated = [](const Expr& expr) { return Chain(Expr::Kind::kNot, {expr}); };
    ASSERT_EQ(value(negated(Chain(Expr::Kind::kAnd, {a, b}))), value(Chain(Expr::Kind::kOr, {negated(a), negated(b)})));
    ASSERT_EQ(value(negated(negated(a))), value(a)) << "seed " << seed;
    for (const MemberGroup group : {MemberGroup::kMember, MemberGroup::kChild, MemberGroup::kAdult, MemberGroup::kHead,
                                    MemberGroup::kSpouse, MemberGroup::kHeadOrSpouse}) {
      const Expr leaf = RandomLeaf(dice);
      ASSERT_EQ(value(negated(Quantified(Quantifier::kAny, group, leaf))),
                value(Quantified(Quantifier::kAll, group, negated(leaf))))
          << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace kith
