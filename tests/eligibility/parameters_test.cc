#include "kith/eligibility/parameters.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "src/eligibility/parameter_file.h"

namespace kith {
namespace {

Date Day(const char* text) { return *ParseDate(text); }

const ParameterTable& Shipped(std::string_view name) { return *ParameterTables::Shipped().Find(name); }

std::int64_t Dollars(std::string_view table, std::string_view region, double percent, std::int32_t size,
                     const char* day) {
  const ParameterRow* row = Shipped(table).RowOn(region, percent, Day(day));
  const std::optional<std::int64_t> cents = row == nullptr ? std::nullopt : row->CentsFor(size);
  return cents ? *cents / 100 : -1;
}

// The message; "" where `text` is read.
std::string ErrorIn(const std::string& text) {
  return std::string(ReadParameterFile(text, "t.csv").status().message());
}

const std::string kHeader = "from,until,p1,p2,source\n";

// --- What comes with Kith ---

TEST(ShippedParametersTest, AreThoseInTheFolder) {
  for (const ShippedText& shipped : ShippedParameterFiles()) {
    std::ifstream file(KITH_SOURCE_DIR "/data/parameters/" + std::string(shipped.name));
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), shipped.text) << shipped.name;
  }
}

TEST(ShippedParametersTest, HaveASourceForEachRow) {
  std::size_t rows = 0;
  for (const ShippedText& shipped : ShippedParameterFiles()) {
    const absl::StatusOr<ParameterFile> file = ReadParameterFile(shipped.text, shipped.name);
    ASSERT_TRUE(file.ok()) << file.status();
    for (const ParameterRow& row : file->rows) {
      EXPECT_FALSE(row.source.empty()) << shipped.name << " " << FormatDate(row.from);
      ++rows;
    }
  }
  EXPECT_EQ(rows, 36U + 12U + 9U);
}

// The test above can fail: each row of each shipped file is refused, with its line, once its source is struck out.
TEST(ShippedParametersTest, WouldBeRefusedWithoutASource) {
  for (const ShippedText& shipped : ShippedParameterFiles()) {
    const std::string text(shipped.text);
    std::size_t struck = 0;
    for (std::size_t end = text.find("\"\n"); end != std::string::npos; end = text.find("\"\n", end + 1)) {
      std::string without = text;
      const std::size_t begin = text.rfind(",\"", end) + 1;
      without.erase(begin, end + 1 - begin);
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
      EXPECT_EQ(std::string(ReadParameterFile(without, shipped.name).status().message()),
                std::string(shipped.name) + ":" + std::to_string(line) +
                    ": source: expected where the figures were published: no table counts without it");
      ++struck;
    }
    EXPECT_GE(struck, 9U) << shipped.name;
  }
}

// HHS makes the figures of Alaska and Hawaii of the others': 1.25 and 1.15 of that for four, up to the next ten dollars; steps to the nearest.
TEST(ShippedParametersTest, AgreeWithHowTheGuidelinesOfAlaskaAndHawaiiAreMade) {
  std::size_t years = 0;
  for (const ParameterRow& us48 : Shipped("fpl").rows()) {
    if (!us48.region.empty()) continue;
    ++years;
    for (const auto& [region, share] : {std::pair("state:Alaska", 125), std::pair("state:Hawaii", 115)}) {
      const ParameterRow* row = Shipped("fpl").RowOn(region, 100, us48.from);
      ASSERT_NE(row, nullptr);
      EXPECT_EQ(row->from, us48.from);
      EXPECT_EQ(row->until, us48.until);
      EXPECT_EQ(row->cents[3], (us48.cents[3] / 1000 * share + 99) / 100 * 1000) << region << " " << us48.vintage;
      EXPECT_EQ(*row->cents_each_more, (*us48.cents_each_more / 1000 * share + 50) / 100 * 1000)
          << region << " " << us48.vintage;
    }
  }
  EXPECT_EQ(years, 12U);
}

TEST(ShippedParametersTest, RiseByOneStepButFor2016) {
  for (const ParameterRow& row : Shipped("fpl").rows()) {
    for (std::size_t i = 1; i < row.cents.size(); ++i) {
      if (row.vintage != "2016") {
        EXPECT_EQ(row.cents[i] - row.cents[i - 1], *row.cents_each_more) << row.region << row.vintage << " " << i;
      }
    }
  }
  // Published so: 2016 fell for none, and 7 and 8 persons kept what 2015 had.
  EXPECT_EQ(Dollars("fpl", "", 100, 6, "2016-06-01"), 32580);
  EXPECT_EQ(Dollars("fpl", "", 100, 7, "2016-06-01"), 36730);
  EXPECT_EQ(Dollars("fpl", "", 100, 8, "2016-06-01"), 40890);
  EXPECT_EQ(Dollars("fpl", "", 100, 9, "2016-06-01"), 45050);
  EXPECT_EQ(Dollars("fpl", "state:Alaska", 100, 7, "2016-06-01"), 45920);
  EXPECT_EQ(Dollars("fpl", "state:Hawaii", 100, 8, "2018-06-01"), 13960 + 7 * 4970);
}

