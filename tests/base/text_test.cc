#include "kith/base/text.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(TextTest, TrimsBlanksAtBothEndsOnly) {
  EXPECT_EQ(Trim(" \t\r\n a  b \n"), "a  b");
  EXPECT_EQ(Trim(" \t "), "");
  EXPECT_EQ(Trim(""), "");
}

TEST(TextTest, FoldsCaseOfAsciiAndLeavesOtherBytesAlone) {
  EXPECT_EQ(ToLower("Ca\xc3\x91on"), "ca\xc3\x91on");
  EXPECT_TRUE(EqualsIgnoringCase("WheelChair", "wheelchair"));
  EXPECT_FALSE(EqualsIgnoringCase("wheel", "wheelchair"));
  EXPECT_TRUE(ContainsIgnoringCase("A Wheelchair ramp", "wheelchair"));
  EXPECT_TRUE(ContainsIgnoringCase("anything", ""));
  EXPECT_FALSE(ContainsIgnoringCase("", "a"));
}

TEST(TextTest, FoldsNamesToWordsAndSingleBlanks) {
  EXPECT_EQ(FoldName("L.A.  County"), "l a county");
  EXPECT_EQ(FoldName("  (Boyle-Heights)  "), "boyle heights");
  EXPECT_EQ(FoldName("La Ca\xc3\xb1"
                     "ada"),
            "la ca\xc3\xb1"
            "ada");
  EXPECT_EQ(FoldName("...!"), "");
  EXPECT_EQ(FoldName(FoldName("St. Mary's / Annex #2")), FoldName("St. Mary's / Annex #2"));
}

TEST(TextTest, SplitsAtAnySeparatorAndDropsEmptyParts) {
  EXPECT_EQ(SplitList("90011, 90037;;90044", ",; "), (std::vector<std::string>{"90011", "90037", "90044"}));
  EXPECT_EQ(SplitList("", ","), std::vector<std::string>{});
  EXPECT_EQ(SplitList(" , ", ","), std::vector<std::string>{});
  EXPECT_EQ(JoinList({"a", "b"}, ", "), "a, b");
  EXPECT_EQ(JoinList({}, ", "), "");
}

TEST(TextTest, ReadsOneWholeFiniteNumberOrSaysWhatItFound) {
  EXPECT_EQ(*ParseDouble(" 34.5 "), 34.5);
  EXPECT_EQ(*ParseDouble("-1e3"), -1000);
  for (const char* text : {"", " ", "x", "1x", "1 2", "1,5", "nan", "inf", "1e999", "--1"}) {
    const auto value = ParseDouble(text);
    EXPECT_EQ(value.status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_NE(std::string(ParseDouble("12 years").status().message()).find("\"12 years\""), std::string::npos);
}

TEST(TextTest, ReadsWholeNumbersUpToTheirLimit) {
  EXPECT_EQ(*ParseInteger("9223372036854775807"), 9223372036854775807LL);
  EXPECT_EQ(*ParseInteger("-7"), -7);
  for (const char* text : {"9223372036854775808", "1.0", "", "0x10", "+"})
    EXPECT_FALSE(ParseInteger(text).ok()) << text;
}

TEST(TextTest, QuotesOnlyTheBeginningOfALongText) {
  const std::string longer(1'000'000, 'x');
  EXPECT_LT(ParseDouble(longer).status().message().size(), 200U);
}

TEST(TextTest, KnowsUtf8) {
  for (const char* text : {"", "abc", "Pe\xc3\xb1\x61", "\xe2\x82\xac", "\xf0\x9f\x8f\xa0"})
    EXPECT_TRUE(IsValidUtf8(text)) << text;
  for (const char* text :
       {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "a\xe2\x82"})
    EXPECT_FALSE(IsValidUtf8(text));
}

}  // namespace
}  // namespace kith
