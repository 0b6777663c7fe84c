// What a CatchmentIndex says beyond outlines: circles, ZIP codes, everyone, unknown, names; distances; bad input; memory.
#include "kith/geo/catchment_index.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <ostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/geo/distance.h"
#include "kith/geo/outline.h"
#include "tests/base/allocations.h"
#include "tests/geo/catchment_worlds.h"

namespace kith {
namespace {

using geo_test::Dice;
using geo_test::Lattice;
using geo_test::Square;
using geo_test::Star;
using geo_test::Throw;

constexpr std::uint64_t kSeed = 20261123;

CatchmentIndex MustBuild(const std::vector<CatchmentDefinition>& definitions,
                         const std::vector<ZipOutline>& zips = {}) {
  absl::StatusOr<CatchmentIndex> index = CatchmentIndex::Build(definitions, zips);
  if (!index.ok()) ADD_FAILURE() << index.status();
  return index.ok() ? *std::move(index) : *CatchmentIndex::Build({}, {});
}

std::vector<std::uint32_t> Numbers(std::span<const CatchmentId> ids) {
  std::vector<std::uint32_t> numbers;
  for (const CatchmentId id : ids) numbers.push_back(id.index());
  return numbers;
}

struct Answer {
  explicit Answer(const CatchmentAnswer& a)
      : covering(Numbers(a.covering)), open(Numbers(a.open)), ask(Numbers(a.ask)) {}
  Answer(std::vector<std::uint32_t> c, std::vector<std::uint32_t> o, std::vector<std::uint32_t> a)
      : covering(std::move(c)), open(std::move(o)), ask(std::move(a)) {}
  bool operator==(const Answer&) const = default;
  std::vector<std::uint32_t> covering, open, ask;
};

std::ostream& operator<<(std::ostream& out, const Answer& answer) {
  for (const auto* list : {&answer.covering, &answer.open, &answer.ask}) {
    out << "{";
    for (const std::uint32_t number : *list) out << number << " ";
    out << "}";
  }
  return out;
}

// Three ZIP areas side by side, the third of two parts; and catchments of every kind.
class CatchmentIndexTest : public testing::Test {
 protected:
  Outline west = Square(0, 0, 1000, 1000), middle = Square(1000, 0, 2000, 1000), east = Square(2000, 0, 3000, 1000),
          far_east = Square(5000, 0, 6000, 1000), around = Square(500, 500, 2500, 900), nothing;
  std::vector<CatchmentDefinition> definitions = {
      {.everyone = true},                                        // 0
      {.outlines = {&around}},                                   // 1
      {.zip_codes = {"90001", "90003"}},                         // 2
      {.zip_codes = {"90002"}},                                  // 3
      {.zip_codes = {"99999"}},                                  // 4: no outline
      {.unknown = true},                                         // 5
      {.outlines = {&nothing}},                                  // 6: no outline known
      {},                                                        // 7: says nothing
      {.names = NameBit(AreaType::kCity), .outlines = {&west}},  // 8: a place of that outline
      {.unknown = true, .names = NameBit(AreaType::kCounty)},    // 9: a place without an outline
      {.outlines = {&west}, .zip_codes = {"90002"}},             // 10: a union
      {.ask = true, .outlines = {&around}},                      // 11
      {.unknown = true, .outlines = {&middle}},                  // 12: an outline, and what is not known
  };
  CatchmentIndex index = MustBuild(
      definitions, {{"90001", &west}, {"90002", &middle}, {"90003", &east}, {"90003", &far_east}, {"90004", &nothing}});
  CatchmentLookup lookup{index};
};

TEST_F(CatchmentIndexTest, APointDecidesOutlinesAndZipCodesByTheirOutlines) {
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(700, 600)})), Answer({0, 1, 2, 8, 10}, {5, 6, 7, 9, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(1500, 100)})), Answer({0, 3, 10, 12}, {5, 6, 7, 9}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(5500, 100)})), Answer({0, 2}, {5, 6, 7, 9, 12}, {11}));
  // On the border of two ZIP areas it is in both; in none, lists of ZIP codes are open.
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(1000, 0)})), Answer({0, 2, 3, 8, 10, 12}, {5, 6, 7, 9}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(4000, 100)})), Answer({0}, {2, 3, 4, 5, 6, 7, 9, 10, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(-400'000'000, 7)})), Answer({0}, {2, 3, 4, 5, 6, 7, 9, 10, 12}, {11}));
}

