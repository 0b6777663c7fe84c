#include "src/eligibility/nearest_change.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>
#include <vector>

#include "src/eligibility/asked_of.h"

namespace kith {
namespace {

// How far something is from being so.
constexpr int kIsSo = 0, kOpen = 1, kAmount = 2, kOther = 4, kStillToCome = 6, kOtherPeople = 8, kNever = 1'000'000;

int Plus(int a, int b) { return std::min(a + b, kNever); }

// Whether the comparison, or its opposite, is kept from holding by what only grows: an age above the bound.
bool WantsLess(const Expr& compare, const FactValue& value, bool holds) {
  const auto* bound = std::get_if<double>(&compare.constant);
  if (bound == nullptr || !value.min()) return false;
  const bool upper = compare.op == CompareOp::kLt || compare.op == CompareOp::kLe;
  const bool lower = compare.op == CompareOp::kGt || compare.op == CompareOp::kGe;
  if (compare.op == CompareOp::kEq) return holds && *value.min() > *bound;
  return holds ? upper : lower;
}

bool NeverChanges(const Expr& compare, const Scope& scope, bool holds) {
  constexpr std::array<std::string_view, 4> kWhoTheyAre = {"gender", "veteran", "discharge", "role"};
  if (std::ranges::find(kWhoTheyAre, compare.fact) != kWhoTheyAre.end()) return true;
  const FactValue value = LookUp(compare.fact, scope);
  if (value.state() == FactState::kNotApplicable || WhyTaken(compare.fact, scope) != Taken::kNot) return true;
  const bool only_grows = compare.fact == "age" || compare.fact == "months_since_pregnancy";
  return only_grows && WantsLess(compare, value, holds);
}

int DistanceOfFact(const Expr& compare, const Scope& scope, bool holds) {
  const Truth truth = CompareFact(compare, scope);
  if (truth == ToTruth(holds)) return kIsSo;
  if (truth == Truth::kUnknown) return kOpen;
  if (NeverChanges(compare, scope, holds)) return kNever;
  const bool amount =
      std::holds_alternative<Money>(compare.constant) || std::holds_alternative<TableLimit>(compare.constant);
  return amount ? kAmount : compare.fact == "age" ? kStillToCome : kOther;
}

int Distance(const Expr& expr, const Scope& scope, bool holds) {
  const auto all = [&](int sum, const Expr& child) { return Plus(sum, Distance(child, scope, holds)); };
  const auto any = [&](int least, const Expr& child) { return std::min(least, Distance(child, scope, holds)); };
  switch (expr.kind) {
    case Expr::Kind::kAnyone:
      return holds ? kIsSo : kNever;
    case Expr::Kind::kAskProvider:
      return kOpen;
    case Expr::Kind::kCompare:
      return DistanceOfFact(expr, scope, holds);
    case Expr::Kind::kNot:
      return Distance(expr.children.front(), scope, !holds);
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr:
      break;
    case Expr::Kind::kQuantified: {
      const Truth truth = Examine(expr, scope).truth;
      return truth == ToTruth(holds) ? kIsSo : truth == Truth::kUnknown ? kOpen : kOtherPeople;
    }
  }
  int distance = (expr.kind == Expr::Kind::kAnd) == holds ? kIsSo : kNever;
  for (const Expr& child : expr.children)
    distance = (expr.kind == Expr::Kind::kAnd) == holds ? all(distance, child) : any(distance, child);
  return distance;
}

// not (a and b): not a or not b.
Expr EitherNot(const Expr& all) {
  Expr either;
  either.kind = Expr::Kind::kOr;
  for (const Expr& child : all.children) {
    Expr negation;
    negation.kind = Expr::Kind::kNot;
    negation.children = {child};
    either.children.push_back(std::move(negation));
  }
  return either;
}

}  // namespace

Expr NearestFirst(const Expr& expr, const Scope& scope) {
  Expr sorted = expr;
  const bool not_both = expr.kind == Expr::Kind::kNot && expr.children.front().kind == Expr::Kind::kAnd;
  if (not_both) return NearestFirst(EitherNot(expr.children.front()), scope);
  if (expr.kind != Expr::Kind::kAnd && expr.kind != Expr::Kind::kOr) return sorted;
  for (Expr& child : sorted.children) child = NearestFirst(child, scope);
  if (expr.kind == Expr::Kind::kAnd) return sorted;
  std::vector<std::pair<int, Expr>> by_distance;
  for (Expr& child : sorted.children) by_distance.emplace_back(Distance(child, scope, true), std::move(child));
  std::ranges::stable_sort(by_distance, {}, &std::pair<int, Expr>::first);
  const int nearest = by_distance.front().first;
  sorted.children.clear();
  for (auto& [distance, child] : by_distance)
    if (distance < kNever || nearest == kNever) sorted.children.push_back(std::move(child));
  if (sorted.children.size() > 1) return sorted;
  Expr only = std::move(sorted.children.front());
  return only;
}

}  // namespace kith
