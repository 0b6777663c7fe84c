// The ground below one edge: what areas are summed up from.
#pragma once

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith::geo_internal {

// Square meters between the edge and the parallel at `base` (its value of BandArea), positive where the edge runs east above it.
double SquareMetersUnder(LatLng from, LatLng to, double base);
// Square meters between the equator and the latitude, for one radian of longitude.
double BandArea(std::int64_t lat_e7);
// Positive where the ring runs counter-clockwise.
double SignedSquareMeters(const Ring& ring);

}  // namespace kith::geo_internal
