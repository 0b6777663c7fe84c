// Hours and holidays of HSDS 1.x packages.
#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/schedule/opening_hours.h"
#include "tests/interop/hsds1_packages.h"

namespace kith {
namespace {

struct HoursOf {
  Import import;
  std::string Row(std::size_t line) const {  // of regular_schedules.csv, from 2
    const std::string id = std::to_string(line - 1);
    for (const Schedule& row : import.directory.schedules) {
      if (Extra(row.extras, "source_id") != id) continue;
      return row.byday + " " + (row.opens_at ? FormatMinuteOfDay(*row.opens_at) : "?") + "-" +
             (row.closes_at ? FormatMinuteOfDay(*row.closes_at) : "?") + " " + row.description;
    }
    return "none";
  }
};

HoursOf ReadHours(const std::vector<std::string>& rows) {
  std::string text = "id,service_id,weekday,opens_at,closes_at,original_text\n";
  for (std::size_t i = 0; i < rows.size(); ++i) text += std::to_string(i + 1) + ",10," + rows[i] + "\n";
  return {Read(Package({{"regular_schedules.csv", text}}))};
}

TEST(ReadHsds1, MakesOneScheduleOfEachRegularRow) {
  const HoursOf hours = ReadHours({"Monday,9:00am,5:00pm,", "2,08:00,17:00,", "Sat,09:00-08:00,17:00-08:00,"});
  EXPECT_EQ(IssueLines(hours.import.account), "");
  EXPECT_EQ(hours.Row(2), "MO 09:00-17:00 ");
  EXPECT_EQ(hours.Row(3), "TU 08:00-17:00 ");
  EXPECT_EQ(hours.Row(4), "SA 09:00-17:00 ");
}

TEST(ReadHsds1, TakesWhatTheTextBesideTheTimesSaysForCertain) {
  const HoursOf hours =
      ReadHours({"Monday,,,\"9:00am-12:00pm / 1:00pm-6:00pm, Mon, Tue\"", "Wednesday,5:00,7:00pm,\"5:00-7:00pm, Wed\"",
                 "Saturday,8:00am,4:30pm,\"8:00am-4:30pm, Every 3rd Saturday of each month\"",
                 "Sunday,,,\"9:00am-5:00pm, Mon-Fri\"", ",,,Tue 9am-5pm; Sat 10am-2pm"});
  EXPECT_EQ(hours.Row(2), "MO 09:00-12:00 9:00am-12:00pm / 1:00pm-6:00pm, Mon, Tue");
  EXPECT_EQ(hours.Row(3), "WE 17:00-19:00 5:00-7:00pm, Wed");
  EXPECT_EQ(hours.Row(4), "3SA 08:00-16:30 8:00am-4:30pm, Every 3rd Saturday of each month");
  EXPECT_EQ(hours.Row(5), "SU ?-? 9:00am-5:00pm, Mon-Fri");  // says nothing of Sundays
  EXPECT_EQ(hours.Row(6), "TU 09:00-17:00 Tue 9am-5pm; Sat 10am-2pm");
  std::string further;  // what a row of the source has beside its first opening
  for (const Schedule& row : hours.import.directory.schedules) {
    if (Extra(row.extras, "source_id").empty()) further += row.byday + " " + FormatMinuteOfDay(*row.opens_at) + ";";
  }
  EXPECT_EQ(further, "SA 10:00;MO 13:00;");  // in the order of their keys
  EXPECT_EQ(
      IssueLines(hours.import.account),
      "repaired regular_schedules.csv:2 1 original_text: \"9:00am-12:00pm / 1:00pm-6:00pm, Mon, Tue\" is taken as "
      "09:00-12:00 and 13:00-18:00\n"
      "repaired regular_schedules.csv:3 2 original_text: \"5:00-7:00pm, Wed\" is taken as 17:00-19:00\n"
      "repaired regular_schedules.csv:4 3 original_text: is not of every week: taken as 3SA\n"
      "repaired regular_schedules.csv:6 5 original_text: \"Tue 9am-5pm; Sat 10am-2pm\" is taken as its openings\n");
}

TEST(ReadHsds1, KeepsHoursThatCannotBeReadForCertainAsProse) {
  const HoursOf hours = ReadHours({"Monday,,6:00pm,\"Dismissal Bell - 6:00pm, Mon\"", "Monday,,,Call first",
                                   "Monday,6:00,8:00pm,", "Monday,8:00m,5:00pm,", "Weekdays,8:00am,4:00pm,",
                                   ",8:00am,4:00pm,mornings", "Monday,09:00+05:00,17:00+05:00,"});
  EXPECT_EQ(hours.Row(2), "MO ?-? Dismissal Bell - 6:00pm, Mon");
  EXPECT_EQ(hours.Row(3), "MO ?-? Call first");
  EXPECT_EQ(hours.Row(4), "MO ?-? 6:00 - 8:00pm");
  EXPECT_EQ(hours.Row(5), "MO ?-? 8:00m - 5:00pm");
  EXPECT_EQ(hours.Row(6), " ?-? Weekdays 8:00am - 4:00pm");
  EXPECT_EQ(hours.Row(7), " ?-? mornings");
  EXPECT_EQ(hours.Row(8), "MO ?-? 09:00+05:00 - 17:00+05:00");
  EXPECT_EQ(
      IssueLines(hours.import.account),
      "repaired regular_schedules.csv:2 1 opens_at: is empty: hours unknown\n"
      "repaired regular_schedules.csv:4 3 opens_at: \"6:00\" to \"8:00pm\" may be meant in the morning or after noon: "
      "hours unknown\n"
      "repaired regular_schedules.csv:5 4 opens_at: \"8:00m\" is not a time of day such as 9:00am or 17:00: hours "
      "unknown\n"
      "repaired regular_schedules.csv:6 5 weekday: \"Weekdays\" is not a day of the week: hours unknown\n"
      "repaired regular_schedules.csv:7 6 weekday: \"\" is not a day of the week: hours unknown\n"
      "repaired regular_schedules.csv:8 7 opens_at: \"09:00+05:00\" is not a local time HH:MM from 00:00 to 24:00: "
      "cleared\n"
      "repaired regular_schedules.csv:8 7 closes_at: \"17:00+05:00\" is not a local time HH:MM from 00:00 to 24:00: "
      "cleared\n");
}

TEST(ReadHsds1, KnowsAroundTheClock) {
  const HoursOf hours =
      ReadHours({"Monday,24 hours,,", "Monday,,,\"24 hours a day, 7 days a week\"", "Monday,,,24 hours for members"});
  EXPECT_EQ(hours.Row(2), "MO 00:00-24:00 ");
  EXPECT_EQ(hours.Row(3), "MO 00:00-24:00 24 hours a day, 7 days a week");
  EXPECT_EQ(hours.Row(4), "MO ?-? 24 hours for members");
}

std::vector<Schedule> Holiday(const std::string& row) {
  return Read(Package({{"holiday_schedules.csv",
                        "id,service_id,closed,opens_at,closes_at,start_date,end_date\n1,10," + row + "\n"}}))
      .directory.schedules;
}

// Every day of these years on which a place that is open daily from 8 to 9 is closed.
std::string ClosedDays(std::vector<Schedule> rows, int first_year, int last_year) {
  Schedule daily;
  daily.freq = "DAILY";
  daily.opens_at = 8 * 60;
  daily.closes_at = 9 * 60;
  rows.push_back(daily);
  const TimeZone zone = *TimeZone::Load("America/Los_Angeles");
  const OpeningHours hours = OpeningHours::Build(rows, zone);
  std::string closed;
  const Date end = Date::FromYmd({std::chrono::year(last_year + 1), std::chrono::January, std::chrono::day(1)});
  for (Date day = Date::FromYmd({std::chrono::year(first_year), std::chrono::January, std::chrono::day(1)}); day < end;
       day = day + 1) {
    if (hours.OpenAt(zone.ToInstant({day, 8 * 60 + 30})) == Truth::kFalse) closed += FormatDate(day) + " ";
  }
  return closed;
}

TEST(ReadHsds1, RepeatsHolidaysWithoutAYearEveryYear) {
  EXPECT_EQ(ClosedDays(Holiday("true,,,\"January 01, 0001\",\"January 01, 0001\""), 2027, 2028),
            "2027-01-01 2028-01-01 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,\"December 31, 0001\",\"January 02, 0001\""), 2027, 2028),
            "2027-01-01 2027-01-02 2027-12-31 2028-01-01 2028-01-02 2028-12-31 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/27,3/1"), 2027, 2028),
            "2027-02-27 2027-02-28 2027-03-01 2028-02-27 2028-02-28 2028-02-29 2028-03-01 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/27,2/29"), 2027, 2028),
            "2027-02-27 2027-02-28 2028-02-27 2028-02-28 2028-02-29 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/29,3/1"), 2027, 2028), "2027-02-28 2027-03-01 2028-02-29 2028-03-01 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/29,"), 2027, 2028), "2027-02-28 2028-02-29 ");
}

