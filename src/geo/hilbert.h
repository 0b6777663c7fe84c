// Positions along a Hilbert curve over the map: points that follow each other on it lie near each other.
#pragma once

#include <cstdint>
#include <utility>

#include "kith/base/latlng.h"

namespace kith::geo_internal {

// Of the square of 2^32 by 2^32 units whose middle is 0, 0. D. Hilbert, Ueber die stetige Abbildung einer Linie auf ein Flaechenstueck, 1891.
constexpr std::uint64_t HilbertPosition(LatLng point) {
  std::uint32_t x = static_cast<std::uint32_t>(point.lng_e7()) ^ 0x80000000U;
  std::uint32_t y = static_cast<std::uint32_t>(point.lat_e7()) ^ 0x80000000U;
  std::uint64_t position = 0;
  for (int bit = 31; bit >= 0; --bit) {
    const std::uint32_t right = x >> bit & 1;
    const std::uint32_t above = y >> bit & 1;
    position = position << 2 | (3 * right ^ above);
    if (above != 0) continue;
    if (right != 0) {
      x = ~x;
      y = ~y;
    }
    std::swap(x, y);
  }
  return position;
}

}  // namespace kith::geo_internal
