#include "kith/geo/repair.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "kith/geo/outline.h"
#include "kith/geo/surface.h"
#include "src/geo/exact.h"
#include "src/geo/ground.h"
#include "src/geo/noding.h"
#include "src/geo/trace.h"

namespace kith {
namespace {

using geo_internal::BorderOf;
using geo_internal::Edge;
using geo_internal::Int128;
using geo_internal::Noded;
using geo_internal::Orientation;
using geo_internal::PlaneSweep;
using geo_internal::SignedArea;
using Windings = PlaneSweep::Windings;

// Whether the path from `a` by `b` to `c` goes straight back at `b`.
bool GoesBack(LatLng a, LatLng b, LatLng c) {
  if (Orientation(a, b, c) != 0) return false;
  const Int128 along = Int128{std::int64_t{b.lng_e7()} - a.lng_e7()} * (std::int64_t{c.lng_e7()} - b.lng_e7()) +
                       Int128{std::int64_t{b.lat_e7()} - a.lat_e7()} * (std::int64_t{c.lat_e7()} - b.lat_e7());
  return along < 0;
}

// Drops the tips of spikes, and the repeated vertices that this leaves. The number of tips.
std::uint64_t DropSpikes(Ring& ring) {
  std::vector<LatLng>& v = ring.vertices;
  std::vector<LatLng> kept;
  kept.reserve(v.size());
  std::uint64_t spikes = 0;
  const auto tidy_end = [&] {
    while (kept.size() > 1) {
      if (kept[kept.size() - 1] == kept[kept.size() - 2]) {
        kept.pop_back();
      } else if (kept.size() > 2 && GoesBack(kept[kept.size() - 3], kept[kept.size() - 2], kept.back())) {
        kept.erase(kept.end() - 2);
        ++spikes;
      } else {
        return;
      }
    }
  };
  for (const LatLng p : v) {
    kept.push_back(p);
    tidy_end();
  }
  // Round the end: the first vertices may be a tip, too.
  std::size_t begin = 0;
  while (kept.size() - begin > 2) {
    const std::size_t n = kept.size();
    if (kept[n - 1] == kept[begin]) {
      kept.pop_back();
    } else if (GoesBack(kept[n - 2], kept[n - 1], kept[begin])) {
      kept.pop_back();
      ++spikes;
    } else if (GoesBack(kept[n - 1], kept[begin], kept[begin + 1])) {
      ++begin;
      ++spikes;
    } else {
      break;
    }
  }
  if (spikes > 0) v.assign(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.end());
  return spikes;
}

// Drops repeated neighbours and a closing vertex. How many.
std::uint64_t DropRepeated(Ring& ring) {
  std::vector<LatLng>& v = ring.vertices;
  const std::size_t before = v.size();
  v.erase(std::unique(v.begin(), v.end()), v.end());
  while (v.size() > 1 && v.front() == v.back()) v.pop_back();
  return before - v.size();
}

// What can be mended in each ring by itself.
class Tidier {
 public:
  explicit Tidier(std::vector<OutlineRepair>& repairs) : repairs_(repairs) {}

  void Tidy(Outline& outline) {
    std::vector<Polygon> kept;
    kept.reserve(outline.polygons.size());
    for (Polygon& polygon : outline.polygons) {
      ++polygon_;
      if (TidyPolygon(polygon)) kept.push_back(std::move(polygon));
    }
    outline.polygons = std::move(kept);
  }

 private:
  bool TidyPolygon(Polygon& polygon) {
    std::uint32_t number = 1;
    if (!TidyRing(polygon.outer, number, true)) return false;
    std::vector<Ring> holes;
    for (Ring& hole : polygon.holes) {
      if (TidyRing(hole, ++number, false)) holes.push_back(std::move(hole));
    }
    polygon.holes = std::move(holes);
    return true;
  }

  // False where the ring encloses nothing.
  bool TidyRing(Ring& ring, std::uint32_t number, bool outer) {
    if (const std::uint64_t count = DropRepeated(ring)) Note(OutlineRepairKind::kRepeatedVertices, number, count);
    if (const std::uint64_t count = DropSpikes(ring)) Note(OutlineRepairKind::kSpikes, number, count);
    if (ring.vertices.size() < 3) {
      Note(OutlineRepairKind::kNoArea, number, 1);
      return false;
    }
    const Int128 area = SignedArea(ring);
    if (outer ? area < 0 : area > 0) {
      std::reverse(ring.vertices.begin(), ring.vertices.end());
      Note(OutlineRepairKind::kTurned, number, 1);
    }
    return true;
  }

  void Note(OutlineRepairKind kind, std::uint32_t ring, std::uint64_t count) {
    repairs_.push_back({kind, polygon_, ring, count});
  }

