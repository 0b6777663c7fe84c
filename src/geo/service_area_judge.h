// Judges one service area for one place: CatchmentLocator's model, row by row.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/geo/catchment.h"
#include "kith/geo/outline.h"
#include "src/geo/catchment_finding.h"
#include "src/geo/relation_memo.h"

namespace kith::geo_internal {

// The areas that a service area lists or names, in that order; invalid where no outline is known.
using Region = std::vector<AreaId>;

// Of a service area: what it draws, lists or names.
struct ServedShape {
  std::optional<Box> box;            // of its own outline
  Region region;                     // not of kGeoJson
  std::vector<AreaId> named;         // of kPlaces: the areas that its names mean, with outlines or without
  OutlineTarget target = kNoTarget;  // its own outline, or the whole region
};

// Kinds of stated names, the narrowest first.
inline constexpr AreaType kNarrowToWide[] = {AreaType::kZip, AreaType::kCity, AreaType::kPlanningArea,
                                             AreaType::kCounty, AreaType::kState};
// The area that the stated name of that type means.
AreaId NamedArea(const LocatedPlace& where, AreaType type);

// How a stated place lies to a region, and the place that decided.
struct Relation {
  Truth inside = Truth::kUnknown;
  std::optional<AreaType> by;       // no value: by the point, or nothing decided
  std::optional<AreaType> partial;  // the narrowest stated place that lies partly inside
};

class ServiceAreaJudge {
 public:
  ServiceAreaJudge(const Catalog& catalog, const CatchmentLocator::Index& index, const LocatedPlace& where)
      : catalog_(catalog), index_(index), where_(where) {}

  CatchmentFinding Of(const ServiceArea& area, const ServedShape& shape) const;
  // The same where it is known that no stated name is the service area's extent in words.
  CatchmentFinding OfUnworded(const ServiceArea& area, const ServedShape& shape) const;
  // From the household's point to the nearest outline, by which one of several areas that say no is chosen; infinity where there is none.
  double MetersTo(const ServiceArea& area, const Region& region) const;

 private:
  CatchmentFinding ByOutline(const ServiceArea& area, const ServedShape& shape) const;
  CatchmentFinding ByZipCodes(const ServiceArea& area, const ServedShape& shape) const;
  CatchmentFinding ByPlaces(const ServiceArea& area, const ServedShape& shape) const;
  CatchmentFinding ByName(const ServiceArea& area, const Region& region) const;
  CatchmentFinding ByEachOf(const Region& region) const;
  // Whether the stated name of that place's type means it; unknown, too, where none is stated.
  Truth IsStated(const PlaceName& place, AreaId named) const;
  bool PointIn(AreaId area) const { return std::binary_search(where_.covering.begin(), where_.covering.end(), area); }
  // `outline_of` gives the outline of that box and that target where it has to be looked at.
  template <class OutlineOf>
  Relation RelateNamed(const std::optional<Box>& box, OutlineTarget target, const OutlineOf& outline_of) const;
  Relation RelateNamedTo(const Region& region, OutlineTarget target) const;
  // `target`: the region's; that of a region of one area is that area's.
  Relation RelateTo(const Region& region, OutlineTarget target) const;
  CatchmentFinding ByRegion(const Relation& relation) const;

  const Catalog& catalog_;
  const CatchmentLocator::Index& index_;
  const LocatedPlace& where_;
};

}  // namespace kith::geo_internal
