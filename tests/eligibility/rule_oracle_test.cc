// The tree against enumeration: what it says of a household of which little is known must be so in every world that fits what is known.
//
// A world is a household of which everything is known; rules are judged in it by a second evaluator, of two values and of whole
// numbers, that shares nothing with the library but its records.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"
#include "tests/eligibility/random_rules.h"

namespace kith {
namespace {

using Words = std::vector<std::string>;

const Date kDay = *ParseDate("2026-11-24");

// --- Worlds ---

// What may be known of a fact, and the exact values that fit it.
struct Knowledge {
  FactValue known;
  std::vector<FactValue> values;
};

struct Slot {
  Facts* facts;  // of the household or of a member
  std::string name;
  std::vector<FactValue> values;  // that fit what is known
};

FactValue Income(std::int64_t cents) { return FactValue::Amount({cents, Period::kMonth}); }

// For two: 100% of the guideline is $1,803.33 1/3 a month.
const std::int64_t kIncomes[] = {0, 180333, 180334, 360666, 360667};
const std::size_t kIncomeCount = std::size(kIncomes);

class RandomHousehold {
 public:
  explicit RandomHousehold(Dice& dice) : dice_(dice) {}

  // Fills `household`; `slots` are all its facts, and point into it.
  void Make(Household& household, std::vector<Slot>& slots) {
    household.members.resize(2);
    household.members_complete = true;
    household.members[0].id = "ana";
    household.members[0].role = MemberRole::kHead;
    household.members[1].id = "ben";
    household.members[1].role = dice_.Pick(std::vector{MemberRole::kChild, MemberRole::kAdult, MemberRole::kOther});
    for (Member& member : household.members) {
      Put(member.facts, "age", Age(member.role), slots);
      Put(member.facts, "disabled", Flag(), slots);
    }
    Put(household.facts, "household.income.gross", IncomeKnowledge(), slots);
    Put(household.facts, "housing", Word({"stably_housed", "imminent_risk", "literally_homeless"}), slots);
    Put(household.facts, "receives", Benefits(), slots);
    Put(household.facts, "homebound", Flag(), slots);
  }

 private:
  void Put(Facts& facts, const std::string& name, Knowledge knowledge, std::vector<Slot>& slots) {
    facts[name] = knowledge.known;
    slots.push_back({&facts, name, std::move(knowledge.values)});
  }

  Knowledge Open(std::vector<FactValue> values, bool may_not_apply) {
    if (may_not_apply) values.push_back(FactValue::NotApplicable());
    return {dice_.OneIn(2) ? FactValue::NotAsked() : FactValue::Declined(), std::move(values)};
  }

  Knowledge Exactly(const FactValue& value) { return {value, {value}}; }

  Knowledge Age(MemberRole role) {
    std::vector<double> ages = {3, 17.5, 18, 64.9};
    if (role == MemberRole::kChild) ages.resize(2);  // a role says what an age may be where that is not stated
    if (role == MemberRole::kAdult) ages.erase(ages.begin(), ages.begin() + 2);
    std::vector<FactValue> values;
    for (const double age : ages) values.push_back(FactValue::Number(age));
    const std::size_t first = dice_.Below(ages.size());
    const std::size_t last = first + dice_.Below(ages.size() - first);
    if (dice_.OneIn(3)) return Open(values, false);
    return {
        FactValue::Interval(ages[first], ages[last]),
        {values.begin() + static_cast<std::ptrdiff_t>(first), values.begin() + static_cast<std::ptrdiff_t>(last) + 1}};
  }

  Knowledge Flag() {
    if (dice_.OneIn(2)) return Open({FactValue::Bool(false), FactValue::Bool(true)}, true);
    return Exactly(dice_.OneIn(4) ? FactValue::NotApplicable() : FactValue::Bool(dice_.OneIn(2)));
  }

  Knowledge IncomeKnowledge() {
    std::vector<FactValue> values;
    for (const std::int64_t cents : kIncomes) values.push_back(Income(cents));
    const std::size_t first = dice_.Below(kIncomeCount);
    const std::size_t last = first + dice_.Below(kIncomeCount - first);
    if (dice_.OneIn(3)) return Open(values, true);
    return {
        FactValue::AmountInterval(kIncomes[first], kIncomes[last], Period::kMonth),
        {values.begin() + static_cast<std::ptrdiff_t>(first), values.begin() + static_cast<std::ptrdiff_t>(last) + 1}};
  }