  std::vector<OutlineRepair>& repairs_;
  std::uint32_t polygon_ = 0;
};

void AppendEdges(std::vector<Edge>& edges, const Ring& ring, std::uint32_t number) {
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const LatLng to = v[i + 1 == v.size() ? 0 : i + 1];
    if (v[i] != to) edges.push_back({v[i], to, number});
  }
}

void AddTo(PlaneSweep& sweep, std::size_t layer, const std::vector<Edge>& edges) {
  std::uint32_t number = 0;
  for (const Edge& edge : edges) sweep.AddEdge(layer, edge.from, edge.to, 1, {0, number++});
}

// Draws an outline anew by the even-odd rule.
class Redrawing {
 public:
  explicit Redrawing(const Outline& drawn) : drawn_(drawn) {}

  absl::StatusOr<Outline> Draw() {
    std::vector<Edge> edges;
    std::uint32_t ring = 0;
    for (const Polygon& polygon : drawn_.polygons) {
      AppendEdges(edges, polygon.outer, ring++);
      for (const Ring& hole : polygon.holes) AppendEdges(edges, hole, ring++);
    }
    absl::StatusOr<Noded> noded = geo_internal::Node(edges);
    if (!noded.ok()) return noded.status();
    noded_ = *std::move(noded);
    ring = 0;
    PlaneSweep all;
    for (const Polygon& polygon : drawn_.polygons) {
      AddTo(all, 0, BorderOfPolygon(ring, polygon.holes.size()));
      ring += static_cast<std::uint32_t>(polygon.holes.size()) + 1;
    }
    border_ = BorderOf(all, [](const Windings& w) { return w[0] > 0; });
    return geo_internal::Trace(border_);
  }

  std::uint64_t crossings() const { return noded_.crossings.size(); }

  // The drawn rings count `windings[0]` times, the border once.
  double ChangedSquareMeters() const {
    if (noded_.edges.empty()) return 0;
    PlaneSweep sweep;
    AddTo(sweep, 0, noded_.edges);
    AddTo(sweep, 1, border_);
    const double base = geo_internal::BandArea(noded_.edges.front().from.lat_e7());
    double changed = 0;
    sweep.Run([&](const PlaneSweep::Face& face) {
      const int difference = Difference(face.under) - Difference(face.windings);
      if (difference != 0) changed += difference * geo_internal::SquareMetersUnder(face.from, face.to, base);
      return true;
    });
    return changed;
  }

 private:
  static int Difference(const Windings& w) { return std::abs(w[0] - w[1]); }

  // Edges of rings are noded in the order of rings.
  std::vector<Edge> BorderOfRing(std::uint32_t ring) const {
    const auto by_ring = [](const Edge& edge, std::uint32_t number) { return edge.ring < number; };
    const auto first = std::lower_bound(noded_.edges.begin(), noded_.edges.end(), ring, by_ring);
    const auto last = std::lower_bound(first, noded_.edges.end(), ring + 1, by_ring);
    PlaneSweep sweep;
    AddTo(sweep, 0, std::vector<Edge>(first, last));
    return BorderOf(sweep, [](const Windings& w) { return w[0] % 2 != 0; });
  }

  std::vector<Edge> BorderOfPolygon(std::uint32_t outer, std::size_t holes) const {
    std::vector<Edge> border = BorderOfRing(outer);
    if (holes == 0) return border;
    PlaneSweep sweep;
    AddTo(sweep, 0, border);
    for (std::uint32_t hole = 1; hole <= holes; ++hole) AddTo(sweep, 1, BorderOfRing(outer + hole));
    return BorderOf(sweep, [](const Windings& w) { return w[0] > 0 && w[1] == 0; });
  }