TEST(ReadHsds1, TakesHolidaysWithAYearOnce) {
  EXPECT_EQ(ClosedDays(Holiday("true,,,12/24/27,2027-12-26"), 2026, 2028), "2027-12-24 2027-12-25 2027-12-26 ");
  const std::vector<Schedule> instead = Holiday("false,10:00,2pm,12/24/2027,");
  ASSERT_EQ(instead.size(), 1U);
  EXPECT_EQ(instead[0].exception, ScheduleException::kInstead);
  EXPECT_EQ(instead[0].opens_at, 600);
  EXPECT_EQ(instead[0].closes_at, 840);
}

TEST(ReadHsds1, SaysWhichHolidaysItCannotPlace) {
  EXPECT_EQ(
      Issues({{"holiday_schedules.csv",
               "id,service_id,closed,opens_at,closes_at,start_date,end_date\n1,10,true,,,Easter,\n"
               "2,10,true,9am,5pm,7/4/2027,7/3/2027\n3,10,true,,,7/4,7/4/2027\n"}}),
      "rejected holiday_schedules.csv:2 1 start_date: \"Easter\" is not a date such as 2026-12-24 or 12/24/2026\n"
      "repaired holiday_schedules.csv:3 2 opens_at: \"9am - 5pm\" stands beside closed: cleared\n"
      "repaired holiday_schedules.csv:3 2 end_date: \"7/3/2027\" does not follow start_date: only the first day is "
      "taken\n"
      "repaired holiday_schedules.csv:4 3 end_date: \"7/4/2027\" does not follow start_date: only the first day is "
      "taken\n");
}

