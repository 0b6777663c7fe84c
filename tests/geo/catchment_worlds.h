// Worlds of catchments for the tests of CatchmentIndex, and points that lie where exactness is hard.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "kith/geo/outline.h"
#include "tests/geo/shapes.h"

namespace kith::geo_test {

using Dice = std::mt19937_64;

inline std::int32_t Throw(Dice& dice, std::int64_t low, std::int64_t high) {
  return static_cast<std::int32_t>(low +
                                   static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(high - low + 1)));
}

// Directions around a center, each a little further on: star-shaped, so that it never crosses itself.
inline Ring Star(Dice& dice, LatLng center, std::int64_t radius, std::size_t vertices) {
  struct Spoke {
    std::int64_t x, y;
  };
  std::vector<Spoke> spokes;
  const auto half = [](const Spoke& s) { return s.y > 0 || (s.y == 0 && s.x > 0) ? 0 : 1; };
  while (spokes.size() < vertices) {
    const Spoke s{Throw(dice, -1000, 1000), Throw(dice, -1000, 1000)};
    if (s.x * s.x + s.y * s.y > 10'000) spokes.push_back(s);
  }
  std::sort(spokes.begin(), spokes.end(), [&](const Spoke& a, const Spoke& b) {
    if (half(a) != half(b)) return half(a) < half(b);
    return a.x * b.y - a.y * b.x > 0;
  });
  Ring ring;
  for (const Spoke& s : spokes) {
    const auto x = static_cast<std::int32_t>(center.lng_e7() + s.x * radius / 1000);
    const auto y = static_cast<std::int32_t>(center.lat_e7() + s.y * radius / 1000);
    ring.vertices.push_back(Lattice(x, y));
  }
  return ring;
}

// A spike of a hole may stick out of ring 1, which Validate cannot see: it has no area.
inline bool HasSpike(const Ring& ring) {
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const LatLng a = v[i], b = v[(i + 1) % v.size()], c = v[(i + 2) % v.size()];
    const std::int64_t x = b.lng_e7() - std::int64_t{a.lng_e7()}, y = b.lat_e7() - std::int64_t{a.lat_e7()};
    const std::int64_t next_x = c.lng_e7() - std::int64_t{b.lng_e7()}, next_y = c.lat_e7() - std::int64_t{b.lat_e7()};
    if (x * next_y == y * next_x && x * next_x + y * next_y <= 0) return true;
  }
  return false;
}

// What Validate accepts of what the dice give; nothing where they give nothing good.
inline void AddIfValid(Polygon polygon, std::vector<Outline>& outlines, bool join) {
  Outline alone;
  alone.polygons.push_back(polygon);
  if (!Validate(alone).ok() || std::any_of(polygon.holes.begin(), polygon.holes.end(), HasSpike)) return;
  if (join && !outlines.empty())
    outlines.back().polygons.push_back(std::move(polygon));
  else
    outlines.push_back(std::move(alone));
}

// Points near the borders of an outline: vertices, middles of edges, on edges, and up to three units beside them.
inline void AddPointsNear(const Outline& outline, Dice& dice, std::size_t count, std::vector<LatLng>& points) {
  std::vector<const Ring*> rings;
  for (const Polygon& polygon : outline.polygons) {
    rings.push_back(&polygon.outer);
    for (const Ring& hole : polygon.holes) rings.push_back(&hole);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<LatLng>& v = rings[dice() % rings.size()]->vertices;
    const std::size_t at = dice() % v.size();
    const LatLng a = v[at];
    const LatLng b = v[(at + 1) % v.size()];
    const std::int64_t part = i % 3 == 0 ? 0 : i % 3 == 1 ? 500 : Throw(dice, 0, 1000);
    const std::int64_t near = i % 2 == 0 ? 0 : 3;
    const std::int64_t x =
        a.lng_e7() + (std::int64_t{b.lng_e7()} - a.lng_e7()) * part / 1000 + Throw(dice, -near, near);
    const std::int64_t y =
        a.lat_e7() + (std::int64_t{b.lat_e7()} - a.lat_e7()) * part / 1000 + Throw(dice, -near, near);
    points.push_back(
        LatLng::FromE7(static_cast<std::int32_t>(std::clamp<std::int64_t>(y, -900'000'000, 900'000'000)),
                       static_cast<std::int32_t>(std::clamp<std::int64_t>(x, -1'800'000'000, 1'800'000'000))));
  }
}

}  // namespace kith::geo_test
