#include "src/schedule/hours_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/schedule/year_days.h"

namespace kith {
namespace {

constexpr std::int32_t kEveryDay = 0x7f;
constexpr std::int32_t kDayMinutes = kMidnightMinute;
constexpr std::int32_t kSomeLeapYear = 2000;

Date FirstOf(std::int32_t year, std::int32_t month) {
  return Date::FromYmd(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / 1);
}
Date LastOf(std::int32_t year, std::int32_t month) {
  return Date::FromYmd(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last);
}

std::string ByDay(std::int32_t weekdays) {
  std::string codes;
  for (std::int32_t day = 0; day < 7; ++day) {
    if ((weekdays >> day & 1) != 0) codes += (codes.empty() ? "" : ",") + std::string(WeekdayCode(day));
  }
  return codes;
}

std::string JoinNumbers(const std::vector<std::int32_t>& numbers) {
  std::string joined;
  for (const std::int32_t number : numbers) joined += (joined.empty() ? "" : ",") + std::to_string(number);
  return joined;
}

std::int32_t AllWeekdays(const HoursDays& days) {
  std::int32_t mask = days.weekdays;
  for (const NthWeekday& day : days.numbered) mask |= 1 << day.weekday;
  return mask;
}

class RowsMaker {
 public:
  RowsMaker(std::optional<std::int32_t> year, std::vector<Schedule>& rows, std::string& why_not)
      : year_(year), rows_(rows), why_not_(why_not) {}

  bool Make(const std::vector<HoursSegment>& segments) {
    std::vector<Schedule> exceptions;
    for (const HoursSegment& segment : segments) {
      if (segment.times.state == HoursState::kByAppointment) continue;
      std::vector<Schedule> days;
      if (!MakeDays(segment.days, days)) return false;
      const bool closed = segment.times.state == HoursState::kClosed;
      if (closed && !IsWorthAnException(segment.days, segments)) continue;
      if (closed) {
        for (Schedule& row : days) exceptions.emplace_back(std::move(row)).exception = ScheduleException::kClosed;
      } else {
        if (!AddExceptions(segment.days, exceptions)) return false;
        const std::size_t before = rows_.size();
        if (!AddTimes(segment.times.times, days)) return false;
        for (std::size_t i = before; segment.by_appointment && i < rows_.size(); ++i)
          rows_[i].notes = kByAppointmentNote;
      }
      if (rows_.size() + exceptions.size() > kMaxHoursRows)
        return Fail("makes more than " + std::to_string(kMaxHoursRows) + " rows");
    }
    std::move(exceptions.begin(), exceptions.end(), std::back_inserter(rows_));
    return true;
  }

 private:
  bool Fail(std::string why) {
    why_not_ = std::move(why);
    return false;
  }

  // Weekdays on which nothing opens are closed anyway, where something opens at all.
  static bool IsWorthAnException(const HoursDays& days, const std::vector<HoursSegment>& segments) {
    bool any_open = false;
    for (const HoursSegment& other : segments) {
      if (other.times.state != HoursState::kOpen) continue;
      any_open = true;
      if (days.weekdays == 0 || !days.numbered.empty() || days.season || other.days.weekdays == 0) return true;
      if ((days.weekdays & other.days.weekdays) != 0) return true;
    }
    return !any_open;
  }

  bool AddTimes(const std::vector<OpeningTimes>& times, const std::vector<Schedule>& days) {
    for (const Schedule& day : days) {
      for (const OpeningTimes& t : times) {
        if (rows_.size() >= kMaxHoursRows) return Fail("makes more than " + std::to_string(kMaxHoursRows) + " rows");
        Schedule& row = rows_.emplace_back(day);
        row.opens_at = t.opens;
        row.closes_at = t.closes > kDayMinutes ? t.closes - kDayMinutes : t.closes;
      }
    }
    return true;
  }

  // Days on which it would open, and does not. A date of another weekday is a slip, of the date or of the days.
  bool AddExceptions(const HoursDays& days, std::vector<Schedule>& exceptions) {
    for (const HoursDate& date : days.except) {
      Schedule& row = exceptions.emplace_back();
      row.exception = ScheduleException::kClosed;
      if (!ToDate(date, row.dtstart)) return false;
      if (days.month_days.empty() && (AllWeekdays(days) >> WeekdayOf(*row.dtstart) & 1) == 0)
        return Fail(FormatDate(*row.dtstart) + " is none of the days");
    }
    return true;
  }