TEST_F(CatchmentIndexTest, AStatedZipCodeDecidesListsWhateverThePoint) {
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(700, 600), .zip = "99999"})),
            Answer({0, 1, 4, 8, 10}, {5, 6, 7, 9, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(4000, 100), .zip = "90002"})),
            Answer({0, 3, 10}, {5, 6, 7, 9, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(4000, 100), .zip = "12345"})), Answer({0}, {5, 6, 7, 9, 12}, {11}));
}

TEST_F(CatchmentIndexTest, StatedNamesAreAskedAbout) {
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(700, 600), .zip = "90001", .names = NameBit(AreaType::kCity)})),
            Answer({0, 1, 2, 10}, {5, 6, 7, 9, 12}, {8, 11}));
  EXPECT_EQ(Answer(lookup.Find({.point = Lattice(700, 600),
                                .zip = "90001",
                                .names = NameBit(AreaType::kCity) | NameBit(AreaType::kCounty)})),
            Answer({0, 1, 2, 10}, {5, 6, 7, 12}, {8, 9, 11}));
}

TEST_F(CatchmentIndexTest, WithoutAPointOutlinesAreAskedAboutWhereAnAreaIsStated) {
  EXPECT_EQ(Answer(lookup.Find({})), Answer({0}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.zip = "90002"})), Answer({0, 3, 10}, {5, 6, 7, 9}, {1, 8, 11, 12}));
  // A ZIP code without an outline relates to no outline.
  EXPECT_EQ(Answer(lookup.Find({.zip = "99999"})), Answer({0, 4}, {1, 5, 6, 7, 8, 9, 10, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.zip = "90004"})), Answer({0}, {1, 5, 6, 7, 8, 9, 10, 12}, {11}));
  EXPECT_EQ(Answer(lookup.Find({.names = NameBit(AreaType::kCounty)})),
            Answer({0}, {5, 6, 7}, {1, 2, 3, 4, 8, 9, 10, 11, 12}));
}

TEST_F(CatchmentIndexTest, CoveringLooksAtOutlinesAndCirclesAlone) {
  EXPECT_EQ(Numbers(lookup.Covering(Lattice(700, 600))), (std::vector<std::uint32_t>{0, 1, 8, 10, 11}));
  EXPECT_EQ(Numbers(lookup.Covering(Lattice(9000, 600))), (std::vector<std::uint32_t>{0}));
}

TEST_F(CatchmentIndexTest, AllocatesNothingInAQuery) {
  const std::size_t before = Allocations();
  for (std::int32_t x = -500; x < 6500; x += 50) {
    lookup.Find({.point = Lattice(x, 500)});
    lookup.Find({.point = Lattice(x, 1000), .zip = "90002", .names = NameBit(AreaType::kCity)});
    lookup.Covering(Lattice(x, 0));
  }
  lookup.Find({.zip = "90001"});
  lookup.Find({});
  EXPECT_EQ(Allocations(), before);
}

