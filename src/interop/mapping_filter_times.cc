// Filters that change dates, times of day and days of the week.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "kith/base/time.h"
#include "src/interop/mapping_filter_steps.h"
#include "src/schedule/clock_time.h"

namespace kith::filters {
namespace {

constexpr std::int32_t kFirstSerial = 2200;  // 1906-01-08: what is less is a year, or a count

struct ExcelTime {
  Date date;
  std::int32_t second = 0;  // of the day
};

// Days since 1899-12-30, as Excel counts from March 1900 on, and what of a day is past.
std::optional<ExcelTime> ReadExcelTime(std::string_view item) {
  constexpr std::int32_t kLastDay = 2958465;  // 9999-12-31
  constexpr std::int64_t kSecondsOfDay = 86'400;
  const absl::StatusOr<double> serial = ParseDouble(item);
  if (!serial.ok() || *serial < kFirstSerial || *serial > kLastDay) return std::nullopt;
  const std::int64_t seconds = std::llround(*serial * static_cast<double>(kSecondsOfDay));
  using namespace std::chrono;
  return ExcelTime{Date::FromYmd(1899y / December / 30) + static_cast<std::int32_t>(seconds / kSecondsOfDay),
                   static_cast<std::int32_t>(seconds % kSecondsOfDay)};
}

std::string TwoDigits(std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string DateOfExcel(const ExcelTime& excel, bool with_time, FilterProblem& problem) {
  std::string date = FormatDate(excel.date);
  if (excel.second == 0) return date;
  if (!with_time) {
    problem.note = "has times of day, which are dropped: `date excel time` keeps them";
    return date;
  }
  return date + "T" + TwoDigits(excel.second / 3600) + ":" + TwoDigits(excel.second / 60 % 60) + ":" +
         TwoDigits(excel.second % 60);
}

// Three numbers of which one is a year, and that are no day whichever of the others is the month: "2021-02-30".
bool IsNoDay(std::string_view item) {
  constexpr std::int32_t kTwoDigitYears = 50;  // from here on they are of no century
  std::vector<std::string> parts = SplitList(item, "/.-");
  if (parts.size() != 3) return false;
  if (parts.front().size() == 4) std::rotate(parts.begin(), parts.begin() + 1, parts.end());
  std::array<std::int32_t, 3> numbers{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const absl::StatusOr<long long> number = ParseInteger(parts[i]);
    if (!number.ok() || *number < 0 || *number > 9999) return false;
    numbers[i] = static_cast<std::int32_t>(*number);
  }
  const std::int32_t first = numbers[0], second = numbers[1], year = numbers[2];
  if (parts.back().size() != 4 && (parts.back().size() != 2 || year >= kTwoDigitYears)) return false;
  const auto is_day = [&](std::int32_t month, std::int32_t day) {
    return std::chrono::year_month_day{std::chrono::year(year < 100 ? 2000 + year : year),
                                       std::chrono::month(static_cast<unsigned>(month)),
                                       std::chrono::day(static_cast<unsigned>(day))}
        .ok();
  };
  return !is_day(first, second) && !is_day(second, first);
}

std::string_view WhyNoDate(std::string_view item) {
  if (IsNoDay(item)) return "is no day of the calendar: not stated";
  const std::string_view last = item.substr(item.find_last_of("/.-, ") + 1);
  const absl::StatusOr<long long> year = ParseInteger(last);
  const bool old = last.size() == 2 && year.ok() && *year >= 50;
  return old ? "is no date from 2000 to 2049, as a year of two digits is read: not stated"
             : "is not a date: not stated";
}

// Day first, as most of the world writes it.
std::string DaySwapped(std::string_view item) {
  std::vector<std::string> parts = SplitList(item, "/.-");
  if (parts.size() < 2 || parts[0].size() > 2) return std::string(item);
  std::swap(parts[0], parts[1]);
  return JoinList(parts, "/");
}

// "9h00", "17h": as French and some Spanish write them.
std::optional<std::int32_t> SpelledTime(std::string_view item) {
  const std::size_t mark = item.find_first_of("hH");
  if (mark == std::string_view::npos) return std::nullopt;
  const std::string_view hours = Trim(item.substr(0, mark)), minutes = Trim(item.substr(mark + 1));
  if (hours.empty() || hours.size() > 2 || !(minutes.empty() || minutes.size() == 2)) return std::nullopt;
  const absl::StatusOr<long long> hour = ParseInteger(hours);
  const absl::StatusOr<long long> minute = minutes.empty() ? 0 : ParseInteger(minutes);
  if (!hour.ok() || !minute.ok() || *hour < 0 || *minute < 0 || *minute > 59 || *hour * 60 + *minute > kMidnightMinute)
    return std::nullopt;
  return static_cast<std::int32_t>(*hour * 60 + *minute);
}

// "0.375", nine hours of a day, as spreadsheets count. 0.30 may be half past midnight: what is no such time is none.
std::optional<std::int32_t> FractionOfDay(std::string_view item) {
  constexpr std::int32_t kStep = 5;  // minutes
  constexpr double kRounding = 0.001;
  const absl::StatusOr<double> fraction = ParseDouble(item);
  if (!item.starts_with("0.") || item.ends_with('0') || !fraction.ok()) return std::nullopt;
  const double minutes = *fraction * kMidnightMinute;
  const auto whole = static_cast<std::int32_t>(std::lround(minutes));
  if (std::abs(minutes - whole) > kRounding || whole % kStep != 0) return std::nullopt;
  return whole;
}

}  // namespace

// Arguments: forms (iso, mdy, dmy, excel; time, to keep that of excel), and a year for dates without one.
std::string DateOf(std::string_view item, const FilterCall& call, FilterProblem& problem) {
  const auto asks = [&](std::string_view form) {
    return std::find(call.arguments.begin(), call.arguments.end(), form) != call.arguments.end();
  };
  if (asks("excel")) {
    if (const std::optional<ExcelTime> excel = ReadExcelTime(item)) return DateOfExcel(*excel, asks("time"), problem);
    if (const absl::StatusOr<double> serial = ParseDouble(item); serial.ok() && *serial < kFirstSerial) {
      Lose(problem, item, "is no serial number of a date from 1906 on: not stated");
      return "";
    }
  }
  if (const std::optional<LooseDate> read = ParseLooseDate(asks("dmy") ? DaySwapped(item) : std::string(item))) {
    if (!read->every_year) return FormatDate(read->date);
    const std::chrono::year_month_day ymd = read->date.ymd();
    for (const std::string& argument : call.arguments) {
      const absl::StatusOr<long long> year = ParseInteger(argument);
      if (!year.ok()) continue;
      const std::chrono::year_month_day dated{std::chrono::year(static_cast<int>(*year)), ymd.month(), ymd.day()};
      if (dated.ok()) return FormatDate(Date::FromYmd(dated));
    }
    Lose(problem, item, "has no year: not stated");
    return "";
  }
  Lose(problem, item, WhyNoDate(item));
  return "";
}

std::string TimeOf(std::string_view item, const FilterCall&, FilterProblem& problem) {
  if (const std::optional<ClockTime> time = ParseColumnTime(item)) return FormatMinuteOfDay(time->minute);
  for (const auto read : {SpelledTime, FractionOfDay}) {
    if (const std::optional<std::int32_t> minute = read(item)) return FormatMinuteOfDay(*minute);
  }
  Lose(problem, item, "is not a time of day: not stated");
  return "";
}

std::string Weekday(std::string_view item, const FilterCall&, FilterProblem& problem) {
  if (std::string day = ByDayCode(item); !day.empty()) return day;
  if (item.size() == 1 && item.front() >= '0' && item.front() <= '7') {
    problem.note = "has numbers for days of the week: 1 is taken as Monday, 0 and 7 as Sunday";
    return std::string(ParseWeekday(item));
  }
  Lose(problem, item, "is not a day of the week: not stated");
  return "";
}

}  // namespace kith::filters

namespace kith {

std::string ByDayCode(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOrdinals = {
      {{"1st", "1"}, {"2nd", "2"}, {"3rd", "3"}, {"4th", "4"}, {"5th", "5"}, {"last", "-1"}}};
  const std::string folded = FoldName(text);
  std::string_view day = folded;
  std::string_view ordinal;
  for (const auto& [word, number] : kOrdinals) {
    if (day.size() > word.size() && day.starts_with(word)) {
      day.remove_prefix(word.size());
    } else if (day.size() > word.size() && day.ends_with(word)) {
      day.remove_suffix(word.size());
    } else {
      continue;
    }
    ordinal = number;
    break;
  }
  day = Trim(day);
  if (day.empty() || (day.front() >= '0' && day.front() <= '9')) return "";
  const std::string_view code = ParseWeekday(day);
  return code.empty() ? "" : std::string(ordinal) + std::string(code);
}

}  // namespace kith
