// The limits of cutting edges where they meet: at them done, one beyond refused, with the number.
#include "src/geo/noding.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/repair.h"
#include "tests/geo/shapes.h"

namespace kith::geo_internal {
namespace {

using geo_test::Lattice;

// So many lines each way, which cross at that many squared places.
std::vector<Edge> Grid(std::int32_t lines) {
  std::vector<Edge> edges;
  const std::int32_t far = 10 * (lines + 1);
  for (std::int32_t i = 1; i <= lines; ++i) {
    edges.push_back({Lattice(0, 10 * i), Lattice(far, 10 * i), 0});
    edges.push_back({Lattice(10 * i, 0), Lattice(10 * i, far), 0});
  }
  return edges;
}

std::string ErrorOf(const std::vector<Edge>& edges, const NodingLimits& limits) {
  return std::string(Node(edges, limits).status().message());
}

TEST(Noding, HoldsToThePlacesWhereEdgesMeet) {
  const std::vector<Edge> grid = Grid(20);
  ASSERT_TRUE(Node(grid).ok());
  EXPECT_EQ(Node(grid)->crossings.size(), 400U);
  // Each crossing cuts two edges.
  EXPECT_EQ(Node(grid)->edges.size(), 40U + 800U);
  EXPECT_EQ(ErrorOf(grid, {.crossings = 800}), "");
  EXPECT_EQ(ErrorOf(grid, {.crossings = 799}), "its edges meet at over 799 places");
  EXPECT_EQ(ErrorOf(grid, {.crossings = 399}), "its edges meet at over 399 places");
}

// The work that it takes, found by halving, is enough; one step less is not.
TEST(Noding, HoldsToItsSteps) {
  const std::vector<Edge> grid = Grid(20);
  std::uint64_t too_little = 0;
  std::uint64_t enough = kMaxNodingWork;
  ASSERT_EQ(ErrorOf(grid, {.work = enough, .work_per_edge = 0}), "");
  while (enough - too_little > 1) {
    const std::uint64_t middle = (too_little + enough) / 2;
    (Node(grid, {.work = middle, .work_per_edge = 0}).ok() ? enough : too_little) = middle;
  }
  EXPECT_EQ(
      ErrorOf(grid, {.work = too_little, .work_per_edge = 0}),
      "its edges are too tangled: cutting them where they meet takes over " + std::to_string(too_little) + " steps");
  // More edges may take more.
  EXPECT_LT(enough, grid.size() * kMaxNodingWorkPerEdge);
  EXPECT_EQ(ErrorOf(grid, {.work = 0}), "");
}

TEST(Noding, HasTheLimitsThatItsHeaderNames) {
  const NodingLimits limits;
  EXPECT_EQ(limits.work, kMaxNodingWork);
  EXPECT_EQ(limits.work_per_edge, kMaxNodingWorkPerEdge);
  EXPECT_EQ(limits.crossings, kMaxCrossings);
  EXPECT_EQ(RepairOptions().change_percent_max, kMaxAreaChangePercent);
}

}  // namespace
}  // namespace kith::geo_internal
