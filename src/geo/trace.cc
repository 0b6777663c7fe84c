#include "src/geo/trace.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "src/geo/exact.h"

namespace kith::geo_internal {
namespace {

constexpr std::uint32_t kNone = 0xffffffffU;

// The half plane of a direction: 0 from east to just before west, 1 from west on.
int HalfOf(LatLng center, LatLng p) {
  return p.lat_e7() > center.lat_e7() || (p.lat_e7() == center.lat_e7() && p.lng_e7() > center.lng_e7()) ? 0 : 1;
}

// Counter-clockwise from east. No two edges at one vertex have one direction.
bool TurnsBefore(LatLng center, LatLng a, LatLng b) {
  const int half_a = HalfOf(center, a);
  const int half_b = HalfOf(center, b);
  return half_a != half_b ? half_a < half_b : Orientation(center, a, b) > 0;
}

class Tracer {
 public:
  explicit Tracer(const std::vector<Edge>& border) : edges_(border) {}

  Outline Run() && {
    SortEdges();
    LinkEdges();
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
      if (walk_of_[i] == kNone) Walk(i);
    }
    PlaceHoles();
    return std::move(outline_);
  }

 private:
  // A border of one part of the region: its outer ring and the holes that touch it, or a hole alone.
  struct Border {
    std::uint32_t polygon = kNone;
    std::vector<Ring> holes;
    LatLng first;  // of all its vertices, in the order of the sweep
  };

  static bool Precedes(const Edge& a, const Edge& b) {
    if (a.from != b.from) return SweepsBefore(a.from, b.from);
    return SweepsBefore(a.to, b.to);
  }

  void SortEdges() {
    std::sort(edges_.begin(), edges_.end(), Precedes);
    walk_of_.assign(edges_.size(), kNone);
    next_.assign(edges_.size(), kNone);
  }

  // After an edge comes the one that bounds the same inside at its end: the first clockwise from where it came from.
  void LinkEdges() {
    struct Spoke {
      LatLng center, tip;
      std::uint32_t edge;
      bool outgoing;
    };
    std::vector<Spoke> spokes;
    spokes.reserve(edges_.size() * 2);
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
      spokes.push_back({edges_[i].from, edges_[i].to, i, true});
      spokes.push_back({edges_[i].to, edges_[i].from, i, false});
    }
    std::sort(spokes.begin(), spokes.end(), [](const Spoke& a, const Spoke& b) {
      if (a.center != b.center) return SweepsBefore(a.center, b.center);
      return a.tip != b.tip && TurnsBefore(a.center, a.tip, b.tip);
    });
    for (std::size_t begin = 0; begin < spokes.size();) {
      std::size_t end = begin;
      while (end < spokes.size() && spokes[end].center == spokes[begin].center) ++end;
      for (std::size_t i = begin; i < end; ++i) {
        const Spoke& clockwise = spokes[i == begin ? end - 1 : i - 1];
        if (!spokes[i].outgoing && clockwise.outgoing) next_[spokes[i].edge] = clockwise.edge;
      }
      begin = end;
    }
  }

  // Walks along one border and cuts it where it passes a vertex again.
  void Walk(std::uint32_t first) {
    const auto number = static_cast<std::uint32_t>(borders_.size());
    borders_.emplace_back();
    borders_.back().first = edges_[first].from;
    std::map<LatLng, std::size_t> seen;
    std::vector<LatLng> path;
    for (std::uint32_t i = first; i != kNone && walk_of_[i] == kNone; i = next_[i]) {
      walk_of_[i] = number;
      const auto [it, added] = seen.emplace(edges_[i].from, path.size());
      if (!added) TakeLoop(path, it->second, seen, number);
      path.push_back(edges_[i].from);
      seen[edges_[i].from] = path.size() - 1;
    }
    std::map<LatLng, std::size_t> rest;
    TakeLoop(path, 0, rest, number);
  }

  void TakeLoop(std::vector<LatLng>& path, std::size_t from, std::map<LatLng, std::size_t>& seen,
                std::uint32_t border) {
    Ring ring;
    ring.vertices.assign(path.begin() + static_cast<std::ptrdiff_t>(from), path.end());
    for (const LatLng p : ring.vertices) seen.erase(p);
    path.resize(from);
    std::rotate(ring.vertices.begin(), std::min_element(ring.vertices.begin(), ring.vertices.end(), SweepsBefore),
                ring.vertices.end());
    if (SignedArea(ring) < 0) {
      borders_[border].holes.push_back(std::move(ring));
      return;
    }
    borders_[border].polygon = static_cast<std::uint32_t>(outline_.polygons.size());
    outline_.polygons.push_back({std::move(ring), {}});
  }

  // A hole that touches no outer ring belongs to the polygon whose inside lies straight below its first vertex.
  void PlaceHoles() {
    const bool alone =
        std::any_of(borders_.begin(), borders_.end(), [](const Border& b) { return b.polygon == kNone; });
    if (alone) FindPolygonsBelow();
    for (Border& border : borders_) {
      if (border.polygon == kNone) continue;
      std::vector<Ring>& holes = outline_.polygons[border.polygon].holes;
      for (Ring& hole : border.holes) holes.push_back(std::move(hole));
    }
    for (Polygon& polygon : outline_.polygons) {
      std::sort(polygon.holes.begin(), polygon.holes.end(),
                [](const Ring& a, const Ring& b) { return a.vertices < b.vertices; });
    }
  }

  void FindPolygonsBelow() {
    PlaneSweep sweep;
    for (std::uint32_t i = 0; i < edges_.size(); ++i) sweep.AddEdge(0, edges_[i].from, edges_[i].to, 1, {0, i});
    sweep.Run([&](const PlaneSweep::Face& face) {
      Border& border = borders_[walk_of_[EdgeAlong(face.from, face.to)]];
      // Borders are met at their first vertices in the order of the sweep: what lies below has its polygon already.
      if (border.polygon == kNone && face.beneath && face.from == border.first)
        border.polygon = borders_[walk_of_[EdgeAlong(face.beneath->first, face.beneath->second)]].polygon;
      return true;
    });
  }

  // The edge between two points, whichever way it runs.
  std::uint32_t EdgeAlong(LatLng a, LatLng b) const {
    for (const Edge& wanted : {Edge{a, b}, Edge{b, a}}) {
      const auto it = std::lower_bound(edges_.begin(), edges_.end(), wanted, Precedes);
      if (it != edges_.end() && it->from == wanted.from && it->to == wanted.to)
        return static_cast<std::uint32_t>(it - edges_.begin());
    }
    return 0;
  }

  std::vector<Edge> edges_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> walk_of_;
  std::vector<Border> borders_;
  Outline outline_;
};

}  // namespace

std::vector<Edge> BorderOf(PlaneSweep& sweep, const std::function<bool(const PlaneSweep::Windings&)>& inside) {
  std::vector<Edge> border;
  sweep.Run([&](const PlaneSweep::Face& face) {
    const bool above = inside(face.windings);
    if (above != inside(face.under)) border.push_back(above ? Edge{face.from, face.to} : Edge{face.to, face.from});
    return true;
  });
  return border;
}

Outline Trace(const std::vector<Edge>& border) { return Tracer(border).Run(); }

}  // namespace kith::geo_internal
