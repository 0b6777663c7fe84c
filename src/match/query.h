// What one call of Rank or Explain looks at: one need of one household at one moment, resolved against a catalog once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"
#include "kith/geo/catchment.h"
#include "kith/match/policy.h"
#include "kith/schedule/opening_hours.h"
#include "src/geo/catalog_catchments.h"

namespace kith {

// The indexes that a Matcher builds once. Pointers live as long as the matcher.
struct MatchIndex {
  const Catalog* catalog = nullptr;
  const RankingPolicy* policy = nullptr;
  const RuleBook* rules = nullptr;
  const CatchmentLocator* locator = nullptr;
  const CatalogCatchments* catchments = nullptr;
  std::span<const OpeningHours> hours;  // by offer
};

struct Query {
  const Household* household = nullptr;
  const Need* need = nullptr;
  const Messages* messages = &Messages::English();  // the language of the answer
  TaxonomyTermId term;
  Instant as_of;
  Date day;                          // local date of as_of
  std::optional<TimeWindow> window;  // the need's, from as_of on
  LocatedPlace where;
  std::unique_ptr<CatchmentScratch> scratch;  // of `served`
  ServedCatchments served;                    // catchments of the whole catalog at that place
  Household
      judged;  // the household as the rules see it: with the city and the county in which it certainly stays, and citizens as such
  std::vector<TaxonomyTermId>
      wanted_cultures;  // of cultures and lived experiences; invalid where the catalog has no such term
  // For each other need of the household, the locations with an offer that meets it: true at the location's index.
  std::vector<std::vector<bool>> other_need_locations;
};

// NotFound where the need's term is not in the catalog; InvalidArgument where it names a member that is not there, places < 1, or its window is over.
absl::StatusOr<Query> MakeQuery(const MatchIndex& index, const Household& household, const Need& need, Instant as_of);

}  // namespace kith