TEST(ShippedParametersTest, HaveTheLimitsOfLosAngelesAsPublished) {
  constexpr std::string_view kCounty = "county:Los Angeles, California";
  EXPECT_EQ(Dollars("ami", kCounty, 30, 4, "2024-06-01"), 41600);
  EXPECT_EQ(Dollars("ami", kCounty, 50, 1, "2025-06-01"), 53000);
  EXPECT_EQ(Dollars("ami", kCounty, 50, 4, "2026-11-22"), 83300);  // not five eighths of the 133,250 at 80%
  EXPECT_EQ(Dollars("ami", kCounty, 80, 4, "2026-11-22"), 133250);
  EXPECT_EQ(Dollars("ami", kCounty, 80, 8, "2026-11-22"), -1);
  EXPECT_EQ(Dollars("ami", kCounty, 50, 4, "2024-03-31"), -1);
  EXPECT_EQ(Dollars("ami", kCounty, 50, 4, "2026-05-01"), -1);  // those of 2025 had ended, those of 2026 were not out
  EXPECT_EQ(Dollars("ami", kCounty, 50, 4, "2027-04-01"), -1);
  EXPECT_EQ(Shipped("ami").BaseFor(60), std::nullopt);
}

// 45 CFR 96.85(b): the sizes' percentages of the figure for four. CSD cuts 60% for four, and then each size, to the dollar.
TEST(ShippedParametersTest, HaveTheMedianIncomeOfCaliforniaByTheRegulationsPercentages) {
  const std::int64_t percents[] = {52, 68, 84, 100, 116, 132, 135, 138, 141, 144, 147, 150};
  std::size_t rows = 0;
  for (const ParameterRow& row : Shipped("smi").rows()) {
    if (row.percent != 100) continue;
    const ParameterRow* sixty = Shipped("smi").RowOn(row.region, 60, row.from);
    ASSERT_NE(sixty, nullptr);
    const std::int64_t four = row.cents[3] / 100 * 60 / 100;
    for (std::int32_t size = 1; size <= 12; ++size) {
      const std::int64_t percent = percents[static_cast<std::size_t>(size) - 1];
      EXPECT_EQ(*row.CentsFor(size), row.cents[3] / 100 * percent);
      if (row.vintage != "2026" || size <= 10) {
        EXPECT_EQ(*sixty->CentsFor(size), four * percent / 100 * 100) << row.vintage << " " << size;
      }
    }
    ++rows;
  }
  EXPECT_EQ(rows, 6U);
  EXPECT_EQ(Dollars("smi", "state:California", 100, 4, "2026-09-30"), 128144);
  EXPECT_EQ(Dollars("smi", "state:California", 100, 4, "2026-10-01"), 133021);
  EXPECT_EQ(Dollars("smi", "state:California", 100, 4, "2021-09-30"), -1);
  EXPECT_EQ(Dollars("smi", "state:California", 100, 4, "2027-10-01"), -1);
}

// --- Rows ---

TEST(ParameterTableTest, CountsARowUntilTheNextOneOfItsRegionAndPercentage) {
  const absl::StatusOr<ParameterFile> file = ReadParameterFile(
      "label,region,percent,from,until,period,p1,each_more,source\n"
      "limit,,,2026-01-01,2027-06-01,month,100,10,a\n"
      ",,,2027-01-01,2028-01-01,month,110,10,b\n"
      ",,50,2026-01-01,2026-02-01,month,\"$1,050.25\",,c\n"
      ",state:CA,,2026-03-01,2027-01-01,month,90,,d\n",
      "limit.csv");
  ASSERT_TRUE(file.ok()) << file.status();
  const ParameterTable table("limit", file->label, file->rows);
  EXPECT_EQ(table.RowOn("", 100, Day("2025-12-31")), nullptr);
  EXPECT_EQ(table.RowOn("", 100, Day("2026-12-31"))->source, "a");
  EXPECT_EQ(table.UntilOf(*table.RowOn("", 100, Day("2026-12-31"))), Day("2027-01-01"));
  EXPECT_EQ(table.RowOn("", 100, Day("2027-01-01"))->source, "b");
  EXPECT_EQ(table.RowOn("", 100, Day("2028-01-01")), nullptr);
  EXPECT_EQ(table.RowOn("", 100, Day("2026-06-01"))->CentsFor(3), 12000);
  EXPECT_EQ(table.RowOn("", 50, Day("2026-01-31"))->CentsFor(1), 105025);
  EXPECT_EQ(table.RowOn("", 50, Day("2026-01-31"))->CentsFor(2), std::nullopt);
  EXPECT_EQ(table.RowOn("", 50, Day("2026-02-01")), nullptr);
  EXPECT_EQ(table.RowOn("state:CA", 100, Day("2026-02-28")), nullptr);
  EXPECT_EQ(table.Regions(), (std::vector<std::string_view>{"", "state:CA"}));
  EXPECT_EQ(table.Percents(), (std::vector<double>{50, 100}));
  EXPECT_EQ(table.BaseFor(50), 50);
  EXPECT_EQ(table.BaseFor(80), 100);
}

