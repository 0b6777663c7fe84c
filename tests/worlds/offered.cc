// Who offers what and where: organizations, programs, services, sites, and the services at them.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

constexpr std::string_view kServiceNames[] = {
    "Food pantry",      "Hot meals",     "Emergency shelter", "Legal aid clinic",
    "Nutrition class",  "Benefits help", "Rent assistance",   "Health screening",
    "Child care",       "Support group", "Job training",      "Telehealth room",
    "Hygiene, showers", "\"Warm\" line", "Ayuda de comida",   "Utility relief"};

// A day around today: mostly far off, now and then today itself, yesterday or tomorrow.
Date NearToday(const Draft& draft, Random& random) {
  return draft.today + (random.Chance(40) ? random.Between(-1, 1) : random.Between(-400, 400));
}

Extras AnyExtras(Random& random) {
  if (!random.Chance(10)) return {};
  return {{"x_note", "carried, not read"}, {"x_source", "form " + std::to_string(random.Below(9))}};
}

void AddOrganizations(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  const std::uint32_t count = 1 + draft.options.services / 4;
  for (std::uint32_t i = 0; i < count; ++i) {
    Organization organization;
    organization.key = KeyOf(draft, "organization", i);
    organization.name = "Organization " + std::to_string(i);
    organization.description =
        random.Chance(50) ? "Helps people, since " + std::to_string(1950 + random.Below(70)) : "";
    organization.extras = AnyExtras(random);
    d.organizations.push_back(std::move(organization));
    if (!random.Chance(40)) continue;
    Program program;
    program.key = KeyOf(draft, "program", d.programs.size());
    program.organization_key = d.organizations.back().key;
    program.name = "Program " + std::to_string(d.programs.size());
    d.programs.push_back(std::move(program));
  }
}

ServiceStatus AnyStatus(Random& random) {
  switch (random.Weighted({75, 15, 4, 3, 3})) {
    case 0:
      return ServiceStatus::kActive;
    case 1:
      return ServiceStatus::kUnknown;
    case 2:
      return ServiceStatus::kInactive;
    case 3:
      return ServiceStatus::kDefunct;
    default:
      return ServiceStatus::kTemporarilyClosed;
  }
}

void SetAges(Service& service, Random& random) {
  if (random.Chance(20)) service.minimum_age = random.Pick({0.0, 0.5, 5.0, 18.0, 60.0});
  if (random.Chance(20)) service.maximum_age = random.Pick({5.0, 17.5, 24.0, 64.0, 120.0});
  if (service.minimum_age && service.maximum_age && *service.minimum_age > *service.maximum_age)
    std::swap(service.minimum_age, service.maximum_age);
}

void AddServices(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  for (std::uint32_t i = 0; i < draft.options.services; ++i) {
    Service service;
    service.key = KeyOf(draft, "service", i);
    service.organization_key = random.Pick(d.organizations).key;
    if (!d.programs.empty() && random.Chance(30)) service.program_key = random.Pick(d.programs).key;
    service.name = std::string(kServiceNames[random.Below(std::size(kServiceNames))]) + " " + std::to_string(i);
    service.description = random.Chance(60) ? "Walk in, or call first.\nAsk at the desk, \"Room 2\"." : "";
    service.status = AnyStatus(random);
    SetAges(service, random);
    if (random.Chance(15)) service.eligibility_description = "Residents of the area; call to ask";
    if (random.Chance(75)) service.assured_date = draft.today + random.Between(-1200, 3);
    if (random.Chance(5)) service.alert = "Moves soon";
    service.extras = AnyExtras(random);
    d.services.push_back(std::move(service));
  }
}

Location AnyLocation(const Draft& draft, Random& random, std::uint32_t number) {
  Location location;
  location.key = KeyOf(draft, "location", number);
  location.name = "Site " + std::to_string(number);
  const std::uint32_t type = random.Weighted({80, 14, 6});
  location.type = type == 0 ? LocationType::kPhysical : type == 1 ? LocationType::kVirtual : LocationType::kPostal;
  if (random.Chance(location.type == LocationType::kVirtual ? 20 : 90)) location.point = PointInCounty(random);
  location.confidential = random.Chance(12);
  location.transportation = random.Chance(20) ? "Bus 7 stops " + std::to_string(random.Below(9)) + " blocks away" : "";
  if (random.Chance(10)) location.opened = NearToday(draft, random);
  if (random.Chance(14)) location.closed = NearToday(draft, random);
  if (location.opened && location.closed && *location.opened >= *location.closed) location.opened.reset();
  location.extras = AnyExtras(random);
  return location;
}

Address AddressOf(const Draft& draft, Random& random, const Location& location, std::string_view type) {
  Address address;
  address.key = KeyOf(draft, "address", draft.directory.addresses.size());
  address.location_key = location.key;
  address.address_1 = std::to_string(random.Between(1, 9999)) + " Example St";
  address.address_2 = random.Chance(20) ? "Suite " + std::to_string(random.Below(40)) : "";
  address.city = std::string(kCityNames[random.Below(std::size(kCityNames))]);
  address.state_province = "CA";
  address.postal_code = AnyZip(draft, random);
  address.country = "US";
  address.address_type = type;
  return address;
}

void AddLocations(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  const std::uint32_t count = 1 + draft.options.services * 2 / 3;
  for (std::uint32_t i = 0; i < count; ++i) {
    d.locations.push_back(AnyLocation(draft, random, i));
    Location& location = d.locations.back();
    if (random.Chance(30)) location.organization_key = random.Pick(d.organizations).key;
    // Only to a location that is there already: so no move leads back.
    if (i > 0 && location.closed && random.Chance(50)) location.relocated_to_key = d.locations[random.Below(i)].key;
    if (location.type == LocationType::kPhysical && random.Chance(85))
      d.addresses.push_back(AddressOf(draft, random, location, "physical"));
    if (random.Chance(20)) d.addresses.push_back(AddressOf(draft, random, location, "postal"));
  }
}

void AddServicesAtLocation(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  for (const Service& service : d.services) {
    std::vector<std::string> places;
    for (std::uint32_t i = 0, count = 1 + random.Weighted({60, 25, 15}); i < count; ++i)
      places.push_back(random.Pick(d.locations).key);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const std::string& place : places) {
      ServiceAtLocation offer;
      offer.key = KeyOf(draft, "offer", d.services_at_location.size());
      offer.service_key = service.key;
      offer.location_key = place;
      if (random.Chance(30)) offer.attendance = static_cast<AttendanceSet>(1 + random.Below(7));
      if (random.Chance(8)) offer.opened = NearToday(draft, random);
      if (random.Chance(8)) offer.closed = NearToday(draft, random);
      if (offer.opened && offer.closed && *offer.opened >= *offer.closed) offer.closed.reset();
      offer.extras = AnyExtras(random);
      d.services_at_location.push_back(std::move(offer));
    }
  }
}

}  // namespace

void MakeOffered(Draft& draft) {
  Random random = draft.Stream(Purpose::kOffered);
  AddOrganizations(draft, random);
  AddServices(draft, random);
  Random places = draft.Stream(Purpose::kPlaces);
  AddLocations(draft, places);
  AddServicesAtLocation(draft, places);
}

}  // namespace kith
