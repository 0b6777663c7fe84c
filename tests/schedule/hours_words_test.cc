#include "src/schedule/hours_words.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/schedule/opening_hours.h"
#include "src/schedule/days_words.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

std::string Summary(const std::vector<Schedule>& rows, const Messages& messages = Messages::English()) {
  return OpeningHours::Build(rows, LosAngeles()).summary(messages).text;
}
std::string InSpanish(const std::vector<Schedule>& rows) { return Summary(rows, *Messages::Shipped("es")); }

Schedule OfMonthDays(std::string_view days, std::string_view byday = "") {
  Schedule row = Row("MONTHLY", byday, "09:00", "12:00");
  row.bymonthday = days;
  return row;
}
Schedule EveryOther(std::string_view freq, std::string_view byday) {
  Schedule row = Row(freq, byday, "13:00", "15:00");
  row.interval = 2;
  row.dtstart = Day("2026-01-06");
  return row;
}
Schedule OfPeriod(std::optional<Date> from, std::optional<Date> to) {
  Schedule row = Weekly("MO", "09:00", "16:00");
  row.valid_from = from;
  row.valid_to = to;
  return row;
}

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
  rows.resize(kMaxSummaryLines);
  EXPECT_EQ(Summary(rows).find("more"), summary.npos);
}

TEST(HoursWordsTest, CountsInWords) {
  for (const auto& [day, words] : {std::pair(1, "1st"),
                                   {2, "2nd"},
                                   {3, "3rd"},
                                   {4, "4th"},
                                   {11, "11th"},
                                   {12, "12th"},
                                   {13, "13th"},
                                   {20, "20th"},
                                   {21, "21st"},
                                   {22, "22nd"},
                                   {23, "23rd"},
                                   {24, "24th"},
                                   {30, "30th"},
                                   {31, "31st"},
                                   {-1, "last day"},
                                   {-2, "2nd to last"}})
    EXPECT_EQ(Summary({OfMonthDays(std::to_string(day))}), words + std::string(" of the month 09:00-12:00"));
  EXPECT_EQ(Summary({Row("MONTHLY", "2TU,-2TU", "09:00", "12:00")}), "2nd and 2nd to last Tue 09:00-12:00");
}

TEST(HoursWordsTest, SaysNothingTwice) {
  EXPECT_EQ(Summary({OfMonthDays("13", "FR")}), "13th of the month where it is Fri 09:00-12:00");
  EXPECT_EQ(Summary({EveryOther("DAILY", "MO,TU,WE,TH,FR,SA,SU")}), "every 2 days 13:00-15:00");
  EXPECT_EQ(Summary({EveryOther("WEEKLY", "MO,TU,WE,TH,FR,SA,SU")}), "every 2 weeks on Mon-Sun 13:00-15:00");
}

TEST(HoursWordsTest, SpeaksTheLanguageAskedFor) {
  EXPECT_EQ(InSpanish({Weekly("SA", "10:00", "14:00"), Weekly("MO,TU,WE,TH,FR", "09:00", "17:00")}),
            "lun-vie 09:00-17:00, sáb 10:00-14:00");
  EXPECT_EQ(InSpanish({Weekly("TU", "13:00", "17:00"), Weekly("TU", "09:00", "12:00")}),
            "mar 09:00-12:00 y 13:00-17:00");
  EXPECT_EQ(InSpanish({Row("DAILY", "", "18:00", "08:00")}), "todos los días 18:00-08:00");
  EXPECT_EQ(InSpanish({Row("DAILY", "", "00:00", "24:00")}), "24 horas");
  EXPECT_EQ(InSpanish({Weekly("SU", "00:00", "24:00")}), "dom 24 horas");
  EXPECT_EQ(InSpanish({Row("MONTHLY", "1SA,3SA", "09:00", "12:00")}), "1.er y 3.er sáb 09:00-12:00");
  EXPECT_EQ(InSpanish({Row("MONTHLY", "2SA,4SA", "09:00", "12:00")}), "2.º y 4.º sáb 09:00-12:00");
  EXPECT_EQ(InSpanish({Row("MONTHLY", "-1FR", "09:00", "12:00")}), "último vie 09:00-12:00");
  EXPECT_EQ(InSpanish({Row("MONTHLY", "-2FR", "09:00", "12:00")}), "penúltimo vie 09:00-12:00");
  EXPECT_EQ(InSpanish({OfMonthDays("15")}), "día 15 del mes 09:00-12:00");
  EXPECT_EQ(InSpanish({OfMonthDays("1,15")}), "días 1 y 15 del mes 09:00-12:00");
  EXPECT_EQ(InSpanish({OfMonthDays("1,15,-1")}), "días 1, 15 y último día del mes 09:00-12:00");
  EXPECT_EQ(InSpanish({OfMonthDays("-1")}), "último día del mes 09:00-12:00");
  EXPECT_EQ(InSpanish({OfMonthDays("13", "FR")}), "día 13 del mes si es vie 09:00-12:00");
  EXPECT_EQ(InSpanish({EveryOther("WEEKLY", "TU")}), "cada 2 semanas (mar) 13:00-15:00");
  EXPECT_EQ(InSpanish({EveryOther("DAILY", "")}), "cada 2 días 13:00-15:00");
  EXPECT_EQ(InSpanish({EveryOther("MONTHLY", "1TU")}), "cada 2 meses (1.er mar) 13:00-15:00");
  EXPECT_EQ(InSpanish({EveryOther("YEARLY", "")}), "cada 2 años (6 de enero) 13:00-15:00");
  Schedule yearly = Row("YEARLY", "", "09:00", "12:00");
  yearly.byyearday = "100";
  EXPECT_EQ(InSpanish({yearly}), "algunos días del año 09:00-12:00");
  Schedule once = Row("", "", "09:00", "12:00");
  once.dtstart = Day("2026-11-24");
  EXPECT_EQ(InSpanish({once}), "24 nov 2026 09:00-12:00");
  Schedule days = Row("DAILY", "", "09:00", "12:00");
  days.dtstart = Day("2026-11-24");
  days.until = Day("2026-11-26");
  EXPECT_EQ(InSpanish({days}), "todos los días 09:00-12:00 hasta el 26 nov 2026");
  EXPECT_EQ(SayDays(*Messages::Shipped("es"), {.start = days.dtstart, .until = days.until}).text,
            "del 24 nov 2026 al 26 nov 2026");
}

