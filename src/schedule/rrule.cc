#include "src/schedule/rrule.h"

#include <algorithm>
#include <string>
#include <utility>

#include <libical/ical.h>

#include "kith/base/messages.h"
#include "kith/base/text.h"
#include "kith/schedule/opening_hours.h"
#include "src/schedule/days_words.h"

namespace kith {
namespace {

constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr std::int32_t kDaysLookedAt = 400;

// A list of libical's, up to its end mark.
template <std::size_t N>
std::vector<std::int32_t> ListOf(const short (&values)[N]) {
  std::vector<std::int32_t> list;
  for (const short value : values) {
    if (value == ICAL_RECURRENCE_ARRAY_MAX) break;
    list.push_back(value);
  }
  return list;
}

std::optional<Frequency> FrequencyOf(icalrecurrencetype_frequency freq) {
  switch (freq) {
    case ICAL_DAILY_RECURRENCE:
      return Frequency::kDaily;
    case ICAL_WEEKLY_RECURRENCE:
      return Frequency::kWeekly;
    case ICAL_MONTHLY_RECURRENCE:
      return Frequency::kMonthly;
    case ICAL_YEARLY_RECURRENCE:
      return Frequency::kYearly;
    default:
      return std::nullopt;
  }
}

// libical counts weekdays from Sunday, which is 1.
std::int32_t WeekdayOfIcal(int weekday) { return (weekday + 5) % 7; }

std::optional<Date> DateOf(const icaltimetype& time) {
  const std::chrono::year_month_day ymd{std::chrono::year(time.year),
                                        std::chrono::month(static_cast<unsigned>(time.month)),
                                        std::chrono::day(static_cast<unsigned>(time.day))};
  if (!ymd.ok()) return std::nullopt;
  return Date::FromYmd(ymd);
}

RecurrenceRule RuleOf(const icalrecurrencetype& parsed, Frequency frequency) {
  RecurrenceRule rule;
  rule.frequency = frequency;
  rule.interval = parsed.interval;
  if (parsed.count != 0) rule.count = parsed.count;
  rule.week_start = WeekdayOfIcal(parsed.week_start);
  for (const std::int32_t day : ListOf(parsed.by_day)) {
    const auto code = static_cast<short>(day);
    rule.weekdays.push_back({.weekday = WeekdayOfIcal(icalrecurrencetype_day_day_of_week(code)),
                             .nth = icalrecurrencetype_day_position(code)});
  }
  rule.month_days = ListOf(parsed.by_month_day);
  rule.year_days = ListOf(parsed.by_year_day);
  rule.week_numbers = ListOf(parsed.by_week_no);
  rule.months = ListOf(parsed.by_month);
  return rule;
}

std::vector<std::int32_t> MinutesOf(std::vector<std::int32_t> hours, std::vector<std::int32_t> minutes) {
  if (hours.empty()) hours = {0};
  if (minutes.empty()) minutes = {0};
  std::vector<std::int32_t> all;
  for (const std::int32_t hour : hours) {
    for (const std::int32_t minute : minutes) all.push_back(hour * 60 + minute);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// RSCALE (RFC 7529) names another calendar; its value would also be memory that libical leaves to its caller.
bool IsForParser(std::string_view text) {
  return text.size() <= kMaxRRuleLength && !ContainsIgnoringCase(text, "RSCALE") && text.find('\0') == text.npos;
}

// Times here are of whole minutes.
bool HasOnlyOurParts(const icalrecurrencetype& parsed) {
  const std::vector<std::int32_t> seconds = ListOf(parsed.by_second);
  return ListOf(parsed.by_set_pos).empty() && (seconds.empty() || seconds == std::vector<std::int32_t>{0});
}

// The moments of `rule` on `day`, in the order of the clock.
void AppendMoments(const TimedRecurrence& rule, Date day, const TimeZone& zone, std::vector<Instant>& moments) {
  if (!rule.days.FallsOn(day)) return;
  for (const std::int32_t minute : rule.minutes) {
    const LocalTime local{day, minute};
    if (rule.until && local > *rule.until) continue;
    const Instant moment = zone.ToInstant(local);
    if (!rule.until_utc || moment <= *rule.until_utc) moments.push_back(moment);
  }
}

bool WithinReach(Instant when) {
  constexpr std::int64_t kDaySeconds = 86400;
  return when.unix_seconds >= (kFirstDate.days + 2 * kDaysLookedAt) * kDaySeconds &&
         when.unix_seconds <= (kLastDate.days - 2 * kDaysLookedAt) * kDaySeconds;
}

}  // namespace

std::optional<TimedRecurrence> ReadRRule(std::string_view text) {
  if (!IsForParser(text)) return std::nullopt;
  icalerror_clear_errno();
  const icalrecurrencetype parsed = icalrecurrencetype_from_string(std::string(Trim(text)).c_str());
  const std::optional<Frequency> frequency = FrequencyOf(parsed.freq);
  if (!frequency || !HasOnlyOurParts(parsed)) return std::nullopt;
  RecurrenceRule rule = RuleOf(parsed, *frequency);
  std::optional<LocalTime> until;
  std::optional<Instant> until_utc;
  if (!icaltime_is_null_time(parsed.until)) {
    const std::optional<Date> last = DateOf(parsed.until);
    if (!last) return std::nullopt;
    const LocalTime end{*last, parsed.until.hour * 60 + parsed.until.minute};
    if (parsed.until.is_date) {
      rule.until = end.date;
    } else if (icaltime_is_utc(parsed.until)) {
      until_utc = TimeZone().ToInstant(end);
      until_utc->unix_seconds += parsed.until.second;
    } else {
      until = end;
    }
  }
  absl::StatusOr<Recurrence> days = Recurrence::Make(std::move(rule));
  if (!days.ok()) return std::nullopt;
  std::vector<std::int32_t> minutes = MinutesOf(ListOf(parsed.by_hour), ListOf(parsed.by_minute));
  if (minutes.front() < 0 || minutes.back() >= kDayMinutes) return std::nullopt;
  return TimedRecurrence{*std::move(days), std::move(minutes), until, until_utc};
}

std::optional<Instant> LastRecurrence(std::string_view rule, Instant when, const TimeZone& zone) {
  const std::optional<TimedRecurrence> timed = ReadRRule(rule);
  if (!timed || !WithinReach(when)) return std::nullopt;
  const Date today = zone.ToLocal(when).date;
  std::vector<Instant> moments;
  for (std::int32_t back = 0; back <= kDaysLookedAt; ++back) {
    moments.clear();
    AppendMoments(*timed, today + -back, zone, moments);
    std::optional<Instant> last;
    for (const Instant moment : moments) {
      if (moment <= when && (!last || moment > *last)) last = moment;
    }
    if (last) return last;
  }
  return std::nullopt;
}

std::optional<Instant> NextRecurrence(std::string_view rule, Instant when, const TimeZone& zone) {
  const std::optional<TimedRecurrence> timed = ReadRRule(rule);
  if (!timed || !WithinReach(when)) return std::nullopt;
  const Date today = zone.ToLocal(when).date;
  std::vector<Instant> moments;
  for (std::int32_t ahead = 0; ahead <= kDaysLookedAt; ++ahead) {
    moments.clear();
    AppendMoments(*timed, today + ahead, zone, moments);
    std::optional<Instant> next;
    for (const Instant moment : moments) {
      if (moment > when && (!next || moment < *next)) next = moment;
    }
    if (next) return next;
  }
  return std::nullopt;
}

Phrase DescribeRecurrence(std::string_view rule, const Messages& messages) {
  using A = MessageArgument;
  const std::optional<TimedRecurrence> timed = ReadRRule(rule);
  if (!timed) return {};
  Phrase days = SayRecurringDays(messages, timed->days.rule());
  if (timed->minutes == std::vector<std::int32_t>{0}) return days;
  std::vector<Phrase> times;
  for (const std::int32_t minute : timed->minutes) times.push_back(SayClock(messages, minute));
  const std::int32_t hour = timed->minutes.front() / 60;
  return messages.Say("recurring.at"_message,
                      {A::Said("days", days), A::Said("times", SayJoined(messages, "join.series"_message, times)),
                       A::Number("hour", hour)});
}

}  // namespace kith
