#include "src/geo/catalog_catchments.h"

#include <algorithm>
#include <span>
#include <string>

#include "src/geo/catchment_table.h"
#include "src/geo/locator_index.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using geo_internal::kNarrowToWide;
using geo_internal::NamedArea;
using Table = CatalogCatchments::Table;

std::uint8_t StatedNames(const Place& place) {
  std::uint8_t stated = 0;
  for (const AreaType type : kNarrowToWide) {
    if (!place.Named(type).empty()) stated |= NameBit(type);
  }
  return stated;
}

// With a point, a name that means an area decides places that are areas with outlines: they are that one, or are not.
NameBits NamesToAskAbout(const LocatedPlace& where, std::uint8_t stated) {
  if (!where.place.point) return AnyName(stated);
  std::uint8_t unclear = 0;
  for (const AreaType type : kNarrowToWide) {
    if ((stated & NameBit(type)) != 0 && !NamedArea(where, type).valid()) unclear |= NameBit(type);
  }
  return AnyName(unclear) | UnclearName(stated);
}

PlaceSetting SettingOf(const LocatedPlace& where, const CatchmentLocator::Index& index) {
  if (where.place.point) return PlaceSetting::kPoint;
  for (const AreaId area : {where.zip, where.city, where.county, where.state, where.planning_area}) {
    if (index.IsOutlined(area)) return PlaceSetting::kAreas;
  }
  return PlaceSetting::kNeither;
}

}  // namespace

CatalogCatchments::CatalogCatchments(const Catalog& catalog, const CatchmentLocator& locator)
    : catalog_(&catalog), locator_(locator), table_(std::make_shared<const Table>(catalog, locator.index())) {}

std::uint32_t CatalogCatchments::count() const { return static_cast<std::uint32_t>(table_->first_offer.size()); }

std::uint32_t CatalogCatchments::Of(ServiceAtLocationId offer) const { return table_->of_offer[offer.index()]; }

LocatedPlace CatalogCatchments::Locate(const Place& place, CatchmentScratch& scratch) const {
  LocatedPlace where = locator_.index().NameAreas(place);
  if (!place.point) return where;
  Find(*place.point, scratch);
  for (const std::uint32_t outline : scratch.found_) {
    for (const Table::OutlinedArea& one : table_->areas[outline]) where.covering.push_back(one.area);
  }
  std::sort(where.covering.begin(), where.covering.end());
  return where;
}

// Who is located is asked about next.
void CatalogCatchments::Find(LatLng point, CatchmentScratch& scratch) const {
  if (scratch.found_at_ == point) return;
  table_->outlines.Find(point, scratch.lookup_, scratch.found_);
  scratch.found_at_ = point;
}

ServedCatchments CatalogCatchments::ServedAt(const LocatedPlace& where, CatchmentScratch& scratch) const {
  const Place& place = where.place;
  const std::uint8_t stated = StatedNames(place);
  scratch.BeginQuery(where);
  bool zip_known = !place.zip.empty();
  if (zip_known) scratch.ServeAll(table_->Listing(table_->FindZip(place.zip)));
  if (place.point) zip_known = ServeByPoint(stated, scratch) || zip_known;
  if (stated != 0) ServeByNames(where, scratch);
  ServedCatchments served;
  served.catchments_ = this;
  served.scratch_ = &scratch;
  served.elsewhere_ = table_->elsewhere[SettingNumber(SettingOf(where, locator_.index()), zip_known)].data();
  served.names_ = table_->names.data();
  served.asked_ = NamesToAskAbout(where, stated);
  return served;
}

bool CatalogCatchments::ServeByPoint(std::uint8_t stated, CatchmentScratch& scratch) const {
  const Place& place = scratch.where_.place;
  bool in_zip = false;
  Find(*place.point, scratch);
  for (const std::uint32_t outline : scratch.found_) {
    for (const Table::Decided& one : table_->decided[outline]) {
      if ((one.names & stated) == 0) scratch.Set(one.catchment, Truth::kTrue);
    }
    if (!place.zip.empty()) continue;
    for (const Table::OutlinedArea& area : table_->areas[outline]) {
      in_zip = in_zip || area.has_zip;
      scratch.ServeAll(table_->Listing(area.zip));
    }
  }
  return in_zip;
}

void CatalogCatchments::ServeByNames(const LocatedPlace& where, CatchmentScratch& scratch) const {
  for (const AreaType type : kNarrowToWide) {
    const std::string& stated = where.place.Named(type);
    if (stated.empty()) continue;
    if (const AreaId area = NamedArea(where, type); area.valid()) scratch.ServeAll(table_->naming[area.index()]);
    if (table_->wordings.empty()) continue;
    for (const Table::Wording& wording : table_->Worded(type, geo_internal::FoldPlaceName(type, stated)))
      scratch.Set(wording.catchment, Truth::kTrue);
  }
}

Truth CatalogCatchments::Ask(std::uint32_t catchment, const LocatedPlace& where) const {
  const CatchmentLocator::Index& index = locator_.index();
  const geo_internal::ServiceAreaJudge judge(*catalog_, index, where);
  Truth serves = Truth::kFalse;
  for (const std::uint32_t row : catalog_->offer(table_->first_offer[catchment]).service_areas) {
    serves = Or(serves, judge.OfUnworded(catalog_->records().service_areas[row], index.served[row]).serves);
    if (serves == Truth::kTrue) break;
  }
  return serves;
}

CatchmentScratch::CatchmentScratch(const CatalogCatchments& catchments)
    : lookup_(catchments.table().outlines.index()), words_(catchments.count()) {}

void CatchmentScratch::BeginQuery(const LocatedPlace& where) {
  where_ = where;
  if (query_ == kLastQuery) {
    std::fill(words_.begin(), words_.end(), 0U);
    query_ = 0;
  }
  ++query_;
}

void CatchmentScratch::ServeAll(std::span<const std::uint32_t> catchments) {
  for (const std::uint32_t catchment : catchments) Set(catchment, Truth::kTrue);
}

Truth ServedCatchments::Ask(std::uint32_t catchment) const {
  const Truth truth = catchments_->Ask(catchment, scratch_->where_);
  scratch_->Set(catchment, truth);
  return truth;
}

}  // namespace kith
