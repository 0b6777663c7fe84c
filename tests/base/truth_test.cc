#include "kith/base/truth.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

constexpr Truth kAll[] = {Truth::kFalse, Truth::kUnknown, Truth::kTrue};

// The tables of strong Kleene logic, written out.
TEST(TruthTest, FollowsKleenesTables) {
  constexpr Truth F = Truth::kFalse, U = Truth::kUnknown, T = Truth::kTrue;
  constexpr Truth kAnd[3][3] = {{F, F, F}, {F, U, U}, {F, U, T}};
  constexpr Truth kOr[3][3] = {{F, U, T}, {U, U, T}, {T, T, T}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(And(kAll[a], kAll[b]), kAnd[a][b]);
      EXPECT_EQ(Or(kAll[a], kAll[b]), kOr[a][b]);
    }
  }
  EXPECT_EQ(Not(F), T);
  EXPECT_EQ(Not(U), U);
  EXPECT_EQ(Not(T), F);
}

TEST(TruthTest, ReadsAsPeopleSayIt) {
  EXPECT_EQ(ToString(Truth::kTrue), "yes");
  EXPECT_EQ(ToString(Truth::kFalse), "no");
  EXPECT_EQ(ToString(Truth::kUnknown), "unknown");
  EXPECT_EQ(ToTruth(true), Truth::kTrue);
}

}  // namespace
}  // namespace kith
