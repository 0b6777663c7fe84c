#include "tests/match/random_policy.h"

namespace kith {

RankingPolicy AnyPolicy(Random& random) {
  RankingPolicy policy;
  if (random.Chance(20)) return policy;  // the default
  std::int32_t left = kFullScore;
  for (std::size_t part = 0; part + 1 < kScoreParts; ++part) {
    policy.weights.points[part] = random.Between(0, left / 2);
    left -= policy.weights.points[part];
  }
  policy.weights.points[kScoreParts - 1] = left;
  for (std::int32_t* share :
       {&policy.no_travel_q16, &policy.unknown_travel_q16, &policy.confidential_travel_q16, &policy.open_clause_q16,
        &policy.open_floor_q16, &policy.unknown_freshness_q16, &policy.unknown_wait_q16, &policy.capacity.prior_q16})
    *share = random.Chance(15) ? random.Pick({0, kOneQ16}) : random.Between(0, kOneQ16);
  policy.proximity_half_life_minutes = random.Between(1, 90);
  policy.freshness_half_life_days = random.Between(1, 900);
  policy.urgent_wait_half_life_minutes = random.Between(1, 3000);
  policy.travel_minutes_max = random.Between(0, 600);
  policy.next_opening_days = random.Between(1, 30);
  policy.travel.detour_percent = random.Between(100, 200);
  policy.travel.transit_start_minutes = random.Between(0, 30);
  policy.capacity.half_life_minutes = random.Between(1, 4000);
  policy.capacity.certain_minutes = random.Between(0, 3000);
  if (random.Chance(25)) policy.ties = TieOrder::kKey;
  return policy;
}

}  // namespace kith
