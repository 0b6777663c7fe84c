#include "src/schedule/schedule_row.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr std::array<std::string_view, 7> kWeekdayCodes = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::string_view kSeparators = ",; ";

// -1: not a weekday.
std::int32_t WeekdayFromCode(std::string_view code) {
  for (std::size_t i = 0; i < kWeekdayCodes.size(); ++i) {
    if (EqualsIgnoringCase(code, kWeekdayCodes[i])) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// Reads the cells of one row; every error names the row and the column.
class RowReader {
 public:
  explicit RowReader(const Schedule& schedule) : schedule_(schedule) {}

  absl::StatusOr<Recurrence> Days() const {
    if (EndsBeforeItBegins(schedule_))
      return Error("until", FormatDate(*schedule_.until) + " is before dtstart, " + FormatDate(*schedule_.dtstart));
    RecurrenceRule rule;
    KITH_RETURN_IF_ERROR(ReadFrequency(rule));
    KITH_RETURN_IF_ERROR(ReadWeekdays(rule));
    KITH_RETURN_IF_ERROR(ReadNumbers("bymonthday", schedule_.bymonthday, 31, rule.month_days));
    KITH_RETURN_IF_ERROR(ReadNumbers("byyearday", schedule_.byyearday, 366, rule.year_days));
    KITH_RETURN_IF_ERROR(ReadNumbers("byweekno", schedule_.byweekno, 53, rule.week_numbers));
    KITH_RETURN_IF_ERROR(ReadWeekStart(rule));
    rule.interval = schedule_.interval.value_or(1);
    rule.count = schedule_.count;
    rule.start = schedule_.dtstart;
    rule.anchor = schedule_.valid_from;
    rule.until = schedule_.until;
    if (rule.frequency == Frequency::kOnce) KITH_RETURN_IF_ERROR(ReadOnce(rule));
    absl::StatusOr<Recurrence> made = Recurrence::Make(std::move(rule));
    if (!made.ok()) return Error("freq", std::string(made.status().message()));
    return made;
  }

  absl::StatusOr<OpeningTimes> Times() const {
    if (!schedule_.opens_at || !schedule_.closes_at) {
      return Error(schedule_.opens_at ? "closes_at" : "opens_at", "expected both times or neither");
    }
    OpeningTimes times{*schedule_.opens_at, *schedule_.closes_at};
    if (times.opens < 0 || times.opens > kDayMinutes) return Error("opens_at", "expected a time from 00:00 to 24:00");
    if (times.closes < 0 || times.closes > kDayMinutes)
      return Error("closes_at", "expected a time from 00:00 to 24:00");
    if (times.opens == 0 && times.closes == kDayMinutes - 1) times.closes = kDayMinutes;  // 00:00-23:59 is all day
    if (times.closes <= times.opens) times.closes += kDayMinutes;
    return times;
  }

  std::vector<UnreadDays> Unread() const {
    constexpr std::string_view kNumbers = "numbers of days in range, such as 1 or -1";
    RecurrenceRule rule;
    std::vector<std::int32_t> numbers;
    std::vector<UnreadDays> unread;
    const auto check = [&](std::string_view field, const absl::Status& status, std::string_view expected) {
      if (!status.ok()) unread.push_back({field, expected});
    };
    check("wkst", ReadWeekStart(rule), "MO, TU, WE, TH, FR, SA or SU");
    check("byday", ReadWeekdays(rule), "MO, TU, WE, TH, FR, SA or SU, or such as 3SA or -1FR");
    check("byweekno", ReadNumbers("byweekno", schedule_.byweekno, 53, numbers), kNumbers);
    check("bymonthday", ReadNumbers("bymonthday", schedule_.bymonthday, 31, numbers), kNumbers);
    check("byyearday", ReadNumbers("byyearday", schedule_.byyearday, 366, numbers), kNumbers);
    return unread;
  }

  absl::Status Error(std::string_view field, std::string_view what) const {
    return InputError({.file = "schedules.csv", .record = schedule_.key, .field = std::string(field)}, what);
  }

 private:
  absl::Status ReadFrequency(RecurrenceRule& rule) const {
    constexpr std::array<std::pair<std::string_view, Frequency>, 4> kNames = {{{"DAILY", Frequency::kDaily},
                                                                               {"WEEKLY", Frequency::kWeekly},
                                                                               {"MONTHLY", Frequency::kMonthly},
                                                                               {"YEARLY", Frequency::kYearly}}};
    const std::string_view text = Trim(schedule_.freq);
    if (text.empty()) {
      rule.frequency = Trim(schedule_.byday).empty() ? Frequency::kOnce : Frequency::kWeekly;
      return absl::OkStatus();
    }
    for (const auto& [name, frequency] : kNames) {
      if (!EqualsIgnoringCase(text, name)) continue;
      rule.frequency = frequency;
      return absl::OkStatus();
    }
    return Error("freq", Quoted(text) + ": expected DAILY, WEEKLY, MONTHLY or YEARLY");
  }

  absl::Status ReadWeekdays(RecurrenceRule& rule) const {
    if (schedule_.byday.size() > kMaxListCell) return TooLong("byday");
    for (const std::string& text : SplitList(schedule_.byday, kSeparators)) {
      const std::string_view code = std::string_view(text).substr(text.size() >= 2 ? text.size() - 2 : 0);
      const std::string_view number = std::string_view(text).substr(0, text.size() - code.size());
      const std::int32_t weekday = WeekdayFromCode(code);
      const absl::StatusOr<long long> nth =
          number.empty() ? 0 : ParseInteger(number.front() == '+' ? number.substr(1) : number);
      const bool fits = nth.ok() && *nth >= -53 && *nth <= 53 && (number.empty() || *nth != 0);
      if (weekday < 0 || !fits)
        return Error("byday", Quoted(text) + ": expected MO, TU, WE, TH, FR, SA or SU, or such as 3SA or -1FR");
      rule.weekdays.push_back({.weekday = weekday, .nth = static_cast<std::int32_t>(*nth)});
    }
    return absl::OkStatus();
  }

  absl::Status ReadNumbers(std::string_view field, const std::string& cell, std::int32_t most,
                           std::vector<std::int32_t>& into) const {
    if (cell.size() > kMaxListCell) return TooLong(field);
    for (const std::string& text : SplitList(cell, kSeparators)) {
      const absl::StatusOr<long long> number = ParseInteger(text);
      if (!number.ok() || *number == 0 || *number < -most || *number > most) {
        return Error(field, Quoted(text) + ": expected 1 to " + std::to_string(most) + ", or -1 to -" +
                                std::to_string(most) + " from the end");
      }
      into.push_back(static_cast<std::int32_t>(*number));
    }
    return absl::OkStatus();
  }

  absl::Status ReadWeekStart(RecurrenceRule& rule) const {
    const std::string_view text = Trim(schedule_.wkst);
    if (text.empty()) return absl::OkStatus();
    rule.week_start = WeekdayFromCode(text);
    return rule.week_start >= 0 ? absl::OkStatus()
                                : Error("wkst", Quoted(text) + ": expected MO, TU, WE, TH, FR, SA or SU");
  }

  absl::Status ReadOnce(RecurrenceRule& rule) const {
    if (schedule_.exception == ScheduleException::kNone) {
      if (!rule.start) return Error("freq", "without freq, byday and dtstart it is not known on which days it is");
      rule.until = rule.start;
      return absl::OkStatus();
    }
    if (rule.start) {
      if (!rule.until) rule.until = rule.start;
      return absl::OkStatus();
    }
    if (!schedule_.valid_from && !schedule_.valid_to)
      return Error("freq", "an exception without freq needs dtstart, valid_from or valid_to");
    rule.start = schedule_.valid_from.value_or(kFirstDate);
    rule.until = schedule_.valid_to.value_or(kLastDate);
    return absl::OkStatus();
  }

  absl::Status TooLong(std::string_view field) const {
    return Error(field, "longer than " + std::to_string(kMaxListCell) + " bytes");
  }

  const Schedule& schedule_;
};

void AddDefect(std::string& defects, const absl::Status& status) {
  if (!defects.empty()) defects += "; ";
  defects += std::string(status.message().data(), status.message().size());
}

bool IsAllDay(const absl::StatusOr<OpeningTimes>& times) {
  return times.ok() && times->opens == 0 && times->closes == kDayMinutes;
}

}  // namespace

std::vector<UnreadDays> FindUnreadDays(const Schedule& schedule) { return RowReader(schedule).Unread(); }

bool EndsBeforeItBegins(const Schedule& schedule) {
  return schedule.dtstart && schedule.until && *schedule.until < *schedule.dtstart;
}

ScheduleRow ReadScheduleRow(const Schedule& schedule) {
  ScheduleRow row;
  row.exception = schedule.exception;
  row.level = !schedule.service_at_location_key.empty() ? ScheduleLevel::kServiceAtLocation
              : !schedule.service_key.empty()           ? ScheduleLevel::kService
                                                        : ScheduleLevel::kLocation;
  row.valid_from = schedule.valid_from.value_or(kFirstDate);
  row.valid_to = schedule.valid_to.value_or(kLastDate);
  row.earliest = schedule.dtstart.value_or(kFirstDate);
  row.latest = schedule.until.value_or(kLastDate);
  if (EndsBeforeItBegins(schedule)) {  // when, nobody knows
    row.earliest = kFirstDate;
    row.latest = kLastDate;
  }
  const RowReader reader(schedule);
  const bool prose = !schedule.opens_at && !schedule.closes_at;
  const bool closed = schedule.exception == ScheduleException::kClosed;
  if (!prose && !closed) {
    absl::StatusOr<OpeningTimes> times = reader.Times();
    if (times.ok()) {
      row.times = *times;
    } else {
      AddDefect(row.defect, times.status());
    }
  }
  if (!prose && closed && !IsAllDay(reader.Times())) {
    AddDefect(row.defect, reader.Error("exception", "closed is of whole days: its times are not used"));
  }
  // The days of a regular row without times change nothing: the hours are unknown on all of them.
  if (prose && schedule.exception == ScheduleException::kNone) return row;
  absl::StatusOr<Recurrence> days = reader.Days();
  if (days.ok()) {
    row.days = *std::move(days);
  } else {
    AddDefect(row.defect, days.status());
  }
  return row;
}

}  // namespace kith
