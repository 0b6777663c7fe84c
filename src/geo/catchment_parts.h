// What a CatchmentIndex indexes, laid flat: all vertices of all rings in two columns, polygon by polygon.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "kith/geo/catchment_index.h"
#include "src/geo/cell_edge.h"

namespace kith::geo_internal {

// A polygon: vertices `first` to before `end`. Each ring's first vertex stands at its end again. An edge has the number of the vertex that it starts from.
struct CatchmentPart {
  std::uint32_t region = 0, first = 0, end = 0;
};

struct CatchmentParts {
  std::vector<std::int32_t> x, y;
  std::vector<bool> ends_ring;       // by vertex: no edge starts here
  std::vector<CatchmentPart> parts;  // ascending regions
  std::uint64_t ring_count = 0;
  std::uint64_t vertices_max = kMaxIndexVertices;

  CellEdge Edge(std::uint32_t i) const { return {x[i], y[i], x[i + 1], y[i + 1]}; }
};

absl::Status CheckRange(LatLng p, const std::string& where);
// `where` names the catchment or ZIP area in errors.
absl::Status AppendParts(const Outline& outline, std::uint32_t region, const std::string& where, CatchmentParts& parts);

}  // namespace kith::geo_internal
