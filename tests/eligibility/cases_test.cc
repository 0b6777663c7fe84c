// Deciding by cases: exact, and never taken back.
#include "src/eligibility/cases.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "src/eligibility/case_formula.h"
#include "src/eligibility/case_people.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/small_worlds.h"

namespace kith {
namespace {

constexpr Truth kFalse = Truth::kFalse;
constexpr Truth kUnknown = Truth::kUnknown;
constexpr Truth kTrue = Truth::kTrue;
constexpr std::uint64_t kSeed = 4711;

// What cases say of one expression; the plain tree says "open" of it.
Truth ByCases(const Expr& expr, const Household& household, const Member* member) {
  const Scope scope{&household, member, kDay};
  const Finding finding = Examine(expr, scope);
  return Settle({&finding, 1}, scope).all;
}

Truth ByCases(const std::string& text, const Household& household) {
  return ByCases(ParseExpr(text), household, household.Head());
}

// --- Against enumeration ---

struct Outcomes {
  bool can_true = false, can_false = false;
  Truth truth() const { return can_true && can_false ? kUnknown : ToTruth(can_true); }
};

Outcomes Enumerate(const std::vector<Expr>& all, const Household& household, const std::vector<Slot>& slots) {
  Outcomes outcomes;
  Expr every = all.front();
  if (all.size() > 1) every = Chain(Expr::Kind::kAnd, all);
  ForEachWorld(household, SlotsReadBy(every, slots), 0, [&](const World& world) {
    (world.Judge(every, household.Head()) ? outcomes.can_true : outcomes.can_false) = true;
  });
  return outcomes;
}

TEST(CasesTest, AreToldByOneFactThatStandsInTwoPlaces) {
  Household household = Rosa();
  EXPECT_EQ(ByCases("age >= 60 or (age < 60 and disabled)", household), kUnknown);
  household.members.front().facts["disabled"] = FactValue::Bool(true);
  EXPECT_EQ(ByCases("age >= 60 or (age < 60 and disabled)", household), kTrue);
  EXPECT_EQ(ByCases("age >= 60 or (age <= 59 and disabled)", household), kUnknown) << "between 59 and 60";
  EXPECT_EQ(ByCases("age >= 60 and age < 50", household), kFalse);
  EXPECT_EQ(ByCases("age >= 0", household), kTrue);
  EXPECT_EQ(ByCases("age > 130", household), kFalse);
}

TEST(CasesTest, SayYesOrNoExactlyWhereEveryWorldThatFitsAgrees) {
  std::size_t decided = 0, by_cases = 0, open = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 3000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    household.place.state = "California";
    RandomHousehold(dice, true).Make(household, slots);
    const Expr expr = RandomExpr(dice);
    const Truth plain = EvaluateExpr(expr, household, household.Head(), kWorldDay);
    const Truth exact = ByCases(expr, household, household.Head());
    ++(exact == kUnknown ? open : plain == kUnknown ? by_cases : decided);
    ASSERT_EQ(exact, Enumerate({expr}, household, slots).truth()) << "seed " << seed << "\n" << FormatExpr(expr);
  }
  RecordProperty("decided_by_cases", static_cast<int>(by_cases));
  EXPECT_GT(decided, 500U);
  EXPECT_GT(by_cases, 80U);
  EXPECT_GT(open, 500U);
}

// The findings of several expressions about one household.
std::vector<Finding> ExamineAll(const std::vector<Expr>& all, const Scope& scope) {
  std::vector<Finding> findings;
  for (const Expr& expr : all) findings.push_back(Examine(expr, scope));
  return findings;
}

TEST(CasesTest, AreExactOfSeveralClausesTogether) {
  std::size_t contradictions = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 1500; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    household.place.state = "California";
    RandomHousehold(dice, true).Make(household, slots);
    std::vector<Expr> all = {RandomExpr(dice), RandomExpr(dice), RandomExpr(dice)};
    const Scope scope{&household, household.Head(), kWorldDay};
    const std::vector<Finding> findings = ExamineAll(all, scope);
    const Settled settled = Settle(findings, scope);
    ASSERT_EQ(settled.all, Enumerate(all, household, slots).truth()) << "seed " << seed;
    if (settled.all != kFalse || std::count(settled.each.begin(), settled.each.end(), kFalse) > 0) continue;
    ++contradictions;
    std::vector<std::size_t> kept = Contradiction(findings, scope);
    for (std::size_t left_out = 0; left_out <= kept.size(); ++left_out) {
      std::vector<Expr> some;
      for (std::size_t i = 0; i < kept.size(); ++i) {
        if (i != left_out) some.push_back(all[kept[i]]);
      }
      ASSERT_EQ(Enumerate(some, household, slots).can_true, left_out < kept.size()) << "seed " << seed;
    }
  }
  EXPECT_GT(contradictions, 10U);
}

