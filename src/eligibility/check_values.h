// Comparisons that can be read and may not be what was meant: amounts that a guideline has left behind, `== false`, and words that
// nobody can state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/base/time.h"
#include "kith/eligibility/check_rules.h"
#include "kith/eligibility/rule.h"

namespace kith {

struct ValueDefect {
  RuleDefect defect = RuleDefect::kStaleAmount;
  const Expr* at = nullptr;  // the comparison
  std::string message, fix;
};

// Shares of a table that programs go by. The least are Medicaid's for parents and TANF's in some states, some 9% of the poverty guideline, the greatest
// those for which insurance is subsidised, 600%: 1.25 is meant for 125%, and 30,000 is an amount.
inline constexpr double kLeastUsualPercent = 5;
inline constexpr double kMostUsualPercent = 1000;

// What is said of the first share of the rule that no program goes by: "30000% FPL is ...".
std::optional<std::string> FindUnusualShare(const Rule& rule);

// Amounts are those of one person, or of as many as `household.size == n` says beside them.
std::vector<ValueDefect> CheckValues(const Rule& rule, Date as_of);

}  // namespace kith
