// RankBatch ranks for many households at once, on all cores.
//
//   std::vector<BatchQuery> queries = ...;                        // which household, which of its needs, when
//   std::vector<BatchAnswer> answers = RankBatch(matcher, queries, {.limit = 10});
//   if (answers[7].ok()) for (const RankedRow& row : *answers[7]) ...
//
// Model     Each answer is what Ranker::First gives.
// Order     Answers stand as their queries do. The same for each number of threads.
// Threads   Starts `threads` (0: one for each core), fewer where the system gives fewer, and waits for them. Each has a Ranker; they take turns at queries
//           that lie near each other on the map.
// Lifetime  Queries point at households and needs, which outlive the call.
// Cost      As First, divided by the threads; a Ranker for each thread, once.
// Errors    Each answer has its own, as Ranker::First.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/match/ranker.h"

namespace kith {

struct BatchQuery {
  const Household* household = nullptr;
  const Need* need = nullptr;
  Instant as_of;
};

struct BatchOptions {
  std::uint32_t limit = 10;
  std::uint32_t threads = 0;
  const LiveCapacity* live = nullptr;  // as in RankOptions
};

using BatchAnswer = absl::StatusOr<std::vector<RankedRow>>;

std::vector<BatchAnswer> RankBatch(const Matcher& matcher, std::span<const BatchQuery> queries,
                                   const BatchOptions& options);

}  // namespace kith
