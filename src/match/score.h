// The score of an offer: five parts in whole points, as docs/ranking.md says.
#pragma once

#include <array>
#include <cstdint>
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

// How many conditions are open, of rules and of the area served; at least one.
std::int64_t OpenConditions(const Premises& premises);

// Sets values, points and score of `appraisal`, whose other members are set.
void Score(const MatchIndex& index, const Query& query, Appraisal& appraisal);

// The parts in words.
std::array<ScorePartValue, kScoreParts> DescribeParts(const MatchIndex& index, const Query& query,
                                                      const Appraisal& appraisal, const RankedOffer& offer,
                                                      const std::string& fit);

}  // namespace kith
