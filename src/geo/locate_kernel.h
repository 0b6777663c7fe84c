// What covers a point in a cell, compiled for each kind of processor and chosen at run time (Google Highway). All give the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kith/base/latlng.h"
#include "src/geo/catchment_grid.h"

namespace kith::geo_internal {

struct LocatedRegions {
  std::size_t count = 0;
  const std::uint32_t* circles = nullptr;  // the count, then their numbers; nullptr where the cell has none
};

// Words that may be read after the end of lists and records, and written after the last region.
inline constexpr std::size_t kLocateMargin = 128;

// Has what LocateInCell reads fetched: it lies in two places.
void PrefetchCell(const FoundCell& cell);

// Writes the regions whose outlines cover the point to `out`, ascending, each once. `covered` has room for a bit for each item of a cell.
LocatedRegions LocateInCell(const FoundCell& cell, LatLng p, std::uint64_t* covered, std::uint32_t* out);

}  // namespace kith::geo_internal
