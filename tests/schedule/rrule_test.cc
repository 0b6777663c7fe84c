#include "src/schedule/rrule.h"

#include <limits>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "kith/schedule/opening_hours.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

constexpr const char* kNightly = "FREQ=DAILY;BYHOUR=17;BYMINUTE=0";
constexpr const char* kMonthly = "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0";

std::optional<Instant> Last(std::string_view rule, std::string_view when) {
  return LastRecurrence(rule, At(when), LosAngeles());
}
std::optional<Instant> Next(std::string_view rule, std::string_view when) {
  return NextRecurrence(rule, At(when), LosAngeles());
}

TEST(RRuleTest, FindsTheLastRefillAtOrBeforeAndTheNextAfter) {
  EXPECT_EQ(Last(kNightly, "2026-11-24T16:59:59"), At("2026-11-23T17:00"));
  EXPECT_EQ(Last(kNightly, "2026-11-24T17:00"), At("2026-11-24T17:00"));
  EXPECT_EQ(Next(kNightly, "2026-11-24T16:59:59"), At("2026-11-24T17:00"));
  EXPECT_EQ(Next(kNightly, "2026-11-24T17:00"), At("2026-11-25T17:00"));
  EXPECT_EQ(Last(kMonthly, "2026-11-24T10:00"), At("2026-11-01T00:00"));
  EXPECT_EQ(Next(kMonthly, "2026-11-24T10:00"), At("2026-12-01T00:00"));
  EXPECT_EQ(Next("FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=8,20;BYMINUTE=30;BYSECOND=0", "2026-11-24T10:00"),
            At("2026-11-26T08:30"));
  EXPECT_EQ(Last("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1", "2026-11-24T10:00"), At("2026-07-01T00:00"));
}

TEST(RRuleTest, LooksFourHundredDaysFarAndNoFarther) {
  const std::string leap_day = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29";
  EXPECT_EQ(Next(leap_day, "2027-03-01T00:00"), At("2028-02-29T00:00"));
  EXPECT_EQ(Next(leap_day, "2026-11-24T00:00"), std::nullopt);
  EXPECT_EQ(Last(leap_day, "2026-11-24T00:00"), std::nullopt);
  EXPECT_EQ(Next("FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20", "2026-11-24T00:00"), std::nullopt)
      << "and does not search for ever";
}

TEST(RRuleTest, EndsWithItsUntil) {
  EXPECT_EQ(Last("FREQ=DAILY;UNTIL=20261101", "2026-11-24T00:00"), At("2026-11-01T00:00"));
  EXPECT_EQ(Next("FREQ=DAILY;UNTIL=20261101", "2026-11-24T00:00"), std::nullopt);
  EXPECT_EQ(Last("FREQ=DAILY;BYHOUR=17;UNTIL=20261101T170000", "2026-11-24T00:00"), At("2026-11-01T17:00"));
  EXPECT_EQ(Last("FREQ=DAILY;BYHOUR=17;UNTIL=20261101T165900", "2026-11-24T00:00"), At("2026-10-31T17:00"));
  EXPECT_EQ(Last("FREQ=DAILY;BYHOUR=17;UNTIL=20261102T010000Z", "2026-11-24T00:00"), At("2026-11-01T17:00"));
  EXPECT_EQ(Last("FREQ=DAILY;BYHOUR=17;UNTIL=20261102T005959Z", "2026-11-24T00:00"), At("2026-10-31T17:00"));
}

TEST(RRuleTest, MovesARefillThatTheClocksSkip) {
  const std::string rule = "FREQ=DAILY;BYHOUR=2;BYMINUTE=30";
  EXPECT_EQ(Next(rule, "2026-03-08T00:00"), At("2026-03-08T03:30"));
  EXPECT_EQ(Last(rule, "2026-03-08T03:30"), At("2026-03-08T03:30"));
  EXPECT_EQ(Last(rule, "2026-03-08T03:29"), At("2026-03-07T02:30"));
}

