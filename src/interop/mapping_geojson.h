// A GeoJSON FeatureCollection as a table: a row for each feature, a column for each property.
#pragma once

#include <absl/status/statusor.h>

#include "src/interop/mapping_source.h"
#include "src/interop/source_files.h"

namespace kith {

// Columns stand in the order in which the features first have them, then @x, @y and @geometry where any feature has one.
absl::StatusOr<SourceData> ReadGeoJsonFeatures(const SourceFile& file, const SourceLimits& limits);

}  // namespace kith
