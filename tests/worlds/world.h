// Worlds: seeded synthetic directories and households, small and messy, for tests. Benchmarks use counties (bench/county/county.h).
//
//   const World world = MakeWorld(seed, {.services = 12});
//   Catalog catalog = *CatalogBuilder(world.directory).Build();      // no defect
//   for (const Household& household : world.households) ...
//
// Model     A made-up county: ZIP areas that tile it, cities, planning areas; organizations whose services are offered at sites, with all that makes
//           matching hard: catchments of every kind, polygons with holes and several parts, points exactly on borders, hours past midnight and
//           through changes of clocks, expired and unreadable hours, stale, missing and contradictory counts, rules over facts that are known in every
//           way, sites that are confidential, closed, moved or not yet open. Names and numbers are made up.
// Order     Same seed and options, same bytes, on every compiler.
#pragma once

#include <cstdint>
#include <vector>

#include "kith/base/time.h"
#include "kith/catalog/records.h"
#include "kith/client/household.h"

namespace kith {

struct WorldOptions {
  std::uint32_t services = 12;  // each offered at one to three sites
  std::uint32_t households = 3;
  std::uint32_t zip_rows = 3;         // ZIP areas are a grid of rows x rows
  std::uint32_t points_per_side = 1;  // vertices on each side of a ZIP area, between its corners
};

struct World {
  Directory directory;  // sound: CatalogBuilder finds no defect
  std::vector<Household> households;
  Instant as_of;
};

World MakeWorld(std::uint64_t seed, const WorldOptions& options);

// The same records in another order.
void Shuffle(Directory& directory, std::uint64_t seed);

// Moves every confidential location: its point, addresses, name, prose, carried columns and the phones that are its alone. All else stays.
void MoveConfidentialSites(Directory& directory, std::uint64_t seed);

// Breaks records in the ways that real directories are broken: keys lost, doubled or pointing nowhere, values out of range.
void Damage(Directory& directory, std::uint64_t seed, std::uint32_t percent);

}  // namespace kith
