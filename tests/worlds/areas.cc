// The made-up county: ZIP areas that tile it on a jittered grid, cities and planning areas of whole ZIP areas or across them.
#include <algorithm>
#include <array>
#include <utility>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

// Directions around the clock, counter-clockwise from east, in thousandths: sines and cosines of our own.
constexpr std::array<std::pair<std::int32_t, std::int32_t>, 16> kDirections = {{{1000, 0},
                                                                                {924, 383},
                                                                                {707, 707},
                                                                                {383, 924},
                                                                                {0, 1000},
                                                                                {-383, 924},
                                                                                {-707, 707},
                                                                                {-924, 383},
                                                                                {-1000, 0},
                                                                                {-924, -383},
                                                                                {-707, -707},
                                                                                {-383, -924},
                                                                                {0, -1000},
                                                                                {383, -924},
                                                                                {707, -707},
                                                                                {924, -383}}};

LatLng Toward(LatLng center, std::size_t direction, std::int32_t distance_e7) {
  const auto [east, north] = kDirections[direction];
  const auto step = [&](std::int32_t part) {
    return static_cast<std::int32_t>(static_cast<std::int64_t>(part) * distance_e7 / 1000);
  };
  return LatLng::FromE7(center.lat_e7() + step(north), center.lng_e7() + step(east));
}

// Corners of the grid, and the vertices on the sides between them: neighbours share them, so that the areas tile the county.
class Grid {
 public:
  explicit Grid(const Draft& draft)
      : draft_(draft), rows_(draft.options.zip_rows), cell_(kSide / static_cast<std::int32_t>(rows_)) {}

  // The border of the cells from (c0, r0) up to but not including (c1, r1), counter-clockwise.
  Ring Around(std::uint32_t c0, std::uint32_t r0, std::uint32_t c1, std::uint32_t r1) const {
    std::vector<LatLng> ring;
    for (std::uint32_t c = c0; c < c1; ++c) AddSide(ring, c, r0, c + 1, r0);
    for (std::uint32_t r = r0; r < r1; ++r) AddSide(ring, c1, r, c1, r + 1);
    for (std::uint32_t c = c1; c > c0; --c) AddSide(ring, c, r1, c - 1, r1);
    for (std::uint32_t r = r1; r > r0; --r) AddSide(ring, c0, r, c0, r - 1);
    return Ring{std::move(ring)};
  }

 private:
  // A draw of its own for every corner and every side, whoever asks first.
  Random At(std::uint32_t c, std::uint32_t r, std::uint32_t kind) const {
    return Random(draft_.seed,
                  static_cast<std::uint64_t>(Purpose::kGrid) + 1000 * (3ULL * (c * 1000ULL + r) + kind + 1));
  }

  LatLng Corner(std::uint32_t c, std::uint32_t r) const {
    Random random = At(c, r, 0);
    const std::int32_t jitter = cell_ / 5;
    const auto at = [&](std::int32_t origin, std::uint32_t steps) {
      return origin + static_cast<std::int32_t>(steps) * cell_ + random.Between(-jitter, jitter);
    };
    const std::int32_t lat = at(kSouth, r);
    return LatLng::FromE7(lat, at(kWest, c));
  }

  // From one corner to its neighbour, without the neighbour.
  void AddSide(std::vector<LatLng>& ring, std::uint32_t c, std::uint32_t r, std::uint32_t to_c,
               std::uint32_t to_r) const {
    const bool backward = to_c < c || to_r < r;
    const LatLng from = backward ? Corner(to_c, to_r) : Corner(c, r);
    const LatLng to = backward ? Corner(c, r) : Corner(to_c, to_r);
    std::vector<LatLng> side = {from};
    Random random = At(std::min(c, to_c), std::min(r, to_r), r == to_r ? 1 : 2);
    const auto points = static_cast<std::int32_t>(draft_.options.points_per_side);
    for (std::int32_t k = 1; k <= points; ++k) side.push_back(OnSide(from, to, k, points + 1, random));
    if (backward) {
      side.push_back(to);
      std::reverse(side.begin(), side.end());
      side.pop_back();
    }
    ring.insert(ring.end(), side.begin(), side.end());
  }

