#include "src/match/hours_text.h"

#include <string_view>

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
  const std::string unsure = hours.open_now == Truth::kUnknown ? "perhaps open now; " : "";
  if (hours.next) return unsure + "opens " + BriefMoment(hours.next->opens, as_of, zone);
  if (!hours.known || hours.open_now == Truth::kUnknown) return "hours unknown";
  return "closed for the next " + std::to_string(horizon_days) + " days";
}

}  // namespace kith
