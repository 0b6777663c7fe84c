#include "src/geo/circle_shape.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "src/geo/sine.h"

namespace kith::geo_internal {
namespace {

constexpr double kMetersPerE7 = kRadiusMeters * kRadiansPerE7;
constexpr double kSafetyMeters = 1;  // more than distances err, even to the other side of the sphere
constexpr std::int64_t kPole = 90 * kDegree;
constexpr std::int64_t kHalfTurn = 180 * kDegree;

// About the squared chord at which MetersOfSquaredChord passes `meters`, which is monotone but for the last digits.
double SquaredChordOf(double meters) {
  double low = 0;
  double high = 4;
  while (true) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return low;
    (MetersOfSquaredChord(middle) <= meters ? low : high) = middle;
  }
}

std::int64_t NearestToEquator(const Box& box) {
  if (box.lat_min_e7 <= 0 && box.lat_max_e7 >= 0) return 0;
  return std::min(std::abs(std::int64_t{box.lat_min_e7}), std::abs(std::int64_t{box.lat_max_e7}));
}

}  // namespace

CircleShape::CircleShape(const CatchmentCircle& shape, std::uint32_t of)
    : region(of), circle(shape), center(UnitVector(shape.center)) {
  const double chord = SquaredChordOf(shape.radius_meters);
  inside_below = chord * (1 - 1e-9);
  outside_above = chord * (1 + 1e-9);
}

bool CircleShape::Covers(const Vector3& unit) const {
  const double chord = SquaredChord(center, unit);
  if (chord < inside_below) return true;
  return chord <= outside_above && MetersOfSquaredChord(chord) <= circle.radius_meters;
}

double CircleShape::MetersToBorder(LatLng p) const {
  return std::abs(MetersOfSquaredChord(SquaredChord(center, UnitVector(p))) - circle.radius_meters);
}

// From the middle of the box, along a meridian and then along a parallel, to any of its points is no farther than `reach`.
Truth CircleShape::CoversBox(const Box& box) const {
  const std::int64_t height = std::int64_t{box.lat_max_e7} - box.lat_min_e7;
  const std::int64_t width = std::int64_t{box.lng_max_e7} - box.lng_min_e7;
  const LatLng middle = LatLng::FromE7(static_cast<std::int32_t>(box.lat_min_e7 + height / 2),
                                       static_cast<std::int32_t>(box.lng_min_e7 + width / 2));
  const double cosine = std::min(1.0, SineCosineOf(NearestToEquator(box)).cosine + 1e-12);
  const std::int64_t rise = height / 2 + 1;
  const std::int64_t turn = width / 2 + 1;
  const double reach = kMetersPerE7 * (static_cast<double>(rise) + static_cast<double>(turn) * cosine);
  const double meters = MetersOfSquaredChord(SquaredChord(center, UnitVector(middle)));
  if (meters + reach + kSafetyMeters < circle.radius_meters) return Truth::kTrue;
  return meters - reach - kSafetyMeters > circle.radius_meters ? Truth::kFalse : Truth::kUnknown;
}

Box CircleShape::Bounds() const {
  const double angle = (circle.radius_meters + kSafetyMeters) / kMetersPerE7;
  const auto rise = static_cast<std::int64_t>(angle) + 1;
  const std::int64_t south = circle.center.lat_e7() - rise;
  const std::int64_t north = circle.center.lat_e7() + rise;
  Box box{static_cast<std::int32_t>(std::max(south, -kPole)), static_cast<std::int32_t>(-kHalfTurn),
          static_cast<std::int32_t>(std::min(north, kPole)), static_cast<std::int32_t>(kHalfTurn)};
  const std::int64_t far = std::max(std::abs(south), std::abs(north));
  if (far >= kPole) return box;
  // asin(sin(angle) / cos(lat)) is the farthest east; asin(x) <= x pi / 2.
  const double wide = std::min(angle / SineCosineOf(far).cosine * kPi / 2, 4e9);
  const std::int64_t west = circle.center.lng_e7() - static_cast<std::int64_t>(wide) - 1;
  const std::int64_t east = circle.center.lng_e7() + static_cast<std::int64_t>(wide) + 1;
  if (west < -kHalfTurn || east > kHalfTurn) return box;
  box.lng_min_e7 = static_cast<std::int32_t>(west);
  box.lng_max_e7 = static_cast<std::int32_t>(east);
  return box;
}

}  // namespace kith::geo_internal
