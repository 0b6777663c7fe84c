// Noding: cuts edges where they meet, so that they meet at their ends only.
//
//   absl::StatusOr<Noded> noded = Node(edges);
//
// Model     Snap rounding: each place where two edges cross is rounded to whole 1e-7 degrees (halves up), and an edge that passes within half a
//           1e-7 degree of such a place or of a vertex (in the square [x - 1/2, x + 1/2) by [y - 1/2, y + 1/2)) goes through it. No edge
//           moves by more than that, edges that did not cross do not, and what lay left of an edge stays left of it or vanishes.
// Order     Of the edges given, each from its beginning to its end.
// Errors    ResourceExhausted: over kMaxNodingWork steps and kMaxNodingWorkPerEdge, as a tangle of very many long edges needs, or over kMaxCrossings.
// Method    Hobby, "Practical segment intersection with finite precision output" (1999); pairs of edges are found in a tree of cells. Exact: where
//           two edges cross is a fraction of 128 bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/latlng.h"

namespace kith::geo_internal {

inline constexpr std::uint64_t kMaxNodingWork = 60'000'000;
inline constexpr std::uint64_t kMaxNodingWorkPerEdge = 500;
inline constexpr std::size_t kMaxCrossings = 2'000'000;  // and of places where edges are cut

struct NodingLimits {
  std::uint64_t work = kMaxNodingWork;
  std::uint64_t work_per_edge = kMaxNodingWorkPerEdge;
  std::size_t crossings = kMaxCrossings;
};

struct Edge {
  LatLng from;
  LatLng to;
  std::uint32_t ring = 0;  // the caller's number
  bool operator==(const Edge&) const = default;
};

struct EdgeCrossing {
  std::uint32_t ring = 0, other = 0;  // of the two edges, ring <= other
  LatLng at;
  bool operator==(const EdgeCrossing&) const = default;
  friend auto operator<=>(const EdgeCrossing&, const EdgeCrossing&) = default;
};

struct Noded {
  std::vector<Edge> edges;
  std::vector<EdgeCrossing> crossings;  // sorted; of two edges that cross between their ends
};

absl::StatusOr<Noded> Node(const std::vector<Edge>& edges, const NodingLimits& limits = {});

}  // namespace kith::geo_internal
