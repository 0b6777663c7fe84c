// Rankings as a case manager reads them at a glance.
//
// Order     Emergency numbers; for each need a table of offers with what to ask and bring under each; how many were left out and why, and
//           the nearest misses; the versions.
#pragma once

#include <span>
#include <string>

#include "examples/kith/layout.h"
#include "kith/catalog/catalog.h"
#include "kith/match/ranking.h"

namespace kith_program {

// All needs of one household; `rankings` is not empty.
std::string RankingsText(const kith::Catalog& catalog, std::span<const kith::Ranking> rankings,
                         const TextOptions& options, std::span<const std::string> ask_next = {});

}  // namespace kith_program
