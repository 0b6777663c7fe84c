// Money is whole cents; income is money with the period it comes in. A bare number is never money. Errors: none. Cost: O(1).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

enum class Period : std::uint8_t { kOnce, kWeek, kMonth, kYear };

struct Money {
  std::int64_t cents = 0;
  Period period = Period::kOnce;
  friend constexpr bool operator==(const Money&, const Money&) = default;
};

constexpr std::string_view ToString(Period period) {
  switch (period) {
    case Period::kOnce:
      return "once";
    case Period::kWeek:
      return "week";
    case Period::kMonth:
      return "month";
    case Period::kYear:
      return "year";
  }
  return "";
}

// Periods in a year: 52 weeks, 12 months. Amounts of different periods are compared exactly, as cents times this.
constexpr std::int64_t PeriodsPerYear(Period period) {
  return period == Period::kWeek ? 52 : period == Period::kMonth ? 12 : 1;
}

// "$2,510/month", "$2,510.50/year", "$500" (once).
std::string FormatMoney(Money money);

}  // namespace kith
