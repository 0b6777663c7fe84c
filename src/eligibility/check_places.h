// Places that cannot be together: a county beside a state in which it is not.
#pragma once

#include <string>
#include <vector>

#include "kith/eligibility/check_rules.h"
#include "kith/eligibility/rule.h"

namespace kith {

struct PlaceDefect {
  RuleDefect defect = RuleDefect::kContradiction;  // within an `or`: kAlternativeContradicted
  const Expr* at = nullptr;
  const Expr* with = nullptr;  // stands before it
  std::string message, fix;
};

// Of counties whose name is that of one state alone. `clauses` must all hold.
std::vector<PlaceDefect> CheckPlaces(const std::vector<Expr>& clauses);

}  // namespace kith
