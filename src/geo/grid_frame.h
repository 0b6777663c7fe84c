// How large the cells of a grid are.
#pragma once

#include <span>

#include "src/geo/catchment_grid.h"
#include "src/geo/catchment_parts.h"
#include "src/geo/circle_shape.h"

namespace kith::geo_internal {

// Covers all parts and circles. The smallest cells such that there are not many more of them, and of edges in them, than vertices: where most vertices
// are crowded in few cells, these are divided further.
GridFrame ChooseFrame(const CatchmentParts& parts, std::span<const CircleShape> circles);

}  // namespace kith::geo_internal
