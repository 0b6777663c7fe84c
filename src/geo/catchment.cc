#include "kith/geo/catchment.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "kith/geo/outline.h"
#include "src/geo/catchment_text.h"
#include "src/geo/locator_index.h"
#include "src/geo/service_area_judge.h"

namespace kith {

using geo_internal::CatchmentFinding;
using geo_internal::CatchmentText;
using geo_internal::OutlineTarget;
using geo_internal::Region;
using geo_internal::ServedShape;
using geo_internal::ServiceAreaJudge;

CatchmentLocator::Index::Index(const Catalog& catalog)
    : relations(catalog.records().areas.size(),
                catalog.records().areas.size() + catalog.records().service_areas.size()) {
  const CatalogRecords& records = catalog.records();
  for (std::uint32_t i = 0; i < records.areas.size(); ++i) {
    const Area& area = records.areas[i];
    area_boxes.push_back(BoundingBox(area.outline));
    names.Add(area, AreaId(i));
  }
  auto target = static_cast<OutlineTarget>(records.areas.size());
  for (const ServiceArea& area : records.service_areas) {
    ServedShape shape{BoundingBox(area.outline), RegionOf(area), {}, target++};
    if (area.extent_type == ExtentType::kPlaces) {
      for (const PlaceName& place : area.places) shape.named.push_back(names.Find(place.type, place.name));
    }
    served.push_back(std::move(shape));
  }
}

LocatedPlace CatchmentLocator::Index::NameAreas(const Place& place) const {
  LocatedPlace where;
  where.place = place;
  const auto find = [&](AreaType type) {
    return place.Named(type).empty() ? AreaId() : names.Find(type, place.Named(type));
  };
  where.zip = find(AreaType::kZip);
  where.city = find(AreaType::kCity);
  where.county = find(AreaType::kCounty);
  where.state = find(AreaType::kState);
  where.planning_area = find(AreaType::kPlanningArea);
  return where;
}

AreaId CatchmentLocator::Index::FindOutlined(AreaType type, std::string_view text) const {
  const AreaId area = names.Find(type, text);
  return IsOutlined(area) ? area : AreaId();
}

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

// The offer's service areas together: the first that says yes, else the first that is open, else the nearest.
class Union {
 public:
  void Add(const CatchmentFinding& finding, std::uint32_t row, double meters) {
    const bool better = !best_ || finding.serves > best_->serves ||
                        (finding.serves == Truth::kFalse && best_->serves == Truth::kFalse && meters < meters_);
    if (!better) return;
    best_ = finding;
    row_ = row;
    meters_ = meters;
  }
  bool decided() const { return best_ && best_->serves == Truth::kTrue; }
  const CatchmentFinding& best() const { return *best_; }
  std::uint32_t row() const { return row_; }

 private:
  std::optional<CatchmentFinding> best_;
  std::uint32_t row_ = 0;
  double meters_ = 0;
};

}  // namespace

CatchmentLocator::CatchmentLocator(const Catalog& catalog)
    : catalog_(&catalog), index_(std::make_shared<const Index>(catalog)) {}

LocatedPlace CatchmentLocator::Locate(const Place& place) const {
  LocatedPlace where = index_->NameAreas(place);
  if (!place.point) return where;
  for (std::uint32_t i = 0; i < index_->area_boxes.size(); ++i) {
    const std::optional<Box>& box = index_->area_boxes[i];
    if (box && box->Contains(*place.point) && Covers(catalog_->area(AreaId(i)).outline, *place.point)) {
      where.covering.push_back(AreaId(i));
    }
  }
  return where;
}

CatchmentVerdict CatchmentLocator::Serves(ServiceAtLocationId offer, const LocatedPlace& where,
                                          const Messages& messages) const {
  const std::span<const std::uint32_t> rows = catalog_->offer(offer).service_areas;
  if (rows.empty()) return {.reason = CatchmentText(messages).NotStated()};
  const ServiceAreaJudge judge(*catalog_, *index_, where);
  Union all;
  for (const std::uint32_t row : rows) {
    const ServiceArea& area = catalog_->records().service_areas[row];
    const CatchmentFinding finding = judge.Of(area, index_->served[row]);
    const bool compare = rows.size() > 1 && finding.serves == Truth::kFalse;
    all.Add(finding, row, compare ? judge.MetersTo(area, index_->served[row].region) : 0);
    if (all.decided()) break;
  }
  const ServiceArea& area = catalog_->records().service_areas[all.row()];
  return {all.best().serves, all.best().basis, all.row(),
          CatchmentText(messages).Say(area, all.best().words, where.place)};
}

Truth CatchmentLocator::Evaluate(ServiceAtLocationId offer, const LocatedPlace& where) const {
  const std::span<const std::uint32_t> rows = catalog_->offer(offer).service_areas;
  if (rows.empty()) return Truth::kUnknown;
  const ServiceAreaJudge judge(*catalog_, *index_, where);
  Truth serves = Truth::kFalse;
  for (const std::uint32_t row : rows) {
    const ServiceArea& area = catalog_->records().service_areas[row];
    serves = Or(serves, judge.Of(area, index_->served[row]).serves);
    if (serves == Truth::kTrue) break;
  }
  return serves;
}

Truth CatchmentLocator::Within(std::span<const AreaId> areas, const LocatedPlace& where) const {
  ServiceArea listed;
  listed.extent_type = ExtentType::kPlaces;
  ServedShape shape;
  for (const AreaId id : areas) {
    const Area& area = catalog_->area(id);
    listed.places.push_back({area.type, area.type == AreaType::kZip && !area.code.empty() ? area.code : area.name});
    shape.region.push_back(index_->IsOutlined(id) ? id : AreaId());
    shape.named.push_back(index_->names.Find(area.type, listed.places.back().name));
  }
  return ServiceAreaJudge(*catalog_, *index_, where).Of(listed, shape).serves;
}

AreaId CatchmentLocator::CertainArea(const LocatedPlace& where, AreaType type) const {
  const bool by_zip = !where.place.point && index_->IsOutlined(where.zip);
  std::vector<AreaId> candidates = where.covering;
  for (std::uint32_t i = 0; by_zip && i < index_->area_boxes.size(); ++i) candidates.push_back(AreaId(i));
  AreaId certain;
  for (const AreaId id : candidates) {
    const std::optional<Box>& box = index_->area_boxes[id.index()];
    if (catalog_->area(id).type != type || !box) continue;
    const auto relate = [&] { return Relate(catalog_->area(where.zip).outline, catalog_->area(id).outline); };
    if (by_zip && !(box->Intersects(*index_->area_boxes[where.zip.index()]) &&
                    index_->relations.Relate(where.zip, id.index(), relate) == OutlineRelation::kInside))
      continue;
    if (certain.valid()) return AreaId();
    certain = id;
  }
  return certain;
}

const Outline* CatchmentLocator::OutlineOf(const LocatedPlace& where) const {
  for (const AreaId area : {where.zip, where.city}) {
    if (index_->IsOutlined(area)) return &catalog_->area(area).outline;
  }
  return nullptr;
}

}  // namespace kith
