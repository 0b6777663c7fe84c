#include "kith/geo/catchment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "kith/geo/distance.h"
#include "kith/geo/outline.h"
#include "src/geo/catchment_text.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using geo_internal::AreaServedText;
using geo_internal::FoldPlaceName;
using geo_internal::MayBeOnePlace;
using geo_internal::PlaceText;
using geo_internal::ServesText;

constexpr std::array kNarrowToWide = {AreaType::kZip, AreaType::kCity, AreaType::kPlanningArea, AreaType::kCounty,
                                      AreaType::kState};

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

// The areas that a service area lists or names, in that order; invalid where no outline is known.
using Region = std::vector<AreaId>;

// Areas by type and folded name or code; the first of several.
class AreaNames {
 public:
  void Add(AreaType type, std::string_view text, AreaId area) {
    if (!text.empty()) areas_.emplace(std::pair(type, FoldPlaceName(type, text)), area);
  }
  AreaId Find(AreaType type, std::string_view text) const {
    const auto found = areas_.find({type, FoldPlaceName(type, text)});
    return found == areas_.end() ? AreaId() : found->second;
  }
  // Whether two names mean one place. Unknown where one of them may be a slip or an abbreviation of the other.
  Truth AreOne(AreaType type, std::string_view a, std::string_view b) const {
    if (FoldPlaceName(type, a) == FoldPlaceName(type, b)) return Truth::kTrue;
    const AreaId one = Find(type, a), other = Find(type, b);
    if (one.valid() && other.valid()) return ToTruth(one == other);
    return MayBeOnePlace(type, a, b) ? Truth::kUnknown : Truth::kFalse;
  }

 private:
  std::map<std::pair<AreaType, std::string>, AreaId> areas_;
};

// How a stated place lies to a region, and the place that decided.
struct Relation {
  Truth inside = Truth::kUnknown;
  std::optional<AreaType> by;       // no value: by the point, or nothing decided
  std::optional<AreaType> partial;  // the narrowest stated place that lies partly inside
};

CatchmentVerdict Verdict(Truth serves, CatchmentBasis basis, std::string reason) {
  if (serves == Truth::kUnknown) basis = CatchmentBasis::kUndecided;
  return {.serves = serves, .basis = basis, .reason = std::move(reason)};
}

std::string StaysIn(const LocatedPlace& where, AreaType type) {
  return "the household stays in " +
         (type == AreaType::kZip ? where.place.zip : PlaceText(type, where.place.Named(type)));
}

std::string AskText(const Place& place) {
  if (place.empty()) return "ask where the household stays";
  return place.point ? "ask whether the household's place belongs to it" : "ask for the address";
}

}  // namespace

struct CatchmentLocator::Index {
  std::vector<std::optional<Box>> area_boxes;    // by AreaId
  std::vector<std::optional<Box>> served_boxes;  // by service area: of its own outline
  std::vector<Region> served_regions;            // by service area: what it lists or names (not of kGeoJson)
  AreaNames names;

  AreaId FindOutlined(AreaType type, std::string_view text) const {
    const AreaId area = names.Find(type, text);
    return area.valid() && area_boxes[area.index()] ? area : AreaId();
  }
  Region RegionOf(const ServiceArea& area) const;
};

Region CatchmentLocator::Index::RegionOf(const ServiceArea& area) const {
  Region region;
  if (area.extent_type == ExtentType::kZipCodes) {
    for (const std::string& zip : area.zip_codes) region.push_back(FindOutlined(AreaType::kZip, zip));
  } else if (area.extent_type == ExtentType::kPlaces) {
    for (const PlaceName& place : area.places) region.push_back(FindOutlined(place.type, place.name));
  } else if (area.extent_type == ExtentType::kText && !area.name.empty()) {
    for (const AreaType type : {AreaType::kZip, AreaType::kCity, AreaType::kCounty, AreaType::kPlanningArea,
                                AreaType::kState, AreaType::kOther}) {
      if (names.Find(type, area.name).valid()) region.push_back(FindOutlined(type, area.name));
    }
  }
  return region;
}

namespace {

// Judges one service area.
class Judge {
 public:
  Judge(const Catalog& catalog, std::span<const std::optional<Box>> area_boxes, const AreaNames& names,
        const LocatedPlace& where)
      : catalog_(catalog), area_boxes_(area_boxes), names_(names), where_(where) {}

  CatchmentVerdict Of(const ServiceArea& area, const std::optional<Box>& box, const Region& region) const;
  // From the household's point to the nearest outline, by which one of several areas that say no is chosen; infinity where there is none.
  double MetersTo(const ServiceArea& area, const Region& region) const;

