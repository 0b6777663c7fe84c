#include "kith/base/time.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

TimeZone LosAngeles() { return *TimeZone::Load("America/Los_Angeles"); }

std::string Again(const std::string& text) { return FormatInstant(*ParseInstant(text, LosAngeles()), LosAngeles()); }

TEST(DateTest, ReadsAndWritesEveryDayOfFourCenturies) {
  for (Date day{-25567}; day.days < 120'000; day = day + 1) {  // 1900-01-01 on
    const auto read = ParseDate(FormatDate(day));
    ASSERT_TRUE(read.ok()) << FormatDate(day);
    ASSERT_EQ(*read, day);
  }
}

TEST(DateTest, RefusesDaysThatNoCalendarHas) {
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "2026-1-1", "26-01-01", "2026/01/01",
                           "2026-01-01 ", "", "2026-01", "20260101", "-026-01-01"})
    EXPECT_EQ(ParseDate(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  EXPECT_TRUE(ParseDate("2024-02-29").ok());
  EXPECT_NE(std::string(ParseDate("tomorrow").status().message()).find("YYYY-MM-DD"), std::string::npos);
}

TEST(DateTest, KnowsItsWeekday) { EXPECT_EQ(ParseDate("2026-11-24")->weekday(), std::chrono::Tuesday); }

TEST(MinuteOfDayTest, ReadsTheWholeDayAndNoMore) {
  EXPECT_EQ(*ParseMinuteOfDay("00:00"), 0);
  EXPECT_EQ(*ParseMinuteOfDay("17:05:59"), 17 * 60 + 5);
  EXPECT_EQ(*ParseMinuteOfDay("24:00"), 1440);
  for (const char* text : {"24:01", "25:00", "9:00", "09:60", "0900", "09:00am", "", "09:00:61", "-1:00"})
    EXPECT_FALSE(ParseMinuteOfDay(text).ok()) << text;
  EXPECT_EQ(FormatMinuteOfDay(0), "00:00");
  EXPECT_EQ(FormatMinuteOfDay(1440), "24:00");
}

TEST(InstantTest, AnOffsetInTheTextWinsOverTheZone) {
  EXPECT_EQ(ParseInstant("2026-11-24T10:00", LosAngeles())->unix_seconds, 1795543200);
  EXPECT_EQ(ParseInstant("2026-11-24T18:00Z", LosAngeles())->unix_seconds, 1795543200);
  EXPECT_EQ(ParseInstant("2026-11-24T19:00:00.123+01:00", LosAngeles())->unix_seconds, 1795543200);
  EXPECT_EQ(ParseInstant("2026-11-24 10:00", LosAngeles())->unix_seconds, 1795543200);
  EXPECT_EQ(Again("2026-11-24"), "2026-11-24T00:00:00-08:00");
  EXPECT_EQ(Again("2026-07-04T23:59:58"), "2026-07-04T23:59:58-07:00");
}

TEST(InstantTest, RefusesWhatIsNotATime) {
  for (const char* text : {"", "now", "2026-11-24T", "2026-11-24T10", "2026-11-24T25:00", "2026-11-24T10:00+25:00",
                           "2026-11-24T10:00-0", "2026-11-24T10:00Zulu", "2026-11-31T10:00", "2026-11-24T10:00.5"})
    EXPECT_EQ(ParseInstant(text, LosAngeles()).status().code(), absl::StatusCode::kInvalidArgument) << text;
}

TEST(InstantTest, WritesTimesBefore1970) {
  EXPECT_EQ(FormatInstant(Instant{-1}, TimeZone()), "1969-12-31T23:59:59+00:00");
  // Los Angeles was 7:52:58 behind until 1883; the text names the same moment, in whole minutes.
  const Instant long_ago{-3'000'000'000};
  EXPECT_EQ(*ParseInstant(FormatInstant(long_ago, LosAngeles()), LosAngeles()), long_ago);
  EXPECT_EQ(TimeZone().ToLocal(Instant{-1}), (LocalTime{Date{-1}, 1439}));
}

// Clocks in Los Angeles go from 02:00 to 03:00 on 2026-03-08.
TEST(TimeZoneTest, MovesATimeThatIsSkippedForwardByTheGap) {
  EXPECT_EQ(Again("2026-03-08T01:59"), "2026-03-08T01:59:00-08:00");
  EXPECT_EQ(Again("2026-03-08T02:00"), "2026-03-08T03:00:00-07:00");
  EXPECT_EQ(Again("2026-03-08T02:30"), "2026-03-08T03:30:00-07:00");
  EXPECT_EQ(Again("2026-03-08T03:00"), "2026-03-08T03:00:00-07:00");
}

// And from 02:00 back to 01:00 on 2026-11-01.
TEST(TimeZoneTest, TakesTheFirstOfATimeThatOccursTwice) {
  EXPECT_EQ(Again("2026-11-01T01:30"), "2026-11-01T01:30:00-07:00");
  EXPECT_EQ(Again("2026-11-01T02:00"), "2026-11-01T02:00:00-08:00");
  const TimeZone zone = LosAngeles();
  const Instant first = *ParseInstant("2026-11-01T01:30", zone);
  EXPECT_EQ(zone.ToLocal(Instant{first.unix_seconds + 3600}), zone.ToLocal(first));
  EXPECT_EQ(zone.OffsetSeconds(first), -7 * 3600);
  EXPECT_EQ(zone.OffsetSeconds(Instant{first.unix_seconds + 3600}), -8 * 3600);
}

TEST(TimeZoneTest, CountsMinutesOnTheWallClockAcrossDays) {
  const TimeZone zone = LosAngeles();
  const Date day = *ParseDate("2026-11-24");
  EXPECT_EQ(zone.ToInstant({day, 1440}), zone.ToInstant({day + 1, 0}));
  EXPECT_EQ(zone.ToInstant({day, -60}), zone.ToInstant({day + -1, 23 * 60}));
  EXPECT_EQ(zone.ToInstant({*ParseDate("2026-03-07"), 1440 + 180}).unix_seconds -
                zone.ToInstant({*ParseDate("2026-03-07"), 1440}).unix_seconds,
            2 * 3600);  // three hours on the clock, two that passed
}

TEST(TimeZoneTest, GoesToLocalTimeAndBackEveryHourOfAYear) {
  const TimeZone zone = LosAngeles();
  const std::int64_t begin = ParseInstant("2026-01-01", zone)->unix_seconds;
  for (std::int64_t hour = 0; hour < 365 * 24; ++hour) {
    const Instant when{begin + hour * 3600};
    const Instant back = zone.ToInstant(zone.ToLocal(when));
    const bool second_of_two = FormatInstant(when, zone) == "2026-11-01T01:00:00-08:00";
    ASSERT_EQ(back.unix_seconds, when.unix_seconds - (second_of_two ? 3600 : 0)) << FormatInstant(when, zone);
  }
}

TEST(TimeZoneTest, NamesTheZoneItDoesNotKnow) {
  for (const char* name : {"", "Los Angeles", "America/Nowhere", "../etc/passwd"}) {
    const auto zone = TimeZone::Load(name);
    EXPECT_EQ(zone.status().code(), absl::StatusCode::kNotFound) << name;
    EXPECT_NE(std::string(zone.status().message()).find("\"" + std::string(name) + "\""), std::string::npos);
  }
  EXPECT_EQ(TimeZone().name(), "UTC");
  EXPECT_EQ(LosAngeles().name(), "America/Los_Angeles");
}

}  // namespace
}  // namespace kith
