#include "src/geo/service_area_judge.h"

#include <limits>
#include <string>

#include "kith/geo/distance.h"
#include "src/geo/locator_index.h"
#include "src/geo/place_name.h"

namespace kith::geo_internal {
namespace {

CatchmentFinding Found(Truth serves, CatchmentBasis basis, const CatchmentWords& words) {
  return {serves, serves == Truth::kUnknown ? CatchmentBasis::kUndecided : basis, words};
}

Box Together(const Box& a, const Box& b) {
  return {std::min(a.lat_min_e7, b.lat_min_e7), std::min(a.lng_min_e7, b.lng_min_e7),
          std::max(a.lat_max_e7, b.lat_max_e7), std::max(a.lng_max_e7, b.lng_max_e7)};
}

PlacePart PartOf(Truth inside) { return inside == Truth::kTrue ? PlacePart::kWhole : PlacePart::kNone; }

}  // namespace

AreaId NamedArea(const LocatedPlace& where, AreaType type) {
  switch (type) {
    case AreaType::kZip:
      return where.zip;
    case AreaType::kCity:
      return where.city;
    case AreaType::kCounty:
      return where.county;
    case AreaType::kPlanningArea:
      return where.planning_area;
    case AreaType::kState:
      return where.state;
    case AreaType::kOther:
      break;
  }
  return AreaId();
}

CatchmentFinding ServiceAreaJudge::Of(const ServiceArea& area, const ServedShape& shape) const {
  switch (area.extent_type) {
    case ExtentType::kEverywhere:
      return Found(Truth::kTrue, CatchmentBasis::kEverywhere, {CatchmentSaying::kPlain});
    case ExtentType::kGeoJson:
      return ByOutline(area, shape);
    case ExtentType::kZipCodes:
      return ByZipCodes(area, shape);
    case ExtentType::kPlaces:
      return ByPlaces(area, shape);
    case ExtentType::kText:
      break;
  }
  return ByName(area, shape.region);
}

CatchmentFinding ServiceAreaJudge::OfUnworded(const ServiceArea& area, const ServedShape& shape) const {
  return area.extent_type == ExtentType::kText ? ByEachOf(shape.region) : Of(area, shape);
}

double ServiceAreaJudge::MetersTo(const ServiceArea& area, const Region& region) const {
  double meters = std::numeric_limits<double>::infinity();
  if (!where_.place.point) return meters;
  const auto reach = [&](const Outline& outline) {
    meters = std::min(meters, DistanceRangeMeters(outline, *where_.place.point).nearest_meters);
  };
  if (!area.outline.polygons.empty()) reach(area.outline);
  for (const AreaId one : region) {
    if (one.valid()) reach(catalog_.area(one).outline);
  }
  return meters;
}

// By the outlines of the stated names: the narrowest that lies inside or apart decides.
template <class OutlineOf>
Relation ServiceAreaJudge::RelateNamed(const std::optional<Box>& box, OutlineTarget target,
                                       const OutlineOf& outline_of) const {
  Relation relation;
  for (const AreaType type : kNarrowToWide) {
    const AreaId stated = NamedArea(where_, type);
    if (!index_.IsOutlined(stated)) continue;
    const bool apart = !box || !box->Intersects(*index_.area_boxes[stated.index()]);
    const auto relate = [&] { return Relate(catalog_.area(stated).outline, outline_of()); };
    const OutlineRelation how = apart ? OutlineRelation::kDisjoint : index_.relations.Relate(stated, target, relate);
    if (how != OutlineRelation::kOverlaps) {
      relation.inside = ToTruth(how == OutlineRelation::kInside);
      relation.by = type;
      return relation;
    }
    if (!relation.partial) relation.partial = type;
  }
  return relation;
}

Relation ServiceAreaJudge::RelateNamedTo(const Region& region, OutlineTarget target) const {
  std::optional<Box> box;
  for (const AreaId area : region) {
    if (area.valid()) box = box ? Together(*box, *index_.area_boxes[area.index()]) : index_.area_boxes[area.index()];
  }
  return RelateNamed(box, region.size() == 1 ? region.front().index() : target, [&] {
    Outline whole;
    for (const AreaId area : region) {
      if (!area.valid()) continue;
      const std::vector<Polygon>& polygons = catalog_.area(area).outline.polygons;
      whole.polygons.insert(whole.polygons.end(), polygons.begin(), polygons.end());
    }
    return whole;
  });
}

// To the region as a whole; what has no outline keeps a "no" open.
Relation ServiceAreaJudge::RelateTo(const Region& region, OutlineTarget target) const {
  const bool complete = std::all_of(region.begin(), region.end(), [](AreaId area) { return area.valid(); });
  Relation relation;
  if (where_.place.point) {
    relation.inside = ToTruth(std::any_of(region.begin(), region.end(), [&](AreaId area) { return PointIn(area); }));
  } else {
    relation = RelateNamedTo(region, target);
  }
  return relation.inside == Truth::kFalse && !complete ? Relation{} : relation;
}

CatchmentFinding ServiceAreaJudge::ByOutline(const ServiceArea& area, const ServedShape& shape) const {
  const std::optional<Box>& box = shape.box;
  if (!box) return Found(Truth::kUnknown, {}, {CatchmentSaying::kNoOutline});
  if (where_.place.point) {
    const bool inside = box->Contains(*where_.place.point) && Covers(area.outline, *where_.place.point);
    return Found(ToTruth(inside), CatchmentBasis::kOutline,
                 {.saying = CatchmentSaying::kPointByOutline, .part = PartOf(ToTruth(inside))});
  }
  const Relation relation = RelateNamed(box, shape.target, [&]() -> const Outline& { return area.outline; });
  const auto by_place = [&](AreaType type, PlacePart part) {
    return CatchmentWords{CatchmentSaying::kPlaceByOutline, type, where_.place.Named(type), part};
  };
  if (relation.by)
    return Found(relation.inside, CatchmentBasis::kOutline, by_place(*relation.by, PartOf(relation.inside)));
  if (relation.partial) return Found(Truth::kUnknown, {}, by_place(*relation.partial, PlacePart::kSome));
  return Found(Truth::kUnknown, {}, {CatchmentSaying::kOpen});
}

// What all rows say that list or name areas, where no stated name decided.
CatchmentFinding ServiceAreaJudge::ByRegion(const Relation& relation) const {
  const auto by_place = [&](AreaType type, PlacePart part) {
    return CatchmentWords{CatchmentSaying::kPlaceThere, type, where_.place.Named(type), part};
  };
  if (relation.inside != Truth::kUnknown) {
    return Found(relation.inside, CatchmentBasis::kAreaOutline,
                 relation.by ? by_place(*relation.by, PartOf(relation.inside))
                             : CatchmentWords{.saying = CatchmentSaying::kPointThere, .part = PartOf(relation.inside)});
  }
  if (relation.partial) return Found(Truth::kUnknown, {}, by_place(*relation.partial, PlacePart::kSome));
  return Found(Truth::kUnknown, {}, {CatchmentSaying::kOpen});
}

CatchmentFinding ServiceAreaJudge::ByZipCodes(const ServiceArea& area, const ServedShape& shape) const {
  const auto lists = [&](const std::string& zip) {
    return std::binary_search(area.zip_codes.begin(), area.zip_codes.end(), zip);
  };
  if (area.zip_codes.empty()) return ByRegion({});
  const std::string& stated = where_.place.zip;
  if (!stated.empty()) {
    if (lists(stated))
      return Found(Truth::kTrue, CatchmentBasis::kZipCode, {CatchmentSaying::kServesStatedZip, AreaType::kZip, stated});
    return Found(Truth::kFalse, CatchmentBasis::kZipCode, {CatchmentSaying::kStaysIn, AreaType::kZip, stated});
  }
  if (!where_.place.point) return ByRegion(RelateTo(shape.region, shape.target));
  std::string_view elsewhere;
  for (const AreaId id : where_.covering) {
    const Area& covering = catalog_.area(id);
    if (covering.type != AreaType::kZip) continue;
    if (lists(covering.code))
      return Found(Truth::kTrue, CatchmentBasis::kAreaOutline,
                   {CatchmentSaying::kServesZipOfPoint, AreaType::kZip, covering.code});
    if (elsewhere.empty()) elsewhere = covering.code;
  }
  if (elsewhere.empty()) return ByRegion({});
  return Found(Truth::kFalse, CatchmentBasis::kAreaOutline, {CatchmentSaying::kPointInZip, AreaType::kZip, elsewhere});
}

// Names that both mean areas of the directory mean one place where they mean one area: AreOne says no more of them, but more slowly.
Truth ServiceAreaJudge::IsStated(const PlaceName& place, AreaId named) const {
  const std::string& stated = where_.place.Named(place.type);
  if (stated.empty()) return Truth::kUnknown;
  const AreaId area = NamedArea(where_, place.type);
  return area.valid() && named.valid() ? ToTruth(area == named) : index_.names.AreOne(place.type, stated, place.name);
}

// The union of its places: each is decided by a stated name of its type, else by its outline. A name that may be a slip of its name decides nothing.
CatchmentFinding ServiceAreaJudge::ByPlaces(const ServiceArea& area, const ServedShape& shape) const {
  Region unnamed;
  std::optional<AreaType> named, unclear;
  for (std::size_t i = 0; i < area.places.size(); ++i) {
    const PlaceName& place = area.places[i];
    const Truth one = IsStated(place, shape.named[i]);
    if (one == Truth::kUnknown) {
      unnamed.push_back(shape.region[i]);
      if (!where_.place.Named(place.type).empty() && !unclear) unclear = place.type;
      continue;
    }
    if (one == Truth::kTrue)
      return Found(Truth::kTrue, CatchmentBasis::kPlaceName, {CatchmentSaying::kServesStated, place.type, place.name});
    if (!named) named = place.type;
  }
  if (unnamed.empty() && named) {
    return Found(Truth::kFalse, CatchmentBasis::kPlaceName,
                 {CatchmentSaying::kStaysIn, *named, where_.place.Named(*named)});
  }
  const OutlineTarget target = unnamed.size() == area.places.size() ? shape.target : kNoTarget;
  const Relation relation = unnamed.empty() ? Relation{} : RelateTo(unnamed, target);
  if (!unclear || relation.inside != Truth::kUnknown) return ByRegion(relation);
  return Found(Truth::kUnknown, {}, {CatchmentSaying::kAskWhetherOne, *unclear, where_.place.Named(*unclear)});
}

// A name alone never says no: that takes the outline of an area of that name.
CatchmentFinding ServiceAreaJudge::ByName(const ServiceArea& area, const Region& region) const {
  for (const AreaType type : kNarrowToWide) {
    const std::string& stated = where_.place.Named(type);
    if (stated.empty() || FoldPlaceName(type, stated) != FoldPlaceName(type, area.name)) continue;
    return Found(Truth::kTrue, CatchmentBasis::kPlaceName, {CatchmentSaying::kNamesStated});
  }
  return ByEachOf(region);
}

// By the areas of one name: they must agree.
CatchmentFinding ServiceAreaJudge::ByEachOf(const Region& region) const {
  std::optional<Relation> agreed;
  for (const AreaId one : region) {
    const Relation relation = one.valid() ? RelateTo({one}, one.index()) : Relation{};
    if (agreed && agreed->inside != relation.inside) return ByRegion({});
    if (!agreed) agreed = relation;
  }
  return ByRegion(agreed.value_or(Relation{}));
}

}  // namespace kith::geo_internal
