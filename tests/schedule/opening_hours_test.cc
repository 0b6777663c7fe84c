#include "kith/schedule/opening_hours.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

constexpr std::int64_t kTwoWeeks = 14 * 24 * 60;

OpeningHours Hours(const std::vector<Schedule>& rows) { return OpeningHours::Build(rows, LosAngeles()); }

OpenInterval Span(std::string_view opens, std::string_view closes) { return {At(opens), At(closes)}; }

// 2026-11-24 is a Tuesday.
TEST(OpeningHoursTest, IsOpenFromItsOpeningUpToItsClosing) {
  const OpeningHours hours = Hours({Weekly("MO,TU,WE,TH,FR", "09:00", "17:00")});
  EXPECT_TRUE(hours.known());
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T08:59")), Truth::kFalse);
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T09:00")), Truth::kTrue);
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T16:59:59")), Truth::kTrue);
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T17:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenAt(At("2026-11-28T12:00")), Truth::kFalse);
}

TEST(OpeningHoursTest, FindsTheOpeningUnderWayOrTheNext) {
  const OpeningHours hours = Hours({Weekly("TU", "09:00", "17:00")});
  EXPECT_EQ(hours.NextOpening(At("2026-11-24T10:00"), kTwoWeeks), Span("2026-11-24T09:00", "2026-11-24T17:00"));
  EXPECT_EQ(hours.NextOpening(At("2026-11-24T17:00"), kTwoWeeks), Span("2026-12-01T09:00", "2026-12-01T17:00"));
  EXPECT_EQ(hours.NextOpening(At("2026-11-24T17:00"), 60), std::nullopt);
  EXPECT_EQ(hours.NextOpening(At("2026-11-24T08:00"), 60), Span("2026-11-24T09:00", "2026-11-24T17:00"));
  EXPECT_EQ(hours.NextOpening(At("2026-11-24T08:00"), 59), std::nullopt);
}

TEST(OpeningHoursTest, JoinsOpeningsThatTouchOrOverlapAndKeepsSplitHoursApart) {
  const OpeningHours joined =
      Hours({Weekly("TU", "09:00", "12:00"), Weekly("TU", "12:00", "14:00"), Weekly("TU", "13:00", "17:00")});
  EXPECT_EQ(joined.Openings(At("2026-11-24T12:00"), At("2026-11-25T00:00")),
            std::vector{Span("2026-11-24T09:00", "2026-11-24T17:00")});
  EXPECT_EQ(joined.NextOpening(At("2026-11-24T12:00"), 60), Span("2026-11-24T09:00", "2026-11-24T17:00"));
  const OpeningHours split = Hours({Weekly("TU", "13:00", "17:00"), Weekly("TU", "09:00", "12:00")});
  EXPECT_EQ(split.Openings(At("2026-11-24T00:00"), At("2026-11-25T00:00")),
            (std::vector{Span("2026-11-24T09:00", "2026-11-24T12:00"), Span("2026-11-24T13:00", "2026-11-24T17:00")}));
}

TEST(OpeningHoursTest, NamesTheHolidayThatClosesADayOnWhichItWouldBeOpen) {
  Schedule thanksgiving = Exception(ScheduleException::kClosed, "2026-11-26", "2026-11-26");
  thanksgiving.description = "Thanksgiving Day";
  Schedule sunday = Exception(ScheduleException::kClosed, "2026-11-29", "2026-11-29");
  sunday.description = "A Sunday";
  Schedule prose = Exception(ScheduleException::kClosed, "2026-11-27", "2026-11-27");
  prose.description = std::string(61, 'x');
  const OpeningHours hours = Hours({Weekly("MO,TU,WE,TH,FR", "09:00", "17:00"), thanksgiving, sunday, prose});
  EXPECT_EQ(hours.ClosedFor(At("2026-11-26T00:00")), "Thanksgiving Day");
  EXPECT_EQ(hours.ClosedFor(At("2026-11-26T23:59")), "Thanksgiving Day");
  EXPECT_EQ(hours.ClosedFor(At("2026-11-25T10:00")), "");
  EXPECT_EQ(hours.ClosedFor(At("2026-11-29T10:00")), "") << "closed on Sundays anyway";
  EXPECT_EQ(hours.ClosedFor(At("2026-11-27T10:00")), "") << "prose is no name";
}

