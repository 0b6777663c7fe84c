// A box around unit vectors, and how near to another it comes: squares of chords without sines, wherever on the sphere.
#pragma once

#include <algorithm>

#include "src/geo/sphere.h"

namespace kith::geo_internal {

struct ChordBox {
  Vector3 low, high;
};

constexpr ChordBox ChordBoxOf(const Vector3& v) { return {v, v}; }

constexpr ChordBox Join(const ChordBox& a, const ChordBox& b) {
  return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y), std::min(a.low.z, b.low.z)},
          {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y), std::max(a.high.z, b.high.z)}};
}

// No greater than SquaredChord(from, v) for any v of the box, to the bit: each difference of two coordinates is no greater in size than that of v, and
// rounding keeps the order of what is rounded.
constexpr double LeastSquaredChord(const Vector3& from, const ChordBox& box) {
  const auto apart = [](double at, double low, double high) { return std::max({low - at, at - high, 0.0}); };
  const double x = apart(from.x, box.low.x, box.high.x);
  const double y = apart(from.y, box.low.y, box.high.y);
  const double z = apart(from.z, box.low.z, box.high.z);
  return x * x + y * y + z * z;
}

}  // namespace kith::geo_internal
