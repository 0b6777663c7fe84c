// ApproveRules: a person lets proposed rules count.
//
//   absl::StatusOr<std::string> text = ApproveRules(file_text, "proposed.rules", {{"seniors_lunch"}}, "Ana Ruiz on 2026-11-24");
//
// Model     In the rules that are named, `status proposed;` becomes `approved_by "Ana Ruiz on 2026-11-24";`. Every other byte of the file, comments
//           among them, stays as it was.
// Errors    As ParseRules. NotFound: no rule of that name. FailedPrecondition: it is not proposed. InvalidArgument: nobody approves it.
// Cost      O(bytes).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/eligibility/parameters.h"

namespace kith {

// `names`: of rules of the file; none: all that are proposed. `approved_by`: who, and when.
absl::StatusOr<std::string> ApproveRules(std::string_view text, std::string_view file_name,
                                         std::span<const std::string> names, std::string_view approved_by,
                                         const ParameterTables& tables = ParameterTables::Shipped());

}  // namespace kith
