// What a person reads under an offer: why it is here, what is still to ask, what to bring, what to be careful about.
#pragma once

#include "kith/match/ranking.h"
#include "src/match/appraisal.h"
#include "src/match/fit.h"
#include "src/match/query.h"

namespace kith {

// Sets reasons, ask, ask_provider, bring and notes of `offer`, whose other members are judged.
void GatherReasons(const MatchIndex& index, const Query& query, const Appraisal& appraisal, const FitText& fit,
                   RankedOffer& offer);

}  // namespace kith
