#include "src/eligibility/residual_pruning.h"

#include <algorithm>
#include <map>
#include <utility>

#include "src/eligibility/case_builder.h"
#include "src/eligibility/residual_factors.h"

namespace kith {
namespace {

using Node = CaseFormula::Node;
using Shape = Residual::Shape;

// A part matters only in cases in which all that it must hold together with holds, and all that it is an alternative to fails: that is its
// context. If in all of these a part of an "all of" holds (a part of an "any of" fails), it says nothing.
class Pruning {
 public:
  Pruning(CaseBuilder& builder, std::int64_t budget) : builder_(builder), budget_(budget) {}

  void Visit(Residual& residual, const std::vector<Node>& context) {
    if (residual.shape == Shape::kLeaf || budget_ <= 0) return;
    for (const std::size_t i : LargestFirst(residual)) {
      if (SaysNothing(residual, i, context)) residual.parts[i] = Residual();
    }
    std::erase_if(residual.parts, IsErased);
    for (std::size_t i = 0; i < residual.parts.size(); ++i) Visit(residual.parts[i], Within(residual, i, context));
  }

  Node FormulaOf(const Residual& residual) {
    if (residual.shape == Shape::kLeaf) {
      const Node holds = OfLeaf(residual);
      return residual.holds ? holds : builder_.formula().Negated(holds);
    }
    std::vector<Node> parts;
    for (const Residual& part : residual.parts) {
      if (!IsErased(part)) parts.push_back(FormulaOf(part));
    }
    return residual.shape == Shape::kAll ? builder_.formula().All(std::move(parts))
                                         : builder_.formula().Any(std::move(parts));
  }

 private:
  // All of nothing: in its place until all have been looked at.
  static bool IsErased(const Residual& part) { return part.shape != Shape::kLeaf && part.parts.empty(); }

  // Of equals the last: of two that say the same the first stays.
  static std::vector<std::size_t> LargestFirst(const Residual& residual) {
    std::vector<std::pair<std::size_t, std::size_t>> sizes;
    for (std::size_t i = 0; i < residual.parts.size(); ++i) sizes.emplace_back(LeavesOf(residual.parts[i]), i);
    std::ranges::sort(sizes, std::ranges::greater());
    std::vector<std::size_t> order;
    for (const auto& [size, i] : sizes) order.push_back(i);
    return order;
  }

  // The leaves of one number are the same formula.
  Node OfLeaf(const Residual& leaf) {
    const auto [found, added] = leaves_.try_emplace(leaf.same, 0);
    if (added) found->second = builder_.Formula(leaf.leaf);
    --budget_;
    return found->second;
  }

  Node Where(const Residual& residual, bool holds) {
    const Node node = FormulaOf(residual);
    return holds ? node : builder_.formula().Negated(node);
  }

  // In which cases part `i` matters.
  std::vector<Node> Within(const Residual& residual, std::size_t i, const std::vector<Node>& context) {
    std::vector<Node> all = context;
    for (std::size_t k = 0; k < residual.parts.size(); ++k) {
      if (k != i && !IsErased(residual.parts[k]))
        all.push_back(Where(residual.parts[k], residual.shape == Shape::kAll));
    }
    return all;
  }

  bool SaysNothing(const Residual& residual, std::size_t i, const std::vector<Node>& context) {
    const auto erased = std::ranges::count_if(residual.parts, IsErased);
    if (residual.parts.size() < 2 + static_cast<std::size_t>(erased) || budget_ <= 0) return false;
    std::vector<Node> against = Within(residual, i, context);
    against.push_back(Where(residual.parts[i], residual.shape == Shape::kAny));
    const CaseRange range = builder_.formula().Decide(builder_.formula().All(std::move(against)), budget_);
    return range.within_budget && !range.can_true;
  }

  CaseBuilder& builder_;
  std::int64_t budget_;
  std::map<int, Node> leaves_;  // by number
};

}  // namespace

void Prune(std::vector<Residual>& residuals, std::span<const Finding* const> open, const Scope& scope,
           std::int64_t budget) {
  CaseBuilder builder(scope);
  for (const Finding* finding : open) builder.Look(*finding);
  if (!builder.Divide()) return;
  Pruning pruning(builder, budget);
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    std::vector<Node> others;
    for (std::size_t k = 0; k < residuals.size(); ++k) {
      if (k != i) others.push_back(pruning.FormulaOf(residuals[k]));
    }
    pruning.Visit(residuals[i], others);
  }
}

}  // namespace kith
