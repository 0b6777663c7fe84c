// What was found in rules, as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "examples/kith/layout.h"
#include "kith/base/time.h"
#include "kith/eligibility/check_rules.h"

namespace kith_program {

struct RuleFindingCounts {
  std::uint64_t errors = 0, warnings = 0, notes = 0;
};
RuleFindingCounts CountFindings(const kith::RuleCheck& check);

// Every finding with its place, the line and the fix; then how many there are.
std::string RuleFindingsText(const kith::RuleCheck& check, std::size_t files, kith::Date day);

// A section of `kith check`: the first findings, a line each with its fix.
std::string RuleFindingsSection(const kith::RuleCheck& check, const TextOptions& options);

}  // namespace kith_program