TEST(OpeningHoursTest, RunsPastMidnightAlsoIntoAClosedDay) {
  const OpeningHours hours = Hours(
      {Weekly("MO,TU,WE,TH,FR", "20:00", "06:00"), Exception(ScheduleException::kClosed, "2026-11-25", "2026-11-26")});
  EXPECT_EQ(hours.OpenAt(At("2026-11-25T05:59")), Truth::kTrue);
  EXPECT_EQ(hours.OpenAt(At("2026-11-25T06:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenAt(At("2026-11-25T21:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenAt(At("2026-11-27T05:00")), Truth::kFalse);
  EXPECT_EQ(hours.NextOpening(At("2026-11-25T03:00"), 60), Span("2026-11-24T20:00", "2026-11-25T06:00"));
  EXPECT_EQ(hours.NextOpening(At("2026-11-25T06:00"), kTwoWeeks), Span("2026-11-27T20:00", "2026-11-28T06:00"));
}

TEST(OpeningHoursTest, TakesTheWholeDayInEachOfItsSpellings) {
  for (const auto& [opens, closes] :
       {std::pair("00:00", "23:59"), std::pair("00:00", "24:00"), std::pair("00:00", "00:00")}) {
    const OpeningHours hours = Hours({Weekly("TU", opens, closes)});
    EXPECT_EQ(hours.NextOpening(At("2026-11-24T23:59:30"), 60), Span("2026-11-24T00:00", "2026-11-25T00:00")) << closes;
    EXPECT_FALSE(hours.always_open());
  }
}

TEST(OpeningHoursTest, IsAlwaysOpenOnlyWhereNothingEndsOrInterruptsIt) {
  EXPECT_TRUE(Hours({Row("DAILY", "", "00:00", "24:00")}).always_open());
  EXPECT_TRUE(
      Hours({Weekly("MO,TU,WE,TH,FR,SA,SU", "08:00", "20:00"), Weekly("SU,MO,TU,WE,TH,FR,SA", "20:00", "08:00")})
          .always_open());
  EXPECT_FALSE(Hours({Weekly("MO,TU,WE,TH,FR,SA", "00:00", "24:00")}).always_open());
  EXPECT_FALSE(Hours({Row("DAILY", "", "00:01", "24:00")}).always_open());
  EXPECT_FALSE(
      Hours({Row("DAILY", "", "00:00", "24:00"), Exception(ScheduleException::kClosed, "2026-12-25", "2026-12-25")})
          .always_open());
  Schedule ends = Row("DAILY", "", "00:00", "24:00");
  ends.until = Day("2030-01-01");
  EXPECT_FALSE(Hours({ends}).always_open());
}

TEST(OpeningHoursTest, ShowsAnOpeningWithoutEndForEightDaysEitherSide) {
  const OpeningHours hours = Hours({Row("DAILY", "", "00:00", "24:00")});
  EXPECT_EQ(hours.NextOpening(At("2026-06-10T12:00"), 60), Span("2026-06-02T00:00", "2026-06-19T00:00"));
  EXPECT_EQ(hours.Openings(At("2026-06-10T12:00"), At("2026-06-11T12:00")),
            std::vector{Span("2026-06-02T00:00", "2026-06-20T00:00")});
}

TEST(OpeningHoursTest, ReplacesTheRegularHoursOfADayByThoseInstead) {
  Schedule instead = Exception(ScheduleException::kInstead, "2026-11-24", "2026-11-25");
  instead.opens_at = Clock("10:00");
  instead.closes_at = Clock("12:00");
  const OpeningHours hours = Hours({Weekly("MO,TU,WE,TH,FR", "09:00", "17:00"), instead});
  EXPECT_EQ(hours.Openings(At("2026-11-23T00:00"), At("2026-11-26T00:00")),
            (std::vector{Span("2026-11-23T09:00", "2026-11-23T17:00"), Span("2026-11-24T10:00", "2026-11-24T12:00"),
                         Span("2026-11-25T10:00", "2026-11-25T12:00")}));
}

TEST(OpeningHoursTest, TheHoursOfABuildingDoNotMakeAServiceRun) {
  Schedule short_friday = Exception(ScheduleException::kInstead, "2026-11-27", "2026-11-28");
  short_friday.location_key = "l";
  short_friday.opens_at = Clock("10:00");
  short_friday.closes_at = Clock("14:00");
  const auto on = [&](std::string_view byday, std::string_view opens, std::string_view closes) {
    Schedule own = Weekly(byday, opens, closes);
    own.service_at_location_key = "sl";
    return Hours({own, short_friday}).Openings(At("2026-11-27T00:00"), At("2026-11-28T00:00"));
  };
  EXPECT_TRUE(on("SA", "09:00", "12:00").empty());
  EXPECT_EQ(on("FR", "09:00", "12:00"), std::vector{Span("2026-11-27T10:00", "2026-11-27T12:00")});
  EXPECT_TRUE(on("FR", "15:00", "17:00").empty());

  Schedule own = Weekly("FR", "15:00", "17:00");
  own.service_key = "s";
  EXPECT_EQ(Hours({own, short_friday}).OpenAt(At("2026-11-27T16:00")), Truth::kUnknown) << "it may have been moved";
  EXPECT_EQ(Hours({own, short_friday}).OpenAt(At("2026-11-28T11:00")), Truth::kFalse) << "it has no Saturdays to move";
  own.service_key.clear();
  own.location_key = "l";
  EXPECT_EQ(Hours({own, short_friday}).OpenAt(At("2026-11-27T11:00")), Truth::kTrue) << "of one level it replaces";
  EXPECT_EQ(Hours({short_friday}).OpenAt(At("2026-11-27T11:00")), Truth::kTrue)
      << "and where nothing narrower is known";
}

TEST(OpeningHoursTest, ClosedWinsOverInstead) {
  Schedule instead = Exception(ScheduleException::kInstead, "2026-11-24", "2026-11-24");
  instead.opens_at = Clock("10:00");
  instead.closes_at = Clock("12:00");
  const OpeningHours hours = Hours({instead, Exception(ScheduleException::kClosed, "2026-11-20", "2026-11-30")});
  EXPECT_EQ(hours.OpenDuring(At("2026-11-24T00:00"), At("2026-11-25T00:00")), Truth::kFalse);
}

TEST(OpeningHoursTest, ReadsAnExceptionsDaysFromItsDatesItsValidityOrItsRecurrence) {
  Schedule by_validity;
  by_validity.exception = ScheduleException::kClosed;
  by_validity.valid_from = Day("2026-12-24");
  by_validity.valid_to = Day("2027-01-01");
  Schedule one_day;
  one_day.exception = ScheduleException::kClosed;
  one_day.dtstart = Day("2026-11-26");
  Schedule yearly;
  yearly.exception = ScheduleException::kClosed;
  yearly.freq = "YEARLY";
  yearly.dtstart = Day("2020-07-04");
  const OpeningHours hours = Hours({Row("DAILY", "", "09:00", "17:00"), by_validity, one_day, yearly});
  const auto open_on = [&](const std::string& day) { return hours.OpenAt(At(day + "T12:00")); };
  EXPECT_EQ(open_on("2026-12-23"), Truth::kTrue);
  EXPECT_EQ(open_on("2026-12-24"), Truth::kFalse);
  EXPECT_EQ(open_on("2027-01-01"), Truth::kFalse);
  EXPECT_EQ(open_on("2027-01-02"), Truth::kTrue);
  EXPECT_EQ(open_on("2026-11-26"), Truth::kFalse);
  EXPECT_EQ(open_on("2026-11-27"), Truth::kTrue);
  EXPECT_EQ(open_on("2026-07-04"), Truth::kFalse);
  EXPECT_EQ(open_on("2027-07-04"), Truth::kFalse);
  EXPECT_EQ(open_on("2027-07-05"), Truth::kTrue);
}

TEST(OpeningHoursTest, KeepsToTheClockOnTheWallWhenClocksChange) {
  // 2026-03-08 has 23 hours, 2026-11-01 has 25.
  const OpeningHours night = Hours({Row("DAILY", "", "22:00", "06:00")});
  const OpenInterval spring = *night.NextOpening(At("2026-03-07T23:00"), 60);
  EXPECT_EQ(spring, Span("2026-03-07T22:00", "2026-03-08T06:00"));
  EXPECT_EQ(spring.closes.unix_seconds - spring.opens.unix_seconds, 7 * 3600);
  const OpenInterval autumn = *night.NextOpening(At("2026-10-31T23:00"), 60);
  EXPECT_EQ(autumn.closes.unix_seconds - autumn.opens.unix_seconds, 9 * 3600);
  // Wholly in the hour that is skipped: moved by it; 02:00-03:00 has no minute left.
  EXPECT_EQ(Hours({Row("DAILY", "", "02:15", "02:45")}).NextOpening(At("2026-03-08T01:00"), 180),
            Span("2026-03-08T03:15", "2026-03-08T03:45"));
  EXPECT_EQ(Hours({Row("DAILY", "", "02:00", "03:00")}).OpenDuring(At("2026-03-08T00:00"), At("2026-03-09T00:00")),
            Truth::kFalse);
  // Of the hour that comes twice the first counts.
  const OpeningHours early = Hours({Row("DAILY", "", "01:00", "01:30")});
  EXPECT_EQ(early.OpenAt(At("2026-11-01T01:15:00-07:00")), Truth::kTrue);
  EXPECT_EQ(early.OpenAt(At("2026-11-01T01:15:00-08:00")), Truth::kFalse);
  const OpeningHours always = Hours({Row("DAILY", "", "00:00", "24:00")});
  EXPECT_EQ(always.Openings(At("2026-10-30T00:00"), At("2026-11-03T00:00")).size(), 1u);
  EXPECT_EQ(always.Openings(At("2026-03-06T00:00"), At("2026-03-10T00:00")).size(), 1u);
}

TEST(OpeningHoursTest, NoRowsAreUnknownNotClosed) {
  const OpeningHours hours = Hours({});
  EXPECT_FALSE(hours.known());
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T12:00")), Truth::kUnknown);
  EXPECT_EQ(hours.OpenDuring(At("2026-11-24T12:00"), At("2026-11-25T12:00")), Truth::kUnknown);
  EXPECT_EQ(hours.NextOpening(At("2026-11-24T12:00"), kTwoWeeks), std::nullopt);
  EXPECT_EQ(hours.summary().text, "hours unknown");
}

TEST(OpeningHoursTest, ProseMakesHoursUnknownOutsideTheKnownOpenings) {
  Schedule prose;
  prose.key = "p";
  prose.description = " Evenings by appointment ";
  const OpeningHours hours = Hours({Weekly("TU", "09:00", "17:00"), prose});
  EXPECT_TRUE(hours.known());
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T12:00")), Truth::kTrue);
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T18:00")), Truth::kUnknown);
  EXPECT_EQ(hours.prose(), std::vector<std::string>{"Evenings by appointment"});
  EXPECT_EQ(hours.summary().text, "Tue 09:00-17:00; Evenings by appointment");
  EXPECT_TRUE(hours.defects().empty());
  EXPECT_FALSE(Hours({prose}).known());
  Schedule holiday = Exception(ScheduleException::kClosed, "2026-12-25", "2026-12-25");
  holiday.description = "Christmas Day";
  EXPECT_EQ(Hours({holiday}).summary().text, "hours unknown");
  EXPECT_EQ(Hours({prose}).summary().text, "Evenings by appointment");
}

TEST(OpeningHoursTest, NotesOfOpeningsAreSaidOnce) {
  Schedule monday = Weekly("MO", "09:00", "17:00"), tuesday = Weekly("TU", "09:00", "12:00");
  monday.notes = tuesday.notes = "By appointment";
  EXPECT_EQ(Hours({monday, tuesday}).summary().text, "Mon 09:00-17:00, Tue 09:00-12:00; By appointment");
}

TEST(OpeningHoursTest, OnlyTheOpeningWhoseNotesSaySoIsByAppointment) {
  Schedule monday = Weekly("MO", "09:00", "17:00"), tuesday = Weekly("TU", "09:00", "12:00");
  monday.notes = "No appointment needed: walk in";
  tuesday.notes = " By appointment ";
  const OpeningHours hours = Hours({monday, tuesday});
  EXPECT_EQ(hours.NextOpening(At("2026-11-23T08:00"), kTwoWeeks)->by_appointment, ByAppointment::kNone);
  EXPECT_EQ(hours.NextOpening(At("2026-11-23T18:00"), kTwoWeeks)->by_appointment, ByAppointment::kAll);
  EXPECT_EQ(hours.by_appointment(), ByAppointment::kPart);
  EXPECT_EQ(Hours({tuesday}).by_appointment(), ByAppointment::kAll);
  EXPECT_EQ(Hours({}).by_appointment(), ByAppointment::kNone);
}

TEST(OpeningHoursTest, AnOpeningThatIsJoinedOfBothKindsIsByAppointmentInPart) {
  Schedule walk_in = Weekly("MO", "09:00", "12:00"), afternoon = Weekly("MO", "12:00", "17:00");
  afternoon.notes = "By appointment";
  const OpeningHours hours = Hours({walk_in, afternoon});
  OpenInterval both = Span("2026-11-23T09:00", "2026-11-23T17:00");
  both.by_appointment = ByAppointment::kPart;
  EXPECT_EQ(hours.NextOpening(At("2026-11-23T08:00"), kTwoWeeks), both);
  EXPECT_EQ(hours.NextOpening(At("2026-11-23T13:00"), kTwoWeeks), both);
  EXPECT_EQ(hours.Openings(At("2026-11-23T00:00"), At("2026-11-24T00:00")), std::vector{both});
  // Past midnight, seen from the second day.
  Schedule night = Weekly("MO", "20:00", "24:00"), morning = Weekly("TU", "00:00", "04:00");
  morning.notes = "By appointment";
  EXPECT_EQ(Hours({night, morning}).NextOpening(At("2026-11-24T01:00"), 60)->by_appointment, ByAppointment::kPart);
}

TEST(OpeningHoursTest, HoursOfABroaderLevelThatNarrowAnAppointmentLeaveItOne) {
  Schedule service = Weekly("MO", "09:00", "17:00");
  service.service_key = "s";
  service.notes = "By appointment";
  Schedule building = Exception(ScheduleException::kInstead, "2026-11-23", "2026-11-23");
  building.location_key = "l";
  building.opens_at = 10 * 60;
  building.closes_at = 12 * 60;
  OpenInterval narrowed = Span("2026-11-23T10:00", "2026-11-23T12:00");
  narrowed.by_appointment = ByAppointment::kAll;
  EXPECT_EQ(Hours({service, building}).NextOpening(At("2026-11-23T08:00"), kTwoWeeks), narrowed);
}

TEST(OpeningHoursTest, WhatEndsBeforeItBeginsIsUnknownNotClosed) {
  Schedule row = Weekly("TU", "09:00", "17:00");
  row.dtstart = Day("2026-06-01");
  row.until = Day("2025-12-31");
  const OpeningHours hours = Hours({row});
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T12:00")), Truth::kUnknown);
  EXPECT_EQ(hours.OpenAt(At("2024-11-26T12:00")), Truth::kUnknown);
  ASSERT_EQ(hours.defects().size(), 1U);
  EXPECT_NE(hours.defects()[0].find("until: 2025-12-31 is before dtstart, 2026-06-01"), std::string::npos);
}

TEST(OpeningHoursTest, ExpiredInformationIsUnknownAndAnEndedRecurrenceIsClosed) {
  Schedule expired = Row("DAILY", "", "09:00", "17:00");
  expired.valid_from = Day("2026-01-01");
  expired.valid_to = Day("2026-06-30");
  EXPECT_EQ(Hours({expired}).OpenAt(At("2026-06-30T12:00")), Truth::kTrue);
  EXPECT_EQ(Hours({expired}).OpenAt(At("2026-06-30T18:00")), Truth::kFalse);
  EXPECT_EQ(Hours({expired}).OpenAt(At("2026-07-01T12:00")), Truth::kUnknown);
  EXPECT_EQ(Hours({expired}).OpenAt(At("2025-12-31T12:00")), Truth::kUnknown);
  Schedule ended = Row("DAILY", "", "09:00", "17:00");
  ended.until = Day("2026-06-30");
  EXPECT_EQ(Hours({ended}).OpenAt(At("2026-07-01T12:00")), Truth::kFalse);
  // Another row that is still in force makes the day known.
  EXPECT_EQ(Hours({expired, Weekly("SU", "09:00", "10:00")}).OpenAt(At("2026-07-01T12:00")), Truth::kFalse);
}

TEST(OpeningHoursTest, SaysWhatCannotBeReadAndKeepsItUnknown) {
  Schedule every_other = Weekly("TU", "09:00", "17:00");
  every_other.interval = 2;
  const OpeningHours ambiguous = Hours({every_other});
  EXPECT_EQ(ambiguous.OpenAt(At("2026-11-24T12:00")), Truth::kUnknown);
  ASSERT_EQ(ambiguous.defects().size(), 1u);
  EXPECT_EQ(ambiguous.defects()[0], "schedules.csv: record r: freq: an interval above 1 needs dtstart or valid_from");
  every_other.valid_from = Day("2026-11-16");
  EXPECT_EQ(Hours({every_other}).OpenAt(At("2026-11-24T12:00")), Truth::kFalse);
  EXPECT_EQ(Hours({every_other}).OpenAt(At("2026-12-01T12:00")), Truth::kTrue);

  for (const std::string byday : {"XX", "3", "0TU", "54TU", "3TU", "Tuesday"}) {
    const OpeningHours bad = Hours({Weekly(byday, "09:00", "17:00")});
    EXPECT_EQ(bad.OpenAt(At("2026-11-24T12:00")), Truth::kUnknown) << byday;
    EXPECT_EQ(bad.defects().size(), 1u) << byday;
    EXPECT_FALSE(bad.known());
  }
  Schedule half = Weekly("TU", "09:00", "17:00");
  half.closes_at.reset();
  EXPECT_EQ(Hours({half}).defects(),
            std::vector<std::string>{"schedules.csv: record r: closes_at: expected both times or neither"});
  EXPECT_EQ(Hours({half}).OpenAt(At("2026-11-24T12:00")), Truth::kUnknown);
}

TEST(OpeningHoursTest, WithoutFreqIsOneDayOrWeeklyOnItsWeekdays) {
  Schedule once = Row("", "", "09:00", "17:00");
  once.dtstart = Day("2026-11-24");
  EXPECT_EQ(Hours({once}).NextOpening(At("2026-11-20T00:00"), kTwoWeeks), Span("2026-11-24T09:00", "2026-11-24T17:00"));
  EXPECT_EQ(Hours({once}).OpenAt(At("2026-12-01T12:00")), Truth::kFalse);
  EXPECT_EQ(Hours({Row("", "TU", "09:00", "17:00")}).OpenAt(At("2026-12-01T12:00")), Truth::kTrue);
  EXPECT_EQ(Hours({Row("", "", "09:00", "17:00")}).OpenAt(At("2026-12-01T12:00")), Truth::kUnknown);
}

TEST(OpeningHoursTest, OpenDuringIsFalseOnlyWhereItIsCertainlyClosedThroughout) {
  Schedule row = Weekly("TU", "09:00", "17:00");
  row.valid_to = Day("2026-11-26");
  const OpeningHours hours = Hours({row});
  EXPECT_EQ(hours.OpenDuring(At("2026-11-24T16:00"), At("2026-11-24T20:00")), Truth::kTrue);
  EXPECT_EQ(hours.OpenDuring(At("2026-11-24T17:00"), At("2026-11-25T20:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenDuring(At("2026-11-24T05:00"), At("2026-11-24T09:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenDuring(At("2026-11-25T17:00"), At("2026-11-27T00:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenDuring(At("2026-11-25T17:00"), At("2026-11-27T00:01")), Truth::kUnknown);
  EXPECT_EQ(Hours({Weekly("TU", "09:00", "09:30")}).OpenDuring(At("2026-11-24T10:00"), At("2026-11-24T10:00")),
            Truth::kFalse);
}

TEST(OpeningHoursTest, StaysInBoundsAtTheEndsOfTime) {
  const OpeningHours hours = Hours({Row("DAILY", "", "09:00", "17:00")});
  for (const std::int64_t seconds : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                     std::int64_t{-62'135'596'800}, std::int64_t{253'402'300'799}}) {
    EXPECT_EQ(hours.OpenAt({seconds}), Truth::kUnknown);
    EXPECT_EQ(hours.NextOpening({seconds}, kTwoWeeks), std::nullopt);
    EXPECT_TRUE(hours.Openings({seconds}, {seconds + (seconds < 0 ? 1 : 0)}).empty());
  }
  const Instant now = At("2026-11-24T00:00");
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  EXPECT_TRUE(hours.NextOpening(now, kMax).has_value());
  EXPECT_EQ(hours.NextOpening(now, -5), std::nullopt);
  EXPECT_EQ(hours.Openings(now, {kMax}).size(), 400u);
  EXPECT_EQ(Hours({Exception(ScheduleException::kClosed, "2020-01-01", "2030-01-01")}).OpenDuring(now, {kMax}),
            Truth::kUnknown);
}

TEST(OpeningHoursTest, BuildsFromTheRowsOfAnOffersLevelAndTheExceptionsOfAllLevels) {
  Directory directory;
  directory.organizations.push_back({.key = "o", .name = "O"});
  directory.services.push_back({.key = "s", .organization_key = "o", .name = "S"});
  directory.locations.push_back({.key = "l", .name = "L"});
  directory.services_at_location.push_back({.key = "sl", .service_key = "s", .location_key = "l"});
  Schedule of_service = Weekly("TU", "09:00", "17:00");
  of_service.service_key = "s";
  Schedule of_location = Weekly("WE", "09:00", "17:00");
  of_location.key = "r2";
  of_location.location_key = "l";
  Schedule closed = Exception(ScheduleException::kClosed, "2026-12-01", "2026-12-01");
  closed.location_key = "l";
  directory.schedules = {of_service, of_location, closed};
  const absl::StatusOr<Catalog> catalog = CatalogBuilder(std::move(directory)).Build();
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  const OpeningHours hours = OpeningHours::Build(*catalog, catalog->FindOffer("sl"));
  EXPECT_EQ(hours.OpenAt(At("2026-11-24T12:00")), Truth::kTrue);
  EXPECT_EQ(hours.OpenAt(At("2026-11-25T12:00")), Truth::kFalse);
  EXPECT_EQ(hours.OpenAt(At("2026-12-01T12:00")), Truth::kFalse);
}

}  // namespace
}  // namespace kith
