#include "src/schedule/holidays.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/schedule/opening_hours.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

// The days of the year on which a place that opens daily but for these holidays is not certainly open: "closed 2026-11-26, ? 2026-07-03".
std::string NotOpen(std::string_view holiday, int year) {
  std::vector<Schedule> rows = HolidayRows(holiday);
  rows.push_back(Row("DAILY", "", "09:00", "17:00"));
  const OpeningHours hours = OpeningHours::Build(rows, LosAngeles());
  std::string days;
  const Date last = Day(std::to_string(year) + "-12-31");
  for (Date day = Day(std::to_string(year) + "-01-01"); day <= last; day = day + 1) {
    const Truth open = hours.OpenDuring(LosAngeles().ToInstant({day, 0}), LosAngeles().ToInstant({day + 1, 0}));
    if (open == Truth::kTrue) continue;
    days += (days.empty() ? "" : ", ") + std::string(open == Truth::kFalse ? "closed " : "? ") + FormatDate(day);
  }
  EXPECT_TRUE(hours.defects().empty());
  return days;
}

TEST(Holidays, OfAWeekdayFallOnOneDayOfEveryYear) {
  EXPECT_EQ(NotOpen("Martin Luther King, Jr. Day", 2026), "closed 2026-01-19");
  EXPECT_EQ(NotOpen("Presidents' Day", 2026), "closed 2026-02-16");
  EXPECT_EQ(NotOpen("Casimir Pulaski Day", 2026), "closed 2026-03-02");
  EXPECT_EQ(NotOpen("Casimir Pulaski Day", 2028), "closed 2028-03-06") << "a leap year";
  EXPECT_EQ(NotOpen("Memorial Day", 2026), "closed 2026-05-25");
  EXPECT_EQ(NotOpen("Memorial Day", 2027), "closed 2027-05-31");
  EXPECT_EQ(NotOpen("Memorial Day", 2028), "closed 2028-05-29");
  EXPECT_EQ(NotOpen("Labor Day", 2026), "closed 2026-09-07");
  EXPECT_EQ(NotOpen("Columbus Day", 2026), "closed 2026-10-12");
  EXPECT_EQ(NotOpen("Thanksgiving", 2026), "closed 2026-11-26");
  EXPECT_EQ(NotOpen("Thanksgiving", 2027), "closed 2027-11-25");
  EXPECT_EQ(NotOpen("Day after Thanksgiving", 2024), "closed 2024-11-29");
}

TEST(Holidays, OfADateMayBeObservedOnTheNearestWorkday) {
  EXPECT_EQ(NotOpen("Christmas Day", 2026), "closed 2026-12-25");
  EXPECT_EQ(NotOpen("Independence Day", 2026), "? 2026-07-03, closed 2026-07-04") << "a Saturday";
  EXPECT_EQ(NotOpen("Independence Day", 2027), "closed 2027-07-04, ? 2027-07-05") << "a Sunday";
  EXPECT_EQ(NotOpen("New Year's Day", 2023), "closed 2023-01-01, ? 2023-01-02");
  EXPECT_EQ(NotOpen("New Year's Day", 2021), "closed 2021-01-01, ? 2021-12-31") << "of the Saturday that follows";
  EXPECT_EQ(NotOpen("New Year's Eve", 2028), "closed 2028-12-31") << "a Sunday, whose Monday is in the next year";
  EXPECT_EQ(NotOpen("New Year's Eve", 2029), "? 2029-01-01, closed 2029-12-31");
  EXPECT_EQ(NotOpen("Veterans Day", 2026), "closed 2026-11-11");
  EXPECT_EQ(NotOpen("Lincoln's Birthday", 2026), "closed 2026-02-12");
  EXPECT_EQ(NotOpen("Christmas Eve", 2026), "closed 2026-12-24");
}

TEST(Holidays, WashingtonsBirthdayIsOneOfTwoDays) {
  EXPECT_EQ(NotOpen("Washington's Birthday", 2024), "? 2024-02-19, ? 2024-02-22");
  EXPECT_EQ(NotOpen("Washington's Birthday", 2026), "? 2026-02-16, ? 2026-02-22, ? 2026-02-23");
}

TEST(Holidays, AreKnownHoweverTheyAreWritten) {
  EXPECT_EQ(NotOpen("thanksgiving day", 2026), "closed 2026-11-26");
  EXPECT_EQ(NotOpen("NEW YEAR\xE2\x80\x99S DAY", 2026), "closed 2026-01-01");
  EXPECT_EQ(NotOpen("  Martin  Luther King,Jr. Day ", 2026), "closed 2026-01-19");
  EXPECT_EQ(NotOpen("Juneteenth", 2026), "closed 2026-06-19");
  EXPECT_EQ(HolidayRows("Thanksgiving").front().description, "Thanksgiving Day");
}

TEST(Holidays, OthersAreNotKnown) {
  for (const std::string_view name :
       {"", "day", "Arbor Day", "New Years", "Easter", "Thanksgiving week", "Christmas break"})
    EXPECT_TRUE(HolidayRows(name).empty()) << name;
}

}  // namespace
}  // namespace kith
