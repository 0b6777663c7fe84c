// Small worlds: households of two of which little is known, every way that the rest may be, and a second evaluator of rules for households of
// which everything is known: of two values and of whole numbers, it shares nothing with the library but its records.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kith/base/time.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule.h"
#include "tests/eligibility/random_rules.h"

namespace kith {

using Words = std::vector<std::string>;

inline const Date kWorldDay = *ParseDate("2026-11-24");

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

// At, between and around all that RandomLeaf compares with. For two: 100% of the guideline is 2,164,000 cents a year.
constexpr std::int64_t kIncomes[] = {0, 2163996, 2163998, 2164000, 3000000, 4328000, 4328001};  // a year
constexpr std::size_t kIncomeCount = std::size(kIncomes);
// And for rules of every kind: 185% is 4,003,400 for two and 5,054,200 for three; 60% of the state median income for two is 5,427,200, 50% of the
// area median income 6,665,000. In Alaska 100% for two is 2,705,000, in Hawaii 2,489,000.
constexpr std::int64_t kWideIncomes[] = {0,       2164000, 2164001, 2489000, 2705001, 4003400, 4003401,
                                         4328000, 5054200, 5054201, 5427200, 5427201, 6665001};
inline FactValue Income(std::int64_t cents) { return FactValue::Amount({cents, Period::kYear}); }

class RandomHousehold {
 public:
  // `by_cases`: an income and a way of living apply to every household, and a fact of the user's own is each member's, as docs/rules.md says of
  // deciding by cases.
  // `wide`: with spouses and children expected.
  explicit RandomHousehold(Dice& dice, bool by_cases = false, bool wide = false)
      : dice_(dice), by_cases_(by_cases), wide_(wide) {}

  // Fills `household`; `slots` are all its facts, and point into it.
  void Make(Household& household, std::vector<Slot>& slots) {
    household.members.resize(2);
    household.members_complete = true;
    household.members[0].id = "ana";
    household.members[0].role = MemberRole::kHead;
    household.members[1].id = "ben";
    std::vector<MemberRole> roles = {MemberRole::kChild, MemberRole::kAdult, MemberRole::kOther};
    if (wide_) roles.push_back(MemberRole::kSpouse);
    household.members[1].role = dice_.Pick(roles);
    for (Member& member : household.members) {
      Put(member.facts, "age", Age(member.role), slots);
      Put(member.facts, "disabled", Flag(), slots);
      if (by_cases_) Put(member.facts, "homebound", Flag(), slots);
    }
    if (wide_) PutPregnancy(household, slots);
    Put(household.facts, "household.income.gross", IncomeKnowledge(), slots);
    Put(household.facts, "housing", Word({"stably_housed", "imminent_risk", "literally_homeless", "unstably_housed"}),
        slots);
    Put(household.facts, "receives", Benefits(), slots);
    if (!by_cases_) Put(household.facts, "homebound", Flag(), slots);
  }

 private:
  void Put(Facts& facts, const std::string& name, Knowledge knowledge, std::vector<Slot>& slots) {
    facts[name] = knowledge.known;
    slots.push_back({&facts, name, std::move(knowledge.values)});
  }

  // Of the first alone. Who is known to expect a child is pregnant, whether that was asked or not.
  void PutPregnancy(Household& household, std::vector<Slot>& slots) {
    Knowledge pregnant = Flag(), expected = Expected();
    if (expected.known.known() && pregnant.values.size() > 1) pregnant.values = {FactValue::Bool(true)};
    Put(household.members[0].facts, "pregnant", std::move(pregnant), slots);
    Put(household.members[0].facts, "expected_children", std::move(expected), slots);
    household.members[1].facts["pregnant"] = FactValue::Bool(false);
  }

  Knowledge Expected() {
    const std::vector<FactValue> values = {FactValue::Number(1), FactValue::Number(2)};
    if (dice_.OneIn(3)) return Open(values, false);
    if (dice_.OneIn(2)) return Exactly(dice_.Pick(values));
    return {FactValue::Interval(1, 2), values};
  }

  Knowledge Open(std::vector<FactValue> values, bool may_not_apply) {
    if (may_not_apply) values.push_back(FactValue::NotApplicable());
    return {dice_.OneIn(2) ? FactValue::NotAsked() : FactValue::Declined(), std::move(values)};
  }