// Whether two worlds differ in `slot` alone and in what `expr` comes to.
bool Matters(const Expr& expr, const Household& household, const std::vector<Slot>& slots, std::size_t slot) {
  bool matters = false;
  std::vector<Slot> others = slots;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(slot));
  ForEachWorld(household, others, 0, [&](const World& world) {
    if (matters) return;
    Outcomes outcomes;
    const FactValue before = slots[slot].facts->at(slots[slot].name);
    for (const FactValue& value : slots[slot].values) {
      (*slots[slot].facts)[slots[slot].name] = value;
      (world.Judge(expr, household.Head()) ? outcomes.can_true : outcomes.can_false) = true;
    }
    (*slots[slot].facts)[slots[slot].name] = before;
    matters = outcomes.can_true && outcomes.can_false;
  });
  return matters;
}

void ForEachLeaf(const Finding& finding, const auto& visit) {
  if (finding.truth != kUnknown) return;
  if (finding.parts.empty()) visit(finding);
  for (const Finding& part : finding.parts) ForEachLeaf(part, visit);
}

TEST(CasesTest, AskForExactlyTheFactsThatSomeCaseDependsOn) {
  std::size_t idle = 0, asked = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 1500; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    household.place.state = "California";
    RandomHousehold(dice, true).Make(household, slots);
    const Expr expr = RandomExpr(dice);
    const Scope scope{&household, household.Head(), kWorldDay};
    Finding finding = Examine(expr, scope);
    if (Settle({&finding, 1}, scope).all != kUnknown) continue;
    const std::vector<Slot> read = SlotsReadBy(expr, slots);
    MarkIdle({&finding, 1}, scope);
    ForEachLeaf(finding, [&](const Finding& leaf) {
      if (leaf.shape == Finding::Shape::kAskProvider) return;
      for (std::size_t i = 0; i < read.size(); ++i) {
        const bool same = read[i].name == leaf.expr->fact &&
                          (read[i].facts == &household.facts || read[i].facts == &leaf.member->facts);
        // A set is one fact of many words: the leaf asks for its own.
        if (!same || leaf.expr->fact == "receives") continue;
        ++(leaf.idle ? idle : asked);
        ASSERT_EQ(!leaf.idle, Matters(expr, household, read, i)) << "seed " << seed << "\n" << FormatExpr(expr);
      }
    });
    ASSERT_FALSE(HasFatalFailure());
  }
  EXPECT_GT(idle, 30U);
  EXPECT_GT(asked, 500U);
}

TEST(CasesTest, NeverTakeAVerdictBackWhenAFactBecomesKnown) {
  std::size_t settled = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 3000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    household.place.state = "California";
    RandomHousehold(dice, true).Make(household, slots);
    const Expr expr = RandomExpr(dice);
    Truth before = ByCases(expr, household, household.Head());
    for (const Slot& slot : slots) {
      (*slot.facts)[slot.name] = dice.Pick(slot.values);
      const Truth after = ByCases(expr, household, household.Head());
      if (before != kUnknown) {
        ASSERT_EQ(after, before) << "seed " << seed << ": " << slot.name << "\n" << FormatExpr(expr);
      }
      settled += before != after ? 1 : 0;
      before = after;
    }
  }
  EXPECT_GT(settled, 500U);
}

// --- What enumeration of two people does not reach ---

Household Listed(bool complete) {
  Household household = Rosa();
  household.members_complete = complete;
  return household;
}

// One is listed; the other may expect a child, and three persons have a limit of $2,276.67 a month.
TEST(CasesTest, LeaveOpenWhetherPeopleWhoAreNotListedExpectChildren) {
  Household household = Listed(false);
  household.members[0].facts = {{"age", FactValue::Number(70)}, {"pregnant", FactValue::Bool(false)}};
  household.facts["household.income.gross"] = FactValue::Amount({200000, Period::kMonth});
  const std::string rule = "household.size == 2 and household.income.gross <= 100% FPL(unborn: counted)";
  EXPECT_EQ(ByCases(rule, household), kUnknown);
  household.facts["household.expected_children"] = FactValue::Number(0);
  EXPECT_NE(ByCases(rule, household), kTrue);
}

