#include "src/match/score.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "kith/base/exp2.h"
#include "src/match/travel_to.h"
#include "src/match/wait.h"

namespace kith {
namespace {

struct Value {
  std::int32_t q16 = 0;
  std::string reason;
};

// Rounded.
std::int32_t MulQ16(std::int32_t a, std::int32_t b) {
  return static_cast<std::int32_t>((std::int64_t{a} * b + kOneQ16 / 2) >> 16);
}

Value Proximity(const RankingPolicy& policy, const Travel& travel) {
  const auto near = [&](std::int32_t minutes) { return Exp2NegQ16(minutes, policy.proximity_half_life_minutes); };
  std::string reason = DescribeTravel(travel, policy.distance_unit);
  switch (travel.basis) {
    case TravelBasis::kNoTravel:
      if (!travel.in_person_minutes) return {policy.no_travel_q16, std::move(reason)};
      // Both ways are better than one: the visit adds of what is left as much as it is near.
      return {policy.no_travel_q16 + MulQ16(kOneQ16 - policy.no_travel_q16, near(*travel.in_person_minutes)),
              std::move(reason)};
    case TravelBasis::kConfidential:
      return {policy.confidential_travel_q16, std::move(reason)};
    case TravelBasis::kUnknown:
      return {policy.unknown_travel_q16, std::move(reason)};
    case TravelBasis::kStraightLine:
    case TravelBasis::kStraightLineFromArea:
      break;
  }
  return {near(*travel.minutes), std::move(reason)};
}

Value Eligibility(const RankingPolicy& policy, const RankedOffer& offer) {
  const Truth both = And(offer.eligibility.eligible, offer.catchment.serves);
  if (both == Truth::kTrue) return {kOneQ16, "Eligible by its rules, and the place is served."};
  if (both == Truth::kFalse) return {0, "Shut out by its rules or its area."};
  std::int64_t open = offer.eligibility.eligible == Truth::kUnknown ? offer.eligibility.open_clauses : 0;
  if (offer.catchment.serves == Truth::kUnknown) ++open;
  open = std::max<std::int64_t>(open, 1);
  const std::int64_t value = std::max<std::int64_t>(kOneQ16 - open * policy.open_clause_q16, policy.open_floor_q16);
  return {static_cast<std::int32_t>(value),
          std::to_string(open) + (open == 1 ? " condition is" : " conditions are") + " still open."};
}

Value AvailabilityValue(const MatchIndex& index, const Query& query, const RankedOffer& offer) {
  const bool refills = RefillsInTime(query, offer.availability, index.catalog->time_zone());
  return {refills ? index.policy->capacity.prior_q16 : offer.availability.probability_q16, offer.availability.sentence};
}

// What a need loses by waiting: an offer nearby, with room, that opens next week is of no use today.
void Delay(const Wait& wait, Urgency urgency, Value& value) {
  value.q16 = MulQ16(value.q16, wait.q16);
  value.reason += (urgency == Urgency::kToday ? " Needed today: " : " Needed this week: ") + wait.text + ".";
}

Value Freshness(const RankingPolicy& policy, const Query& query, const Service& service) {
  if (!service.assured_date)
    return {policy.unknown_freshness_q16, "When the listing was last confirmed is not recorded."};
  const std::int32_t days = std::max(0, query.day - *service.assured_date);
  return {Exp2NegQ16(days, policy.freshness_half_life_days),
          "Listing last confirmed " + FormatDate(*service.assured_date) + "."};
}

}  // namespace

void Score(const MatchIndex& index, const Query& query, const Fit& fit, RankedOffer& offer) {
  const RankingPolicy& policy = *index.policy;
  const Service& service = index.catalog->service(index.catalog->offer(offer.offer).service);
  std::array<Value, kScoreParts> values = {Proximity(policy, offer.travel), Eligibility(policy, offer),
                                           AvailabilityValue(index, query, offer), Freshness(policy, query, service),
                                           Value{fit.value_q16, fit.reason}};
  const Wait wait = WaitFor(index, query, offer);
  if (query.need->urgency == Urgency::kToday || wait.q16 < kOneQ16) {
    for (const ScorePart part : {ScorePart::kProximity, ScorePart::kAvailability})
      Delay(wait, query.need->urgency, values[static_cast<std::size_t>(part)]);
  }
  offer.score = 0;
  for (std::size_t i = 0; i < kScoreParts; ++i) {
    const std::int32_t weight = policy.weights.points[i];
    const auto points = MulQ16(weight, values[i].q16);
    offer.parts[i] = {static_cast<ScorePart>(i), weight, values[i].q16, points, std::move(values[i].reason)};
    offer.score += points;
  }
}

}  // namespace kith
