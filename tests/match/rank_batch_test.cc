#include "kith/match/rank_batch.h"

#include <cstdint>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

struct Case {
  World world = MakeWorld(21, {.services = 40, .households = 90, .zip_rows = 3});
  Matcher matcher =
      *Matcher::Build(std::make_shared<const Catalog>(*CatalogBuilder(world.directory).Build()), RankingPolicy());
  std::vector<BatchQuery> queries;
  Case() {
    for (const Household& household : world.households)
      for (const Need& need : household.needs) queries.push_back({&household, &need, world.as_of});
  }
};

TEST(RankBatchTest, AnswersAsOneRankerDoesWithAnyNumberOfThreads) {
  const Case c;
  ASSERT_GT(c.queries.size(), 4 * 32U) << "several turns of each thread";
  Ranker ranker(c.matcher);
  for (const std::uint32_t threads : {0U, 1U, 2U, 5U}) {
    const std::vector<BatchAnswer> answers = RankBatch(c.matcher, c.queries, {.limit = 5, .threads = threads});
    ASSERT_EQ(answers.size(), c.queries.size());
    std::size_t rows = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const BatchQuery& query = c.queries[i];
      const auto first = ranker.First(*query.household, *query.need, query.as_of, 5);
      ASSERT_TRUE(answers[i].ok()) << answers[i].status();
      ASSERT_TRUE(*answers[i] == std::vector<RankedRow>(first->begin(), first->end())) << threads << " threads, " << i;
      rows += answers[i]->size();
    }
    EXPECT_GT(rows, 300U);
  }
}

TEST(RankBatchTest, AnErrorIsOfItsQueryAlone) {
  const Case c;
  Need unknown = *c.queries[7].need;
  unknown.term = "no such need";
  std::vector<BatchQuery> queries = c.queries;
  queries[7].need = &unknown;
  const std::vector<BatchAnswer> answers = RankBatch(c.matcher, queries, {.threads = 2});
  for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(answers[i].ok(), i != 7) << i;
  EXPECT_EQ(answers[7].status().code(), absl::StatusCode::kNotFound);
}

TEST(RankBatchTest, OfNothingComesNothing) {
  const Case c;
  EXPECT_TRUE(RankBatch(c.matcher, {}, {}).empty());
}

}  // namespace
}  // namespace kith
