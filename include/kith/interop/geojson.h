// GeoJSON outlines (RFC 7946): Polygon, MultiPolygon, a Feature with one, a FeatureCollection or GeometryCollection of them, in and out.
//
//   absl::StatusOr<ParsedOutline> area = ParseOutline(R"({"type":"Polygon","coordinates":[[[-118.3,34.0],...]]})");
//
// Model     What is drawn badly is repaired (kith/geo/repair.h), and each repair told; but polygons that overlap each other stay.
// Units     Degrees in the text, longitude first; whole 1e-7 degrees in the Outline.
// Errors    InvalidArgument says where (polygon, ring, vertex): not JSON, another type, out of range (with "swapped?"), not a number, a ring with under 3
//           vertices or not closed; what Repair refuses. ResourceExhausted: over kMaxOutlineVertices, or
//           collections nested more than 32 deep.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"

namespace kith {

inline constexpr std::size_t kMaxOutlineVertices = 5'000'000;

struct ParsedOutline {
  Outline outline;  // Validate accepts it, and Normalize does not change it
  std::vector<std::string>
      repairs;  // "polygon 1, ring 1: turned counter-clockwise": one sentence each; a reader may report them
};

absl::StatusOr<ParsedOutline> ParseOutline(std::string_view json);

// MultiPolygon where there are several polygons, else Polygon; up to 7 decimals, shortest form. "" for an empty outline.
std::string FormatOutline(const Outline& outline);

}  // namespace kith
