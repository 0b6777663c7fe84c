// Outlines: does an area cover a point, and how do two areas lie to each other? The plain, exact reference.
//
//   if (Covers(area.outline, home)) ...
//   switch (Relate(zip.outline, area.outline)) { case OutlineRelation::kInside: ... }
//
// Model     Closed: a point on a border is covered by both sides; holes are outside but for their border. Exact on whole 1e-7 degrees.
//           Edges are straight in the (longitude, latitude) plane (RFC 7946).
// Threads   Pure functions.
// Units     Whole 1e-7 degrees; latitude first in LatLng. Errors: those of Validate, which name polygon and ring.
// Cost      Covers O(vertices); Relate and Validate O(v log v).
// Method    Covers counts the edges that a ray crosses, by exact products of 64-bit integers; the tests compare it with Boost.Geometry on integers,
//           which (1.74) errs on edges longer than about 9 degrees. Relate and Validate sweep the plane (Shamos and Hoey 1976) and read off how often
//           each face is wound around; where a few points tell as much, Relate asks these first.
#pragma once

#include <cstdint>
#include <optional>

#include <absl/status/status.h>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith {

struct Box {
  std::int32_t lat_min_e7 = 0, lng_min_e7 = 0, lat_max_e7 = 0, lng_max_e7 = 0;  // closed
  constexpr bool Contains(LatLng p) const {
    return p.lat_e7() >= lat_min_e7 && p.lat_e7() <= lat_max_e7 && p.lng_e7() >= lng_min_e7 && p.lng_e7() <= lng_max_e7;
  }
  constexpr bool Intersects(const Box& o) const {
    return lat_min_e7 <= o.lat_max_e7 && o.lat_min_e7 <= lat_max_e7 && lng_min_e7 <= o.lng_max_e7 &&
           o.lng_min_e7 <= lng_max_e7;
  }
  bool operator==(const Box&) const = default;
};

std::uint64_t VertexCount(const Outline& outline);  // of all rings

// std::nullopt for an empty outline.
std::optional<Box> BoundingBox(const Outline& outline);

bool Covers(const Outline& outline, LatLng point);

// How `a` lies to `b`, by their interiors: kInside where every inner point of `a` is in `b`; kDisjoint where they share no inner point;
// kOverlaps otherwise. Exact for outlines that Validate accepts, but that kOverlaps may stand for kInside where polygons of one outline
// overlap each other. A common border is not common inside: neighbours are kDisjoint.
enum class OutlineRelation : std::uint8_t { kInside, kOverlaps, kDisjoint };
OutlineRelation Relate(const Outline& a, const Outline& b);

// Checks one outline as an importer must: rings of at least 3 distinct vertices, no ring crossing itself, holes inside and apart. The status says
// which polygon and ring, both from 1. A ring may touch itself. Turned rings are not errors: Normalize turns them. Polygons may overlap: Covers
// takes their union.
absl::Status Validate(const Outline& outline);

// Outer rings counter-clockwise, holes clockwise, repeated neighbours and a closing vertex dropped. Returns whether anything changed.
bool Normalize(Outline& outline);

}  // namespace kith
