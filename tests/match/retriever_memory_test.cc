// What a retriever keeps for itself (nodes, bounds, contenders, rows) is allocated once: every allocation of the program is counted, and those of judging rules
// taken off. The directory has no hours, counts, areas and rules, whose reading allocates.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include <gtest/gtest.h>

#include "src/match/retriever.h"
#include "tests/base/allocations.h"
#include "tests/match/indexes.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

Directory WithoutWhatAllocates(Directory directory) {
  directory.schedules.clear();
  directory.capacities.clear();
  directory.service_areas.clear();
  directory.rule_files.clear();
  return directory;
}

// Of judging each offer that is ranked, once.
std::size_t AllocationsOfRules(const MatchIndex& index, const Query& query, std::span<const RankedRow> ranked) {
  const std::size_t before = Allocations();
  for (const RankedRow& row : ranked) index.rules->Stand(row.offer, *query.judged, *query.need, query.day);
  return Allocations() - before;
}

TEST(RetrieverMemoryTest, NothingOfItsOwnIsAllocatedOnceTheLargestNeedWasAnswered) {
  constexpr std::uint32_t kAll = 1'000'000;
  const World world = MakeWorld(31, {.services = 300, .households = 4});
  const Indexes indexes(WithoutWhatAllocates(world.directory), RankingPolicy());
  const MatchIndex index = indexes.All();
  std::deque<LastAsked> places;
  std::vector<Query> queries;
  for (const Household& household : world.households) {
    places.emplace_back(indexes.catchments);
    for (const Need& need : household.needs)
      queries.push_back(*MakeQuery(index, household, need, world.as_of, places.back()));
  }
  Retriever retriever(index);
  for (const Query& query : queries) retriever.First(query, kAll);
  std::size_t ranked = 0;
  for (const Query& query : queries) {
    const std::size_t before = Allocations();
    const std::span<const RankedRow> first = retriever.First(query, kAll);
    const std::size_t allocated = Allocations() - before;
    EXPECT_LE(allocated, AllocationsOfRules(index, query, first));
    ranked += first.size();
  }
  EXPECT_GT(ranked, 500U);
}

}  // namespace
}  // namespace kith
