// Hours of mappings: what stands beside them is not lost, and what is not certain is never stated as certain.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/mapping.h"
#include "kith/schedule/opening_hours.h"
#include "tests/interop/mapped.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

Import MapRows(const std::string& schedules, const std::string& header, const std::string& rows) {
  return MustMap("[directory]\ntime_zone = America/Los_Angeles\n" + PantryMapping(schedules),
                 {{"pantries.csv", "No,Name," + header + "\n" + rows}});
}

// Is the only offer open at that time?
Truth OpenAt(const Import& import, std::string_view when) {
  const Catalog catalog = *CatalogBuilder(import.directory).Build();
  EXPECT_EQ(catalog.offer_count(), 1U);
  return OpeningHours::Build(catalog, ServiceAtLocationId(0)).OpenAt(*ParseInstant(when, catalog.time_zone()));
}

std::string Summary(const Import& import) {
  const Catalog catalog = *CatalogBuilder(import.directory).Build();
  return OpeningHours::Build(catalog, ServiceAtLocationId(0)).summary().text;
}

bool Tells(const Import& import, std::string_view part) {
  return std::any_of(import.account.issues.begin(), import.account.issues.end(),
                     [&](const ImportIssue& issue) { return issue.reason.find(part) != std::string::npos; });
}

// ---- days and times in columns

const Schedule& OnlySchedule(const Import& import) {
  EXPECT_EQ(import.directory.schedules.size(), 1U);
  static const Schedule none;
  return import.directory.schedules.empty() ? none : import.directory.schedules.front();
}

std::string DayHours(const std::string& options = "") {
  return PantryMapping(
      "[schedules from pantries]\nbyday = {Day | weekday}\nopens_at = {Open | time}\ncloses_at = {Close | time}\n" +
      options);
}
std::map<std::string, std::string> HoursRow(const std::string& day_open_close) {
  return {{"pantries.csv", "No,Name,Day,Open,Close\n7,Hope," + day_open_close + "\n"}};
}

TEST(MappingHours, ReadsDaysOfTheWeekAndOfTheMonth) {
  const Import weekly = MustMap(DayHours(), HoursRow("FRI,900,1730"));
  EXPECT_EQ(OnlySchedule(weekly).byday, "FR");
  EXPECT_EQ(OnlySchedule(weekly).freq, "WEEKLY");
  EXPECT_EQ(OnlySchedule(weekly).opens_at, 9 * 60);
  EXPECT_EQ(OnlySchedule(weekly).closes_at, 17 * 60 + 30);
  const Import third = MustMap(DayHours(), HoursRow("Sat3rd,0830,9:00 pm"));
  EXPECT_EQ(OnlySchedule(third).byday, "3SA");
  EXPECT_EQ(OnlySchedule(third).freq, "MONTHLY");
  EXPECT_EQ(OnlySchedule(third).closes_at, 21 * 60);
  EXPECT_EQ(OnlySchedule(MustMap(DayHours(), HoursRow("SatLast,0830,0900"))).byday, "-1SA");
  EXPECT_TRUE(weekly.account.issues.empty() && third.account.issues.empty());
}

TEST(MappingHours, KeepsHoursThatAreNotCertainAsText) {
  for (const char* const row : {"Thu,1030,0300", "Thu,0900,0000", "Thu,0900,0900", "Thu,0900,", ",0900,1000"}) {
    const Import import = MustMap(DayHours(), HoursRow(row));
    EXPECT_FALSE(OnlySchedule(import).opens_at) << row;
    EXPECT_FALSE(OnlySchedule(import).description.empty()) << row;
    EXPECT_EQ(import.account.repaired(), 1) << row;
  }
}

