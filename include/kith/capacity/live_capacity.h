// LiveCapacity: how many places are left now, by those who count them, while rankings read without a lock.
//
//   LiveCapacity live(*catalog);
//   absl::StatusOr<bool> stands = live.Post(row, 3, now);                                  // by one thread or many
//   ranker = Ranker(matcher, &live);                                                       // by others, at the same time
//
// Model     One count for each row of service_capacity.csv (a position in Catalog::records().capacities): so many places available, counted then. It stands in place of
//           the row's `available` and `updated`; all else of the row stays. Of two counts of a row the later one stands, of the same second the one posted last; one
//           that is older than the row itself stands for nothing. An answer is that of a catalog whose rows have these counts.
//           A count that is withdrawn (nothing is available or full for certain, but nobody has counted) is posted without a number.
// Units     Places; whole seconds.
// Threads   Post and At at any time from any thread; no call waits for another. A count is one word of 64 bits, so that no reader sees half of one. A reader sees it
//           in its next query.
// Reading   One query reads each row once (LiveReading), so that what it ranks by and what it says are one count, and offers that share a pool have the same.
// Lifetime  Points to nothing: the catalog may die. It is of that catalog's rows, and of no other's.
// Cost      16 bytes a row. Post and At O(1).
// Errors    Post: NotFound where there is no such row; InvalidArgument for a negative count, and for times before 1970 or after kMaxPostedSeconds.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/time.h"
#include "kith/capacity/availability.h"
#include "kith/catalog/catalog.h"

namespace kith {

inline constexpr std::int64_t kMaxPostedSeconds = (std::int64_t{1} << 33) - 1;  // in the year 2242

struct LiveCount {
  std::optional<std::int64_t> available;  // counts above 1,000,000,000 are taken as this many
  Instant observed_at;
  bool operator==(const LiveCount&) const = default;
};

class LiveCapacity {
 public:
  // Nothing is posted yet: the catalog's counts stand.
  explicit LiveCapacity(const Catalog& catalog);

  // Whether it stands now: false where a later count is there.
  absl::StatusOr<bool> Post(std::uint32_t row, std::optional<std::int64_t> available, Instant observed_at);
  // Nothing where none was posted that stands.
  std::optional<LiveCount> At(std::uint32_t row) const;
  std::uint32_t rows() const { return static_cast<std::uint32_t>(recorded_.size()); }

 private:
  // 0: none. Else the second in the upper 33 bits, then 30 of the count, and a one: later counts are greater.
  using Word = std::uint64_t;
  static_assert(std::atomic<Word>::is_always_lock_free);

  std::vector<std::int64_t> recorded_;  // by row: the second of the catalog's own count, or long ago
  std::unique_ptr<std::atomic<Word>[]> words_;
};

// What one query reads. Of one thread; nothing is allocated after the first Begin.
class LiveReading {
 public:
  // Forgets what was read. `live` outlives the query.
  void Begin(const LiveCapacity& live);
  // As it was when the query first asked.
  const std::optional<LiveCount>& At(std::uint32_t row);

 private:
  const LiveCapacity* live_ = nullptr;
  std::uint32_t query_ = 0;
  std::vector<std::uint32_t> read_by_;  // by row: the query that read it
  std::vector<std::optional<LiveCount>> counts_;
};

// Those of availability.h, with live counts where `live` is given.
RoomStanding EstimateRoom(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted, Instant as_of,
                          const CapacityAssumptions& assumptions, LiveReading* live);
Availability EstimateAvailability(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                  Instant as_of, const CapacityAssumptions& assumptions, const Messages& messages,
                                  LiveReading* live);

}  // namespace kith