TEST(RRuleTest, SaysNothingWhereTheTextCannotBeRead) {
  for (const std::string& rule :
       {std::string(), std::string("daily at five"), std::string("FREQ=HOURLY"), std::string("FREQ=DAILY;INTERVAL=2"),
        std::string("FREQ=DAILY;COUNT=3"), std::string("FREQ=WEEKLY"), std::string("FREQ=DAILY;BYHOUR=25"),
        std::string("FREQ=DAILY;UNTIL=20269999"), std::string("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1"),
        std::string("FREQ=DAILY;BYSECOND=30"), std::string("RSCALE=HEBREW;FREQ=DAILY"), std::string("FREQ=DAILY\0", 11),
        std::string("FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=1"), "FREQ=DAILY;BYHOUR=1" + std::string(2000, ' ')}) {
    EXPECT_EQ(Last(rule, "2026-11-24T00:00"), std::nullopt) << rule;
    EXPECT_EQ(Next(rule, "2026-11-24T00:00"), std::nullopt) << rule;
    EXPECT_EQ(DescribeRecurrence(rule).text, "") << rule;
  }
  EXPECT_EQ(NextRecurrence(kNightly, {std::numeric_limits<std::int64_t>::max()}, LosAngeles()), std::nullopt);
  EXPECT_EQ(LastRecurrence(kNightly, {std::numeric_limits<std::int64_t>::min()}, LosAngeles()), std::nullopt);
}

TEST(RRuleTest, DescribesItselfInWords) {
  EXPECT_EQ(DescribeRecurrence(kNightly).text, "daily at 17:00");
  EXPECT_EQ(DescribeRecurrence(kMonthly).text, "on the 1st of the month");
  EXPECT_EQ(DescribeRecurrence("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8").text, "every Mon at 08:00");
  EXPECT_EQ(DescribeRecurrence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=8,20").text, "daily at 08:00 and 20:00");
  EXPECT_EQ(DescribeRecurrence("FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9").text, "on the 1st Mon of the month at 09:00");
  EXPECT_EQ(DescribeRecurrence("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1").text, "on the 1st of Jul");
  EXPECT_EQ(DescribeRecurrence("FREQ=MONTHLY;BYDAY=MO").text, "every Mon of the month");
  EXPECT_EQ(DescribeRecurrence("FREQ=MONTHLY;BYMONTHDAY=-1").text, "on the last day of the month");
  EXPECT_EQ(DescribeRecurrence("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13").text, "on the 13th of the month where it is Fri");
  EXPECT_EQ(DescribeRecurrence("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR").text, "every Mon-Fri") << "as by the week";
  EXPECT_EQ(DescribeRecurrence("FREQ=DAILY;BYMONTHDAY=1").text, "on the 1st of the month") << "as by the month";
  EXPECT_EQ(DescribeRecurrence("FREQ=YEARLY;BYYEARDAY=100").text, "on some days of the year");
}

TEST(RRuleTest, SaysInWhichMonths) {
  EXPECT_EQ(DescribeRecurrence("FREQ=DAILY;BYMONTH=12;BYHOUR=17").text, "daily in Dec at 17:00");
  EXPECT_EQ(DescribeRecurrence("FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=1,4,7").text,
            "on the 1st of the month in Jan, Apr and Jul");
  EXPECT_EQ(DescribeRecurrence("FREQ=YEARLY;BYDAY=MO;BYMONTH=7").text, "every Mon of Jul");
}

// What is every second week needs a beginning, which a calendar of refills has not.
TEST(RRuleTest, SaysNothingOfAnIntervalWithoutABeginning) {
  EXPECT_EQ(DescribeRecurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=8").text, "");
  EXPECT_EQ(DescribeRecurrence("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1").text, "");
}

TEST(RRuleTest, DescribesItselfInTheLanguageAskedFor) {
  const auto say = [](std::string_view rule) { return DescribeRecurrence(rule, *Messages::Shipped("es")).text; };
  EXPECT_EQ(say(kNightly), "todos los días a las 17:00");
  EXPECT_EQ(say(kMonthly), "el día 1 del mes");
  EXPECT_EQ(say("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8"), "cada lun a las 08:00");
  EXPECT_EQ(say("FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=1"), "cada lun, jue a la 01:00");
  EXPECT_EQ(say("FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9,17"), "el 1.er lun del mes a las 09:00 y 17:00");
  EXPECT_EQ(say("FREQ=MONTHLY;BYDAY=-2FR"), "el penúltimo vie del mes");
  EXPECT_EQ(say("FREQ=MONTHLY;BYMONTHDAY=1,15;BYHOUR=8"), "los días 1 y 15 del mes a las 08:00");
  EXPECT_EQ(say("FREQ=MONTHLY;BYMONTHDAY=-1"), "el último día del mes");
  EXPECT_EQ(say("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1"), "el 1 de julio");
  EXPECT_EQ(say("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1,2"), "los días 1 y 2 de julio");
  EXPECT_EQ(say("FREQ=YEARLY;BYYEARDAY=100"), "algunos días del año");
  EXPECT_EQ(say("FREQ=DAILY;BYMONTH=11,12;BYHOUR=17"), "todos los días en noviembre y diciembre a las 17:00");
  EXPECT_EQ(say("nonsense"), "");
}

}  // namespace
}  // namespace kith
