// Changes to a directory that must not be seen (another order, another place of a confidential site) or must be found (damage).
#include <set>
#include <string>
#include <vector>

#include "bench/county/random.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

// Calls `visit(table)` for every table whose records have a key.
template <class Visit>
void ForEachTable(Directory& d, Visit visit) {
  visit(d.organizations);
  visit(d.programs);
  visit(d.services);
  visit(d.locations);
  visit(d.addresses);
  visit(d.services_at_location);
  visit(d.service_areas);
  visit(d.areas);
  visit(d.schedules);
  visit(d.capacities);
  visit(d.units);
  visit(d.taxonomies);
  visit(d.taxonomy_terms);
  visit(d.attributes);
  visit(d.languages);
  visit(d.accessibility);
  visit(d.cost_options);
  visit(d.required_documents);
  visit(d.phones);
}

void MoveLocation(Location& location, Random& random) {
  location.point.reset();
  if (random.Chance(85)) {
    const std::int32_t lat = random.Between(-800'000'000, 800'000'000);
    location.point = LatLng::FromE7(lat, random.Between(-1'000'000'000, 1'000'000'000));
  }
  location.name = "House " + std::to_string(random.Below(1000));
  location.description = random.Chance(50) ? "Blue door " + std::to_string(random.Below(1000)) : "";
  location.transportation = random.Chance(50) ? "Bus " + std::to_string(random.Below(1000)) : "";
  location.extras.clear();
  if (random.Chance(50)) location.extras = {{"x_gate_code", std::to_string(random.Below(1000))}};
}

std::vector<Address> NewAddresses(const Location& location, Random& random) {
  std::vector<Address> addresses;
  while (random.Chance(60)) {
    Address address;
    address.key = "moved-" + location.key + "-" + std::to_string(addresses.size());
    address.location_key = location.key;
    address.address_1 = std::to_string(random.Between(1, 9999)) + " Hidden Way";
    address.city = "Palmdale";
    address.state_province = "CA";
    address.postal_code = "93550";
    address.country = "US";
    address.address_type = random.Chance(70) ? "physical" : "postal";
    addresses.push_back(std::move(address));
  }
  return addresses;
}

// Breaks one record of any table.
template <class Record>
void Break(Record& record, Random& random) {
  switch (random.Below(3)) {
    case 0:
      record.key.clear();
      break;
    case 1:
      record.key = "lost-" + std::to_string(random.Below(3));
      break;
    default:
      break;
  }
  if constexpr (requires { record.service_key; }) {
    if (random.Chance(30)) record.service_key = random.Chance(50) ? "no-service" : "";
  }
  if constexpr (requires { record.location_key; }) {
    if (random.Chance(30)) record.location_key = "no-location";
  }
  if constexpr (requires { record.organization_key; }) {
    if (random.Chance(50)) record.organization_key = random.Chance(50) ? "no-organization" : "";
  }
  if constexpr (requires { record.service_at_location_key; }) {
    if (random.Chance(20)) record.service_at_location_key = "no-offer";
  }
  if constexpr (requires { record.name; }) {
    if (random.Chance(20)) record.name.clear();
  }
  if constexpr (requires { record.opens_at; }) {
    if (random.Chance(40)) record.opens_at = random.Between(-10, 3000);
  }
  if constexpr (requires { record.maximum_age; }) {
    if (random.Chance(40)) record.maximum_age = random.Between(-10, 300);
  }
  if constexpr (requires {
                  record.opened;
                  record.closed;
                }) {
    if (random.Chance(40)) record.opened = record.closed = Date{random.Between(20000, 21000)};
  }
  if constexpr (requires { record.parent_key; }) {
    if (random.Chance(60)) record.parent_key = random.Chance(50) ? record.key : "no-term";
  }
  if constexpr (requires { record.relocated_to_key; }) {
    if (random.Chance(60)) record.relocated_to_key = record.key;
  }
}

}  // namespace

void Shuffle(Directory& directory, std::uint64_t seed) {
  Random random(seed);
  ForEachTable(directory, [&](auto& table) { random.Shuffle(table); });
  random.Shuffle(directory.carried);
  for (CarriedTable& table : directory.carried) random.Shuffle(table.rows);
  random.Shuffle(directory.rule_files);
}

void MoveConfidentialSites(Directory& directory, std::uint64_t seed) {
  Random random(seed);
  std::set<std::string> moved;
  std::vector<Address> addresses;
  for (Location& location : directory.locations) {
    if (!location.confidential) continue;
    moved.insert(location.key);
    MoveLocation(location, random);
    for (Address& address : NewAddresses(location, random)) addresses.push_back(std::move(address));
  }
  std::erase_if(directory.addresses, [&](const Address& address) { return moved.contains(address.location_key); });
  directory.addresses.insert(directory.addresses.end(), addresses.begin(), addresses.end());
  for (Phone& phone : directory.phones) {
    const bool alone =
        phone.service_key.empty() && phone.organization_key.empty() && phone.service_at_location_key.empty();
    if (alone && moved.contains(phone.location_key))
      phone.number = "661-555-" + std::to_string(1000 + random.Below(9000));
  }
  for (CarriedTable& table : directory.carried) {
    for (std::vector<std::string>& row : table.rows) {
      if (row.size() > 2 && moved.contains(row[2])) row[1] = "moved " + std::to_string(random.Below(1000));
    }
  }
}

void Damage(Directory& directory, std::uint64_t seed, std::uint32_t percent) {
  Random random(seed);
  ForEachTable(directory, [&](auto& table) {
    for (auto& record : table) {
      if (random.Chance(percent)) Break(record, random);
    }
    if (!table.empty() && random.Chance(percent)) table.push_back(table.front());
  });
}

}  // namespace kith
