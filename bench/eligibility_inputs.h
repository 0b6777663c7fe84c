// A made-up catalog that is all rules, for measuring their evaluation alone: 50,000 services of one offer each, 28,000 rules over 10,000 distinct
// comparisons of 30 facts, and 64 households.
//
// Model     Comparisons are drawn up once: sets of ZIP codes (half of all), sets of cities and school districts, amounts, ages, shares of the
//           poverty guideline, words, flags. Rule i has comparison i (the first 10,000), the rest are drawn, some facts far more often than others and
//           of each fact some comparisons far more often than others (the least of three even draws). Of the rules 35% are one comparison, 30% two
//           with `and`, 12% one `or` another, 12% `a and (b or c)`, 6% three, 4% a quantifier with a comparison, 1% nested four deep.
//           Of the services 28,000 have a rule of their own, 10,000 share one, 4,000 have age limits alone, 8,000 have nothing.
//           Households have one to six members; of their facts three in four are known, one in eight of these as an interval or one of two words.
// Order     A function of the seed, the same on every compiler.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kith/catalog/records.h"
#include "kith/client/household.h"

namespace kith {

struct EligibilityInputs {
  Directory directory;
  std::vector<Household> households;
  std::vector<std::string> facts;  // of the household or of its place: what an intake asks one by one
};

EligibilityInputs MakeEligibilityInputs(std::uint64_t seed);

}  // namespace kith
