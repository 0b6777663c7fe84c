// Exact predicates on whole 1e-7 degrees, in the (longitude, latitude) plane.
//
// Differences of longitudes are at most 3.6e9 and of latitudes 1.8e9, so that their products (6.5e18) fit 64 bits while a difference of two
// products may not: products are compared, never subtracted. (Boost.Geometry 1.74 computes sides of integer points in double, which errs on
// edges longer than about 9 degrees.)
#pragma once

#include <cstdint>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith::geo_internal {

__extension__ using Int128 = __int128;  // GCC and Clang; sums of products

// 1 where `p` lies left of the line from `a` to `b`, -1 right of it, 0 on it.
constexpr int Orientation(LatLng a, LatLng b, LatLng p) {
  const std::int64_t ax = a.lng_e7();
  const std::int64_t ay = a.lat_e7();
  const std::int64_t left = (b.lng_e7() - ax) * (p.lat_e7() - ay);
  const std::int64_t right = (b.lat_e7() - ay) * (p.lng_e7() - ax);
  return left > right ? 1 : left < right ? -1 : 0;
}

// The order in which a sweep from west to east, then south to north, meets points.
constexpr bool SweepsBefore(LatLng a, LatLng b) {
  return a.lng_e7() != b.lng_e7() ? a.lng_e7() < b.lng_e7() : a.lat_e7() < b.lat_e7();
}

// Twice the area, positive where the ring runs counter-clockwise.
inline Int128 SignedArea(const Ring& ring) {
  Int128 sum = 0;
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0, before = v.size() - 1; i < v.size(); before = i++) {
    sum += Int128{v[before].lng_e7()} * v[i].lat_e7() - Int128{v[i].lng_e7()} * v[before].lat_e7();
  }
  return sum;
}

}  // namespace kith::geo_internal
