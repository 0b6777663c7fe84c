#include "src/schedule/clock_time.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

std::string Hours(std::string_view opens, std::string_view closes) {
  std::string why_not;
  const std::optional<ClockHours> hours = ParseClockHours(opens, closes, why_not);
  if (!hours) return why_not;
  return FormatMinuteOfDay(hours->opens) + "-" + FormatMinuteOfDay(hours->closes) +
         (hours->assumed.empty() ? "" : " " + hours->assumed);
}

TEST(ParseClockHours, ReadsTimesAsPeopleTypeThem) {
  EXPECT_EQ(Hours("9:00am", "5:00pm"), "09:00-17:00");
  EXPECT_EQ(Hours(" 9:00 AM ", "5:00 p.m."), "09:00-17:00");
  EXPECT_EQ(Hours("9am", "12n"), "09:00-12:00");
  EXPECT_EQ(Hours("9:00a", "12 noon"), "09:00-12:00");
  EXPECT_EQ(Hours("830am", "5:30p"), "08:30-17:30");
  EXPECT_EQ(Hours("4:00pm", "12:00am"), "16:00-00:00");
  EXPECT_EQ(Hours("4:00pm", "midnight"), "16:00-00:00");
  EXPECT_EQ(Hours("10:00pm", "2:00am"), "22:00-02:00");
  EXPECT_EQ(Hours("12:00am", "11:59pm"), "00:00-23:59");
  EXPECT_EQ(Hours("12:00am", "12:00am"), "00:00-00:00");
  EXPECT_EQ(Hours("midnight", "6am"), "00:00-06:00");
}

TEST(ParseClockHours, ReadsTimesOf24Hours) {
  EXPECT_EQ(Hours("08:00", "17:00"), "08:00-17:00");
  EXPECT_EQ(Hours("08:00:00", "17:30:00"), "08:00-17:30");
  EXPECT_EQ(Hours("8:00", "17:00"), "08:00-17:00");
  EXPECT_EQ(Hours("00:00", "24:00"), "00:00-24:00");
  EXPECT_EQ(Hours("22:00", "06:00"), "22:00-06:00");
  EXPECT_EQ(Hours("06:00", "00:00"), "06:00-00:00");
  EXPECT_EQ(Hours("14:00", "4:00 PM"), "14:00-16:00");
}

TEST(ParseClockHours, TakesTheOneReadingThatFitsADay) {
  EXPECT_EQ(Hours("9:00am", "5:00"), "09:00-17:00 \"5:00\" is taken as 17:00");
  EXPECT_EQ(Hours("8:00", "4:00pm"), "08:00-16:00");
  EXPECT_EQ(Hours("10:00", "3pm"), "10:00-15:00");
  EXPECT_EQ(Hours("12:00", "3pm"), "12:00-15:00");
}

TEST(ParseClockHours, DoesNotGuess) {
  EXPECT_EQ(Hours("6:00", "8:00pm"), "\"6:00\" to \"8:00pm\" may be meant in the morning or after noon");
  EXPECT_EQ(Hours("9am", "03:00"), "\"9am\" to \"03:00\" may be meant in the morning or after noon");
  EXPECT_EQ(Hours("9:30pm", "5:00pm"), "\"9:30pm\" to \"5:00pm\" closes before it opens");
  EXPECT_EQ(Hours("8:30am", "12:30am"), "\"8:30am\" to \"12:30am\" closes before it opens");
  EXPECT_EQ(Hours("9am", "9am"), "\"9am\" to \"9am\" opens and closes at the same time");
  EXPECT_EQ(Hours("12:00am", "8:00pm"), "\"12:00am\" to \"8:00pm\" opens at 12 am, which may be meant for noon");
  EXPECT_EQ(Hours("9:00", "5:00"), "\"9:00\" to \"5:00\" may be meant in the morning or after noon");
}

TEST(ParseClockHours, RefusesWhatIsNoTime) {
  for (const char* bad : {"Dismissal Bell", "6:300pm", "8:00m", "9:0am", "9", "25:00", "9:60am", "13:00am", "0:30am",
                          "5:00pm Mon", "12:00pm (dispensing)", "9:", ":30", "99999", "-9:00", "24:01"}) {
    EXPECT_NE(Hours(bad, "5:00pm").find("is not a time of day"), std::string::npos) << bad;
    EXPECT_NE(Hours("9:00am", bad).find("is not a time of day"), std::string::npos) << bad;
  }
}

TEST(SaysAroundTheClock, OnlyWhereTheTextSaysNothingElse) {
  EXPECT_TRUE(SaysAroundTheClock("24 hours a day, 7 days a week"));
  EXPECT_TRUE(SaysAroundTheClock("24/7"));
  EXPECT_FALSE(SaysAroundTheClock("Mobile team: 24 hours a day"));
  EXPECT_FALSE(SaysAroundTheClock(""));
}

TEST(ParseWeekday, ReadsNamesAndNumbers) {
  EXPECT_EQ(ParseWeekday("Monday"), "MO");
  EXPECT_EQ(ParseWeekday(" thur "), "TH");
  EXPECT_EQ(ParseWeekday("tues."), "TU");
  EXPECT_EQ(ParseWeekday("SU"), "SU");
  EXPECT_EQ(ParseWeekday("1"), "MO");
  EXPECT_EQ(ParseWeekday("7"), "SU");
  EXPECT_EQ(ParseWeekday("0"), "SU");
  for (const char* bad : {"", "M", "S", "8", "Weekdays", "Mon-Fri", "holiday"}) EXPECT_EQ(ParseWeekday(bad), "") << bad;
}

std::string Day(std::string_view text) {
  const std::optional<LooseDate> date = ParseLooseDate(text);
  return !date ? "none" : FormatDate(date->date) + (date->every_year ? " every year" : "");
}

TEST(ParseLooseDate, ReadsDatesAsPeopleTypeThem) {
  EXPECT_EQ(Day("2015-12-24"), "2015-12-24");
  EXPECT_EQ(Day("12/24/2015"), "2015-12-24");
  EXPECT_EQ(Day("12/24/15"), "2015-12-24");
  EXPECT_EQ(Day("12/24/49"), "2049-12-24");
  EXPECT_EQ(Day("Dec 24, 15"), "2015-12-24");
  EXPECT_EQ(Day("December 24, 2015"), "2015-12-24");
  EXPECT_EQ(Day("24 Dec. 2015"), "2015-12-24");
  EXPECT_EQ(Day("January 01, 0001"), "2000-01-01 every year");
  EXPECT_EQ(Day("0001-02-29"), "none");  // no such day in the year 1
  EXPECT_EQ(Day("Feb 29"), "2000-02-29 every year");
  EXPECT_EQ(Day("7/4"), "2000-07-04 every year");
  for (const char* bad : {"", "Easter", "24/12/2015", "13/1", "Feb 30, 2015", "1/2/3/4", "December", "12//2015",
                          "May 5 6 7", "December 24, 99999", "-1/2/2015", "1/2/99", "1/2/50", "Dec 24, 99"})
    EXPECT_EQ(Day(bad), "none") << bad;
}

}  // namespace
}  // namespace kith
