// What CheckRules found, as JSON: docs/rules.md, "Checks", lists the members.
//
//   std::string json = FormatRuleCheck(CheckRules(rule_book, as_of));
//
// Model     Equal input gives equal bytes. Order: as in RuleCheck. Threads: a pure function.
// Errors    None: bytes that are no UTF-8 become U+FFFD. Cost: the size of the report.
#pragma once

#include <string>

#include "kith/eligibility/check_rules.h"

namespace kith {

std::string FormatRuleCheck(const RuleCheck& check);  // a JSON object

}  // namespace kith
