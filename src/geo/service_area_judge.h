// Judges one service area for one place: CatchmentLocator's model, row by row.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/geo/catchment.h"
#include "kith/geo/outline.h"
#include "src/geo/area_names.h"
#include "src/geo/catchment_finding.h"

namespace kith::geo_internal {

// The areas that a service area lists or names, in that order; invalid where no outline is known.
using Region = std::vector<AreaId>;

// How a stated place lies to a region, and the place that decided.
struct Relation {
  Truth inside = Truth::kUnknown;
  std::optional<AreaType> by;       // no value: by the point, or nothing decided
  std::optional<AreaType> partial;  // the narrowest stated place that lies partly inside
};

class ServiceAreaJudge {
 public:
  ServiceAreaJudge(const Catalog& catalog, std::span<const std::optional<Box>> area_boxes, const AreaNames& names,
                   const LocatedPlace& where)
      : catalog_(catalog), area_boxes_(area_boxes), names_(names), where_(where) {}

  CatchmentFinding Of(const ServiceArea& area, const std::optional<Box>& box, const Region& region) const;
  // From the household's point to the nearest outline, by which one of several areas that say no is chosen; infinity where there is none.
  double MetersTo(const ServiceArea& area, const Region& region) const;

 private:
  CatchmentFinding ByOutline(const ServiceArea& area, const std::optional<Box>& box) const;
  CatchmentFinding ByZipCodes(const ServiceArea& area, const Region& region) const;
  CatchmentFinding ByPlaces(const ServiceArea& area, const Region& region) const;
  CatchmentFinding ByName(const ServiceArea& area, const Region& region) const;
  bool PointIn(AreaId area) const { return std::binary_search(where_.covering.begin(), where_.covering.end(), area); }
  Relation RelateNamed(const Outline& outline, const std::optional<Box>& box) const;
  Relation RelateTo(const Region& region) const;
  CatchmentFinding ByRegion(const Relation& relation) const;

  const Catalog& catalog_;
  std::span<const std::optional<Box>> area_boxes_;
  const AreaNames& names_;
  const LocatedPlace& where_;
};

}  // namespace kith::geo_internal
