#include "src/match/wait.h"

#include <algorithm>
#include <optional>

#include "kith/base/exp2.h"
#include "src/match/appraisal.h"
#include "src/match/hours_text.h"

namespace kith {
namespace {

constexpr std::int64_t kWeekSeconds = 7 * 24 * 3600;

Instant Arrival(const Query& query, const Appraisal& appraisal) {
  return {query.as_of.unix_seconds + std::int64_t{appraisal.travel.minutes.value_or(0)} * 60};
}

// Of a need of this week, what comes within the week comes in time.
std::int64_t MinutesTooLate(Instant when, const Query& query) {
  const std::int64_t grace = query.need->urgency == Urgency::kThisWeek ? kWeekSeconds : 0;
  return std::max<std::int64_t>((when.unix_seconds - query.as_of.unix_seconds - grace + 59) / 60, 0);
}

}  // namespace

bool RefillsInTime(const MatchIndex& index, const Query& query, const Premises& premises) {
  if (!premises.certainly_full || !premises.next_refill) return false;
  switch (query.need->urgency) {
    case Urgency::kToday:
      return index.catalog->time_zone().ToLocal(*premises.next_refill).date == query.day;
    case Urgency::kThisWeek:
      return premises.next_refill->unix_seconds < query.as_of.unix_seconds + kWeekSeconds;
    case Urgency::kWhenever:
      return true;
  }
  return false;
}

Wait WaitFor(const MatchIndex& index, const Query& query, const Appraisal& appraisal) {
  if (query.need->urgency == Urgency::kWhenever) return {kOneQ16, WaitFinding::kNotUrgent, {}};
  const RankingPolicy& policy = *index.policy;
  const OpeningHours& opening = index.hours[appraisal.offer.index()];
  const auto value = [&](Instant until) {
    return Exp2NegQ16(MinutesTooLate(until, query), policy.urgent_wait_half_life_minutes);
  };
  const Instant arrival = Arrival(query, appraisal);
  const std::optional<Instant>& refill = appraisal.premises.next_refill;
  const Instant from = appraisal.refills_in_time ? std::max(arrival, *refill) : arrival;
  const Truth open = opening.OpenAt(from);
  if (open == Truth::kTrue && appraisal.refills_in_time) return {value(*refill), WaitFinding::kRefill, *refill};
  if (open == Truth::kTrue) return {kOneQ16, WaitFinding::kOpen, {}};
  if (open == Truth::kUnknown || !appraisal.opening.known)
    return {query.need->urgency == Urgency::kToday ? policy.unknown_wait_q16 : kOneQ16, WaitFinding::kUnknown, {}};
  const std::int64_t horizon = std::int64_t{policy.next_opening_days} * 24 * 60;
  if (const std::optional<OpenInterval> next = opening.NextOpening(from, horizon))
    return {value(next->opens), WaitFinding::kOpens, next->opens};
  return {0, WaitFinding::kClosed, {}};
}

bool ClosesBeforeArrival(const MatchIndex& index, const Query& query, const Appraisal& appraisal) {
  return appraisal.opening.open_now == Truth::kTrue &&
         index.hours[appraisal.offer.index()].OpenAt(Arrival(query, appraisal)) == Truth::kFalse;
}

std::string DescribeWait(const MatchIndex& index, const Query& query, const Wait& wait, const std::string& brief) {
  const Messages& messages = *query.messages;
  const auto say = [&](MessageCode code) {
    const Phrase moment = BriefMoment(messages, wait.when, query.as_of, index.catalog->time_zone());
    return messages.Say(code, {MessageArgument::Said("moment", moment)}).text;
  };
  switch (wait.finding) {
    case WaitFinding::kNotUrgent:
      return "";
    case WaitFinding::kOpen:
      return messages.Say("wait.open"_message).text;
    case WaitFinding::kRefill:
      return say("wait.refill"_message);
    case WaitFinding::kUnknown:
      return messages.Say("hours.unknown"_message).text;
    case WaitFinding::kOpens:
      return say("hours.opens"_message);
    case WaitFinding::kClosed:
      break;
  }
  return brief;
}

}  // namespace kith
