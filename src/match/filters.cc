#include "src/match/filters.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/text.h"
#include "src/match/conditions.h"
#include "src/match/hours_text.h"
#include "src/match/travel_to.h"
#include "src/match/wait.h"

namespace kith {
namespace {

// An opening that comes later than this is none for an urgent need.
constexpr std::int64_t kTooLateDaysForToday = 7;
constexpr std::int64_t kTooLateDaysForThisWeek = 14;

std::string_view StatusText(ServiceStatus status) {
  switch (status) {
    case ServiceStatus::kInactive:
      return "inactive";
    case ServiceStatus::kDefunct:
      return "defunct";
    case ServiceStatus::kTemporarilyClosed:
      return "temporarily closed";
    case ServiceStatus::kActive:
    case ServiceStatus::kUnknown:
      break;
  }
  return "";
}

// The later of two dates, of those that are stated.
std::optional<Date> Later(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

class FilterRun {
 public:
  FilterRun(const MatchIndex& index, const Query& query, const RankedOffer& offer)
      : index_(index), query_(query), offer_(offer), links_(index.catalog->offer(offer.offer)) {}

  std::vector<Exclusion> Run() && {
    Status();
    Opened();
    Closed();
    Catchment();
    Eligible();
    Attendance();
    Distance();
    Window();
    Late();
    Room();
    return std::move(exclusions_);
  }

 private:
  void Exclude(ExclusionReason reason, std::string sentence, std::string would_change) {
    exclusions_.push_back({offer_.offer, reason, std::move(sentence), std::move(would_change)});
  }

  void Status() {
    const ServiceStatus status = index_.catalog->service(links_.service).status;
    const std::string_view text = StatusText(status);
    if (text.empty()) return;
    Exclude(ExclusionReason::kInactive, "The service is " + std::string(text) + ".",
            status == ServiceStatus::kTemporarilyClosed ? "Possible again when it reopens." : "");
  }

  void Opened() {
    const std::optional<Date> opened = Later(Site().opened, Record().opened);
    if (!opened || *opened <= query_.day) return;
    Exclude(ExclusionReason::kNotYetOpen, "It opens on " + FormatDate(*opened) + ".",
            "Possible from " + FormatDate(*opened) + " on.");
  }

  void Closed() {
    const Location& site = Site();
    if (site.closed && *site.closed <= query_.day && !site.relocated_to_key.empty()) {
      Exclude(ExclusionReason::kRelocated, "It moved away from here on " + FormatDate(*site.closed) + ".",
              NewPlace(site));
      return;
    }
    for (const std::optional<Date>& closed : {site.closed, Record().closed}) {
      if (!closed || *closed > query_.day) continue;
      Exclude(ExclusionReason::kClosedDown, "It closed here on " + FormatDate(*closed) + ".", "");
      return;
    }
  }

  std::string NewPlace(const Location& old_site) const {
    const LocationId id = index_.catalog->FindLocation(old_site.relocated_to_key);
    const Location& site = index_.catalog->location(id);
    if (old_site.confidential || site.confidential) return "Call to ask for its new place.";
    std::string where = site.name;
    if (const Address* address = index_.catalog->PhysicalAddress(id))
      where += ", " + address->address_1 + ", " + address->city;
    return "Its services are now at " + where + ".";
  }

  void Catchment() {
    if (offer_.catchment.serves != Truth::kFalse) return;
    Exclude(ExclusionReason::kOutsideCatchment, offer_.catchment.reason,
            "Possible for a household that stays in the area it serves.");
  }

  void Eligible() {
    if (offer_.eligibility.eligible != Truth::kFalse) return;
    std::vector<std::string> sentences;
    std::vector<std::string> changes;
    for (const ClauseReason& clause : offer_.eligibility.clauses) {
      if (clause.truth != Truth::kFalse) continue;
      sentences.push_back(clause.sentence);
      if (!clause.would_change.empty()) changes.push_back(clause.would_change);
    }
    JoinConditions(changes);
    Exclude(ExclusionReason::kIneligible, JoinList(sentences, " "), JoinList(changes, " "));
  }

  void Attendance() {
    const AttendanceSet wanted = query_.need->attendance;
    if (SharedAttendance(links_.attendance, wanted) != 0) return;
    Exclude(ExclusionReason::kAttendance,
            "It is offered " + ToText(links_.attendance) + " only, not " + ToText(wanted) + ".",
            "Possible if the household can take it " + ToText(links_.attendance) + ".");
  }

  void Distance() {
    const std::optional<std::int32_t>& wanted = query_.need->travel_minutes_max;
    const std::int32_t limit = wanted.value_or(index_.policy->travel_minutes_max);
    const Travel& travel = offer_.travel;
    const std::optional<std::int32_t>& least = travel.minutes_min ? travel.minutes_min : travel.minutes;
    if (!least || *least <= limit) return;
    Exclude(ExclusionReason::kTooFar,
            std::string(travel.minutes_min ? "At least " : "About ") + std::to_string(*least) + " minutes " +
                std::string(ToText(travel.mode)) + "; " + (wanted ? "the household wants" : "the policy takes") +
                " at most " + std::to_string(limit) + ".",
            "Possible if " + std::to_string(*least) + " minutes of travel are not too many.");
  }

  void Window() {
    const std::optional<TimeWindow>& window = query_.window;
    if (!window || offer_.hours.open_in_window != Truth::kFalse) return;
    const TimeZone& zone = index_.catalog->time_zone();
    const std::int64_t horizon = std::int64_t{index_.policy->next_opening_days} * 24 * 60;
    const std::optional<OpenInterval> next = index_.hours[offer_.offer.index()].NextOpening(window->from, horizon);
    const std::string holiday = index_.hours[offer_.offer.index()].ClosedFor(window->from);
    Exclude(ExclusionReason::kClosedInWindow,
            "Closed" + (holiday.empty() ? "" : " for " + holiday) + " from " +
                BriefMoment(window->from, query_.as_of, zone) + " to " + BriefMoment(window->to, query_.as_of, zone) +
                ".",
            next ? "Opens " + BriefMoment(next->opens, query_.as_of, zone) + "."
                 : "Possible at another time: " + offer_.hours.summary + ".");
  }

  void Late() {
    const Urgency urgency = query_.need->urgency;
    if (query_.need->window || urgency == Urgency::kWhenever) return;
    const std::int64_t days = urgency == Urgency::kToday ? kTooLateDaysForToday : kTooLateDaysForThisWeek;
    const Instant until{query_.as_of.unix_seconds + days * 24 * 3600};
    const OpeningHours& opening = index_.hours[offer_.offer.index()];
    if (opening.OpenDuring(query_.as_of, until) != Truth::kFalse) return;
    const bool opens = offer_.hours.next.has_value();
    const std::string when =
        opens ? BriefMoment(offer_.hours.next->opens, query_.as_of, index_.catalog->time_zone()) : "";
    Exclude(ExclusionReason::kTooLate,
            opens
                ? "Opens " + when + ", too late for a need of " + (urgency == Urgency::kToday ? "today." : "this week.")
                : "Closed for the next " + std::to_string(index_.policy->next_opening_days) + " days.",
            opens ? "Possible if the household can wait until " + when + "." : "");
  }

  void Room() {
    const Availability& room = offer_.availability;
    if (!room.certainly_full || room.waitlist != Truth::kFalse) return;
    if (RefillsInTime(query_, room, index_.catalog->time_zone())) return;
    Exclude(ExclusionReason::kFull, room.sentence,
            room.next_refill ? "Places may come back " +
                                   BriefMoment(*room.next_refill, query_.as_of, index_.catalog->time_zone()) + "."
                             : "Possible when a place comes free: call and ask.");
  }

  const Location& Site() const { return index_.catalog->location(links_.location); }
  const ServiceAtLocation& Record() const { return index_.catalog->service_at_location(offer_.offer); }

  const MatchIndex& index_;
  const Query& query_;
  const RankedOffer& offer_;
  const Offer& links_;
  std::vector<Exclusion> exclusions_;
};

}  // namespace

std::vector<Exclusion> Filter(const MatchIndex& index, const Query& query, const RankedOffer& offer) {
  return FilterRun(index, query, offer).Run();
}

}  // namespace kith
