// Circles of a CatchmentIndex: exact at a point, safe about a box.
#pragma once

#include <cstdint>

#include "kith/base/truth.h"
#include "kith/geo/catchment_index.h"
#include "kith/geo/outline.h"
#include "src/geo/sphere.h"

namespace kith::geo_internal {

struct CircleShape {
  CircleShape(const CatchmentCircle& shape, std::uint32_t of);

  // Whether DistanceMeters(center, p) <= radius, `unit` being UnitVector(p).
  bool Covers(const Vector3& unit) const;
  double MetersToBorder(LatLng p) const;
  // The points of the box, its border and all: kFalse where it covers none, kTrue where all, kUnknown where some may be.
  Truth CoversBox(const Box& box) const;
  // Holds all points that it covers. The whole way round where it has a pole or crosses the 180th meridian.
  Box Bounds() const;

  std::uint32_t region;
  CatchmentCircle circle;
  Vector3 center;
  double inside_below, outside_above;  // squared chords; between them the distance itself is taken
};

}  // namespace kith::geo_internal