  const Outline& drawn_;
  Noded noded_;
  std::vector<Edge> border_;
};

// Whether inner points of one polygon are in another; the polygons are sound.
bool PartsOverlap(const Outline& outline) {
  if (outline.polygons.size() < 2) return false;
  PlaneSweep sweep;
  for (const Polygon& polygon : outline.polygons) {
    sweep.AddRing(0, polygon.outer, 1, 1);
    for (const Ring& hole : polygon.holes) sweep.AddRing(0, hole, 1, 1);
  }
  bool overlap = false;
  const auto crossing = sweep.Run([&](const PlaneSweep::Face& face) {
    overlap = face.windings[0] > 1;
    return !overlap;
  });
  return overlap || crossing.has_value();
}

// Drops sound polygons that are holes altogether: these lie within and apart, so that it is all of the area where it is as much.
void DropFilled(RepairedOutline& repaired) {
  std::uint32_t number = 0;
  std::erase_if(repaired.outline.polygons, [&](const Polygon& polygon) {
    ++number;
    Int128 area = SignedArea(polygon.outer);
    for (const Ring& hole : polygon.holes) area += SignedArea(hole);
    if (area != 0) return false;
    repaired.repairs.push_back({OutlineRepairKind::kNoArea, number, 1, 1});
    return true;
  });
}

std::string Fixed(double value, int decimals) {
  char text[350];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

// What stands for `defect` in the list of repairs, with "polygon 1, ring 2: " taken off as numbers.
OutlineRepair Redrawn(const absl::Status& defect, std::uint64_t crossings) {
  OutlineRepair repair{OutlineRepairKind::kRedrawn, 0, 0, crossings, std::string(defect.message())};
  int length = 0;
  if (std::sscanf(repair.defect.c_str(), "polygon %u, ring %u: %n", &repair.polygon, &repair.ring, &length) == 2)
    repair.defect.erase(0, static_cast<std::size_t>(length));
  return repair;
}

absl::Status Redraw(RepairedOutline& repaired, const absl::Status& defect, const RepairOptions& options) {
  const std::size_t parts = repaired.outline.polygons.size();
  repaired.area_before_m2 = SquareMeters(repaired.outline);
  Redrawing redrawing(repaired.outline);
  absl::StatusOr<Outline> outline = redrawing.Draw();
  const std::string what = defect.ok() ? "parts overlap" : std::string(defect.message());
  if (!outline.ok())
    return absl::Status(outline.status().code(), what + ": " + std::string(outline.status().message()));
  repaired.area_changed_m2 = redrawing.ChangedSquareMeters();
  repaired.outline = *std::move(outline);
  repaired.area_after_m2 = SquareMeters(repaired.outline);
  if (repaired.outline.polygons.empty()) return absl::InvalidArgumentError(what + ": nothing is left of it");
  if (repaired.changed_percent() > options.change_percent_max)
    return absl::InvalidArgumentError(what + ": repairing it would change " + ChangeText(repaired) + ", over " +
                                      Fixed(options.change_percent_max, 6) + "%");
  repaired.repairs.push_back(defect.ok() ? OutlineRepair{OutlineRepairKind::kMerged, 0, 0, parts}
                                         : Redrawn(defect, redrawing.crossings()));
  return absl::OkStatus();
}

}  // namespace

std::string ToText(const OutlineRepair& repair) {
  std::string place;
  if (repair.polygon > 0)
    place = "polygon " + std::to_string(repair.polygon) + ", ring " + std::to_string(repair.ring) + ": ";
  const std::string count = std::to_string(repair.count);
  const std::string plural = repair.count == 1 ? "" : "s";
  switch (repair.kind) {
    case OutlineRepairKind::kTurned:
      return place + (repair.ring == 1 ? "turned counter-clockwise" : "turned clockwise");
    case OutlineRepairKind::kRepeatedVertices:
      return place + (repair.count == 1 ? "a repeated vertex dropped" : count + " repeated vertices dropped");
    case OutlineRepairKind::kSpikes:
      return place + (repair.count == 1 ? "a spike dropped" : count + " spikes dropped");
    case OutlineRepairKind::kNoArea:
      return place + "encloses no area: dropped";
    case OutlineRepairKind::kRedrawn:
      return place + repair.defect + ": redrawn by the even-odd rule (" + count + " crossing" + plural + ")";
    case OutlineRepairKind::kMerged:
      break;
  }
  return place + "some of " + count + " parts overlapped: merged";
}

std::string ChangeText(const RepairedOutline& repaired) {
  return Fixed(repaired.area_changed_m2, 1) + " m2, " + Fixed(repaired.changed_percent(), 6) + "% of the area";
}

absl::StatusOr<RepairedOutline> Repair(Outline outline, const RepairOptions& options) {
  RepairedOutline repaired;
  repaired.outline = std::move(outline);
  Tidier(repaired.repairs).Tidy(repaired.outline);
  if (repaired.outline.polygons.empty()) return absl::InvalidArgumentError("encloses no area");
  const absl::Status defect = Validate(repaired.outline);
  if (!defect.ok() || (options.merge_overlaps && PartsOverlap(repaired.outline))) {
    if (absl::Status status = Redraw(repaired, defect, options); !status.ok()) return status;
  }
  if (defect.ok()) DropFilled(repaired);
  if (repaired.outline.polygons.empty()) return absl::InvalidArgumentError("its holes leave no area");
  return repaired;
}

absl::StatusOr<Outline> Union(std::span<const Outline> outlines) {
  std::vector<Edge> edges;
  for (const Outline& outline : outlines) {
    for (const Polygon& polygon : outline.polygons) {
      AppendEdges(edges, polygon.outer, 0);
      for (const Ring& hole : polygon.holes) AppendEdges(edges, hole, 0);
    }
  }
  if (edges.empty()) return Outline();
  const absl::StatusOr<Noded> noded = geo_internal::Node(edges);
  if (!noded.ok()) return noded.status();
  PlaneSweep sweep;
  AddTo(sweep, 0, noded->edges);
  return geo_internal::Trace(BorderOf(sweep, [](const Windings& w) { return w[0] > 0; }));
}

}  // namespace kith
