// PlaneSweep walks the plane from west to east and says how often the rings put into it wind around each face that they make.
//
//   PlaneSweep sweep;
//   sweep.AddRing(0, ring, +1, 7);
//   sweep.Run([](const PlaneSweep::Face& face) { return face.windings[0] <= 1; });   // go on?
//
// Model     Two layers of directed rings. Every face lies above some piece of an edge, so that a call for each piece sees every face.
//           Exact: all vertices are whole; edges may touch, share vertices or run along each other. Where two edges cross at a
//           point that is no vertex, the sweep stops and says which; up to there, all that it reported is right.
// Cost      O(n log n) for n edges, whatever their shape.
// Method    First, edges that run along each other become one, and what cancels out (the border between two polygons of one layer) is dropped.
//           Then Shamos and Hoey, "Geometric intersection problems" (1976), where edges that run through a vertex are cut there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith::geo_internal {

class PlaneSweep {
 public:
  static constexpr std::size_t kLayers = 2;
  using Windings = std::array<std::int32_t, kLayers>;

  // An edge of a ring, from its vertex `vertex` (from 0) on.
  struct Source {
    std::uint32_t ring = 0;  // as given to AddRing
    std::uint32_t vertex = 0;
  };
  struct Face {
    Windings windings{};
    Source below;  // an edge on its lower border
    // The piece of that edge, from west to east, as long as it is known so far: whole where edges meet at their ends only. What is under it.
    LatLng from, to;
    Windings under{};
    // A piece straight below `from`, its ends, where there is any.
    std::optional<std::pair<LatLng, LatLng>> beneath = std::nullopt;
  };
  using Crossing = std::pair<Source, Source>;

  // `turn` is +1 or -1: whether the ring counts as it runs or the other way round.
  void AddRing(std::size_t layer, const Ring& ring, std::int32_t turn, std::uint32_t ring_number);

  // One edge; what lies left of it counts `turn` more than what lies right of it.
  void AddEdge(std::size_t layer, LatLng a, LatLng b, std::int32_t turn, Source source);

  // Calls `on_face` until it returns false. The crossing at which the sweep had to stop, if any. To be called once.
  std::optional<Crossing> Run(const std::function<bool(const Face&)>& on_face);

 private:
  static constexpr std::uint32_t kNone = 0xffffffffU;

  // Part of an edge, from west to east; `change` is what the windings grow by from below it to above it.
  struct Piece {
    LatLng from;
    LatLng to;
    Windings change{};
    Source source;
    std::uint32_t next = kNone;  // in the list of pieces that start at the same point
  };
  // A piece that the sweep line meets now, with the windings above it.
  struct Active {
    std::uint32_t piece = kNone;
    Windings above{};
  };
  // From south to north along the sweep line.
  struct Below {
    using is_transparent = void;
    const PlaneSweep* sweep;
    bool operator()(const Active& a, const Active& b) const;
    bool operator()(const Active& a, LatLng p) const;
    bool operator()(LatLng p, const Active& a) const;
  };
  using Status = std::set<Active, Below>;

  void MergeAlongLines();
  void CollectPoints();
  void StartAt(std::size_t point, std::uint32_t piece);
  std::vector<std::uint32_t> StartsOf(std::size_t point) const;  // from south to north
  void CutThrough(Status& status, std::size_t point);
  std::optional<Crossing> CrossingOf(std::uint32_t a, std::uint32_t b) const;

  std::vector<Piece> pieces_;
  std::vector<LatLng> points_;         // all ends of edges, in sweep order, unique
  std::vector<std::uint32_t> starts_;  // for each point, the first piece that starts there
};

}  // namespace kith::geo_internal
