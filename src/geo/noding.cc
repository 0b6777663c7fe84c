#include "src/geo/noding.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "src/geo/exact.h"

namespace kith::geo_internal {
namespace {

// A cell of the tree: its points have west <= lng < east and south <= lat < north.
struct Cell {
  std::int64_t west = 0, south = 0, east = 0, north = 0;
  bool Owns(LatLng p) const {
    return p.lng_e7() >= west && p.lng_e7() < east && p.lat_e7() >= south && p.lat_e7() < north;
  }
};

LatLng At(std::int64_t lng, std::int64_t lat) {
  return LatLng::FromE7(static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lng));
}

// Whether the edge comes within one step of the cell: then every place within half a step of the edge that the cell owns is among its own.
bool Meets(const Edge& edge, const Cell& cell) {
  const std::int64_t west = cell.west - 1;
  const std::int64_t south = cell.south - 1;
  if (std::max(edge.from.lng_e7(), edge.to.lng_e7()) < west ||
      std::min(edge.from.lng_e7(), edge.to.lng_e7()) > cell.east)
    return false;
  if (std::max(edge.from.lat_e7(), edge.to.lat_e7()) < south ||
      std::min(edge.from.lat_e7(), edge.to.lat_e7()) > cell.north)
    return false;
  int left = 0;
  int right = 0;
  for (const LatLng corner : {At(west, south), At(cell.east, south), At(cell.east, cell.north), At(west, cell.north)}) {
    const int side = Orientation(edge.from, edge.to, corner);
    left += side >= 0 ? 1 : 0;
    right += side <= 0 ? 1 : 0;
  }
  return left > 0 && right > 0;
}

// value + rise * part / whole, rounded to the nearest whole number, halves up. 0 <= part <= whole.
std::int64_t Between(std::int64_t value, std::int64_t rise, Int128 part, Int128 whole) {
  const Int128 top = 2 * (Int128{value} * whole + Int128{rise} * part) + whole;
  const Int128 bottom = 2 * whole;
  const Int128 quotient = top / bottom;
  return static_cast<std::int64_t>(quotient * bottom > top ? quotient - 1 : quotient);  // floor
}

Int128 Cross(std::int64_t ax, std::int64_t ay, std::int64_t bx, std::int64_t by) {
  return Int128{ax} * by - Int128{ay} * bx;
}

// Where two edges cross between their ends; nothing where they only touch or run along each other.
std::optional<LatLng> CrossingOf(const Edge& a, const Edge& b) {
  if (Orientation(a.from, a.to, b.from) * Orientation(a.from, a.to, b.to) >= 0 ||
      Orientation(b.from, b.to, a.from) * Orientation(b.from, b.to, a.to) >= 0)
    return std::nullopt;
  const std::int64_t ax = std::int64_t{a.to.lng_e7()} - a.from.lng_e7();
  const std::int64_t ay = std::int64_t{a.to.lat_e7()} - a.from.lat_e7();
  const std::int64_t bx = std::int64_t{b.to.lng_e7()} - b.from.lng_e7();
  const std::int64_t by = std::int64_t{b.to.lat_e7()} - b.from.lat_e7();
  Int128 whole = Cross(ax, ay, bx, by);
  Int128 part =
      Cross(std::int64_t{b.from.lng_e7()} - a.from.lng_e7(), std::int64_t{b.from.lat_e7()} - a.from.lat_e7(), bx, by);
  if (whole < 0) whole = -whole, part = -part;
  return At(Between(a.from.lng_e7(), ax, part, whole), Between(a.from.lat_e7(), ay, part, whole));
}

// The stretch of an edge, from 0 to 1, that conditions leave. Bounds are fractions with a positive bottom.
class Stretch {
 public:
  // Keeps what has start + t * rise >= low.
  void AtLeast(std::int64_t start, std::int64_t rise, std::int64_t low) { Keep(start, rise, low, true); }
  // Keeps what has start + t * rise < high.
  void Under(std::int64_t start, std::int64_t rise, std::int64_t high) { Keep(-start, -rise, -high, false); }
  bool empty() const {
    const Int128 left = Int128{low_.top} * high_.bottom;
    const Int128 right = Int128{high_.top} * low_.bottom;
    return none_ || left > right || (left == right && !(low_.closed && high_.closed));
  }

