#include "kith/geo/distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "kith/geo/outline.h"
#include "src/geo/sine.h"
#include "src/geo/sphere.h"

namespace kith {
namespace geo_internal {
namespace {

// The arc sine's: c[k] x^(2k+1), for |x| <= 0.2: the first term left out is below 1e-18.
constexpr int kArcTerms = 13;
constexpr std::array<double, kArcTerms> ArcSineCoefficients() {
  std::array<double, kArcTerms> coefficients{};
  double product = 1;  // (1 3 5 ... 2k-1) / (2 4 6 ... 2k)
  for (int k = 0; k < kArcTerms; ++k) {
    if (k > 0) product *= static_cast<double>(2 * k - 1) / (2 * k);
    coefficients[static_cast<std::size_t>(k)] = product / (2 * k + 1);
  }
  return coefficients;
}
constexpr std::array<double, kArcTerms> kArcSine = ArcSineCoefficients();

// x = sin(angle), 0 <= x <= 1. The angle is halved three times by sin(a/2) = sin(a) / sqrt(2 (1 + cos(a))).
double ArcSine(double x) {
  for (int halving = 0; halving < 3; ++halving) x /= std::sqrt(2 * (1 + std::sqrt(std::max(0.0, 1 - x * x))));
  return 8 * x * Horner(kArcSine, x * x);
}

// Longitude `to` less `from`, the short way round.
std::int64_t LongitudeDifference(std::int32_t from, std::int32_t to) {
  const std::int64_t difference = std::int64_t{to} - from;
  return difference > 180 * kDegree    ? difference - 360 * kDegree
         : difference < -180 * kDegree ? difference + 360 * kDegree
                                       : difference;
}

}  // namespace

Vector3 UnitVector(LatLng p) {
  const SineCosine lat = SineCosineOf(p.lat_e7());
  const SineCosine lng = SineCosineOf(p.lng_e7());
  return {lat.cosine * lng.cosine, lat.cosine * lng.sine, lat.sine};
}

double MetersOfSquaredChord(double squared_chord) {
  const double half_chord = 0.5 * std::sqrt(squared_chord);
  return 2 * kRadiusMeters * ArcSine(std::min(1.0, half_chord));
}

LatLng NearestOnEdge(LatLng a, LatLng b, LatLng p, double cosine_of_lat) {
  const double ax = static_cast<double>(LongitudeDifference(p.lng_e7(), a.lng_e7())) * cosine_of_lat;
  const double ay = static_cast<double>(std::int64_t{a.lat_e7()} - p.lat_e7());
  const double dlng = static_cast<double>(std::int64_t{b.lng_e7()} - a.lng_e7());
  const double dlat = static_cast<double>(std::int64_t{b.lat_e7()} - a.lat_e7());
  const double dx = dlng * cosine_of_lat;
  const double length2 = dx * dx + dlat * dlat;
  if (length2 == 0) return a;
  const double t = std::clamp(-(ax * dx + ay * dlat) / length2, 0.0, 1.0);
  return LatLng::FromE7(static_cast<std::int32_t>(a.lat_e7() + std::llround(t * dlat)),
                        static_cast<std::int32_t>(a.lng_e7() + std::llround(t * dlng)));
}

}  // namespace geo_internal

namespace {

// Squared chords stand for meters: MetersOfSquaredChord never falls where they grow, for each of its operations rounds a function that does not, so that
// the least of them gives the least of the meters, to the bit.
struct ChordRange {
  double nearest = 0, farthest = 0;
};

void Widen(ChordRange& range, const Ring& ring, LatLng point, double cosine_of_lat) {
  const geo_internal::Vector3 from = geo_internal::UnitVector(point);
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0, before = v.size() - 1; i < v.size(); before = i++) {
    const LatLng nearest = geo_internal::NearestOnEdge(v[before], v[i], point, cosine_of_lat);
    const double near = geo_internal::SquaredChord(from, geo_internal::UnitVector(nearest));
    const double far = geo_internal::SquaredChord(from, geo_internal::UnitVector(v[i]));
    range.nearest = std::min(range.nearest, near);
    range.farthest = std::max(range.farthest, far);
  }
}

}  // namespace

double DistanceMeters(LatLng a, LatLng b) {
  return geo_internal::MetersOfSquaredChord(
      geo_internal::SquaredChord(geo_internal::UnitVector(a), geo_internal::UnitVector(b)));
}

DistanceRange DistanceRangeMeters(const Outline& outline, LatLng point) {
  ChordRange range{.nearest = 4, .farthest = 0};
  const double cosine_of_lat = geo_internal::SineCosineOf(point.lat_e7()).cosine;
  for (const Polygon& polygon : outline.polygons) {
    Widen(range, polygon.outer, point, cosine_of_lat);
    for (const Ring& hole : polygon.holes) Widen(range, hole, point, cosine_of_lat);
  }
  return {.nearest_meters = Covers(outline, point) ? 0 : geo_internal::MetersOfSquaredChord(range.nearest),
          .farthest_meters = geo_internal::MetersOfSquaredChord(range.farthest)};
}

}  // namespace kith