TEST(ParameterTablesTest, LetAUserAddAYearReplaceARowAndAddTables) {
  const std::vector<ParameterTables::File> files = {
      {"fpl.csv",
       "from,until,p1,p2,each_more,source\n2027-01-14,2028-02-01,16000,22000,6000,the next one\n"
       "2026-01-13,2027-02-01,1,2,3,replaced\n"},
      {"calfresh_gross.csv", "from,until,period,p1,source\n2026-10-01,2027-10-01,month,2660,ours\n"}};
  const absl::StatusOr<ParameterTables> tables = ParameterTables::Read(files);
  ASSERT_TRUE(tables.ok()) << tables.status();
  const ParameterTable& fpl = *tables->Find("fpl");
  EXPECT_EQ(fpl.label(), "poverty guideline");
  EXPECT_EQ(fpl.RowOn("", 100, Day("2027-01-20"))->CentsFor(3), 2'800'000);
  EXPECT_EQ(fpl.RowOn("", 100, Day("2026-06-01"))->source, "replaced");
  EXPECT_EQ(fpl.RowOn("", 100, Day("2025-06-01"))->CentsFor(1), 1'565'000);
  EXPECT_EQ(fpl.RowOn("state:Alaska", 100, Day("2026-06-01"))->CentsFor(1), 1'995'000);
  EXPECT_EQ(tables->Find("calfresh_gross")->label(), "calfresh gross");
  EXPECT_EQ(tables->Names(), (std::vector<std::string_view>{"ami", "calfresh_gross", "fpl", "smi"}));
  EXPECT_EQ(ParameterTables::Shipped().Find("calfresh_gross"), nullptr);
}

TEST(ParameterTablesTest, RefusesNamesThatNoRuleCouldWrite) {
  for (const std::string_view name : {"Calfresh.csv", "any.csv", "2026.csv", ".csv", "a-b.csv", "true.csv"})
    EXPECT_FALSE(ParameterTableName(name).ok()) << name;
  EXPECT_EQ(*ParameterTableName("calfresh_gross_2.csv"), "calfresh_gross_2");
  EXPECT_EQ(ParameterTables::Read(std::vector<ParameterTables::File>{
                                      {"fpl.csv", "from,until,period,p1,source\n2027-01-01,2028-01-01,once,5,x\n"}})
                .status()
                .message(),
            "fpl.csv: period: amounts of one table come once, or all again and again");
}

// --- Files ---

