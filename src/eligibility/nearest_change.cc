#include "src/eligibility/nearest_change.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kith/base/text.h"
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

// The age of which a fact is by its name, `in_foster_care_at_18`.
std::optional<double> AgeInName(std::string_view fact) {
  constexpr std::string_view kAt = "_at_";
  const std::size_t at = fact.rfind(kAt);
  if (at == std::string_view::npos) return std::nullopt;
  const absl::StatusOr<double> age = ParseDouble(fact.substr(at + kAt.size()));
  return age.ok() ? std::optional(*age) : std::nullopt;
}

// Whoever has passed the age cannot have been otherwise then.
bool IsPast(std::string_view fact, const Scope& scope) {
  const std::optional<double> age = AgeInName(fact);
  const FactValue now = age ? LookUp("age", scope) : FactValue();
  return now.type() == FactType::kNumber && now.min() && *now.min() >= *age;
}

bool NeverChanges(const Expr& compare, const Scope& scope, bool holds) {
  constexpr std::array<std::string_view, 4> kWhoTheyAre = {"gender", "veteran", "discharge", "role"};
  if (std::ranges::find(kWhoTheyAre, compare.fact) != kWhoTheyAre.end() || IsPast(compare.fact, scope)) return true;
  const FactValue value = LookUp(compare.fact, scope);
  if (value.state() == FactState::kNotApplicable || WhyTaken(compare.fact, scope) != Taken::kNot) return true;
  const bool only_grows = compare.fact == "age" || compare.fact == "months_since_pregnancy";
  return only_grows && WantsLess(compare, value, holds);
}

// What a rule wants of flags, outside groups: of one of which it wants both, it divides households into cases.
struct WantedFlags {
  std::set<std::string_view> to_hold, to_fail;

  void Add(const Expr& expr, bool holds) {
    if (expr.kind == Expr::Kind::kQuantified) return;
    const bool negated = expr.kind == Expr::Kind::kNot;
    for (const Expr& child : expr.children) Add(child, holds != negated);
    const bool* value = std::get_if<bool>(&expr.constant);
    if (expr.kind != Expr::Kind::kCompare || value == nullptr) return;
    const bool wanted = (*value == (expr.op == CompareOp::kEq)) == holds;
    (wanted ? to_hold : to_fail).insert(expr.fact);
  }

  bool AreCases(std::string_view fact) const { return to_hold.contains(fact) && to_fail.contains(fact); }
};

class NearestChange {
 public:
  NearestChange(const Expr& expr, const Scope& scope) : scope_(scope) { flags_.Add(expr, true); }

  // What would make `expr` hold (or fail), as something that is to hold.
  Expr Of(const Expr& expr, bool holds) const {
    if (expr.kind == Expr::Kind::kNot) return Of(expr.children.front(), !holds);
    if (expr.kind != Expr::Kind::kAnd && expr.kind != Expr::Kind::kOr) return holds ? expr : Negated(expr);
    const bool all = (expr.kind == Expr::Kind::kAnd) == holds;
    return Joined(all ? Expr::Kind::kAnd : Expr::Kind::kOr, all ? StillToCome(expr, holds) : NearestOf(expr, holds));
  }

 private:
  bool IsSo(const Expr& expr, bool holds) const { return Examine(expr, scope_).truth == ToTruth(holds); }

  // Without what is so already. Where all is (by cases it may fail together), all of it.
  std::vector<Expr> StillToCome(const Expr& expr, bool holds) const {
    const auto is_so = [&](const Expr& child) { return IsSo(child, holds); };
    const bool all_so = std::ranges::all_of(expr.children, is_so);
    std::vector<Expr> parts;
    for (const Expr& child : expr.children)
      if (all_so || !is_so(child)) parts.push_back(Of(child, holds));
    return parts;
  }

  std::vector<Expr> NearestOf(const Expr& expr, bool holds) const {
    std::vector<std::pair<int, const Expr*>> by_distance;
    for (const Expr& child : expr.children) by_distance.emplace_back(Distance(child, holds), &child);
    std::ranges::stable_sort(by_distance, {}, &std::pair<int, const Expr*>::first);
    const int nearest = by_distance.front().first;
    std::vector<Expr> parts;
    for (const auto& [distance, child] : by_distance)
      if (distance < kNever || nearest == kNever) parts.push_back(Of(*child, holds));
    return parts;
  }

  int DistanceOfFact(const Expr& compare, bool holds) const {
    const Truth truth = CompareFact(compare, scope_);
    if (truth == ToTruth(holds)) return kIsSo;
    if (truth == Truth::kUnknown) return kOpen;
    if (NeverChanges(compare, scope_, holds) || flags_.AreCases(compare.fact)) return kNever;
    const bool amount =
        std::holds_alternative<Money>(compare.constant) || std::holds_alternative<TableLimit>(compare.constant);
    return amount ? kAmount : compare.fact == "age" ? kStillToCome : kOther;
  }

  int Distance(const Expr& expr, bool holds) const {
    const auto all = [&](int sum, const Expr& child) { return Plus(sum, Distance(child, holds)); };
    const auto any = [&](int least, const Expr& child) { return std::min(least, Distance(child, holds)); };
    switch (expr.kind) {
      case Expr::Kind::kAnyone:
        return holds ? kIsSo : kNever;
      case Expr::Kind::kAskProvider:
        return kOpen;
      case Expr::Kind::kCompare:
        return DistanceOfFact(expr, holds);
      case Expr::Kind::kNot:
        return Distance(expr.children.front(), !holds);
      case Expr::Kind::kAnd:
      case Expr::Kind::kOr:
        break;
      case Expr::Kind::kQuantified: {
        const Truth truth = Examine(expr, scope_).truth;
        return truth == ToTruth(holds) ? kIsSo : truth == Truth::kUnknown ? kOpen : kOtherPeople;
      }
    }
    int distance = (expr.kind == Expr::Kind::kAnd) == holds ? kIsSo : kNever;
    for (const Expr& child : expr.children)
      distance = (expr.kind == Expr::Kind::kAnd) == holds ? all(distance, child) : any(distance, child);
    return distance;
  }

  static Expr Negated(const Expr& expr) {
    Expr negation;
    negation.kind = Expr::Kind::kNot;
    negation.children = {expr};
    return negation;
  }

  static Expr Joined(Expr::Kind kind, std::vector<Expr> parts) {
    Expr joined;
    joined.kind = kind;
    joined.children = std::move(parts);
    if (joined.children.size() > 1) return joined;
    Expr only = std::move(joined.children.front());
    return only;
  }

  Scope scope_;
  WantedFlags flags_;
};

}  // namespace

Expr NearestFirst(const Expr& expr, const Scope& scope) { return NearestChange(expr, scope).Of(expr, true); }

}  // namespace kith
