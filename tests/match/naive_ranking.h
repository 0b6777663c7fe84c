// A second, independent ranking, written from docs/ranking.md and the headers alone, in the plainest way: it scans the directory's tables for
// everything and keeps no index. It shares no code with src/match. Of the floors below it uses single facts: distance, minutes of a straight line,
// the verdict of the rules, openings, the probability of a place.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"
#include "kith/match/policy.h"
#include "kith/match/ranking.h"

namespace kith {

// One offer judged.
struct NaiveOffer {
  std::string key, service;
  std::int32_t score = 0;
  std::array<std::int32_t, kScoreParts> values{};
  std::array<std::int32_t, kScoreParts> points{};
  std::optional<std::int32_t> minutes, minutes_min, minutes_max, in_person;
  std::uint64_t rotation = 0;
  bool remote = false;
  bool hard_to_change = false;  // where it is shut out by one filter alone: these are the last of the near misses
  bool opens_again = false;     // within the days that are looked ahead
  Truth serves = Truth::kUnknown;
  Truth eligible = Truth::kUnknown;
  std::vector<ExclusionReason> reasons;  // every filter that shuts it out, in their order; empty: ranked
};

struct NaiveRanking {
  std::vector<NaiveOffer> ranked;        // in order, all of them
  std::vector<NaiveOffer> excluded;      // ascending by key
  std::vector<std::string> near_misses;  // keys, best first
  std::vector<std::string> emergency;    // numbers, in order
};

NaiveRanking RankNaively(const Catalog& catalog, const RuleBook& rules, const RankingPolicy& policy,
                         const Household& household, const Need& need, Instant as_of);

}  // namespace kith
