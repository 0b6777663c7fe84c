// The policy `bench`: of proximity, open conditions and room alone, ties by key. What an index of places and a few columns can say as well.
#pragma once

#include "kith/match/policy.h"

namespace kith {

inline RankingPolicy BenchPolicy() {
  RankingPolicy policy;
  policy.name = "bench";
  policy.weights.points = {5000, 3000, 2000, 0, 0};
  policy.ties = TieOrder::kKey;
  return policy;
}

}  // namespace kith
