// The map of a health page: an SVG element, drawn from the points and outlines of the directory.
//
// Model     Longitudes are shrunk by the cosine of the middle latitude. Seen are the sites whose points are not in doubt; the others are counted. Up
//           to kMaxMapSites are dots with their troubles; more are put together in squares. Outlines are rounded to the map's units.
// Privacy   Confidential sites are not on it, nor do they move it.
#pragma once

#include <string>

#include "kith/interop/health.h"

namespace kith {

inline constexpr std::size_t kMaxMapVertices = 60'000;

// "" where no site has a point.
std::string HealthMap(const Catalog& catalog, const Health& health);

}  // namespace kith
