#include "src/match/bound_queue.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace kith {
namespace {

using Queue = BoundQueue<int>;

TEST(BoundQueueTest, GivesTheGreatestFirstAndOfEqualsTheLast) {
  Queue queue;
  queue.Push(5, 1);
  queue.Push(70, 2);
  queue.Push(5, 3);
  queue.Push(64, 4);
  std::vector<std::pair<std::int32_t, int>> taken;
  while (!queue.empty()) {
    const std::int32_t most = queue.most();
    taken.emplace_back(most, queue.Pop());
  }
  EXPECT_EQ(taken, (std::vector<std::pair<std::int32_t, int>>{{70, 2}, {64, 4}, {5, 3}, {5, 1}}));
}

TEST(BoundQueueTest, TakesTheEndsOfTheRangeAndWhatIsBeyond) {
  Queue queue;
  queue.Push(0, 1);
  queue.Push(-3, 2);
  queue.Push(Queue::kMostPoints, 3);
  queue.Push(Queue::kMostPoints + 1, 4);
  EXPECT_EQ(queue.most(), Queue::kMostPoints);
  std::vector<int> taken;
  while (!queue.empty()) taken.push_back(queue.Pop());
  EXPECT_EQ(taken, (std::vector<int>{4, 3, 2, 1}));
}

TEST(BoundQueueTest, HoldsNothingOnceItWasCleared) {
  Queue queue;
  for (int bound = 0; bound <= Queue::kMostPoints; bound += 7) queue.Push(bound, bound);
  queue.Clear();
  EXPECT_TRUE(queue.empty());
  queue.Push(7, 1);
  EXPECT_EQ(queue.most(), 7);
  EXPECT_EQ(queue.Pop(), 1);
  EXPECT_TRUE(queue.empty());
}

// Against a list that is searched each time.
TEST(BoundQueueTest, AgreesWithAList) {
  std::mt19937_64 random(11);
  Queue queue;
  std::vector<std::pair<std::int32_t, int>> list;
  for (int i = 0; i < 20'000; ++i) {
    const bool push = list.empty() || random() % 100 < 52;
    if (push) {
      const auto bound = static_cast<std::int32_t>(random() % 300 * 33);
      queue.Push(bound, i);
      list.emplace_back(bound, i);
    } else {
      const auto next = std::max_element(list.begin(), list.end());  // of equal bounds the last that came
      ASSERT_EQ(queue.most(), next->first) << i;
      ASSERT_EQ(queue.Pop(), next->second) << i;
      list.erase(next);
    }
    ASSERT_EQ(queue.empty(), list.empty()) << i;
  }
}

}  // namespace
}  // namespace kith
