// Reading the times of HSDS 3 packages: schedules, moments, the zone in which they are meant.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/interop/hsds.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

TEST(ReadHsds3, TellsOfHoursThatEndBeforeTheyBegin) {
  const Import import = MustRead(
      SmallPackage({{"schedules.csv",
                     "id,service_id,dtstart,until,freq,byday,opens_at,closes_at,exception\n"
                     "a,s,2026-06-01,2025-12-31,WEEKLY,MO,09:00,17:00,\nb,s,2026-07-04,2026-07-01,,,,,closed\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired schedules.csv:2 a until: \"2025-12-31\" is before dtstart: cleared\n"
            "repaired schedules.csv:2 a opens_at: cleared: hours unknown, as until cannot be read\n"
            "repaired schedules.csv:3 b until: \"2026-07-01\" is before dtstart: only the first day is taken\n");
  EXPECT_EQ(import.directory.schedules[0].description, "09:00 - 17:00");
  EXPECT_EQ(import.directory.schedules[0].until, std::nullopt);
  EXPECT_EQ(import.directory.schedules[1].until, import.directory.schedules[1].dtstart);
}

TEST(ReadHsds3, MakesNoOpeningOfAScheduleOfWhichAPartCannotBeRead) {
  const Import import =
      MustRead(SmallPackage({{"schedules.csv",
                              "id,service_id,freq,byday,until,exception,opens_at,closes_at,description\n"
                              "a,s,HOURLY,MO,,,09:00,17:00,\n"
                              "b,s,WEEKLY,MO,end of May,,09:00,17:00,Mondays\n"
                              "c,s,WEEKLY,MO,,,9:00am,dusk,\n"
                              "d,s,WEEKLY,MO,,,09:00,,\n"
                              "e,s,WEEKLY,MO,,sometimes,09:00,24:00,\n"
                              "f,s,WEEKLY,MO,,closed,,,\n"
                              "g,s,WEEKLY,MO,,,9:00,24:00,\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired schedules.csv:2 a freq: \"HOURLY\" is not DAILY, WEEKLY, MONTHLY or YEARLY: cleared\n"
            "repaired schedules.csv:2 a opens_at: cleared: hours unknown, as freq cannot be read\n"
            "repaired schedules.csv:3 b until: \"end of May\" is not a date YYYY-MM-DD: cleared\n"
            "repaired schedules.csv:3 b opens_at: cleared: hours unknown, as until cannot be read\n"
            "repaired schedules.csv:4 c opens_at: \"9:00am\" is not a local time HH:MM from 00:00 to 24:00: cleared\n"
            "repaired schedules.csv:4 c closes_at: \"dusk\" is not a local time HH:MM from 00:00 to 24:00: cleared\n"
            "repaired schedules.csv:5 d closes_at: one of the two times is missing or not of a day: hours unknown\n"
            "repaired schedules.csv:6 e exception: \"sometimes\" is not closed or instead: cleared\n"
            "repaired schedules.csv:6 e opens_at: cleared: hours unknown, as exception cannot be read\n");
  const std::vector<Schedule>& rows = import.directory.schedules;
  ASSERT_EQ(rows.size(), 7U);
  for (const Schedule& row : rows) EXPECT_EQ(row.opens_at.has_value(), row.key == "g") << row.key;
  EXPECT_EQ(rows[0].description, "09:00 - 17:00");
  EXPECT_EQ(rows[1].description, "Mondays");
  EXPECT_EQ(rows[2].description, "9:00am - dusk");
  EXPECT_EQ(rows[6].closes_at, 1440);
}

TEST(ReadHsds3, MakesNoOpeningOfDaysThatCannotBeRead) {
  const Import import =
      MustRead(SmallPackage({{"schedules.csv",
                              "id,service_id,freq,byday,bymonthday,wkst,exception,dtstart,opens_at,closes_at\n"
                              "a,s,WEEKLY,XX,,,,,09:00,17:00\n"
                              "b,s,MONTHLY,,32,,,,09:00,17:00\n"
                              "c,s,WEEKLY,MO,,monday,,,09:00,17:00\n"
                              "d,s,WEEKLY,\"MO,9X\",,,closed,2026-01-05,,\n"
                              "e,s,WEEKLY,\"MO;WE\",,,,,09:00,17:00\n"
                              "f,s,SOMETIMES,,,,closed,2026-01-05,,\n"}}));
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired schedules.csv:2 a byday: \"XX\" is not read: expected MO, TU, WE, TH, FR, SA or SU, or such as 3SA or "
      "-1FR: cleared\n"
      "repaired schedules.csv:2 a opens_at: cleared: hours unknown, as byday cannot be read\n"
      "repaired schedules.csv:3 b bymonthday: \"32\" is not read: expected numbers of days in range, such as 1 or -1: "
      "cleared\n"
      "repaired schedules.csv:3 b opens_at: cleared: hours unknown, as bymonthday cannot be read\n"
      "repaired schedules.csv:4 c wkst: \"monday\" is not read: expected MO, TU, WE, TH, FR, SA or SU: cleared\n"
      "repaired schedules.csv:4 c opens_at: cleared: hours unknown, as wkst cannot be read\n"
      "repaired schedules.csv:5 d byday: \"MO,9X\" is not read: expected MO, TU, WE, TH, FR, SA or SU, or such as 3SA "
      "or -1FR: cleared\n"
      "repaired schedules.csv:7 f freq: \"SOMETIMES\" is not DAILY, WEEKLY, MONTHLY or YEARLY: cleared\n");
  const std::vector<Schedule>& rows = import.directory.schedules;
  ASSERT_EQ(rows.size(), 6U);
  for (const Schedule& row : rows) EXPECT_EQ(row.opens_at.has_value(), row.key == "e") << row.key;
  EXPECT_EQ(rows[0].description, "XX 09:00 - 17:00");
  // What is left of an exception names no day: it may be on any.
  EXPECT_EQ(rows[3].description, "MO,9X");
  EXPECT_EQ(rows[3].dtstart, std::nullopt);
  EXPECT_EQ(rows[5].dtstart, std::nullopt);
}

TEST(ReadHsds3, TakesTimesOfDayWithTheDirectorysOwnOffsetAsLocal) {
  const Import import = MustRead(SmallPackage({{"schedules.csv",
                                                "id,service_id,freq,byday,opens_at,closes_at\n"
                                                "a,s,WEEKLY,MO,09:00-08:00,17:00:00-07:00\n"
                                                "b,s,WEEKLY,MO,09:00Z,17:00Z\n"
                                                "c,s,WEEKLY,MO,09:00+01:00,17:00\n"}}));
  EXPECT_EQ(import.directory.schedules[0].opens_at, 9 * 60);
  EXPECT_EQ(import.directory.schedules[0].closes_at, 17 * 60);
  EXPECT_FALSE(import.directory.schedules[1].opens_at || import.directory.schedules[2].opens_at);
  EXPECT_EQ(import.directory.schedules[1].description, "09:00Z - 17:00Z");
  PackageTexts utc =
      SmallPackage({{"datapackage.json", R"({"kith":{"time_zone":"UTC"}})"},
                    {"schedules.csv", "id,service_id,dtstart,opens_at,closes_at\na,s,2026-01-05,09:00Z,17:00Z\n"}});
  const Import in_utc = MustRead(utc);
  EXPECT_EQ(IssueLines(in_utc.account), "");
  EXPECT_EQ(in_utc.directory.schedules[0].opens_at, 9 * 60);
}

TEST(ReadHsds3, ReadsMomentsInTheDirectorysZone) {
  const PackageTexts more = {{"service_capacity.csv",
                              "id,service_id,updated\na,s,2026-07-01T17:00\nb,s,2026-07-01T17:00:00-07:00\n"
                              "c,s,2026-07-02 00:00Z\nd,s,2026-07-02\n"}};
  const Import import = MustRead(SmallPackage(more));
  EXPECT_EQ(IssueLines(import.account), "");
  const Instant moment{1782950400};
  EXPECT_EQ(import.directory.capacities[0].updated, moment);
  EXPECT_EQ(import.directory.capacities[1].updated, moment);
  EXPECT_EQ(import.directory.capacities[2].updated, moment);
  EXPECT_EQ(import.directory.capacities[3].updated->unix_seconds, moment.unix_seconds + 7 * 3600);
}

TEST(ReadHsds3, LetsTheCallerChooseTheTimeZone) {
  TemporaryFolder folder;
  for (const auto& [name, text] : SmallPackage()) WriteText(folder.path() / name, text);
  HsdsReadOptions options;
  options.time_zone = "America/Denver";
  const absl::StatusOr<Import> import = ReadHsds3(folder.path(), options);
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->directory.time_zone, "America/Denver");
  options.time_zone = "Nowhere";
  EXPECT_EQ(ReadHsds3(folder.path(), options).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ReadHsds3, SaysWhichTimeZoneItAssumed) {
  const std::string assumed = "America/Los_Angeles is assumed";
  EXPECT_NE(MustRead(SmallPackage()).account.ToText().find(assumed), std::string::npos);
  const Import stated =
      MustRead(SmallPackage({{"datapackage.json", R"({"kith": {"time_zone": "America/New_York"}})"}}));
  EXPECT_TRUE(stated.account.notes.empty());
}

}  // namespace
}  // namespace kith