TEST(CasesTest, TakePeopleWhoAreNotListedForAnybody) {
  EXPECT_EQ(ByCases("any member: age >= 60 or not any member: age >= 60", Listed(false)), kTrue);
  EXPECT_EQ(ByCases("(all member: age < 60) or any member: age >= 60", Listed(false)), kTrue);
  EXPECT_EQ(ByCases("any member: age >= 60 and not any member: age >= 50", Listed(false)), kFalse);
  EXPECT_EQ(ByCases("any member: age >= 50 and not any member: age >= 60", Listed(false)), kUnknown);
  EXPECT_EQ(ByCases("any child: age >= 18", Listed(false)), kFalse);
  EXPECT_EQ(ByCases("all adult: age >= 18", Listed(false)), kTrue);
  EXPECT_EQ(ByCases("any child: age < 5 and all child: age >= 5", Listed(false)), kFalse);
  EXPECT_EQ(ByCases("household.size == 1 or any member: anyone", Listed(false)), kTrue);
  // Two who are not listed, where there is room for one only.
  Household one_more = Listed(false);
  one_more.members.front().facts["age"] = FactValue::Number(30);
  one_more.facts["household.size"] = FactValue::Number(2);
  const std::string two = "any child: age < 5 and any adult: age > 60";
  EXPECT_EQ(ByCases(two, one_more), kFalse);
  one_more.facts["household.size"] = FactValue::Interval(2, 3);
  EXPECT_EQ(ByCases(two, one_more), kUnknown);
  EXPECT_EQ(ByCases(two + " and household.size == 2", one_more), kFalse);
  EXPECT_EQ(ByCases(two + " and household.size == 3", one_more), kUnknown);
}

TEST(CasesTest, TellApartAsManyQuestionsAboutThoseWhoAreNotListedAsThereAreStrangers) {
  std::string rule = "any member: age > 70 and all member: age < 60";
  EXPECT_EQ(ByCases(rule, Listed(false)), kFalse);
  for (std::size_t asked = 3; asked <= kMaxStrangers; ++asked)
    rule += " and any member: age < " + std::to_string(asked);
  EXPECT_EQ(ByCases(rule, Listed(false)), kFalse);
  // One more, and each question is taken for itself: less is known, and nothing wrong.
  EXPECT_EQ(ByCases(rule + " and any member: age > 50", Listed(false)), kUnknown);
}

TEST(CasesTest, TellApartAsManyCellsAsAVariableMayHave) {
  CaseFormula formula;
  const int variable = formula.AddVariable(CellSet().set());
  const CellSet last = CellSet().set(kMaxCells - 1);
  std::int64_t budget = 1000;
  const CaseRange range = formula.Decide(formula.Leaf(variable, last), budget);
  EXPECT_TRUE(range.can_true);
  EXPECT_TRUE(range.can_false);
  EXPECT_EQ(formula.Decide(formula.Leaf(variable, CellSet().set()), budget).truth(), kTrue);
}

TEST(CasesTest, KnowThatALargerHouseholdHasALargerLimit) {
  Household household = Listed(false);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > 200% FPL", household), kFalse);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL or household.income.gross > 100% FPL", household), kTrue);
  // $15,960 for one, $21,640 for two, $27,320 for three.
  household.facts["household.income.gross"] = FactValue::Amount({2'000'000, Period::kYear});
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL or household.size == 1", household), kTrue);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.size <= 1", household), kFalse);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.size <= 2", household), kUnknown);
  household.facts["household.income.gross"] = FactValue();
  EXPECT_EQ(ByCases("household.income.gross > $30,000/year or household.income.gross <= 100% FPL or "
                    "household.size <= 3",
                    household),
            kTrue)
      << "the line for four is over $30,000";
  EXPECT_EQ(ByCases("household.income.gross > $30,000/year or household.income.gross <= 100% FPL or "
                    "household.size <= 2",
                    household),
            kUnknown);
}

