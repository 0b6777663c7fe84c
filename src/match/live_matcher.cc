#include "kith/match/live_matcher.h"

#include <string>
#include <utility>

#include <absl/status/status.h>

namespace kith {
namespace {

// By keys: the rows of another catalog stand elsewhere. Those that are older than the new row's own count are refused there.
void TakeOver(const LiveSnapshot& from, LiveSnapshot& to) {
  const auto& rows = from.matcher.catalog().records().capacities;
  const auto& next = to.matcher.catalog().records().capacities;
  for (std::uint32_t row = 0; row < from.capacity.rows(); ++row) {
    const std::optional<LiveCount> count = from.capacity.At(row);
    if (!count) continue;
    const std::uint32_t at = next.Find(rows[row].key);
    if (at != next.kNone) to.capacity.Post(at, count->available, count->observed_at).IgnoreError();
  }
}

}  // namespace

LiveMatcher::LiveMatcher(Matcher matcher) : current_(std::make_shared<LiveSnapshot>(std::move(matcher))) {}

absl::StatusOr<bool> LiveMatcher::Post(std::string_view capacity_key, std::optional<std::int64_t> available,
                                       Instant observed_at) {
  const std::shared_lock posting(posting_);
  // No Replace is under way: current_ changes under posting_ alone.
  const auto& rows = current_->matcher.catalog().records().capacities;
  const std::uint32_t row = rows.Find(capacity_key);
  if (row == rows.kNone)
    return absl::NotFoundError("live capacity: no row of capacities has the key \"" + std::string(capacity_key) + "\"");
  return current_->capacity.Post(row, available, observed_at);
}

void LiveMatcher::Replace(Matcher matcher) {
  auto next = std::make_shared<LiveSnapshot>(std::move(matcher));
  const std::unique_lock posting(posting_);
  TakeOver(*current_, *next);
  next->number = current_->number + 1;
  {
    const std::lock_guard swap(swap_);
    current_.swap(next);
    number_.store(current_->number, std::memory_order_release);
  }
}

std::shared_ptr<const LiveSnapshot> LiveMatcher::Current() const {
  const std::lock_guard swap(swap_);
  return current_;
}

LiveRanker::LiveRanker(const LiveMatcher& live)
    : live_(&live), snapshot_(live.Current()), ranker_(snapshot_->matcher, &snapshot_->capacity) {}

// The ranker goes before the matcher that it points into.
void LiveRanker::Refresh() {
  if (live_->number() == snapshot_->number) return;
  std::shared_ptr<const LiveSnapshot> current = live_->Current();
  ranker_ = Ranker(current->matcher, &current->capacity);
  snapshot_ = std::move(current);
}

absl::StatusOr<std::span<const RankedRow>> LiveRanker::First(const Household& household, const Need& need,
                                                             Instant as_of, std::uint32_t limit) {
  Refresh();
  return ranker_.First(household, need, as_of, limit);
}

absl::StatusOr<Ranking> LiveRanker::Rank(const Household& household, const Need& need, Instant as_of,
                                         RankOptions options) {
  Refresh();
  return ranker_.Rank(household, need, as_of, options);
}

}  // namespace kith
