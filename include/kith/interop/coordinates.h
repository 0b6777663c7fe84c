// Coordinate systems other than degrees: what turns a source's eastings and northings into WGS84.
//
//   const ProjCoordinates systems;                                      // of kith::proj, or your own
//   auto feet = systems.Find("ESRI:102645");                            // State Plane California 5, US survey feet
//   absl::StatusOr<LatLng> point = (*feet)->ToWgs84(6513662.49, 1891836.87);
//
// Units     x is the easting or longitude, y the northing or latitude, in the unit of the system.
// Errors    Find: InvalidArgument where the name is no system that is known. ToWgs84: InvalidArgument where the point has no place on earth, or is none of the
//           system's area.
// Cost      Of the implementation: Find is called once for a source, ToWgs84 once for a row.
// Threads   Find may be called from several threads; a transformer serves one thread at a time.
#pragma once

#include <memory>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/base/latlng.h"

namespace kith {

class PointTransformer {
 public:
  PointTransformer() = default;
  PointTransformer(const PointTransformer&) = delete;
  PointTransformer& operator=(const PointTransformer&) = delete;
  virtual ~PointTransformer() = default;
  virtual absl::StatusOr<LatLng> ToWgs84(double x, double y) = 0;
};

class CoordinateSystems {
 public:
  CoordinateSystems() = default;
  CoordinateSystems(const CoordinateSystems&) = delete;
  CoordinateSystems& operator=(const CoordinateSystems&) = delete;
  virtual ~CoordinateSystems() = default;
  // `name` is a code such as EPSG:2229 or ESRI:102645.
  virtual absl::StatusOr<std::unique_ptr<PointTransformer>> Find(std::string_view name) const = 0;
};

}  // namespace kith
