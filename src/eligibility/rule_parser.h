// ParseRules with its limit as an argument, for what tests cannot write a million times.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/eligibility/rule.h"

namespace kith {

absl::StatusOr<std::vector<Rule>> ParseRulesUpTo(std::string_view text, std::string_view file_name,
                                                 std::size_t rules_max);

}  // namespace kith