  Knowledge Exactly(const FactValue& value) { return {value, {value}}; }

  Knowledge Age(MemberRole role) {
    std::vector<double> ages = {2, 3, 4, 5, 17.5, 18, 30, 60, 64.9};
    constexpr std::ptrdiff_t kChildAges = 5;
    if (role == MemberRole::kChild) ages.resize(kChildAges);  // a role says what an age may be where that is not stated
    if (role == MemberRole::kAdult) ages.erase(ages.begin(), ages.begin() + kChildAges);
    if (wide_ && role == MemberRole::kHead) ages = {17.5, 18, 30};  // who may be pregnant
    if (wide_ && role == MemberRole::kSpouse) ages.erase(ages.begin(), ages.begin() + kChildAges - 1);
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
    std::vector<std::int64_t> incomes(std::begin(kIncomes), std::end(kIncomes));
    if (wide_) incomes.assign(std::begin(kWideIncomes), std::end(kWideIncomes));
    for (const std::int64_t cents : incomes) values.push_back(Income(cents));
    const std::size_t first = dice_.Below(incomes.size());
    const std::size_t last = first + dice_.Below(incomes.size() - first);
    if (dice_.OneIn(3)) return Open(values, !by_cases_);
    return {
        FactValue::AmountInterval(incomes[first], incomes[last], Period::kYear),
        {values.begin() + static_cast<std::ptrdiff_t>(first), values.begin() + static_cast<std::ptrdiff_t>(last) + 1}};
  }

