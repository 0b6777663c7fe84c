#include "src/eligibility/constants.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kTenThousand = 10'000;

// Whether the commas of "2,510" stand where thousands end.
bool CommasDivideThousands(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first > 3) return false;
  for (std::size_t i = first; i < whole.size(); i += 4) {
    if (whole[i] != ',' || whole.substr(i + 1, 3).find(',') != std::string_view::npos || i + 4 > whole.size())
      return false;
  }
  return true;
}

}  // namespace

absl::StatusOr<std::int64_t> ParseCents(std::string_view amount) {
  if (amount.starts_with('$')) amount.remove_prefix(1);
  if (amount.starts_with('-') || amount.starts_with('+')) return absl::InvalidArgumentError("an amount has no sign");
  const std::size_t point = std::min(amount.find('.'), amount.size());
  const std::string_view whole = amount.substr(0, point);
  std::string cents(point < amount.size() ? amount.substr(point + 1) : "00");
  if (!CommasDivideThousands(whole)) return absl::InvalidArgumentError("commas divide thousands, as in $2,510/month");
  if (cents.size() == 1) cents += '0';
  if (cents.size() != 2) return absl::InvalidArgumentError("an amount has at most two decimals, as in $2,510.50/month");
  std::string digits(whole);
  std::erase(digits, ',');
  const absl::StatusOr<long long> dollars = ParseInteger(digits);
  const absl::StatusOr<long long> rest = ParseInteger(cents);
  if (!dollars.ok() || !rest.ok() || *dollars > kMaxDollars || *dollars * 100 + *rest > kMaxDollars * 100)
    return absl::InvalidArgumentError("expected an amount of at most " +
                                      FormatMoney({kMaxDollars * 100, Period::kOnce}));
  return *dollars * 100 + *rest;
}

bool IsExactPercent(std::string_view number) {
  constexpr std::size_t kMaxDecimals = 4;
  const absl::StatusOr<double> value = ParseDouble(number);
  const std::size_t point = number.find('.');
  return value.ok() && *value >= 0 && *value <= kMaxPercent &&
         (point == std::string_view::npos || number.size() - point - 1 <= kMaxDecimals);
}

Int128 ExactAmount(Money money) { return Int128{money.cents} * PeriodsPerYear(money.period) * kMillion; }

Int128 ShareOf(Int128 exact_amount, double percent) {
  return exact_amount / kMillion * std::llround(percent * kTenThousand);
}

Money RoundedLimit(Int128 limit, Period period, bool up) {
  const Int128 unit = Int128{kMillion} * PeriodsPerYear(period);
  return {static_cast<std::int64_t>((limit + (up ? unit - 1 : 0)) / unit), period};
}

}  // namespace kith
