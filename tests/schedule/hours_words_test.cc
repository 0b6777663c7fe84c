#include "src/schedule/hours_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/schedule/opening_hours.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

std::string Summary(const std::vector<Schedule>& rows) { return OpeningHours::Build(rows, LosAngeles()).summary(); }

TEST(HoursWordsTest, GroupsWeekdaysWithEqualHours) {
  EXPECT_EQ(Summary({Weekly("SA", "10:00", "14:00"), Weekly("MO,TU,WE,TH,FR", "09:00", "17:00")}),
            "Mon-Fri 09:00-17:00, Sat 10:00-14:00");
  EXPECT_EQ(Summary({Weekly("MO", "09:00", "17:00"), Weekly("WE", "09:00", "17:00"), Weekly("TH", "09:00", "17:00")}),
            "Mon, Wed-Thu 09:00-17:00");
  EXPECT_EQ(Summary({Weekly("TU", "13:00", "17:00"), Weekly("TU", "09:00", "12:00")}),
            "Tue 09:00-12:00 and 13:00-17:00");
  EXPECT_EQ(Summary({Row("DAILY", "", "18:00", "08:00")}), "daily 18:00-08:00");
  EXPECT_EQ(Summary({Row("DAILY", "SA,SU", "18:00", "24:00")}), "Sat-Sun 18:00-24:00");
}

TEST(HoursWordsTest, SaysDayAndNight) {
  EXPECT_EQ(Summary({Row("DAILY", "", "00:00", "23:59")}), "24 hours");
  EXPECT_EQ(Summary({Weekly("MO,TU,WE,TH,FR", "00:00", "24:00")}), "Mon-Fri 24 hours");
}

TEST(HoursWordsTest, SaysWhatIsNotWeekly) {
  EXPECT_EQ(Summary({Row("MONTHLY", "3SA", "09:00", "12:00")}), "3rd Sat 09:00-12:00");
  EXPECT_EQ(Summary({Row("MONTHLY", "1SA,3SA", "09:00", "12:00"), Row("MONTHLY", "1SA,3SA", "13:00", "14:00")}),
            "1st and 3rd Sat 09:00-12:00 and 13:00-14:00");
  EXPECT_EQ(Summary({Row("MONTHLY", "-1FR", "09:00", "12:00")}), "last Fri 09:00-12:00");
  Schedule days = Row("MONTHLY", "", "09:00", "12:00");
  days.bymonthday = "1,15,-1";
  EXPECT_EQ(Summary({days}), "1st, 15th and last day of the month 09:00-12:00");
  Schedule biweekly = Weekly("TU", "13:00", "15:00");
  biweekly.interval = 2;
  biweekly.dtstart = Day("2026-01-06");
  EXPECT_EQ(Summary({biweekly}), "every 2 weeks on Tue 13:00-15:00");
  Schedule once = Row("", "", "09:00", "12:00");
  once.dtstart = Day("2026-11-24");
  EXPECT_EQ(Summary({once}), "2026-11-24 09:00-12:00");
  Schedule yearly = Row("YEARLY", "", "09:00", "12:00");
  yearly.dtstart = Day("2020-07-04");
  EXPECT_EQ(Summary({yearly}), "4th of Jul 09:00-12:00");
}

TEST(HoursWordsTest, SaysFromWhenToWhenPeriodsHold) {
  Schedule winter = Weekly("MO", "09:00", "16:00");
  winter.valid_to = Day("2027-03-31");
  Schedule summer = Weekly("MO", "09:00", "18:00");
  summer.valid_from = Day("2027-04-01");
  EXPECT_EQ(Summary({summer, winter}), "Mon 09:00-16:00 until 2027-03-31, Mon 09:00-18:00 from 2027-04-01");
  EXPECT_EQ(Summary({summer}), "Mon 09:00-18:00");
}

TEST(HoursWordsTest, StaysShort) {
  std::vector<Schedule> rows;
  for (int day = 1; day <= 20; ++day) {
    rows.push_back(Row("MONTHLY", "", "09:00", "12:00"));
    rows.back().bymonthday = std::to_string(day);
  }
  const std::string summary = Summary(rows);
  EXPECT_NE(summary.find("8th of the month 09:00-12:00, and 12 more"), summary.npos) << summary;
}

TEST(HoursWordsTest, CountsInWords) {
  EXPECT_EQ(Ordinal(1), "1st");
  EXPECT_EQ(Ordinal(2), "2nd");
  EXPECT_EQ(Ordinal(11), "11th");
  EXPECT_EQ(Ordinal(22), "22nd");
  EXPECT_EQ(Ordinal(-1), "last");
  EXPECT_EQ(Ordinal(-2), "2nd to last");
}

}  // namespace
}  // namespace kith
