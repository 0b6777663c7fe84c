// What one call of Rank or Explain looks at: one need of one household at one moment, resolved against a catalog once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/capacity/live_capacity.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/eligibility/compiled_rules.h"
#include "kith/eligibility/rule_book.h"
#include "kith/geo/catchment.h"
#include "kith/match/policy.h"
#include "kith/schedule/opening_hours.h"
#include "src/geo/catalog_catchments.h"
#include "src/match/need_index.h"

namespace kith {

class ProximityPoints;

// The indexes that a Matcher builds once. Pointers live as long as the matcher.
struct MatchIndex {
  const Catalog* catalog = nullptr;
  const RankingPolicy* policy = nullptr;
  const RuleBook* rules = nullptr;
  const CatchmentLocator* locator = nullptr;
  const CatalogCatchments* catchments = nullptr;
  std::span<const OpeningHours> hours;  // by offer
  const NeedIndex* needs = nullptr;
  const CompiledRules* compiled_rules = nullptr;
  const ProximityPoints* proximity = nullptr;
};

struct Query {
  const Household* household = nullptr;
  const Need* need = nullptr;
  const Messages* messages = &Messages::English();  // the language of the answer
  LiveReading* live = nullptr;                      // counts in place of the catalog's, where they are given
  TaxonomyTermId term;
  Instant as_of;
  Date day;                          // local date of as_of
  std::optional<TimeWindow> window;  // the need's, from as_of on
  LocatedPlace where;
  ServedCatchments served;  // catchments of the whole catalog at that place
  std::shared_ptr<const Household>
      judged;  // the household as the rules see it (as_rules_see_it.h): the same of several needs
  std::vector<TaxonomyTermId>
      wanted_cultures;  // of cultures and lived experiences; invalid where the catalog has no such term
  std::vector<TaxonomyTermId>
      other_needs;  // the terms of the household's other needs, each once; those that the catalog has
};

// What was found of the household that was asked about last, for its next need, and of where it stays, for the next who stays there. Of one thread;
// queries that were made with it live until it is asked of another place.
class LastAsked {
 public:
  explicit LastAsked(const CatalogCatchments& catchments) : catchments_(&catchments), scratch_(catchments) {}
  LastAsked(const LastAsked&) = delete;
  LastAsked& operator=(const LastAsked&) = delete;

  // As the locator says it.
  const LocatedPlace& Locate(const Place& place);
  // At the place that was located last.
  const ServedCatchments& served() const { return served_; }
  // Of who stays where `household` says. One object for as long as nothing of it is another.
  std::shared_ptr<const Household> AsRulesSee(const MatchIndex& index, const Household& household, Date day);

 private:
  AreaId CertainArea(const CatchmentLocator& locator, const LocatedPlace& where, AreaType type);

  const CatalogCatchments* catchments_;
  CatchmentScratch scratch_;
  std::optional<LocatedPlace> where_;
  ServedCatchments served_;  // there
  Household stated_;
  Date day_;
  std::shared_ptr<const Household> seen_;                  // of `stated_` on that day
  std::map<std::pair<AreaId, AreaType>, AreaId> certain_;  // of ZIP areas, where no point is known
};

// The need's term. NotFound where it is not in the catalog; InvalidArgument where the need names a member that is not there, places < 1, or its window is over.
absl::StatusOr<TaxonomyTermId> CheckNeed(const Catalog& catalog, const Household& household, const Need& need,
                                         Instant as_of);

// Errors as CheckNeed.
// `known`: what is remembered from query to query, of one catalog.
absl::StatusOr<Query> MakeQuery(const MatchIndex& index, const Household& household, const Need& need, Instant as_of,
                                LastAsked& known);

// Has the query read its counts from `live`, where it is given, by way of `reading`.
inline void ReadLive(const LiveCapacity* live, LiveReading& reading, Query& query) {
  if (live == nullptr) return;
  reading.Begin(*live);
  query.live = &reading;
}

}  // namespace kith
