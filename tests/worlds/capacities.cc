// Counts of places: fresh, stale, undated, of the future, full, above their maximum, of several units, with refills and waitlists.
#include <string>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

constexpr std::string_view kUnits[] = {"bed", "subsidy", "case_management_place"};

void AddUnits(Draft& draft) {
  for (std::size_t i = 0; i < std::size(kUnits); ++i) {
    Unit unit;
    unit.key = KeyOf(draft, "unit", i);
    unit.name = kUnits[i];
    draft.directory.units.push_back(std::move(unit));
  }
}

Instant AnyCountTime(const Draft& draft, Random& random) {
  const std::int32_t minutes =
      random.Pick({random.Between(0, 60), random.Between(0, 24 * 60), random.Between(0, 30 * 24 * 60), 12 * 60, 24 * 60,
                   random.Between(-120, -1)});
  return Instant{draft.as_of.unix_seconds - 60 * static_cast<std::int64_t>(minutes)};
}

void AddCount(Draft& draft, Random& random, const std::string& service, const std::string& site) {
  Directory& d = draft.directory;
  ServiceCapacity row;
  row.key = KeyOf(draft, "capacity", d.capacities.size());
  row.service_key = service;
  row.service_at_location_key = site;
  if (!d.units.empty() && random.Chance(80)) row.unit_key = random.Pick(d.units).key;
  if (random.Chance(85)) row.available = random.Pick({0, 0, 0, 1, 2, 3, random.Between(4, 60)});
  if (random.Chance(60)) row.maximum = random.Between(1, 60);
  if (random.Chance(85)) row.updated = AnyCountTime(draft, random);
  if (random.Chance(60)) row.source = "front desk";
  row.waitlist = static_cast<Truth>(random.Below(3));
  if (random.Chance(25)) {
    row.refill = random.Pick({"FREQ=DAILY;BYHOUR=17;BYMINUTE=0", "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0",
                              "FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=30", "every evening"});
  }
  d.capacities.push_back(std::move(row));
}

}  // namespace

void MakeCapacities(Draft& draft) {
  Random random = draft.Stream(Purpose::kCapacities);
  AddUnits(draft);
  const Directory& d = draft.directory;
  for (const Service& service : d.services)
    for (std::uint32_t i = 0, count = random.Weighted({60, 25, 10, 5}); i < count; ++i)
      AddCount(draft, random, service.key, "");
  for (const ServiceAtLocation& offer : d.services_at_location)
    if (random.Chance(15)) AddCount(draft, random, offer.service_key, offer.key);
}

}  // namespace kith
