#include "src/interop/csv_dialect.h"

#include <string>

#include <gtest/gtest.h>

#include "kith/interop/csv.h"

namespace kith {
namespace {

TEST(CsvDialect, FindsTheSeparatorOfTheFirstLineOutsideQuotes) {
  EXPECT_EQ(DetectSeparator("a,b\n1;2;3;4\n"), ',');
  EXPECT_EQ(DetectSeparator("a;\"b,c,d\";e\n"), ';');
  EXPECT_EQ(DetectSeparator("\r\n\r\na\tb\r1,2,3,4"), '\t');
  EXPECT_EQ(DetectSeparator("a|b|c"), '|');
  EXPECT_EQ(DetectSeparator("a,b;c"), ',') << "of equals the first";
  EXPECT_EQ(DetectSeparator("alone\n"), ',');
  EXPECT_EQ(DetectSeparator(""), ',');
}

TEST(CsvDialect, DecodesUtf16OfEitherEnd) {
  const std::string little(
      "\xFF\xFE"
      "a\0"
      "\xE9\0"
      "\x3D\xD8\x00\xDE",
      10);
  const std::string big(
      "\xFE\xFF"
      "\0a"
      "\0\xE9"
      "\xD8\x3D\xDE\x00",
      10);
  EXPECT_TRUE(IsUtf16(little) && IsUtf16(big));
  EXPECT_FALSE(IsUtf16("a\xFF\xFE"));
  EXPECT_EQ(*DecodeUtf16(little), "a\xC3\xA9\xF0\x9F\x98\x80");
  EXPECT_EQ(*DecodeUtf16(big), *DecodeUtf16(little));
}

TEST(CsvDialect, MarksHalfACharacterAndRefusesHalfAUnit) {
  EXPECT_EQ(*DecodeUtf16(std::string("\xFF\xFE\x3D\xD8"
                                     "a\0",
                                     6)),
            "\xEF\xBF\xBD"
            "a");
  EXPECT_EQ(*DecodeUtf16(std::string("\xFF\xFE\x00\xDE", 4)), "\xEF\xBF\xBD");
  EXPECT_FALSE(DecodeUtf16(std::string("\xFF\xFE"
                                       "a",
                                       3))
                   .ok());
  EXPECT_EQ(*DecodeUtf16(std::string("\xFF\xFE", 2)), "");
}

TEST(CsvDialect, ReadsRecordsWithAnotherSeparator) {
  CsvReader reader("a;\"b;\"\"c\";1,5\rd;e;f", "x.csv", ';');
  std::vector<std::string_view> fields;
  ASSERT_TRUE(reader.Next(fields));
  EXPECT_EQ(fields, (std::vector<std::string_view>{"a", "b;\"c", "1,5"}));
  ASSERT_TRUE(reader.Next(fields));
  EXPECT_EQ(fields, (std::vector<std::string_view>{"d", "e", "f"}));
  EXPECT_EQ(reader.line(), 2);
  EXPECT_FALSE(reader.Next(fields));
  EXPECT_TRUE(reader.status().ok());
}

}  // namespace
}  // namespace kith
