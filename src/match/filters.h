// The hard filters: what shuts an offer out, each with its reason and with what would change it.
#pragma once

#include <vector>

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

// Every filter that shuts `offer` out, in the order of docs/ranking.md; empty where it is ranked.
std::vector<Exclusion> Filter(const MatchIndex& index, const Query& query, const RankedOffer& offer);

}  // namespace kith
