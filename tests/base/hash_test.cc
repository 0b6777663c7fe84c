#include "kith/base/hash.h"

#include <cstdint>
#include <limits>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

// Reckoned apart from this code, by a few lines of Python from the definition. Versions and rotations of every answer ever given
// hang on them.
TEST(FingerprintTest, NeverChanges) {
  EXPECT_EQ(Fingerprint().hex(), "f52a15e9a9b5e89b");
  EXPECT_EQ(Fingerprint().Add("").hex(), "813f0174a2367c13");
  EXPECT_EQ(Fingerprint().Add("rosa").Add("o1").Add(20781).hex(), "a3c9d1838dd940d2");
  EXPECT_EQ(Fingerprint().Add(-1).hex(), "9795737c4a2dacd5");
  EXPECT_EQ(Fingerprint()
                .Add("Pe\xc3\xb1"
                     "a")
                .hex(),
            "a286a1ace954b18b");
}

TEST(FingerprintTest, TellsWhereOneTextEndsAndTheNextBegins) {
  EXPECT_NE(Fingerprint().Add("ab").Add("c").hex(), Fingerprint().Add("a").Add("bc").hex());
  EXPECT_NE(Fingerprint().Add("").hex(), Fingerprint().hex());
}

TEST(FingerprintTest, WritesItsValueInSixteenDigits) {
  for (int i = 0; i < 1000; ++i) {
    const std::string hex = Fingerprint().Add(i).hex();
    ASSERT_EQ(hex.size(), 16U);
    ASSERT_EQ(std::stoull(hex, nullptr, 16), Fingerprint().Add(i).value());
  }
}

TEST(FingerprintTest, KeepsManyNumbersApart) {
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 100'000; ++i) seen.insert(Fingerprint().Add(i).value());
  EXPECT_EQ(seen.size(), 100'000U);
}

}  // namespace
}  // namespace kith
