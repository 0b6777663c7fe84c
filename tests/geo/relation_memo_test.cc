#include "src/geo/relation_memo.h"

#include <cstdint>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace kith::geo_internal {
namespace {

OutlineRelation RelationOf(std::uint32_t area, OutlineTarget target) {
  return static_cast<OutlineRelation>((area * 7 + target * 5) % 3);
}

TEST(RelationMemo, KeepsEachPair) {
  const RelationMemo memo(20, 30);
  int computed = 0;
  for (int round = 0; round < 3; ++round) {
    for (std::uint32_t area = 0; area < 20; ++area) {
      for (OutlineTarget target = 0; target < 30; ++target) {
        const auto compute = [&] { return ++computed, RelationOf(area, target); };
        ASSERT_EQ(memo.Relate(AreaId(area), target, compute), RelationOf(area, target));
      }
    }
    // Where many share a slot the last are pushed out, which costs time alone.
    EXPECT_LE(computed, 600 + round * 60);
  }
  EXPECT_GE(computed, 600);
}

TEST(RelationMemo, PushesOutWhatIsTooMuchAndNeverMixesPairsUp) {
  const RelationMemo memo(1, 1);
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < 5'000; ++i)
      ASSERT_EQ(memo.Relate(AreaId(i), i / 3, [&] { return RelationOf(i, i / 3); }), RelationOf(i, i / 3));
  }
}

TEST(RelationMemo, IsNoLargerThanItsMost) {
  const RelationMemo memo(1'000'000, ~std::uint32_t{0});
  EXPECT_EQ(memo.slots(), RelationMemo::kSlotsMost);
  EXPECT_LT(RelationMemo(10, 10).slots(), 200U);
}

TEST(RelationMemo, KeepsNothingOfNoTarget) {
  const RelationMemo memo(4, 4);
  int computed = 0;
  const auto compute = [&] { return ++computed, OutlineRelation::kInside; };
  memo.Relate(AreaId(0), kNoTarget, compute);
  memo.Relate(AreaId(0), kNoTarget, compute);
  memo.Relate(AreaId(~std::uint32_t{0} - 1), 1, compute);  // an id with which the key does not fit a word
  memo.Relate(AreaId(~std::uint32_t{0} - 1), 1, compute);
  EXPECT_EQ(computed, 4);
}

TEST(RelationMemo, GivesAllThreadsTheSame) {
  const RelationMemo memo(64, 64);
  std::vector<std::uint32_t> wrong(4);
  std::vector<std::thread> threads;
  for (std::uint32_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&memo, &count = wrong[t], t] {
      for (std::uint32_t i = 0; i < 40'000; ++i) {
        const std::uint32_t area = (i + t * 17) % 64, target = i / 64 % 100;
        const OutlineRelation relation = memo.Relate(AreaId(area), target, [&] { return RelationOf(area, target); });
        if (relation != RelationOf(area, target)) ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<std::uint32_t>(4));
}

}  // namespace
}  // namespace kith::geo_internal
