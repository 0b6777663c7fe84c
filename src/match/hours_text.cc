#include "src/match/hours_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "kith/base/text.h"

namespace kith {
namespace {

std::string_view WeekdayName(Date date) {
  constexpr std::string_view kNames[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return kNames[date.weekday().c_encoding()];
}

}  // namespace

std::string BriefMoment(Instant when, Instant as_of, const TimeZone& zone) {
  const LocalTime local = zone.ToLocal(when);
  const std::int32_t days = local.date - zone.ToLocal(as_of).date;
  const std::string time = FormatMinuteOfDay(local.minute_of_day);
  if (days == 0) return "today " + time;
  const std::string weekday(WeekdayName(local.date));
  if (days > 0 && days < 7) return weekday + " " + time;
  return weekday + " " + FormatDate(local.date) + " " + time;
}

std::string BriefHours(const OpeningHours& opening, const Hours& hours, Instant as_of, const TimeZone& zone,
                       std::int32_t horizon_days) {
  if (opening.always_open()) return "open day and night";
  if (hours.open_now == Truth::kTrue && hours.next) {
    const LocalTime closes = zone.ToLocal(hours.next->closes);
    const bool soon = hours.next->closes.unix_seconds - as_of.unix_seconds < 24 * 3600;
    return "open until " +
           (soon ? FormatMinuteOfDay(closes.minute_of_day) : BriefMoment(hours.next->closes, as_of, zone));
  }
  const std::string holiday = hours.open_now == Truth::kFalse ? opening.ClosedFor(as_of) : "";
  const std::string now = hours.open_now == Truth::kUnknown ? "perhaps open now; "
                          : holiday.empty()                 ? ""
                                                            : "closed for " + holiday + "; ";
  if (hours.next) return now + "opens " + BriefMoment(hours.next->opens, as_of, zone);
  if (!hours.known || hours.open_now == Truth::kUnknown) return "hours unknown";
  return "closed for the next " + std::to_string(horizon_days) + " days";
}

std::string HoursInWindow(const OpeningHours& opening, Truth open_in_window, const TimeWindow& window, Instant as_of,
                          const TimeZone& zone) {
  if (opening.always_open()) return "open day and night";
  if (open_in_window == Truth::kUnknown) return "hours unknown";
  if (open_in_window == Truth::kFalse) {
    const std::string holiday = opening.ClosedFor(window.from);
    return "closed then" + (holiday.empty() ? "" : " for " + holiday);
  }
  std::vector<std::string> openings;
  for (const OpenInterval& whole : opening.Openings(window.from, window.to)) {
    const OpenInterval open{std::max(whole.opens, window.from), std::min(whole.closes, window.to)};
    const LocalTime closes = zone.ToLocal(open.closes);
    const bool same_day = zone.ToLocal(open.opens).date == closes.date;
    openings.push_back(BriefMoment(open.opens, as_of, zone) + (same_day
                                                                   ? "-" + FormatMinuteOfDay(closes.minute_of_day)
                                                                   : " to " + BriefMoment(open.closes, as_of, zone)));
  }
  return openings.empty() ? "open then" : "open " + JoinList(openings, ", ");
}

}  // namespace kith
