#include "kith/base/exp2.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Exp2Test, IsExactWhereTheTruthIsAPowerOfTwo) {
  for (int x = 0; x <= 16; ++x) EXPECT_EQ(Exp2NegQ16(x * 7, 7), 65536 >> x) << x;
  EXPECT_EQ(Exp2NegQ16(0, 1), 65536);
  EXPECT_EQ(Exp2NegQ16(32, 1), 0);
}

TEST(Exp2Test, StaysWithinTwoUnitsOfTheMathLibrary) {
  double worst = 0;
  for (std::int64_t i = 0; i <= 33 * 1009; ++i) {
    const double truth = 65536 * std::exp2(-static_cast<double>(i) / 1009);
    worst = std::max(worst, std::abs(truth - Exp2NegQ16(i, 1009)));
  }
  EXPECT_LE(worst, 2.0);
}

TEST(Exp2Test, NeverRisesAsTheExponentGrows) {
  for (const std::int64_t denominator : {std::int64_t{1}, std::int64_t{997}, std::int64_t{100'003}}) {
    std::int32_t last = 65536;
    for (std::int64_t i = 0; i < denominator * 4 + 10; ++i) {
      const std::int32_t now = Exp2NegQ16(i, denominator);
      ASSERT_LE(now, last) << i << "/" << denominator;
      last = now;
    }
  }
}

TEST(Exp2Test, TakesAnyInt64) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(Exp2NegQ16(kMax, 1), 0);
  EXPECT_EQ(Exp2NegQ16(kMax, kMax), 32768);
  EXPECT_EQ(Exp2NegQ16(1, kMax), 65536);
  EXPECT_NEAR(Exp2NegQ16(kMax - 1, kMax), 32768, 2);
  const std::uint64_t seed = 20261124;
  std::mt19937_64 random(seed);
  for (int i = 0; i < 10'000; ++i) {
    const auto denominator = static_cast<std::int64_t>(random() >> (1 + random() % 62)) + 1;
    const auto numerator = static_cast<std::int64_t>(random() >> (1 + random() % 62));
    const double truth = 65536 * std::exp2(-static_cast<double>(numerator) / static_cast<double>(denominator));
    ASSERT_NEAR(Exp2NegQ16(numerator, denominator), truth, 2.0) << numerator << "/" << denominator << ", seed " << seed;
  }
}

}  // namespace
}  // namespace kith
