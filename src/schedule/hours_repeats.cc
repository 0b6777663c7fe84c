#include "src/schedule/hours_repeats.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "kith/base/quote.h"
#include "kith/schedule/hours_text.h"
#include "src/schedule/hours_days.h"
#include "src/schedule/hours_rows.h"
#include "src/schedule/schedule_row.h"

namespace kith {
namespace {

using enum HoursWord;

struct Occurrence {
  Date date;
  OpeningTimes times;
};

struct Repeats {
  HoursWord unit = kWeek;
  std::int32_t interval = 1;
  HoursDays days;                         // none: the day of the first occurrence
  std::vector<std::int32_t> months = {};  // none: all
  std::optional<std::int32_t> count = {};
  std::optional<Date> until = {};
  std::vector<Date> except = {};
  std::vector<Date> also = {};
  std::vector<Occurrence> listed = {};
};

class RepeatsReader {
 public:
  RepeatsReader(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed, Repeats& read)
      : cursor_(cursor), habits_(habits), assumed_(assumed), read_(read) {}

  bool Read() {
    cursor_.Take();
    if (!ReadUnit() || !ReadWhich() || !ReadEnds()) return false;
    while (!cursor_.AtEnd()) {
      if (!ReadOccurrence()) return false;
      cursor_.AcceptAll(kBreak);
    }
    return !read_.listed.empty() || cursor_.Fail("no first occurrence is stated");
  }

 private:
  bool Unexpected() { return cursor_.Fail(Quoted(cursor_.Peek().text) + " is not understood here"); }

  // every [2] weeks
  bool ReadUnit() {
    if (!cursor_.Accept(kEvery)) return Unexpected();
    if (cursor_.Is(kNumber)) read_.interval = cursor_.Take().number;
    if (read_.interval < 1 || read_.interval > kMaxInterval) return cursor_.Fail("an interval must be 1 to 1000");
    read_.unit = cursor_.Peek().word;
    if (read_.unit != kWeek && read_.unit != kMonthUnit && read_.unit != kDay) return Unexpected();
    cursor_.Take();
    return true;
  }

  // "every Saturday"; "on January, March on the second Saturday"; "on the 1 of March, April"
  bool ReadWhich() {
    cursor_.AcceptAll(kFiller);
    if (read_.unit == kDay) return true;
    if (read_.unit == kWeek) return ReadWeekdays();
    ReadMonths();
    cursor_.AcceptAll(kFiller);
    if (cursor_.Is(kOrdinal)) {
      const std::int32_t number = cursor_.Take().number;
      if (!cursor_.Is(kWeekday)) return Unexpected();
      read_.days.numbered.push_back({.weekday = cursor_.Take().number, .nth = number});
    } else if (cursor_.Is(kNumber) && !cursor_.Is(kTimes, 1)) {
      const std::int32_t day = cursor_.Take().number;
      if (day < 1 || day > 31) return cursor_.Fail(std::to_string(day) + " is no day of a month");
      read_.days.month_days.push_back(day);
      cursor_.AcceptAll(kFiller);
      ReadMonths();
    }
    return true;
  }

  // "every Saturday", "every Monday and Tuesday", or nothing
  bool ReadWeekdays() {
    if (!cursor_.Accept(kEvery)) return true;
    do {
      if (!cursor_.Is(kWeekday)) return Unexpected();
      read_.days.weekdays |= 1 << cursor_.Take().number;
    } while (cursor_.Accept(kAnd));
    return true;
  }

  void ReadMonths() {
    while (cursor_.Is(kMonth)) {
      read_.months.push_back(cursor_.Take().number);
      cursor_.Accept(kComma);
    }
  }

  // "24 times", "until Sat Dec 31 2016", "except Sat Jul 30 2016, ...", "Also includes Wed Jan 16 2019", in any order.
  bool ReadEnds() {
    while (true) {
      if (cursor_.Is(kNumber) && cursor_.Is(kTimes, 1)) {
        read_.count = cursor_.Take().number;
        cursor_.Take();
      } else if (cursor_.Accept(kDash)) {
        Date until;
        if (!ReadDate(until)) return false;
        read_.until = until;
      } else if (cursor_.Accept(kExcept)) {
        if (!ReadDateList(read_.except)) return false;
      } else if (cursor_.Accept(kAlso)) {
        if (!cursor_.Accept(kIncludes)) return Unexpected();
        if (!ReadDateList(read_.also)) return false;
      } else {
        return true;
      }
    }
  }

  bool ReadDateList(std::vector<Date>& dates) {
    do {
      if (!ReadDate(dates.emplace_back())) return false;
    } while (cursor_.Accept(kComma));
    return true;
  }

