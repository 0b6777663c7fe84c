// A matcher's indexes, laid open: for tests of what stands below Matcher.
#pragma once

#include <cstdint>
#include <vector>

#include "kith/catalog/catalog_builder.h"
#include "src/match/proximity_points.h"
#include "src/match/query.h"

namespace kith {

struct Indexes {
  Indexes(const Directory& directory, const RankingPolicy& policy_in)
      : catalog(*CatalogBuilder(directory).Build()),
        policy(policy_in),
        rules(*RuleBook::Build(catalog)),
        compiled_rules(CompiledRules::Build(rules)),
        locator(catalog),
        catchments(catalog, locator),
        needs(catalog, rules, catchments),
        proximity(policy) {
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i)
      hours.push_back(OpeningHours::Build(catalog, ServiceAtLocationId(i)));
  }
  // Points into this, which stays where it is.
  MatchIndex All() const {
    return {&catalog, &policy, &rules, &locator, &catchments, hours, &needs, &compiled_rules, &proximity};
  }

  Catalog catalog;
  RankingPolicy policy;
  RuleBook rules;
  CompiledRules compiled_rules;
  CatchmentLocator locator;
  CatalogCatchments catchments;
  NeedIndex needs;
  ProximityPoints proximity;
  std::vector<OpeningHours> hours;
};

}  // namespace kith
