#include "src/eligibility/finding.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/area_test.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/made_facts.h"

namespace kith {
namespace {

constexpr double kSpouseAge = 15;  // nobody younger is taken for the head's spouse

Finding Leaf(Finding::Shape shape, Truth truth, const Expr& expr, const Member* member) {
  Finding leaf;
  leaf.shape = shape;
  leaf.truth = truth;
  leaf.expr = &expr;
  leaf.member = member;
  return leaf;
}

bool IsOfRole(MemberGroup group) { return group >= MemberGroup::kHead; }

bool HasSpouse(const Household& household) {
  return std::ranges::any_of(household.members,
                             [](const Member& member) { return member.role == MemberRole::kSpouse; });
}

// The age says it; where it does not, the role may.
Truth IsOfAge(MemberGroup group, const Expr& age, const Scope& scope) {
  const bool child = group == MemberGroup::kChild;
  const Truth truth = LookUp(age.fact, scope).known() ? CompareFact(age, scope) : Truth::kUnknown;
  const MemberRole role = scope.member->role;
  if (truth == Truth::kUnknown && role == MemberRole::kChild) return ToTruth(child);
  if (truth == Truth::kUnknown && role == MemberRole::kAdult) return ToTruth(!child);
  return truth;
}

// The role says it; of whom nobody said one, that there is a spouse already, or the age, may say that it is not.
Truth IsHeadOrSpouse(MemberGroup group, const Expr& role, const Scope& scope) {
  const bool is_head = scope.member == scope.household->Head();
  if (group == MemberGroup::kHead) return ToTruth(is_head);
  if (group == MemberGroup::kHeadOrSpouse && is_head) return Truth::kTrue;
  if (is_head) return Truth::kFalse;
  const Truth truth = CompareFact(role, scope);
  if (truth != Truth::kUnknown) return truth;
  const FactValue age = LookUp("age", scope);
  const bool too_young = age.max() && *age.max() < kSpouseAge;
  return HasSpouse(*scope.household) || too_young ? Truth::kFalse : Truth::kUnknown;
}

Finding Group(MemberGroup group, const Scope& scope) {
  const Expr& expr = GroupTest(group);
  return Leaf(Finding::Shape::kGroup,
              IsOfRole(group) ? IsHeadOrSpouse(group, expr, scope) : IsOfAge(group, expr, scope), expr, scope.member);
}

Finding Node(Finding::Shape shape, std::vector<Finding> parts, const Expr& expr, const Member* member) {
  Finding node = Leaf(shape, TruthOf(shape, parts), expr, member);
  node.parts = std::move(parts);
  return node;
}

Finding ExamineForMember(const Expr& quantified, const Scope& scope) {
  const Expr& of_one = quantified.children.front();
  Finding body = Examine(of_one, scope);
  if (quantified.group == MemberGroup::kMember) return body;
  std::vector<Finding> both;
  both.push_back(Group(quantified.group, scope));
  if (quantified.quantifier == Quantifier::kAny) {
    both.push_back(std::move(body));
    return Node(Finding::Shape::kAll, std::move(both), of_one, scope.member);
  }
  std::vector<Finding> either;
  either.push_back(Node(Finding::Shape::kNot, std::move(both), of_one, scope.member));
  either.push_back(std::move(body));
  return Node(Finding::Shape::kAny, std::move(either), of_one, scope.member);
}

Finding ExamineQuantified(const Expr& expr, const Scope& scope) {
  std::vector<Finding> parts;
  parts.reserve(scope.household->members.size() + 1);
  for (const Member& member : scope.household->members) {
    parts.push_back(ExamineForMember(expr, {scope.household, &member, scope.day}));
  }
  if (MayHaveUnlistedMembers(expr.group, scope))
    parts.push_back(Leaf(Finding::Shape::kUnlisted, Truth::kUnknown, expr, nullptr));
  const auto shape = expr.quantifier == Quantifier::kAny ? Finding::Shape::kAny : Finding::Shape::kAll;
  return Node(shape, std::move(parts), expr, scope.member);
}

// What is stated where nobody looks.
const FactValue& NotAsked() {
  static const FactValue kNone;
  return kNone;
}

const FactValue& OfMember(std::string_view fact, const Scope& scope) {
  return scope.member == nullptr ? NotAsked() : FindFact(scope.member->facts, fact);
}

bool IsNotAsked(const FactValue& value) { return value.state() == FactState::kNotAsked; }

// At least those who are listed, and one. What was stated narrows that down; a size below it cannot be meant and is set aside, so that stating
// one never takes anything back.
FactValue Size(const Household& household) {
  const auto listed = static_cast<double>(household.members.size());
  if (household.members_complete && listed > 0) return FactValue::Number(listed);
  const FactValue& stated = FindFact(household.facts, "household.size");
  const double least = std::max(listed, 1.0);
  if (stated.type() != FactType::kNumber) return FactValue::Interval(least, std::nullopt);
  const double min = std::max(least, std::ceil(stated.min().value_or(least)));
  const double max = std::floor(stated.max().value_or(kMaxHouseholdSize));
  if (!(min <= max)) return FactValue::Interval(least, std::nullopt);
  return FactValue::Interval(min, stated.max() ? std::optional(max) : std::nullopt);
}

// What the member states, else what the household states of all; where neither is known, declined where one was.
const FactValue& OfMemberElseHousehold(const FactValue& of_member, const FactValue& of_household) {
  const auto decides = [](const FactValue& value) {
    return value.known() || value.state() == FactState::kNotApplicable;
  };
  if (decides(of_member) || (IsNotAsked(of_household) && !IsNotAsked(of_member))) return of_member;
  return of_household;
}

// What the household certainly does not receive, nobody in it does.
bool IsNotReceivedByAnybody(const Expr& expr, const Scope& scope) {
  if (expr.fact != "person.receives") return false;
  const FactValue& of_all = FindFact(scope.household->facts, "receives");
  return of_all.known() && CompareValue(of_all, expr.op, expr.constant, "receives") == Truth::kFalse;
}

// All that is known of where the household stays, with what certainly follows of it.
Place PlaceOf(const Scope& scope) {
  Place place = scope.household->place;
  const auto fill = [&](std::string& name, std::string_view fact) {
    const FactValue value = LookUp(fact, scope);
    if (name.empty() && value.type() == FactType::kWords && value.words().size() == 1) name = value.words().front();
  };
  fill(place.zip, "residence.zip");
  fill(place.city, "residence.city");
  fill(place.county, "residence.county");
  fill(place.state, "residence.state");
  return place;
}

Truth CompareWithLimit(const FactValue& value, CompareOp op, const TableLimit& limit, const Scope& scope) {
  const std::optional<Range<Int128>> amounts = AmountsFor(value, limit);
  const LimitRange range = FindLimits(limit, scope, value.period());
  return amounts && range.limits ? CompareRanges(*amounts, op, *range.limits) : Truth::kUnknown;
}

}  // namespace

const Expr& GroupTest(MemberGroup group) {
  const auto role = [](CompareOp op, std::vector<std::string> words) {
    Expr expr;
    expr.kind = Expr::Kind::kCompare;
    expr.fact = "role";
    expr.op = op;
    expr.constant = std::move(words);
    return expr;
  };
  static const Expr kIsMember;
  static const Expr kIsChild = AgeComparison(CompareOp::kLt, kAdultAge);
  static const Expr kIsAdult = AgeComparison(CompareOp::kGe, kAdultAge);
  static const Expr kIsHead = role(CompareOp::kEq, {"head"});
  static const Expr kIsSpouse = role(CompareOp::kEq, {"spouse"});
  static const Expr kIsEither = role(CompareOp::kIn, {"head", "spouse"});
  switch (group) {
    case MemberGroup::kMember:
      break;
    case MemberGroup::kChild:
      return kIsChild;
    case MemberGroup::kAdult:
      return kIsAdult;
    case MemberGroup::kHead:
      return kIsHead;
    case MemberGroup::kSpouse:
      return kIsSpouse;
    case MemberGroup::kHeadOrSpouse:
      return kIsEither;
  }
  return kIsMember;
}

Truth CompareFact(const Expr& expr, const Scope& scope) {
  if (const auto* areas = std::get_if<AreaNames>(&expr.constant))
    return areas->test == nullptr ? Truth::kUnknown : areas->test->Holds(PlaceOf(scope));
  const FactValue value = LookUp(expr.fact, scope);
  if (!value.known() && IsNotReceivedByAnybody(expr, scope)) return Truth::kFalse;
  if (value.state() == FactState::kNotApplicable) return Truth::kFalse;
  if (!value.known()) return Truth::kUnknown;
  if (const auto* limit = std::get_if<TableLimit>(&expr.constant))
    return CompareWithLimit(value, expr.op, *limit, scope);
  return CompareValue(value, expr.op, expr.constant, expr.fact).value_or(Truth::kUnknown);
}

// Looked for is only where it may stand.
FactSource FindSource(std::string_view fact, const KnownFact* known, const Scope& scope) {
  const Household& household = *scope.household;
  const FactOwner owner = known == nullptr ? FactOwner::kMemberElseHousehold : known->owner;
  const bool of_member = owner == FactOwner::kMember || owner == FactOwner::kMemberElseHousehold;
  const bool of_household = owner != FactOwner::kMember || household.members.empty();
  return SourceOf(fact, known, of_member ? OfMember(fact, scope) : NotAsked(),
                  of_household ? FindFact(household.facts, fact) : NotAsked(), household);
}

FactSource SourceOf(std::string_view fact, const KnownFact* known, const FactValue& of_member,
                    const FactValue& of_household, const Household& household) {
  const FactOwner owner = known == nullptr ? FactOwner::kMemberElseHousehold : known->owner;
  const auto stated = [&](const FactValue& value) {
    const bool told = known == nullptr || value.known() || value.state() == FactState::kNotApplicable;
    return FactSource{&value, nullptr, false, !told && MayBeMade(fact)};
  };
  switch (owner) {
    case FactOwner::kMember:
      return stated(household.members.empty() ? of_household : of_member);
    case FactOwner::kMemberElseHousehold:
      return {&OfMemberElseHousehold(of_member, of_household)};
    case FactOwner::kPlace: {
      const std::string& named = household.place.Named(known->area);
      return named.empty() ? FactSource{&of_household} : FactSource{nullptr, &named};
    }
    case FactOwner::kHousehold:
      break;
  }
  return fact == "household.size" ? FactSource{&of_household, nullptr, true} : stated(of_household);
}

FactValue LookUp(std::string_view fact, const Scope& scope) {
  const FactSource source = FindSource(fact, FindKnownFact(fact), scope);
  if (source.is_size) return Size(*scope.household);
  if (source.name != nullptr) return FactValue::Word(*source.name);
  FactValue made = source.is_made ? MadeValue(fact, scope) : FactValue();
  return IsNotAsked(made) ? *source.value : made;
}

Truth IsInGroup(MemberGroup group, const Scope& scope) {
  return group == MemberGroup::kMember ? Truth::kTrue : Group(group, scope).truth;
}

bool MayHaveUnlistedMembers(const Scope& scope) {
  const FactValue size = LookUp("household.size", scope);
  const auto listed = static_cast<double>(scope.household->members.size());
  return !size.max() || *size.max() > listed;
}

bool MayHaveUnlistedMembers(MemberGroup group, const Scope& scope) {
  const bool head_is_listed = !scope.household->members.empty();
  if (group == MemberGroup::kHead && head_is_listed) return false;
  if (IsOfRole(group) && head_is_listed && HasSpouse(*scope.household)) return false;
  return MayHaveUnlistedMembers(scope);
}

bool WasDeclined(std::string_view fact, const Scope& scope) {
  const auto of_household = [&](std::string_view name) {
    return FindFact(scope.household->facts, name).state() == FactState::kDeclined;
  };
  if (fact == "members") return of_household("members") || of_household("household.size");
  if (fact == "household.size") return of_household(fact);
  return LookUp(fact, scope).state() == FactState::kDeclined;
}

Truth TruthOf(Finding::Shape shape, const std::vector<Finding>& parts) {
  if (shape == Finding::Shape::kNot) return Not(parts.front().truth);
  Truth truth = ToTruth(shape == Finding::Shape::kAll);
  for (const Finding& part : parts) {
    truth = shape == Finding::Shape::kAll ? And(truth, part.truth) : Or(truth, part.truth);
  }
  return truth;
}

Finding Examine(const Expr& expr, const Scope& scope) {
  using Shape = Finding::Shape;
  std::vector<Finding> parts;
  switch (expr.kind) {
    case Expr::Kind::kAnyone:
      return Leaf(Shape::kAnyone, Truth::kTrue, expr, scope.member);
    case Expr::Kind::kAskProvider:
      return Leaf(Shape::kAskProvider, Truth::kUnknown, expr, scope.member);
    case Expr::Kind::kCompare:
      return Leaf(Shape::kAtom, CompareFact(expr, scope), expr, scope.member);
    case Expr::Kind::kQuantified:
      return ExamineQuantified(expr, scope);
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr:
    case Expr::Kind::kNot:
      break;
  }
  parts.reserve(expr.children.size());
  for (const Expr& child : expr.children) parts.push_back(Examine(child, scope));
  const Shape shape = expr.kind == Expr::Kind::kAnd  ? Shape::kAll
                      : expr.kind == Expr::Kind::kOr ? Shape::kAny
                                                     : Shape::kNot;
  return Node(shape, std::move(parts), expr, scope.member);
}

Truth EvaluateExpr(const Expr& expr, const Household& household, const Member* member, Date day) {
  return Examine(expr, {&household, member, day}).truth;
}

}  // namespace kith
