#include "bench/county/outlines.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kith {
namespace {

constexpr std::int32_t kSideLimitPercent = 30;
constexpr std::int32_t kJitterParts = 8;  // corners stand up to an eighth of a cell off the grid

// Displaces the middle between `from` and `to`, then both halves. Displacements shrink with the length, so that the shape is rough at every scale.
void Displace(Random& random, std::vector<std::int32_t>& heights, std::size_t from, std::size_t to,
              std::int32_t roughness) {
  if (to - from < 2) return;
  const std::size_t middle = (from + to) / 2;
  const std::int32_t mean = heights[from] + (heights[to] - heights[from]) / 2;
  heights[middle] = mean + random.Between(-roughness, roughness);
  Displace(random, heights, from, middle, roughness * 5 / 8);
  Displace(random, heights, middle, to, roughness * 5 / 8);
}

struct Direction {
  double east = 0, north = 0;  // of length 1
};

// The k-th of n directions, counter-clockwise from east. Not evenly spaced: even steps along a square about the center, which need no sine.
Direction DirectionAt(std::size_t k, std::size_t n) {
  const double turn = 4.0 * static_cast<double>(k) / static_cast<double>(n);
  const int quarter = static_cast<int>(turn);
  const double along = turn - quarter;
  double east = 1 - along;
  double north = along;
  for (int i = 0; i < quarter; ++i) east = -std::exchange(north, east);
  const double length = std::sqrt(east * east + north * north);
  return {east / length, north / length};
}

// A degree of longitude is shorter: 1 / cos(34 degrees).
constexpr double kLngStretch = 1.206;

LatLng Toward(LatLng center, Direction direction, std::int32_t distance_e7) {
  const auto north = static_cast<std::int32_t>(direction.north * distance_e7);
  const auto east = static_cast<std::int32_t>(direction.east * distance_e7 * kLngStretch);
  return LatLng::FromE7(center.lat_e7() + north, center.lng_e7() + east);
}

// Whether `b` lies counter-clockwise of `a`, seen from `center`, by less than half a turn.
bool TurnsLeft(LatLng center, LatLng a, LatLng b) {
  const std::int64_t ax = a.lng_e7() - center.lng_e7(), ay = a.lat_e7() - center.lat_e7();
  const std::int64_t bx = b.lng_e7() - center.lng_e7(), by = b.lat_e7() - center.lat_e7();
  return ax * by - ay * bx > 0;
}

// Drops vertices that whole coordinates put in the direction of the one before, or of the first.
Ring Ascending(LatLng center, const std::vector<LatLng>& vertices) {
  Ring ring;
  for (const LatLng vertex : vertices) {
    if (ring.vertices.empty() || TurnsLeft(center, ring.vertices.back(), vertex)) ring.vertices.push_back(vertex);
  }
  while (ring.vertices.size() > 3 && !TurnsLeft(center, ring.vertices.back(), ring.vertices.front()))
    ring.vertices.pop_back();
  return ring;
}

}  // namespace

std::vector<std::int32_t> FractalHeights(Random& random, std::size_t segments, std::int32_t limit_percent) {
  std::vector<std::int32_t> heights(segments + 1, 0);
  Displace(random, heights, 0, segments, kHeightUnit / 8);
  for (std::size_t i = 0; i <= segments; ++i) {
    const auto to_end = static_cast<std::int64_t>(std::min(i, segments - i));
    const auto limit =
        static_cast<std::int32_t>(kHeightUnit * to_end * limit_percent / (100 * static_cast<std::int64_t>(segments)));
    heights[i] = std::clamp(heights[i], -limit, limit);
  }
  return heights;
}

LatLng CellMap::At(Corner corner) const {
  Random random(seed_, 3 * (corner.row * 1000 + corner.column));
  const std::int32_t up = random.Between(-shape_.cell_height_e7 / kJitterParts, shape_.cell_height_e7 / kJitterParts);
  const std::int32_t right = random.Between(-shape_.cell_width_e7 / kJitterParts, shape_.cell_width_e7 / kJitterParts);
  return LatLng::FromE7(shape_.south_e7 + static_cast<std::int32_t>(corner.row) * shape_.cell_height_e7 + up,
                        shape_.west_e7 + static_cast<std::int32_t>(corner.column) * shape_.cell_width_e7 + right);
}

