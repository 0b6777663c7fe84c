#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "src/geo/exact.h"
#include "src/geo/relate.h"

namespace kith::geo_internal {
namespace {

// A ring and how its windings count: outer rings once, holes against them.
struct TurnedRing {
  const Ring* ring;
  std::int32_t turn;
};

std::vector<TurnedRing> RingsOf(const Outline& outline) {
  std::vector<TurnedRing> rings;
  for (const Polygon& polygon : outline.polygons) {
    rings.push_back({&polygon.outer, SignedArea(polygon.outer) >= 0 ? 1 : -1});
    for (const Ring& hole : polygon.holes) rings.push_back({&hole, SignedArea(hole) >= 0 ? -1 : 1});
  }
  return rings;
}

// Some face is wound around.
bool HasArea(const std::vector<TurnedRing>& rings) {
  Int128 area = 0;
  for (const TurnedRing& one : rings) area += one.turn * SignedArea(*one.ring);
  return area != 0;
}

// No value on an edge. A ray to the east meets edges that have their southern end and not their northern one.
std::optional<std::int32_t> WindingAt(const Ring& ring, LatLng p) {
  std::int32_t winding = 0;
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0, before = v.size() - 1; i < v.size(); before = i++) {
    const LatLng a = v[before], b = v[i];
    if (std::max(a.lat_e7(), b.lat_e7()) < p.lat_e7() || std::min(a.lat_e7(), b.lat_e7()) > p.lat_e7()) continue;
    const int side = Orientation(a, b, p);
    if (side == 0) {
      const bool west_of_both = p.lng_e7() < a.lng_e7() && p.lng_e7() < b.lng_e7();
      const bool east_of_both = p.lng_e7() > a.lng_e7() && p.lng_e7() > b.lng_e7();
      if (!west_of_both && !east_of_both) return std::nullopt;
    } else if (a.lat_e7() <= p.lat_e7() && b.lat_e7() > p.lat_e7()) {
      winding += side > 0 ? 1 : 0;
    } else if (a.lat_e7() > p.lat_e7() && b.lat_e7() <= p.lat_e7()) {
      winding -= side < 0 ? 1 : 0;
    }
  }
  return winding;
}

std::optional<std::int32_t> WindingAt(const std::vector<TurnedRing>& rings, LatLng p) {
  std::int32_t winding = 0;
  for (const TurnedRing& one : rings) {
    const std::optional<std::int32_t> of_ring = WindingAt(*one.ring, p);
    if (!of_ring) return std::nullopt;
    winding += one.turn * *of_ring;
  }
  return winding;
}

// Whether the box of an edge touches `box`: if none does, no edge does.
bool MayTouch(const std::vector<TurnedRing>& rings, const Box& box) {
  const auto touches = [&box](LatLng a, LatLng b) {
    return std::min(a.lat_e7(), b.lat_e7()) <= box.lat_max_e7 && std::max(a.lat_e7(), b.lat_e7()) >= box.lat_min_e7 &&
           std::min(a.lng_e7(), b.lng_e7()) <= box.lng_max_e7 && std::max(a.lng_e7(), b.lng_e7()) >= box.lng_min_e7;
  };
  for (const TurnedRing& one : rings) {
    const std::vector<LatLng>& v = one.ring->vertices;
    for (std::size_t i = 0, before = v.size() - 1; i < v.size(); before = i++) {
      if (touches(v[before], v[i])) return true;
    }
  }
  return false;
}

// `count` x `count` points, evenly.
void AddPoints(const Box& box, std::int64_t count, std::vector<LatLng>& points) {
  const auto at = [count](std::int32_t low, std::int32_t high, std::int64_t i) {
    return static_cast<std::int32_t>(low + (std::int64_t{high} - low) * (2 * i + 1) / (2 * count));
  };
  for (std::int64_t i = 0; i < count; ++i) {
    for (std::int64_t k = 0; k < count; ++k)
      points.push_back(LatLng::FromE7(at(box.lat_min_e7, box.lat_max_e7, i), at(box.lng_min_e7, box.lng_max_e7, k)));
  }
}

Box Common(const Box& a, const Box& b) {
  return {std::max(a.lat_min_e7, b.lat_min_e7), std::max(a.lng_min_e7, b.lng_min_e7),
          std::min(a.lat_max_e7, b.lat_max_e7), std::min(a.lng_max_e7, b.lng_max_e7)};
}

bool Overlap(const std::vector<TurnedRing>& a, const std::vector<TurnedRing>& b, const std::vector<LatLng>& points) {
  bool shared = false, only_a = false;
  for (const LatLng p : points) {
    if (WindingAt(a, p).value_or(0) == 0) continue;
    const std::optional<std::int32_t> winding = WindingAt(b, p);
    if (!winding) continue;
    (*winding != 0 ? shared : only_a) = true;
    if (shared && only_a) return true;
  }
  return false;
}

}  // namespace

std::optional<OutlineRelation> RelateByPoints(const Outline& a, const Box& box_a, const Outline& b, const Box& box_b) {
  const std::vector<TurnedRing> rings_a = RingsOf(a), rings_b = RingsOf(b);
  if (!HasArea(rings_a) || !HasArea(rings_b)) return std::nullopt;
  if (!MayTouch(rings_b, box_a)) {
    const bool inside = WindingAt(rings_b, a.polygons.front().outer.vertices.front()).value_or(0) != 0;
    return inside ? OutlineRelation::kInside : OutlineRelation::kDisjoint;
  }
  if (!MayTouch(rings_a, box_b)) {
    const bool inside = WindingAt(rings_a, b.polygons.front().outer.vertices.front()).value_or(0) != 0;
    return inside ? OutlineRelation::kOverlaps : OutlineRelation::kDisjoint;
  }
  std::vector<LatLng> points;
  AddPoints(Common(box_a, box_b), 3, points);
  AddPoints(box_a, 4, points);
  if (Overlap(rings_a, rings_b, points)) return OutlineRelation::kOverlaps;
  return std::nullopt;
}

}  // namespace kith::geo_internal