 private:
  struct Bound {
    std::int64_t top = 0, bottom = 1;
    bool closed = true;
  };
  static int Compare(const Bound& a, const Bound& b) {
    const Int128 left = Int128{a.top} * b.bottom;
    const Int128 right = Int128{b.top} * a.bottom;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  // Keeps what has start + t * rise >= low, or > low where `closed` is false.
  void Keep(std::int64_t start, std::int64_t rise, std::int64_t low, bool closed) {
    if (rise == 0) {
      none_ = none_ || start < low || (start == low && !closed);
      return;
    }
    const Bound bound = rise > 0 ? Bound{low - start, rise, closed} : Bound{start - low, -rise, closed};
    Bound& side = rise > 0 ? low_ : high_;
    const int order = rise > 0 ? Compare(bound, side) : Compare(side, bound);
    if (order > 0 || (order == 0 && !closed)) side = bound;
  }

  Bound low_;
  Bound high_{1, 1, true};
  bool none_ = false;
};

// Whether the edge runs through the square [x - 1/2, x + 1/2) by [y - 1/2, y + 1/2) around `p`. All in halves of 1e-7 degrees.
bool RunsThrough(const Edge& edge, LatLng p) {
  const std::int64_t x = 2 * (std::int64_t{edge.from.lng_e7()} - p.lng_e7());
  const std::int64_t y = 2 * (std::int64_t{edge.from.lat_e7()} - p.lat_e7());
  const std::int64_t dx = 2 * (std::int64_t{edge.to.lng_e7()} - edge.from.lng_e7());
  const std::int64_t dy = 2 * (std::int64_t{edge.to.lat_e7()} - edge.from.lat_e7());
  Stretch stretch;
  stretch.AtLeast(x, dx, -1);
  stretch.Under(x, dx, 1);
  stretch.AtLeast(y, dy, -1);
  stretch.Under(y, dy, 1);
  return !stretch.empty();
}

// A tree of cells over edges, and over points or none, walked down to leaves of few edges.
class CellTree {
 public:
  CellTree(const std::vector<Edge>& edges, const std::vector<LatLng>& points, std::uint64_t& work_left)
      : edges_(edges), points_(points), work_left_(work_left) {}

  // Calls visit(cell, edges that meet it, points that it owns) for each leaf; false where there is too much to do.
  template <class Visit>
  bool ForLeaves(Visit visit) {
    std::vector<std::uint32_t> edges(edges_.size());
    std::vector<std::uint32_t> points(points_.size());
    for (std::uint32_t i = 0; i < edges.size(); ++i) edges[i] = i;
    for (std::uint32_t i = 0; i < points.size(); ++i) points[i] = i;
    return Descend(Bounds(), std::move(edges), std::move(points), visit);
  }

 private:
  static constexpr std::size_t kLeafEdges = 12;

  Cell Bounds() const {
    Cell cell{1'800'000'001, 1'800'000'001, -1'800'000'001, -1'800'000'001};
    for (const Edge& edge : edges_) {
      for (const LatLng p : {edge.from, edge.to}) {
        cell.west = std::min<std::int64_t>(cell.west, p.lng_e7());
        cell.south = std::min<std::int64_t>(cell.south, p.lat_e7());
        cell.east = std::max<std::int64_t>(cell.east, p.lng_e7() + 1);
        cell.north = std::max<std::int64_t>(cell.north, p.lat_e7() + 1);
      }
    }
    return cell;
  }

  template <class Visit>
  bool Leaf(const Cell& cell, const std::vector<std::uint32_t>& edges, const std::vector<std::uint32_t>& points,
            Visit& visit) {
    if (!Spend(edges.size() * (edges.size() / 2 + points.size()))) return false;
    visit(cell, edges, points);
    return true;
  }

  template <class Visit>
  bool Descend(const Cell& cell, std::vector<std::uint32_t> edges, std::vector<std::uint32_t> points, Visit& visit) {
    const bool wide = cell.east - cell.west >= cell.north - cell.south;
    const std::int64_t side = wide ? cell.east - cell.west : cell.north - cell.south;
    if (edges.size() <= kLeafEdges || side <= 2) return Leaf(cell, edges, points, visit);
    Cell halves[2] = {cell, cell};
    (wide ? halves[0].east : halves[0].north) = (wide ? cell.west : cell.south) + side / 2;
    (wide ? halves[1].west : halves[1].south) = (wide ? cell.west : cell.south) + side / 2;
    if (!Spend(2 * (edges.size() + points.size()))) return false;
    std::vector<std::uint32_t> met[2];
    std::vector<std::uint32_t> owned[2];
    for (const int half : {0, 1}) {
      for (const std::uint32_t edge : edges) {
        if (Meets(edges_[edge], halves[half])) met[half].push_back(edge);
      }
    }
    // Where long edges run side by side, smaller cells do not tell them apart.
    if (met[0].size() + met[1].size() > edges.size() + edges.size() * 9 / 10) return Leaf(cell, edges, points, visit);
    for (const std::uint32_t point : points) owned[halves[0].Owns(points_[point]) ? 0 : 1].push_back(point);
    edges = {};
    points = {};
    return Descend(halves[0], std::move(met[0]), std::move(owned[0]), visit) &&
           Descend(halves[1], std::move(met[1]), std::move(owned[1]), visit);
  }

