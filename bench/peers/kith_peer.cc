#include "bench/peers/kith_peer.h"

#include <utility>
#include <vector>

#include "bench/stop.h"
#include "kith/match/ranker.h"
#include "src/match/matcher_data.h"

namespace kith::peers {
namespace {

Query MustMake(const MatchIndex& index, const FlatQueries& queries, std::size_t at, Instant as_of, LastAsked& known) {
  return OrStop(MakeQuery(index, queries.households[at], queries.needs[at], as_of, known));
}

class KithItself final : public Peer {
 public:
  KithItself(const Matcher& matcher, const FlatQueries& queries, Instant as_of)
      : ranker_(matcher), queries_(queries), as_of_(as_of) {}
  std::string_view name() const override { return "Kith"; }
  void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) override {
    const auto at = static_cast<std::size_t>(&query - queries_.flat.data());
    const auto rows =
        ranker_.First(queries_.households[at], queries_.needs[at], as_of_, static_cast<std::uint32_t>(limit));
    OrStop(rows.status());
    ids.clear();
    for (const RankedRow& row : *rows) ids.push_back(row.offer.index());
  }

 private:
  Ranker ranker_;
  const FlatQueries& queries_;
  Instant as_of_;
};

class MakingQueries final : public Peer {
 public:
  MakingQueries(const Matcher& matcher, const FlatQueries& queries, Instant as_of)
      : index_(MatcherAccess::DataOf(matcher).Index()), known_(*index_.catchments), queries_(queries), as_of_(as_of) {}
  std::string_view name() const override { return "- its query"; }
  void First(const FlatQuery& query, std::size_t, std::vector<std::uint32_t>& ids) override {
    const auto at = static_cast<std::size_t>(&query - queries_.flat.data());
    ids.assign(1, MustMake(index_, queries_, at, as_of_, known_).term.index());
  }

 private:
  MatchIndex index_;
  LastAsked known_;
  const FlatQueries& queries_;
  Instant as_of_;
};

class ScanningRules final : public Peer {
 public:
  ScanningRules(const Matcher& matcher, const FlatQueries& queries, Instant as_of)
      : index_(MatcherAccess::DataOf(matcher).Index()),
        scan_(*index_.compiled_rules),
        queries_(queries),
        day_(index_.catalog->time_zone().ToLocal(as_of).date) {
    LastAsked known(*index_.catchments);
    for (std::size_t i = 0; i < queries.flat.size(); ++i)
      judged_.push_back(MustMake(index_, queries, i, as_of, known).judged);
  }
  std::string_view name() const override { return "- its rules"; }
  void First(const FlatQuery& query, std::size_t, std::vector<std::uint32_t>& ids) override {
    const auto at = static_cast<std::size_t>(&query - queries_.flat.data());
    scan_.Begin(*judged_[at], queries_.needs[at], day_);
    ids.assign(1, static_cast<std::uint32_t>(scan_.At(ServiceAtLocationId(0))));
  }

 private:
  MatchIndex index_;
  EligibilityScan scan_;
  const FlatQueries& queries_;
  Date day_;
  std::vector<std::shared_ptr<const Household>> judged_;
};

}  // namespace

std::unique_ptr<Peer> MakeKith(const Matcher& matcher, const FlatQueries& queries, Instant as_of) {
  return std::make_unique<KithItself>(matcher, queries, as_of);
}
std::unique_ptr<Peer> MakeKithsQuery(const Matcher& matcher, const FlatQueries& queries, Instant as_of) {
  return std::make_unique<MakingQueries>(matcher, queries, as_of);
}
std::unique_ptr<Peer> MakeKithsRules(const Matcher& matcher, const FlatQueries& queries, Instant as_of) {
  return std::make_unique<ScanningRules>(matcher, queries, as_of);
}

}  // namespace kith::peers
