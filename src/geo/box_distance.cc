// hav(angle) = hav(difference of latitudes) + cos(lat of p) cos(lat of q) hav(difference of longitudes), with hav(x) = sin(x / 2)^2, and each term is at
// its least where the difference is at its least and where the cosines are: hav grows from 0 to 180 degrees, and over an interval of latitudes the
// cosine is at its least at an end. The chord's square is four times hav(angle).
#include "src/geo/box_distance.h"

#include <algorithm>
#include <cstdint>

#include "src/geo/sine.h"
#include "src/geo/sphere.h"

namespace kith::geo_internal {
namespace {

// Between two closed intervals; 0 where they meet.
std::int64_t Gap(std::int64_t a_min, std::int64_t a_max, std::int64_t b_min, std::int64_t b_max) {
  return std::max<std::int64_t>({0, b_min - a_max, a_min - b_max});
}

// Of longitudes, whichever way round is shorter.
std::int64_t LongitudeGap(const Box& a, const Box& b) {
  const std::int64_t direct = Gap(a.lng_min_e7, a.lng_max_e7, b.lng_min_e7, b.lng_max_e7);
  const std::int64_t span = std::max<std::int64_t>(a.lng_max_e7, b.lng_max_e7) -
                            std::min<std::int64_t>(a.lng_min_e7, b.lng_min_e7);  // the outer ends, over the meridian
  return std::max<std::int64_t>(0, std::min(direct, 360 * kDegree - span));
}

double LeastCosine(const Box& box) {
  return std::max(0.0, std::min(SineCosineOf(box.lat_min_e7).cosine, SineCosineOf(box.lat_max_e7).cosine));
}

// Of half the angle, rounded down: 0 to 90 degrees.
double Haversine(std::int64_t angle_e7) {
  const double sine = SineCosineOf(angle_e7 / 2).sine;
  return sine * sine;
}

}  // namespace

Box Join(const Box& a, const Box& b) {
  return {std::min(a.lat_min_e7, b.lat_min_e7), std::min(a.lng_min_e7, b.lng_min_e7),
          std::max(a.lat_max_e7, b.lat_max_e7), std::max(a.lng_max_e7, b.lng_max_e7)};
}

double LeastMeters(const Box& a, const Box& b) {
  const std::int64_t lat = Gap(a.lat_min_e7, a.lat_max_e7, b.lat_min_e7, b.lat_max_e7);
  const std::int64_t lng = LongitudeGap(a, b);
  if (lat == 0 && lng == 0) return 0;
  double haversine = Haversine(lat);
  if (lng > 0) haversine += LeastCosine(a) * LeastCosine(b) * Haversine(lng);
  const double meters = MetersOfSquaredChord(4 * haversine);
  return std::max(0.0, meters - meters * 1e-9 - 2 * kBoxSlackMeters);
}

}  // namespace kith::geo_internal
