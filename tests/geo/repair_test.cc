// Each defect of a drawn outline, and its fate.
#include "kith/geo/repair.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/outline.h"
#include "kith/geo/surface.h"
#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Holed;
using geo_test::Lattice;
using geo_test::Outlined;
using geo_test::Square;
using geo_test::Together;

constexpr RepairOptions kAnyChange{.change_percent_max = 1e300, .merge_overlaps = true};

RepairedOutline MustRepair(const Outline& drawn, const RepairOptions& options = {}) {
  absl::StatusOr<RepairedOutline> repaired = Repair(drawn, options);
  EXPECT_TRUE(repaired.ok()) << repaired.status();
  if (!repaired.ok()) return {};
  EXPECT_TRUE(Validate(repaired->outline).ok()) << Validate(repaired->outline);
  return *std::move(repaired);
}

std::vector<std::string> Texts(const RepairedOutline& repaired) {
  std::vector<std::string> texts;
  for (const OutlineRepair& repair : repaired.repairs) texts.push_back(ToText(repair));
  return texts;
}

using Strings = std::vector<std::string>;

TEST(Repair, TurnsRingsThatRunTheWrongWay) {
  const Outline drawn = Holed(Outlined({{0, 0}, {0, 90}, {90, 90}, {90, 0}}), Outlined({{10, 10}, {20, 10}, {20, 20}}));
  const RepairedOutline repaired = MustRepair(drawn);
  EXPECT_EQ(Texts(repaired),
            (Strings{"polygon 1, ring 1: turned counter-clockwise", "polygon 1, ring 2: turned clockwise"}));
  EXPECT_EQ(repaired.outline,
            Holed(Outlined({{90, 0}, {90, 90}, {0, 90}, {0, 0}}), Outlined({{20, 20}, {20, 10}, {10, 10}})));
  EXPECT_EQ(repaired.area_changed_m2, 0);
}

TEST(Repair, DropsRepeatedVerticesAndAClosingOne) {
  const RepairedOutline repaired =
      MustRepair(Outlined({{0, 0}, {0, 0}, {90, 0}, {90, 90}, {90, 90}, {90, 90}, {0, 0}}));
  EXPECT_EQ(Texts(repaired), (Strings{"polygon 1, ring 1: 4 repeated vertices dropped"}));
  EXPECT_EQ(repaired.outline, Outlined({{0, 0}, {90, 0}, {90, 90}}));
}

TEST(Repair, DropsSpikesOneAfterTheOther) {
  EXPECT_EQ(MustRepair(Outlined({{0, 0}, {90, 0}, {200, 0}, {90, 0}, {90, 90}})).outline,
            Outlined({{0, 0}, {90, 0}, {90, 90}}));
  // A spike upon a spike, one that ends in the middle of the edge before it, and one around the beginning.
  EXPECT_EQ(Texts(MustRepair(Outlined({{0, 0}, {90, 0}, {95, 5}, {99, 5}, {95, 5}, {90, 0}, {90, 90}}))),
            (Strings{"polygon 1, ring 1: 2 spikes dropped"}));
  EXPECT_EQ(MustRepair(Outlined({{0, 0}, {99, 0}, {90, 0}, {90, 90}})).outline, Outlined({{0, 0}, {90, 0}, {90, 90}}));
  EXPECT_EQ(MustRepair(Outlined({{-5, -5}, {0, 0}, {90, 0}, {90, 90}, {0, 0}})).outline,
            Outlined({{0, 0}, {90, 0}, {90, 90}}));
  EXPECT_EQ(MustRepair(Outlined({{0, 0}, {90, 0}, {90, 90}, {0, 0}, {-5, -5}})).outline,
            Outlined({{0, 0}, {90, 0}, {90, 90}}));
}

TEST(Repair, DropsPolygonsThatTheirHolesFill) {
  const Outline filled = Holed(Square(0, 0, 90, 90), Square(0, 0, 90, 90));
  EXPECT_EQ(Repair(filled).status().message(), "its holes leave no area");
  const RepairedOutline repaired = MustRepair(Together({filled, Square(200, 200, 290, 290)}));
  EXPECT_EQ(repaired.outline, Square(200, 200, 290, 290));
  EXPECT_EQ(Texts(repaired).back(), "polygon 1, ring 1: encloses no area: dropped");
  const Outline rim = Holed(Square(0, 0, 90, 90), Square(0, 0, 90, 89));
  EXPECT_EQ(MustRepair(rim).outline.polygons.size(), 1U) << "some is left";
}

