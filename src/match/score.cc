#include "src/match/score.h"

#include <algorithm>
#include <cstdint>

#include "kith/base/exp2.h"
#include "src/match/appraisal.h"

namespace kith {
namespace {

// Rounded.
std::int32_t MulQ16(std::int32_t a, std::int32_t b) {
  return static_cast<std::int32_t>((std::int64_t{a} * b + kOneQ16 / 2) >> 16);
}

}  // namespace

std::int32_t ProximityValue(const RankingPolicy& policy, const Travel& travel) {
  const auto near = [&](std::int32_t minutes) { return Exp2NegQ16(minutes, policy.proximity_half_life_minutes); };
  switch (travel.basis) {
    case TravelBasis::kNoTravel:
      if (!travel.in_person_minutes) return policy.no_travel_q16;
      // Both ways are better than one: the visit adds of what is left as much as it is near.
      return policy.no_travel_q16 + MulQ16(kOneQ16 - policy.no_travel_q16, near(*travel.in_person_minutes));
    case TravelBasis::kConfidential:
      return policy.confidential_travel_q16;
    case TravelBasis::kUnknown:
      return policy.unknown_travel_q16;
    case TravelBasis::kStraightLine:
    case TravelBasis::kStraightLineFromArea:
      break;
  }
  return near(*travel.minutes);
}

std::int32_t EligibilityValue(const RankingPolicy& policy, const Premises& premises) {
  const Truth both = And(premises.eligible, premises.serves);
  if (both == Truth::kTrue) return kOneQ16;
  if (both == Truth::kFalse) return 0;
  const std::int64_t value = kOneQ16 - OpenConditions(premises) * policy.open_clause_q16;
  return static_cast<std::int32_t>(std::max<std::int64_t>(value, policy.open_floor_q16));
}

std::int32_t FreshnessValue(const RankingPolicy& policy, Date day, const std::optional<Date>& assured) {
  if (!assured) return policy.unknown_freshness_q16;
  return Exp2NegQ16(std::max(0, day - *assured), policy.freshness_half_life_days);
}

PartValues AfterWait(PartValues values, std::int32_t wait_q16) {
  if (wait_q16 == kOneQ16) return values;
  // What a need loses by waiting: an offer nearby, with room, that opens next week is of no use today.
  for (const ScorePart part : kPartsThatWait) {
    std::int32_t& value = values[static_cast<std::size_t>(part)];
    value = MulQ16(value, wait_q16);
  }
  return values;
}

PartPoints PointsOf(const RankingPolicy& policy, const PartValues& values) {
  PartPoints all;
  for (std::size_t i = 0; i < kScoreParts; ++i) {
    all.points[i] = MulQ16(policy.weights.points[i], values[i]);
    all.score += all.points[i];
  }
  return all;
}

std::int64_t OpenConditions(const Premises& premises) {
  std::int64_t open = premises.eligible == Truth::kUnknown ? premises.open_clauses : 0;
  if (premises.serves == Truth::kUnknown) ++open;
  return std::max<std::int64_t>(open, 1);
}

bool WaitCounts(const Query& query, const Wait& wait) {
  return query.need->urgency == Urgency::kToday || wait.q16 < kOneQ16;
}

void Score(const MatchIndex& index, const Query& query, Appraisal& appraisal) {
  const RankingPolicy& policy = *index.policy;
  const Premises& premises = appraisal.premises;
  const Service& service = index.catalog->service(index.catalog->offer(appraisal.offer).service);
  const PartValues values = {ProximityValue(policy, appraisal.travel), EligibilityValue(policy, premises),
                             appraisal.refills_in_time ? policy.capacity.prior_q16 : premises.room_q16,
                             FreshnessValue(policy, query.day, service.assured_date), appraisal.fit.value_q16()};
  appraisal.values_q16 = AfterWait(values, appraisal.wait.q16);
  const PartPoints all = PointsOf(policy, appraisal.values_q16);
  appraisal.points = all.points;
  appraisal.score = all.score;
}

}  // namespace kith
