#include "src/match/appraisal.h"

#include <limits>
#include <string_view>
#include <tuple>

#include "kith/base/hash.h"
#include "src/match/filters.h"
#include "src/match/score.h"
#include "src/match/travel_to.h"

namespace kith {
namespace {

OpeningState Opening(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  const OpeningHours& hours = index.hours[offer.index()];
  OpeningState state{.known = hours.known(), .open_now = hours.OpenAt(query.as_of)};
  state.next = hours.NextOpening(query.as_of, std::int64_t{index.policy->next_opening_days} * 24 * 60);
  if (query.window) state.open_in_window = hours.OpenDuring(query.window->from, query.window->to);
  return state;
}

}  // namespace

Premises PremisesOf(const CatchmentVerdict& catchment, const EligibilityVerdict& eligibility,
                    const Availability& room) {
  return {.serves = catchment.serves,
          .eligible = eligibility.eligible,
          .open_clauses = eligibility.open_clauses,
          .preferences_met = eligibility.preferences_met,
          .room_q16 = room.probability_q16,
          .certainly_full = room.certainly_full,
          .waitlist = room.waitlist,
          .next_refill = room.next_refill};
}

void Take(const EligibilityStanding& standing, Premises& premises) {
  premises.eligible = standing.eligible;
  premises.open_clauses = standing.open_clauses;
  premises.preferences_met = standing.preferences_met;
}

void Take(const RoomStanding& room, Premises& premises) {
  premises.room_q16 = room.probability_q16;
  premises.certainly_full = room.certainly_full;
  premises.waitlist = room.waitlist;
  premises.next_refill = room.next_refill;
}

Premises FindPremises(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  Premises premises{.serves = query.served.At(index.catchments->Of(offer))};
  Take(index.rules->Stand(offer, *query.judged, *query.need, query.day), premises);
  Take(EstimateRoom(*index.catalog, offer, query.need->places, query.as_of, index.policy->capacity, query.live),
       premises);
  return premises;
}

std::uint64_t RotationOf(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  if (index.policy->ties == TieOrder::kKey) return 0;
  return Fingerprint()
      .Add(query.household->id)
      .Add(index.catalog->service_at_location(offer).key)
      .Add(query.day.days)
      .value();
}

bool IsBefore(const Catalog& catalog, const Appraisal& a, const Appraisal& b) {
  const auto order = [&catalog](const Appraisal& appraisal) {
    constexpr std::int32_t kLast = std::numeric_limits<std::int32_t>::max();
    const Travel& travel = appraisal.travel;
    return std::tuple(-appraisal.score, travel.minutes.value_or(kLast), travel.in_person_minutes.value_or(kLast),
                      appraisal.rotation, std::string_view(catalog.service_at_location(appraisal.offer).key));
  };
  return order(a) < order(b);
}

ExclusionReason Appraisal::first_exclusion() const {
  std::size_t first = 0;
  while (!exclusions[first]) ++first;
  return static_cast<ExclusionReason>(first);
}

Appraisal Appraise(const MatchIndex& index, const Query& query, ServiceAtLocationId offer, const Premises& premises) {
  Appraisal appraisal{.offer = offer, .premises = premises};
  appraisal.travel = TravelTo(index, query, offer);
  appraisal.opening = Opening(index, query, offer);
  appraisal.refills_in_time = RefillsInTime(index, query, premises);
  appraisal.wait = WaitFor(index, query, appraisal);
  appraisal.fit = MeasureFit(index, query, appraisal);
  Score(index, query, appraisal);
  appraisal.rotation = RotationOf(index, query, offer);
  appraisal.exclusions = Filter(index, query, appraisal);
  return appraisal;
}

}  // namespace kith