TEST(Repair, DropsRingsThatEncloseNothing) {
  const RepairedOutline repaired = MustRepair(Together(
      {Holed(Square(0, 0, 90, 90), Outlined({{10, 10}, {20, 20}, {30, 30}})), Outlined({{1, 1}, {1, 1}, {2, 2}})}));
  EXPECT_EQ(repaired.outline, Square(0, 0, 90, 90));
  EXPECT_EQ(Texts(repaired),
            (Strings{"polygon 1, ring 2: a spike dropped", "polygon 1, ring 2: encloses no area: dropped",
                     "polygon 2, ring 1: a repeated vertex dropped", "polygon 2, ring 1: encloses no area: dropped"}));
  const absl::Status nothing = Repair(Outlined({{0, 0}, {9, 9}, {5, 5}})).status();
  EXPECT_EQ(nothing.message(), "encloses no area");
  EXPECT_FALSE(Repair(Outline()).ok());
}

TEST(Repair, KeepsRingsThatTouchThemselvesAndPartsThatTouch) {
  const Outline pinched = Outlined({{0, 0}, {50, 50}, {100, 0}, {100, 100}, {50, 50}, {0, 100}});
  EXPECT_TRUE(MustRepair(pinched).repairs.empty());
  const Outline touching = Together({Square(0, 0, 50, 50), Square(50, 50, 90, 90), Square(50, 0, 90, 50)});
  EXPECT_TRUE(MustRepair(touching).repairs.empty());
  EXPECT_EQ(MustRepair(touching).outline, touching);
}

