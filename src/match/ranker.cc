#include "kith/match/ranker.h"

#include <utility>

#include "src/match/judge.h"
#include "src/match/matcher_data.h"
#include "src/match/query.h"
#include "src/match/retriever.h"

namespace kith {

struct Ranker::Scratch {
  explicit Scratch(const MatchIndex& index) : last(*index.catchments), retriever(index) {}
  LastAsked last;
  Retriever retriever;
  LiveReading reading;
};

Ranker::Ranker(const Matcher& matcher, const LiveCapacity* live)
    : matcher_(matcher.data_.get()), live_(live), scratch_(std::make_unique<Scratch>(matcher_->Index())) {}
Ranker::Ranker(Ranker&&) noexcept = default;
Ranker& Ranker::operator=(Ranker&&) noexcept = default;
Ranker::~Ranker() = default;

absl::StatusOr<std::span<const RankedRow>> Ranker::First(const Household& household, const Need& need, Instant as_of,
                                                         std::uint32_t limit) {
  absl::StatusOr<Query> query = MakeQuery(matcher_->Index(), household, need, as_of, scratch_->last);
  if (!query.ok()) return query.status();
  ReadLive(live_, scratch_->reading, *query);
  return scratch_->retriever.First(*query, limit);
}

absl::StatusOr<Ranking> Ranker::Rank(const Household& household, const Need& need, Instant as_of, RankOptions options) {
  if (options.live == nullptr) options.live = live_;
  if (options.counts) return matcher_->Rank(household, need, as_of, options);
  const MatchIndex index = matcher_->Index();
  absl::StatusOr<Query> query = MakeQuery(index, household, need, as_of, scratch_->last);
  if (!query.ok()) return query.status();
  query->messages = options.messages;
  ReadLive(options.live, scratch_->reading, *query);
  Ranking ranking = matcher_->Begin(*query);
  ranking.counted = false;
  for (const RankedRow& row : scratch_->retriever.First(*query, options.limit))
    ranking.offers.push_back(Judge(index, *query, row.offer).offer);
  return ranking;
}

}  // namespace kith
