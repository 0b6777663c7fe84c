#include "kith/match/rank_batch.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <numeric>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>

#include <absl/status/status.h>

#include "src/geo/hilbert.h"

namespace kith {
namespace {

constexpr std::size_t kTurn = 32;  // queries that a thread takes at a time

// Positions of queries along a Hilbert curve; those without a point by ZIP code, after them. What lies near is in the processor's cache still.
std::vector<std::uint32_t> ByPlace(std::span<const BatchQuery> queries) {
  std::vector<std::uint64_t> along(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Place& place = queries[i].household->place;
    along[i] = place.point ? geo_internal::HilbertPosition(*place.point) : ~std::uint64_t{0};
  }
  std::vector<std::uint32_t> order(queries.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](std::uint32_t i) {
    return std::tuple(along[i], std::string_view(queries[i].household->place.zip), i);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

class Batch {
 public:
  Batch(const Matcher& matcher, std::span<const BatchQuery> queries, std::uint32_t limit)
      : matcher_(matcher),
        queries_(queries),
        limit_(limit),
        order_(ByPlace(queries)),
        answers_(queries.size(), absl::UnknownError("")) {}

  // What one thread does. Memory that is not there is told to the caller.
  void Work() noexcept {
    try {
      Ranker ranker(matcher_);
      for (std::size_t begin = next_.fetch_add(kTurn); begin < order_.size(); begin = next_.fetch_add(kTurn)) {
        for (std::size_t i = begin; i < std::min(begin + kTurn, order_.size()); ++i) Answer(ranker, order_[i]);
      }
    } catch (...) {
      if (!failed_.exchange(true)) failure_ = std::current_exception();
    }
  }

  std::vector<BatchAnswer> Finish() && {
    if (failed_) std::rethrow_exception(failure_);
    return std::move(answers_);
  }

 private:
  void Answer(Ranker& ranker, std::uint32_t at) {
    const BatchQuery& query = queries_[at];
    const absl::StatusOr<std::span<const RankedRow>> first =
        ranker.First(*query.household, *query.need, query.as_of, limit_);
    if (first.ok()) {
      answers_[at].emplace(first->begin(), first->end());
    } else {
      answers_[at] = first.status();
    }
  }

  const Matcher& matcher_;
  std::span<const BatchQuery> queries_;
  std::uint32_t limit_;
  std::vector<std::uint32_t> order_;
  std::vector<BatchAnswer> answers_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::exception_ptr failure_;  // of the first thread that failed
};

}  // namespace

std::vector<BatchAnswer> RankBatch(const Matcher& matcher, std::span<const BatchQuery> queries,
                                   const BatchOptions& options) {
  Batch batch(matcher, queries, options.limit);
  const std::uint32_t wanted = options.threads == 0 ? std::thread::hardware_concurrency() : options.threads;
  const std::size_t useful = (queries.size() + kTurn - 1) / kTurn;
  std::vector<std::thread> others;
  try {
    while (others.size() + 1 < std::min<std::size_t>(wanted, useful)) others.emplace_back([&batch] { batch.Work(); });
  } catch (const std::system_error&) {
    // The system gives no more threads: those that there are do it.
  }
  batch.Work();
  for (std::thread& other : others) other.join();
  return std::move(batch).Finish();
}

}  // namespace kith
