// A seeded ranking policy anywhere in the ranges that Validate allows, now and then at their ends.
#pragma once

#include "bench/county/random.h"
#include "kith/match/policy.h"

namespace kith {

RankingPolicy AnyPolicy(Random& random);

}  // namespace kith
