// Coordinate systems by PROJ (https://proj.org): those of EPSG and ESRI, State Plane in US survey feet among them.
//
//   const kith::ProjCoordinates systems;
//   auto state_plane = systems.Find("ESRI:102645");
//   if (!state_plane.ok()) return state_plane.status();
//   absl::StatusOr<kith::LatLng> point = (*state_plane)->ToWgs84(6513662.49, 1891836.87);
//
// Model     Grids are never fetched from the network; where a shift between datums has no formula, it is taken as none (NAD83 to WGS84: under 2 m).
//           A point whose degrees do not lead back to it is outside the system's area, and so is one that lies more than a degree from where the
//           system is meant to be used, as far as PROJ knows that: what is no easting and northing of it (degrees, x and y in wrong order) ends there.
//           x is the easting or longitude, whatever order of axes the authority has.
// Units     Those of the system: feet, meters or degrees.
// Errors    As kith/interop/coordinates.h says: a name that PROJ does not know; a point outside the system's area.
// Threads   Find may be called from several threads; each transformer has a context of its own and serves one thread at a time.
// Cost      Find reads PROJ's database: some milliseconds. ToWgs84 about a microsecond.
#pragma once

#include <memory>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/coordinates.h"

namespace kith {

class ProjCoordinates final : public CoordinateSystems {
 public:
  absl::StatusOr<std::unique_ptr<PointTransformer>> Find(std::string_view name) const override;
};

}  // namespace kith
