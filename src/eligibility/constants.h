// Exact amounts: money and percentages as whole numbers, so that a cent above a limit is above it.
//
// Units     Limits are compared by the year in millionths of a cent: cents x periods a year x 1,000,000 on one side, guideline in cents a
//           year x ten-thousandths of a percent on the other. In 128 bits neither overflows.
#pragma once

#include <cstdint>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/base/money.h"
#include "kith/eligibility/rule.h"

namespace kith {

__extension__ using Int128 = __int128;

// Cents of "$2,510.50". Commas divide thousands or are left out; at most two decimals, at most kMaxDollars.
inline constexpr std::int64_t kMaxDollars = 1'000'000'000'000;
absl::StatusOr<std::int64_t> ParseCents(std::string_view amount);

// Whether "137.5" is a percentage that PercentFpl holds exactly: at most kMaxPercent, at most four decimals.
inline constexpr double kMaxPercent = 100'000;
bool IsExactPercent(std::string_view number);

Int128 ExactAmount(Money money);
Int128 ExactLimit(PercentFpl percent, std::int64_t guideline_cents_per_year);

// The limit in whole cents of `period`, for reading: rounded down, or up. With the direction that the comparison asks for it
// divides whole cents exactly as the limit itself does.
Money RoundedLimit(Int128 limit, Period period, bool up);

}  // namespace kith
