// Rules and households for Z3, and what Z3 knows of them: it knows nothing of cells.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>
#include <z3++.h>

#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule.h"
#include "tests/eligibility/random_rules.h"

namespace kith {

using Words = std::vector<std::string>;

// A guideline of 2026, in cents a year: for one, and for each more.
struct GuidelineLine {
  std::int64_t first = 1'596'000, each_more = 568'000;
};
// Of Alaska, of Hawaii, and of all other states.
using GuidelineLines = std::array<GuidelineLine, 3>;
inline constexpr GuidelineLines kLines = {{{1'995'000, 710'000}, {1'836'000, 653'000}, {}}};
inline const Words kStates = {"Alaska", "Hawaii", "California"};
inline const Words kHousing = {"literally_homeless", "imminent_risk", "unstably_housed", "stably_housed"};
inline const Words kPlans = {"la_care", "health_net", "kaiser"};
inline const Words kBenefits = {"wic", "ssi", "calfresh"};

// --- Rules and households ---

class RuleMaker {
 public:
  explicit RuleMaker(Dice& dice) : dice_(dice) {}

  Expr Rule() { return Clause(4); }
  Expr Clause(int depth) {
    return RandomTree(dice_, depth, true, [this] { return Leaf(); });
  }

  Household People(bool nothing_known) {
    Household household;
    if (dice_.OneIn(2)) household.place.state = "California";
    household.members.resize(nothing_known ? 1 : 1 + dice_.Below(3));
    household.members[0].role = MemberRole::kHead;
    for (std::size_t i = 1; i < household.members.size(); ++i)
      household.members[i].role = static_cast<MemberRole>(dice_.Below(5));
    if (nothing_known) return household;
    household.members_complete = dice_.OneIn(2);
    for (Member& member : household.members) {
      Put(member.facts, "age", Number(0, 40));
      Put(member.facts, "disabled", Flag());
      Put(member.facts, "coverage.plan", Word(kPlans, true));
    }
    const double listed = static_cast<double>(household.members.size());
    if (dice_.OneIn(3)) household.facts["household.size"] = Number(listed, 4);
    if (dice_.OneIn(6)) household.facts["household.size"] = FactValue::Number(listed + double(dice_.Below(2)));
    Put(household.facts, "household.income.gross", Income());
    Put(household.facts, "housing", Word(kHousing, false));
    Put(household.facts, "coverage.plan", Word(kPlans, true));
    Put(household.facts, "receives", Set());
    return household;
  }

 private:
  void Put(Facts& facts, const std::string& name, const FactValue& value) {
    if (!dice_.OneIn(2)) facts[name] = value;
  }
  CompareOp Order() { return static_cast<CompareOp>(dice_.Below(6)); }
  CompareOp Equality() { return static_cast<CompareOp>(dice_.Below(2)); }
  Words Some(const Words& words) {
    Words some;
    for (const std::string& word : words) {
      if (dice_.OneIn(2)) some.push_back(word);
    }
    return some.empty() ? Words{words[0]} : some;
  }

