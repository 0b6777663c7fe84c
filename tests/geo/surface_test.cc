// Areas on the ellipsoid, against known ones.
#include "kith/geo/surface.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Holed;
using geo_test::Square;

constexpr std::int32_t kDegree = 10'000'000;

// The closed form, by libm.
double BandMeters2(double south, double north, double degrees) {
  const double e2 = 0.00669437999014131699614;
  const double e = std::sqrt(e2);
  const double pi = std::acos(-1.0);
  const double b2 = 6356752.314245179 * 6356752.314245179;
  const auto under = [&](double latitude) {
    const double s = std::sin(latitude * pi / 180);
    return b2 / 2 * (s / (1 - e2 * s * s) + std::atanh(e * s) / e);
  };
  return (under(north) - under(south)) * degrees * pi / 180;
}

TEST(SquareMeters, HasTheAreaOfTheEarth) {
  const double earth = SquareMeters(Square(-180 * kDegree, -90 * kDegree, 180 * kDegree, 90 * kDegree));
  EXPECT_NEAR(earth, 510065621724088.4, 1e3);  // WGS84
}

TEST(SquareMeters, IsExactBetweenParallels) {
  for (int lat = -89; lat < 89; lat += 7) {
    const double expected = BandMeters2(lat, lat + 1, 3);
    EXPECT_NEAR(SquareMeters(Square(-120 * kDegree, lat * kDegree, -117 * kDegree, (lat + 1) * kDegree)), expected,
                expected * 1e-12);
  }
  // A square meter or so.
  const double tiny = SquareMeters(Square(-1'180'000'100, 340'000'000, -1'180'000'000, 340'000'090));
  EXPECT_NEAR(tiny, 0.9232 * 0.9984, 0.001);
}

TEST(SquareMeters, OfASlantedEdgeIsNearThatOfManyShortOnes) {
  geo_test::XY south{-118 * kDegree, 33 * kDegree};
  Outline triangle = geo_test::Outlined({south, {-117 * kDegree, 33 * kDegree}, {-117 * kDegree, 34 * kDegree}});
  Outline fine = triangle;
  std::vector<LatLng>& v = fine.polygons[0].outer.vertices;
  for (int i = 999; i > 0; --i)
    v.push_back(geo_test::Lattice(south.x + i * (kDegree / 1000), south.y + i * (kDegree / 1000)));
  EXPECT_NEAR(SquareMeters(triangle), SquareMeters(fine), SquareMeters(fine) * 1e-8);
}

TEST(SquareMeters, TakesHolesOffWhateverWayRingsRun) {
  const Outline square = Square(0, 0, kDegree, kDegree);
  const Outline hole = Square(100, 100, kDegree / 2, kDegree / 2);
  Outline holed = Holed(square, hole);
  const double expected = SquareMeters(square) - SquareMeters(hole);
  EXPECT_DOUBLE_EQ(SquareMeters(holed), expected);
  std::vector<LatLng>& turned = holed.polygons[0].outer.vertices;
  std::swap(turned[1], turned[3]);
  EXPECT_NEAR(SquareMeters(holed), expected, expected * 1e-12);
  EXPECT_EQ(SquareMeters(Outline()), 0);
}

}  // namespace
}  // namespace kith
