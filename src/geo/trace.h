// Tracing: rings from the edges that bound a region.
//
//   std::vector<Edge> border = BorderOf(sweep, [](const Windings& w) { return w[0] > 0; });
//   Outline outline = Trace(border);
//
// Model     Edges that meet at their ends only, each with the region on its left. A polygon is a part whose inside hangs together: parts that touch
//           at a vertex are polygons of their own, holes that touch are rings of their own, and no ring passes a vertex twice.
// Order     Polygons by their first vertex in the order of the sweep, which each ring begins with; so are holes.
// Cost      O(n log n).
#pragma once

#include <functional>
#include <vector>

#include "kith/catalog/records.h"
#include "src/geo/noding.h"
#include "src/geo/sweep.h"

namespace kith::geo_internal {

// The edges between faces that are inside and faces that are not, of a sweep whose edges meet at their ends only.
std::vector<Edge> BorderOf(PlaneSweep& sweep, const std::function<bool(const PlaneSweep::Windings&)>& inside);

Outline Trace(const std::vector<Edge>& border);

}  // namespace kith::geo_internal