std::vector<CellMap::Side> CellMap::SidesOf(const std::function<bool(std::size_t, std::size_t)>& inside) const {
  const auto in = [&](std::size_t row, std::size_t column) {
    return row < shape_.rows && column < shape_.columns && inside(row, column);
  };
  std::vector<Side> sides;
  for (std::size_t r = 0; r < shape_.rows; ++r) {
    for (std::size_t c = 0; c < shape_.columns; ++c) {
      if (!in(r, c)) continue;
      // Row and column 0 have no neighbour before them: 0 - 1 is out of range, as it should be.
      if (!in(r - 1, c)) sides.push_back({{r, c}, {r, c + 1}});
      if (!in(r, c + 1)) sides.push_back({{r, c + 1}, {r + 1, c + 1}});
      if (!in(r + 1, c)) sides.push_back({{r + 1, c + 1}, {r + 1, c}});
      if (!in(r, c - 1)) sides.push_back({{r + 1, c}, {r, c}});
    }
  }
  return sides;
}

std::size_t CellMap::SideCount(const std::function<bool(std::size_t, std::size_t)>& inside) const {
  return SidesOf(inside).size();
}

// The side without its end; the same vertices whichever way it is walked.
void CellMap::AppendSide(const Side& side, std::vector<LatLng>& ring) const {
  const bool backward = side.to.row < side.from.row || side.to.column < side.from.column;
  const Corner first = backward ? side.to : side.from;
  const bool upward = side.from.column == side.to.column;
  Random random(seed_, 3 * (first.row * 1000 + first.column) + (upward ? 1 : 2));
  const LatLng a = At(first);
  const LatLng b = At(backward ? side.from : side.to);
  const std::vector<std::int32_t> heights = FractalHeights(random, segments_, kSideLimitPercent);
  const std::int64_t dlat = b.lat_e7() - a.lat_e7();
  const std::int64_t dlng = b.lng_e7() - a.lng_e7();
  const auto n = static_cast<std::int64_t>(segments_);
  for (std::size_t i = 0; i < segments_; ++i) {
    const std::size_t at = backward ? segments_ - i : i;
    const auto k = static_cast<std::int64_t>(at);
    const std::int64_t lat = a.lat_e7() + dlat * k / n + dlng * heights[at] / kHeightUnit;
    const std::int64_t lng = a.lng_e7() + dlng * k / n - dlat * heights[at] / kHeightUnit;
    ring.push_back(LatLng::FromE7(static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lng)));
  }
}

// Closed walks along the sides. Where two cells meet at a corner alone there are two ways on: the turn to the left keeps to one's own cell.
std::vector<std::vector<CellMap::Side>> CellMap::Loops(std::vector<Side> sides) const {
  const auto turn = [](const Side& a, const Side& b) {  // 1 left, 0 straight on, -1 right
    const auto step = [](const Side& s) {
      return std::pair(static_cast<int>(s.to.column) - static_cast<int>(s.from.column),
                       static_cast<int>(s.to.row) - static_cast<int>(s.from.row));
    };
    const auto [ax, ay] = step(a);
    const auto [bx, by] = step(b);
    return ax * by - ay * bx;
  };
  std::vector<std::vector<Side>> at_corner((shape_.rows + 1) * (shape_.columns + 1));
  const auto corner_of = [&](Corner c) { return c.row * (shape_.columns + 1) + c.column; };
  for (auto side = sides.rbegin(); side != sides.rend(); ++side) at_corner[corner_of(side->from)].push_back(*side);
  std::vector<std::vector<Side>> loops;
  for (const Side& start : sides) {
    std::vector<Side>& first = at_corner[corner_of(start.from)];
    const auto same = [&](const Side& s) { return s.to == start.to; };
    const auto found = std::find_if(first.begin(), first.end(), same);
    if (found == first.end()) continue;  // walked already
    std::vector<Side> loop = {start};
    first.erase(found);
    while (!(loop.back().to == start.from)) {
      std::vector<Side>& next = at_corner[corner_of(loop.back().to)];
      const auto left = std::max_element(next.begin(), next.end(), [&](const Side& a, const Side& b) {
        return turn(loop.back(), a) < turn(loop.back(), b);
      });
      loop.push_back(*left);
      next.erase(left);
    }
    loops.push_back(std::move(loop));
  }
  return loops;
}

