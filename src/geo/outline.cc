#include "kith/geo/outline.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "src/geo/exact.h"
#include "src/geo/relate.h"
#include "src/geo/sweep.h"

namespace kith {
namespace {

using geo_internal::Int128;
using geo_internal::Orientation;
using geo_internal::PlaneSweep;
using geo_internal::SignedArea;

enum class Position : std::uint8_t { kOutside, kOnBorder, kInside };

// Counts the edges that a ray to the east crosses; an edge has its southern end and not its northern one.
Position PositionIn(const Ring& ring, LatLng p) {
  bool inside = false;
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0, before = v.size() - 1; i < v.size(); before = i++) {
    const LatLng a = v[before].lat_e7() <= v[i].lat_e7() ? v[before] : v[i];
    const LatLng b = v[before].lat_e7() <= v[i].lat_e7() ? v[i] : v[before];
    if (p.lat_e7() < a.lat_e7() || p.lat_e7() > b.lat_e7()) continue;
    const int side = Orientation(a, b, p);
    if (side == 0) {
      const bool west_of_both = p.lng_e7() < a.lng_e7() && p.lng_e7() < b.lng_e7();
      const bool east_of_both = p.lng_e7() > a.lng_e7() && p.lng_e7() > b.lng_e7();
      if (!west_of_both && !east_of_both) return Position::kOnBorder;
    } else if (side > 0 && p.lat_e7() < b.lat_e7()) {
      inside = !inside;
    }
  }
  return inside ? Position::kInside : Position::kOutside;
}

bool CoversPolygon(const Polygon& polygon, LatLng point) {
  const Position outer = PositionIn(polygon.outer, point);
  if (outer != Position::kInside) return outer == Position::kOnBorder;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                      [&](const Ring& hole) { return PositionIn(hole, point) == Position::kInside; });
}

// Rings are numbered from 1 in each polygon, the outer one first, as in GeoJSON.
void AddPolygon(PlaneSweep& sweep, std::size_t layer, const Polygon& polygon) {
  sweep.AddRing(layer, polygon.outer, SignedArea(polygon.outer) >= 0 ? 1 : -1, 1);
  std::uint32_t number = 1;
  for (const Ring& hole : polygon.holes) sweep.AddRing(layer, hole, SignedArea(hole) >= 0 ? -1 : 1, ++number);
}

// Two edges cross: of one outline and the other, or of two polygons of one outline that overlap each other. Polygon by polygon there is no doubt.
OutlineRelation RelateInPairs(const Outline& a, const Outline& b) {
  bool all_inside = true;
  bool all_disjoint = true;
  for (const Polygon& one : a.polygons) {
    bool inside = false;
    for (const Polygon& other : b.polygons) {
      const OutlineRelation relation = Relate(Outline{{one}}, Outline{{other}});
      inside = inside || relation == OutlineRelation::kInside;
      all_disjoint = all_disjoint && relation == OutlineRelation::kDisjoint;
    }
    all_inside = all_inside && inside;
    if (!all_inside && !all_disjoint) return OutlineRelation::kOverlaps;
  }
  return all_inside ? OutlineRelation::kInside : OutlineRelation::kDisjoint;
}

absl::Status BadRing(std::size_t polygon, std::size_t ring, const std::string& what) {
  return absl::InvalidArgumentError("polygon " + std::to_string(polygon) + ", ring " + std::to_string(ring) + ": " +
                                    what);
}

std::string Vertex(PlaneSweep::Source edge) { return "vertex " + std::to_string(edge.vertex + 1); }

absl::Status ValidateRing(const Ring& ring, std::size_t polygon, std::uint32_t number) {
  std::vector<LatLng> distinct = ring.vertices;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.size() < 3) {
    return BadRing(polygon, number,
                   "has " + std::to_string(distinct.size()) + " distinct vertices, expected at least 3");
  }
  PlaneSweep sweep;
  sweep.AddRing(0, ring, SignedArea(ring) >= 0 ? 1 : -1, number);
  std::optional<PlaneSweep::Source> twice;
  bool has_area = false;
  const auto crossing = sweep.Run([&](const PlaneSweep::Face& face) {
    has_area = has_area || face.windings[0] == 1;
    if (face.windings[0] < 0 || face.windings[0] > 1) twice = face.below;
    return !twice.has_value();
  });
  if (crossing) {
    return BadRing(polygon, number,
                   "crosses itself: its edge after " + Vertex(crossing->first) + " and its edge after " +
                       Vertex(crossing->second));
  }
  if (twice) return BadRing(polygon, number, "crosses itself at " + Vertex(*twice) + " or runs round twice");
  if (!has_area) return BadRing(polygon, number, "encloses no area");
  return absl::OkStatus();
}

