#include "kith/capacity/live_capacity.h"

#include <algorithm>
#include <limits>
#include <string>

#include <absl/status/status.h>

#include "src/capacity/unit_evidence.h"

namespace kith {
namespace {

constexpr int kCountBits = 30;
constexpr int kSecondShift = kCountBits + 1;
constexpr std::uint64_t kNotCounted = (std::uint64_t{1} << kCountBits) - 1;
static_assert(kMaxPlaces < static_cast<std::int64_t>(kNotCounted));
static_assert(static_cast<std::uint64_t>(kMaxPostedSeconds) <= std::numeric_limits<std::uint64_t>::max() >>
              kSecondShift);

std::uint64_t Pack(const LiveCount& count) {
  const std::uint64_t places =
      count.available ? static_cast<std::uint64_t>(std::min(*count.available, kMaxPlaces)) : kNotCounted;
  return static_cast<std::uint64_t>(count.observed_at.unix_seconds) << kSecondShift | places << 1 | 1;
}

std::int64_t SecondOf(std::uint64_t word) { return static_cast<std::int64_t>(word >> kSecondShift); }

LiveCount Unpack(std::uint64_t word) {
  LiveCount count{.available = std::nullopt, .observed_at = {SecondOf(word)}};
  const std::uint64_t places = word >> 1 & kNotCounted;
  if (places != kNotCounted) count.available = static_cast<std::int64_t>(places);
  return count;
}

}  // namespace

LiveCapacity::LiveCapacity(const Catalog& catalog) {
  const auto& rows = catalog.records().capacities;
  recorded_.reserve(rows.size());
  for (const ServiceCapacity& row : rows)
    recorded_.push_back(row.updated ? row.updated->unix_seconds : std::numeric_limits<std::int64_t>::min());
  words_ = std::make_unique<std::atomic<Word>[]>(recorded_.size());
}

absl::StatusOr<bool> LiveCapacity::Post(std::uint32_t row, std::optional<std::int64_t> available, Instant observed_at) {
  if (row >= recorded_.size())
    return absl::NotFoundError("live capacity: there is no row " + std::to_string(row) + " of capacities");
  if (available && *available < 0)
    return absl::InvalidArgumentError("live capacity: " + std::to_string(*available) + " places: expected 0 or more");
  const std::int64_t second = observed_at.unix_seconds;
  if (second < 0 || second > kMaxPostedSeconds)
    return absl::InvalidArgumentError("live capacity: counted at second " + std::to_string(second) +
                                      ": expected from 1970 to 2242");
  if (second < recorded_[row]) return false;
  const Word posted = Pack({available, observed_at});
  std::atomic<Word>& word = words_[row];
  Word before = word.load(std::memory_order_relaxed);
  do {
    if (SecondOf(before) > second) return false;
  } while (!word.compare_exchange_weak(before, posted, std::memory_order_release, std::memory_order_relaxed));
  return true;
}

std::optional<LiveCount> LiveCapacity::At(std::uint32_t row) const {
  const Word word = words_[row].load(std::memory_order_acquire);
  if (word == 0) return std::nullopt;
  return Unpack(word);
}

void LiveReading::Begin(const LiveCapacity& live) {
  live_ = &live;
  if (++query_ == 0 || read_by_.size() != live.rows()) {
    read_by_.assign(live.rows(), 0);
    counts_.resize(live.rows());
    query_ = 1;
  }
}

const std::optional<LiveCount>& LiveReading::At(std::uint32_t row) {
  if (read_by_[row] != query_) {
    read_by_[row] = query_;
    counts_[row] = live_->At(row);
  }
  return counts_[row];
}

}  // namespace kith
