// What is wrong with the days of a rule, and with the tables that it compares with on them.
#pragma once

#include <string>
#include <vector>

#include "kith/base/time.h"
#include "kith/eligibility/check_rules.h"
#include "kith/eligibility/rule.h"

namespace kith {

struct DayDefect {
  RuleDefect defect = RuleDefect::kEnded;
  RuleSpan place;
  std::string message, fix;
};

std::vector<DayDefect> CheckDays(const Rule& rule, Date as_of);

}  // namespace kith