TEST(CasesTest, LeaveOpenWhatMayTurnOutNotToApply) {
  EXPECT_EQ(ByCases("discharge == honorable or discharge != honorable", Rosa()), kUnknown);
  EXPECT_EQ(ByCases("discharge == honorable or not discharge == honorable", Rosa()), kTrue);
  EXPECT_EQ(ByCases("discharge == honorable and discharge == dishonorable", Rosa()), kFalse);
  EXPECT_EQ(ByCases("housing == stably_housed or housing != stably_housed", Rosa()), kTrue);
  EXPECT_EQ(ByCases("club == a and club == b", Rosa()), kFalse);
  EXPECT_EQ(ByCases("club in {a} and club in {b}", Rosa()), kUnknown) << "a set of the user's own may hold both";
  EXPECT_EQ(ByCases("club < 5 or club >= 5", Rosa()), kUnknown);
  EXPECT_EQ(ByCases("not club < 5 or not club >= 5", Rosa()), kTrue);
}

TEST(CasesTest, TakeAClosedListForAllThereIs) {
  EXPECT_EQ(ByCases("housing in {literally_homeless, imminent_risk, unstably_housed, stably_housed}", Rosa()), kTrue);
  Household household = Rosa();
  household.facts["housing"] = FactValue::OneOf({"imminent_risk", "unstably_housed"});
  EXPECT_EQ(ByCases("housing == imminent_risk or housing == unstably_housed", household), kTrue);
  EXPECT_EQ(ByCases("housing == imminent_risk and housing == unstably_housed", household), kFalse);
}

TEST(CasesTest, TakeNamesOfPlacesThatMayBeOneForOneOrTwo) {
  EXPECT_EQ(ByCases("residence.county == \"Los Angeles\" and residence.county == Orange", Rosa()), kFalse);
  EXPECT_EQ(ByCases("residence.county == \"Los Angeles\" and residence.county == \"Los Angelos\"", Rosa()), kUnknown);
  Household household = Rosa();
  household.place.county = "Los Angelos";
  EXPECT_EQ(ByCases("residence.county == \"Los Angeles\" and residence.county == Orange", household), kFalse);
  EXPECT_EQ(ByCases("residence.county == \"Los Angeles\" or residence.county != \"Los Angeles\"", household), kTrue);
}

// $15,960 a year for one, in Alaska $19,950, in Hawaii $18,360.
TEST(CasesTest, TakeEachRegionOfATableWhereTheStateIsNotKnown) {
  Household household = Rosa();
  household.place = {};
  household.members_complete = true;
  EXPECT_EQ(ByCases("household.income.gross <= 200% FPL or household.income.gross > 100% FPL", household), kTrue);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > 200% FPL", household), kFalse);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > $19,950/year", household), kFalse);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > $19,949/year", household),
            kUnknown);
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > $18,360/year"
                    " and not residence.state == Alaska",
                    household),
            kFalse);
  EXPECT_EQ(ByCases("residence.state in {Alaska, Hawaii} and household.income.gross > 100% FPL"
                    " and household.income.gross <= $18,360/year",
                    household),
            kFalse);
  household.facts["household.income.gross"] = FactValue::AmountInterval(17'000'00, 18'000'00, Period::kYear);
  EXPECT_EQ(ByCases("household.income.gross != 100% FPL", household), kTrue) << "between those of two states";
  household.facts.erase("household.income.gross");
  household.facts["residence.state"] = FactValue::OneOf({"California", "Hawaii"});
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > $18,360/year", household), kFalse);
  household.facts["residence.state"] = FactValue::NotApplicable();
  EXPECT_EQ(ByCases("household.income.gross <= 100% FPL and household.income.gross > $15,960/year", household), kFalse);
}

// $21,640 a year for two, $27,320 for three: of each it depends on the children that he expects himself.
TEST(CasesTest, TakeALimitOfEachPersonForOneOfHisOwn) {
  Household household = Rosa();
  household.members.push_back(MakeMember("eva", MemberRole::kAdult));
  household.place.state = "California";
  household.members_complete = true;
  household.facts["household.income.gross"] = FactValue::Amount({25'000'00, Period::kYear});
  EXPECT_EQ(ByCases("(any member: household.income.gross <= 100% FPL(unborn: of_person))"
                    " and (any member: household.income.gross > 100% FPL(unborn: of_person))",
                    household),
            kUnknown);
  EXPECT_EQ(ByCases("any member: (household.income.gross <= 100% FPL(unborn: of_person)"
                    " and household.income.gross > 100% FPL(unborn: of_person))",
                    household),
            kFalse);
}

TEST(CasesTest, TakeOneQuestionToTheProviderForOne) {
  EXPECT_EQ(ByCases("ask_provider \"p\" or not ask_provider \"p\"", Rosa()), kTrue);
  EXPECT_EQ(ByCases("ask_provider \"p\" or not ask_provider \"q\"", Rosa()), kUnknown);
}