TEST(MappingHours, ReadsHoursPastMidnightAndAroundTheClockWhereToldThatThereAreSome) {
  const Import night = MustMap(DayHours("overnight = yes\n"), HoursRow("Thu,600,100"));
  EXPECT_EQ(OnlySchedule(night).opens_at, 6 * 60);
  EXPECT_EQ(OnlySchedule(night).closes_at, 60);
  const Import always = MustMap(DayHours("same_time = all_day\n"), HoursRow("Thu,0,0"));
  EXPECT_EQ(OnlySchedule(always).opens_at, 0);
  EXPECT_EQ(OnlySchedule(always).closes_at, 24 * 60);
  const Import midnight = MustMap(DayHours("overnight = yes\n"), HoursRow("Thu,1800,0000"));
  EXPECT_EQ(OnlySchedule(midnight).closes_at, 24 * 60);
}

// Nobody sells for an hour at night: the opening is lost.
TEST(MappingHours, TakesAnOpeningOfTheNightAloneForAMistake) {
  const Import import = MustMap(DayHours("overnight = yes\n"), HoursRow("Thu,0,100"));
  EXPECT_EQ(OnlySchedule(import).opens_at, std::nullopt);
  EXPECT_EQ(OnlySchedule(import).description, "TH 00:00-01:00");
  EXPECT_NE(IssueLines(import.account).find("\"TH 00:00-01:00\" is open at night alone: hours unknown"),
            std::string::npos)
      << IssueLines(import.account);
}

TEST(MappingHours, ReadsHoursOutOfProseWhollyOrNotAtAll) {
  const auto read = [](const std::string& text) {
    return MustMap(PantryMapping("[schedules from pantries]\nhours = {Hours}\n"),
                   {{"pantries.csv", "No,Name,Hours\n7,Hope,\"" + text + "\"\n"}});
  };
  const Import certain = read("2nd & 4th Tue. 9:00 AM - 12:00 PM");
  EXPECT_EQ(OnlySchedule(certain).byday, "2TU,4TU");
  EXPECT_EQ(OnlySchedule(certain).closes_at, 12 * 60);
  EXPECT_TRUE(certain.account.issues.empty());
  const Import doubtful = read("9:00am, Mon and Wed");
  EXPECT_FALSE(OnlySchedule(doubtful).opens_at);
  EXPECT_EQ(OnlySchedule(doubtful).description, "9:00am, Mon and Wed");
  EXPECT_EQ(doubtful.account.repaired(), 1);
}

TEST(MappingHours, ReadsADayForEachNumberOfColumns) {
  const Import import = MustMap(
      PantryMapping(
          "[schedules from pantries]\nrepeat n = 1, 2\nbyday = {day<n> | weekday}\nopens_at = {open<n> | time}\n"
          "closes_at = {open<n>#2 | time}\n"),
      {{"pantries.csv", "No,Name,day1,open1,open1,day2,open2,open2\n7,Hope,Mon,0900,1000,Tue,1100,1200\n"}});
  ASSERT_EQ(import.directory.schedules.size(), 2U);
  EXPECT_TRUE(import.account.issues.empty());
}

TEST(MappingHours, TellsOnceHowNumbersOfDaysAreTaken) {
  const Import import = MustMap("[directory]\ntime_zone = America/Los_Angeles\n" + DayHours(),
                                {{"pantries.csv", "No,Name,Day,Open,Close\n7,Hope,1,900,1000\n8,Faith,7,900,1000\n"}});
  EXPECT_TRUE(import.account.issues.empty());
  EXPECT_EQ(import.account.notes,
            (std::vector<std::string>{"Day has numbers for days of the week: 1 is taken as Monday, 0 and 7 as Sunday "
                                      "(mapping line 17)."}));
}

// ---- remarks

constexpr const char* kLunches =
    "[schedules from pantries]\nrepeat n = 1, 2\nbyday = {day<n> | weekday}\nopens_at = {open<n> | time}\n"
    "closes_at = {close<n> | time}\ndtstart = {From | date mdy}\nuntil = {To | date mdy}\n"
    "remark = {Notes}\nyear = 2017\n";