 private:
  CatchmentVerdict ByOutline(const ServiceArea& area, const std::optional<Box>& box) const;
  CatchmentVerdict ByZipCodes(const ServiceArea& area, const Region& region) const;
  CatchmentVerdict ByPlaces(const ServiceArea& area, const Region& region) const;
  CatchmentVerdict ByName(const ServiceArea& area, const Region& region) const;
  bool PointIn(AreaId area) const { return std::binary_search(where_.covering.begin(), where_.covering.end(), area); }
  Relation RelateNamed(const Outline& outline, const std::optional<Box>& box) const;
  Relation RelateTo(const Region& region) const;
  CatchmentVerdict ByRegion(const ServiceArea& area, const Relation& relation) const;

  const Catalog& catalog_;
  std::span<const std::optional<Box>> area_boxes_;
  const AreaNames& names_;
  const LocatedPlace& where_;
};

CatchmentVerdict Judge::Of(const ServiceArea& area, const std::optional<Box>& box, const Region& region) const {
  switch (area.extent_type) {
    case ExtentType::kEverywhere:
      return Verdict(Truth::kTrue, CatchmentBasis::kEverywhere, ServesText(area) + ".");
    case ExtentType::kGeoJson:
      return ByOutline(area, box);
    case ExtentType::kZipCodes:
      return ByZipCodes(area, region);
    case ExtentType::kPlaces:
      return ByPlaces(area, region);
    case ExtentType::kText:
      break;
  }
  return ByName(area, region);
}

double Judge::MetersTo(const ServiceArea& area, const Region& region) const {
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
Relation Judge::RelateNamed(const Outline& outline, const std::optional<Box>& box) const {
  Relation relation;
  for (const AreaType type : kNarrowToWide) {
    const AreaId stated = NamedArea(where_, type);
    if (!stated.valid() || !area_boxes_[stated.index()]) continue;
    const bool apart = !box || !box->Intersects(*area_boxes_[stated.index()]);
    const OutlineRelation how = apart ? OutlineRelation::kDisjoint : Relate(catalog_.area(stated).outline, outline);
    if (how != OutlineRelation::kOverlaps) {
      relation.inside = ToTruth(how == OutlineRelation::kInside);
      relation.by = type;
      return relation;
    }
    if (!relation.partial) relation.partial = type;
  }
  return relation;
}

// To the region as a whole; what has no outline keeps a "no" open.
Relation Judge::RelateTo(const Region& region) const {
  const bool complete = std::all_of(region.begin(), region.end(), [](AreaId area) { return area.valid(); });
  Relation relation;
  if (where_.place.point) {
    relation.inside = ToTruth(std::any_of(region.begin(), region.end(), [&](AreaId area) { return PointIn(area); }));
  } else {
    Outline whole;
    for (const AreaId area : region) {
      if (!area.valid()) continue;
      const std::vector<Polygon>& polygons = catalog_.area(area).outline.polygons;
      whole.polygons.insert(whole.polygons.end(), polygons.begin(), polygons.end());
    }
    relation = RelateNamed(whole, BoundingBox(whole));
  }
  return relation.inside == Truth::kFalse && !complete ? Relation{} : relation;
}

CatchmentVerdict Judge::ByOutline(const ServiceArea& area, const std::optional<Box>& box) const {
  const std::string served = AreaServedText(area);
  if (!box) return Verdict(Truth::kUnknown, {}, "The outline of " + served + " is not stated; ask the provider.");
  if (where_.place.point) {
    const bool inside = box->Contains(*where_.place.point) && Covers(area.outline, *where_.place.point);
    return Verdict(ToTruth(inside), CatchmentBasis::kOutline,
                   std::string("The household's place lies ") + (inside ? "in " : "outside ") + served + ".");
  }
  const Relation relation = RelateNamed(area.outline, box);
  const auto name = [&](AreaType type) { return PlaceText(type, where_.place.Named(type)); };
  if (relation.by) {
    return Verdict(relation.inside, CatchmentBasis::kOutline,
                   (relation.inside == Truth::kTrue ? "The whole of " : "No part of ") + name(*relation.by) +
                       " lies in " + served + ".");
  }
  if (relation.partial) {
    return Verdict(Truth::kUnknown, {},
                   "Part of " + name(*relation.partial) + " lies in " + served + "; ask for the address.");
  }
  return Verdict(Truth::kUnknown, {}, ServesText(area) + "; " + AskText(where_.place) + ".");
}

// What all rows say that list or name areas, where no stated name decided.
CatchmentVerdict Judge::ByRegion(const ServiceArea& area, const Relation& relation) const {
  const std::string serves = ServesText(area) + "; ";
  if (relation.inside != Truth::kUnknown) {
    const bool yes = relation.inside == Truth::kTrue;
    if (!relation.by) {
      return Verdict(relation.inside, CatchmentBasis::kAreaOutline,
                     serves + "the household's place lies " + (yes ? "there." : "elsewhere."));
    }
    return Verdict(relation.inside, CatchmentBasis::kAreaOutline,
                   serves + (yes ? "the whole of " : "no part of ") +
                       PlaceText(*relation.by, where_.place.Named(*relation.by)) + " lies there.");
  }
  if (relation.partial) {
    return Verdict(Truth::kUnknown, {},
                   serves + "part of " + PlaceText(*relation.partial, where_.place.Named(*relation.partial)) +
                       " lies there: ask for the address.");
  }
  return Verdict(Truth::kUnknown, {}, serves + AskText(where_.place) + ".");
}

CatchmentVerdict Judge::ByZipCodes(const ServiceArea& area, const Region& region) const {
  const auto lists = [&](const std::string& zip) {
    return std::binary_search(area.zip_codes.begin(), area.zip_codes.end(), zip);
  };
  if (area.zip_codes.empty()) return ByRegion(area, {});
  const std::string& stated = where_.place.zip;
  if (!stated.empty()) {
    if (lists(stated)) {
      return Verdict(Truth::kTrue, CatchmentBasis::kZipCode,
                     "Serves ZIP code " + stated + ", in which the household stays.");
    }
    return Verdict(Truth::kFalse, CatchmentBasis::kZipCode,
                   ServesText(area) + "; " + StaysIn(where_, AreaType::kZip) + ".");
  }
  if (!where_.place.point) return ByRegion(area, RelateTo(region));
  std::string elsewhere;
  for (const AreaId id : where_.covering) {
    const Area& covering = catalog_.area(id);
    if (covering.type != AreaType::kZip) continue;
    if (lists(covering.code)) {
      return Verdict(Truth::kTrue, CatchmentBasis::kAreaOutline,
                     "Serves ZIP code " + covering.code + ", in which the household's place lies.");
    }
    if (elsewhere.empty()) elsewhere = covering.code;
  }
  if (elsewhere.empty()) return ByRegion(area, {});
  return Verdict(Truth::kFalse, CatchmentBasis::kAreaOutline,
                 ServesText(area) + "; the household's place lies in " + elsewhere + ".");
}

// The union of its places: each is decided by a stated name of its type, else by its outline. A name that may be a slip of its name decides nothing.
CatchmentVerdict Judge::ByPlaces(const ServiceArea& area, const Region& region) const {
  Region unnamed;
  std::optional<AreaType> named, unclear;
  for (std::size_t i = 0; i < area.places.size(); ++i) {
    const PlaceName& place = area.places[i];
    const std::string& stated = where_.place.Named(place.type);
    const Truth one = stated.empty() ? Truth::kUnknown : names_.AreOne(place.type, stated, place.name);
    if (one == Truth::kUnknown) {
      unnamed.push_back(region[i]);
      if (!stated.empty() && !unclear) unclear = place.type;
      continue;
    }
    if (one == Truth::kTrue) {
      return Verdict(Truth::kTrue, CatchmentBasis::kPlaceName,
                     "Serves " + PlaceText(place.type, place.name) + ", where the household stays.");
    }
    if (!named) named = place.type;
  }
  if (unnamed.empty() && named) {
    return Verdict(Truth::kFalse, CatchmentBasis::kPlaceName, ServesText(area) + "; " + StaysIn(where_, *named) + ".");
  }
  const Relation relation = unnamed.empty() ? Relation{} : RelateTo(unnamed);
  if (!unclear || relation.inside != Truth::kUnknown) return ByRegion(area, relation);
  return Verdict(
      Truth::kUnknown, {},
      ServesText(area) + "; ask whether " + PlaceText(*unclear, where_.place.Named(*unclear)) + " is that place.");
}

// A name alone never says no: that takes the outline of an area of that name.
CatchmentVerdict Judge::ByName(const ServiceArea& area, const Region& region) const {
  for (const AreaType type : kNarrowToWide) {
    const std::string& stated = where_.place.Named(type);
    if (stated.empty() || FoldPlaceName(type, stated) != FoldPlaceName(type, area.name)) continue;
    return Verdict(Truth::kTrue, CatchmentBasis::kPlaceName, ServesText(area) + ", where the household stays.");
  }
  std::optional<Relation> agreed;
  for (const AreaId one : region) {
    const Relation relation = one.valid() ? RelateTo({one}) : Relation{};
    if (agreed && agreed->inside != relation.inside) return ByRegion(area, {});
    if (!agreed) agreed = relation;
  }
  return ByRegion(area, agreed.value_or(Relation{}));
}

// The offer's service areas together: the first that says yes, else the first that is open, else the nearest.
class Union {
 public:
  void Add(CatchmentVerdict verdict, double meters) {
    const bool better = !best_ || verdict.serves > best_->serves ||
                        (verdict.serves == Truth::kFalse && best_->serves == Truth::kFalse && meters < meters_);
    if (!better) return;
    best_ = std::move(verdict);
    meters_ = meters;
  }
  bool decided() const { return best_ && best_->serves == Truth::kTrue; }
  CatchmentVerdict Take() && { return *std::move(best_); }

 private:
  std::optional<CatchmentVerdict> best_;
  double meters_ = 0;
};

}  // namespace

CatchmentLocator::CatchmentLocator(const Catalog& catalog) : catalog_(&catalog) {
  auto index = std::make_shared<Index>();
  const CatalogRecords& records = catalog.records();
  for (std::uint32_t i = 0; i < records.areas.size(); ++i) {
    const Area& area = records.areas[i];
    index->area_boxes.push_back(BoundingBox(area.outline));
    for (const std::string* text : {&area.code, &area.name}) index->names.Add(area.type, *text, AreaId(i));
  }
  for (const ServiceArea& area : records.service_areas) {
    index->served_boxes.push_back(BoundingBox(area.outline));
    index->served_regions.push_back(index->RegionOf(area));
  }
  index_ = std::move(index);
}

LocatedPlace CatchmentLocator::Locate(const Place& place) const {
  LocatedPlace where;
  where.place = place;
  const auto find = [&](AreaType type) {
    return place.Named(type).empty() ? AreaId() : index_->names.Find(type, place.Named(type));
  };
  where.zip = find(AreaType::kZip);
  where.city = find(AreaType::kCity);
  where.county = find(AreaType::kCounty);
  where.state = find(AreaType::kState);
  where.planning_area = find(AreaType::kPlanningArea);
  if (!place.point) return where;
  for (std::uint32_t i = 0; i < index_->area_boxes.size(); ++i) {
    const std::optional<Box>& box = index_->area_boxes[i];
    if (box && box->Contains(*place.point) && Covers(catalog_->area(AreaId(i)).outline, *place.point)) {
      where.covering.push_back(AreaId(i));
    }
  }
  return where;
}

CatchmentVerdict CatchmentLocator::Serves(ServiceAtLocationId offer, const LocatedPlace& where) const {
  const std::span<const std::uint32_t> rows = catalog_->offer(offer).service_areas;
  if (rows.empty()) return {.reason = "The area served is not stated; ask the provider."};
  const Judge judge(*catalog_, index_->area_boxes, index_->names, where);
  Union all;
  for (const std::uint32_t row : rows) {
    const ServiceArea& area = catalog_->records().service_areas[row];
    CatchmentVerdict verdict = judge.Of(area, index_->served_boxes[row], index_->served_regions[row]);
    verdict.service_area = row;
    const bool compare = rows.size() > 1 && verdict.serves == Truth::kFalse;
    const double meters = compare ? judge.MetersTo(area, index_->served_regions[row]) : 0;
    all.Add(std::move(verdict), meters);
    if (all.decided()) break;
  }
  return std::move(all).Take();
}

AreaId CatchmentLocator::CertainArea(const LocatedPlace& where, AreaType type) const {
  const bool by_zip = !where.place.point && where.zip.valid() && index_->area_boxes[where.zip.index()];
  std::vector<AreaId> candidates = where.covering;
  for (std::uint32_t i = 0; by_zip && i < index_->area_boxes.size(); ++i) candidates.push_back(AreaId(i));
  AreaId certain;
  for (const AreaId id : candidates) {
    const std::optional<Box>& box = index_->area_boxes[id.index()];
    if (catalog_->area(id).type != type || !box) continue;
    if (by_zip && !(box->Intersects(*index_->area_boxes[where.zip.index()]) &&
                    Relate(catalog_->area(where.zip).outline, catalog_->area(id).outline) == OutlineRelation::kInside))
      continue;
    if (certain.valid()) return AreaId();
    certain = id;
  }
  return certain;
}

const Outline* CatchmentLocator::OutlineOf(const LocatedPlace& where) const {
  for (const AreaId area : {where.zip, where.city}) {
    if (area.valid() && index_->area_boxes[area.index()]) return &catalog_->area(area).outline;
  }
  return nullptr;
}

}  // namespace kith
