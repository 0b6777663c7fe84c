// LiveMatcher: a matcher and the live counts of its catalog, which a service swaps for newer ones while it answers.
//
//   LiveMatcher live(*Matcher::Build(catalog, policy));
//   LiveRanker ranker(live);                                            // one for each thread that answers
//   ranker.First(household, need, as_of, 10);
//   live.Post("bed-count-17", 3, now);                                  // any thread: in the next query of each ranker
//   live.Replace(*Matcher::Build(newer, policy));                       // any thread: from the next query of each ranker on
//
// Model     Each answer is of one matcher and its counts, from its first step to its last: that which was current when it was asked for. Replace takes over the posted
//           counts by the keys of their rows, those which are not older than the new catalog's own. No count that was posted is lost on the way, and no
//           query waits for a matcher to be built, or fails for being asked meanwhile.
// Threads   Any number of rankers, of posting threads and of replacing ones, at the same time. A query reads one atomic number; only where the matcher was replaced
//           since its thread's last query it takes a mutex, to copy a pointer. Who posts waits for nobody but while a Replace takes counts over.
// Lifetime  A LiveRanker must not outlive its LiveMatcher. A replaced matcher lives until the last ranker that uses it has seen the new one, and rows of a
//           LiveRanker until its next call.
// Cost      Post: O(log rows). Replace: O(rows). The first query of a thread after it: a new Ranker.
// Errors    Post: NotFound where the catalog has no row with that key; else as LiveCapacity::Post. Queries: as Ranker's.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string_view>
#include <utility>

#include <absl/status/statusor.h>

#include "kith/capacity/live_capacity.h"
#include "kith/match/matcher.h"
#include "kith/match/ranker.h"

namespace kith {

// What is current for a while. The counts go on changing.
struct LiveSnapshot {
  explicit LiveSnapshot(Matcher matcher_in) : matcher(std::move(matcher_in)), capacity(matcher.catalog()) {}
  Matcher matcher;
  LiveCapacity capacity;
  std::uint64_t number = 0;  // from 0: how many were replaced before it
};

class LiveMatcher {
 public:
  explicit LiveMatcher(Matcher matcher);

  // `capacity_key`: of a row of service_capacity.csv. Whether the count stands: false where a later one is there.
  absl::StatusOr<bool> Post(std::string_view capacity_key, std::optional<std::int64_t> available, Instant observed_at);
  void Replace(Matcher matcher);

  std::shared_ptr<const LiveSnapshot> Current() const;
  std::uint64_t number() const { return number_.load(std::memory_order_acquire); }  // of the current one

 private:
  std::shared_mutex posting_;  // shared by those who post, held alone while counts are taken over
  mutable std::mutex swap_;    // of current_
  std::shared_ptr<LiveSnapshot> current_;
  std::atomic<std::uint64_t> number_ = 0;
};

class LiveRanker {
 public:
  explicit LiveRanker(const LiveMatcher& live);

  // As Ranker's, of what is current.
  absl::StatusOr<std::span<const RankedRow>> First(const Household& household, const Need& need, Instant as_of,
                                                   std::uint32_t limit);
  absl::StatusOr<Ranking> Rank(const Household& household, const Need& need, Instant as_of, RankOptions options);

  // That of the last answer, whose offers are ids in its catalog.
  const LiveSnapshot& snapshot() const { return *snapshot_; }

 private:
  void Refresh();
  const LiveMatcher* live_;
  std::shared_ptr<const LiveSnapshot> snapshot_;
  Ranker ranker_;
};

}  // namespace kith
