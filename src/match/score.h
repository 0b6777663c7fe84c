// The score of an offer: five parts in whole points, as docs/ranking.md says.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

struct Appraisal;
struct Premises;
struct Wait;

// Proximity and availability are worth less where the household has to wait.
inline constexpr std::array<ScorePart, 2> kPartsThatWait = {ScorePart::kProximity, ScorePart::kAvailability};
// Whether the wait is a reason that people read.
bool WaitCounts(const Query& query, const Wait& wait);

inline std::int32_t WeightOf(const RankingPolicy& policy, ScorePart part) {
  return policy.weights.points[static_cast<std::size_t>(part)];
}

// How many conditions are open, of rules and of the area served; at least one.
std::int64_t OpenConditions(const Premises& premises);

// The values of single parts, before the wait is reckoned with. None falls where minutes, days, open conditions do.
std::int32_t ProximityValue(const RankingPolicy& policy, const Travel& travel);
std::int32_t EligibilityValue(const RankingPolicy& policy, const Premises& premises);
std::int32_t FreshnessValue(const RankingPolicy& policy, Date day, const std::optional<Date>& assured);

// By ScorePart, 0..65536.
using PartValues = std::array<std::int32_t, kScoreParts>;
struct PartPoints {
  std::array<std::int32_t, kScoreParts> points{};
  std::int32_t score = 0;
};
// Those of the parts that wait as multiplied by `wait_q16`.
PartValues AfterWait(PartValues values, std::int32_t wait_q16);
// Grows with each value.
PartPoints PointsOf(const RankingPolicy& policy, const PartValues& values);

// Sets values, points and score of `appraisal`, whose other members are set.
void Score(const MatchIndex& index, const Query& query, Appraisal& appraisal);

// The parts in words.
std::array<ScorePartValue, kScoreParts> DescribeParts(const MatchIndex& index, const Query& query,
                                                      const Appraisal& appraisal, const RankedOffer& offer,
                                                      const std::string& fit);

}  // namespace kith
