#include "src/schedule/hours_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::uint8_t kEveryWeekday = 0x7f;
constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr OpeningTimes kAllDay{0, kDayMinutes};
constexpr std::size_t kMaxMergedLines = 64;

std::string WeekdayName(std::int32_t weekday) { return std::string(kWeekdays[static_cast<std::size_t>(weekday)]); }

// "Mon-Wed, Fri".
std::string WeekdaysInWords(std::uint8_t mask) {
  std::vector<std::string> parts;
  for (std::int32_t day = 0; day < 7; ++day) {
    if ((mask >> day & 1) == 0) continue;
    std::int32_t last = day;
    while (last < 6 && (mask >> (last + 1) & 1) != 0) ++last;
    parts.push_back(last == day ? WeekdayName(day) : WeekdayName(day) + "-" + WeekdayName(last));
    day = last;
  }
  return JoinList(parts, ", ");
}

std::uint8_t MaskOf(const std::vector<NthWeekday>& weekdays) {
  unsigned mask = 0;
  for (const NthWeekday& day : weekdays) mask |= 1u << day.weekday;
  return static_cast<std::uint8_t>(mask);
}

std::string TimesInWords(const std::vector<OpeningTimes>& times) {
  std::vector<std::string> parts;
  for (const OpeningTimes& t : times) {
    if (t == kAllDay) return "24 hours";
    const std::int32_t closes = t.closes > kDayMinutes ? t.closes - kDayMinutes : t.closes;
    parts.push_back(FormatMinuteOfDay(t.opens) + "-" + FormatMinuteOfDay(closes));
  }
  return JoinWithAnd(parts);
}

// "1st and 3rd Sat", "Mon, last Fri".
std::string NumberedWeekdays(const std::vector<NthWeekday>& weekdays) {
  std::vector<std::string> parts;
  for (std::int32_t weekday = 0; weekday < 7; ++weekday) {
    std::vector<std::string> numbers;
    bool every = false;
    for (const NthWeekday& day : weekdays) {
      if (day.weekday != weekday) continue;
      every = every || day.nth == 0;
      if (day.nth != 0) numbers.push_back(Ordinal(day.nth));
    }
    if (every) {
      parts.push_back("every " + WeekdayName(weekday));
    } else if (!numbers.empty()) {
      parts.push_back(JoinWithAnd(numbers) + " " + WeekdayName(weekday));
    }
  }
  return JoinList(parts, ", ");
}

std::string OrdinalsOf(const std::vector<std::int32_t>& numbers) {
  std::vector<std::string> parts;
  for (const std::int32_t number : numbers) {
    if (number != -1) parts.push_back(Ordinal(number));
  }
  if (std::find(numbers.begin(), numbers.end(), -1) != numbers.end()) parts.push_back("last day");
  return JoinWithAnd(parts);
}

std::string MonthDaysInWords(const RecurrenceRule& rule) {
  if (rule.month_days.empty()) return NumberedWeekdays(rule.weekdays);
  std::string words = OrdinalsOf(rule.month_days) + " of the month";
  if (!rule.weekdays.empty()) words += " where it is " + NumberedWeekdays(rule.weekdays);
  return words;
}

// Only the two that people write have words of their own: a date each year, and a numbered weekday of a month.
std::string YearDaysInWords(const RecurrenceRule& rule) {
  const bool one_month = rule.months.size() == 1 && rule.year_days.empty() && rule.week_numbers.empty();
  if (!one_month) return "some days of the year";
  const std::string month(kMonths[static_cast<std::size_t>(rule.months[0] - 1)]);
  if (!rule.month_days.empty() && rule.weekdays.empty()) return OrdinalsOf(rule.month_days) + " of " + month;
  if (rule.month_days.empty() && !rule.weekdays.empty()) return NumberedWeekdays(rule.weekdays) + " of " + month;
  return "some days of " + month;
}

std::string Every(std::int32_t interval, std::string_view unit, const std::string& days) {
  if (interval == 1) return days;
  return "every " + std::to_string(interval) + " " + std::string(unit) + " on " + days;
}

// One line of a summary: days, their times, and from when to when this holds.
struct Line {
  Date from;
  Date to;
  std::string days;
  std::vector<OpeningTimes> times;
};

void SortUnique(std::vector<OpeningTimes>& times) {
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
}

Date FromOf(const ScheduleRow& row) { return std::max(row.valid_from, row.days->first()); }
Date ToOf(const ScheduleRow& row) { return std::min(row.valid_to, row.days->last()); }