Import Lunches(const std::string& notes, const std::string& more = "") {
  return MapRows(kLunches + more, "day1,open1,close1,day2,open2,close2,From,To,Notes",
                 "7,Hope,MON,1200,1300,TUE,1200,1300,6/12/17,8/4/17,\"" + notes + "\"\n");
}

TEST(MappingHours, ClosuresBesideTheHoursAreExceptions) {
  for (const char* const notes : {"Closed: 7/3, 7/4", "Closed 7/4/2017", "Closed: 6/26-7/4", "Closed: Tuesdays"}) {
    const Import import = Lunches(notes);
    EXPECT_EQ(OpenAt(import, "2017-07-04T12:30"), Truth::kFalse) << notes;
    EXPECT_EQ(OpenAt(import, "2017-07-10T12:30"), Truth::kTrue) << notes;
    EXPECT_TRUE(import.account.issues.empty()) << notes << IssueLines(import.account);
  }
}

TEST(MappingHours, ARemarkThatIsNotUnderstoodMakesTheHoursUncertainAndIsKept) {
  for (const char* const notes : {"Closed: 7/4/2017 Field Trip: 7/12", "Field Trips: 7/7,7/14", "Ask for Ana"}) {
    const Import import = Lunches(notes);
    EXPECT_EQ(OpenAt(import, "2017-07-10T12:30"), Truth::kUnknown) << notes;
    EXPECT_NE(Summary(import).find("MO 12:00-13:00; " + std::string(notes)), std::string::npos) << Summary(import);
    EXPECT_TRUE(Tells(import, "is not understood: hours unknown, the text is kept")) << notes;
  }
}

TEST(MappingHours, WhatIsReadOfSuchARemarkClosesAllTheSame) {
  const Import import = Lunches("Closed: 7/4/2017 Field Trip: 7/12",
                                "[schedules from pantries]\nhours = {Notes | before Field}\nyear = 2017\n");
  EXPECT_EQ(OpenAt(import, "2017-07-04T12:30"), Truth::kFalse);
  EXPECT_EQ(OpenAt(import, "2017-07-10T12:30"), Truth::kUnknown);
}

TEST(MappingHours, ARemarkBesideProseHoldsToo) {
  const auto read = [](const std::string& remark) {
    return MapRows("[schedules from pantries]\nhours = {Hours}\nremark = {Notes}\nyear = 2017\n", "Hours,Notes",
                   "7,Hope,Mon-Fri 9am - 5pm,\"" + remark + "\"\n");
  };
  EXPECT_EQ(OpenAt(read("Closed: 7/4"), "2017-07-04T12:30"), Truth::kFalse);
  EXPECT_EQ(OpenAt(read("Closed: 7/4"), "2017-07-05T12:30"), Truth::kTrue);
  EXPECT_EQ(OpenAt(read("not in summer"), "2017-07-05T12:30"), Truth::kUnknown);
  EXPECT_EQ(Summary(read("not in summer")), "Mon-Fri 9am - 5pm; not in summer");
}

// ---- seasons

Import Season(const std::string& season, const std::string& days, const std::string& opens = "09:00:00") {
  return MapRows(
      "[schedules from pantries]\nbyday = {Days}\nopens_at = {Open}\ncloses_at = {Close}\nseason = {Season}\n",
      "Days,Open,Close,Season", "7,Hope,\"" + days + "\"," + opens + ",13:00:00," + season + "\n");
}

TEST(MappingHours, SeasonsAreOfEveryYear) {
  const Import misspelt = Season("Janurary - March", "Saturday");
  EXPECT_EQ(OpenAt(misspelt, "2026-02-07T10:00"), Truth::kTrue);
  EXPECT_EQ(OpenAt(misspelt, "2026-05-02T10:00"), Truth::kFalse);
  EXPECT_TRUE(Tells(misspelt, "\"Janurary\" is taken as january"));
  const Import first = Season("September - May", "1st day of the month");
  EXPECT_EQ(OpenAt(first, "2026-03-01T10:00"), Truth::kTrue);
  EXPECT_EQ(OpenAt(first, "2026-07-01T10:00"), Truth::kFalse);
  EXPECT_EQ(OpenAt(Season("Year Round", "Friday, Sunday"), "2026-11-22T10:00"), Truth::kTrue);
}

