// The score of an offer: five parts in whole points, as docs/ranking.md says.
#pragma once

#include "kith/match/ranking.h"
#include "src/match/fit.h"
#include "src/match/query.h"

namespace kith {

// Sets parts and score of `offer`, whose other members are judged.
void Score(const MatchIndex& index, const Query& query, const Fit& fit, RankedOffer& offer);

}  // namespace kith
