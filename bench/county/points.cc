// Where in a neighborhood: sites along roads and homes beside them, all within its ZIP area, so that an address says where its point is.
#include <algorithm>
#include <cstdint>
#include <limits>

#include "bench/county/plan.h"
#include "kith/geo/outline.h"

namespace kith {
namespace {

// Main roads cross about every mile.
constexpr std::int32_t kRoadRows = 145'000, kRoadColumns = 175'000;

// How often a point is drawn anew that is not in the ZIP area. Few areas are small enough for no main road to cross them.
constexpr int kRoadTries = 6, kHomeTries = 8;

// The crossing of road `row` with road `column`: off the even grid by a bit, always the same.
LatLng Crossing(const CountyPlan& plan, std::int32_t row, std::int32_t column) {
  Random random(plan.options.seed ^ 0x726f6164, (static_cast<std::uint64_t>(static_cast<std::uint32_t>(row)) << 32) |
                                                    static_cast<std::uint32_t>(column));
  const std::int32_t up = random.Between(-kRoadRows / 4, kRoadRows / 4);
  return LatLng::FromE7(row * kRoadRows + up,
                        column * kRoadColumns + random.Between(-kRoadColumns / 4, kRoadColumns / 4));
}

// A point of the road nearest below or left of `near`, more often close to a crossing than between.
LatLng OnRoad(const CountyPlan& plan, LatLng near, Random& random) {
  const std::int32_t row = near.lat_e7() / kRoadRows;
  const std::int32_t column = near.lng_e7() / kRoadColumns;
  const bool eastward = random.Chance(60);
  const LatLng a = Crossing(plan, row, column);
  const LatLng b = eastward ? Crossing(plan, row, column + 1) : Crossing(plan, row + 1, column);
  const std::int32_t one = random.Between(0, 1000);
  const std::int32_t along = std::min(one, random.Between(0, 1000));
  const auto between = [&](std::int32_t from, std::int32_t to) {
    return from + static_cast<std::int32_t>(static_cast<std::int64_t>(to - from) * along / 1000);
  };
  const std::int32_t off = random.Between(-2'000, 2'000);  // the doors are some 20 m off the middle of the road
  const std::int32_t lat = between(a.lat_e7(), b.lat_e7()) + (eastward ? off : 0);
  return LatLng::FromE7(lat, between(a.lng_e7(), b.lng_e7()) + (eastward ? 0 : off));
}

// Anywhere in the part of the neighborhood about its center that is `1 / part` as high and as wide.
LatLng Anywhere(const Neighborhood& where, std::int32_t part, Random& random) {
  const std::int32_t height = where.half_height_e7 / part;
  const std::int32_t width = where.half_width_e7 / part;
  const std::int32_t up = random.Between(-height, height);
  const std::int32_t right = random.Between(-width, width);
  return LatLng::FromE7(where.center.lat_e7() + up, where.center.lng_e7() + right);
}

bool InZip(const CountyPlan& plan, const Neighborhood& where, LatLng point) {
  const Outline& outline = plan.geography.zips[where.zip].outline;
  return outline.polygons.empty() || Covers(outline, point);
}

}  // namespace

LatLng HomeIn(const CountyPlan& plan, const Neighborhood& where, Random& random) {
  LatLng point = Anywhere(where, 1, random);
  // Nearer to the center each time, which is in the ZIP area but where none has the neighborhood's people.
  for (int i = 1; i < kHomeTries && !InZip(plan, where, point); ++i) point = Anywhere(where, 1 << (i / 2), random);
  return point;
}

LatLng SiteIn(const CountyPlan& plan, const Neighborhood& where, Random& random) {
  for (int i = 0; i < kRoadTries; ++i) {
    const LatLng near = Anywhere(where, 1, random);
    const LatLng point = OnRoad(plan, near, random);
    if (InZip(plan, where, point)) return point;
  }
  return HomeIn(plan, where, random);
}

std::uint32_t ZipNextTo(const CountyPlan& plan, std::uint32_t zip, LatLng point) {
  std::uint32_t next = zip;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (const Neighborhood& other : plan.geography.neighborhoods) {
    if (other.zip == zip) continue;
    const std::int64_t north = other.center.lat_e7() / 10 - point.lat_e7() / 10;
    const std::int64_t east =
        std::int64_t{other.center.lng_e7() / 10 - point.lng_e7() / 10} * 83 / 100;  // cos(34 degrees)
    const std::int64_t distance = north * north + east * east;
    if (distance >= least) continue;
    least = distance;
    next = other.zip;
  }
  return next;
}

}  // namespace kith