TEST(MappingHours, KeepsAllThatIsSaidOfHoursThatAreNotUnderstood) {
  const Import easter = Season("Year Round", "Sunday (Closed Easter)");
  EXPECT_EQ(OpenAt(easter, "2026-11-22T10:00"), Truth::kUnknown);
  EXPECT_EQ(Summary(easter), "Year Round Sunday (Closed Easter) 09:00:00 - 13:00:00");
  EXPECT_EQ(Summary(Season("Year Round", "Sunday", "Invalid")), "Year Round Sunday Invalid - 13:00:00");
  const Import filtered = MapRows(
      "[schedules from pantries]\nbyday = {Days | weekday}\nopens_at = {Open | time}\ncloses_at = {Close | time}\n",
      "Days,Open,Close", "7,Hope,Sunday (Closed Easter),0830,1300\n");
  EXPECT_EQ(Summary(filtered), "Sunday (Closed Easter) 08:30-13:00");
}

TEST(MappingHours, TheShareThatIsReadIsTold) {
  const Import import = MapRows("[schedules from pantries]\nhours = {Hours}\n", "Hours",
                                "7,Hope,Mon 9am - 5pm\n8,Faith,sometimes\n9,Love,\n10,Joy,Tue 9am - 5pm\n");
  ASSERT_EQ(import.account.notes.size(), 1U);
  EXPECT_EQ(import.account.notes[0], "Hours in words: 2 of 3 texts are read wholly; the others are kept as text.");
}

// ---- appointments

TEST(MappingHours, AppointmentsAreSaid) {
  const Import import =
      MapRows("[schedules from pantries]\nhours = {Hours}\n", "Hours", "7,Hope,Mon 9am - 5pm by appointment\n");
  ASSERT_EQ(import.directory.schedules.size(), 1U);
  EXPECT_EQ(import.directory.schedules[0].notes, "By appointment");
  EXPECT_EQ(Summary(import), "Mon 09:00-17:00; By appointment");
}

TEST(MappingHours, NotesBesideProseAreKeptWithItsOwn) {
  const Import import = MapRows("[schedules from pantries]\nhours = {Hours}\nnotes = {More}\n", "Hours,More",
                                "7,Hope,Mon 9am - 5pm by appointment,Ring twice\n");
  EXPECT_EQ(OnlySchedule(import).notes, "By appointment; Ring twice");
  EXPECT_EQ(OnlySchedule(import).opens_at, 9 * 60);
}

// ---- rows that contradict each other

constexpr const char* kDay =
    "[schedules from pantries]\nbyday = {Day | weekday}\nopens_at = {Open | time}\ncloses_at = {Close | time}\n";

TEST(MappingHours, TwoOpeningsAtOneTimeOfADayAreNotCertainAndTold) {
  const Import import =
      MapRows(kDay, "Day,Open,Close", "7,Hope,Sat,0700,2300\n7,Hope,Sat,0900,1700\n7,Hope,Sun,0900,1700\n");
  EXPECT_EQ(OpenAt(import, "2026-11-21T08:00"), Truth::kUnknown) << "Saturday";
  EXPECT_EQ(OpenAt(import, "2026-11-21T10:00"), Truth::kUnknown);
  EXPECT_EQ(OpenAt(import, "2026-11-22T10:00"), Truth::kTrue) << "Sunday";
  EXPECT_EQ(Summary(import), "Sun 09:00-17:00; SA 07:00-23:00; SA 09:00-17:00");
  EXPECT_TRUE(Tells(import, "\"SA 07:00-23:00\" and, on line 3, \"SA 09:00-17:00\": hours unknown"));
  EXPECT_TRUE(Tells(import, "\"SA 09:00-17:00\" and, on line 2, \"SA 07:00-23:00\": hours unknown"));
  EXPECT_EQ(import.account.repaired(), 2);
}

