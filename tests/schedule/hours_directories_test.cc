// Hours that people wrote, in real directories: what share is read, and that what is read is right. The pantries of Los Angeles come with a truth
// table: on which weekdays of which weeks of the month each is open.
#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "kith/schedule/hours_text.h"
#include "kith/schedule/opening_hours.h"
#include "tests/interop/packages.h"
#include "tests/schedule/hours_form.h"

namespace kith {
namespace {

using CsvRow = std::map<std::string, std::string>;

// Of a header that occurs twice the second is "name#2".
std::vector<CsvRow> ReadRows(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  CsvReader reader(text, file.filename().string());
  std::vector<std::string_view> fields;
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
  while (reader.Next(fields)) {
    if (header.empty()) {
      for (const std::string_view name : fields) {
        const bool twice = std::find(header.begin(), header.end(), name) != header.end();
        header.push_back(std::string(name) + (twice ? "#2" : ""));
      }
      continue;
    }
    CsvRow& row = rows.emplace_back();
    for (std::size_t i = 0; i < fields.size() && i < header.size(); ++i) row[header[i]] = fields[i];
  }
  EXPECT_TRUE(reader.status().ok()) << reader.status();
  return rows;
}

// How the readings of one source came out.
struct Tally {
  std::map<HoursOutcome, int> outcomes = {};
  int appointments = 0;

