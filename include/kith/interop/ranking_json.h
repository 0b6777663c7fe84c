// Answers as JSON: docs/answers.md lists the members. Score parts add up to the score. Equal answers give equal bytes.
//
// Privacy   A confidential location's point, address, name and prose never appear; its hotline does.
#pragma once

#include <span>
#include <string>

#include "kith/catalog/catalog.h"
#include "kith/match/matcher.h"
#include "kith/match/ranking.h"

namespace kith {

// All needs of one household, as one line without its end: {"household": ..., "as_of": ..., "versions": {...}, "needs": [...]}.
std::string FormatRankings(const Catalog& catalog, std::span<const Ranking> rankings);
std::string FormatExplanation(const Catalog& catalog, const Explanation& explanation);

}  // namespace kith
