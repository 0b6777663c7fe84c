// Geometries of GeoJSON as they are drawn: the shape of the JSON is checked, not that of the rings.
#pragma once

#include <cstddef>
#include <simdjson.h>

#include <absl/status/status.h>

#include "kith/catalog/records.h"

namespace kith {

inline constexpr std::size_t kMaxShapeNesting = 32;  // collections and Features within each other

// Appends the polygons of a Polygon, a MultiPolygon, or of whatever holds such to `drawn`. Rings stand as they were read, but for the closing vertex.
// Errors as ParseOutline's.
absl::Status ReadShape(simdjson::dom::element json, Outline& drawn);

}  // namespace kith
