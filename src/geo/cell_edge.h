// What one edge says of a point in a cell, in plain 64-bit integers: what the wide code must agree with (catchment_grid.h has the model).
#pragma once

#include <algorithm>
#include <cstdint>

namespace kith::geo_internal {

struct CellEdge {
  std::int32_t ax = 0, ay = 0, bx = 0, by = 0;
};

// 1 where p lies left of the line from a to b, -1 right of it, 0 on it. The products are at most 6.5e18; their difference may not fit.
constexpr int SideOf(const CellEdge& e, std::int32_t x, std::int32_t y) {
  const std::int64_t left = (std::int64_t{e.bx} - e.ax) * (std::int64_t{y} - e.ay);
  const std::int64_t right = (std::int64_t{e.by} - e.ay) * (std::int64_t{x} - e.ax);
  return left > right ? 1 : left < right ? -1 : 0;
}

// The crossings, mod 2, of the ray from p to the east with the edge and with the rays to the north from its ends that lie east of `east`.
constexpr bool CrossesInCell(const CellEdge& e, std::int32_t x, std::int32_t y, std::int32_t east) {
  const bool a_below = e.ay <= y;
  const bool b_below = e.by <= y;
  const bool crosses = a_below != b_below && SideOf(e, x, y) == (b_below ? -1 : 1);
  return crosses ^ (a_below && e.ax > east) ^ (b_below && e.bx > east);
}

constexpr bool IsOnEdge(const CellEdge& e, std::int32_t x, std::int32_t y) {
  return x >= std::min(e.ax, e.bx) && x <= std::max(e.ax, e.bx) && y >= std::min(e.ay, e.by) &&
         y <= std::max(e.ay, e.by) && SideOf(e, x, y) == 0;
}

}  // namespace kith::geo_internal