// The rows of one period whose weeks are all alike: weekdays with equal times share a line.
void AppendWeek(std::span<const ScheduleRow* const> rows, std::vector<Line>& lines) {
  std::array<std::vector<OpeningTimes>, 7> week;
  for (const ScheduleRow* row : rows) {
    for (std::size_t day = 0; day < 7; ++day) {
      if ((row->days->weekday_mask() >> day & 1) != 0) week[day].push_back(*row->times);
    }
  }
  for (std::vector<OpeningTimes>& times : week) SortUnique(times);
  unsigned done = 0;
  for (std::size_t day = 0; day < 7; ++day) {
    if (week[day].empty() || (done >> day & 1) != 0) continue;
    unsigned mask = 0;
    for (std::size_t other = day; other < 7; ++other) {
      if (week[other] == week[day]) mask |= 1u << other;
    }
    done |= mask;
    const bool always = mask == kEveryWeekday && week[day].front() == kAllDay;
    const std::string days = mask == kEveryWeekday ? "daily" : WeekdaysInWords(static_cast<std::uint8_t>(mask));
    lines.push_back({FromOf(*rows[0]), ToOf(*rows[0]), always ? "" : days, week[day]});
  }
}

// Rows of the same days share a line; past kMaxMergedLines they no longer look for each other, which would be quadratic.
void AppendOther(const ScheduleRow& row, std::vector<Line>& lines) {
  const std::string days = DaysInWords(row.days->rule());
  for (Line& line : std::span(lines).first(std::min(lines.size(), kMaxMergedLines))) {
    if (line.days != days || line.from != FromOf(row) || line.to != ToOf(row)) continue;
    line.times.push_back(*row.times);
    SortUnique(line.times);
    return;
  }
  lines.push_back({FromOf(row), ToOf(row), days, {*row.times}});
}

std::string LineInWords(const Line& line, bool with_from) {
  std::string words = line.days.empty() ? "" : line.days + " ";
  words += TimesInWords(line.times);
  if (with_from && line.from != kFirstDate && line.from != line.to) words += " from " + FormatDate(line.from);
  if (line.to != kLastDate && line.from != line.to) words += " until " + FormatDate(line.to);
  return words;
}

}  // namespace

std::string Ordinal(std::int32_t number) {
  if (number == -1) return "last";
  if (number < 0) return Ordinal(-number) + " to last";
  const std::int32_t tens = number / 10 % 10;
  const std::int32_t ones = number % 10;
  const std::string_view ending = tens == 1 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return std::to_string(number) + std::string(ending);
}

std::string JoinWithAnd(const std::vector<std::string>& parts) {
  std::string joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) joined += i + 1 == parts.size() ? " and " : ", ";
    joined += parts[i];
  }
  return joined;
}

std::string DaysInWords(const RecurrenceRule& rule) {
  switch (rule.frequency) {
    case Frequency::kOnce:
      return *rule.start == *rule.until ? FormatDate(*rule.start)
                                        : FormatDate(*rule.start) + " to " + FormatDate(*rule.until);
    case Frequency::kDaily: {
      if (rule.interval > 1 && rule.weekdays.empty()) return "every " + std::to_string(rule.interval) + " days";
      const std::uint8_t mask = rule.weekdays.empty() ? kEveryWeekday : MaskOf(rule.weekdays);
      const std::string days = mask == kEveryWeekday ? "daily" : WeekdaysInWords(mask);
      if (!rule.month_days.empty()) return MonthDaysInWords(rule);
      return Every(rule.interval, "days", days);
    }
    case Frequency::kWeekly:
      if (rule.interval == 1 && MaskOf(rule.weekdays) == kEveryWeekday) return "daily";
      return Every(rule.interval, "weeks", WeekdaysInWords(MaskOf(rule.weekdays)));
    case Frequency::kMonthly:
      return Every(rule.interval, "months", MonthDaysInWords(rule));
    case Frequency::kYearly:
      return Every(rule.interval, "years", YearDaysInWords(rule));
  }
  return "";
}

std::string HoursInWords(std::span<const ScheduleRow> rows) {
  std::vector<const ScheduleRow*> weekly;
  std::vector<Line> lines;
  std::vector<Line> others;
  for (const ScheduleRow& row : rows) {
    if (!row.days || !row.times) continue;
    if (row.days->weekdays_only()) {
      weekly.push_back(&row);
    } else {
      AppendOther(row, others);
    }
  }
  const auto period = [](const ScheduleRow* row) { return std::pair(FromOf(*row), ToOf(*row)); };
  std::stable_sort(weekly.begin(), weekly.end(), [&](const auto* a, const auto* b) { return period(a) < period(b); });
  for (std::size_t begin = 0, end = 0; begin < weekly.size(); begin = end) {
    while (end < weekly.size() && period(weekly[end]) == period(weekly[begin])) ++end;
    AppendWeek(std::span(weekly).subspan(begin, end - begin), lines);
  }
  lines.insert(lines.end(), others.begin(), others.end());
  const bool with_from = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return line.from != lines[0].from || line.to != lines[0].to;
  });
  std::vector<std::string> parts;
  for (const Line& line : lines) {
    if (parts.size() == kMaxSummaryLines) {
      parts.push_back("and " + std::to_string(lines.size() - kMaxSummaryLines) + " more");
      break;
    }
    parts.push_back(LineInWords(line, with_from));
  }
  return JoinList(parts, ", ");
}

}  // namespace kith
