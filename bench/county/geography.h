// Geography: where a county's people live, and what its ZIP areas, cities and planning areas are.
//
//   Geography made_up = LosAngelesByMap({.vertices = 200'000});
//   absl::StatusOr<Geography> real = ReadLosAngeles("../shared/data");
//
// Model     LosAngelesByMap needs no file: population and shares by planning area on a coarse map, borders that fractals draw; its ZIP areas are cells of the
//           map with made-up extents. ReadLosAngeles takes the real ZIP areas, the population of block groups, and poverty, vehicles and language by tract.
// Order     Neighborhoods by planning area; ZIP areas by planning area, then place. Same input, same bytes.
// Errors    ReadLosAngeles: NotFound names the missing file; InvalidArgument names file, line and what was expected; ResourceExhausted over a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "bench/county/los_angeles.h"
#include "kith/catalog/records.h"

namespace kith {

// A cell of the map, or a block group. Shares in thousandths.
struct Neighborhood {
  LatLng center;
  std::int32_t half_height_e7 = 0, half_width_e7 = 0;  // people live within these of the center
  std::uint32_t population = 0;
  std::uint32_t planning_area = 0;
  std::uint32_t zip = 0;              // index
  std::uint32_t poor = 0;             // of persons: income below the poverty line
  std::uint32_t no_vehicle = 0;       // of households
  std::uint32_t limited_english = 0;  // of persons
};

struct ZipArea {
  std::string code;
  std::uint32_t planning_area = 0;
  std::uint32_t city = 0;  // index
  std::uint64_t population = 0;
  Outline outline;  // empty: known by code alone
};

struct NamedOutline {
  std::string name;
  Outline outline;
};

struct Geography {
  std::string source;  // "the built-in map", "files in ..."
  std::vector<Neighborhood> neighborhoods;
  std::vector<ZipArea> zips;
  std::vector<NamedOutline> cities;
  std::vector<NamedOutline> planning_areas;  // kPlanningAreas of them, in the order of kLosAngeles
  Outline county;

  std::uint64_t vertices() const;  // of all outlines
};

struct MapOptions {
  std::uint64_t seed = 1;
  std::uint64_t vertices = 0;  // about as many in all outlines together
};
Geography LosAngelesByMap(const MapOptions& options);

inline constexpr std::uint64_t kMaxTableBytes = 64U << 20;  // of a CSV file

// `folder` holds la-zcta/zcta2010_la_and_neighbors.geojson.gz, la-boundaries/la_spa.geojson.gz, la-tracts/blockgroups_centroid_pop2013.csv and
// la-tracts/tracts_svi2018.csv.
absl::StatusOr<Geography> ReadLosAngeles(const std::filesystem::path& folder);

// The city whose named place is nearest.
std::uint32_t NearestPlace(LatLng where);
// The names of cities, each once; PlaceSeeds of one name are one city. `city_of_place` gives the index for each PlaceSeed.
std::vector<std::string> CityNames(std::vector<std::uint32_t>& city_of_place);

}  // namespace kith