  // "starting 1/3/2026": of two weeks the first is this one's.
  bool Start(const HoursDays& days, std::vector<Schedule>& rows) {
    if (days.biweekly && (!days.start || days.start->day == 0)) return Fail(days.which_weeks);
    if (!days.start) return true;
    HoursDate first = *days.start;
    first.day = std::max(first.day, 1);
    std::optional<Date> start;
    if (!ToDate(first, start)) return false;
    if (days.biweekly && (days.weekdays >> WeekdayOf(*start) & 1) == 0)
      return Fail(FormatDate(*start) + " is no " + ByDay(days.weekdays) + ": of which weeks is not said");
    for (Schedule& row : rows) {
      row.dtstart = start;
      if (days.biweekly) row.interval = 2;
    }
    return true;
  }

  // One row without times for each recurrence.
  bool MakeDays(const HoursDays& days, std::vector<Schedule>& rows) {
    if (days.weekdays != 0) {
      Schedule& row = rows.emplace_back();
      row.freq = days.weekdays == kEveryDay ? "DAILY" : "WEEKLY";
      if (days.weekdays != kEveryDay) row.byday = ByDay(days.weekdays);
    }
    if (!days.numbered.empty()) {
      Schedule& row = rows.emplace_back();
      row.freq = "MONTHLY";
      for (const NthWeekday& day : days.numbered)
        row.byday += (row.byday.empty() ? "" : ",") + std::to_string(day.nth) + std::string(WeekdayCode(day.weekday));
    }
    if (!days.month_days.empty()) {
      Schedule& row = rows.emplace_back();
      row.freq = "MONTHLY";
      row.bymonthday = JoinNumbers(days.month_days);
    }
    for (const HoursDate& date : days.dates) {
      if (!ToDate(date, rows.emplace_back().dtstart)) return false;
    }
    if (!days.months.empty()) LimitToMonths(days.months, rows);
    if (days.season && !LimitToSeason(*days.season, rows)) return false;
    return Start(days, rows);
  }

