// Places of every kind in a catalog: points on and near its borders, its ZIP codes and names, slips of these, all of it together, and nothing. And the comparison of
// CatalogCatchments with the locator at each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog.h"
#include "kith/geo/catchment.h"
#include "src/geo/catalog_catchments.h"
#include "tests/geo/catchment_worlds.h"

namespace kith::geo_test {

// What the places of a catalog are made of.
class PlaceMaker {
 public:
  PlaceMaker(const Catalog& catalog, std::uint64_t seed) : dice_(seed) {
    const auto take = [this](AreaType type, const std::string& name) {
      if (!name.empty() && type != AreaType::kOther) names_[static_cast<std::size_t>(type)].push_back(name);
    };
    for (const Area& area : catalog.records().areas) {
      take(area.type, area.code);
      if (area.type != AreaType::kZip) take(area.type, area.name);
      if (!area.outline.polygons.empty()) outlines_.push_back(&area.outline);
    }
    for (const ServiceArea& area : catalog.records().service_areas) {
      if (!area.outline.polygons.empty()) outlines_.push_back(&area.outline);
      for (const std::string& zip : area.zip_codes) take(AreaType::kZip, zip);
      for (const PlaceName& place : area.places) take(place.type, place.name);
      if (area.extent_type != ExtentType::kText) continue;
      for (const AreaType type : {AreaType::kZip, AreaType::kCity, AreaType::kCounty}) take(type, area.name);
    }
  }

  Place Next() {
    Place place;
    const bool named = Chance(60);
    if (Chance(55) && !outlines_.empty()) place.point = Point();
    if (Chance(45)) place.zip = Name(AreaType::kZip);
    if (named && Chance(50)) place.city = Name(AreaType::kCity);
    if (named && Chance(40)) place.county = Name(AreaType::kCounty);
    if (named && Chance(20)) place.state = Name(AreaType::kState);
    if (named && Chance(30)) place.planning_area = Name(AreaType::kPlanningArea);
    return place;
  }

 private:
  bool Chance(std::uint64_t percent) { return dice_() % 100 < percent; }
  template <class Values>
  const auto& Pick(const Values& values) {
    return values[dice_() % values.size()];
  }

  LatLng Point() {
    std::vector<LatLng> points;
    AddPointsNear(*Pick(outlines_), dice_, 6, points);
    const LatLng p = Pick(points);
    if (Chance(70)) return p;
    const std::int32_t far = Chance(50) ? 3'000 : 300'000;
    return Lattice(p.lng_e7() + Throw(dice_, -far, far), p.lat_e7() + Throw(dice_, -far, far));
  }

  // Most often as the catalog has it; else with a letter too many, or a name that nothing bears.
  std::string Name(AreaType type) {
    const std::vector<std::string>& names = names_[static_cast<std::size_t>(type)];
    if (names.empty() || Chance(8)) return type == AreaType::kZip ? "00000" : "Nowhere";
    std::string name = Pick(names);
    if (Chance(15)) name.insert(dice_() % name.size(), 1, type == AreaType::kZip ? '1' : 'e');
    return name;
  }

  Dice dice_;
  std::array<std::vector<std::string>, 6> names_;  // by AreaType
  std::vector<const Outline*> outlines_;
};

inline std::string Describe(const Place& place) {
  std::string text = place.point ? std::to_string(place.point->lng_e7()) + "," + std::to_string(place.point->lat_e7())
                                 : std::string("no point");
  for (const std::string* name : {&place.zip, &place.city, &place.county, &place.state, &place.planning_area})
    text += " | " + *name;
  return text;
}

// How often each truth was met.
using TruthCounts = std::array<std::size_t, 3>;

// Of every offer at that place, from the last to the first, so that catchments are not asked about in the order of their numbers.
inline void ExpectSameTruths(const Catalog& catalog, const CatchmentLocator& locator,
                             const CatalogCatchments& catchments, CatchmentScratch& scratch, const Place& place,
                             TruthCounts& counts) {
  const LocatedPlace where = locator.Locate(place);
  const LocatedPlace found = catchments.Locate(place, scratch);
  ASSERT_EQ(found.place, where.place);
  ASSERT_EQ(found.covering, where.covering) << Describe(place);
  for (const auto area : {&LocatedPlace::zip, &LocatedPlace::city, &LocatedPlace::county, &LocatedPlace::state,
                          &LocatedPlace::planning_area})
    ASSERT_EQ(found.*area, where.*area) << Describe(place);
  const ServedCatchments served = catchments.ServedAt(found, scratch);
  for (std::uint32_t i = catalog.offer_count(); i-- > 0;) {
    const ServiceAtLocationId offer(i);
    const Truth expected = locator.Evaluate(offer, where);
    ASSERT_EQ(served.At(catchments.Of(offer)), expected)
        << Describe(place) << ": " << catalog.service_at_location(offer).key;
    ASSERT_EQ(served.At(catchments.Of(offer)), expected) << "again, " << Describe(place);
    ++counts[static_cast<std::size_t>(expected)];
  }
}

}  // namespace kith::geo_test
