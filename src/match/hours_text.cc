#include "src/match/hours_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "src/base/short_date.h"
#include "src/schedule/days_words.h"

namespace kith {
namespace {

using A = MessageArgument;

}  // namespace

Phrase BriefMoment(const Messages& messages, Instant when, Instant as_of, const TimeZone& zone) {
  const LocalTime local = zone.ToLocal(when);
  const std::int32_t days = local.date - zone.ToLocal(as_of).date;
  const std::string clock = FormatMinuteOfDay(local.minute_of_day);
  const A time = A::Figure("time", clock);
  if (days == 0) return messages.Say("moment.today"_message, {time});
  const Phrase weekday = SayWeekday(messages, WeekdayOf(local.date));
  if (days > 0 && days < 7) return messages.Say("moment.soon"_message, {A::Said("weekday", weekday), time});
  return messages.Say("moment.later"_message,
                      {A::Said("weekday", weekday), A::Said("date", SayShortDate(messages, local.date)), time});
}

namespace {

Phrase WithAppointment(const Messages& messages, ByAppointment how, const Phrase& hours) {
  switch (how) {
    case ByAppointment::kNone:
      break;
    case ByAppointment::kPart:
      return messages.Say("hours.in_part_by_appointment"_message, {A::Said("hours", hours)});
    case ByAppointment::kAll:
      return messages.Say("hours.by_appointment"_message, {A::Said("hours", hours)});
  }
  return hours;
}

Phrase NextOpening(const Messages& messages, const OpeningHours& opening, const Hours& hours, Instant as_of,
                   const TimeZone& zone) {
  const std::string holiday = hours.open_now == Truth::kFalse ? opening.ClosedFor(as_of) : "";
  const Phrase opens = BriefMoment(messages, hours.next->opens, as_of, zone);
  const A moment = A::Said("moment", opens);
  if (hours.open_now == Truth::kUnknown) return messages.Say("hours.opens_perhaps"_message, {moment});
  if (holiday.empty()) return messages.Say("hours.opens"_message, {moment});
  return messages.Say("hours.opens_after"_message, {moment, A::Name("holiday", holiday)});
}

Phrase OpenUntil(const Messages& messages, Instant closes, Instant as_of, const TimeZone& zone) {
  const bool soon = closes.unix_seconds - as_of.unix_seconds < 24 * 3600;
  const Phrase until =
      soon ? SayClock(messages, zone.ToLocal(closes).minute_of_day) : BriefMoment(messages, closes, as_of, zone);
  return messages.Say("hours.until"_message, {A::Said("moment", until)});
}

Phrase OpeningsWithin(const Messages& messages, const OpeningHours& opening, const TimeWindow& window, Instant as_of,
                      const TimeZone& zone) {
  std::vector<Phrase> openings;
  ByAppointment how = ByAppointment::kNone;
  for (const OpenInterval& whole : opening.Openings(window.from, window.to)) {
    how = openings.empty() || how == whole.by_appointment ? whole.by_appointment : ByAppointment::kPart;
    const OpenInterval open{std::max(whole.opens, window.from), std::min(whole.closes, window.to)};
    const LocalTime closes = zone.ToLocal(open.closes);
    const bool same_day = zone.ToLocal(open.opens).date == closes.date;
    const Phrase from = BriefMoment(messages, open.opens, as_of, zone);
    const Phrase to =
        same_day ? SayClock(messages, closes.minute_of_day) : BriefMoment(messages, open.closes, as_of, zone);
    openings.push_back(same_day ? messages.Say("hours.span"_message, {A::Said("from", from), A::Said("to", to)})
                                : messages.Say("hours.span_days"_message, {A::Said("from", from), A::Said("to", to)}));
  }
  if (openings.empty()) return messages.Say("hours.open_then"_message);
  const Phrase all = SayJoined(messages, "join.words"_message, openings);
  return WithAppointment(messages, how, messages.Say("hours.open"_message, {A::Said("openings", all)}));
}

}  // namespace

std::string BriefHours(const Messages& messages, const OpeningHours& opening, const Hours& hours, Instant as_of,
                       const TimeZone& zone, std::int32_t horizon_days) {
  if (opening.always_open())
    return WithAppointment(messages, opening.by_appointment(), messages.Say("hours.always"_message)).text;
  const auto with_how = [&](const Phrase& said) {
    return WithAppointment(messages, hours.next->by_appointment, said).text;
  };
  if (hours.open_now == Truth::kTrue && hours.next)
    return with_how(OpenUntil(messages, hours.next->closes, as_of, zone));
  if (hours.next) return with_how(NextOpening(messages, opening, hours, as_of, zone));
  if (!hours.known || hours.open_now == Truth::kUnknown) return messages.Say("hours.unknown"_message).text;
  return messages.Say("hours.closed_days"_message, {A::Number("count", horizon_days)}).text;
}

std::string HoursInWindow(const Messages& messages, const OpeningHours& opening, Truth open_in_window,
                          const TimeWindow& window, Instant as_of, const TimeZone& zone) {
  if (opening.always_open())
    return WithAppointment(messages, opening.by_appointment(), messages.Say("hours.always"_message)).text;
  if (open_in_window == Truth::kUnknown) return messages.Say("hours.unknown"_message).text;
  if (open_in_window == Truth::kFalse) {
    const std::string holiday = opening.ClosedFor(window.from);
    return messages
        .Say("hours.closed_then"_message,
             {A::Name("holiday", holiday), A::Key("because", holiday.empty() ? "other" : "holiday")})
        .text;
  }
  return OpeningsWithin(messages, opening, window, as_of, zone).text;
}

}  // namespace kith