  Knowledge Word(const Words& words) {
    std::vector<FactValue> values;
    for (const std::string& word : words) values.push_back(FactValue::Word(word));
    if (dice_.OneIn(3)) return Open(values, true);
    if (dice_.OneIn(2)) return Exactly(dice_.Pick(values));
    return {FactValue::OneOf({words[0], words[1]}), {values[0], values[1]}};
  }

  Knowledge Benefits() {
    const std::vector<FactValue> sets = {FactValue::AllOf({}), FactValue::AllOf({"medi_cal"}),
                                         FactValue::AllOf({"wic"}), FactValue::AllOf({"medi_cal", "wic"})};
    if (dice_.OneIn(3)) return Open(sets, true);
    if (dice_.OneIn(2)) return Exactly(dice_.Pick(sets));
    return {FactValue::AllOf({"wic"}, false), {sets[2], sets[3]}};
  }

  Dice& dice_;
};

// --- The second evaluator ---

template <class T>
bool Holds(CompareOp op, const T& a, const T& b) {
  switch (op) {
    case CompareOp::kEq:
      return a == b;
    case CompareOp::kNe:
      return a != b;
    case CompareOp::kLt:
      return a < b;
    case CompareOp::kLe:
      return a <= b;
    case CompareOp::kGt:
      return a > b;
    default:
      return a >= b;
  }
}

struct World {
  const Household* household;
  std::set<std::string> provider_says_yes;

  bool Compare(const Expr& expr, const Member* member) const {
    const bool of_member = expr.fact == "age" || expr.fact == "disabled";
    const FactValue& value = (of_member ? member->facts : household->facts).at(expr.fact);
    if (value.state() == FactState::kNotApplicable) return false;
    if (const auto* words = std::get_if<Words>(&expr.constant)) {
      std::size_t found = 0;
      for (const std::string& word : *words)
        found += static_cast<std::size_t>(std::count(value.words().begin(), value.words().end(), word));
      return expr.op == CompareOp::kNe ? found == 0 : found > 0;
    }
    if (const bool* flag = std::get_if<bool>(&expr.constant)) return Holds(expr.op, value.bool_value(), *flag);
    if (const double* number = std::get_if<double>(&expr.constant)) return Holds(expr.op, *value.min(), *number);
    const std::int64_t yearly = *value.min_cents() * 12;
    if (const Money* money = std::get_if<Money>(&expr.constant))
      return Holds(expr.op, yearly, money->period == Period::kMonth ? money->cents * 12 : money->cents);
    const auto percent = static_cast<std::int64_t>(std::get<PercentFpl>(expr.constant).percent);
    return Holds(expr.op, yearly * 100, percent * 2'164'000);  // $21,640 for two
  }

