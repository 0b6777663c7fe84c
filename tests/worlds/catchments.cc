// Service areas of every kind: everywhere, outlines, ZIP lists, places by name, names alone, several, and none.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

void FillZips(const Draft& draft, Random& random, ServiceArea& area) {
  area.extent_type = ExtentType::kZipCodes;
  const std::uint32_t count = 1 + random.Below(draft.options.zip_rows * 2);
  for (std::uint32_t i = 0; i < count; ++i) area.zip_codes.push_back(AnyZip(draft, random));
  std::sort(area.zip_codes.begin(), area.zip_codes.end());
  area.zip_codes.erase(std::unique(area.zip_codes.begin(), area.zip_codes.end()), area.zip_codes.end());
  area.name = "Listed ZIP codes";
}

void FillOutline(const Draft& draft, Random& random, ServiceArea& area) {
  area.extent_type = ExtentType::kGeoJson;
  const std::vector<Area>& areas = draft.directory.areas;
  const Area& other = random.Pick(areas);
  // Often that of a known area, so that borders coincide.
  area.outline = random.Chance(35) && !other.outline.polygons.empty() ? other.outline : StarOutline(random);
  area.name = "Drawn area";
}

void FillPlaces(Random& random, ServiceArea& area) {
  area.extent_type = ExtentType::kPlaces;
  do {
    PlaceName place;
    place.name = AnyPlaceName(random, place.type);
    if (std::find(area.places.begin(), area.places.end(), place) == area.places.end()) area.places.push_back(place);
  } while (random.Chance(30));
  area.name = "Named places";
}

void FillName(Random& random, ServiceArea& area) {
  area.extent_type = ExtentType::kText;
  AreaType type{};
  area.name = random.Pick({AnyPlaceName(random, type), AnyPlaceName(random, type), std::string("Harbor zone"),
                           std::string("Los Angeles County"), std::string("the northern half, roughly")});
  if (random.Chance(20)) area.extent_text = "see the map at the desk";
}

ServiceArea AnyServiceArea(const Draft& draft, Random& random) {
  ServiceArea area;
  area.key = KeyOf(draft, "area-served", draft.directory.service_areas.size());
  switch (random.Weighted({12, 30, 26, 18, 14})) {
    case 0:
      area.extent_type = ExtentType::kEverywhere;
      area.name = "Everywhere";
      break;
    case 1:
      FillOutline(draft, random, area);
      break;
    case 2:
      FillZips(draft, random, area);
      break;
    case 3:
      FillPlaces(random, area);
      break;
    default:
      FillName(random, area);
  }
  return area;
}

}  // namespace

void MakeCatchments(Draft& draft) {
  Random random = draft.Stream(Purpose::kCatchments);
  Directory& d = draft.directory;
  for (const Service& service : d.services) {
    for (std::uint32_t i = 0, count = random.Weighted({15, 60, 20, 5}); i < count; ++i) {
      ServiceArea area = AnyServiceArea(draft, random);
      area.service_key = service.key;
      d.service_areas.push_back(std::move(area));
    }
  }
  for (const ServiceAtLocation& offer : d.services_at_location) {
    if (!random.Chance(12)) continue;
    ServiceArea area = AnyServiceArea(draft, random);
    area.service_at_location_key = offer.key;
    if (random.Chance(50)) area.service_key = offer.service_key;
    d.service_areas.push_back(std::move(area));
  }
}

}  // namespace kith
