// What a CatchmentLocator holds: the boxes of all outlines, what each service area lists or names, and how outlines that were asked about lie to each other.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/geo/catchment.h"
#include "kith/geo/outline.h"
#include "src/geo/area_names.h"
#include "src/geo/relation_memo.h"
#include "src/geo/service_area_judge.h"

namespace kith {

struct CatchmentLocator::Index {
  explicit Index(const Catalog& catalog);

  // All of LocatedPlace but the areas that cover the point.
  LocatedPlace NameAreas(const Place& place) const;
  bool IsOutlined(AreaId area) const { return area.valid() && area_boxes[area.index()].has_value(); }

  std::vector<std::optional<Box>> area_boxes;     // by AreaId
  std::vector<geo_internal::ServedShape> served;  // by service area
  geo_internal::AreaNames names;
  geo_internal::RelationMemo relations;  // targets: areas by id, then service areas

 private:
  AreaId FindOutlined(AreaType type, std::string_view text) const;
  geo_internal::Region RegionOf(const ServiceArea& area) const;
};

}  // namespace kith
