// What shuts an offer out, in words, and what would change that.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/match/filters.h"
#include "src/match/hours_text.h"
#include "src/match/travel_to.h"

namespace kith {
namespace {

using A = MessageArgument;

std::string_view StatusKey(ServiceStatus status) {
  return status == ServiceStatus::kInactive  ? "inactive"
         : status == ServiceStatus::kDefunct ? "defunct"
                                             : "temporarily_closed";
}

class ExclusionSentences {
 public:
  ExclusionSentences(const MatchIndex& index, const Query& query, const RankedOffer& offer)
      : index_(index),
        query_(query),
        messages_(*query.messages),
        offer_(offer),
        links_(index.catalog->offer(offer.offer)) {}

  Exclusion Of(ExclusionReason reason) const {
    auto [sentence, would_change] = Texts(reason);
    return {offer_.offer, reason, std::move(sentence), std::move(would_change)};
  }

 private:
  // Why, and what would change it.
  using Pair = std::pair<std::string, std::string>;

  Pair Texts(ExclusionReason reason) const {
    switch (reason) {
      case ExclusionReason::kInactive:
        return Status();
      case ExclusionReason::kNotYetOpen:
        return NotYetOpen();
      case ExclusionReason::kClosedDown:
        return {Dated("why.closed_down"_message, *ClosedSince(index_, offer_.offer, query_.day)), ""};
      case ExclusionReason::kRelocated:
        return {Dated("why.relocated"_message, *Site().closed), NewPlace(Site())};
      case ExclusionReason::kOutsideCatchment:
        return {offer_.catchment.reason, Say("change.area"_message)};
      case ExclusionReason::kIneligible:
        return Ineligible();
      case ExclusionReason::kAttendance:
        return Attendance();
      case ExclusionReason::kTooFar:
        return TooFar();
      case ExclusionReason::kClosedInWindow:
        return ClosedInWindow();
      case ExclusionReason::kTooLate:
        return TooLate();
      case ExclusionReason::kFull:
        break;
    }
    return Full();
  }

  Pair Status() const {
    const ServiceStatus status = index_.catalog->service(links_.service).status;
    return {Say("why.inactive"_message, {A::Key("status", StatusKey(status))}),
            status == ServiceStatus::kTemporarilyClosed ? Say("change.reopens"_message) : ""};
  }

  Pair NotYetOpen() const {
    const Date opened = *OpenedOn(index_, offer_.offer);
    return {Dated("why.not_yet_open"_message, opened), Dated("change.from_date"_message, opened)};
  }

  std::string NewPlace(const Location& old_site) const {
    const LocationId id = index_.catalog->FindLocation(old_site.relocated_to_key);
    const Location& site = index_.catalog->location(id);
    if (old_site.confidential || site.confidential) return Say("change.ask_new_place"_message);
    std::string where = site.name;
    if (const Address* address = index_.catalog->PhysicalAddress(id))
      where += ", " + address->address_1 + ", " + address->city;
    return Say("change.new_place"_message, {A::Name("place", where)});
  }

  Pair Ineligible() const {
    std::vector<Phrase> sentences;
    std::vector<Phrase> changes;
    for (const ClauseReason& clause : offer_.eligibility.clauses) {
      if (clause.truth != Truth::kFalse) continue;
      sentences.push_back({clause.sentence});
      if (!clause.would_change.empty())
        changes.push_back({changes.empty() ? clause.would_change : clause.would_change_after});
    }
    return {Sentences(sentences), Sentences(changes)};
  }

  Pair Attendance() const {
    const Phrase offered = SayAttendance(messages_, links_.attendance);
    const Phrase wanted = SayAttendance(messages_, query_.need->attendance);
    return {Say("why.attendance"_message, {A::Said("offered", offered), A::Said("wanted", wanted)}),
            Say("change.attendance"_message, {A::Said("offered", offered)})};
  }

  Pair TooFar() const {
    const std::optional<std::int32_t>& wanted = query_.need->travel_minutes_max;
    const std::int32_t limit = wanted.value_or(index_.policy->travel_minutes_max);
    const Travel& travel = offer_.travel;
    const std::int32_t least = travel.minutes_min ? *travel.minutes_min : *travel.minutes;
    return {Say("why.too_far"_message, {A::Number("minutes", least), A::Said("mode", SayMode(messages_, travel.mode)),
                                        A::Key("known", travel.minutes_min ? "least" : "about"),
                                        A::Key("whose", wanted ? "household" : "policy"), A::Number("limit", limit)}),
            Say("change.minutes"_message, {A::Number("minutes", least)})};
  }

  Pair ClosedInWindow() const {
    const TimeWindow& window = *query_.window;
    const OpeningHours& opening = index_.hours[offer_.offer.index()];
    const std::int64_t horizon = std::int64_t{index_.policy->next_opening_days} * 24 * 60;
    const std::optional<OpenInterval> next = opening.NextOpening(window.from, horizon);
    const std::string holiday = opening.ClosedFor(window.from);
    return {Say("why.closed_in_window"_message,
                {A::Said("from", Moment(window.from)), A::Said("to", Moment(window.to)), A::Name("holiday", holiday),
                 A::Key("because", holiday.empty() ? "other" : "holiday")}),
            next ? Say("change.opens"_message, {A::Said("moment", Moment(next->opens))})
                 : Say("change.other_time"_message, {A::Said("hours", opening.summary(messages_))})};
  }

  Pair TooLate() const {
    if (!offer_.hours.next)
      return {Say("why.closed_days"_message, {A::Number("count", index_.policy->next_opening_days)}), ""};
    const Phrase opens = Moment(offer_.hours.next->opens);
    const A moment = A::Said("moment", opens);
    const std::string_view urgency = query_.need->urgency == Urgency::kToday ? "today" : "this_week";
    return {Say("why.too_late"_message, {moment, A::Key("urgency", urgency)}), Say("change.wait"_message, {moment})};
  }

  Pair Full() const {
    const std::optional<Instant>& refill = offer_.availability.next_refill;
    return {offer_.availability.sentence, refill ? Say("change.refill"_message, {A::Said("moment", Moment(*refill))})
                                                 : Say("change.place_free"_message)};
  }

  std::string Say(MessageCode code, MessageArguments arguments = {}) const {
    return messages_.Say(code, arguments).text;
  }
  std::string Dated(MessageCode code, Date date) const {
    return Say(code, {A::Said("date", SayDate(messages_, date))});
  }
  Phrase Moment(Instant when) const { return BriefMoment(messages_, when, query_.as_of, index_.catalog->time_zone()); }
  std::string Sentences(const std::vector<Phrase>& sentences) const {
    return SayJoined(messages_, "join.sentences"_message, sentences).text;
  }

  const Location& Site() const { return index_.catalog->location(links_.location); }

  const MatchIndex& index_;
  const Query& query_;
  const Messages& messages_;
  const RankedOffer& offer_;
  const Offer& links_;
};

}  // namespace

std::vector<Exclusion> DescribeExclusions(const MatchIndex& index, const Query& query, const Appraisal& appraisal,
                                          const RankedOffer& offer) {
  const ExclusionSentences sentences(index, query, offer);
  std::vector<Exclusion> exclusions;
  // Its reasons stand in the order of docs/ranking.md.
  for (std::size_t i = 0; i < kExclusionReasons; ++i) {
    if (appraisal.exclusions[i]) exclusions.push_back(sentences.Of(static_cast<ExclusionReason>(i)));
  }
  return exclusions;
}

}  // namespace kith