  bool Spend(std::uint64_t work) {
    if (work > work_left_) return false;
    work_left_ -= work;
    return true;
  }

  const std::vector<Edge>& edges_;
  const std::vector<LatLng>& points_;
  std::uint64_t& work_left_;
};

// The edge, cut at the places that it runs through.
void AppendCut(std::vector<Edge>& out, const Edge& edge, std::vector<LatLng>& places) {
  const bool east = edge.to.lng_e7() >= edge.from.lng_e7();
  const bool north = edge.to.lat_e7() >= edge.from.lat_e7();
  // The squares follow each other in both directions of the edge.
  std::sort(places.begin(), places.end(), [&](LatLng a, LatLng b) {
    if (a.lng_e7() != b.lng_e7()) return (a.lng_e7() < b.lng_e7()) == east;
    return a.lat_e7() != b.lat_e7() && (a.lat_e7() < b.lat_e7()) == north;
  });
  LatLng at = edge.from;
  places.push_back(edge.to);
  for (const LatLng place : places) {
    if (place != at) out.push_back({at, place, edge.ring});
    at = place;
  }
}

absl::Status TooTangled(std::uint64_t work_max) {
  return absl::ResourceExhaustedError("its edges are too tangled: cutting them where they meet takes over " +
                                      std::to_string(work_max) + " steps");
}

absl::Status TooManyCrossings(std::size_t crossings_max) {
  return absl::ResourceExhaustedError("its edges meet at over " + std::to_string(crossings_max) + " places");
}

}  // namespace

absl::StatusOr<Noded> Node(const std::vector<Edge>& edges, const NodingLimits& limits) {
  const std::uint64_t work_max = limits.work + limits.work_per_edge * edges.size();
  std::uint64_t work_left = work_max;
  Noded noded;
  const std::vector<LatLng> none;
  const auto find_crossings = [&](const Cell& cell, const std::vector<std::uint32_t>& met,
                                  const std::vector<std::uint32_t>&) {
    for (std::size_t i = 0; i < met.size(); ++i) {
      for (std::size_t k = i + 1; k < met.size(); ++k) {
        const Edge& a = edges[met[i]];
        const Edge& b = edges[met[k]];
        const std::optional<LatLng> at = CrossingOf(a, b);
        if (at && cell.Owns(*at) && noded.crossings.size() <= limits.crossings)
          noded.crossings.push_back({std::min(a.ring, b.ring), std::max(a.ring, b.ring), *at});
      }
    }
  };
  if (!CellTree(edges, none, work_left).ForLeaves(find_crossings)) return TooTangled(work_max);
  if (noded.crossings.size() > limits.crossings) return TooManyCrossings(limits.crossings);
  std::sort(noded.crossings.begin(), noded.crossings.end());

  std::vector<LatLng> places;
  places.reserve(edges.size() * 2 + noded.crossings.size());
  for (const Edge& edge : edges) places.push_back(edge.from), places.push_back(edge.to);
  for (const EdgeCrossing& crossing : noded.crossings) places.push_back(crossing.at);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());

  std::vector<std::vector<LatLng>> on(edges.size());
  std::size_t cuts = 0;
  const auto find_places = [&](const Cell&, const std::vector<std::uint32_t>& met,
                               const std::vector<std::uint32_t>& owned) {
    for (const std::uint32_t edge : met) {
      for (const std::uint32_t place : owned) {
        const LatLng at = places[place];
        const bool within = at != edges[edge].from && at != edges[edge].to && RunsThrough(edges[edge], at);
        if (within && ++cuts <= limits.crossings) on[edge].push_back(at);
      }
    }
  };
  if (!CellTree(edges, places, work_left).ForLeaves(find_places)) return TooTangled(work_max);
  if (cuts > limits.crossings) return TooManyCrossings(limits.crossings);
  for (std::size_t i = 0; i < edges.size(); ++i) AppendCut(noded.edges, edges[i], on[i]);
  return noded;
}

}  // namespace kith::geo_internal