  // The k-th of n parts along the side, pushed off the straight line by less than what would make sides cross near a corner.
  static LatLng OnSide(LatLng from, LatLng to, std::int32_t k, std::int32_t n, Random& random) {
    const std::int64_t dlat = to.lat_e7() - from.lat_e7();
    const std::int64_t dlng = to.lng_e7() - from.lng_e7();
    const std::int64_t push = random.Between(-60, 60) * static_cast<std::int64_t>(std::min(k, n - k));
    const std::int64_t lat = from.lat_e7() + dlat * k / n + dlng * push / (1000LL * n);
    const std::int64_t lng = from.lng_e7() + dlng * k / n - dlat * push / (1000LL * n);
    return LatLng::FromE7(static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lng));
  }

  const Draft& draft_;
  std::uint32_t rows_;
  std::int32_t cell_;
};

void AddArea(Draft& draft, AreaType type, std::string code, std::string name, Outline outline) {
  Area area;
  area.key = KeyOf(draft, "area", draft.directory.areas.size());
  area.type = type;
  area.code = std::move(code);
  area.name = std::move(name);
  area.outline = std::move(outline);
  draft.directory.areas.push_back(std::move(area));
}

void AddZips(Draft& draft, const Grid& grid, Random& random) {
  for (std::uint32_t row = 0; row < draft.options.zip_rows; ++row) {
    for (std::uint32_t column = 0; column < draft.options.zip_rows; ++column) {
      Outline outline;
      if (!random.Chance(6)) outline.polygons = {{grid.Around(column, row, column + 1, row + 1), {}}};
      AddArea(draft, AreaType::kZip, ZipOf(draft.options, column, row), "", std::move(outline));
    }
  }
}

// Blocks of whole ZIP areas, two blocks, a block with a hole, or any shape across them; now and then a name without an outline.
Outline CityOutline(const Draft& draft, const Grid& grid, Random& random) {
  const std::uint32_t rows = draft.options.zip_rows;
  const std::uint32_t c = random.Below(rows), r = random.Below(rows);
  const std::uint32_t c1 = c + 1 + random.Below(rows - c), r1 = r + 1 + random.Below(rows - r);
  const Polygon block{grid.Around(c, r, c1, r1), {}};
  switch (random.Weighted({40, 15, 15, 20, 10})) {
    case 0:
      return Outline{{block}};
    case 1:
      if (c > 0) return Outline{{block, {grid.Around(0, 0, c, 1), {}}}};
      return Outline{{block}};
    case 2: {
      if (c1 - c < 3 || r1 - r < 3) return Outline{{block}};
      Ring hole = grid.Around(c + 1, r + 1, c1 - 1, r1 - 1);
      std::reverse(hole.vertices.begin(), hole.vertices.end());
      return Outline{{{block.outer, {std::move(hole)}}}};
    }
    case 3:
      return StarOutline(random);
    default:
      return {};
  }
}

void AddPlanningAreas(Draft& draft, const Grid& grid) {
  const std::uint32_t rows = draft.options.zip_rows;
  const std::uint32_t half = std::max(1U, rows / 2);
  const std::uint32_t quarters[4][4] = {
      {0, 0, half, half}, {half, 0, rows, half}, {0, half, half, rows}, {half, half, rows, rows}};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& q = quarters[i];
    if (q[0] < q[2] && q[1] < q[3])
      AddArea(draft, AreaType::kPlanningArea, "", std::string(kPlanningAreaNames[i]),
              Outline{{{grid.Around(q[0], q[1], q[2], q[3]), {}}}});
  }
}

}  // namespace

