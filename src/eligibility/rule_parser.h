// ParseRules with its limit and what rules may name as arguments: for what tests cannot write a million times, and for a directory.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/eligibility/rule.h"
#include "src/eligibility/expression_parser.h"

namespace kith {

inline constexpr std::size_t kMaxRuleErrors = 20;  // of one file that are told at once

// `errors_max`: how many errors of the file the status holds, one below the other; each is told behind the statement before it.
absl::StatusOr<std::vector<Rule>> ParseRulesUpTo(std::string_view text, std::string_view file_name,
                                                 std::size_t rules_max, const RuleNames& names,
                                                 std::size_t errors_max = 1);

}  // namespace kith
