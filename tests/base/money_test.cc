#include "kith/base/money.h"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(MoneyTest, ReadsAsPeopleWriteIt) {
  EXPECT_EQ(FormatMoney({251000, Period::kMonth}), "$2,510/month");
  EXPECT_EQ(FormatMoney({251050, Period::kYear}), "$2,510.50/year");
  EXPECT_EQ(FormatMoney({50000, Period::kOnce}), "$500");
  EXPECT_EQ(FormatMoney({5, Period::kWeek}), "$0.05/week");
  EXPECT_EQ(FormatMoney({123456789012, Period::kOnce}), "$1,234,567,890.12");
  EXPECT_EQ(FormatMoney({-150000, Period::kMonth}), "-$1,500/month");
  EXPECT_EQ(FormatMoney({0, Period::kOnce}), "$0");
}

TEST(MoneyTest, FormatsEveryAmount) {
  EXPECT_EQ(FormatMoney({std::numeric_limits<std::int64_t>::min(), Period::kOnce}), "-$92,233,720,368,547,758.08");
  EXPECT_EQ(FormatMoney({std::numeric_limits<std::int64_t>::max(), Period::kOnce}), "$92,233,720,368,547,758.07");
}

TEST(MoneyTest, CountsPeriodsByTheYear) {
  EXPECT_EQ(PeriodsPerYear(Period::kWeek), 52);
  EXPECT_EQ(PeriodsPerYear(Period::kMonth), 12);
  EXPECT_EQ(PeriodsPerYear(Period::kYear), 1);
}

}  // namespace
}  // namespace kith
