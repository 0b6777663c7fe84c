#include "kith/base/number_text.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(FormatNumberTest, DividesThousandsAndKeepsDecimalsShort) {
  EXPECT_EQ(FormatNumber(0), "0");
  EXPECT_EQ(FormatNumber(999), "999");
  EXPECT_EQ(FormatNumber(1500), "1,500");
  EXPECT_EQ(FormatNumber(-1234567), "-1,234,567");
  EXPECT_EQ(FormatNumber(34.5), "34.5");
  EXPECT_EQ(FormatNumber(1e30), "1e+30");
}

}  // namespace
}  // namespace kith
