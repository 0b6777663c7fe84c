// Judges one offer for one query: every filter, every part of the score, every reason.
#pragma once

#include <vector>

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

struct Judgement {
  RankedOffer offer;                  // in full, even where it is excluded
  std::vector<Exclusion> exclusions;  // every filter that shuts it out, in the order of the filters
};

Judgement Judge(const MatchIndex& index, const Query& query, ServiceAtLocationId id);

}  // namespace kith