  bool Judge(const Expr& expr, const Member* member) const {
    switch (expr.kind) {
      case Expr::Kind::kAnyone:
        return true;
      case Expr::Kind::kAskProvider:
        return provider_says_yes.contains(expr.question);
      case Expr::Kind::kCompare:
        return Compare(expr, member);
      case Expr::Kind::kNot:
        return !Judge(expr.children[0], member);
      case Expr::Kind::kAnd:
        for (const Expr& child : expr.children) {
          if (!Judge(child, member)) return false;
        }
        return true;
      case Expr::Kind::kOr:
        for (const Expr& child : expr.children) {
          if (Judge(child, member)) return true;
        }
        return false;
      case Expr::Kind::kQuantified:
        break;
    }
    for (const Member& each : household->members) {
      const bool child = *each.facts.at("age").min() < 18;
      if ((expr.group == MemberGroup::kChild && !child) || (expr.group == MemberGroup::kAdult && child)) continue;
      const bool holds = Judge(expr.children[0], &each);
      if (holds == (expr.quantifier == Quantifier::kAny)) return holds;
    }
    return expr.quantifier == Quantifier::kAll;
  }
};

// --- Rules over those facts ---

Expr RandomLeaf(Dice& dice) {
  const auto order = [&] { return static_cast<CompareOp>(dice.Below(6)); };
  const auto equality = [&] { return static_cast<CompareOp>(dice.Below(2)); };
  switch (dice.Below(9)) {
    case 0:
      return kith::AskProvider(dice.OneIn(2) ? "p" : "q");
    case 1:
    case 2:
      return kith::Compare("age", order(), dice.Pick(std::vector<double>{3, 5, 18, 60}));
    case 3:
      return kith::Compare("disabled", equality(), dice.OneIn(2));
    case 4:
      return kith::Compare("homebound", equality(), dice.OneIn(2));
    case 5:
      return kith::Compare("household.income.gross", order(), PercentFpl{dice.OneIn(2) ? 100.0 : 200.0});
    case 6:
      return kith::Compare("household.income.gross", order(),
                           dice.OneIn(2) ? Money{180333, Period::kMonth} : Money{2164000, Period::kYear});
    case 7:
      return kith::Compare("receives", CompareOp::kIncludes,
                           dice.Pick(std::vector<Words>{{"medi_cal"}, {"wic"}, {"medi_cal", "wic"}}));
    default: {
      const Words two = {"imminent_risk", "literally_homeless"};
      return dice.OneIn(2) ? kith::Compare("housing", CompareOp::kIn, two)
                           : kith::Compare("housing", equality(), Words{"imminent_risk"});
    }
  }
}

Expr RandomExpr(Dice& dice) {
  return RandomTree(dice, 3, true, [&] { return RandomLeaf(dice); });
}

// Calls `visit` in every world that fits what is known: all values of all slots from `first` on, and all answers of the provider.
template <class Visit>
void ForEachWorld(const Household& household, const std::vector<Slot>& slots, std::size_t first, Visit visit) {
  if (first == slots.size()) {
    for (const std::set<std::string>& yes : std::vector<std::set<std::string>>{{}, {"p"}, {"q"}, {"p", "q"}})
      visit(World{&household, yes});
    return;
  }
  const Slot& slot = slots[first];
  const FactValue known = slot.facts->at(slot.name);
  for (const FactValue& value : slot.values) {
    (*slot.facts)[slot.name] = value;
    ForEachWorld(household, slots, first + 1, visit);
  }
  (*slot.facts)[slot.name] = known;
}

std::set<std::string> FactsOf(const Expr& expr) {
  std::set<std::string> facts = {expr.fact};
  if (expr.kind == Expr::Kind::kQuantified) facts.insert("age");
  for (const Expr& child : expr.children) facts.merge(FactsOf(child));
  return facts;
}

// Slots whose values the expression reads; all others keep the first value that fits.
std::vector<Slot> SlotsReadBy(const Expr& expr, const std::vector<Slot>& slots) {
  const std::set<std::string> facts = FactsOf(expr);
  std::vector<Slot> read;
  for (const Slot& slot : slots) {
    if (facts.contains(slot.name)) {
      read.push_back(slot);
    } else {
      (*slot.facts)[slot.name] = slot.values.front();
    }
  }
  return read;
}

constexpr std::uint64_t kSeed = 964;

TEST(RuleOracleTest, SaysYesOrNoOnlyWhereEveryWorldThatFitsAgrees) {
  std::size_t decided = 0;
  std::size_t open = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 4000; ++seed) {
    Dice dice(seed);
    std::vector<Slot> slots;
    Household household;
    RandomHousehold(dice).Make(household, slots);
    const Expr expr = RandomExpr(dice);
    const Truth truth = EvaluateExpr(expr, household, household.Head(), kDay);
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
    RandomHousehold(dice).Make(household, slots);
    for (const Slot& slot : slots) (*slot.facts)[slot.name] = dice.Pick(slot.values);
    const Expr expr = RandomExpr(dice);
    const bool with = World{&household, {"p", "q"}}.Judge(expr, household.Head());
    const Truth truth = EvaluateExpr(expr, household, household.Head(), kDay);
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
    RandomHousehold(dice).Make(household, slots);
    const Expr expr = RandomExpr(dice);
    Truth before = EvaluateExpr(expr, household, household.Head(), kDay);
    for (const Slot& slot : slots) {
      (*slot.facts)[slot.name] = dice.Pick(slot.values);
      const Truth after = EvaluateExpr(expr, household, household.Head(), kDay);
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
    RandomHousehold(dice).Make(household, slots);
    const Expr a = RandomExpr(dice);
    const Expr b = RandomExpr(dice);
    const auto value = [&](const Expr& expr) { return EvaluateExpr(expr, household, household.Head(), kDay); };
    const auto negated = [](const Expr& expr) { return Chain(Expr::Kind::kNot, {expr}); };
    ASSERT_EQ(value(negated(Chain(Expr::Kind::kAnd, {a, b}))), value(Chain(Expr::Kind::kOr, {negated(a), negated(b)})));
    ASSERT_EQ(value(negated(negated(a))), value(a)) << "seed " << seed;
    for (const MemberGroup group : {MemberGroup::kMember, MemberGroup::kChild, MemberGroup::kAdult}) {
      const Expr leaf = RandomLeaf(dice);
      ASSERT_EQ(value(negated(Quantified(Quantifier::kAny, group, leaf))),
                value(Quantified(Quantifier::kAll, group, negated(leaf))))
          << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace kith
