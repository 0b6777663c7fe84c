// Small outlines for the tests of geo/, in whole 1e-7 degrees: x is the longitude, y the latitude.
#pragma once

#include <cstdint>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith::geo_test {

struct XY {
  std::int32_t x = 0, y = 0;
};

inline LatLng Lattice(std::int32_t x, std::int32_t y) { return LatLng::FromE7(y, x); }

inline Ring RingOf(const std::vector<XY>& points) {
  Ring ring;
  for (const XY& p : points) ring.vertices.push_back(Lattice(p.x, p.y));
  return ring;
}

inline Outline Outlined(const std::vector<XY>& points) {
  Outline outline;
  outline.polygons.emplace_back();
  outline.polygons[0].outer = RingOf(points);
  return outline;
}

inline Outline Square(std::int32_t west, std::int32_t south, std::int32_t east, std::int32_t north) {
  return Outlined({{west, south}, {east, south}, {east, north}, {west, north}});
}

inline Outline Holed(Outline outline, const Outline& hole) {
  outline.polygons[0].holes.push_back(hole.polygons[0].outer);
  return outline;
}

inline Outline Together(const std::vector<Outline>& parts) {
  Outline all;
  for (const Outline& part : parts) all.polygons.insert(all.polygons.end(), part.polygons.begin(), part.polygons.end());
  return all;
}

}  // namespace kith::geo_test
