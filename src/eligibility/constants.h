// Exact amounts: money and percentages as whole numbers, so that a cent above a limit is above it.
//
// Units     Amounts and limits are compared by the year in millionths of a cent: cents x periods a year x 1,000,000, of a limit times its
//           percentage in ten-thousandths of a percent. In 128 bits neither overflows.
#pragma once

#include <cstdint>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/base/money.h"

namespace kith {

__extension__ using Int128 = __int128;

// Cents of "$2,510.50". Commas divide thousands or are left out; at most two decimals, at most kMaxDollars.
inline constexpr std::int64_t kMaxDollars = 1'000'000'000'000;
absl::StatusOr<std::int64_t> ParseCents(std::string_view amount);

// Whether "137.5" is a percentage that a TableLimit holds exactly: at most kMaxPercent, at most four decimals.
inline constexpr double kMaxPercent = 100'000;
bool IsExactPercent(std::string_view number);

Int128 ExactAmount(Money money);
// `percent`% of an exact amount of whole cents: exact, too.
Int128 ShareOf(Int128 exact_amount, double percent);

// The limit in whole cents of `period`, for reading: rounded down, or up. With the direction that the comparison asks for it
// divides whole cents exactly as the limit itself does.
Money RoundedLimit(Int128 limit, Period period, bool up);

}  // namespace kith
