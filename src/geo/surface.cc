#include "kith/geo/surface.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "src/geo/ground.h"
#include "src/geo/sine.h"

namespace kith {
namespace geo_internal {
namespace {

// WGS84.
constexpr double kSemiMajorMeters = 6378137.0;
constexpr double kFlattening = 1 / 298.257223563;
constexpr double kEccentricity2 = kFlattening * (2 - kFlattening);
constexpr double kSemiMinor2 = kSemiMajorMeters * kSemiMajorMeters * (1 - kEccentricity2);

// b^2 / 2 (s / (1 - e^2 s^2) + atanh(e s) / e) = b^2 s (1 + 2/3 e^2 s^2 + 3/5 e^4 s^4 + ...): the first term left out is below 1e-18.
constexpr int kTerms = 8;
constexpr std::array<double, kTerms> BandCoefficients() {
  std::array<double, kTerms> coefficients{};
  double power = kSemiMinor2;
  for (int k = 0; k < kTerms; ++k) {
    coefficients[static_cast<std::size_t>(k)] = power * (k + 1) / (2 * k + 1);
    power *= kEccentricity2;
  }
  return coefficients;
}
constexpr std::array<double, kTerms> kBand = BandCoefficients();

}  // namespace

double BandArea(std::int64_t lat_e7) {
  const double sine = SineCosineOf(lat_e7).sine;
  return sine * Horner(kBand, sine * sine);
}

double SquareMetersUnder(LatLng from, LatLng to, double base) {
  if (from.lng_e7() == to.lng_e7()) return 0;
  // Gauss's two points stand at 0.5 -+ 0.2887 of the edge; whole 1e-7 degrees are near enough, as both stand equally far from the middle.
  const std::int64_t south = from.lat_e7();
  const std::int64_t rise = std::int64_t{to.lat_e7()} - south;
  const auto step = static_cast<std::int64_t>(static_cast<double>(rise) * 0.21132486540518712);
  const double mean = (BandArea(south + step) + BandArea(south + rise - step)) / 2;
  return (mean - base) * static_cast<double>(std::int64_t{to.lng_e7()} - from.lng_e7()) * kRadiansPerE7;
}

double SignedSquareMeters(const Ring& ring) {
  const std::vector<LatLng>& v = ring.vertices;
  if (v.empty()) return 0;
  const double base = BandArea(v[0].lat_e7());
  double sum = 0;
  for (std::size_t i = 0, before = v.size() - 1; i < v.size(); before = i++) {
    sum -= SquareMetersUnder(v[before], v[i], base);
  }
  return sum;
}

}  // namespace geo_internal

double SquareMeters(const Outline& outline) {
  double sum = 0;
  for (const Polygon& polygon : outline.polygons) {
    sum += std::abs(geo_internal::SignedSquareMeters(polygon.outer));
    for (const Ring& hole : polygon.holes) sum -= std::abs(geo_internal::SignedSquareMeters(hole));
  }
  return sum;
}

}  // namespace kith
