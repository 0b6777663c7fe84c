#include "src/eligibility/finding.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

constexpr double kAdultAge = 18;
constexpr double kMaxHouseholdSize = 1'000'000;  // larger ones are mistakes

Finding Leaf(Finding::Shape shape, Truth truth, const Expr& expr, const Member* member) {
  Finding leaf;
  leaf.shape = shape;
  leaf.truth = truth;
  leaf.expr = &expr;
  leaf.member = member;
  return leaf;
}

Truth CompareWithGuideline(const FactValue& value, CompareOp op, PercentFpl percent, const Scope& scope) {
  const std::optional<Range<Int128>> amounts = YearlyAmounts(value);
  const GuidelineRange guidelines = FindGuidelines(scope);
  if (!amounts || !guidelines.least) return Truth::kUnknown;
  Range<Int128> limits;
  limits.min = ExactLimit(percent, guidelines.least->cents_per_year);
  if (guidelines.greatest) limits.max = ExactLimit(percent, guidelines.greatest->cents_per_year);
  return CompareRanges(*amounts, op, limits);
}

Truth Compare(const Expr& expr, const Scope& scope) {
  const FactValue value = LookUp(expr.fact, scope);
  if (value.state() == FactState::kNotApplicable) return Truth::kFalse;
  if (!value.known()) return Truth::kUnknown;
  if (const auto* percent = std::get_if<PercentFpl>(&expr.constant))
    return CompareWithGuideline(value, expr.op, *percent, scope);
  return CompareValue(value, expr.op, expr.constant, expr.fact).value_or(Truth::kUnknown);
}

// Whether `scope.member` is a child, or an adult. The age says it; where it does not, the role may.
Finding Group(MemberGroup group, const Scope& scope) {
  static const Expr kIsChild = AgeComparison(CompareOp::kLt, kAdultAge);
  static const Expr kIsAdult = AgeComparison(CompareOp::kGe, kAdultAge);
  const bool child = group == MemberGroup::kChild;
  const Expr& expr = child ? kIsChild : kIsAdult;
  Truth truth = LookUp(expr.fact, scope).known() ? Compare(expr, scope) : Truth::kUnknown;
  const MemberRole role = scope.member->role;
  if (truth == Truth::kUnknown && role == MemberRole::kChild) truth = ToTruth(child);
  if (truth == Truth::kUnknown && role == MemberRole::kAdult) truth = ToTruth(!child);
  return Leaf(Finding::Shape::kGroup, truth, expr, scope.member);
}

// Only a size that was stated, or the word that the list is whole, says that nobody else lives there.
bool MayHaveUnlistedMembers(const Scope& scope) {
  const FactValue size = LookUp("household.size", scope);
  const auto listed = static_cast<double>(scope.household->members.size());
  return !size.max() || *size.max() > listed;
}

Truth Settle(Finding::Shape shape, const std::vector<Finding>& parts) {
  if (shape == Finding::Shape::kNot) return Not(parts.front().truth);
  Truth truth = ToTruth(shape == Finding::Shape::kAll);
  for (const Finding& part : parts) {
    truth = shape == Finding::Shape::kAll ? And(truth, part.truth) : Or(truth, part.truth);
  }
  return truth;
}

Finding Node(Finding::Shape shape, std::vector<Finding> parts, const Expr& expr, const Member* member) {
  Finding node = Leaf(shape, Settle(shape, parts), expr, member);
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
  for (const Member& member : scope.household->members) {
    parts.push_back(ExamineForMember(expr, {scope.household, &member, scope.day}));
  }
  if (MayHaveUnlistedMembers(scope)) parts.push_back(Leaf(Finding::Shape::kUnlisted, Truth::kUnknown, expr, nullptr));
  const auto shape = expr.quantifier == Quantifier::kAny ? Finding::Shape::kAny : Finding::Shape::kAll;
  return Node(shape, std::move(parts), expr, scope.member);
}

const FactValue& OfMember(std::string_view fact, const Scope& scope) {
  static const FactValue kNotAsked;
  return scope.member == nullptr ? kNotAsked : FindFact(scope.member->facts, fact);
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

}  // namespace

FactValue LookUp(std::string_view fact, const Scope& scope) {
  const Household& household = *scope.household;
  const KnownFact* known = FindKnownFact(fact);
  const FactOwner owner = known == nullptr ? FactOwner::kMemberElseHousehold : known->owner;
  const FactValue& of_household = FindFact(household.facts, fact);
  const FactValue& of_member = OfMember(fact, scope);
  switch (owner) {
    case FactOwner::kMember:
      return household.members.empty() ? of_household : of_member;
    case FactOwner::kMemberElseHousehold:
      return OfMemberElseHousehold(of_member, of_household);
    case FactOwner::kPlace: {
      const std::string& named = household.place.Named(known->area);
      return named.empty() ? of_household : FactValue::Word(named);
    }
    case FactOwner::kHousehold:
      break;
  }
  return fact == "household.size" ? Size(household) : of_household;
}

bool WasDeclined(std::string_view fact, const Scope& scope) {
  if (fact == "household.size") return FindFact(scope.household->facts, fact).state() == FactState::kDeclined;
  return LookUp(fact, scope).state() == FactState::kDeclined;
}

GuidelineRange FindGuidelines(const Scope& scope) {
  GuidelineRange range;
  range.size = LookUp("household.size", scope);
  const double least = range.size.min().value_or(1);
  // A size that is a mistake decides nothing.
  range.min_size = static_cast<std::int32_t>(std::min(least, kMaxHouseholdSize));
  if (least <= kMaxHouseholdSize) range.least = FindPovertyGuideline(range.min_size, scope.day);
  if (!range.size.max() || *range.size.max() > kMaxHouseholdSize) return range;
  range.max_size = static_cast<std::int32_t>(*range.size.max());
  range.greatest = FindPovertyGuideline(*range.max_size, scope.day);
  return range;
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
      return Leaf(Shape::kAtom, Compare(expr, scope), expr, scope.member);
    case Expr::Kind::kQuantified:
      return ExamineQuantified(expr, scope);
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr:
    case Expr::Kind::kNot:
      break;
  }
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