TEST(MappingHours, OpeningsThatLieApartOrAreTheSameAreCertain) {
  const Import import =
      MapRows(kDay, "Day,Open,Close",
              "7,Hope,Sat,0700,1200\n7,Hope,Sat,1200,1700\n7,Hope,Sat,0700,1200\n7,Hope,Sat1st,1700,1800\n"
              "7,Hope,Sat1st,0700,1200\n");
  EXPECT_EQ(OpenAt(import, "2026-11-21T13:00"), Truth::kTrue);
  EXPECT_TRUE(import.account.issues.empty()) << IssueLines(import.account);
}

TEST(MappingHours, NumberedWeekdaysAreDaysOfTheWeek) {
  const Import third = MapRows(kDay, "Day,Open,Close", "7,Hope,Sat,0700,2300\n7,Hope,Sat3rd,0900,1700\n");
  EXPECT_EQ(OpenAt(third, "2026-11-21T22:30"), Truth::kUnknown) << "the third Saturday";
  EXPECT_TRUE(Tells(third, "\"SA 07:00-23:00\" and, on line 3, \"3SA 09:00-17:00\": hours unknown"));
  const auto told = [](const std::string& one, const std::string& other) {
    return MapRows(kDay, "Day,Open,Close", "7,Hope," + one + ",0900,1200\n7,Hope," + other + ",1000,1100\n")
        .account.repaired();
  };
  EXPECT_EQ(told("SatLast", "Sat4th"), 2) << "of four";
  EXPECT_EQ(told("SatLast", "Sat5th"), 2);
  EXPECT_EQ(told("SatLast", "Sat3rd"), 0);
  EXPECT_EQ(told("Sat1st", "Sat3rd"), 0);
  EXPECT_EQ(told("Sat3rd", "Sun3rd"), 0);
}

TEST(MappingHours, WhoComesAndWhoCallsHaveHoursOfTheirOwn) {
  const Import import = MapRows(std::string(kDay) + "attending_type = {How}\n", "Day,Open,Close,How",
                                "7,Hope,Sat,0700,2300,PHONE\n7,Hope,Sat,0900,1700,PHYSICAL\n");
  EXPECT_TRUE(import.account.issues.empty()) << IssueLines(import.account);
}

// ---- what cannot be read

TEST(MappingHours, NoSeasonThatCannotBeReadMakesHoursCertain) {
  const auto read = [](const std::string& from_to) {
    return MapRows(std::string(kDay) + "dtstart = {From | date mdy}\nuntil = {To | date mdy}\n",
                   "Day,Open,Close,From,To", "7,Hope,Mon,900,1700," + from_to + "\n");
  };
  EXPECT_EQ(OpenAt(read("6/12/2017,8/4/2017"), "2017-06-12T10:00"), Truth::kTrue);
  const Import neither = read("mid June,early August");
  EXPECT_EQ(OpenAt(neither, "2017-06-12T10:00"), Truth::kUnknown);
  EXPECT_EQ(Summary(neither), "MO 09:00-17:00, from mid June, until early August");
  EXPECT_TRUE(Tells(neither, "\"MO 09:00-17:00\" cannot be read wholly: hours unknown, the text is kept"));
  const Import open_end = read("6/12/2017,school start");
  EXPECT_EQ(OpenAt(open_end, "2017-06-12T10:00"), Truth::kUnknown);
  EXPECT_EQ(Summary(open_end), "MO 09:00-17:00, until school start");
  for (const Import* one : {&neither, &open_end}) EXPECT_TRUE(OnlySchedule(*one).extras.empty()) << "no column of ours";
}

