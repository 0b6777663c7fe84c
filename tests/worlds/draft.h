// A world while it is being made, and the steps that make it. Each step draws from streams of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/county/random.h"
#include "tests/worlds/world.h"

namespace kith {

enum class Purpose : std::uint64_t {
  kAsOf = 1,
  kGrid,
  kAreas,
  kOffered,
  kPlaces,
  kNeeds,
  kCatchments,
  kHours,
  kCapacities,
  kDetails,
  kRules,
  kHouseholds,
};

// The made-up county: a square of 0.6 degrees, in 1e-7 degrees.
inline constexpr std::int32_t kSouth = 337'000'000, kWest = -1'186'000'000, kSide = 6'000'000;

struct Draft {
  std::uint64_t seed;
  WorldOptions options;
  Directory directory;
  Instant as_of;
  Date today;  // about the local day of as_of

  Random Stream(Purpose purpose) const { return Random(seed, static_cast<std::uint64_t>(purpose)); }
};

// Unique, and in another order than the numbers: "service-3fa9-7".
std::string KeyOf(const Draft& draft, std::string_view table, std::size_t number);

LatLng PointInCounty(Random& random);
// A star-shaped polygon of 5 to 16 corners about `center`, no farther than `radius_e7` from it; now and then with a hole.
Polygon StarPolygon(Random& random, LatLng center, std::int32_t radius_e7);
// One to three of them.
Outline StarOutline(Random& random);

inline constexpr std::string_view kCityNames[] = {"Alder City", "Brook Park", "Cedar Grove", "Los Angeles", "Del Rio"};
inline constexpr std::string_view kPlanningAreaNames[] = {"SPA 1", "SPA 2", "SPA 3", "SPA 4"};
inline constexpr std::string_view kCountyName = "Los Angeles";
inline constexpr std::string_view kStateName = "California";

std::string ZipOf(const WorldOptions& options, std::uint32_t column, std::uint32_t row);
std::string AnyZip(const Draft& draft, Random& random);    // now and then one without an area
std::string AnyPlaceName(Random& random, AreaType& type);  // now and then one without an area, or written another way

void MakeAreas(Draft& draft);
void MakeOffered(Draft& draft);
void MakeNeeds(Draft& draft);  // the vocabulary, and which services meet which needs
void MakeCatchments(Draft& draft);
void MakeHours(Draft& draft);
void MakeCapacities(Draft& draft);
void MakeDetails(Draft& draft);  // languages, phones, costs ...
void MakeRules(Draft& draft);
std::vector<Household> MakeHouseholds(const Draft& draft);

}  // namespace kith