  // Wed Jan 16 2019; Saturday, July 2, 2016. The weekday must be right.
  bool ReadDate(Date& date) {
    if (!cursor_.Is(kWeekday)) return Unexpected();
    const std::int32_t weekday = cursor_.Take().number;
    cursor_.Accept(kComma);
    if (!cursor_.Is(kMonth) || !cursor_.Is(kNumber, 1)) return Unexpected();
    const auto month = static_cast<unsigned>(cursor_.Take().number);
    const auto day = static_cast<unsigned>(cursor_.Take().number);
    cursor_.Accept(kComma);
    if (!cursor_.Is(kNumber) || cursor_.Peek().text.size() != 4) return Unexpected();
    const std::chrono::year_month_day ymd{std::chrono::year(cursor_.Take().number), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (!ymd.ok() || ymd.year() < std::chrono::year(1)) return cursor_.Fail("a date that there is not");
    date = Date::FromYmd(ymd);
    return WeekdayOf(date) == weekday ||
           cursor_.Fail(FormatDate(date) + " is no " + std::string(WeekdayCode(weekday)) + ", as the text says");
  }

  bool ReadOccurrence() {
    Occurrence occurrence;
    if (!ReadDate(occurrence.date)) return false;
    if (!cursor_.Accept(kDash)) return Unexpected();
    HoursTimes times;
    if (!ReadTimes(cursor_, habits_, assumed_, times)) return false;
    if (times.state != HoursState::kOpen || times.times.size() != 1)
      return cursor_.Fail("an occurrence has one opening");
    occurrence.times = times.times[0];
    if (read_.listed.size() >= kMaxHoursRows)
      return cursor_.Fail("lists more than " + std::to_string(kMaxHoursRows) + " occurrences");
    read_.listed.push_back(occurrence);
    return true;
  }

  HoursCursor& cursor_;
  const ClockHabits& habits_;
  std::vector<std::string>& assumed_;
  Repeats& read_;
};

void SetTimes(Schedule& row, const OpeningTimes& times) {
  row.opens_at = times.opens;
  row.closes_at = times.closes > kMidnightMinute ? times.closes - kMidnightMinute : times.closes;
}

Schedule OneDay(Date date, const OpeningTimes& times) {
  Schedule row;
  row.dtstart = date;
  SetTimes(row, times);
  return row;
}

bool Holds(const std::vector<Date>& dates, Date date) {
  return std::find(dates.begin(), dates.end(), date) != dates.end();
}

// The rule without its end.
bool MakeRule(const Repeats& repeats, Schedule& rule, std::string& why_not) {
  const Date start = repeats.listed[0].date;
  HoursSegment segment{.days = repeats.days, .times = {.times = {repeats.listed[0].times}}};
  if (!segment.days.HasDays() && repeats.unit == kMonthUnit) {
    segment.days.month_days.push_back(static_cast<std::int32_t>(static_cast<unsigned>(start.ymd().day())));
  } else if (!segment.days.HasDays()) {
    segment.days.weekdays = repeats.unit == kDay ? 0x7f : 1 << WeekdayOf(start);
  }
  std::vector<Schedule> rows;
  if (!MakeHoursRows({segment}, std::nullopt, rows, why_not)) return false;
  if (!repeats.months.empty()) LimitToMonths(repeats.months, rows);
  if (rows.size() != 1 || (repeats.interval > 1 && !repeats.months.empty())) {
    why_not = "repeats on several kinds of days";
    return false;
  }
  rule = rows[0];
  rule.dtstart = start;
  if (repeats.interval > 1) rule.interval = repeats.interval;
  return true;
}

// The days on which it is, until its end; all that are listed and one more where it has none.
std::vector<Date> Expand(const Repeats& repeats, const Recurrence& days) {
  std::vector<Date> dates;
  const Date start = repeats.listed[0].date;
  const Date last = repeats.until.value_or(start + kMaxCountedDays);
  const bool endless = !repeats.count && !repeats.until;
  const std::size_t most = repeats.count ? static_cast<std::size_t>(std::max(*repeats.count, 0))
                           : endless     ? repeats.listed.size() + 1
                                         : static_cast<std::size_t>(kMaxCountedDays);
  for (Date day = start; day <= last && dates.size() < most; day = day + 1) {
    if (days.FallsOn(day) && !Holds(repeats.except, day)) dates.push_back(day);
  }
  return dates;
}

bool IsList(const Repeats& repeats, const std::vector<Date>& dates) {
  if (repeats.listed.size() == 1) return !dates.empty() && dates[0] == repeats.listed[0].date;
  return std::equal(dates.begin(), dates.end(), repeats.listed.begin(), repeats.listed.end(),
                    [](Date date, const Occurrence& o) { return date == o.date; });
}

bool MakeRows(const Repeats& repeats, std::vector<Schedule>& rows, std::string& why_not) {
  Schedule rule;
  if (!MakeRule(repeats, rule, why_not)) return false;
  const ScheduleRow read = ReadScheduleRow(rule);
  if (!read.days) {
    why_not = read.defect;
    return false;
  }
  const std::vector<Date> dates = Expand(repeats, *read.days);
  if (!IsList(repeats, dates) || (repeats.count && dates.size() < static_cast<std::size_t>(*repeats.count))) {
    why_not = "what is listed is not what the rule gives";
    return false;
  }
  const OpeningTimes& times = repeats.listed[0].times;
  const bool alike =
      std::all_of(repeats.listed.begin(), repeats.listed.end(), [&](const Occurrence& o) { return o.times == times; });
  if (alike) {
    if (repeats.count || repeats.until) rule.until = repeats.count ? dates.back() : *repeats.until;
    rows.push_back(rule);
  } else {
    for (const Occurrence& one : repeats.listed) rows.push_back(OneDay(one.date, one.times));
  }
  for (const Date date : repeats.also) rows.push_back(OneDay(date, times));
  for (const Date date : repeats.except) {
    if (!alike || !read.days->FallsOn(date) || (rule.until && date > *rule.until)) continue;
    Schedule& row = rows.emplace_back();
    row.dtstart = date;
    row.exception = ScheduleException::kClosed;
  }
  return true;
}

}  // namespace

bool ReadRepeats(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed,
                 std::vector<Schedule>& rows) {
  Repeats repeats;
  if (!RepeatsReader(cursor, habits, assumed, repeats).Read()) return false;
  std::string why_not;
  return MakeRows(repeats, rows, why_not) || cursor.Fail(why_not);
}

}  // namespace kith