TEST(CasesTest, TakeARoleForAnAgeWhereNoneIsStated) {
  Household household = Rosa();
  household.members.push_back(MakeMember("luz", MemberRole::kChild));
  household.members.push_back(MakeMember("eva", MemberRole::kAdult));
  EXPECT_EQ(ByCases("any child: age < 18", household), kTrue);
  EXPECT_EQ(ByCases("any member: age >= 18", household), kTrue);
  EXPECT_EQ(ByCases("any child: age < 5", household), kUnknown);
  household.members[1].facts["age"] = FactValue::Number(19);
  household.members[0].facts["age"] = FactValue::Number(40);
  EXPECT_EQ(ByCases("any child: age < 18", household), kFalse) << "what is stated counts";
}

TEST(CasesTest, StayOpenWhereTheWorkWouldBeTooMuch) {
  Dice dice(kSeed);
  Household household = Rosa();
  household.members_complete = false;
  for (int i = 0; i < 20; ++i) household.members.push_back(MakeMember("m" + std::to_string(i), MemberRole::kOther));
  const std::string hard =
      "(any member: (age >= 60 and veteran)) and (all member: (age < 60 or disabled)) and (any member: (age >= 50 and "
      "not disabled)) and (all member: (not veteran or student)) and not any member: (student and age < 70)";
  const Expr expr = ParseExpr(hard);
  const Scope scope{&household, household.Head(), kDay};
  const Finding finding = Examine(expr, scope);
  for (const std::int64_t budget : {0, 1, 10, 100, 1000}) {
    const Truth truth = Settle({&finding, 1}, scope, budget).all;
    EXPECT_EQ(truth, Settle({&finding, 1}, scope, budget).all) << "the same work, the same answer";
  }
  EXPECT_EQ(Settle({&finding, 1}, scope, 10).all, kUnknown);
  household.members.resize(1000);
  EXPECT_EQ(ByCases("household.size > 2000 or household.income.gross <= 100% FPL or household.income.gross > 100% FPL",
                    household),
            kUnknown)
      << "more sizes than are looked at";
}

// A rule of hundreds of alternatives is copied for each fact that might not matter.
TEST(CasesTest, CountWhatIsCopiedAsWork) {
  CaseFormula formula;
  constexpr int kAlternatives = 300;
  std::vector<CaseFormula::Node> alternatives;
  std::vector<int> variables;
  for (int i = 0; i < kAlternatives; ++i) {
    variables.push_back(formula.AddVariable(CellSet(0b11)));
    alternatives.push_back(formula.Leaf(variables.back(), CellSet(0b01)));
  }
  const CaseFormula::Node any = formula.Any(std::move(alternatives));
  std::int64_t budget = 10'000;
  int told = 0;
  for (const int variable : variables) {
    const std::int64_t before = budget;
    EXPECT_TRUE(formula.DependsOn(any, variable, budget));
    if (before > 4 * kAlternatives) {
      EXPECT_LE(budget, before - 4 * kAlternatives);
    }
    told += budget >= 0 ? 1 : 0;
  }
  EXPECT_LE(told, 10'000 / (4 * kAlternatives));
  EXPECT_GE(budget, -4 * kAlternatives) << "past the budget nothing is copied any more";
}

TEST(CasesTest, TakeFromWhatIsLeftForSeveral) {
  const Household household = Rosa();
  const Scope scope{&household, household.Head(), kDay};
  const Expr expr = ParseExpr("age >= 60 or (age < 60 and disabled) or (age < 60 and not disabled)");
  std::vector<Finding> findings = {Examine(expr, scope), Examine(expr, scope)};
  std::int64_t left = kOfferBudget;
  EXPECT_EQ(SettleWithin(left, findings, scope).all, kTrue);
  EXPECT_LT(left, kOfferBudget);
  left = 0;
  EXPECT_EQ(SettleWithin(left, findings, scope).all, kUnknown);
  const Expr student = ParseExpr("(student or veteran) and student");
  Finding idle = Examine(student, scope);
  MarkIdle({&idle, 1}, scope, 0);
  ForEachLeaf(idle, [](const Finding& leaf) { EXPECT_FALSE(leaf.idle); });
  MarkIdle({&idle, 1}, scope);
  EXPECT_TRUE(idle.parts[0].parts[1].idle);
}

}  // namespace
}  // namespace kith
