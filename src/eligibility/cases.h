// Exact where the three values of the plain tree are not: what findings about one household come to in every case that the open facts leave.
//
//   Settled settled = Settle(findings, scope);      // age >= 60 or (age < 60 and disabled), disabled: holds, whatever the age
//
// Model     docs/rules.md, "Deciding by cases". A finding is true (false) where it is so for all that the open facts could be; more said of them can
//           only decide an open one, and takes nothing back.
// Cost      None where the plain tree says so itself, or where each open comparison is of a fact of its own. Else that of CaseFormula, with a
//           budget for each formula, and one for all that are decided for one offer; past it the plain tree's "open" stands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kith/base/truth.h"
#include "src/eligibility/finding.h"

namespace kith {

inline constexpr std::int64_t kCaseBudget = 50'000;      // looks at a leaf, for one formula
inline constexpr std::int64_t kOfferBudget = 1'000'000;  // for all formulas of an offer
inline constexpr std::int64_t kIdleBudget = 200'000;     // to find what does not matter

struct Settled {
  Truth all = Truth::kTrue;  // of all findings together
  std::vector<Truth> each;   // of each alone; not less decided than `all` says
};
Settled Settle(std::span<const Finding> findings, const Scope& scope, std::int64_t budget = kCaseBudget);
// The same, of looks that are left for more than these findings: what is used is taken from them.
Settled SettleWithin(std::int64_t& left, std::span<const Finding> findings, const Scope& scope,
                     std::int64_t budget = kCaseBudget);

// Where findings are false together and none is alone: which of them contradict each other, none of which could be left out.
std::vector<std::size_t> Contradiction(std::span<const Finding> findings, const Scope& scope,
                                       std::int64_t budget = kCaseBudget);

// Marks the leaves on whose facts no case depends. Past the budget none is marked.
void MarkIdle(std::span<Finding> findings, const Scope& scope, std::int64_t budget = kIdleBudget);

}  // namespace kith
