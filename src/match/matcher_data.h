// What a Matcher is made of, for it and for those who ask it in other ways.
#pragma once

#include <memory>
#include <vector>

#include "kith/eligibility/compiled_rules.h"
#include "kith/match/matcher.h"
#include "src/match/danger.h"
#include "src/match/need_index.h"
#include "src/match/proximity_points.h"
#include "src/match/query.h"

namespace kith {

struct Matcher::Data {
  Data(std::shared_ptr<const Catalog> catalog_in, RankingPolicy policy_in, RuleBook rules_in);

  MatchIndex Index() const {
    return {catalog.get(), &policy, &rules, &locator, &catchments, hours, &needs, &compiled_rules, &proximity};
  }
  absl::StatusOr<Ranking> Rank(const Household& household, const Need& need, Instant as_of, RankOptions options) const;
  // An answer without its lists and counts.
  Ranking Begin(const Query& query) const;

  std::shared_ptr<const Catalog> catalog;
  RankingPolicy policy;
  RuleBook rules;
  CompiledRules compiled_rules;
  CatchmentLocator locator;
  CatalogCatchments catchments;
  NeedIndex needs;
  ProximityPoints proximity;
  DangerIndex dangers;
  AnswerVersions versions;
  std::vector<OpeningHours> hours;  // by offer
};

// For functions that answer from a matcher's data.
struct MatcherAccess {
  static const Matcher::Data& DataOf(const Matcher& matcher) { return *matcher.data_; }
};

}  // namespace kith
