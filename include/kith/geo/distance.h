// Distance over the ground: great circles, the same to the bit on every compiler and machine.
//
//   double meters = DistanceMeters(home, site);
//   DistanceRange range = DistanceRangeMeters(zip.outline, site);   // the nearest and the farthest that a home in this ZIP can be
//
// Units     Meters on a sphere of radius 6,371,008.8 m (IUGG mean radius); within 0.6% of the ellipsoid.
// Method    Chord of unit vectors; sine, cosine and arc sine by polynomials of our own from + - x / sqrt alone (libm's differ in the last
//           bit between machines). Error below 1 mm at 1,000 km against libm's haversine.
// Threads   Pure functions. Errors: none. Cost: DistanceMeters O(1), DistanceRangeMeters O(vertices).
#pragma once

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith {

double DistanceMeters(LatLng a, LatLng b);

struct DistanceRange {
  double nearest_meters = 0;  // 0 where the outline covers the point
  double farthest_meters = 0;
};

// From anywhere in `outline` (not empty) to `point`. The nearest point of an edge is found in a plane tangent at `point`: within 0.1% at 100 km.
DistanceRange DistanceRangeMeters(const Outline& outline, LatLng point);

}  // namespace kith
