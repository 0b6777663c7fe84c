// Needs of danger: violence, overdose, suicide, fire. Their emergency numbers stand before any referral.
#pragma once

#include <string>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/match/policy.h"

namespace kith {

class DangerIndex {
 public:
  DangerIndex(const Catalog& catalog, const std::vector<DangerRule>& dangers);
  // Numbers of every rule that `term` or a fact of the household falls under, in the order of the rules, each number once.
  std::vector<EmergencyNumber> NumbersFor(TaxonomyTermId term, const Household& household) const;

 private:
  struct Entry {
    std::vector<TaxonomyTermId> terms;  // ascending
    std::vector<std::string> facts;
    std::vector<EmergencyNumber> numbers;
  };
  std::vector<Entry> entries_;
};

}  // namespace kith
