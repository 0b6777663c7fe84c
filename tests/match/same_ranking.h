// Expectations that a matcher answers as the naive ranking does: the same offers in the same order with the same scores and parts, the same exclusions
// for the same reasons, the same near misses, the same explanations.
#pragma once

#include <string>

#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"
#include "kith/match/matcher.h"

namespace kith {

struct Compared {
  const Matcher& matcher;
  const RuleBook& rules;        // of its catalog
  const RankingPolicy& policy;  // its policy
  Instant as_of;
  std::string name;  // in failures: "seed 7"
};

void ExpectSameRanking(const Compared& compared, const Household& household, const Need& need);

}  // namespace kith
