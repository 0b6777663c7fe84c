#include "src/schedule/holidays.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "kith/base/text.h"
#include "src/schedule/year_days.h"

namespace kith {
namespace {

constexpr std::int32_t kSomeLeapYear = 2000;

struct Holiday {
  std::string_view name;  // as Folded
  std::string_view said;
  unsigned month;
  unsigned day;              // the first on which it may fall
  std::string_view weekday;  // of the seven days from then on; "": that date
};

// "day" at the end is left out where no other holiday has the name without it.
constexpr std::array<Holiday, 26> kHolidays = {{
    {"new years day", "New Year's Day", 1, 1, ""},
    {"martin luther king", "Martin Luther King, Jr. Day", 1, 15, "MO"},
    {"martin luther king jr", "Martin Luther King, Jr. Day", 1, 15, "MO"},
    {"martin luther king jrs birthday", "Martin Luther King, Jr. Day", 1, 15, "MO"},
    {"mlk", "Martin Luther King, Jr. Day", 1, 15, "MO"},
    {"lincolns birthday", "Lincoln's Birthday", 2, 12, ""},
    {"washingtons birthday", "Washington's Birthday", 2, 22, ""},
    {"george washingtons birthday", "Washington's Birthday", 2, 22, ""},
    {"presidents", "Presidents' Day", 2, 15, "MO"},
    {"casimir pulaski", "Casimir Pulaski Day", 3, 1, "MO"},
    {"cesar chavez", "Cesar Chavez Day", 3, 31, ""},
    {"memorial", "Memorial Day", 5, 25, "MO"},
    {"juneteenth", "Juneteenth", 6, 19, ""},
    {"independence", "Independence Day", 7, 4, ""},
    {"fourth of july", "Independence Day", 7, 4, ""},
    {"4th of july", "Independence Day", 7, 4, ""},
    {"july 4th", "Independence Day", 7, 4, ""},
    {"labor", "Labor Day", 9, 1, "MO"},
    {"columbus", "Columbus Day", 10, 8, "MO"},
    {"indigenous peoples", "Indigenous Peoples' Day", 10, 8, "MO"},
    {"veterans", "Veterans Day", 11, 11, ""},
    {"thanksgiving", "Thanksgiving Day", 11, 22, "TH"},
    {"day after thanksgiving", "Day after Thanksgiving", 11, 23, "FR"},
    {"christmas eve", "Christmas Eve", 12, 24, ""},
    {"christmas", "Christmas Day", 12, 25, ""},
    {"new years eve", "New Year's Eve", 12, 31, ""},
}};

// "Martin Luther King, Jr. Day" is "martin luther king jr day". Apostrophes of any kind join what they stand between.
std::string Folded(std::string_view name) {
  std::string plain;
  for (const char c : ToLower(name)) {
    const bool is_letter = c >= 'a' && c <= 'z', is_digit = c >= '0' && c <= '9';
    const bool joins = c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    if (!joins) plain += is_letter || is_digit ? c : ' ';
  }
  return JoinList(SplitList(plain, " "), " ");
}

const Holiday* Find(std::string_view name) {
  const auto* const found =
      std::find_if(kHolidays.begin(), kHolidays.end(), [&](const Holiday& holiday) { return holiday.name == name; });
  if (found != kHolidays.end()) return found;
  constexpr std::string_view kDay = " day";
  return name.ends_with(kDay) ? Find(name.substr(0, name.size() - kDay.size())) : nullptr;
}

Date DateOf(unsigned month, unsigned day) {
  return Date::FromYmd(std::chrono::year(kSomeLeapYear) / std::chrono::month(month) / std::chrono::day(day));
}

Schedule ExceptionOn(Date from, Date to, std::string_view weekday, ScheduleException exception, std::string_view name) {
  Schedule row;
  row.freq = "YEARLY";
  row.byday = weekday;
  row.byyearday = YearDays(from, to);
  row.exception = exception;
  row.description = name;
  return row;
}

}  // namespace

std::vector<Schedule> HolidayRows(std::string_view name) {
  using enum ScheduleException;
  const Holiday* const holiday = Find(Folded(name));
  if (holiday == nullptr) return {};
  const std::string_view said = holiday->said;
  const Date day = DateOf(holiday->month, holiday->day);
  if (!holiday->weekday.empty()) return {ExceptionOn(day, day + 6, holiday->weekday, kClosed, said)};
  const bool is_washingtons = holiday->name.ends_with("washingtons birthday");
  const Date before = day == DateOf(1, 1) ? DateOf(12, 31) : day + -1;
  const Date after = day == DateOf(12, 31) ? DateOf(1, 1) : day + 1;
  std::vector<Schedule> rows = {ExceptionOn(day, day, "", is_washingtons ? kInstead : kClosed, said),
                                ExceptionOn(before, before, "FR", kInstead, said),
                                ExceptionOn(after, after, "MO", kInstead, said)};
  if (is_washingtons) rows.push_back(ExceptionOn(DateOf(2, 15), DateOf(2, 21), "MO", kInstead, said));
  return rows;
}

}  // namespace kith
