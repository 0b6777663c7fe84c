#include "bench/county/geography.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

#include "kith/geo/outline.h"

namespace kith {

std::uint64_t Geography::vertices() const {
  std::uint64_t count = VertexCount(county);
  for (const ZipArea& zip : zips) count += VertexCount(zip.outline);
  for (const NamedOutline& city : cities) count += VertexCount(city.outline);
  for (const NamedOutline& area : planning_areas) count += VertexCount(area.outline);
  return count;
}

std::uint32_t NearestPlace(LatLng where) {
  const std::span<const PlaceSeed> places = LosAngelesPlaces();
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::uint32_t best = 0;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const std::int64_t north = where.lat_e7() / 100 - places[i].lat_e5;
    const std::int64_t east = (where.lng_e7() / 100 - places[i].lng_e5) * 83 / 100;  // cos(34 degrees)
    const std::int64_t distance = north * north + east * east;
    if (distance >= least) continue;
    least = distance;
    best = i;
  }
  return best;
}

std::vector<std::string> CityNames(std::vector<std::uint32_t>& city_of_place) {
  std::vector<std::string> names;
  for (const PlaceSeed& place : LosAngelesPlaces()) {
    const auto known = std::find(names.begin(), names.end(), place.city);
    city_of_place.push_back(static_cast<std::uint32_t>(known - names.begin()));
    if (known == names.end()) names.emplace_back(place.city);
  }
  return names;
}

}  // namespace kith
