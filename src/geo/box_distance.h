// How far two boxes are apart at least: what lets whole groups of sites be left out unseen.
#pragma once

#include "kith/base/latlng.h"
#include "kith/geo/outline.h"

namespace kith::geo_internal {

constexpr Box BoxOf(LatLng point) { return {point.lat_e7(), point.lng_e7(), point.lat_e7(), point.lng_e7()}; }
Box Join(const Box& a, const Box& b);

// No greater than DistanceMeters(p, q) for any p in `a` and q in `b`, by at least kBoxSlackMeters, which is far more than rounding loses. Boxes do
// not run over the 180th meridian; the way between them may.
double LeastMeters(const Box& a, const Box& b);
inline constexpr double kBoxSlackMeters = 0.01;

}  // namespace kith::geo_internal
