// From a point the bound is that of the distance, since minutes grow with meters. From an area the nearest that it can be is a point of its box, and the
// farthest is no nearer than any of its vertices: four of them are looked at. Both ends of the interval, and so the middle, are no less.
#include "src/match/travel_bounds.h"

#include <algorithm>

#include "kith/travel/straight_line.h"
#include "src/geo/box_distance.h"

namespace kith {
namespace {

using geo_internal::BoxOf;
using geo_internal::LeastMeters;

std::array<Box, 4> EndsOf(const Outline& outline) {
  const LatLng first = outline.polygons.front().outer.vertices.front();
  LatLng south = first, west = first, north = first, east = first;
  for (const Polygon& polygon : outline.polygons) {
    for (const LatLng v : polygon.outer.vertices) {
      if (v.lat_e7() < south.lat_e7()) south = v;
      if (v.lng_e7() < west.lng_e7()) west = v;
      if (v.lat_e7() > north.lat_e7()) north = v;
      if (v.lng_e7() > east.lng_e7()) east = v;
    }
  }
  return {BoxOf(south), BoxOf(west), BoxOf(north), BoxOf(east)};
}

}  // namespace

void StraightLineBounds::Begin(const MatchIndex& index, const Query& query) {
  assumptions_ = &index.policy->travel;
  mode_ = query.household->travel_mode;
  known_ = true;
  by_area_ = false;
  if (query.where.place.point) {
    home_ = BoxOf(*query.where.place.point);
  } else if (const Outline* outline = index.locator->OutlineOf(query.where)) {
    by_area_ = true;
    home_ = *BoundingBox(*outline);
    ends_ = EndsOf(*outline);
  } else {
    known_ = false;
  }
}

std::int32_t StraightLineBounds::Minutes(double meters) const {
  return StraightLineMinutes(meters, mode_, *assumptions_);
}

TravelBound StraightLineBounds::To(const Box& sites) const {
  if (!known_) return {};
  const double nearest = LeastMeters(home_, sites);
  const std::int32_t least = Minutes(nearest);
  if (!by_area_) return {true, least, least};
  double farthest = nearest;
  for (const Box& end : ends_) farthest = std::max(farthest, LeastMeters(end, sites));
  return {true, (least + Minutes(farthest) + 1) / 2, least};
}

}  // namespace kith