Outline CellMap::Around(const std::function<bool(std::size_t, std::size_t)>& inside) const {
  struct Traced {
    Ring ring;
    std::int64_t area = 0;  // of cells, twice: negative of a hole
    std::vector<Side> sides;
  };
  std::vector<Traced> outer, holes;
  for (std::vector<Side>& loop : Loops(SidesOf(inside))) {
    Traced traced;
    for (const Side& side : loop) {
      AppendSide(side, traced.ring.vertices);
      traced.area += static_cast<std::int64_t>(side.from.column) * static_cast<std::int64_t>(side.to.row) -
                     static_cast<std::int64_t>(side.to.column) * static_cast<std::int64_t>(side.from.row);
    }
    traced.sides = std::move(loop);
    (traced.area > 0 ? outer : holes).push_back(std::move(traced));
  }
  Outline outline;
  for (Traced& traced : outer) outline.polygons.push_back({std::move(traced.ring), {}});
  for (Traced& hole : holes) {
    // It belongs to the smallest ring around the cell left of its first side.
    const Side& side = hole.sides.front();
    const auto around = [&](const Traced& traced) {
      bool in = false;  // of the middle of the cell to the right of the hole's first side, which is in the hole
      const auto dx = static_cast<int>(side.to.column) - static_cast<int>(side.from.column);
      const auto dy = static_cast<int>(side.to.row) - static_cast<int>(side.from.row);
      const double x = (static_cast<double>(side.from.column) + static_cast<double>(side.to.column)) / 2 + dy * 0.5;
      const double y = (static_cast<double>(side.from.row) + static_cast<double>(side.to.row)) / 2 - dx * 0.5;
      for (const Side& other : traced.sides) {
        if (other.from.column != other.to.column) continue;
        const double low = static_cast<double>(std::min(other.from.row, other.to.row));
        if (y > low && y < low + 1 && x < static_cast<double>(other.from.column)) in = !in;
      }
      return in;
    };
    std::size_t best = outer.size();
    for (std::size_t i = 0; i < outer.size(); ++i) {
      if (around(outer[i]) && (best == outer.size() || outer[i].area < outer[best].area)) best = i;
    }
    if (best < outer.size()) outline.polygons[best].holes.push_back(std::move(hole.ring));
  }
  return outline;
}

Ring StarRing(Random& random, LatLng center, std::int32_t radius_e7, std::size_t vertices) {
  std::vector<std::int32_t> heights(vertices + 1, 0);
  Displace(random, heights, 0, vertices, kHeightUnit / 3);
  std::vector<LatLng> ring;
  ring.reserve(vertices);
  for (std::size_t k = 0; k < vertices; ++k) {
    const std::int64_t share = std::clamp(kHeightUnit * 2 / 3 + heights[k], kHeightUnit / 3, kHeightUnit);
    ring.push_back(
        Toward(center, DirectionAt(k, vertices), static_cast<std::int32_t>(radius_e7 * share / kHeightUnit)));
  }
  return Ascending(center, ring);
}

Ring CircleRing(LatLng center, std::int32_t radius_e7, std::size_t vertices) {
  std::vector<LatLng> ring;
  ring.reserve(vertices);
  for (std::size_t k = 0; k < vertices; ++k) ring.push_back(Toward(center, DirectionAt(k, vertices), radius_e7));
  return Ascending(center, ring);
}

}  // namespace kith