  Knowledge Word(const Words& words) {
    std::vector<FactValue> values;
    for (const std::string& word : words) values.push_back(FactValue::Word(word));
    if (dice_.OneIn(3)) return Open(values, !by_cases_);
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
  bool by_cases_, wide_;
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
  bool ben_is_spouse = false;  // the second of the two

  bool Compare(const Expr& expr, const Member* member) const {
    const bool of_member = member != nullptr && member->facts.contains(expr.fact);
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
    const std::int64_t yearly = *value.min_cents();
    if (const Money* money = std::get_if<Money>(&expr.constant))
      return Holds(expr.op, yearly, money->period == Period::kMonth ? money->cents * 12 : money->cents);
    return CompareWithTable(expr.op, yearly, std::get<TableLimit>(expr.constant));
  }

  // The figures published for two, three and four, in dollars.
  bool CompareWithTable(CompareOp op, std::int64_t yearly_cents, const TableLimit& limit) const {
    if (limit.table == "smi") return Holds<std::int64_t>(op, yearly_cents, 54'272'00);
    if (limit.table == "ami") return Holds<std::int64_t>(op, yearly_cents, 66'650'00);
    constexpr std::int64_t kGuidelines[][3] = {
        {21'640, 27'320, 33'000}, {27'050, 34'150, 41'250}, {24'890, 31'420, 37'950}};
    const auto state = household->facts.find("residence.state");
    const bool elsewhere = state == household->facts.end() || !state->second.known();
    const std::string where = elsewhere ? std::string() : state->second.words().front();
    const std::int64_t* guidelines = kGuidelines[where == "Alaska" ? 1 : where == "Hawaii" ? 2 : 0];
    const auto percent = static_cast<std::int64_t>(limit.percent);
    if (limit.unborn == UnbornCount::kNotCounted) return Holds(op, yearly_cents * 100, percent * guidelines[0] * 100);
    return Holds(op, yearly_cents, (percent * guidelines[Unborn()] + 99) / 100 * 100);  // up to a whole dollar
  }

  std::size_t Unborn() const {
    const Facts& facts = household->members[0].facts;
    const FactValue& pregnant = facts.at("pregnant");
    if (!pregnant.known() || !pregnant.bool_value()) return 0;
    return static_cast<std::size_t>(*facts.at("expected_children").min());
  }

  bool IsIn(MemberGroup group, const Member& member) const {
    const bool head = &member == &household->members[0], child = *member.facts.at("age").min() < 18;
    switch (group) {
      case MemberGroup::kMember:
        return true;
      case MemberGroup::kChild:
        return child;
      case MemberGroup::kAdult:
        return !child;
      case MemberGroup::kHead:
        return head;
      case MemberGroup::kSpouse:
        return !head && ben_is_spouse;
      case MemberGroup::kHeadOrSpouse:
        break;
    }
    return head || ben_is_spouse;
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
      if (!IsIn(expr.group, each)) continue;
      const bool holds = Judge(expr.children[0], &each);
      if (holds == (expr.quantifier == Quantifier::kAny)) return holds;
    }
    return expr.quantifier == Quantifier::kAll;
  }
};

// --- Rules over those facts ---

inline TableLimit RandomLimit(Dice& dice) {
  TableLimit limit;
  limit.percent = dice.OneIn(2) ? 100 : 200;
  switch (dice.Below(4)) {
    case 0:
      limit.table = "smi";
      limit.percent = 60;
      break;
    case 1:
      limit.table = "ami";
      limit.percent = 50;
      break;
    case 2:
      limit.percent = 185;
      limit.rebase_month = 7;
      limit.round = LimitRounding::kUpPeriod;
      limit.unborn = UnbornCount::kCounted;
      break;
    default:
      break;
  }
  return limit;
}

inline Expr RandomLeaf(Dice& dice) {
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
      return kith::Compare("household.income.gross", order(), TableLimit{dice.OneIn(2) ? 100.0 : 200.0});
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

inline Expr RandomExpr(Dice& dice) {
  return RandomTree(dice, 3, true, [&] { return RandomLeaf(dice); });
}

// With limits of every table, and quantifiers of every group.
inline Expr WideExpr(Dice& dice) {
  const auto leaf = [&] {
    if (!dice.OneIn(4)) return RandomLeaf(dice);
    return kith::Compare("household.income.gross", static_cast<CompareOp>(dice.Below(6)), RandomLimit(dice));
  };
  return RandomTree(dice, 3, true, leaf, 6);
}

// Whether the second of the two may be the head's spouse, or may not be: asked of wide households alone.
inline bool MayBeSpouse(const Member& ben, bool is_spouse) {
  if (ben.role == MemberRole::kSpouse) return is_spouse;
  const bool wide = ben.facts.contains("pregnant");
  return !is_spouse || (wide && ben.role == MemberRole::kOther && *ben.facts.at("age").min() >= 15);
}

inline bool HasLimitOf(const Expr& expr, std::string_view table) {
  const auto* limit = std::get_if<TableLimit>(&expr.constant);
  return (limit != nullptr && limit->table == table) ||
         std::ranges::any_of(expr.children, [&](const Expr& child) { return HasLimitOf(child, table); });
}

// Half the households say that they stay in California, the others nothing of their state: they may stay anywhere. Of tables that are those of one place
// all say it.
inline void PutState(Dice& dice, const Expr& expr, Household& household, std::vector<Slot>& slots) {
  if (HasLimitOf(expr, "smi") || HasLimitOf(expr, "ami") || dice.OneIn(2)) {
    household.place.state = "California";
    return;
  }
  household.facts["residence.state"] = FactValue::NotAsked();
  slots.push_back({&household.facts,
                   "residence.state",
                   {FactValue::Word("California"), FactValue::Word("Alaska"), FactValue::Word("Hawaii")}});
}

// Calls `visit` in every world that fits what is known: all values of all slots from `first` on, and all answers of the provider.
template <class Visit>
void ForEachWorld(const Household& household, const std::vector<Slot>& slots, std::size_t first, Visit visit) {
  if (first == slots.size()) {
    for (const std::set<std::string>& yes : std::vector<std::set<std::string>>{{}, {"p"}, {"q"}, {"p", "q"}})
      for (const bool spouse : {false, true})
        if (MayBeSpouse(household.members[1], spouse)) visit(World{&household, yes, spouse});
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

inline std::set<std::string> FactsOf(const Expr& expr) {
  std::set<std::string> facts = {expr.fact};
  if (expr.kind == Expr::Kind::kQuantified) facts.insert("age");
  if (std::holds_alternative<TableLimit>(expr.constant))
    facts.insert({"pregnant", "expected_children", "residence.state"});
  for (const Expr& child : expr.children) facts.merge(FactsOf(child));
  return facts;
}

// Slots whose values the expression reads; all others keep the first value that fits.
inline std::vector<Slot> SlotsReadBy(const Expr& expr, const std::vector<Slot>& slots) {
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

}  // namespace kith