  void Add(const HoursReading& reading) {
    ++outcomes[reading.outcome];
    if (reading.by_appointment) ++appointments;
  }
  int Of(HoursOutcome outcome) const {
    const auto found = outcomes.find(outcome);
    return found == outcomes.end() ? 0 : found->second;
  }
  // "hours 346, closed 0, partly 0, unknown 9"; and prints it with the share that was read.
  std::string Print(const std::string& source) const {
    const int read = Of(HoursOutcome::kHours) + Of(HoursOutcome::kClosed);
    const int all = read + Of(HoursOutcome::kPartly) + Of(HoursOutcome::kUnknown);
    const std::string counts = "hours " + std::to_string(Of(HoursOutcome::kHours)) + ", closed " +
                               std::to_string(Of(HoursOutcome::kClosed)) + ", partly " +
                               std::to_string(Of(HoursOutcome::kPartly)) + ", unknown " +
                               std::to_string(Of(HoursOutcome::kUnknown));
    std::cout << source << ": " << read << " of " << all << " read (" << (all == 0 ? 0 : read * 1000 / all) / 10.0
              << " %): " << counts << "\n";
    return counts;
  }
};

// --- the truth table

// Rows of which the table says something else than their text, and why it is the table that is wrong.
const std::map<std::string, std::string>& WrongInTheTable() {
  static const std::map<std::string, std::string> wrong = {
      {"332 Tues., Thurs. & Fri. 8:00 AM - 2:00 PM & Sat. 9:00 AM - 12:00 PM", "lacks the Saturdays"},
      {"494 Tues. - Thurs. 10:00 AM - 11:00 AM & 1:00 PM - 2:00 PM", "lacks the Wednesdays"},
      {"1017 Sat. 3:00 PM - 4:00 PM; Sun. 1:00 PM - 2:00 PM", "lacks the fourth Sunday"},
      {"1501 Tues. - Fri. 1:00 PM - 4:00 PM", "has the first week only"},
      {"1616 Fri. 3:30 PM - 5:00 PM", "lacks the fourth Friday"},
      {"1692 Fri. 4:00 PM - 6:00 PM", "lacks the fourth Friday"},
      {"1703 Fri. 9:00 AM - 10:00 AM", "lacks the fourth Friday"},
      {"1759 Fri. 8:30 PM - 9:30 PM", "lacks the fourth Friday"},
      {"1767 Fri. 9:00 AM - 11:00 AM", "lacks the fourth Friday"},
      {"1855 Tues. 3:00 PM - 6:00 PM", "has Thursdays"},
      {"5024 Tues. 7:00 PM - 8:00 PM", "has Thursdays"}};
  return wrong;
}

struct Flags {
  std::array<std::array<bool, 7>, 5> week{};  // [1..4][0 is Sunday]
  std::array<bool, 7> last{};
  bool any = false;
};

Flags FlagsOf(const CsvRow& row) {
  Flags flags;
  for (std::size_t day = 0; day < 7; ++day) {
    const std::string d = std::to_string(day);
    const auto is_set = [&](const std::string& column) {
      const std::string& cell = row.at(column);
      return !cell.empty() && cell != "0" && !EqualsIgnoringCase(cell, "FALSE");
    };
    for (std::size_t week = 1; week <= 4; ++week) {
      flags.week[week][day] = is_set(std::to_string(week) + d);
      flags.any = flags.any || flags.week[week][day];
    }
    flags.last[day] = is_set("L" + d);
    flags.any = flags.any || flags.last[day];
  }
  return flags;
}

// By the flags alone. The table has no fifth week: what is open in all four is taken as every week.
bool IsOpenByFlags(const Flags& flags, Date date) {
  const std::chrono::year_month_day ymd = date.ymd();
  const auto day = static_cast<unsigned>(ymd.day());
  const std::size_t weekday = date.weekday().c_encoding();
  const bool last = (date + 7).ymd().month() != ymd.month();
  if (last && flags.last[weekday]) return true;
  const std::size_t week = (day - 1) / 7 + 1;
  if (week <= 4) return flags.week[week][weekday];
  return flags.week[1][weekday] && flags.week[2][weekday] && flags.week[3][weekday] && flags.week[4][weekday];
}

bool OpensOn(const OpeningHours& hours, Date date, const TimeZone& zone) {
  const Instant from = zone.ToInstant({date, 0}), to = zone.ToInstant({date + 1, 0});
  for (const OpenInterval& opening : hours.Openings(from, to)) {
    if (opening.opens >= from) return true;
  }
  return false;
}

// The first day of 2015 on which the two differ; "" for none.
std::string FirstDifference(const Flags& flags, const HoursReading& reading) {
  const TimeZone utc;
  const OpeningHours hours = OpeningHours::Build(reading.rows, utc);
  const Date first = *ParseDate("2015-01-01"), last = *ParseDate("2015-12-31");
  for (Date day = first; day <= last; day = day + 1) {
    if (OpensOn(hours, day, utc) != IsOpenByFlags(flags, day)) return FormatDate(day);
  }
  return "";
}

TEST(HoursDirectories, PantriesOfLosAngelesOpenOnTheDaysOfTheirTruthTable) {
  const std::filesystem::path folder = SharedData("la-foodbank-pantries");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  Tally flagged, others;
  std::map<std::string, std::string> unknown;
  std::set<std::string> differ;
  for (const CsvRow& row : ReadRows(folder / "food_pantries_wgs84.csv")) {
    const std::string& text = row.at("Schedule");
    const HoursReading reading = ReadHoursText(text, {.year = 2015});
    const Flags flags = FlagsOf(row);
    (flags.any ? flagged : others).Add(reading);
    const std::string name = row.at("AgencyNo") + " " + text;
    if (reading.outcome == HoursOutcome::kUnknown) unknown[name] = reading.why_not;
    if (!flags.any || reading.outcome == HoursOutcome::kUnknown) continue;
    const std::string difference = FirstDifference(flags, reading);
    if (difference.empty()) continue;
    differ.insert(name);
    EXPECT_TRUE(WrongInTheTable().contains(name)) << name << ": " << HoursForm(reading) << " differs on " << difference;
  }
  for (const auto& [name, why] : WrongInTheTable()) EXPECT_TRUE(differ.contains(name)) << name << ": " << why;
  EXPECT_EQ(flagged.Print("pantries of Los Angeles with flags"), "hours 368, closed 0, partly 0, unknown 3");
  EXPECT_EQ(others.Print("pantries of Los Angeles without flags"), "hours 10, closed 0, partly 0, unknown 6");
  for (const auto& [name, why] : unknown) std::cout << "  " << name << ": " << why << "\n";
}

// --- Food Oasis

std::string Cell(const CsvRow& row, const std::string& column) {
  const auto found = row.find(column);
  return found == row.end() ? "" : found->second;
}

// The day codes of 2017: up to seven days with their times. The header of the pantries and lunches calls the sixth closing "day6_open" again.
Tally TallyOfDayCodes(const std::vector<CsvRow>& rows, const HoursTextOptions& options,
                      std::map<std::string, int>& refused) {
  Tally tally;
  for (const CsvRow& row : rows) {
    const std::string from = Cell(row, "season_open"), to = Cell(row, "season_close");
    const std::string season = from.empty() ? "" : from + " - " + to;
    for (int i = 1; i <= 7; ++i) {
      const std::string day = "day" + std::to_string(i) + "_";
      const std::string code = Cell(row, "daycode" + std::to_string(i)), opens = Cell(row, day + "open");
      std::string closes = Cell(row, day + "close");
      if (!row.contains(day + "close")) closes = Cell(row, day + "open#2");
      const HoursReading reading =
          ReadHoursColumns({.days = code, .opens = opens, .closes = closes, .season = season}, options);
      tally.Add(reading);
      if (reading.outcome == HoursOutcome::kUnknown) ++refused[reading.why_not];
    }
  }
  return tally;
}

std::string PrintRefused(const std::map<std::string, int>& refused) {
  std::string lines;
  for (const auto& [why, count] : refused) lines += std::to_string(count) + " " + why + "\n";
  return lines;
}

TEST(HoursDirectories, DayCodesOfFoodOasisAreRead) {
  const std::filesystem::path folder = SharedData("la-food-oasis");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  std::map<std::string, int> refused;
  EXPECT_EQ(TallyOfDayCodes(ReadRows(folder / "2017_food-pantry.csv"), {}, refused).Print("Food Oasis 2017, pantries"),
            "hours 656, closed 0, partly 0, unknown 4");
  EXPECT_EQ(TallyOfDayCodes(ReadRows(folder / "2017_farmers-market.csv"), {}, refused)
                .Print("Food Oasis 2017, farmers markets"),
            "hours 124, closed 0, partly 0, unknown 0");
  EXPECT_EQ(
      TallyOfDayCodes(ReadRows(folder / "2017_summer-lunch.csv"), {}, refused).Print("Food Oasis 2017, summer lunches"),
      "hours 342, closed 0, partly 0, unknown 0");
  EXPECT_EQ(PrintRefused(refused),
            "1 \"1000\" to \"130\" closes before it opens\n"
            "3 \"2100\" to \"1300\" closes before it opens\n");
}

// Nine supermarkets of "0" to "0" never close. One of "600" to "0" closes at midnight, where the source is known to mean that. Of "0" to "100" the
// opening is lost: nobody sells for an hour at night.
TEST(HoursDirectories, SupermarketsAreReadPastMidnightWhereTheSourceIsKnownToMeanThat) {
  const std::filesystem::path folder = SharedData("la-food-oasis");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const std::vector<CsvRow> rows = ReadRows(folder / "2017_supermarket.csv");
  std::map<std::string, int> refused, refused_still;
  EXPECT_EQ(TallyOfDayCodes(rows, {}, refused).Print("Food Oasis 2017, supermarkets"),
            "hours 4340, closed 28, partly 0, unknown 574");
  EXPECT_EQ(TallyOfDayCodes(rows, {.past_midnight = Truth::kTrue}, refused_still)
                .Print("Food Oasis 2017, supermarkets, past midnight"),
            "hours 4347, closed 28, partly 0, unknown 567");
  EXPECT_EQ(PrintRefused(refused),
            "401 \"0\" to \"100\" is open at night alone\n"
            "7 \"0\" to \"130\" is open at night alone\n"
            "154 \"0\" to \"200\" is open at night alone\n"
            "4 \"200\" to \"2100\" opens before five in the morning, without am or pm\n"
            "1 \"400\" to \"2100\" opens before five in the morning, without am or pm\n"
            "7 \"600\" to \"0\" closes before it opens\n");
  EXPECT_EQ(PrintRefused(refused_still),
            "401 \"0\" to \"100\" is open at night alone\n"
            "7 \"0\" to \"130\" is open at night alone\n"
            "154 \"0\" to \"200\" is open at night alone\n"
            "4 \"200\" to \"2100\" opens before five in the morning, without am or pm\n"
            "1 \"400\" to \"2100\" opens before five in the morning, without am or pm\n");
}

TEST(HoursDirectories, ClosuresOfSummerLunchesAreRead) {
  const std::filesystem::path folder = SharedData("la-food-oasis");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  Tally tally;
  for (const CsvRow& row : ReadRows(folder / "2017_summer-lunch.csv"))
    tally.Add(ReadHoursText(row.at("notes"), {.year = 2017}));
  EXPECT_EQ(tally.Print("Food Oasis 2017, notes of summer lunches"), "hours 0, closed 48, partly 0, unknown 12");
}

// By the columns alone.
bool IsOpenByWeek(int week, unsigned weekday, Date date) {
  if (date.weekday().c_encoding() != weekday) return false;
  const std::chrono::year_month_day ymd = date.ymd();
  if (week == 0) return true;
  if (week == -1) return (date + 7).ymd().month() != ymd.month();
  return (static_cast<int>(static_cast<unsigned>(ymd.day())) - 1) / 7 + 1 == week;
}

TEST(HoursDirectories, WeeksOfTheMonthOfFoodOasisAreTheDaysThatTheyName) {
  const std::filesystem::path folder = SharedData("la-food-oasis");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const std::map<std::string, unsigned> weekdays = {{"Sun", 0}, {"Mon", 1}, {"Tue", 2}, {"Wed", 3},
                                                    {"Thu", 4}, {"Fri", 5}, {"Sat", 6}};
  Tally unknown, never;
  std::map<std::string, int> refused, repaired, refused_still;
  for (const CsvRow& row : ReadRows(folder / "2020_stakeholder_schedule.csv")) {
    const HoursColumns columns{.days = row.at("day_of_week"),
                               .week_of_month = row.at("week_of_month"),
                               .opens = row.at("open"),
                               .closes = row.at("close")};
    const HoursReading reading = ReadHoursColumns(columns, {});
    const HoursReading with_habit = ReadHoursColumns(columns, {.past_midnight = Truth::kFalse});
    unknown.Add(reading);
    never.Add(with_habit);
    if (reading.outcome == HoursOutcome::kUnknown) ++refused[reading.why_not];
    if (with_habit.outcome == HoursOutcome::kUnknown) ++refused_still[with_habit.why_not];
    for (const std::string& assumed : with_habit.assumed) ++repaired[assumed];
    if (reading.outcome != HoursOutcome::kHours) continue;
    const TimeZone utc;
    const OpeningHours hours = OpeningHours::Build(reading.rows, utc);
    for (Date day = *ParseDate("2020-01-01"); day <= *ParseDate("2020-12-31"); day = day + 1) {
      ASSERT_EQ(OpensOn(hours, day, utc),
                IsOpenByWeek(std::stoi(row.at("week_of_month")), weekdays.at(row.at("day_of_week")), day))
          << row.at("id") << " " << FormatDate(day);
    }
  }
  EXPECT_EQ(unknown.Print("Food Oasis 2020, schedules"), "hours 860, closed 0, partly 0, unknown 22");
  EXPECT_EQ(PrintRefused(refused),
            "1 \"09:00:00\" to \"00:00:00\" closes before it opens\n"
            "1 \"10:00:00\" to \"01:00:00\" closes before it opens\n"
            "1 \"10:00:00\" to \"01:30:00\" closes before it opens\n"
            "5 \"10:00:00\" to \"10:00:00\" opens and closes at the same time\n"
            "5 \"10:30:00\" to \"03:00:00\" closes before it opens\n"
            "1 \"11:00:00\" to \"00:00:00\" closes before it opens\n"
            "1 \"14:00:00\" to \"14:00:00\" opens and closes at the same time\n"
            "5 \"16:00:00\" to \"16:00:00\" opens and closes at the same time\n"
            "2 \"23:00:00\" to \"12:00:00\" closes before it opens\n");
  EXPECT_EQ(never.Print("Food Oasis 2020, schedules, never past midnight"),
            "hours 867, closed 0, partly 0, unknown 15");
  EXPECT_EQ(PrintRefused(repaired),
            "1 \"10:00:00\" to \"01:00:00\" is taken as 10:00 to 13:00\n"
            "1 \"10:00:00\" to \"01:30:00\" is taken as 10:00 to 13:30\n"
            "5 \"10:30:00\" to \"03:00:00\" is taken as 10:30 to 15:00\n");
  EXPECT_EQ(PrintRefused(refused_still),
            "1 \"09:00:00\" to \"00:00:00\" closes before it opens\n"
            "5 \"10:00:00\" to \"10:00:00\" opens and closes at the same time\n"
            "1 \"11:00:00\" to \"00:00:00\" closes before it opens\n"
            "1 \"14:00:00\" to \"14:00:00\" opens and closes at the same time\n"
            "5 \"16:00:00\" to \"16:00:00\" opens and closes at the same time\n"
            "2 \"23:00:00\" to \"12:00:00\" closes before it opens\n");
}

// --- others

TEST(HoursDirectories, FarmersMarketsAreReadWithTheirSeasons) {
  const std::filesystem::path folder = SharedData("la-food-retail-clinics");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  Tally tally;
  std::map<std::string, int> refused, repaired;
  int seasons = 0;
  for (const CsvRow& row : ReadRows(folder / "calfresh_farmers_markets_la.csv")) {
    const std::string from = row.at("month_open"), to = row.at("month_closed");
    const std::string season = to.empty() ? from : from + " - " + to;
    const HoursReading reading = ReadHoursColumns(
        {.days = row.at("days"), .opens = row.at("hour_open"), .closes = row.at("hour_closed"), .season = season}, {});
    tally.Add(reading);
    if (reading.outcome == HoursOutcome::kUnknown) ++refused[reading.why_not];
    if (!reading.rows.empty() && !reading.rows[0].byyearday.empty()) ++seasons;
    for (const std::string& assumed : reading.assumed) ++repaired[assumed];
  }
  EXPECT_EQ(tally.Print("farmers markets of Los Angeles"), "hours 132, closed 0, partly 0, unknown 2");
  EXPECT_EQ(seasons, 12);
  EXPECT_EQ(PrintRefused(refused),
            "1 \"(\" is not understood here\n"
            "1 \"Invalid\" is not a time of day such as 900, 9:00am or 17:00\n");
  EXPECT_EQ(PrintRefused(repaired),
            "1 \"Janurary\" is taken as january\n"
            "1 \"Wednesda\" is taken as wednesday\n");
}

TEST(HoursDirectories, LegalAidOfIllinoisIsRead) {
  const std::filesystem::path folder = SharedData("legal-aid-illinois");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  Tally prose, repeats, rows;
  std::map<std::string, int> refused, refused_rows;
  for (const CsvRow& row : ReadRows(folder / "raw_locations.csv")) {
    prose.Add(ReadHoursText(row.at("Hours of operation"), {}));
    const HoursReading reading = ReadHoursText(row.at("Recurring dates"), {});
    repeats.Add(reading);
    if (reading.outcome == HoursOutcome::kUnknown) ++refused[reading.why_not];
  }
  for (const CsvRow& row : ReadRows(folder / "hsds11_regular_schedules.csv")) {
    const HoursReading reading =
        ReadHoursColumns({.days = row.at("weekday"), .opens = row.at("opens_at"), .closes = row.at("closes_at")}, {});
    rows.Add(reading);
    if (reading.outcome == HoursOutcome::kUnknown) ++refused_rows[reading.why_not];
  }
  EXPECT_EQ(prose.Print("legal aid of Illinois, hours as prose"), "hours 334, closed 0, partly 0, unknown 22");
  EXPECT_EQ(repeats.Print("legal aid of Illinois, recurring dates"), "hours 21, closed 0, partly 0, unknown 6");
  EXPECT_EQ(PrintRefused(refused), "6 what is listed is not what the rule gives\n");
  EXPECT_EQ(rows.Print("legal aid of Illinois, rows of weekdays"), "hours 1796, closed 665, partly 0, unknown 31");
  EXPECT_EQ(PrintRefused(refused_rows),
            "1 \"0:30\" to \"17:00\" opens before five in the morning, without am or pm\n"
            "7 \"10:00\" to \"4:00\" closes before it opens\n"
            "1 \"10:00\" to \"5:30\" closes before it opens\n"
            "1 \"10:00\" to \"6:00\" closes before it opens\n"
            "1 \"21:00\" to \"17:00\" closes before it opens\n"
            "1 \"21:00\" to \"20:00\" closes before it opens\n"
            "2 \"22:00\" to \"20:00\" closes before it opens\n"
            "4 \"23:00\" to \"17:00\" closes before it opens\n"
            "1 \"3:00\" to \"18:00\" opens before five in the morning, without am or pm\n"
            "1 \"8:00\" to \"4:30\" closes before it opens\n"
            "3 \"8:30\" to \"4:30\" closes before it opens\n"
            "7 \"9:00\" to \"5:00\" closes before it opens\n"
            "1 \"9:00\" to \"8:00\" closes before it opens\n");
}

TEST(HoursDirectories, ProseOfMiamiIsReadOrKept) {
  const std::filesystem::path folder = SharedData("miami-211");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  Tally rows, texts;
  std::set<std::string> seen;
  for (const CsvRow& row : ReadRows(folder / "data" / "regular_schedules.csv")) {
    const HoursReading reading = ReadHoursText(row.at("original_text"), {});
    rows.Add(reading);
    if (seen.insert(row.at("original_text")).second) texts.Add(reading);
  }
  EXPECT_EQ(rows.Print("Miami, prose beside each row"), "hours 11065, closed 0, partly 4, unknown 281");
  EXPECT_EQ(texts.Print("Miami, different texts"), "hours 414, closed 0, partly 2, unknown 128");
}

}  // namespace
}  // namespace kith
