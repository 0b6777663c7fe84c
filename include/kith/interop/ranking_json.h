// Answers as JSON: docs/answers.md lists the members. Score parts add up to the score. Equal answers give equal bytes.
//
// Errors    None: bytes of a source that are no UTF-8 become U+FFFD.
// Cost      The size of the answer, and an exclusion's names for each near miss.
// Privacy   A confidential location's point, address, name and prose never appear; its hotline does.
#pragma once

#include <span>
#include <string>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/catalog/catalog.h"
#include "kith/match/matcher.h"
#include "kith/match/ranking.h"
#include "kith/match/reach.h"

namespace kith {

// All needs of one household, as one line without its end: {"household": ..., "as_of": ..., "versions": {...}, "needs": [...]}.
std::string FormatRankings(const Catalog& catalog, std::span<const Ranking> rankings);

// One need, and its ranking or why there is none: a term that the directory does not know.
struct NeedAnswer {
  Need need;
  absl::StatusOr<Ranking> ranking;
};
// As FormatRankings; a need without ranking has its "error" and empty lists. `messages`: what the rankings were asked for with.
std::string FormatAnswers(const Matcher& matcher, const Household& household, Instant as_of,
                          std::span<const NeedAnswer> answers, const Messages& messages = Messages::English());

// Whom an offer suits (kith/match/reach.h), as one line without its end. `described`: of each of its clients, in their order, what DescribeReached gives. Of a
// household only its name, its need and the reasons are written: no fact of it, nor where it stays.
std::string FormatReached(const Matcher& matcher, ServiceAtLocationId offer, Instant as_of, const Reached& reached,
                          std::span<const Ranking> described, const Messages& messages = Messages::English());

std::string FormatExplanation(const Catalog& catalog, const Explanation& explanation);

}  // namespace kith