// Layer 0 is the outer ring, layer 1 its holes.
absl::Status ValidateHoles(const Polygon& polygon, std::size_t number) {
  PlaneSweep sweep;
  sweep.AddRing(0, polygon.outer, SignedArea(polygon.outer) >= 0 ? 1 : -1, 1);
  std::uint32_t ring = 1;
  for (const Ring& hole : polygon.holes) sweep.AddRing(1, hole, SignedArea(hole) >= 0 ? 1 : -1, ++ring);
  std::optional<PlaneSweep::Source> outside;
  std::optional<PlaneSweep::Source> overlapping;
  const auto crossing = sweep.Run([&](const PlaneSweep::Face& face) {
    if (face.windings[1] > 1) overlapping = face.below;
    if (face.windings[1] > 0 && face.windings[0] == 0) outside = face.below;
    return !overlapping && !outside;
  });
  if (crossing) {
    const std::uint32_t one = crossing->first.ring;
    const std::uint32_t other = crossing->second.ring;
    return BadRing(number, std::max(one, other), "a hole that crosses ring " + std::to_string(std::min(one, other)));
  }
  if (overlapping) return BadRing(number, overlapping->ring, "a hole that overlaps another hole");
  if (outside) return BadRing(number, outside->ring, "a hole that reaches outside of ring 1");
  return absl::OkStatus();
}

bool NormalizeRing(Ring& ring, bool counter_clockwise) {
  std::vector<LatLng>& v = ring.vertices;
  const std::size_t before = v.size();
  v.erase(std::unique(v.begin(), v.end()), v.end());
  while (v.size() > 1 && v.front() == v.back()) v.pop_back();
  const bool turn = counter_clockwise ? SignedArea(ring) < 0 : SignedArea(ring) > 0;
  if (turn) std::reverse(v.begin(), v.end());
  return turn || v.size() != before;
}

}  // namespace

std::uint64_t VertexCount(const Outline& outline) {
  std::uint64_t count = 0;
  for (const Polygon& polygon : outline.polygons) {
    count += polygon.outer.vertices.size();
    for (const Ring& hole : polygon.holes) count += hole.vertices.size();
  }
  return count;
}

std::optional<Box> BoundingBox(const Outline& outline) {
  std::optional<Box> box;
  for (const Polygon& polygon : outline.polygons) {
    for (const LatLng p : polygon.outer.vertices) {
      if (!box) box = Box{p.lat_e7(), p.lng_e7(), p.lat_e7(), p.lng_e7()};
      box->lat_min_e7 = std::min(box->lat_min_e7, p.lat_e7());
      box->lat_max_e7 = std::max(box->lat_max_e7, p.lat_e7());
      box->lng_min_e7 = std::min(box->lng_min_e7, p.lng_e7());
      box->lng_max_e7 = std::max(box->lng_max_e7, p.lng_e7());
    }
  }
  return box;
}

bool Covers(const Outline& outline, LatLng point) {
  return std::any_of(outline.polygons.begin(), outline.polygons.end(),
                     [&](const Polygon& polygon) { return CoversPolygon(polygon, point); });
}

OutlineRelation Relate(const Outline& a, const Outline& b) {
  const std::optional<Box> box_a = BoundingBox(a);
  const std::optional<Box> box_b = BoundingBox(b);
  if (!box_a || !box_b || !box_a->Intersects(*box_b)) return OutlineRelation::kDisjoint;
  const std::optional<OutlineRelation> relation = geo_internal::RelateByPoints(a, *box_a, b, *box_b);
  return relation ? *relation : geo_internal::RelateBySweep(a, b);
}

OutlineRelation geo_internal::RelateBySweep(const Outline& a, const Outline& b) {
  PlaneSweep sweep;
  for (const Polygon& polygon : a.polygons) AddPolygon(sweep, 0, polygon);
  for (const Polygon& polygon : b.polygons) AddPolygon(sweep, 1, polygon);
  bool shared = false;
  bool only_a = false;
  const auto crossing = sweep.Run([&](const PlaneSweep::Face& face) {
    if (face.windings[0] != 0) (face.windings[1] != 0 ? shared : only_a) = true;
    return !(shared && only_a);
  });
  if (shared && only_a) return OutlineRelation::kOverlaps;
  if (crossing) return a.polygons.size() + b.polygons.size() > 2 ? RelateInPairs(a, b) : OutlineRelation::kOverlaps;
  return shared ? OutlineRelation::kInside : OutlineRelation::kDisjoint;
}

absl::Status Validate(const Outline& outline) {
  std::size_t number = 0;
  for (const Polygon& polygon : outline.polygons) {
    ++number;
    if (absl::Status status = ValidateRing(polygon.outer, number, 1); !status.ok()) return status;
    std::uint32_t ring = 1;
    for (const Ring& hole : polygon.holes) {
      if (absl::Status status = ValidateRing(hole, number, ++ring); !status.ok()) return status;
    }
    if (polygon.holes.empty()) continue;
    if (absl::Status status = ValidateHoles(polygon, number); !status.ok()) return status;
  }
  return absl::OkStatus();
}

bool Normalize(Outline& outline) {
  bool changed = false;
  for (Polygon& polygon : outline.polygons) {
    changed = NormalizeRing(polygon.outer, true) || changed;
    for (Ring& hole : polygon.holes) changed = NormalizeRing(hole, false) || changed;
  }
  return changed;
}

}  // namespace kith