LatLng PointInCounty(Random& random) {
  const std::int32_t lat = kSouth + random.Between(-kSide / 10, kSide + kSide / 10);
  return LatLng::FromE7(lat, kWest + random.Between(-kSide / 10, kSide + kSide / 10));
}

Polygon StarPolygon(Random& random, LatLng center, std::int32_t radius_e7) {
  Polygon polygon;
  const bool with_hole = random.Chance(25);
  Ring hole;
  const std::uint32_t keep_percent = static_cast<std::uint32_t>(random.Between(40, 100));
  for (std::size_t i = 0; i < kDirections.size(); ++i) {
    // One corner in each quarter at least, so that the center stays inside.
    if (i % 4 != 0 && !random.Chance(keep_percent)) continue;
    const std::int32_t distance = random.Between(radius_e7 / 2, radius_e7);
    polygon.outer.vertices.push_back(Toward(center, i, distance));
    if (with_hole) hole.vertices.push_back(Toward(center, i, distance / 4));
  }
  if (!with_hole) return polygon;
  std::reverse(hole.vertices.begin(), hole.vertices.end());
  polygon.holes.push_back(std::move(hole));
  return polygon;
}

Outline StarOutline(Random& random) {
  Outline outline;
  const std::int32_t radius = random.Between(kSide / 40, kSide / 3);
  outline.polygons.push_back(StarPolygon(random, PointInCounty(random), radius));
  // A second part apart from the first: to the east of all that the first can reach.
  while (random.Chance(25) && outline.polygons.size() < 3) {
    const LatLng first = outline.polygons.front().outer.vertices.front();
    const auto shift = static_cast<std::int32_t>(outline.polygons.size()) * (2 * radius + radius / 2);
    outline.polygons.push_back(StarPolygon(random, LatLng::FromE7(first.lat_e7(), first.lng_e7() + shift), radius));
  }
  return outline;
}

std::string ZipOf(const WorldOptions& options, std::uint32_t column, std::uint32_t row) {
  return std::to_string(90001 + row * options.zip_rows + column);
}

std::string AnyZip(const Draft& draft, Random& random) {
  if (random.Chance(5)) return "99950";
  const std::uint32_t column = random.Below(draft.options.zip_rows);
  return ZipOf(draft.options, column, random.Below(draft.options.zip_rows));
}

std::string AnyPlaceName(Random& random, AreaType& type) {
  switch (random.Weighted({50, 20, 15, 10, 5})) {
    case 0:
      type = AreaType::kCity;
      return std::string(kCityNames[random.Below(std::size(kCityNames))]);
    case 1:
      type = AreaType::kCounty;
      return random.Pick({std::string(kCountyName), std::string("LOS ANGELES"), std::string("Orange")});
    case 2:
      type = AreaType::kPlanningArea;
      return std::string(kPlanningAreaNames[random.Below(std::size(kPlanningAreaNames))]);
    case 3:
      type = AreaType::kState;
      return random.Pick({std::string(kStateName), std::string("Nevada")});
    default:
      type = AreaType::kCity;
      return random.Pick({std::string("Nowhere"), std::string("cedar   grove"), std::string("City of Alder City")});
  }
}

void MakeAreas(Draft& draft) {
  Random random = draft.Stream(Purpose::kAreas);
  const Grid grid(draft);
  AddZips(draft, grid, random);
  for (const std::string_view name : kCityNames)
    AddArea(draft, AreaType::kCity, "", std::string(name), CityOutline(draft, grid, random));
  AddPlanningAreas(draft, grid);
  const std::uint32_t rows = draft.options.zip_rows;
  AddArea(draft, AreaType::kCounty, "", std::string(kCountyName), Outline{{{grid.Around(0, 0, rows, rows), {}}}});
  AddArea(draft, AreaType::kState, "", std::string(kStateName), {});
  AddArea(draft, AreaType::kOther, "zone-7", "Harbor zone", StarOutline(random));
}

}  // namespace kith
