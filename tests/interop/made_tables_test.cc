#include "src/interop/made_tables.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(MadeTables, AreTextWithWhereEachRecordCameFrom) {
  MadeTables tables;
  EXPECT_EQ(tables.Add("phones", "a", {{"number", "1"}, {"note", "two\nlines"}}, 7).added, MadeTables::Added::kNew);
  EXPECT_EQ(tables.Add("phones", "b", {{"number", "2"}}, 8).added, MadeTables::Added::kNew);
  EXPECT_EQ(tables.Add("phones", "b", {{"number", "2"}}, 9).added, MadeTables::Added::kSame);
  const MadeTables::Addition differs = tables.Add("phones", "b", {{"number", "3"}}, 10);
  EXPECT_EQ(differs.added, MadeTables::Added::kDiffers);
  EXPECT_EQ(differs.first, 8U);
  EXPECT_EQ(differs.column, "number");
  const auto texts = tables.Format({});
  ASSERT_TRUE(texts.ok()) << texts.status();
  EXPECT_EQ(texts->at("phones.csv"), "id,note,number\na,\"two\nlines\",1\nb,,2\n");
  EXPECT_EQ(tables.Find("phones.csv", 2), 7U);
  EXPECT_EQ(tables.Find("phones.csv", 4), 8U);
  EXPECT_EQ(tables.Find("phones.csv", 3), std::nullopt);
}

TEST(MadeTables, HideALocationAsSoonAsOneOriginDoes) {
  const auto merged = [](const std::string& one, const std::string& other) {
    MadeTables tables;
    tables.Add("locations", "a", {{"confidential", one}}, 1);
    tables.Add("locations", "a", {{"confidential", other}}, 2);
    return IsSecret(*tables.CellsOf("locations", "a"));
  };
  for (const char* const secret : {"yes", "true", "1", "perhaps"}) {
    for (const char* const other : {"no", "", "0", "true"}) {
      EXPECT_TRUE(merged(secret, other)) << secret << other;
      EXPECT_TRUE(merged(other, secret)) << secret << other;
    }
  }
  EXPECT_FALSE(merged("no", "false"));
  EXPECT_FALSE(merged("", "no"));
}

TEST(MadeTables, HoldToTheLimitsOfAllThatIsAdded) {
  const auto status = [](const MadeLimits& limits, std::string_view second) {
    MadeTables tables;
    tables.SetLimits(limits);
    EXPECT_EQ(tables.Add("phones", "a", {{"number", "123"}}, 1).added, MadeTables::Added::kNew);
    tables.Add("phones", "a", {{"number", "123"}}, 2);
    tables.Add("units", std::string(second), {{"name", "456"}}, 3);
    EXPECT_EQ(tables.full(), !tables.Format({}).ok());
    return tables.Format({}).status();
  };
  EXPECT_TRUE(status({.cells = 4, .bytes = 8}, "b").ok()) << "what is merged takes no place";
  EXPECT_EQ(status({.cells = 3, .bytes = 8}, "b").code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(status({.cells = 4, .bytes = 7}, "b").message(),
            "the records have more than 4 cells, or more than 7 bytes of text");
  EXPECT_EQ(MadeLimits().cells, kMaxMadeCells);
  EXPECT_EQ(MadeLimits().bytes, kMaxMadeTextBytes);
}

// A cell for each record in each column, however few are filled: a small source of many names would make a large text.
TEST(MadeTables, HoldToTheirLimits) {
  const auto made = [](std::size_t records, std::size_t columns, const MadeTableLimits& limits) {
    MadeTables tables;
    for (std::size_t i = 0; i < records; ++i) {
      RecordCells cells;
      for (std::size_t c = 0; c < columns; ++c) cells["c" + std::to_string(c)] = "x";
      tables.Add("own", std::to_string(i), std::move(cells), i);
    }
    return tables.Format(limits).status();
  };
  EXPECT_TRUE(made(2, 3, {.columns = 4, .cells = 8}).ok());
  const absl::Status columns = made(1, 4, {.columns = 4, .cells = 100});
  EXPECT_EQ(columns.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(columns.message(), "own: more than 4 different columns");
  EXPECT_EQ(made(3, 3, {.columns = 4, .cells = 11}).message(),
            "own: more than 11 cells, which are its records times its columns");
  EXPECT_TRUE(made(1, kMaxCsvColumns - 1, {}).ok());
  EXPECT_EQ(made(1, kMaxCsvColumns, {}).message(), "own: more than 1024 different columns");
  EXPECT_EQ(MadeTableLimits().cells, kMaxMadeCells);
}

}  // namespace
}  // namespace kith
