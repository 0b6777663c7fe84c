#include "src/eligibility/residual.h"

#include <algorithm>
#include <utility>

#include "src/eligibility/residual_factors.h"
#include "src/eligibility/residual_pruning.h"

namespace kith {
namespace {

using Shape = Residual::Shape;

void Gather(const Finding& finding, bool holds, Residual& into);

Residual Plain(const Finding& finding, bool holds) {
  using Of = Finding::Shape;
  if (finding.shape == Of::kNot) return Plain(finding.parts.front(), !holds);
  Residual residual;
  if (finding.shape == Of::kAll || finding.shape == Of::kAny) {
    residual.shape = (finding.shape == Of::kAll) == holds ? Shape::kAll : Shape::kAny;
    Gather(finding, holds, residual);
    return residual.parts.size() == 1 ? Residual(residual.parts.front()) : residual;
  }
  residual.shape = Shape::kLeaf;
  residual.leaf = finding;
  residual.holds = holds;
  return residual;
}

// Of parts within parts that are held together alike, all.
void Gather(const Finding& finding, bool holds, Residual& into) {
  for (const Finding& part : finding.parts) {
    if (part.truth == Truth::kUnknown) AddPart(Plain(part, holds), into);
  }
}

}  // namespace

void AddPart(Residual part, Residual& into) {
  if (part.shape != into.shape) return into.parts.push_back(std::move(part));
  for (Residual& inner : part.parts) into.parts.push_back(std::move(inner));
}

Residual PlainResidual(const Finding& finding) {
  return finding.truth == Truth::kUnknown ? Plain(finding, true) : Residual();
}

std::size_t LeavesOf(const Residual& residual) {
  if (residual.shape == Shape::kLeaf) return 1;
  std::size_t leaves = 0;
  for (const Residual& part : residual.parts) leaves += LeavesOf(part);
  return leaves;
}

std::vector<Residual> ResidualsOf(std::span<const Finding> findings, const Settled& settled, const Scope& scope,
                                  std::int64_t budget) {
  std::vector<Residual> residuals(findings.size());
  std::vector<const Finding*> open;
  std::size_t leaves = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (settled.each[i] != Truth::kUnknown) continue;
    open.push_back(&findings[i]);
    residuals[i] = PlainResidual(findings[i]);
    leaves += LeavesOf(residuals[i]);
  }
  if (settled.all != Truth::kUnknown || leaves < 2 || leaves > kMaxResidualLeaves) return residuals;
  NumberLeaves(residuals, scope);
  for (Residual& residual : residuals) Factor(residual);
  Prune(residuals, open, scope, budget);
  for (Residual& residual : residuals) Factor(residual);
  return residuals;
}

}  // namespace kith
