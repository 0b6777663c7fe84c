#include "src/interop/phone_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PhoneNumbersIn, ReadsNumbersAsTheyAreWritten) {
  EXPECT_THAT(PhoneNumbersIn("(213) 555-0100"), ElementsAre("2135550100"));
  EXPECT_THAT(PhoneNumbersIn("1.213.555.0100"), ElementsAre("2135550100"));
  EXPECT_THAT(PhoneNumbersIn("+1 213 555 0100"), ElementsAre("2135550100"));
  EXPECT_THAT(PhoneNumbersIn("305-646-7220 x5427"), ElementsAre("3056467220"));
  EXPECT_THAT(PhoneNumbersIn("305-646-7220 ext. 211"), ElementsAre("3056467220"));
  EXPECT_THAT(PhoneNumbersIn("+52 55 1234 5678"), ElementsAre("+525512345678"));
  EXPECT_THAT(PhoneNumbersIn("Dial 211"), ElementsAre("211"));
  EXPECT_THAT(PhoneNumbersIn("988"), ElementsAre("988"));
  EXPECT_THAT(PhoneNumbersIn("1-800-LAW-REP-4"), ElementsAre("8005297374"));
  EXPECT_THAT(PhoneNumbersIn("1.866.HELP4DV"), ElementsAre("8664357438"));
}

TEST(PhoneNumbersIn, ReadsSeveralEachOnce) {
  EXPECT_THAT(PhoneNumbersIn("323-604-9985 or 323-881-0018"), ElementsAre("3236049985", "3238810018"));
  EXPECT_THAT(PhoneNumbersIn("323-604-9985 323-881-0018"), ElementsAre("3236049985", "3238810018"));
  EXPECT_THAT(PhoneNumbersIn("213-555-0100, (213) 555 0100"), ElementsAre("2135550100"));
}

TEST(PhoneNumbersIn, FindsNoneInAnythingElse) {
  EXPECT_THAT(PhoneNumbersIn("626-333-726"), IsEmpty());
  EXPECT_THAT(PhoneNumbersIn("((21)) 7-9646"), IsEmpty());
  EXPECT_THAT(PhoneNumbersIn("123-456-7890"), IsEmpty()) << "no area begins with 1";
  EXPECT_THAT(PhoneNumbersIn("call us"), IsEmpty());
  EXPECT_THAT(PhoneNumbersIn("(213)247-cell"), IsEmpty()) << "no toll-free number";
  EXPECT_THAT(PhoneNumbersIn("no phone"), IsEmpty());
  EXPECT_THAT(PhoneNumbersIn("<phone>"), IsEmpty());
  EXPECT_THAT(PhoneNumbersIn(""), IsEmpty());
}

}  // namespace
}  // namespace kith
