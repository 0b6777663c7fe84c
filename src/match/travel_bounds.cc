// From a point the bound of an offer is its travel, and that of a node the travel of the nearest place of its box, since minutes grow with chords. From an area the nearest that it can be is a point of its box, and the
// farthest is no nearer than any of its vertices: four of them are looked at. Both ends of the interval, and so the middle, are no less.
#include "src/match/travel_bounds.h"

#include <algorithm>
#include <bit>

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
  mode_ = query.household->travel_mode;
  origin_ = Origin::kUnknown;
  if (query.where.place.point) {
    origin_ = Origin::kPoint;
    home_ = geo_internal::UnitVector(*query.where.place.point);
    std::optional<ChordMinutes>& minutes = by_mode_[static_cast<std::size_t>(mode_)];
    if (!minutes) minutes.emplace(mode_, *assumptions_);
    minutes_ = &*minutes;
  } else if (const Outline* outline = index.locator->OutlineOf(query.where)) {
    origin_ = Origin::kArea;
    home_box_ = *BoundingBox(*outline);
    ends_ = EndsOf(*outline);
  }
}

TravelBound StraightLineBounds::To(const NeedNode& node) const {
  if (origin_ == Origin::kPoint) return FromPoint(geo_internal::LeastSquaredChord(home_, node.around));
  return FromArea(node.box);
}

TravelBound StraightLineBounds::To(const OfferTraits& offer) const {
  if (origin_ == Origin::kPoint) return FromPoint(geo_internal::SquaredChord(home_, offer.at));
  return FromArea(BoxOf(offer.point));
}

std::uint32_t StraightLineBounds::Near(const SiteBlock& sites, std::int32_t minutes) const {
  return SitesWithin(sites, home_, minutes_->Within(minutes));
}

void StraightLineBounds::MinutesTo(const SiteBlock& sites, std::uint32_t wanted, BlockMinutes& minutes) const {
  std::array<double, kBlockSites> chords;
  SquaredChords(sites, home_, chords.data());
  for (; wanted != 0; wanted &= wanted - 1) {
    const auto site = static_cast<std::size_t>(std::countr_zero(wanted));
    minutes[site] = minutes_->Of(chords[site]);
  }
}

TravelBound StraightLineBounds::FromPoint(double squared_chord) const {
  const std::int32_t minutes = minutes_->Of(squared_chord);
  return {true, minutes, minutes};
}

TravelBound StraightLineBounds::FromArea(const Box& sites) const {
  if (origin_ == Origin::kUnknown) return {};
  const double nearest = LeastMeters(home_box_, sites);
  const std::int32_t least = Minutes(nearest);
  double farthest = nearest;
  for (const Box& end : ends_) farthest = std::max(farthest, LeastMeters(end, sites));
  return {true, (least + Minutes(farthest) + 1) / 2, least};
}

std::int32_t StraightLineBounds::Minutes(double meters) const {
  return StraightLineMinutes(meters, mode_, *assumptions_);
}

}  // namespace kith