TEST(MappingHours, KeepsTextsThatAreNoDaysOrTimes) {
  const auto summary = [](const std::string& row) { return Summary(MapRows(kDay, "Day,Open,Close", "7,Hope," + row)); };
  EXPECT_EQ(summary("MO,nine,five\n"), "MO nine-five");
  EXPECT_EQ(summary("MO,9.30,17.30\n"), "MO 9.30-17.30");
  EXPECT_EQ(summary("Fri-Sun,nine,five\n"), "Fri-Sun nine-five") << "of which nothing is read";
  EXPECT_EQ(summary("Fri-Sun,,\n"), "Fri-Sun");
  const Import day = MapRows(kDay, "Day,Open,Close", "7,Hope,MO,,\n");
  EXPECT_EQ(Summary(day), "MO");
  EXPECT_TRUE(Tells(day, "\"MO\" has no times: hours unknown, the text is kept"));
}

TEST(MappingHours, ADayOfAListThatCannotBeReadLeavesTheOthersUncertain) {
  const std::string times = "opens_at = {Open | time}\ncloses_at = {Close | time}\n";
  for (const char* const days : {"byday = {Days | list comma | weekday}\n",
                                 "each day = {Days | list comma | weekday}\nbyday = {day}\n", "byday = {Days}\n"}) {
    const Import import =
        MapRows("[schedules from pantries]\n" + times + days, "Days,Open,Close", "7,Hope,\"Mon, Someday\",900,1700\n");
    EXPECT_EQ(OpenAt(import, "2026-11-22T10:00"), Truth::kUnknown) << days << "Sunday";
    EXPECT_NE(Summary(import).find("Mon, Someday 09:00-17:00"), std::string::npos) << Summary(import);
  }
}

TEST(MappingHours, ReadsTimesThatCanBeNothingElse) {
  for (const char* const times : {"9h00,17h00", "0.375,0.708333333333333", "9h,17h"}) {
    const Import import = MapRows(kDay, "Day,Open,Close", "7,Hope,MO," + std::string(times) + "\n");
    EXPECT_EQ(OpenAt(import, "2026-11-23T09:00"), Truth::kTrue) << times;
    EXPECT_EQ(OpenAt(import, "2026-11-23T17:00"), Truth::kFalse) << times;
  }
}

TEST(MappingHours, ARemarkIsNeverLost) {
  const auto beside = [](const std::string& fields, const std::string& header, const std::string& row) {
    const Import import = MapRows("[schedules from pantries]\nremark = {Note}\n" + fields, "Note," + header,
                                  "7,Hope,call first," + row + "\n");
    EXPECT_TRUE(Tells(import, "is not understood: hours unknown, the text is kept")) << fields;
    EXPECT_EQ(import.account.repaired(), 1) << fields;
    return Summary(import);
  };
  const std::string days = "byday = {Day | weekday}\nopens_at = {Open | time}\ncloses_at = {Close | time}\n";
  EXPECT_EQ(beside(days, "Day,Open,Close", "MO,,"), "MO; call first");
  EXPECT_EQ(beside(days, "Day,Open,Close", ",,"), "call first");
  EXPECT_EQ(beside("hours = {Hours}\n", "Hours", ""), "call first");
  EXPECT_EQ(beside("hours = {Hours}\n", "Hours", "Mon 9am - 5pm; Tue by appointment"),
            "Mon 9am - 5pm; Tue by appointment; call first");
  const std::string season = "byday = {Day}\nopens_at = {Open}\ncloses_at = {Close}\nseason = {Season}\n";
  EXPECT_EQ(beside(season, "Day,Open,Close,Season", ",,,"), "call first");
  EXPECT_EQ(beside(season, "Day,Open,Close,Season", "Mon,9:00,17:00,"), "Mon 9:00 - 17:00; call first");
}

