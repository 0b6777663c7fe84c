#include "kith/base/latin.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(LatinTest, LettersWithMarksArePlain) {
  EXPECT_EQ(WithoutMarks("La Ca\xc3\xb1"
                         "ada"),
            "La Canada");
  EXPECT_EQ(WithoutMarks("\xc3\x89lan"), "elan");
  EXPECT_EQ(WithoutMarks("Can\xcc\x83"
                         "ada"),
            "Canada")
      << "a mark that stands behind its letter";
}

TEST(LatinTest, LeavesAllElseAsItStands) {
  for (const char* text : {"", "Los Angeles", "\xe5\x8c\x97", "\xc5\x82", "cut \xc3", "\xcd\xb0"})
    EXPECT_EQ(WithoutMarks(text), text);
}

}  // namespace
}  // namespace kith