TEST(ReadParameterFileTest, NamesWhatIsWrong) {
  const std::pair<std::string, std::string> mistakes[] = {
      {"",
       "t.csv: there is no row: the first line names the columns (from, until, p1, source ...), each other one is a "
       "row"},
      {"# only this\n",
       "t.csv:1: there is no row: the first line names the columns (from, until, p1, source ...), each other one is a "
       "row"},
      {"from,p1,source\n", "t.csv:1: the column until is missing"},
      {"from,until,p1,sorce\n",
       "t.csv:1: there is no column sorce (did you mean source?): expected label, vintage, region, percent, from, "
       "until, "
       "period, p1 to p30, each_more, source"},
      {"from,until,p1,p1,source\n", "t.csv:1: two columns are called p1"},
      {kHeader + "2026-01-01,2026-01-01,1,2,x\n", "t.csv:2: until: the row counts on no day: until is not after from"},
      {kHeader + "2026-01-01,,1,2,x\n",
       "t.csv:2: until: expected a date, as in 2026-10-01, found nothing: the day from which the next figures are "
       "expected"},
      {kHeader + "January,2026-01-01,1,2,x\n", "t.csv:2: from: expected a date, as in 2026-10-01, found \"January\""},
      {kHeader + "2026-01-01,2027-01-01,,2,x\n", "t.csv:2: p1: there is no amount here, but one for 2"},
      {kHeader + "2026-01-01,2027-01-01,,,x\n", "t.csv:2: p1: expected the amount for one person"},
      {kHeader + "2026-01-01,2027-01-01,one,,x\n",
       "t.csv:2: p1: expected dollars, as in 15960 or $1,330.50, found \"one\""},
      {kHeader + "2026-01-01,2027-01-01,-1.50,2,x\n",
       "t.csv:2: p1: expected dollars, as in 15960 or $1,330.50, found \"-1.50\""},
      {"each_more,from,until,p1,source\n-500,2026-01-01,2027-01-01,3000,x\n",
       "t.csv:2: each_more: expected dollars, as in 15960 or $1,330.50, found \"-500\""},
      {kHeader + "2026-01-01,2027-01-01,3,2,x\n", "t.csv:2: p2: less than for 1: figures do not fall with the size"},
      {kHeader + "2026-01-01,2027-01-01,1,2,\n",
       "t.csv:2: source: expected where the figures were published: no table counts without it"},
      {kHeader + "2026-01-01,2027-01-01,1,2,x,y\n", "t.csv:2: this record has 6 cells, more than there are columns"},
      {kHeader + "2026-01-01,2027-01-01,1,2,\"x\n", "t.csv:2: this record has a quote that is not closed on its line"},
      {kHeader + "2026-01-01,2027-01-01,1,2,x\n2026-01-01,2027-02-01,1,2,x\n",
       "t.csv:3: from: there is a row for this region, percentage and day already"},
      {"region,from,until,p1,source\nAlaska,2026-01-01,2027-01-01,1,x\n",
       "t.csv:2: region: expected state: or county: and a name, as in county:Los Angeles, found \"Alaska\""},
      {"percent,from,until,p1,source\nhalf,2026-01-01,2027-01-01,1,x\n",
       "t.csv:2: percent: expected a percentage over 0 with at most four decimals, as in 50, found \"half\""},
      {"percent,from,until,p1,source\n0,2026-01-01,2027-01-01,1,x\n",
       "t.csv:2: percent: expected a percentage over 0 with at most four decimals, as in 50, found \"0\""},
      {"region,from,until,p1,source\nstate:Calfornia,2026-01-01,2027-01-01,1,x\n",
       "t.csv:2: region: expected the name of a state, found \"Calfornia\" (did you mean california?)"},
      {"region,from,until,p1,source\n\"county:Kern, Calfornia\",2026-01-01,2027-01-01,1,x\n",
       "t.csv:2: region: expected the name of a state, found \"Calfornia\" (did you mean california?)"},
      {"period,from,until,p1,source\nday,2026-01-01,2027-01-01,1,x\n",
       "t.csv:2: period: expected year, month, week or once, found \"day\""},
      {"period,from,until,p1,source\nonce,2026-01-01,2027-01-01,1,x\nyear,2027-01-01,2028-01-01,1,x\n",
       "t.csv:3: period: amounts of one table come once, or all again and again"},
      {"label,from,until,p1,source\na,2026-01-01,2027-01-01,1,x\nb,2027-01-01,2028-01-01,1,x\n",
       "t.csv:3: label: the table was called \"a\" before: a table has one label"},
      {"from\xFF", "t.csv: not UTF-8"},
  };
  for (const auto& [text, message] : mistakes) EXPECT_EQ(ErrorIn(text), message) << text;
}

TEST(ReadParameterFileTest, TakesCommentsBlankLinesQuotesAndWindowsLineEnds) {
  const absl::StatusOr<ParameterFile> file = ReadParameterFile(
      "\xEF\xBB\xBF# ours\r\n\r\nfrom,until,p1,source\r\n 2026-01-01 , 2027-01-01 ,$5,\"a, \"\"b\"\"\"\r\n", "t.csv");
  ASSERT_TRUE(file.ok()) << file.status();
  ASSERT_EQ(file->rows.size(), 1U);
  EXPECT_EQ(file->rows[0].source, "a, \"b\"");
  EXPECT_EQ(file->rows[0].vintage, "2026");
}

TEST(ParameterFileLimits, Hold) {
  std::string text = "from,until,p1,source\n";
  text += std::string(kMaxParameterFileBytes - text.size(), ' ');
  EXPECT_NE(ErrorIn(text), "t.csv: larger than 1048576 bytes");
  EXPECT_EQ(ErrorIn(text + " "), "t.csv: larger than 1048576 bytes");
  std::string rows = "percent,from,until,p1,source\n";
  for (std::size_t i = 0; i < kMaxParameterRows; ++i) rows += std::to_string(i + 1) + ",2026-01-01,2027-01-01,1,x\n";
  EXPECT_EQ(ErrorIn(rows), "");
  EXPECT_EQ(ErrorIn(rows + "99999,2026-01-01,2027-01-01,1,x\n"), "t.csv:10002: more than 10000 rows in one file");
  EXPECT_EQ(ErrorIn("from,until,p1,p30,source\n2026-01-01,2027-01-01,1,2,x\n"),
            "t.csv:2: p2: there is no amount here, but one for 30");
  EXPECT_NE(ErrorIn("from,until,p1,p31,source\n"), "");
  static_assert(kMaxParameterSizes == 30);
}

}  // namespace
}  // namespace kith
