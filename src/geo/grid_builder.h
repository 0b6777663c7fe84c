// Building the grid of a CatchmentIndex (catchment_grid.h).
#pragma once

#include <span>

#include <absl/status/statusor.h>

#include "src/geo/catchment_grid.h"
#include "src/geo/catchment_parts.h"
#include "src/geo/circle_shape.h"

namespace kith::geo_internal {

// Circles in ascending order of their regions. `everyone`, which have neither parts nor circles, contain all cells. An entry of the borders names a circle by its position.
// ResourceExhausted where words or cells are too many to be numbered.
absl::StatusOr<CatchmentGrid> BuildGrid(const CatchmentParts& parts, std::span<const CircleShape> circles,
                                        std::span<const CatchmentId> everyone);

}  // namespace kith::geo_internal
