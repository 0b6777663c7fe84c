// Reach answers the reverse question: whom of these people would this offer suit? For a call centre that fills a new program.
//
//   std::vector<BatchQuery> queries = ...;                        // which household, which of its needs, when
//   absl::StatusOr<Reached> reached = Reach(matcher, offer, queries, {.limit = 50});
//   for (const ReachedClient& client : reached->clients) Call(queries[client.query], client.row.score);
//
// Model     The exact inverse of a ranking: a need is reached where Matcher::Rank would rank the offer for it, and its row says what that ranking says. One that
//           is not reached is of other needs, or shut out for the reason that its ranking would give.
// Order     Score descending, travel minutes ascending, minutes in person ascending (unknown last), rotation ascending (a hash of household, offer and day: equals
//           take turns from day to day, and no place in a file is better than another), then as asked. The first `limit` of that.
// Threads   Starts `threads` (0: one for each core) and waits for them. The answer is the same for each number of threads.
// Lifetime  Queries point at households and needs, which outlive the call.
// Cost      O(needs). Those of another term, and of a place that no box round the areas served has, are told before anything of the household is read; without
//           `counts` those who stay too far away, too.
// Errors    NotFound where the offer is not in the catalog. What is wrong with one need is told of that need, as Matcher::Rank would.
// Privacy   Where a confidential site lies moves nobody in the list: its travel is a constant, and nobody is left out for it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/match/matcher.h"
#include "kith/match/rank_batch.h"

namespace kith {

struct ReachOptions {
  std::uint32_t limit = 50;
  std::uint32_t threads = 0;
  // False: those who are shut out are counted together (`excluded`), not by reason, which is faster.
  bool counts = true;
};

struct ReachedClient {
  std::uint32_t query = 0;  // its position among those asked about
  RankedRow row;
  bool operator==(const ReachedClient&) const = default;
};
// The order of an answer.
bool ComesBefore(const ReachedClient& a, const ReachedClient& b);

struct UnreachedError {
  std::uint32_t query = 0;
  absl::Status status;
};

struct Reached {
  std::vector<ReachedClient> clients;                                 // the first `limit`
  std::uint32_t suited = 0;                                           // before `limit`
  std::uint32_t other_needs = 0;                                      // which the offer does not meet
  std::uint32_t excluded = 0;                                         // which it meets, and is shut out
  std::array<std::uint32_t, kExclusionReasons> excluded_by_reason{};  // with `counts`: they add up to `excluded`
  std::vector<UnreachedError> errors;                                 // by query
};

absl::StatusOr<Reached> Reach(const Matcher& matcher, ServiceAtLocationId offer, std::span<const BatchQuery> queries,
                              const ReachOptions& options);

// The offer in words, for a household that it suits: a ranking which holds it alone, as Matcher::Rank would show it. What is shut out is not told of.
absl::StatusOr<Ranking> DescribeReached(const Matcher& matcher, ServiceAtLocationId offer, const BatchQuery& query,
                                        const Messages& messages = Messages::English());

}  // namespace kith
