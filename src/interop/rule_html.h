// What CheckRules found, as a section of the page of the health report.
#pragma once

#include <string>

#include "kith/eligibility/check_rules.h"

namespace kith {

std::string RuleFindingsHtml(const RuleCheck& check);  // "" where there are no rules

}  // namespace kith
