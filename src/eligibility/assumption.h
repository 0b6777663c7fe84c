// What an answer says that a household cannot state: words that a set certainly does not hold, areas in which the household certainly stays or
// does not. What else it may hold, or where it may stay, is left open.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/case_builder.h"

namespace kith {

struct Assumption {
  OpenFact set;
  std::vector<std::string> not_held;             // ascending
  std::vector<std::vector<std::string>> inside;  // lists of areas, as rules write them
  std::vector<std::vector<std::string>> outside;
  bool empty() const { return not_held.empty() && inside.empty() && outside.empty(); }
};

inline constexpr std::int64_t kTryBudget = 5'000;  // looks for one formula
inline constexpr std::int64_t kLeafWork = 20;      // of them, that laying out one leaf is worth

// RuleBook::Evaluate under an assumption, of the offer that `clauses` gate. Where it is decided, it is so for all that the assumption leaves open. The
// looks, and what else is done, are taken from `left`; where that is used up, the answer is kUnknown.
Truth EvaluateAssuming(const Assumption& assumption, const std::vector<const Expr*>& clauses,
                       const Household& household, const Need& need, Date day, std::int64_t& left);

}  // namespace kith
