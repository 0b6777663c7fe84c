// Every limit of hours: at it read, one beyond told or left unread, with field and number.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kith/schedule/hours_text.h"
#include "kith/schedule/opening_hours.h"
#include "src/schedule/recurrence.h"
#include "src/schedule/rrule.h"
#include "src/schedule/schedule_row.h"
#include "tests/schedule/hours_form.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

// Blanks are separators, and do nothing.
std::string Padded(std::string_view text, std::size_t bytes) {
  return std::string(text) + std::string(bytes - text.size(), ' ');
}

TEST(ScheduleLimits, HoldForListsInCells) {
  const auto defect = [](std::string Schedule::*cell, std::string_view freq, std::string_view text, std::size_t bytes) {
    Schedule row = Row(freq, "", "09:00", "17:00");
    row.dtstart = Day("2026-01-01");
    row.*cell = Padded(text, bytes);
    return ReadScheduleRow(row).defect;
  };
  const auto expect = [&](std::string Schedule::*cell, const std::string& field, std::string_view freq,
                          std::string_view text) {
    EXPECT_EQ(defect(cell, freq, text, kMaxListCell), "") << field;
    EXPECT_EQ(defect(cell, freq, text, kMaxListCell + 1),
              "schedules.csv: record r: " + field + ": longer than 4096 bytes");
  };
  expect(&Schedule::byday, "byday", "WEEKLY", "MO");
  expect(&Schedule::bymonthday, "bymonthday", "MONTHLY", "1");
  expect(&Schedule::byyearday, "byyearday", "YEARLY", "1");
  expect(&Schedule::byweekno, "byweekno", "YEARLY", "1");
}

TEST(ScheduleLimits, HoldForIntervalsAndCounts) {
  const auto error = [](const RecurrenceRule& rule) { return std::string(Recurrence::Make(rule).status().message()); };
  RecurrenceRule rule{.frequency = Frequency::kDaily, .interval = kMaxInterval, .start = Day("2026-01-01")};
  EXPECT_EQ(error(rule), "");
  rule.interval = kMaxInterval + 1;
  EXPECT_NE(error(rule).find("the interval must be 1 to 1000"), std::string::npos) << error(rule);
  rule.interval = 1;
  rule.count = kMaxCountedDays + 1;  // the last day that is looked at is the start and so many more
  EXPECT_EQ(error(rule), "");
  EXPECT_EQ(Recurrence::Make(rule)->last(), *rule.start + kMaxCountedDays);
  rule.count = kMaxCountedDays + 2;
  EXPECT_NE(error(rule).find("the count is not reached within 50 years"), std::string::npos) << error(rule);
}

TEST(ScheduleLimits, HoldForRefillRules) {
  const std::string rule = "FREQ=DAILY;BYHOUR=17";
  EXPECT_TRUE(ReadRRule(Padded(rule, kMaxRRuleLength)));
  EXPECT_FALSE(ReadRRule(Padded(rule, kMaxRRuleLength + 1)));
  EXPECT_EQ(DescribeRecurrence(Padded(rule, kMaxRRuleLength)).text, "daily at 17:00");
  EXPECT_EQ(DescribeRecurrence(Padded(rule, kMaxRRuleLength + 1)).text, "");
}

TEST(ScheduleLimits, HoldForHoursOutOfProse) {
  const auto read = [](const std::string& text) { return HoursForm(ReadHoursText(text, {.year = 2015})); };
  EXPECT_EQ(read("Mon 9-5" + std::string(kMaxHoursText - 7, ';')), "WEEKLY MO 09:00-17:00");
  EXPECT_EQ(read("Mon 9-5" + std::string(kMaxHoursText - 6, ';')), "unknown: is longer than 8000 bytes");
  const auto dates = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "7/" : ", 7/") + std::to_string(i % 31 + 1);
    return ReadHoursText(text + " 9am-10am", {.year = 2015});
  };
  EXPECT_EQ(dates(kMaxHoursRows).rows.size(), kMaxHoursRows);
  EXPECT_EQ(HoursForm(dates(kMaxHoursRows + 1)), "unknown: makes more than 400 rows");
}

}  // namespace
}  // namespace kith
