// Areas served: drawn outlines, shared ones by name, ZIP lists, places, planning areas, everywhere, prose, and none.
#include <algorithm>
#include <string>
#include <utility>

#include "bench/county/outlines.h"
#include "bench/county/plan.h"

namespace kith {
namespace {

constexpr std::uint32_t kLeastVertices = 100, kMostVertices = 12'000;
constexpr std::uint32_t kCircleVertices = 32;
constexpr std::int32_t kKilometerE7 = 90'000;  // of latitude, about

// Half of the catchments are circles about a site, as directories draw them; the others have borders of real shape.
bool IsCircle(std::uint32_t catchment) { return catchment % 2 == 1; }

// 100 to 12,000, as many between 100 and 200 as between 6,000 and 12,000: a power of two by its exponent, then evenly.
std::uint32_t DrawVertices(Random& random) {
  const std::uint32_t step = random.Below(7);  // 100 x 2^step .. twice that
  const std::uint32_t low = kLeastVertices << step;
  return std::min(low + random.Below(low), kMostVertices);
}

std::uint32_t NeighborhoodOfCatchment(const CountyPlan& plan, std::uint32_t catchment) {
  if (IsOwnCatchment(catchment)) {
    const ServiceShape owner = ServiceAt(plan, OwnerOfCatchment(plan, catchment));
    return SiteAt(plan, owner.sites.front()).neighborhood;
  }
  const auto all = static_cast<std::uint64_t>(plan.geography.neighborhoods.size());
  return static_cast<std::uint32_t>(catchment * all / std::max(1U, plan.options.catchments));
}

// A few kilometers more often than many.
std::int32_t DrawRadius(Random& random) {
  const std::int32_t low = kKilometerE7 * (2 << random.Below(4));  // 2, 4, 8, 16 km
  return low + random.Between(0, low / 2);
}

ServiceArea NewArea(const CountyPlan& plan, std::uint32_t number, std::uint32_t row) {
  ServiceArea area;
  area.key = plan.Key(KeyTable::kServiceArea, OwnerKind::kService, number, row);
  area.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
  return area;
}

// The ZIP area and some after it, in blocks, so that many services list the same codes.
void FillZips(const CountyPlan& plan, std::uint32_t zip, Random& random, ServiceArea& area) {
  const auto count = static_cast<std::uint32_t>(plan.geography.zips.size());
  const std::uint32_t size = random.Pick({4U, 8U, 16U, 32U});
  const std::uint32_t first = zip / size * size;
  area.extent_type = ExtentType::kZipCodes;
  area.name = std::to_string(size) + " ZIP codes about " + plan.geography.zips[zip].code;
  for (std::uint32_t i = first; i < std::min(first + size, count); ++i)
    area.zip_codes.push_back(plan.geography.zips[i].code);
  std::sort(area.zip_codes.begin(), area.zip_codes.end());
  area.zip_codes.erase(std::unique(area.zip_codes.begin(), area.zip_codes.end()), area.zip_codes.end());
}

void FillPlaces(const CountyPlan& plan, std::uint32_t zip, AreaType type, Random& random, ServiceArea& area) {
  const Geography& geography = plan.geography;
  area.extent_type = ExtentType::kPlaces;
  const ZipArea& home = geography.zips[zip];
  if (type == AreaType::kCity) {
    area.places.push_back({type, geography.cities[home.city].name});
    const std::string& other = random.Pick(geography.cities).name;
    if (random.Chance(25) && other != area.places.front().name) area.places.push_back({type, other});
  } else if (type == AreaType::kPlanningArea) {
    area.places.push_back({type, geography.planning_areas[home.planning_area].name});
  } else {
    area.places.push_back({AreaType::kCounty, "Los Angeles"});
  }
  area.name = area.places.front().name;
}

void FillArea(const CountyPlan& plan, const ServiceShape& service, Random& random, ServiceArea& area) {
  const std::uint32_t zip = ZipOfService(plan, service);
  switch (random.Weighted({36, 24, 14, 6, 10, 6, 4})) {
    case 0:
      area.name = CatchmentName(plan, CatchmentNear(plan, SiteAt(plan, service.sites.front()).neighborhood, random));
      break;
    case 1:
      FillZips(plan, zip, random, area);
      break;
    case 2:
      FillPlaces(plan, zip, AreaType::kCity, random, area);
      break;
    case 3:
      FillPlaces(plan, zip, AreaType::kPlanningArea, random, area);
      break;
    case 4:
      FillPlaces(plan, zip, AreaType::kCounty, random, area);
      break;
    case 5:
      area.extent_type = ExtentType::kEverywhere;
      area.name = "Everywhere";
      break;
    default:
      area.name = "The neighborhood";
      area.extent_text = "the surrounding blocks; ask at the desk";
  }
}

}  // namespace

bool IsOwnCatchment(std::uint32_t catchment) { return catchment % 3 == 0; }

std::uint32_t OwnerOfCatchment(const CountyPlan& plan, std::uint32_t catchment) {
  return static_cast<std::uint32_t>(static_cast<std::uint64_t>(catchment) * plan.options.services /
                                    plan.options.catchments);
}

std::string CatchmentName(const CountyPlan& plan, std::uint32_t catchment) {
  const Geography& geography = plan.geography;
  const std::uint32_t zip = geography.neighborhoods[NeighborhoodOfCatchment(plan, catchment)].zip;
  return "Service area " + std::to_string(catchment) + " (" + geography.cities[geography.zips[zip].city].name + ")";
}

Outline CatchmentOutline(const CountyPlan& plan, std::uint32_t catchment) {
  Random random = plan.Draw(CountyPurpose::kCatchment, catchment);
  const Neighborhood& home = plan.geography.neighborhoods[NeighborhoodOfCatchment(plan, catchment)];
  const std::int32_t radius = DrawRadius(random);
  const std::uint32_t vertices = plan.catchment_vertices[catchment];
  if (IsCircle(catchment)) return Outline{{Polygon{CircleRing(home.center, radius, vertices), {}}}};
  Outline outline;
  // A hole or a second part takes its vertices from the first ring's.
  const std::uint32_t form = random.Weighted({80, 10, 10});
  const std::uint32_t aside = form == 0 ? 0 : vertices / 4;
  outline.polygons.push_back({StarRing(random, home.center, radius, vertices - aside), {}});
  if (form == 1) {
    Ring hole = CircleRing(home.center, radius / 4, aside);
    std::reverse(hole.vertices.begin(), hole.vertices.end());
    outline.polygons.front().holes.push_back(std::move(hole));
  } else if (form == 2) {
    const LatLng north = LatLng::FromE7(home.center.lat_e7() + radius + radius / 2 + 1, home.center.lng_e7());
    outline.polygons.push_back({StarRing(random, north, radius / 2, aside), {}});
  }
  return outline;
}

std::uint32_t CatchmentNear(const CountyPlan& plan, std::uint32_t neighborhood, Random& random) {
  const std::uint32_t count = plan.options.catchments;
  const auto all = static_cast<std::uint64_t>(plan.geography.neighborhoods.size());
  const auto first = static_cast<std::uint32_t>(static_cast<std::uint64_t>(neighborhood) * count / all);
  const auto next = static_cast<std::uint32_t>((static_cast<std::uint64_t>(neighborhood) + 1) * count / all);
  std::uint32_t at = first + random.Below(std::max(1U, next - first));
  // The next shared one.
  while (at < count && IsOwnCatchment(at)) ++at;
  return at < count ? at : 1;
}

std::vector<std::uint32_t> CatchmentVertices(const CountyPlan& plan, std::uint64_t vertices) {
  std::vector<std::uint32_t> counts(plan.options.catchments, kCircleVertices);
  std::uint64_t circles = 0;
  std::uint64_t drawn = 0;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (IsCircle(i)) {
      circles += kCircleVertices;
      continue;
    }
    Random random = plan.Draw(CountyPurpose::kCatchment, kMaxOwners + i);
    counts[i] = DrawVertices(random);
    drawn += counts[i];
  }
  // Scaled to the wanted total, within what a ring of real shape has.
  const std::uint64_t wanted = vertices > circles ? vertices - circles : 0;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (!IsCircle(i))
      counts[i] = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(
          counts[i] * wanted / std::max<std::uint64_t>(drawn, 1), kLeastVertices, kMostVertices));
  }
  return counts;
}

