// The fit part of a score: language, culture, accessibility, cost, wanted hours, one stop for several needs, preferences of the rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

struct Fit {
  std::int32_t value_q16 = kOneQ16;
  std::string reason;                // for the score part
  std::vector<std::string> reasons;  // those worth a line of their own: "Staff speak Spanish."
};

// `judged` has travel, eligibility and hours set.
Fit JudgeFit(const MatchIndex& index, const Query& query, const RankedOffer& judged);

}  // namespace kith