  Expr Leaf() {
    switch (dice_.Below(12)) {
      case 0:
        return AskProvider(dice_.OneIn(2) ? "p" : "q");
      case 1:
      case 2:
      case 3:
        return Compare("age", Order(), double(dice_.Below(40)) * 2.5);
      case 4:
        return Compare("disabled", Equality(), dice_.OneIn(2));
      case 5:
        return Compare("household.income.gross", Order(), TableLimit{double(dice_.Below(5)) * 50});
      case 6:
        return Compare("household.income.gross", Order(),
                       Money{std::int64_t(dice_.Below(5)) * 100'000, Period::kMonth});
      case 7:
        if (dice_.OneIn(4)) return Compare("residence.state", Equality(), Words{dice_.Pick(kStates)});
        return Compare("household.size", Order(), double(dice_.Below(6)));
      case 8:
        return Compare("receives", CompareOp::kIncludes, Some(kBenefits));
      case 9:
        return dice_.OneIn(2) ? Compare("coverage.plan", CompareOp::kIn, Some(kPlans))
                              : Compare("coverage.plan", Equality(), Words{dice_.Pick(kPlans)});
      case 10:
        return dice_.OneIn(2) ? Compare("housing", CompareOp::kIn, Some(kHousing))
                              : Compare("housing", Equality(), Words{dice_.Pick(kHousing)});
      default:
        return Compare("disabled", CompareOp::kEq, true);
    }
  }

  FactValue Number(double from, std::size_t span) {
    const double a = from + double(dice_.Below(span)), b = a + double(dice_.Below(span));
    switch (dice_.Below(4)) {
      case 0:
        return FactValue::Number(a);
      case 1:
        return FactValue::Interval(a, std::nullopt);
      case 2:
        return FactValue::Interval(std::nullopt, a);
      default:
        return FactValue::Interval(a, b);
    }
  }
  FactValue Income() {
    const auto a = std::int64_t(dice_.Below(400'000)), b = a + std::int64_t(dice_.Below(200'000));
    const auto period = dice_.OneIn(2) ? Period::kMonth : dice_.OneIn(2) ? Period::kYear : Period::kWeek;
    return dice_.OneIn(2) ? FactValue::Amount({a, period})
                          : FactValue::AmountInterval(a, dice_.OneIn(3) ? std::nullopt : std::optional(b), period);
  }
  FactValue Flag() { return dice_.OneIn(4) ? FactValue::NotApplicable() : FactValue::Bool(dice_.OneIn(2)); }
  FactValue Word(const Words& words, bool may_not_apply) {
    if (may_not_apply && dice_.OneIn(5)) return FactValue::NotApplicable();
    return dice_.OneIn(2) ? FactValue::Word(dice_.Pick(words)) : FactValue::OneOf(Some(words));
  }
  FactValue Set() {
    return dice_.OneIn(5) ? FactValue::NotApplicable() : FactValue::AllOf(Some(kBenefits), dice_.OneIn(3));
  }

  Dice& dice_;
};

// --- The same for Z3 ---

class Theory {
 public:
  // `person`: whom the help is for, by position. `strangers`: people who may live there and are not listed; one for each question about them is
  // enough, since the others may be like one of these.
  explicit Theory(const Household& household, int person = 0, const GuidelineLines& lines = kLines, int strangers = 8)
      : household_(household),
        person_(person),
        lines_(lines),
        strangers_(strangers),
        solver_(z3_),
        size_(z3_.int_const("size")) {
    const auto listed = static_cast<int>(household.members.size());
    const FactValue& stated = FindFact(household.facts, "household.size");
    solver_.add(size_ >= listed);
    if (household.members_complete) {
      solver_.add(size_ == listed);
    } else if (stated.known() && !(stated.max() && *stated.max() < listed)) {
      if (stated.min()) solver_.add(size_ >= static_cast<int>(*stated.min()));
      if (stated.max()) solver_.add(size_ <= static_cast<int>(*stated.max()));
    }
  }

  bool CanHold(const Expr& expr) { return IsPossible(Encode(expr, person_)); }

  // What `expr` comes to in every case.
  Truth Decide(const Expr& expr) {
    const z3::expr holds = Encode(expr, person_);
    const bool can_true = IsPossible(holds), can_false = IsPossible(!holds);
    EXPECT_TRUE(can_true || can_false);
    return can_true && can_false ? Truth::kUnknown : ToTruth(can_true);
  }

 private:
  bool IsPossible(const z3::expr& what) {
    solver_.push();
    solver_.add(what);
    const z3::check_result result = solver_.check();
    solver_.pop();
    EXPECT_NE(result, z3::unknown);
    return result == z3::sat;
  }

  bool IsListed(int who) const { return who < static_cast<int>(household_.members.size()); }
  const FactValue& Of(int who, const std::string& fact) const {
    static const FactValue kNotAsked;
    return IsListed(who) ? FindFact(household_.members[static_cast<std::size_t>(who)].facts, fact) : kNotAsked;
  }

  z3::expr Exactly(double value) {
    return z3_.real_val(std::to_string(static_cast<std::int64_t>(value * 2)).c_str()) / 2;
  }

  static z3::expr Order(const z3::expr& a, CompareOp op, const z3::expr& b) {
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

  // A variable made on its first use, with what is known of it.
  template <class Make>
  z3::expr Once(const std::string& name, Make make) {
    const auto found = made_.find(name);
    return found != made_.end() ? found->second : made_.emplace(name, make(name)).first->second;
  }

  z3::expr Age(int who) {
    return Once("age" + std::to_string(who), [&](const std::string& name) {
      z3::expr age = z3_.real_const(name.c_str());
      const FactValue& known = Of(who, "age");
      solver_.add(age >= 0 && age <= 130);
      if (known.min()) solver_.add(age >= Exactly(*known.min()));
      if (known.max()) solver_.add(age <= Exactly(*known.max()));
      if (!IsListed(who)) return age;
      const MemberRole role = household_.members[static_cast<std::size_t>(who)].role;
      const bool adult = known.min() && *known.min() >= 18, child = known.max() && *known.max() < 18;
      if (role == MemberRole::kChild && !adult) solver_.add(age < 18);
      if (role == MemberRole::kAdult && !child) solver_.add(age >= 18);
      return age;
    });
  }

  // 0 no, 1 yes, 2 does not apply.
  z3::expr Disabled(int who) {
    return Once("disabled" + std::to_string(who), [&](const std::string& name) {
      z3::expr value = z3_.int_const(name.c_str());
      const FactValue& known = Of(who, "disabled");
      solver_.add(value >= 0 && value <= 2);
      if (known.known()) solver_.add(value == (known.bool_value() ? 1 : 0));
      if (known.state() == FactState::kNotApplicable) solver_.add(value == 2);
      return value;
    });
  }

  // The position in `words`, their number for another word, -1 where it does not apply.
  z3::expr Word(const std::string& name, const FactValue& known, const Words& words, bool another, bool may_not_apply) {
    return Once(name, [&](const std::string& variable) {
      z3::expr value = z3_.int_const(variable.c_str());
      solver_.add(value >= (may_not_apply ? -1 : 0) && value < static_cast<int>(words.size()) + (another ? 1 : 0));
      if (known.state() == FactState::kNotApplicable) solver_.add(value == -1);
      if (!known.known()) return value;
      z3::expr one = z3_.bool_val(false);
      for (const std::string& word : known.words()) one = one || value == PositionOf(word, words);
      solver_.add(one);
      return value;
    });
  }

  static int PositionOf(const std::string& word, const Words& words) {
    return static_cast<int>(std::find(words.begin(), words.end(), word) - words.begin());
  }

  z3::expr Plan(int who) {
    const FactValue& own = Of(who, "coverage.plan");
    const FactValue& all = FindFact(household_.facts, "coverage.plan");
    const bool decides = own.known() || own.state() == FactState::kNotApplicable;
    return Word("plan" + std::to_string(who), decides ? own : all, kPlans, true, true);
  }

  z3::expr Income() {
    return Once("income", [&](const std::string& name) {
      z3::expr income = z3_.real_const(name.c_str());  // cents a year
      const FactValue& known = FindFact(household_.facts, "household.income.gross");
      solver_.add(income >= 0);
      const auto yearly = [&](std::int64_t cents) {
        return z3_.real_val(std::to_string(cents * PeriodsPerYear(known.period())).c_str());
      };
      if (known.min_cents()) solver_.add(income >= yearly(*known.min_cents()));
      if (known.max_cents()) solver_.add(income <= yearly(*known.max_cents()));
      return income;
    });
  }

  z3::expr State() {
    const std::string& stated = household_.place.state;
    return Word("state", stated.empty() ? FactValue() : FactValue::Word(stated), kStates, true, true);
  }

  z3::expr Line(const GuidelineLine& line) {
    return z3_.int_val(line.first - line.each_more) + size_ * static_cast<int>(line.each_more);
  }

  z3::expr Receives(const std::string& word) {
    return Once("receives " + word, [&](const std::string& name) {
      z3::expr value = z3_.bool_const(name.c_str());
      const FactValue& known = FindFact(household_.facts, "receives");
      const bool held = std::find(known.words().begin(), known.words().end(), word) != known.words().end();
      if (known.state() == FactState::kNotApplicable) solver_.add(!value);
      if (known.known() && held) solver_.add(value);
      if (known.known() && !held && known.complete()) solver_.add(!value);
      return value;
    });
  }

  z3::expr InWords(const z3::expr& value, const Words& all, const Expr& compare) {
    z3::expr in = z3_.bool_val(false);
    for (const std::string& word : std::get<Words>(compare.constant)) in = in || value == PositionOf(word, all);
    return compare.op == CompareOp::kNe ? !in && value >= 0 : in;
  }

  z3::expr Atom(const Expr& compare, int who) {
    if (compare.fact == "age") return Order(Age(who), compare.op, Exactly(std::get<double>(compare.constant)));
    if (compare.fact == "disabled") {
      const bool yes = std::get<bool>(compare.constant) == (compare.op == CompareOp::kEq);
      return Disabled(who) == (yes ? 1 : 0);
    }
    if (compare.fact == "household.size")
      return Order(size_, compare.op, z3_.int_val(static_cast<int>(std::get<double>(compare.constant))));
    if (compare.fact == "residence.state") return InWords(State(), kStates, compare);
    if (compare.fact == "coverage.plan") return InWords(Plan(who), kPlans, compare);
    if (compare.fact == "housing")
      return InWords(Word("housing", FindFact(household_.facts, "housing"), kHousing, false, false), kHousing, compare);
    if (compare.fact == "receives") {
      z3::expr any = z3_.bool_val(false);
      for (const std::string& word : std::get<Words>(compare.constant)) any = any || Receives(word);
      return any;
    }
    if (const auto* money = std::get_if<Money>(&compare.constant))
      return Order(Income(), compare.op, z3_.real_val(std::to_string(money->cents * 12).c_str()));
    const auto percent = static_cast<int>(std::get<TableLimit>(compare.constant).percent);
    const z3::expr line =
        z3::ite(State() == 0, Line(lines_[0]), z3::ite(State() == 1, Line(lines_[1]), Line(lines_[2])));
    return Order(Income() * 100, compare.op, z3::to_real(line * percent));
  }

  z3::expr Quantify(const Expr& expr) {
    const bool any = expr.quantifier == Quantifier::kAny;
    z3::expr whole = z3_.bool_val(!any);
    const auto listed = static_cast<int>(household_.members.size());
    for (int who = 0; who < listed + strangers_; ++who) {
      z3::expr counts = who < listed ? z3_.bool_val(true) : size_ > who;
      if (expr.group == MemberGroup::kChild) counts = counts && Age(who) < 18;
      if (expr.group == MemberGroup::kAdult) counts = counts && Age(who) >= 18;
      const z3::expr body = Encode(expr.children.front(), who);
      whole = any ? whole || (counts && body) : whole && (!counts || body);
    }
    return whole;
  }

  z3::expr Encode(const Expr& expr, int who) {
    switch (expr.kind) {
      case Expr::Kind::kAnyone:
        return z3_.bool_val(true);
      case Expr::Kind::kAskProvider:
        return z3_.bool_const(("ask " + expr.question).c_str());
      case Expr::Kind::kCompare:
        return Atom(expr, who);
      case Expr::Kind::kNot:
        return !Encode(expr.children.front(), who);
      case Expr::Kind::kQuantified:
        return Quantify(expr);
      case Expr::Kind::kAnd:
      case Expr::Kind::kOr:
        break;
    }
    const bool all = expr.kind == Expr::Kind::kAnd;
    z3::expr whole = z3_.bool_val(all);
    for (const Expr& child : expr.children) {
      const z3::expr one = Encode(child, who);
      whole = all ? whole && one : whole || one;
    }
    return whole;
  }

  const Household& household_;
  int person_;
  GuidelineLines lines_;
  int strangers_;
  z3::context z3_;
  z3::solver solver_;
  z3::expr size_;
  std::map<std::string, z3::expr> made_;
};

inline void QuestionsAboutMembers(const Expr& expr, std::set<std::string>& questions) {
  if (expr.kind == Expr::Kind::kQuantified) questions.insert(FormatExpr(expr));
  for (const Expr& child : expr.children) QuestionsAboutMembers(child, questions);
}

// Of more than three questions about people who are not listed each is free: the verdict may then stay open.
inline bool IsModelled(const Expr& expr, const Household& household) {
  std::set<std::string> questions;
  QuestionsAboutMembers(expr, questions);
  return household.members_complete || questions.size() <= 3;
}

// KITH_Z3_RULES, or 2,000; half of each kind.
inline std::uint64_t RuleCount() {
  const char* asked = std::getenv("KITH_Z3_RULES");  // NOLINT(concurrency-mt-unsafe)
  return (asked == nullptr ? 2000 : std::strtoull(asked, nullptr, 10)) / 2;
}

}  // namespace kith
