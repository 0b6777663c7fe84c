// Where services are: sites, hubs, virtual and confidential ones, closures and moves.
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "bench/county/plan.h"

namespace kith {
namespace {

// Every so many sites there is one of these, so that even a small county has each.
constexpr std::uint32_t kHubEvery = 25, kVirtualEvery = 20, kConfidentialEvery = 40, kClosedEvery = 50,
                        kRelocatedEvery = 60, kOpeningEvery = 55, kPostalEvery = 70;

constexpr std::string_view kStreets[] = {"Alameda St",      "Avalon Blvd",    "Central Ave",   "Crenshaw Blvd",
                                         "Figueroa St",     "Florence Ave",   "Garfield Ave",  "Imperial Hwy",
                                         "Lankershim Blvd", "Main St",        "Olive Ave",     "Pacific Ave",
                                         "Rosecrans Ave",   "Sepulveda Blvd", "Slauson Ave",   "Valley Blvd",
                                         "Vermont Ave",     "Western Ave",    "Whittier Blvd", "Avenue J"};

std::string NameOf(const CountyPlan& plan, const SiteShape& shape, std::uint32_t number, Random& random) {
  const Geography& geography = plan.geography;
  const std::string& city = geography.cities[geography.zips[geography.neighborhoods[shape.neighborhood].zip].city].name;
  const std::string of = " " + std::to_string(number);
  if (shape.confidential) return "Safe house" + of;
  if (shape.type == LocationType::kVirtual) return "Online and by telephone" + of;
  if (shape.hub) return city + (random.Chance(50) ? " Medical Center" : " Community Resource Center") + of;
  return city + " " +
         random.Pick({"Church Hall", "Community Center", "Clinic", "Family Center", "Library", "Office", "School"}) +
         of;
}

void SetDates(const CountyPlan& plan, std::uint32_t number, Random& random, Location& location) {
  const Date today = plan.options.today;
  const std::uint32_t sites = plan.options.sites;
  if (number % kClosedEvery == 17) location.closed = today + (random.Chance(70) ? random.Between(-500, 0) : 40);
  if (number % kOpeningEvery == 23) location.opened = today + (random.Chance(70) ? random.Between(1, 90) : -400);
  if (number % kRelocatedEvery == 29 && !location.opened) {
    location.closed = today + random.Between(-300, -1);
    location.relocated_to_key = plan.Key(KeyTable::kLocation, OwnerKind::kSite, (number + 1) % sites);
  }
}

void AppendAddress(const CountyPlan& plan, std::uint32_t number, const SiteShape& shape, LatLng point, Directory& out) {
  Random random = plan.Draw(CountyPurpose::kAddress, number);
  const Geography& geography = plan.geography;
  const std::uint32_t at = geography.neighborhoods[shape.neighborhood].zip;
  const ZipArea& zip = geography.zips[at];
  Address address;
  address.key = plan.Key(KeyTable::kAddress, OwnerKind::kSite, number);
  address.location_key = plan.Key(KeyTable::kLocation, OwnerKind::kSite, number);
  // Draws stand in statements of their own: the order of operands is the compiler's choice.
  address.address_1 = std::to_string(random.Between(100, 19'999)) + " ";
  address.address_1 += kStreets[random.Below(static_cast<std::uint32_t>(std::size(kStreets)))];
  if (random.Chance(15)) address.address_2 = "Suite " + std::to_string(random.Between(100, 490));
  address.city = geography.cities[zip.city].name;
  // Of real listings one in twenty or more states another ZIP code than that of the area it stands in.
  address.postal_code = random.Chance(95) ? zip.code : geography.zips[ZipNextTo(plan, at, point)].code;
  address.state_province = "CA";
  address.country = "US";
  address.address_type = shape.type == LocationType::kPostal ? "postal" : "physical";
  out.addresses.push_back(std::move(address));
}

void AppendSitePhones(const CountyPlan& plan, std::uint32_t number, const SiteShape& shape, Random& random,
                      Directory& out) {
  if (!shape.confidential && !random.Chance(60)) return;
  Phone phone;
  phone.key = plan.Key(KeyTable::kPhone, OwnerKind::kSite, number);
  phone.location_key = plan.Key(KeyTable::kLocation, OwnerKind::kSite, number);
  phone.number = "(800) 555-" + std::to_string(1000 + number % 9000);
  phone.type = shape.confidential ? "hotline" : "voice";
  out.phones.push_back(std::move(phone));
}

void AppendAccess(const CountyPlan& plan, std::uint32_t number, Random& random, Directory& out) {
  constexpr std::string_view kAccess[] = {"wheelchair", "asl", "hearing_loop", "elevator"};
  std::uint32_t row = 0;
  for (std::uint32_t i = 0; i < std::size(kAccess); ++i) {
    if (!random.Chance(i == 0 ? 70 : 12)) continue;
    Accessibility access;
    access.key = plan.Key(KeyTable::kAccessibility, OwnerKind::kSite, number, row++);
    access.location_key = plan.Key(KeyTable::kLocation, OwnerKind::kSite, number);
    access.description = kAccess[i];
    out.accessibility.push_back(std::move(access));
  }
}

}  // namespace

SiteShape SiteAt(const CountyPlan& plan, std::uint32_t number) {
  Random random = plan.Draw(CountyPurpose::kSite, number);
  SiteShape shape;
  shape.neighborhood = DrawNeighborhood(plan.demand_before, random);
  shape.hub = number % kHubEvery == 7;
  if (number % kConfidentialEvery == 11) {
    shape.confidential = true;
  } else if (number % kVirtualEvery == 3) {
    shape.type = LocationType::kVirtual;
  } else if (number % kPostalEvery == 31) {
    shape.type = LocationType::kPostal;
  }
  return shape;
}

void AppendSitePart(const CountyPlan& plan, std::uint32_t number, Directory& out) {
  const SiteShape shape = SiteAt(plan, number);
  const Neighborhood& home = plan.geography.neighborhoods[shape.neighborhood];
  Random random = plan.Draw(CountyPurpose::kSiteDetails, number);
  Location location;
  location.key = plan.Key(KeyTable::kLocation, OwnerKind::kSite, number);
  location.type = shape.type;
  location.name = NameOf(plan, shape, number, random);
  location.confidential = shape.confidential;
  if (shape.type != LocationType::kVirtual && random.Chance(97)) location.point = SiteIn(plan, home, random);
  if (random.Chance(20)) location.transportation = "Bus line " + std::to_string(random.Between(2, 265));
  SetDates(plan, number, random, location);
  if (shape.type != LocationType::kVirtual)
    AppendAddress(plan, number, shape, location.point.value_or(home.center), out);
  AppendSitePhones(plan, number, shape, random, out);
  if (shape.type == LocationType::kPhysical) AppendAccess(plan, number, random, out);
  out.locations.push_back(std::move(location));
  AppendSiteHours(plan, number, out);
}

}  // namespace kith
