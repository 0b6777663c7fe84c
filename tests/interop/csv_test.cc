// CsvReader against RFC 4180 and against what spreadsheets do.
#include "kith/interop/csv.h"

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace kith {
namespace {

using Records = std::vector<std::vector<std::string>>;

struct ReadText {
  Records records;
  std::vector<std::int64_t> lines;
  absl::Status status;
};

ReadText Read(std::string_view text) {
  ReadText read;
  CsvReader reader(text, "t.csv");
  std::vector<std::string_view> fields;
  while (reader.Next(fields)) {
    read.records.emplace_back(fields.begin(), fields.end());
    read.lines.push_back(reader.line());
  }
  read.status = reader.status();
  return read;
}

void ExpectRecords(std::string_view text, const Records& expected) {
  const ReadText read = Read(text);
  EXPECT_TRUE(read.status.ok()) << read.status;
  EXPECT_EQ(read.records, expected) << text;
}

TEST(CsvReader, SplitsFieldsAtCommas) {
  ExpectRecords("a,b,c\n1,,3\n", {{"a", "b", "c"}, {"1", "", "3"}});
  ExpectRecords("a,\n", {{"a", ""}});
  ExpectRecords(",", {{"", ""}});
}

TEST(CsvReader, EndsRecordsAtEveryKindOfLineEndAndAtTheEndOfTheText) {
  ExpectRecords("a\nb\rc\r\nd", {{"a"}, {"b"}, {"c"}, {"d"}});
  ExpectRecords("a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}});
}

TEST(CsvReader, SkipsBlankLinesAndAByteOrderMark) {
  ExpectRecords("\xEF\xBB\xBF\n\n\r\na,b\n\n1,2\n\n", {{"a", "b"}, {"1", "2"}});
  ExpectRecords("", {});
  ExpectRecords("\xEF\xBB\xBF", {});
}

TEST(CsvReader, KeepsABlankFieldThatIsQuotedAsARecord) { ExpectRecords("a\n\"\"\nb\n", {{"a"}, {""}, {"b"}}); }

TEST(CsvReader, KeepsCommasQuotesAndLineEndsInsideQuotes) {
  ExpectRecords("\"a,b\",\"say \"\"hi\"\"\",\"one\r\ntwo\nthree\rfour\"\n",
                {{"a,b", "say \"hi\"", "one\r\ntwo\nthree\rfour"}});
  ExpectRecords("\"\"\"\"", {{"\""}});
  ExpectRecords("\"\"\"\",\"a\"\"\n\"\"b\"", {{"\"", "a\"\n\"b"}});
}

TEST(CsvReader, TakesAQuoteInsideAnUnquotedFieldAsText) {
  ExpectRecords("5\" pipe, \"x\"\n", {{"5\" pipe", " \"x\""}});
}

TEST(CsvReader, CountsLinesAcrossQuotedLineEnds) {
  const ReadText read = Read("h\r\n\"a\r\nb\rc\nd\"\r\n\r\nlast \"\" x\n\"p\"\"\n\"\"q\"\nz");
  ASSERT_TRUE(read.status.ok()) << read.status;
  EXPECT_EQ(read.lines, (std::vector<std::int64_t>{1, 2, 7, 8, 10}));
}

TEST(CsvReader, NamesFileAndLineOfWhatIsNotCsv) {
  EXPECT_EQ(Read("a\nb\n\"open\n").status.message(),
            "t.csv:3: a quoted field is not closed before the end of the file");
  EXPECT_EQ(Read("a\n\"x\"\"\n").status.message(), "t.csv:2: a quoted field is not closed before the end of the file");
  EXPECT_EQ(Read("a,\"b\"c\n").status.message(),
            "t.csv:1: text after a closing quote; a comma or the end of the line is expected");
  for (const std::string_view text :
       {std::string_view("a\nb,\0c\n", 7), std::string_view("a\nb,\"\0\"\n", 8),
        std::string_view("a\nb,\"x\"\"\0\"\n", 11), std::string_view("a\nb,\"\"\0\n", 8)}) {
    const ReadText read = Read(text);
    EXPECT_EQ(read.status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(read.status.message(), "t.csv:2: a NUL byte; the file is not UTF-8 text");
    EXPECT_EQ(read.records, (Records{{"a"}}));
  }
  EXPECT_EQ(Read(std::string_view("\xFF\xFE"
                                  "a\0",
                                  4))
                .status.message(),
            "t.csv:1: the file is UTF-16; UTF-8 is expected");
  const auto error = [](std::string_view text) { return std::string(Read(text).status.message()); };
  EXPECT_EQ(error(std::string_view("PK\x03\x04\x14\0\x06", 7)),
            "t.csv:1: the file is a ZIP archive, as .xlsx workbooks are: save the sheet as CSV, or unpack the archive, "
            "first");
  EXPECT_EQ(error("\x1F\x8B\x08"), "t.csv:1: the file is packed with gzip: unpack it first");
  EXPECT_EQ(error("\xD0\xCF\x11\xE0"), "t.csv:1: the file is an Excel workbook: save the sheet as CSV first");
  EXPECT_EQ(error("PK,x\n"), "");
}

TEST(CsvReader, StaysAtAnError) {
  CsvReader reader("\"a\"b\nc\n", "t.csv");
  std::vector<std::string_view> fields;
  EXPECT_FALSE(reader.Next(fields));
  EXPECT_FALSE(reader.Next(fields));
  EXPECT_TRUE(fields.empty());
  EXPECT_FALSE(reader.status().ok());
}

TEST(AppendCsvRecord, IsReadBackAsItWas) {
  constexpr unsigned kSeed = 20260101;
  std::mt19937 random(kSeed);
  const std::vector<std::string> pieces = {",", "\"", "\n",           "\r", "\r\n", " ",       "\t",
                                           "a", "é",  "\xEF\xBB\xBF", "'",  ";",    "\x1F\x8B"};
  for (int round = 0; round < 2000; ++round) {
    Records records;
    std::string text;
    const std::size_t columns = 1 + random() % 4;
    for (std::size_t row = 0; row < 1 + random() % 4; ++row) {
      std::vector<std::string> record(columns);
      for (std::string& field : record) {
        for (std::size_t n = random() % 5; n > 0; --n) field += pieces[random() % pieces.size()];
      }
      AppendCsvRecord(text, record);
      records.push_back(std::move(record));
    }
    const ReadText read = Read(text);
    ASSERT_TRUE(read.status.ok()) << read.status << " seed " << kSeed << " round " << round << "\n" << text;
    ASSERT_EQ(read.records, records) << "seed " << kSeed << " round " << round << "\n" << text;
  }
}

}  // namespace
}  // namespace kith