TEST(ReadHsds1, ADayWithoutTimesIsClosedBesideDaysThatHaveSome) {
  const Import import = Read(Package({{"services.csv",
                                       "id,organization_id,name,status\n10,1,Food,active\n11,1,Rent,active\n"
                                       "12,1,Care,active\n"},
                                      {"regular_schedules.csv",
                                       "id,service_id,weekday,opens_at,closes_at\n"
                                       "1,10,Monday,9:00am,5:00pm\n2,10,Sunday,,\n3,11,Monday,,\n"
                                       "4,12,Monday,10:00,10:00\n5,12,Tuesday,00:00,00:00\n"}}));
  std::string hours;
  for (const Schedule& schedule : import.directory.schedules)
    hours +=
        Extra(schedule.extras, "source_id") + (schedule.opens_at ? " times " : " none ") + schedule.description + "\n";
  std::vector<std::string> lines = SplitList(hours, "\n");
  std::sort(lines.begin(), lines.end());
  EXPECT_EQ(JoinList(lines, "\n"), "1 times\n3 none\n4 none 10:00 - 10:00\n5 times");
  EXPECT_EQ(
      IssueLines(import.account),
      "rejected regular_schedules.csv:3 2 opens_at: is empty: closed that day, as other days have times; a day without "
      "an opening needs no record\n"
      "repaired regular_schedules.csv:4 3 opens_at: is empty: hours unknown, as no day has times\n"
      "repaired regular_schedules.csv:5 4 opens_at: \"10:00\" to \"10:00\" opens and closes at the same time: hours "
      "unknown\n");
}

TEST(ReadHsds1, TheWordClosedIsKnownAndNoProse) {
  const Import import =
      Read(Package({{"services.csv", "id,organization_id,name,status\n10,1,Food,active\n11,1,Rent,active\n"},
                    {"regular_schedules.csv",
                     "id,service_id,weekday,opens_at,closes_at,original_text\n"
                     "1,10,Monday,9:00am,5:00pm,\n2,10,Saturday,Closed,Closed,\n"
                     "3,10,Sunday,,,CLOSED\n4,11,Monday,closed,,\n5,11,Tuesday,Closed,5:00pm,\n"}}));
  EXPECT_EQ(
      IssueLines(import.account),
      "rejected regular_schedules.csv:3 2 opens_at: says closed: closed that day, as other days have times; a day "
      "without an opening needs no record\n"
      "rejected regular_schedules.csv:4 3 opens_at: says closed: closed that day, as other days have times; a day "
      "without an opening needs no record\n"
      "repaired regular_schedules.csv:5 4 opens_at: says closed: taken as closed that day\n"
      "repaired regular_schedules.csv:6 5 opens_at: \"Closed\" is not a time of day such as 9:00am or 17:00: hours "
      "unknown\n");
  std::map<std::string, std::vector<Schedule>> of;  // by service
  for (const Schedule& schedule : import.directory.schedules) of[schedule.service_key].push_back(schedule);
  const TimeZone zone = *TimeZone::Load("America/Los_Angeles");
  const auto at = [&](unsigned day) {
    return zone.ToInstant({Date::FromYmd(std::chrono::year(2026) / 11 / std::chrono::day(day)), 12 * 60});
  };
  const OpeningHours food = OpeningHours::Build(of[KeyOf("services/10")], zone);
  EXPECT_EQ(food.OpenAt(at(23)), Truth::kTrue);   // Monday
  EXPECT_EQ(food.OpenAt(at(28)), Truth::kFalse);  // Saturday
  EXPECT_EQ(food.OpenAt(at(29)), Truth::kFalse);
  const OpeningHours rent = OpeningHours::Build(of[KeyOf("services/11")], zone);
  EXPECT_EQ(rent.OpenAt(at(23)), Truth::kFalse);
  EXPECT_EQ(rent.OpenAt(at(24)), Truth::kUnknown);
}

}  // namespace
}  // namespace kith
