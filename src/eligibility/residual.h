// Residual: what is left to know of an open clause, each thing said once.
//
//   std::vector<Residual> residuals = ResidualsOf(findings, settled, scope);   // after Settle, and MarkIdle
//   // x or (x and y): x.   x and (not x or y): x and y.   (x and a) or (x and b): x and (a or b)
//
// Model     A tree of "all of" and "any of" over open comparisons, each wanted to hold or to fail. Taken together, the residuals of a verdict come
//           to what its clauses come to in every case that the open facts leave (docs/rules.md, "Deciding by cases"); a clause may leave
//           out what another one says. None has more comparisons than its clause has open ones.
// Order     As the clause has them; what is common to several stands where the first of them stood.
// Cost      Quadratic in the open comparisons, and the looks at cases have a budget; past it less is left out, and nothing is wrong.
// Lifetime  Points into the expressions and the household; what several comparisons were joined to it holds itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "src/eligibility/cases.h"
#include "src/eligibility/finding.h"

namespace kith {

inline constexpr std::int64_t kResidualBudget = 200'000;  // looks, for one verdict
inline constexpr std::size_t kMaxResidualLeaves = 200;    // of one verdict; more than anybody reads stay as they are

struct Residual {
  enum class Shape : std::uint8_t { kLeaf, kAll, kAny };
  Shape shape = Shape::kAll;
  Finding leaf;       // kLeaf: an open comparison, question to the provider, or group without a list
  bool holds = true;  // kLeaf: whether it is wanted to hold
  std::vector<Residual> parts;
  std::shared_ptr<const Expr> joined = nullptr;  // kLeaf: what `leaf` points to, where the rule does not have it
  int same = 0;                                  // kLeaf: equal for leaves that want the same of the same
};

// What is open of `finding`, as it stands.
Residual PlainResidual(const Finding& finding);
// One for each finding, of those that are open by cases, too; of others all of nothing.
std::vector<Residual> ResidualsOf(std::span<const Finding> findings, const Settled& settled, const Scope& scope,
                                  std::int64_t budget = kResidualBudget);
// housing == x or housing in {y, z}: housing in {x, y, z}. For words: what is asked for stays what rules tell apart.
void JoinWords(Residual& residual, const Scope& scope);
std::size_t LeavesOf(const Residual& residual);

}  // namespace kith