TEST(MappingHours, ARemarkThatIsNotUnderstoodLeavesNoPartOfTheHoursCertain) {
  const Import import = MapRows("[schedules from pantries]\nhours = {Hours}\nremark = {Note}\n", "Hours,Note",
                                "7,Hope,Mon 9am - 5pm; Tue by appointment,not in summer\n");
  EXPECT_EQ(OpenAt(import, "2026-11-23T10:00"), Truth::kUnknown) << "Monday";
}

TEST(MappingHours, ASeasonOrADayAloneIsKeptAndIsNotReadWholly) {
  const Import import =
      MapRows("[schedules from pantries]\nbyday = {Day}\nopens_at = {Open}\ncloses_at = {Close}\nseason = {Season}\n",
              "Day,Open,Close,Season", "7,Hope,,,,April - June\n8,Faith,Mon,,,\n9,Love,Mon,9:00,17:00,\n10,Joy,,,,\n");
  std::set<std::string> kept;
  for (const Schedule& schedule : import.directory.schedules) kept.insert(schedule.description);
  EXPECT_EQ(kept, (std::set<std::string>{"", "April - June", "Mon"}));
  EXPECT_EQ(import.account.repaired(), 2);
  ASSERT_EQ(import.account.notes.size(), 1U);
  EXPECT_EQ(import.account.notes[0], "Hours in words: 1 of 3 texts are read wholly; the others are kept as text.");
}

TEST(MappingHours, ProseThatSaysAnotherSeasonThanTheColumnsIsNotCertain) {
  const Import import = MapRows("[schedules from pantries]\nhours = {Hours}\ndtstart = {From}\n", "Hours,From",
                                "7,Hope,6/12/17 - 8/4/17 Mon 9am - 5pm,2017-06-19\n8,Faith,Mon 9am - 5pm,2017-06-19\n");
  std::set<std::string> texts;
  for (const Schedule& schedule : import.directory.schedules) texts.insert(schedule.description);
  EXPECT_EQ(texts, (std::set<std::string>{"", "6/12/17 - 8/4/17 Mon 9am - 5pm"}));
}

// ---- holidays

Import WithHolidays(const std::string& holidays) {
  return MapRows(
      "[schedules from pantries]\nbyday = {Day | weekday}\nopens_at = {Open | time}\ncloses_at = {Close | time}\n"
      "[schedules from pantries]\nholidays = {Holidays | list semicolon}\n",
      "Day,Open,Close,Holidays", "7,Hope,Thu,900,1700," + holidays + "\n");
}

TEST(MappingHours, IsClosedOnTheHolidaysThatAreListed) {
  const Import import = WithHolidays("Labor Day; Thanksgiving; Christmas Day");
  EXPECT_EQ(OpenAt(import, "2026-11-19T10:00"), Truth::kTrue);
  EXPECT_EQ(OpenAt(import, "2026-11-26T10:00"), Truth::kFalse) << "Thanksgiving";
  EXPECT_EQ(OpenAt(import, "2027-11-25T10:00"), Truth::kFalse) << "of every year";
  EXPECT_TRUE(import.account.issues.empty());
  EXPECT_EQ(OpenAt(WithHolidays(""), "2026-11-26T10:00"), Truth::kTrue);
}

TEST(MappingHours, AreUnknownWhereAHolidayIsNotKnown) {
  const Import import = WithHolidays("Thanksgiving; Founder's Day");
  EXPECT_EQ(OpenAt(import, "2026-11-19T10:00"), Truth::kUnknown) << "which may be the founder's";
  EXPECT_EQ(OpenAt(import, "2026-11-26T10:00"), Truth::kFalse);
  EXPECT_TRUE(Tells(import, "\"Founder's Day\" is no holiday that is known: hours unknown, the text is kept"));
  EXPECT_TRUE(std::any_of(import.directory.schedules.begin(), import.directory.schedules.end(),
                          [](const Schedule& row) { return row.description == "Founder's Day"; }));
}

}  // namespace
}  // namespace kith
