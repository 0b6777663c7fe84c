// Policy files: a RankingPolicy as one JSON object; members that are left out keep their default. docs/policy.md lists them.
//
// Errors    InvalidArgument with file and member: not JSON, an unknown member (with the nearest known one), a value out of range, weights that
//           do not add up to 10,000. ResourceExhausted: over kMaxPolicyBytes or kMaxPolicyEntries. Cost: O(bytes).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/match/policy.h"

namespace kith {

inline constexpr std::size_t kMaxPolicyBytes = 1U << 20;
inline constexpr std::size_t kMaxPolicyEntries =
    1000;  // of each list: dangers, and the terms, words, facts and numbers of one

absl::StatusOr<RankingPolicy> ParsePolicy(std::string_view json, std::string_view file_name);
std::string FormatPolicy(const RankingPolicy& policy);  // indented JSON of every member

}  // namespace kith