void AppendCatchmentPart(const CountyPlan& plan, std::uint32_t number, Directory& out) {
  if (IsOwnCatchment(number)) return;  // stands with its service
  Area area;
  area.key = plan.Key(KeyTable::kArea, OwnerKind::kCounty, kFirstCatchmentArea + number);
  area.type = AreaType::kOther;
  area.name = CatchmentName(plan, number);
  area.outline = CatchmentOutline(plan, number);
  out.areas.push_back(std::move(area));
}

void AppendServiceAreas(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out) {
  Random random = plan.Draw(CountyPurpose::kServiceAreas, number);
  std::uint32_t row = 0;
  // The own catchments whose owner this is are those from here on.
  const std::uint32_t count = plan.options.catchments;
  auto catchment = static_cast<std::uint32_t>((static_cast<std::uint64_t>(number) * count + plan.options.services - 1) /
                                              plan.options.services);
  bool own = false;
  for (; catchment < count && OwnerOfCatchment(plan, catchment) == number; ++catchment) {
    if (!IsOwnCatchment(catchment)) continue;
    ServiceArea area = NewArea(plan, number, row++);
    area.extent_type = ExtentType::kGeoJson;
    area.name = CatchmentName(plan, catchment);
    area.outline = CatchmentOutline(plan, catchment);
    out.service_areas.push_back(std::move(area));
    own = true;
  }
  if (own || random.Chance(7)) return;  // one in fourteen does not say whom it serves
  for (std::uint32_t i = 0, rows = 1 + random.Weighted({90, 10}); i < rows; ++i) {
    ServiceArea area = NewArea(plan, number, row++);
    FillArea(plan, service, random, area);
    out.service_areas.push_back(std::move(area));
  }
  if (service.sites.size() > 1 && random.Chance(15)) {
    ServiceArea area = NewArea(plan, number, row++);
    area.service_at_location_key = plan.Key(KeyTable::kServiceAtLocation, OwnerKind::kService, number, 0);
    FillZips(plan, ZipOfService(plan, service), random, area);
    out.service_areas.push_back(std::move(area));
  }
}

}  // namespace kith