  bool ToDate(const HoursDate& date, std::optional<Date>& to) {
    const std::int32_t year = date.year != 0 ? date.year : year_.value_or(0);
    if (year == 0) return Fail(Quoted(date.text) + " has no year");
    const std::chrono::year_month_day ymd{std::chrono::year(year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
    if (!ymd.ok() || year < 1 || year > 9999) return Fail(Quoted(date.text) + " is no day of " + std::to_string(year));
    to = Date::FromYmd(ymd);
    if (date.weekday < 0 || WeekdayOf(*to) == date.weekday) return true;
    return Fail(FormatDate(*to) + " is no " + std::string(WeekdayCode(date.weekday)) + ", as the text says");
  }

  bool LimitToSeason(const HoursSeason& season, std::vector<Schedule>& rows) {
    const bool months = season.from.day == 0 && season.to.day == 0;
    if (!months && (season.from.day == 0 || season.to.day == 0)) return Fail("a season from a day to a month");
    if (months || season.from.year + season.to.year == 0) {
      if (!months && !year_) return Fail(Quoted(season.from.text) + " has no year");
      if (months) {
        LimitToMonths(MonthsFromTo(season.from.month, season.to.month), rows);
        return true;
      }
    }
    std::optional<Date> from, to;
    HoursDate first = season.from;
    if (first.year == 0) first.year = season.to.year;  // 6/12 - 8/4/17
    if (!ToDate(first, from) || !ToDate(season.to, to)) return false;
    if (*to < *from) return Fail("the season ends before it begins");
    for (Schedule& row : rows) {
      row.dtstart = from;
      row.until = to;
    }
    return true;
  }

  static std::vector<std::int32_t> MonthsFromTo(std::int32_t from, std::int32_t to) {
    std::vector<std::int32_t> months;
    for (std::int32_t month = from;; month = month % 12 + 1) {
      months.push_back(month);
      if (month == to) return months;
    }
  }

  std::optional<std::int32_t> year_;
  std::vector<Schedule>& rows_;
  std::string& why_not_;
};

// --- some months of every year

// BYDAY=3SA would be the third of the year: the weekday, on certain days of the month.
Schedule NumberedInAYear(const Schedule& monthly, std::string_view numbered_day) {
  const std::string_view code = numbered_day.substr(numbered_day.size() - 2);
  const long long nth = ParseInteger(numbered_day.substr(0, numbered_day.size() - 2)).value_or(1);
  std::vector<std::int32_t> month_days;
  for (std::int32_t i = 1; i <= 7; ++i)
    month_days.push_back(nth > 0 ? static_cast<std::int32_t>((nth - 1) * 7) + i : -i);
  if (nth == 5) month_days.resize(3);  // 29 to 31
  Schedule row = monthly;
  row.byday = code;
  row.bymonthday = JoinNumbers(month_days);
  return row;
}

// --- two openings at once

bool Overlap(const OpeningTimes& a, const OpeningTimes& b) { return a.opens < b.closes && b.opens < a.closes; }

// May they fall on one day? Different numbers of a weekday do not.
bool ShareADay(const HoursDays& a, const HoursDays& b) {
  if ((a.weekdays & AllWeekdays(b)) != 0 || (b.weekdays & AllWeekdays(a)) != 0) return true;
  for (const NthWeekday& one : a.numbered) {
    for (const NthWeekday& other : b.numbered) {
      const bool last = one.nth < 0 || other.nth < 0;
      if (one.weekday == other.weekday && (one.nth == other.nth || last)) return true;
    }
  }
  return false;
}

bool SayTwoThings(const HoursSegment& a, const HoursSegment& b) {
  if (a.times.state != HoursState::kOpen || b.times.state != HoursState::kOpen || !ShareADay(a.days, b.days))
    return false;
  for (const OpeningTimes& one : a.times.times) {
    for (const OpeningTimes& other : b.times.times) {
      if (one != other && Overlap(one, other)) return true;
    }
  }
  return false;
}

bool OverlapsItself(const std::vector<OpeningTimes>& times) {
  for (std::size_t i = 0; i < times.size(); ++i) {
    for (std::size_t j = i + 1; j < times.size(); ++j) {
      if (Overlap(times[i], times[j])) return true;
    }
  }
  return false;
}

}  // namespace

std::string_view WeekdayCode(std::int32_t weekday) {
  constexpr std::array<std::string_view, 7> kCodes = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  return kCodes[static_cast<std::size_t>(weekday)];
}

void LimitToMonths(const std::vector<std::int32_t>& months, std::vector<Schedule>& rows) {
  std::string year_days;
  for (const std::int32_t month : months)
    year_days += (year_days.empty() ? "" : ",") + YearDays(FirstOf(kSomeLeapYear, month), LastOf(kSomeLeapYear, month));
  if (months.size() >= 12) return;
  std::vector<Schedule> limited;
  for (const Schedule& row : rows) {
    if (row.freq != "MONTHLY" || row.byday.empty()) {
      limited.push_back(row);
      continue;
    }
    for (const std::string& day : SplitList(row.byday, ",")) limited.push_back(NumberedInAYear(row, day));
  }
  for (Schedule& row : limited) {
    if (row.freq.empty()) continue;  // a date
    row.freq = "YEARLY";
    row.byyearday = year_days;
  }
  rows = std::move(limited);
}

HoursReading UnknownHours(HoursReading reading, std::string_view text, std::string why_not) {
  reading.outcome = HoursOutcome::kUnknown;
  reading.why_not = std::move(why_not);
  reading.assumed.clear();
  reading.rows.assign(1, Schedule());
  reading.rows[0].description = text;
  return reading;
}

bool MakeHoursRows(const std::vector<HoursSegment>& segments, std::optional<std::int32_t> year,
                   std::vector<Schedule>& rows, std::string& why_not) {
  if (segments.size() > kMaxHoursRows) {
    why_not = "has more than " + std::to_string(kMaxHoursRows) + " parts";
    return false;
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    bool twice = OverlapsItself(segments[i].times.times);
    for (std::size_t j = i + 1; j < segments.size() && !twice; ++j) twice = SayTwoThings(segments[i], segments[j]);
    if (twice) {
      why_not = "gives two different openings at one time of a day";
      return false;
    }
  }
  return RowsMaker(year, rows, why_not).Make(segments);
}

}  // namespace kith
