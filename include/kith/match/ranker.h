// Ranker answers what Matcher::Rank does, for many households: it looks at no offer that cannot be among the first.
//
//   Ranker ranker(matcher);                                       // one for each thread
//   absl::StatusOr<std::span<const RankedRow>> first = ranker.First(household, need, as_of, 10);
//   absl::StatusOr<Ranking> ranking = ranker.Rank(household, need, as_of, {.limit = 10, .exclusions = false, .counts = false});
//
// Model     The same offers in the same order with the same scores, to the byte, whatever the policy: what is left out unseen can score no more than
//           some bound, and the last of the first k scores more than that. Ties are looked at. Where a ranking is asked for with counts or exclusions,
//           which speak of all offers, all are looked at.
// Order     As Matcher's.
// Threads   A Ranker is of one thread; many may share one Matcher.
// Live      With live counts, answers are those of a catalog that has them (kith/capacity/live_capacity.h); each count is read once for an answer.
// Lifetime  Keeps a pointer into the matcher, which may be moved and must outlive it, as the live counts must. Rows live until the ranker's next call.
// Cost      First: what the household says of each fact of the rules, then O(blocks and offers whose bound reaches the k-th score). Policies under which
//           few offers stand out are slower, down to looking at all. A household that asks for one need after the other, on one day, is read once.
//           Once a ranker has answered its largest need, what it keeps for itself (blocks, bounds, contenders, rows) allocates nothing; making the query
//           (a copy of the household, for its first need), reading hours and counts and judging rules of the few that are settled still do.
// Errors    As Matcher::Rank.
// Method    Best first over blocks of neighbours, refined step by step from cheap to dear (src/match/retriever.h); after Hjaltason and Samet (1999),
//           Distance browsing in spatial databases.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include <absl/status/statusor.h>

#include "kith/base/truth.h"
#include "kith/match/matcher.h"

namespace kith {

// An offer of a ranking, without words.
struct RankedRow {
  ServiceAtLocationId offer;
  std::int32_t score = 0;
  std::array<std::int32_t, kScoreParts> points{};  // by ScorePart: they add up to the score
  std::optional<std::int32_t> minutes;             // as in Travel
  std::optional<std::int32_t> in_person_minutes;
  Truth eligible = Truth::kUnknown;
  Truth serves = Truth::kUnknown;
  std::uint64_t rotation = 0;
  bool operator==(const RankedRow&) const = default;
};

class Ranker {
 public:
  explicit Ranker(const Matcher& matcher, const LiveCapacity* live = nullptr);
  Ranker(Ranker&&) noexcept;
  Ranker& operator=(Ranker&&) noexcept;
  ~Ranker();

  // The first `limit` of the ranking.
  absl::StatusOr<std::span<const RankedRow>> First(const Household& household, const Need& need, Instant as_of,
                                                   std::uint32_t limit);
  // What Matcher::Rank gives; with the ranker's live counts, where the options name none.
  absl::StatusOr<Ranking> Rank(const Household& household, const Need& need, Instant as_of, RankOptions options);

 private:
  struct Scratch;
  const Matcher::Data* matcher_;
  const LiveCapacity* live_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace kith
