#include "kith/match/gaps.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "src/match/turns.h"

namespace kith {
namespace {

constexpr std::uint64_t kMostHidden = kFewestTold - 1;

absl::StatusOr<Feasibility> FindOne(const Matcher& matcher, Ranker& ranker, const BatchQuery& query) {
  const auto first = ranker.First(*query.household, *query.need, query.as_of, 2);
  if (!first.ok()) return first.status();
  if (!first->empty()) return Feasibility{first->size() == 1 ? Choice::kOne : Choice::kSeveral, std::nullopt};
  const absl::StatusOr<Ranking> all =
      matcher.Rank(*query.household, *query.need, query.as_of, {.limit = 0, .exclusions = false});
  if (!all.ok()) return all.status();
  Feasibility found{Choice::kNone, std::nullopt};
  const auto& by_reason = all->excluded_by_reason;
  const auto most = std::max_element(by_reason.begin(), by_reason.end());
  if (*most > 0) found.barrier = static_cast<ExclusionReason>(most - by_reason.begin());
  return found;
}

std::size_t PlaceOf(const Barrier& barrier) { return barrier ? static_cast<std::size_t>(*barrier) : kExclusionReasons; }
Barrier BarrierAt(std::size_t place) {
  return place == kExclusionReasons ? Barrier() : Barrier(static_cast<ExclusionReason>(place));
}

// What is hidden of one column, or of several.
struct Hidden {
  std::uint64_t count = 0, positive = 0, sum = 0;

  void Add(std::uint64_t number) {
    ++count;
    positive += number > 0 ? 1 : 0;
    sum += number;
  }
  void Add(const Hidden& more) {
    count += more.count;
    positive += more.positive;
    sum += more.sum;
  }
  // See "Few" in the header.
  bool MayBeAdded() const {
    return count == 0 || (sum >= positive + kMostHidden && sum + kMostHidden <= kMostHidden * count + 1);
  }
};

bool IsHidden(std::uint64_t number, bool row_has_many) { return number < kFewestTold && (number > 0 || !row_has_many); }

GapRow PublishRow(const GapKey& key, const GapCell& cell) {
  GapRow row{.key = key};
  const bool has_many = *std::max_element(cell.households.begin(), cell.households.end()) >= kFewestTold;
  for (std::size_t i = 0; i < kChoices; ++i) {
    const bool hidden = IsHidden(cell.households[i], has_many);
    row.with[i] = hidden ? GapNumber{Told::kFew, 0} : GapNumber{Told::kNumber, cell.households[i]};
    if (hidden) row.households.told = Told::kWithheld;
  }
  if (row.households.told == Told::kNumber)
    row.households.number = std::accumulate(cell.households.begin(), cell.households.end(), std::uint64_t{0});
  const GapNumber& none = row.with[static_cast<std::size_t>(Choice::kNone)];
  row.has_barrier = none.told == Told::kNumber && none.number > 0;
  const auto most = std::max_element(cell.barriers.begin(), cell.barriers.end());
  if (row.has_barrier) row.barrier = BarrierAt(static_cast<std::size_t>(most - cell.barriers.begin()));
  return row;
}

GapRow PublishSums(const GapCounts& counts) {
  std::array<std::uint64_t, kChoices> sums{};
  std::array<Hidden, kChoices> hidden{};
  for (const auto& [key, cell] : counts.cells()) {
    const bool has_many = *std::max_element(cell.households.begin(), cell.households.end()) >= kFewestTold;
    for (std::size_t i = 0; i < kChoices; ++i) {
      sums[i] += cell.households[i];
      if (IsHidden(cell.households[i], has_many)) hidden[i].Add(cell.households[i]);
    }
  }
  GapRow all;
  Hidden untold;
  for (std::size_t i = 0; i < kChoices; ++i) {
    const bool told = hidden[i].MayBeAdded();
    all.with[i] = told ? GapNumber{Told::kNumber, sums[i]} : GapNumber{Told::kWithheld, 0};
    if (!told) untold.Add(hidden[i]);
  }
  all.households.told = untold.MayBeAdded() ? Told::kNumber : Told::kWithheld;
  if (all.households.told == Told::kNumber)
    all.households.number = std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
  return all;
}

}  // namespace

std::vector<absl::StatusOr<Feasibility>> FindFeasible(const Matcher& matcher, std::span<const BatchQuery> queries,
                                                      std::uint32_t threads) {
  std::vector<absl::StatusOr<Feasibility>> found(queries.size(), Feasibility{});
  WorkInTurns(queries.size(), threads, [&](Turns& turns) {
    Ranker ranker(matcher);
    while (turns.Next()) found[turns.at()] = FindOne(matcher, ranker, queries[turns.at()]);
  });
  return found;
}

void GapCounts::Add(std::span<const GapEntry> household) {
  std::map<GapKey, Feasibility> worst;
  for (const GapEntry& entry : household) {
    const auto [at, is_new] = worst.try_emplace(entry.key, entry.found);
    if (!is_new && entry.found.choice < at->second.choice) at->second = entry.found;
  }
  for (const auto& [key, found] : worst) {
    GapCell& cell = cells_[key];
    ++cell.households[static_cast<std::size_t>(found.choice)];
    if (found.choice == Choice::kNone) ++cell.barriers[PlaceOf(found.barrier)];
  }
}

GapTable Publish(const GapCounts& counts) {
  GapTable table;
  for (const auto& [key, cell] : counts.cells()) table.rows.push_back(PublishRow(key, cell));
  table.all = PublishSums(counts);
  return table;
}

}  // namespace kith