TEST(CatchmentIndexCircles, CoverWhatIsNotFartherThanTheirRadius) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed);
  std::vector<CatchmentDefinition> definitions;
  for (int i = 0; i < 60; ++i) {
    const bool anywhere = i % 4 == 0;
    const LatLng center =
        anywhere ? Lattice(Throw(dice, -1'800'000'000, 1'800'000'000), Throw(dice, -900'000'000, 900'000'000))
                 : Lattice(1'799'900'000 + Throw(dice, -90'000, 90'000), 340'000'000 + Throw(dice, -90'000, 90'000));
    const double radius = i % 5 == 0 ? Throw(dice, 0, 19'000'000) : Throw(dice, 0, 12'000) / 7.0;
    definitions.push_back({.circles = {{center, radius}, {center, radius / 2}}});
  }
  definitions.push_back({.circles = {{Lattice(5, 900'000'000), 100}}});  // the pole
  definitions.push_back({.circles = {{Lattice(1'800'000'000, 0), 0}}});  // one point
  const CatchmentIndex index = MustBuild(definitions);
  CatchmentLookup lookup(index);
  std::vector<LatLng> points = {Lattice(1'800'000'000, 0), Lattice(-1'800'000'000, 0), Lattice(0, 900'000'000),
                                Lattice(1'800'000'000, 899'999'999)};
  for (int i = 0; i < 5'000; ++i) {
    const CatchmentCircle& circle = definitions[dice() % definitions.size()].circles.front();
    // About its border, in a direction of the dice.
    const double part = Throw(dice, -100, 100) / 100.0;
    const double high = circle.radius_meters / 0.0111 * part;
    const double wide = circle.radius_meters / 0.0111 * std::sqrt(1 - part * part) / 0.82 * (i % 2 == 0 ? 1 : -1);
    const auto wrap = [](double lng) { return lng > 18e8 ? lng - 36e8 : lng < -18e8 ? lng + 36e8 : lng; };
    const double lng = wrap(std::clamp(circle.center.lng_e7() + wide, -36e8, 36e8));
    points.push_back(Lattice(static_cast<std::int32_t>(std::clamp(lng, -18e8, 18e8)),
                             static_cast<std::int32_t>(std::clamp(circle.center.lat_e7() + high, -9e8, 9e8))));
  }
  std::size_t covered = 0;
  for (const LatLng p : points) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < definitions.size(); ++i) {
      const CatchmentCircle& circle = definitions[i].circles.front();
      if (DistanceMeters(circle.center, p) <= circle.radius_meters) expected.push_back(i);
    }
    covered += expected.size();
    ASSERT_EQ(Numbers(lookup.Covering(p)), expected) << p.lng_e7() << "," << p.lat_e7();
  }
  EXPECT_GT(covered, points.size());
}

TEST(CatchmentIndexDistance, IsThatToTheNearestOfAllEdges) {
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  Dice dice(kSeed);
  std::vector<Outline> outlines;
  while (outlines.size() < 12) {
    const std::int32_t extent = outlines.size() % 2 == 0 ? 2'000'000 : 20'000;
    Polygon polygon;
    const LatLng center = Lattice(-1'180'000'000 + Throw(dice, -extent, extent), 340'000'000);
    polygon.outer = Star(dice, center, extent, static_cast<std::size_t>(Throw(dice, 3, 800)));
    polygon.holes.push_back(Star(dice, center, extent / 20, 9));
    geo_test::AddIfValid(std::move(polygon), outlines, dice() % 3 == 0);
  }
  outlines.push_back(Square(1'799'000'000, 0, 1'800'000'000, 1'000'000));
  std::vector<CatchmentDefinition> definitions;
  for (const Outline& outline : outlines) definitions.push_back({.outlines = {&outline}});
  const CatchmentIndex index = MustBuild(definitions);
  for (std::uint32_t i = 0; i < outlines.size(); ++i) {
    std::vector<LatLng> points = {Lattice(-1'799'999'000, 5), Lattice(-1'180'000'000, 340'000'000), Lattice(7, -8)};
    geo_test::AddPointsNear(outlines[i], dice, 8, points);
    for (int k = 0; k < 8; ++k)
      points.push_back(Lattice(-1'180'000'000 + Throw(dice, -3'000'000, 3'000'000),
                               340'000'000 + Throw(dice, -3'000'000, 3'000'000)));
    for (const LatLng p : points) {
      // A triangle of no width for each edge: never around the point, so that what is nearest is the edge.
      double expected = std::numeric_limits<double>::infinity();
      const auto seek = [&](const Ring& ring) {
        const std::vector<LatLng>& v = ring.vertices;
        for (std::size_t k = 0, before = v.size() - 1; k < v.size(); before = k++) {
          const Outline edge{{Polygon{{{v[before], v[k], v[k]}}, {}}}};
          expected = std::min(expected, DistanceRangeMeters(edge, p).nearest_meters);
        }
      };
      for (const Polygon& polygon : outlines[i].polygons) {
        seek(polygon.outer);
        for (const Ring& hole : polygon.holes) seek(hole);
      }
      const double found = index.MetersToBorder(CatchmentId(i), p);
      ASSERT_NEAR(found, expected, 0.02) << i << ": " << p.lng_e7() << "," << p.lat_e7();
      if (!Covers(outlines[i], p)) {
        ASSERT_EQ(found, DistanceRangeMeters(outlines[i], p).nearest_meters)
            << i << ": " << p.lng_e7() << "," << p.lat_e7();
      }
    }
  }
}

TEST(CatchmentIndexDistance, OfCirclesAndZipCodesAndOfNothing) {
  const Outline zip = Square(0, 0, 100'000, 100'000);
  const LatLng center = Lattice(0, 0);
  const CatchmentIndex index =
      MustBuild({{.circles = {{center, 500}}}, {.zip_codes = {"90001"}}, {.unknown = true}}, {{"90001", &zip}});
  const LatLng p = Lattice(-90'000, 0);
  EXPECT_EQ(index.MetersToBorder(CatchmentId(0), p), DistanceMeters(center, p) - 500);
  EXPECT_EQ(index.MetersToBorder(CatchmentId(0), center), 500);
  EXPECT_EQ(index.MetersToBorder(CatchmentId(1), p), DistanceMeters(center, p));
  EXPECT_EQ(index.MetersToBorder(CatchmentId(2), p), std::numeric_limits<double>::infinity());
}

std::string ErrorOf(const CatchmentDefinition& definition, const std::vector<ZipOutline>& zips = {}) {
  const std::vector<CatchmentDefinition> definitions = {{}, definition};
  const absl::StatusOr<CatchmentIndex> index = CatchmentIndex::Build(definitions, zips);
  return std::string(index.status().message());
}

TEST(CatchmentIndexErrors, NameTheCatchmentAndWhatWasExpected) {
  Outline outline = geo_test::Together({Square(0, 0, 9, 9), Square(20, 0, 29, 9)});
  outline.polygons[1].holes.push_back({{Lattice(21, 1), Lattice(22, 1)}});
  EXPECT_EQ(ErrorOf({.outlines = {&outline}}), "catchment 1: polygon 2, ring 2: 2 vertices, expected at least 3");
  outline.polygons[1].holes[0].vertices.push_back(LatLng::FromE7(-1'182'437'000, 340'522'000));
  EXPECT_EQ(ErrorOf({.outlines = {&outline}}),
            "catchment 1: polygon 2, ring 2: latitude -118.243700, longitude 34.052200, expected -90..90, -180..180; "
            "swapped?");
  EXPECT_EQ(ErrorOf({}, {{"90001", &outline}}).substr(0, 40), "ZIP code \"90001\": polygon 2, ring 2: lat");
  EXPECT_EQ(ErrorOf({.circles = {{Lattice(0, 0), kMaxCircleMeters}}}), "");
  EXPECT_NE(ErrorOf({.circles = {{Lattice(0, 0), kMaxCircleMeters + 1}}}), "");
  EXPECT_EQ(ErrorOf({.circles = {{Lattice(0, 0), -1}}}),
            "catchment 1: circle: a radius of -1.000000 m, expected 0 to 20000000.000000 m");
  EXPECT_NE(ErrorOf({.circles = {{Lattice(0, 0), std::numeric_limits<double>::quiet_NaN()}}}), "");
  EXPECT_NE(ErrorOf({.circles = {{LatLng::FromE7(900'000'001, 0), 5}}}), "");
}

TEST(CatchmentIndexErrors, SayWhatIsOverALimit) {
  const CatchmentLimits usual;
  EXPECT_EQ(usual.vertices, kMaxIndexVertices);
  EXPECT_EQ(usual.catchments, kMaxIndexCatchments);
  const Outline outline = geo_test::Together({Square(0, 0, 9, 9), Square(20, 0, 29, 9)});
  const std::vector<CatchmentDefinition> definitions = {{.outlines = {&outline}}, {.zip_codes = {"90001"}}};
  EXPECT_TRUE(CatchmentIndex::Build(definitions, {}, {.vertices = 8, .catchments = 3}).ok());
  EXPECT_EQ(CatchmentIndex::Build(definitions, {}, {.vertices = 7, .catchments = 3}).status().message(),
            "catchment 0: polygon 2, ring 1: more than 7 vertices in all");
  EXPECT_EQ(CatchmentIndex::Build(definitions, {}, {.vertices = 8, .catchments = 2}).status().message(),
            "more than 2 catchments and ZIP codes");
}

}  // namespace
}  // namespace kith
