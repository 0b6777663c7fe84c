#include "src/match/wait.h"

#include <algorithm>
#include <optional>

#include "kith/base/exp2.h"
#include "src/match/hours_text.h"

namespace kith {
namespace {

constexpr std::int64_t kWeekSeconds = 7 * 24 * 3600;

Instant Arrival(const Query& query, const RankedOffer& offer) {
  return {query.as_of.unix_seconds + std::int64_t{offer.travel.minutes.value_or(0)} * 60};
}

// Of a need of this week, what comes within the week comes in time.
std::int64_t MinutesTooLate(Instant when, const Query& query) {
  const std::int64_t grace = query.need->urgency == Urgency::kThisWeek ? kWeekSeconds : 0;
  return std::max<std::int64_t>((when.unix_seconds - query.as_of.unix_seconds - grace + 59) / 60, 0);
}

}  // namespace

bool RefillsInTime(const Query& query, const Availability& room, const TimeZone& zone) {
  if (!room.certainly_full || !room.next_refill) return false;
  switch (query.need->urgency) {
    case Urgency::kToday:
      return zone.ToLocal(*room.next_refill).date == query.day;
    case Urgency::kThisWeek:
      return room.next_refill->unix_seconds < query.as_of.unix_seconds + kWeekSeconds;
    case Urgency::kWhenever:
      return true;
  }
  return false;
}

Wait WaitFor(const MatchIndex& index, const Query& query, const RankedOffer& offer) {
  if (query.need->urgency == Urgency::kWhenever) return {kOneQ16, ""};
  const RankingPolicy& policy = *index.policy;
  const TimeZone& zone = index.catalog->time_zone();
  const OpeningHours& opening = index.hours[offer.offer.index()];
  const auto value = [&](Instant until) {
    return Exp2NegQ16(MinutesTooLate(until, query), policy.urgent_wait_half_life_minutes);
  };
  const Instant arrival = Arrival(query, offer);
  const bool refills = RefillsInTime(query, offer.availability, zone);
  const Instant from = refills ? std::max(arrival, *offer.availability.next_refill) : arrival;
  const Truth open = opening.OpenAt(from);
  if (open == Truth::kTrue) {
    if (refills) {
      const Instant refill = *offer.availability.next_refill;
      return {value(refill), "places come back " + BriefMoment(refill, query.as_of, zone)};
    }
    return {kOneQ16, "open when the household can be there"};
  }
  if (open == Truth::kUnknown || !offer.hours.known)
    return {query.need->urgency == Urgency::kToday ? policy.unknown_wait_q16 : kOneQ16, "hours unknown"};
  const std::int64_t horizon = std::int64_t{policy.next_opening_days} * 24 * 60;
  if (const std::optional<OpenInterval> next = opening.NextOpening(from, horizon))
    return {value(next->opens), "opens " + BriefMoment(next->opens, query.as_of, zone)};
  return {0, offer.hours.brief};
}

bool ClosesBeforeArrival(const MatchIndex& index, const Query& query, const RankedOffer& offer) {
  return offer.hours.open_now == Truth::kTrue &&
         index.hours[offer.offer.index()].OpenAt(Arrival(query, offer)) == Truth::kFalse;
}

}  // namespace kith
