// Comparisons that can be read and may not be what was meant: amounts that a guideline has left behind, and `== false`.
#pragma once

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

// Amounts are those of one person, or of as many as `household.size == n` says beside them.
std::vector<ValueDefect> CheckValues(const Rule& rule, Date as_of);

}  // namespace kith
