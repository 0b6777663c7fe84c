#include "src/match/filters.h"

#include <algorithm>
#include <optional>

#include "src/match/travel_to.h"

namespace kith {
namespace {

// An opening that comes later than this is none for an urgent need.
constexpr std::int64_t kTooLateDaysForToday = 7;
constexpr std::int64_t kTooLateDaysForThisWeek = 14;

bool IsInactive(const MatchIndex& index, const Offer& links) {
  const ServiceStatus status = index.catalog->service(links.service).status;
  return status != ServiceStatus::kActive && status != ServiceStatus::kUnknown;
}

bool HasMoved(const MatchIndex& index, const Offer& links, Date day) {
  const Location& site = index.catalog->location(links.location);
  return site.closed && *site.closed <= day && !site.relocated_to_key.empty();
}

}  // namespace

bool IsTooLate(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  const Urgency urgency = query.need->urgency;
  if (query.need->window || urgency == Urgency::kWhenever) return false;
  const std::int64_t days = urgency == Urgency::kToday ? kTooLateDaysForToday : kTooLateDaysForThisWeek;
  const Instant until{query.as_of.unix_seconds + days * 24 * 3600};
  return index.hours[offer.index()].OpenDuring(query.as_of, until) == Truth::kFalse;
}

bool IsFull(const Premises& premises, bool refills_in_time) {
  return premises.certainly_full && premises.waitlist == Truth::kFalse && !refills_in_time;
}

std::optional<Date> OpenedOn(const MatchIndex& index, ServiceAtLocationId offer) {
  const std::optional<Date>& site = index.catalog->location(index.catalog->offer(offer).location).opened;
  const std::optional<Date>& own = index.catalog->service_at_location(offer).opened;
  if (!site || !own) return site ? site : own;
  return std::max(*site, *own);
}

std::optional<Date> ClosedSince(const MatchIndex& index, ServiceAtLocationId offer, Date day) {
  const Location& site = index.catalog->location(index.catalog->offer(offer).location);
  for (const std::optional<Date>& closed : {site.closed, index.catalog->service_at_location(offer).closed})
    if (closed && *closed <= day) return closed;
  return std::nullopt;
}

ExclusionSet Filter(const MatchIndex& index, const Query& query, const Appraisal& appraisal) {
  const Offer& links = index.catalog->offer(appraisal.offer);
  const Premises& premises = appraisal.premises;
  ExclusionSet set;
  const auto shut_out = [&set](ExclusionReason reason, bool out) { set[static_cast<std::size_t>(reason)] = out; };
  const std::optional<Date> opened = OpenedOn(index, appraisal.offer);
  const bool moved = HasMoved(index, links, query.day);
  shut_out(ExclusionReason::kInactive, IsInactive(index, links));
  shut_out(ExclusionReason::kNotYetOpen, opened && *opened > query.day);
  shut_out(ExclusionReason::kRelocated, moved);
  shut_out(ExclusionReason::kClosedDown, !moved && ClosedSince(index, appraisal.offer, query.day));
  shut_out(ExclusionReason::kOutsideCatchment, premises.serves == Truth::kFalse);
  shut_out(ExclusionReason::kIneligible, premises.eligible == Truth::kFalse);
  shut_out(ExclusionReason::kAttendance, SharedAttendance(links.attendance, query.need->attendance) == 0);
  shut_out(ExclusionReason::kTooFar, IsTooFar(index, query, LeastMinutes(appraisal.travel)));
  shut_out(ExclusionReason::kClosedInWindow, query.window && appraisal.opening.open_in_window == Truth::kFalse);
  shut_out(ExclusionReason::kTooLate, IsTooLate(index, query, appraisal.offer));
  shut_out(ExclusionReason::kFull, IsFull(premises, appraisal.refills_in_time));
  return set;
}

}  // namespace kith