TEST(HoursWordsTest, SaysPeriodsAndTheRestInTheLanguageAskedFor) {
  const Date march = Day("2027-03-31"), april = Day("2027-04-01");
  EXPECT_EQ(InSpanish({OfPeriod({}, march), OfPeriod(april, {})}),
            "lun 09:00-16:00 hasta el 31 mar 2027, lun 09:00-16:00 desde el 1 abr 2027");
  EXPECT_EQ(InSpanish({OfPeriod(march, april), Weekly("TU", "09:00", "16:00")}),
            "mar 09:00-16:00, lun 09:00-16:00 desde el 31 mar 2027 hasta el 1 abr 2027");
  std::vector<Schedule> rows;
  for (int day = 1; day <= 20; ++day) rows.push_back(OfMonthDays(std::to_string(day)));
  const std::string summary = InSpanish(rows);
  EXPECT_TRUE(summary.ends_with(", día 8 del mes 09:00-12:00 y 12 más")) << summary;
}

TEST(HoursWordsTest, ProseStaysAsItIsWritten) {
  Schedule prose;
  prose.key = "p";
  prose.description = "Call first";
  Schedule tuesday = Weekly("TU", "09:00", "17:00");
  tuesday.notes = "By appointment";
  Schedule friday = Weekly("FR", "09:00", "17:00");
  friday.notes = "Bring ID";
  EXPECT_EQ(InSpanish({tuesday, prose, friday}), "mar, vie 09:00-17:00; Call first; Con cita previa; Bring ID");
  EXPECT_EQ(InSpanish({prose}), "Call first");
  EXPECT_EQ(InSpanish({}), "horario desconocido");
  const auto stated = [](const std::vector<Schedule>& rows) {
    return OpeningHours::Build(rows, LosAngeles()).stated();
  };
  EXPECT_FALSE(stated({}));
  EXPECT_TRUE(stated({prose}));
  EXPECT_TRUE(stated({friday}));
  // From right to left it is set apart, and so are the numbers.
  const Messages mirrored =
      ValueOrDie(Messages::Parse("@language = qx\n@direction = rtl\n"
                                 "weekday.short = {weekday, select, 2 {CC} 5 {FF} other {ZZ}}\nmoment.time = {time}\n"
                                 "hours.span = {to}~{from}\nhours.of_days = {times} {days}\nhours.as_written = {text}\n"
                                 "join.words = {last} {before}\njoin.remarks = {last} | {before}\n",
                                 "qx.messages"));
  EXPECT_EQ(Summary({tuesday, prose, friday}, mirrored),
            "\u2068Bring ID\u2069 | \u2066By appointment\u2069 | \u2068Call first\u2069 | "
            "\u206617:00\u2069~\u206609:00\u2069 FF CC");
}

}  // namespace
}  // namespace kith
