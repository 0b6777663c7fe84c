// Points on the sphere as unit vectors: what DistanceMeters (distance.h) is made of, in two steps, so that one of them need not be taken twice.
#pragma once

#include "kith/base/latlng.h"

namespace kith::geo_internal {

inline constexpr double kRadiusMeters = 6371008.8;  // IUGG mean radius

struct Vector3 {
  double x = 0, y = 0, z = 0;
};

Vector3 UnitVector(LatLng p);

constexpr double SquaredChord(const Vector3& u, const Vector3& v) {
  const double x = u.x - v.x;
  const double y = u.y - v.y;
  const double z = u.z - v.z;
  return x * x + y * y + z * z;
}
// From the squared length of the chord between two unit vectors.
double MetersOfSquaredChord(double squared_chord);

// The point of the edge that is nearest to `p`, in the plane tangent at `p`, whose latitude has that cosine.
LatLng NearestOnEdge(LatLng a, LatLng b, LatLng p, double cosine_of_lat);

}  // namespace kith::geo_internal
