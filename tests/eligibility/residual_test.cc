// What is left to know, said once: the same in every case, and never longer.
#include "src/eligibility/residual.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/messages.h"
#include "src/eligibility/reasons.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/small_worlds.h"

namespace kith {
namespace {

constexpr std::uint64_t kSeed = 4711;

// --- Random rules ---

const MemberGroup kGroups[] = {MemberGroup::kMember, MemberGroup::kChild,  MemberGroup::kAdult,
                               MemberGroup::kHead,   MemberGroup::kSpouse, MemberGroup::kHeadOrSpouse};

MemberGroup GroupOf(const Finding& leaf) {
  return *std::find_if(std::begin(kGroups), std::end(kGroups),
                       [&](MemberGroup group) { return &GroupTest(group) == leaf.expr; });
}

bool Holds(const Residual& residual, const World& world) {
  const auto holds = [&](const Residual& part) { return Holds(part, world); };
  if (residual.shape == Residual::Shape::kAll) return std::ranges::all_of(residual.parts, holds);
  if (residual.shape == Residual::Shape::kAny) return std::ranges::any_of(residual.parts, holds);
  const Finding& leaf = residual.leaf;
  const bool is_so = leaf.shape == Finding::Shape::kGroup ? world.IsIn(GroupOf(leaf), *leaf.member)
                                                          : world.Judge(*leaf.expr, leaf.member);
  return is_so == residual.holds;
}

// What a residual comes to once more is known, for cases to decide.
Finding LaidOut(const Residual& residual, const Scope& scope) {
  Finding finding;
  if (residual.shape == Residual::Shape::kLeaf) {
    const Scope whose{scope.household, residual.leaf.member, scope.day};
    finding = residual.leaf;
    finding.truth = finding.shape == Finding::Shape::kGroup ? IsInGroup(GroupOf(finding), whose)
                                                            : Examine(*finding.expr, whose).truth;
    if (residual.holds) return finding;
    Finding negated;
    negated.shape = Finding::Shape::kNot;
    negated.parts = {finding};
    negated.truth = Not(finding.truth);
    return negated;
  }
  finding.shape = residual.shape == Residual::Shape::kAll ? Finding::Shape::kAll : Finding::Shape::kAny;
  for (const Residual& part : residual.parts) finding.parts.push_back(LaidOut(part, scope));
  finding.truth = TruthOf(finding.shape, finding.parts);
  return finding;
}

// One seed's household and clauses, with what is left to know of them where that is something.
struct Case {
  explicit Case(std::uint64_t seed) : dice(seed) {
    household.place.state = "California";
    RandomHousehold(dice, true).Make(household, slots);
    const std::size_t clauses = 1 + dice.Below(3);
    for (std::size_t i = 0; i < clauses; ++i) all.push_back(RandomExpr(dice));
    scope = {&household, household.Head(), kWorldDay};
    findings = Examined();
    settled = Settle(findings, scope);
    if (settled.all != Truth::kUnknown) return;
    residuals = ResidualsOf(findings, settled, scope);
    for (Residual& residual : residuals) JoinWords(residual, scope);
  }
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  bool open() const { return settled.all == Truth::kUnknown; }
  std::vector<Finding> Examined() const {
    std::vector<Finding> examined;
    for (const Expr& expr : all) examined.push_back(Examine(expr, scope));
    return examined;
  }

