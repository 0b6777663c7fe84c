// What tests of snapshots share: a directory with something in every column, bytes that stay, and everything that can be asked of a catalog.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/snapshot.h"
#include "tests/catalog/tiny_directory.h"

namespace kith {

inline absl::StatusOr<Catalog> OpenBytes(std::string bytes) {
  const auto kept = std::make_shared<const std::string>(std::move(bytes));
  return OpenSnapshot(SharedBytes{kept, *kept}, "tiny.kith");
}

// The tiny directory, and what only some directories have: text that is not ASCII, outlines with holes, carried tables, exceptions, rules.
inline Directory SmallButFull() {
  Directory d = TinyDirectory();
  d.name = "Condado de Ejemplo – señal";
  d.sample = true;
  d.services[0].minimum_age = 18;
  d.services[0].extras = {{"colour", "grün"}, {"size", "small"}};
  d.locations[0].opened = Date{20'000};
  const auto ring = [](std::int32_t size) {
    return Ring{{LatLng::FromE7(-size, -size), LatLng::FromE7(-size, size), LatLng::FromE7(size, size)}};
  };
  Ring hole = ring(10);
  std::swap(hole.vertices[1], hole.vertices[2]);
  d.areas = {Area{.key = "area-1",
                  .type = AreaType::kZip,
                  .code = "90033",
                  .name = "Boyle Heights",
                  .outline = {{Polygon{ring(1000), {hole}}, Polygon{ring(7), {}}}},
                  .extras = {}}};
  ServiceArea served;
  served.key = "served-1";
  served.service_key = "service-1";
  served.extent_type = ExtentType::kPlaces;
  served.places = {{AreaType::kCity, "Pasadena"}, {AreaType::kCounty, "Los Angeles"}};
  served.zip_codes = {"90033", "90044"};
  d.service_areas = {served};
  Schedule hours;
  hours.key = "hours-1";
  hours.service_key = "service-1";
  hours.opens_at = 540;
  hours.closes_at = 1020;
  hours.freq = "WEEKLY";
  hours.byday = "MO,TU";
  hours.interval = 2;
  d.schedules = {hours};
  ServiceCapacity places;
  places.key = "places-1";
  places.service_key = "service-1";
  places.available = 3;
  places.updated = Instant{1'700'000'000};
  places.waitlist = Truth::kTrue;
  d.capacities = {places};
  CostOption cost;
  cost.key = "cost-1";
  cost.service_key = "service-1";
  cost.amount_cents = 250;
  d.cost_options = {cost};
  d.carried = {CarriedTable{"contacts", {"id", "name"}, {{"c1", "Ana"}, {"c2", ""}}}};
  d.rule_files = {RuleFile{"pantry.rules", "rule pantry { for service \"service-1\"; require anyone; }\n"}};
  return d;
}

inline Catalog BuildOf(Directory directory) { return *CatalogBuilder(std::move(directory)).Build(); }

}  // namespace kith
