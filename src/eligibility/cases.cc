#include "src/eligibility/cases.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "src/eligibility/case_builder.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

using Pointers = std::vector<const Finding*>;

// Gathers the open leaves, and whether each is of a fact of its own and can go either way: then there is nothing to merge.
class ReadOnce {
 public:
  explicit ReadOnce(const Scope& scope) : scope_(scope) {}

  bool Look(const Finding& finding) {
    if (finding.truth != Truth::kUnknown) return true;
    switch (finding.shape) {
      case Finding::Shape::kAskProvider:
        return New({finding.expr->question, kQuestion});
      case Finding::Shape::kUnlisted:
      case Finding::Shape::kGroup:
        return false;  // has something to do with size, or with age
      case Finding::Shape::kAtom:
        return GoesEitherWay(*finding.expr, finding.member) && IsNew(finding);
      default:
        return std::ranges::all_of(finding.parts, [this](const Finding& part) { return Look(part); });
    }
  }

 private:
  static constexpr std::int32_t kQuestion = -2;

  bool New(const OpenFact& fact) { return seen_.insert(fact).second; }

  bool IsNew(const Finding& atom) {
    const Scope scope{scope_.household, atom.member, scope_.day};
    if (!New(OwnerOf(atom.expr->fact, scope))) return false;
    const auto* limit = std::get_if<TableLimit>(&atom.expr->constant);
    if (limit == nullptr) return true;
    return std::ranges::all_of(FactsToNarrow(*limit, scope), [&](const LimitFact& open) {
      return New(OwnerOf(open.fact, {scope_.household, open.member, scope_.day}));
    });
  }

  // Nothing about the fact itself, or about its role, decides the comparison where what is known leaves it open.
  static bool GoesEitherWay(const Expr& compare, const Member* member) {
    const KnownFact* known = FindKnownFact(compare.fact);
    if (compare.fact == "household.size") return false;
    const MemberRole role = member == nullptr ? MemberRole::kOther : member->role;
    if (compare.fact == "age" && (role == MemberRole::kChild || role == MemberRole::kAdult)) return false;
    if (known != nullptr && HasClosedWords(*known)) return false;
    if (const double* number = std::get_if<double>(&compare.constant)) {
      const FactBounds bounds = BoundsOf(compare.fact);
      if (IsNeverNegative(compare.fact) && *number <= 0) return false;
      return !(bounds.min && *number <= *bounds.min) && !(bounds.max && *number >= *bounds.max);
    }
    if (const auto* money = std::get_if<Money>(&compare.constant)) return money->cents > 0;
    const bool equal =
        compare.op == CompareOp::kEq || compare.op == CompareOp::kNe;  // an amount may lie between limits
    if (const auto* limit = std::get_if<TableLimit>(&compare.constant)) return limit->percent > 0 && !equal;
    return true;
  }

  const Scope& scope_;
  std::set<OpenFact> seen_;
};

bool IsReadOnce(const Pointers& findings, const Scope& scope) {
  ReadOnce once(scope);
  return std::ranges::all_of(findings, [&](const Finding* finding) { return once.Look(*finding); });
}

// All of `findings` in one formula; -1: too many cells.
CaseFormula::Node Build(CaseBuilder& builder, const Pointers& findings) {
  for (const Finding* finding : findings) builder.Look(*finding);
  if (!builder.Divide()) return -1;
  std::vector<CaseFormula::Node> parts;
  for (const Finding* finding : findings) parts.push_back(builder.Formula(*finding));
  return builder.formula().All(std::move(parts));
}

// Takes what is used from `left`.
Truth Together(const Pointers& findings, const Scope& scope, std::int64_t budget, std::int64_t& left) {
  if (left <= 0) return Truth::kUnknown;
  CaseBuilder builder(scope);
  const CaseFormula::Node all = Build(builder, findings);
  if (all < 0) return Truth::kUnknown;
  const std::int64_t granted = std::min(budget, left);
  std::int64_t rest = granted;
  const Truth truth = builder.formula().Decide(all, rest).truth();
  left -= granted - rest;
  return truth;
}

Truth Alone(const Finding& finding, const Scope& scope, std::int64_t budget, std::int64_t& left) {
  if (finding.truth != Truth::kUnknown || IsReadOnce({&finding}, scope)) return finding.truth;
  return Together({&finding}, scope, budget, left);
}

Pointers OpenOnes(std::span<const Finding> findings) {
  Pointers open;
  for (const Finding& finding : findings) {
    if (finding.truth == Truth::kUnknown) open.push_back(&finding);
  }
  return open;
}

void ForEachOpenLeaf(Finding& finding, const auto& visit) {
  if (finding.truth != Truth::kUnknown) return;
  if (finding.parts.empty()) visit(finding);
  for (Finding& part : finding.parts) ForEachOpenLeaf(part, visit);
}

}  // namespace

Settled Settle(std::span<const Finding> findings, const Scope& scope, std::int64_t budget) {
  std::int64_t left = std::max(kOfferBudget, budget);
  return SettleWithin(left, findings, scope, budget);
}

Settled SettleWithin(std::int64_t& left, std::span<const Finding> findings, const Scope& scope, std::int64_t budget) {
  Settled settled;
  for (const Finding& finding : findings) {
    settled.each.push_back(Alone(finding, scope, budget, left));
    settled.all = And(settled.all, settled.each.back());
  }
  const Pointers open = OpenOnes(findings);
  if (settled.all == Truth::kUnknown && open.size() > 1 && !IsReadOnce(open, scope))
    settled.all = Together(open, scope, budget, left);
  if (settled.all == Truth::kTrue) std::ranges::fill(settled.each, Truth::kTrue);
  return settled;
}

std::vector<std::size_t> Contradiction(std::span<const Finding> findings, const Scope& scope, std::int64_t budget) {
  std::int64_t left = std::max(kOfferBudget, budget);
  std::vector<std::size_t> kept(findings.size());
  for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = i;
  for (std::size_t i = findings.size(); i-- > 0;) {
    Pointers others;
    for (const std::size_t one : kept) {
      if (one != i) others.push_back(&findings[one]);
    }
    if (Together(others, scope, budget, left) == Truth::kFalse) std::erase(kept, i);
  }
  return kept;
}

void MarkIdle(std::span<Finding> findings, const Scope& scope, std::int64_t budget) {
  const Pointers open = OpenOnes(findings);
  if (IsReadOnce(open, scope)) return;
  CaseBuilder builder(scope);
  const CaseFormula::Node all = Build(builder, open);
  if (all < 0) return;
  std::map<int, bool> matters;  // by variable
  const auto depends = [&](int variable) {
    const auto [found, added] = matters.try_emplace(variable, true);
    if (added) found->second = builder.formula().DependsOn(all, variable, budget);
    return found->second;
  };
  const auto mark = [&](Finding& leaf) {
    const std::vector<int> variables = builder.VariablesOf(leaf);
    leaf.idle = !variables.empty() && std::ranges::none_of(variables, depends);
  };
  for (Finding& finding : findings) ForEachOpenLeaf(finding, mark);
}

}  // namespace kith
