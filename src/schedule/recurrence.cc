#include "src/schedule/recurrence.h"

#include <algorithm>
#include <string>
#include <utility>

#include <absl/status/status.h>

namespace kith {
namespace {

using std::chrono::year;
using std::chrono::year_month_day;

std::int32_t YearOf(Date day) { return static_cast<int>(day.ymd().year()); }
std::int32_t MonthOf(Date day) { return static_cast<std::int32_t>(static_cast<unsigned>(day.ymd().month())); }
std::int32_t DayOfMonth(Date day) { return static_cast<std::int32_t>(static_cast<unsigned>(day.ymd().day())); }
Date NewYear(std::int32_t y) { return Date::FromYmd(year(y) / 1 / 1); }

// The first day of the month of `day`, and the first of the next month.
std::pair<Date, Date> MonthAround(Date day) {
  const year_month_day ymd = day.ymd();
  const Date first = Date::FromYmd(ymd.year() / ymd.month() / 1);
  return {first, Date::FromYmd(ymd.year() / ymd.month() / std::chrono::last) + 1};
}

std::pair<Date, Date> YearAround(Date day) {
  const std::int32_t y = YearOf(day);
  return {NewYear(y), NewYear(y + 1)};
}

Date WeekOf(Date day, std::int32_t week_start) { return day + -((WeekdayOf(day) - week_start + 7) % 7); }

// Week 1 is the first with at least four days in the year (RFC 5545, BYWEEKNO; ISO 8601 with another first weekday).
Date FirstWeek(std::int32_t y, std::int32_t week_start) { return WeekOf(NewYear(y) + 3, week_start); }

// The year to which the week of `day` belongs.
std::int32_t WeekYear(Date day, std::int32_t week_start) { return YearOf(WeekOf(day, week_start) + 3); }

bool Holds(const std::vector<std::int32_t>& list, std::int32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Does `list`, in which negative numbers count from the end, name the position of `day` in [first, end)?
bool NamesPosition(const std::vector<std::int32_t>& list, Date day, std::pair<Date, Date> span) {
  return Holds(list, day - span.first + 1) || Holds(list, day - span.second);
}

bool NamesWeek(const RecurrenceRule& rule, Date day) {
  const std::int32_t y = WeekYear(day, rule.week_start);
  const std::int32_t from_start = (day - FirstWeek(y, rule.week_start)) / 7 + 1;
  const std::int32_t from_end = -((FirstWeek(y + 1, rule.week_start) - day + 6) / 7);
  return Holds(rule.week_numbers, from_start) || Holds(rule.week_numbers, from_end);
}

bool NamesWeekday(const RecurrenceRule& rule, Date day) {
  const bool in_month = rule.frequency == Frequency::kMonthly || !rule.months.empty();
  for (const NthWeekday& wanted : rule.weekdays) {
    if (wanted.weekday != WeekdayOf(day)) continue;
    if (wanted.nth == 0) return true;
    const auto [first, end] = in_month ? MonthAround(day) : YearAround(day);
    if (wanted.nth == (day - first) / 7 + 1 || wanted.nth == -((end - day - 1) / 7 + 1)) return true;
  }
  return false;
}

absl::Status Refuse(std::string_view what) { return absl::InvalidArgumentError({what.data(), what.size()}); }

// What may stand together: the table of RFC 5545, section 3.3.10.
absl::Status CheckParts(const RecurrenceRule& rule) {
  const bool yearly = rule.frequency == Frequency::kYearly;
  if (rule.interval < 1 || rule.interval > kMaxInterval) return Refuse("the interval must be 1 to 1000");
  if (rule.count && *rule.count < 1) return Refuse("the count must be 1 or more");
  if (rule.count && rule.until) return Refuse("count and until may not stand together");
  if (!rule.month_days.empty() && rule.frequency == Frequency::kWeekly)
    return Refuse("bymonthday may not stand with WEEKLY");
  if (!rule.year_days.empty() && !yearly) return Refuse("byyearday may stand with YEARLY only");
  if (!rule.week_numbers.empty() && !yearly) return Refuse("byweekno may stand with YEARLY only");
  const bool months_fit =
      std::all_of(rule.months.begin(), rule.months.end(), [](std::int32_t m) { return m >= 1 && m <= 12; });
  if (!months_fit) return Refuse("a month must be 1 to 12");
  const bool numbered =
      std::any_of(rule.weekdays.begin(), rule.weekdays.end(), [](NthWeekday d) { return d.nth != 0; });
  if (numbered && rule.frequency != Frequency::kMonthly && !yearly)
    return Refuse("a numbered weekday may stand with MONTHLY or YEARLY only");
  if (numbered && !rule.week_numbers.empty()) return Refuse("a numbered weekday may not stand with byweekno");
  return absl::OkStatus();
}

// Dates outside of the years 1 to 9999 would leave the range in which days can be subtracted.
absl::Status CheckDates(const RecurrenceRule& rule) {
  for (const std::optional<Date>& date : {rule.start, rule.anchor, rule.until}) {
    if (date && (*date < kFirstDate || *date > kLastDate)) return Refuse("a date must be of the years 1 to 9999");
  }
  return absl::OkStatus();
}

// Fills in what the rule leaves to its start.
absl::Status FillFromStart(RecurrenceRule& rule) {
  const auto needs_start = [&](std::string_view what) {
    return rule.start ? absl::OkStatus() : Refuse("without dtstart it is not known " + std::string(what));
  };
  const bool no_day = rule.weekdays.empty() && rule.month_days.empty();
  absl::Status known = absl::OkStatus();
  if (rule.frequency == Frequency::kWeekly && rule.weekdays.empty()) {
    known = needs_start("on which weekday it is");
    if (known.ok()) rule.weekdays = {{.weekday = WeekdayOf(*rule.start)}};
  } else if (rule.frequency == Frequency::kMonthly && no_day) {
    known = needs_start("on which day of the month it is");
    if (known.ok()) rule.month_days = {DayOfMonth(*rule.start)};
  } else if (rule.frequency == Frequency::kYearly && rule.year_days.empty()) {
    if (!rule.week_numbers.empty() && no_day) {
      known = needs_start("on which weekday it is");
      if (known.ok()) rule.weekdays = {{.weekday = WeekdayOf(*rule.start)}};
    } else if (rule.week_numbers.empty() && rule.weekdays.empty()) {
      if (rule.months.empty() || no_day) known = needs_start("on which day of the year it is");
      if (known.ok() && rule.months.empty()) rule.months = {MonthOf(*rule.start)};
      if (known.ok() && no_day) rule.month_days = {DayOfMonth(*rule.start)};
    }
  }
  return known;
}

}  // namespace

std::int32_t WeekdayOf(Date day) {
  const std::int32_t since_thursday = day.days % 7;  // 1970-01-01 was one
  return (since_thursday + 7 + 3) % 7;
}

Recurrence::Recurrence(RecurrenceRule rule) : rule_(std::move(rule)) {
  if (rule_.start) first_ = *rule_.start;
  if (rule_.until) last_ = *rule_.until;
  anchor_ = rule_.start ? *rule_.start : rule_.anchor.value_or(Date{});
  if (!rule_.weekdays.empty()) {
    weekday_mask_ = 0;
    for (const NthWeekday& day : rule_.weekdays) {
      weekday_mask_ = static_cast<std::uint8_t>(weekday_mask_ | 1u << day.weekday);
    }
  }
  const bool by_week = rule_.frequency == Frequency::kDaily || rule_.frequency == Frequency::kWeekly;
  weekdays_only_ = by_week && rule_.interval == 1 && rule_.month_days.empty() && rule_.months.empty();
}

absl::StatusOr<Recurrence> Recurrence::Make(RecurrenceRule rule) {
  if (absl::Status dates = CheckDates(rule); !dates.ok()) return dates;
  if (rule.frequency == Frequency::kOnce) {
    if (!rule.start || !rule.until) return Refuse("it needs a first and a last day");
    return Recurrence(std::move(rule));
  }
  if (absl::Status parts = CheckParts(rule); !parts.ok()) return parts;
  if (absl::Status filled = FillFromStart(rule); !filled.ok()) return filled;
  if (!rule.start && rule.count) return Refuse("a count needs dtstart");
  if (!rule.start && !rule.anchor && rule.interval > 1)
    return Refuse("an interval above 1 needs dtstart or valid_from");
  Recurrence made(std::move(rule));
  if (!made.rule_.count) return made;
  const Date end = std::min(made.first_ + kMaxCountedDays, kLastDate);
  std::int32_t left = *made.rule_.count;
  for (Date day = made.first_; day <= end; day = day + 1) {
    if (made.FallsOn(day) && --left == 0) {
      made.last_ = day;
      return made;
    }
  }
  return Refuse("the count is not reached within 50 years");
}

bool Recurrence::FallsOn(Date day) const {
  if (day < first_ || day > last_) return false;
  if ((weekday_mask_ >> WeekdayOf(day) & 1) == 0) return false;
  if (weekdays_only_ || rule_.frequency == Frequency::kOnce) return true;
  return OnInterval(day) && FitsParts(day);
}

bool Recurrence::OnInterval(Date day) const {
  if (rule_.interval == 1) return true;
  switch (rule_.frequency) {
    case Frequency::kOnce:
      return true;
    case Frequency::kDaily:
      return (day - anchor_) % rule_.interval == 0;
    case Frequency::kWeekly:
      return (WeekOf(day, rule_.week_start) - WeekOf(anchor_, rule_.week_start)) / 7 % rule_.interval == 0;
    case Frequency::kMonthly:
      return ((YearOf(day) - YearOf(anchor_)) * 12 + MonthOf(day) - MonthOf(anchor_)) % rule_.interval == 0;
    case Frequency::kYearly: {
      const std::int32_t y = rule_.week_numbers.empty() ? YearOf(day) : WeekYear(day, rule_.week_start);
      return (y - YearOf(anchor_)) % rule_.interval == 0;
    }
  }
  return false;
}

bool Recurrence::FitsParts(Date day) const {
  if (!rule_.months.empty() && !Holds(rule_.months, MonthOf(day))) return false;
  if (!rule_.month_days.empty() && !NamesPosition(rule_.month_days, day, MonthAround(day))) return false;
  if (!rule_.year_days.empty() && !NamesPosition(rule_.year_days, day, YearAround(day))) return false;
  if (!rule_.week_numbers.empty() && !NamesWeek(rule_, day)) return false;
  return rule_.weekdays.empty() || NamesWeekday(rule_, day);
}

}  // namespace kith