  Dice dice;
  Household household;
  std::vector<Slot> slots;
  std::vector<Expr> all;
  Scope scope;
  std::vector<Finding> findings;
  Settled settled;
  std::vector<Residual> residuals;
};

TEST(ResidualTest, ComesToWhatTheClausesComeToHoweverTheFactsTurnOut) {
  std::size_t worlds = 0, shorter = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 2000; ++seed) {
    Case one(seed);
    if (!one.open()) continue;
    std::size_t before = 0, after = 0;
    for (std::size_t i = 0; i < one.all.size(); ++i) {
      const bool is_open = one.settled.each[i] == Truth::kUnknown;
      const std::size_t plain = is_open ? LeavesOf(PlainResidual(one.findings[i])) : 0;
      ASSERT_LE(LeavesOf(one.residuals[i]), plain) << "seed " << seed;
      ASSERT_EQ(LeavesOf(one.residuals[i]) > 0, is_open) << "seed " << seed;
      before += plain;
      after += LeavesOf(one.residuals[i]);
    }
    shorter += after < before ? 1 : 0;
    const Expr every = one.all.size() == 1 ? one.all.front() : Chain(Expr::Kind::kAnd, one.all);
    ForEachWorld(one.household, SlotsReadBy(every, one.slots), 0, [&](const World& world) {
      const bool left = std::ranges::all_of(one.residuals, [&](const Residual& part) { return Holds(part, world); });
      ++worlds;
      ASSERT_EQ(left, world.Judge(every, one.household.Head())) << "seed " << seed << "\n" << FormatExpr(every);
    });
    ASSERT_FALSE(HasFatalFailure());
  }
  EXPECT_GT(worlds, 10'000U);
  EXPECT_GT(shorter, 200U);
}

TEST(ResidualTest, IsDecidedByWhatDecidesTheClauses) {
  std::size_t decided = 0, plainly = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 2000; ++seed) {
    Case one(seed);
    if (!one.open()) continue;
    for (const Slot& slot : one.slots) {
      (*slot.facts)[slot.name] = one.dice.Pick(slot.values);
      Truth plain = Truth::kTrue;
      const std::vector<Finding> findings = one.Examined();
      for (const Finding& finding : findings) plain = And(plain, finding.truth);
      std::vector<Finding> left;
      for (const Residual& residual : one.residuals) left.push_back(LaidOut(residual, one.scope));
      const Truth truth = Settle(left, one.scope).all;
      ASSERT_EQ(truth, Settle(findings, one.scope).all) << "seed " << seed << ": " << slot.name;
      if (truth != Truth::kUnknown) ++decided;
      if (plain == Truth::kUnknown) continue;
      ++plainly;
      ASSERT_EQ(truth, plain) << "seed " << seed << ": " << slot.name;
    }
  }
  EXPECT_GT(decided, 1000U);
  EXPECT_GT(plainly, 1000U);
}

TEST(ResidualTest, IsNoLongerInWords) {
  std::size_t shorter = 0;
  for (const std::string_view language : {"en", "es"}) {
    const Messages& messages = *Messages::Shipped(language);
    for (std::uint64_t seed = kSeed; seed < kSeed + 1000; ++seed) {
      Case one(seed);
      const Reasons reasons(one.household, one.household.Head(), kWorldDay, messages);
      for (std::size_t i = 0; one.open() && i < one.all.size(); ++i) {
        if (one.settled.each[i] != Truth::kUnknown) continue;
        const std::string before = reasons.Open(PlainResidual(one.findings[i]), {}).sentence;
        const std::string after = reasons.Open(one.residuals[i], {}).sentence;
        ASSERT_LE(after.size(), before.size()) << "seed " << seed << "\n" << before << "\n" << after;
        if (after.size() < before.size()) ++shorter;
      }
    }
  }
  EXPECT_GT(shorter, 100U);
}

// --- In words ---

struct Said {
  std::string expr, condition;
};

std::string ConditionOf(const std::string& expr, const Household& household) {
  const EligibilityVerdict verdict = Judged(Pantry().Require(expr))(household);
  EXPECT_EQ(verdict.eligible, Truth::kUnknown) << expr;
  return verdict.clauses.front().condition;
}

TEST(ResidualTest, SaysEachThingOnce) {
  const Said table[] = {
      {"veteran or (veteran and student)", "Eligible if rosa is a veteran."},
      {"veteran and (not veteran or student)", "Eligible if rosa is a veteran."},
      {"student or (not student and veteran)", "Eligible if rosa is a student or rosa is a veteran."},
      {"(veteran and student) or (veteran and disabled) or (veteran and homebound)",
       "Eligible if rosa is a veteran and (rosa is a student or rosa is disabled or homebound is yes)."},
      {"homebound or ((veteran or student) and (veteran or disabled))",
       "Eligible if homebound is yes or rosa is a veteran or (rosa is a student and rosa is disabled)."},
      {"(veteran and student) or (student and veteran)", "Eligible if rosa is a veteran and rosa is a student."},
      {"housing == unstably_housed or housing in {imminent_risk, literally_homeless}",
       "Eligible if housing is one of (unstably housed, imminent risk, literally homeless)."},
      {"not (matter == custody or matter == divorce)", "Eligible if matter is none of (custody, divorce)."},
      {"age >= 60 or age >= 65", "Eligible if age is at least 60."},
      {"household.income.gross <= 100% FPL or (household.income.gross <= 200% FPL and veteran)",
       "Eligible if gross household income is at most $1,330/month (100% of the 2026 poverty guideline, household of "
       "1, "
       "valid to 2027-01-31) or (gross household income is at most $2,660/month (200% of the 2026 poverty guideline, "
       "household of 1, valid to 2027-01-31) and rosa is a veteran)."},
  };
  for (const Said& said : table) EXPECT_EQ(ConditionOf(said.expr, Rosa()), said.condition) << said.expr;
}

// In November both programs count by the guideline of the year; in May only the first does.
TEST(ResidualTest, TakesSharesOfATableForOneWhileTheyAre) {
  const std::string rule =
      "household.income.gross <= 185% FPL(rebase: apr) or (veteran and household.income.gross <= 185% FPL(rebase: "
      "jul))";
  Household household = Rosa();
  EXPECT_EQ(ConditionOf(rule, household),
            "Eligible if gross household income is at most $2,460.50/month (185% of the 2026 poverty guideline, "
            "household of 1, valid to 2027-03-31).");
  const EligibilityVerdict in_may = Judged(Pantry().Require(rule))(household, {}, *ParseDate("2026-05-02"));
  EXPECT_EQ(in_may.clauses.front().parts.size(), 1U) << "a lower limit for veterans says nothing";
  const std::string higher =
      "household.income.gross <= 185% FPL(rebase: jul) or (veteran and household.income.gross <= 185% FPL(rebase: "
      "apr))";
  EXPECT_EQ(Judged(Pantry().Require(higher))(household).clauses.front().parts.size(), 1U);
  const EligibilityVerdict both = Judged(Pantry().Require(higher))(household, {}, *ParseDate("2026-05-02"));
  EXPECT_EQ(both.clauses.front().parts.size(), 3U);
  // Where the size is open to children expected, too.
  household.members.front().facts["age"] = FactValue::Number(30);
  EXPECT_EQ(Judged(Pantry().Require("household.income.gross <= 185% FPL(rebase: jul, unborn: counted) or (veteran and "
                                    "household.income.gross <= 185% FPL(rebase: apr, unborn: counted))"))(household)
                .clauses.front()
                .parts.size(),
            1U);
}

TEST(ResidualTest, LeavesOutOfAClauseWhatAnotherSays) {
  const EligibilityVerdict verdict =
      Judged(Pantry().Require("veteran and (student or (veteran and disabled))"))(Rosa());
  ASSERT_EQ(verdict.clauses.size(), 2U);
  EXPECT_EQ(verdict.clauses[0].condition, "Eligible if rosa is a veteran.");
  EXPECT_EQ(verdict.clauses[1].condition, "Eligible if rosa is a student or rosa is disabled.");
  EXPECT_EQ(verdict.clauses[1].facts_to_ask, (std::vector<std::string>{"student", "disabled"}));
  ASSERT_EQ(verdict.clauses[1].parts.size(), 2U);
}

TEST(ResidualTest, SaysNothingOfWhatCannotBe) {
  Household household = Rosa({{"age", FactValue::Number(2)}});
  EXPECT_EQ(ConditionOf("student or (age > 17 and veteran)", household), "Eligible if rosa is a student.");
  // Nobody of 20 to 30 is 60.
  household.members.front().facts["age"] = FactValue::Interval(20, 30);
  EXPECT_EQ(ConditionOf("(age >= 25 and student) or (age >= 25 and age < 28 and not student and disabled)", household),
            "Eligible if age is at least 25 and (rosa is a student or (age is under 28 and rosa is disabled)).");
}

// --- Limits ---

// veteran and (f0 or veteran ...): with `leaves` comparisons.
std::string LongRule(std::size_t leaves) {
  std::string rule = "student or (student and veteran)";
  for (std::size_t i = 3; i < leaves; ++i) rule += " or f" + std::to_string(i);
  return rule;
}

std::size_t LeavesLeft(const std::string& rule, std::int64_t budget = kResidualBudget) {
  const Household household = Rosa();
  const Scope scope{&household, household.Head(), kDay};
  const Expr expr = ParseExpr(rule);
  const std::vector<Finding> findings = {Examine(expr, scope)};
  return LeavesOf(ResidualsOf(findings, Settle(findings, scope), scope, budget).front());
}

TEST(ResidualTest, LeavesLongOnesAsTheyAre) {
  EXPECT_EQ(LeavesLeft(LongRule(kMaxResidualLeaves)), kMaxResidualLeaves - 2);
  EXPECT_EQ(LeavesLeft(LongRule(kMaxResidualLeaves + 1)), kMaxResidualLeaves + 1);
}

TEST(ResidualTest, LeavesOutLessWhereTheBudgetIsUsedUp) {
  const std::string rule = "student or (not student and veteran)";
  EXPECT_EQ(LeavesLeft(rule, 0), 3U);
  EXPECT_EQ(LeavesLeft(rule), 2U);
}

}  // namespace
}  // namespace kith