// A big square in whose border two vertices changed places.
Outline Kinked() {
  return Outlined({{0, 0},
                   {1'000'000, 0},
                   {1'000'000, 1'000'000},
                   {502'000, 1'000'000},
                   {498'000, 999'000},
                   {502'000, 999'000},
                   {498'000, 1'000'000},
                   {0, 1'000'000}});
}

TEST(Repair, SplitsARingWhereItCrossesItselfAndTellsByHowMuchItsAreaChanged) {
  const RepairedOutline repaired = MustRepair(Kinked());
  ASSERT_EQ(repaired.repairs.size(), 1U);
  EXPECT_EQ(repaired.repairs[0].kind, OutlineRepairKind::kRedrawn);
  EXPECT_EQ(repaired.repairs[0].polygon, 1U);
  EXPECT_EQ(repaired.repairs[0].ring, 1U);
  EXPECT_EQ(repaired.repairs[0].count, 1U);
  EXPECT_EQ(Texts(repaired)[0].find("polygon 1, ring 1: crosses itself at vertex 5"), 0U) << Texts(repaired)[0];
  // The lobe below the crossing, 4,000 wide and 500 high, was run round twice: it counted twice, and is a hole now.
  const double lobe_m2 = SquareMeters(Outlined({{498'000, 999'000}, {502'000, 999'000}, {500'000, 999'500}}));
  EXPECT_NEAR(repaired.area_changed_m2, 2 * lobe_m2, lobe_m2 * 1e-3);
  EXPECT_LT(repaired.changed_percent(), 0.001);
  EXPECT_GT(repaired.area_before_m2, 1e8);
  EXPECT_TRUE(Covers(repaired.outline, Lattice(500'000, 999'100)) == Covers(Kinked(), Lattice(500'000, 999'100)));
}

TEST(Repair, RefusesAChangeOverItsLimitWithTheNumbers) {
  const Outline bow_tie = Outlined({{0, 0}, {20'000, 20'000}, {20'000, 0}, {0, 20'000}});
  const absl::Status refused = Repair(bow_tie).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  const std::string message(refused.message());
  EXPECT_EQ(message.find("polygon 1, ring 1: crosses itself"), 0U) << message;
  EXPECT_NE(message.find("repairing it would change 24618.1 m2, 100.000000% of the area, over 1.000000%"),
            std::string::npos)
      << message;
  const RepairedOutline repaired = MustRepair(bow_tie, kAnyChange);
  EXPECT_EQ(repaired.outline, Together({Outlined({{0, 0}, {10'000, 10'000}, {0, 20'000}}),
                                        Outlined({{10'000, 10'000}, {20'000, 0}, {20'000, 20'000}})}));
}

// Nothing is over the limit that is just at it.
TEST(Repair, HoldsToItsLimitExactly) {
  const double percent = MustRepair(Kinked()).changed_percent();
  EXPECT_TRUE(Repair(Kinked(), {.change_percent_max = percent}).ok());
  EXPECT_FALSE(Repair(Kinked(), {.change_percent_max = std::nextafter(percent, 0)}).ok());
}

TEST(Repair, LeavesOutWhatIsRunRoundTwice) {
  // A square, and a smaller one run round in the same ring: inside it the ring winds twice.
  const RepairedOutline repaired = MustRepair(
      Outlined({{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}, {10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}}),
      kAnyChange);
  EXPECT_EQ(repaired.outline.polygons.size(), 1U);
  ASSERT_EQ(repaired.outline.polygons[0].holes.size(), 1U);
  EXPECT_FALSE(Covers(repaired.outline, Lattice(15, 15)));
}

TEST(Repair, CutsHolesThatCrossOrLeaveTheirPolygonAndJoinsHolesThatOverlap) {
  const Outline crossing = Holed(Square(0, 0, 100, 100), Square(90, 40, 110, 60));
  EXPECT_EQ(MustRepair(crossing, kAnyChange).outline,
            Outlined({{0, 0}, {100, 0}, {100, 40}, {90, 40}, {90, 60}, {100, 60}, {100, 100}, {0, 100}}));
  const Outline outside = Holed(Square(0, 0, 100, 100), Square(200, 200, 210, 210));
  EXPECT_EQ(MustRepair(outside, kAnyChange).outline, Square(0, 0, 100, 100));
  const Outline overlapping = Holed(Holed(Square(0, 0, 100, 100), Square(10, 10, 30, 30)), Square(20, 20, 40, 40));
  EXPECT_EQ(MustRepair(overlapping, kAnyChange).outline.polygons[0].holes.size(), 1U);
  EXPECT_FALSE(Repair(overlapping).ok());
}

TEST(Repair, MergesPartsThatOverlapUnlessAskedNotTo) {
  const Outline drawn = Together({Square(0, 0, 1'000, 1'000), Square(999, 0, 2'000, 1'000)});
  const RepairedOutline repaired = MustRepair(drawn);
  EXPECT_EQ(repaired.outline.polygons.size(), 1U);
  EXPECT_EQ(Texts(repaired), (Strings{"some of 2 parts overlapped: merged"}));
  EXPECT_NEAR(repaired.area_changed_m2, SquareMeters(Square(999, 0, 1'000, 1'000)), 1e-9);
  EXPECT_EQ(MustRepair(drawn, {.merge_overlaps = false}).outline, drawn);
  EXPECT_FALSE(Repair(Together({Square(0, 0, 100, 100), Square(50, 0, 150, 100)})).ok());
  EXPECT_EQ(MustRepair(Together({Square(0, 0, 9, 9), Square(0, 0, 9, 9)}), kAnyChange).outline, Square(0, 0, 9, 9));
}

TEST(Repair, GivesEachHoleToItsPolygon) {
  // An island in a lake in an island, and a hole in it; all in one outline whose first ring crosses itself.
  const Outline nested = Together({Kinked(), Square(2'000'000, 0, 3'000'000, 1'000'000)});
  Outline drawn = nested;
  drawn.polygons[1].holes.push_back(Square(2'100'000, 100'000, 2'900'000, 900'000).polygons[0].outer);
  drawn = Together(
      {drawn, Holed(Square(2'200'000, 200'000, 2'800'000, 800'000), Square(2'300'000, 300'000, 2'700'000, 700'000)),
       Square(2'400'000, 400'000, 2'600'000, 600'000)});
  const RepairedOutline repaired = MustRepair(drawn, kAnyChange);
  ASSERT_EQ(repaired.outline.polygons.size(), 4U);
  std::vector<std::size_t> holes;
  for (const Polygon& polygon : repaired.outline.polygons) holes.push_back(polygon.holes.size());
  EXPECT_EQ(holes, (std::vector<std::size_t>{1, 1, 1, 0}));
}

TEST(Repair, SaysWhereATangleIsTooMuch) {
  // 30,000 long edges, each of which crosses nearly all others.
  Outline drawn;
  drawn.polygons.emplace_back();
  std::uint64_t state = 1;
  const auto next = [&] {
    return static_cast<std::int32_t>((state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 34U) %
           800'000'000;
  };
  for (int i = 0; i < 30'000; ++i) drawn.polygons[0].outer.vertices.push_back(Lattice(next(), next()));
  const absl::Status status = Repair(drawn, kAnyChange).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_EQ(std::string(status.message()).find("polygon 1, ring 1: crosses itself"), 0U) << status;
}

TEST(Union, DissolvesCommonBordersAndKeepsHoles) {
  const std::vector<Outline> quarters = {Square(0, 0, 50, 50), Square(50, 0, 100, 50), Square(0, 50, 50, 100)};
  const absl::StatusOr<Outline> joined = Union(quarters);
  ASSERT_TRUE(joined.ok());
  EXPECT_EQ(*joined, Outlined({{0, 0}, {50, 0}, {100, 0}, {100, 50}, {50, 50}, {50, 100}, {0, 100}, {0, 50}}));
  // A frame of four bars leaves a hole.
  const std::vector<Outline> frame = {Square(0, 0, 100, 10), Square(0, 90, 100, 100), Square(0, 10, 10, 90),
                                      Square(90, 10, 100, 90)};
  const absl::StatusOr<Outline> framed = Union(frame);
  ASSERT_TRUE(framed.ok());
  ASSERT_EQ(framed->polygons.size(), 1U);
  EXPECT_EQ(framed->polygons[0].holes.size(), 1U);
  EXPECT_TRUE(Union({})->polygons.empty());
}

}  // namespace
}  // namespace kith
