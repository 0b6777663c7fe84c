#include "kith/match/rank_batch.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

#include <absl/status/status.h>

#include "src/geo/hilbert.h"
#include "src/match/turns.h"

namespace kith {
namespace {

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

BatchAnswer AnswerOf(Ranker& ranker, const BatchQuery& query, std::uint32_t limit) {
  const absl::StatusOr<std::span<const RankedRow>> first =
      ranker.First(*query.household, *query.need, query.as_of, limit);
  if (!first.ok()) return first.status();
  return std::vector<RankedRow>(first->begin(), first->end());
}

}  // namespace

std::vector<BatchAnswer> RankBatch(const Matcher& matcher, std::span<const BatchQuery> queries,
                                   const BatchOptions& options) {
  const std::vector<std::uint32_t> order = ByPlace(queries);
  std::vector<BatchAnswer> answers(queries.size(), absl::UnknownError(""));
  WorkInTurns(queries.size(), options.threads, [&](Turns& turns) {
    Ranker ranker(matcher, options.live);
    while (turns.Next()) {
      const std::uint32_t at = order[turns.at()];
      answers[at] = AnswerOf(ranker, queries[at], options.limit);
    }
  });
  return answers;
}

}  // namespace kith
