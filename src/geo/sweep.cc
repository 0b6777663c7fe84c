#include "src/geo/sweep.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "src/geo/exact.h"

namespace kith::geo_internal {
namespace {

PlaneSweep::Windings Difference(PlaneSweep::Windings a, const PlaneSweep::Windings& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}

PlaneSweep::Windings Sum(PlaneSweep::Windings a, const PlaneSweep::Windings& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

// The line through a piece: direction in lowest terms, and the offset dx * lat - dy * lng, which fits 64 bits (6.5e18).
struct Line {
  std::int64_t dx = 0, dy = 0, offset = 0;
  friend auto operator<=>(const Line&, const Line&) = default;
};

Line LineThrough(LatLng a, LatLng b) {
  const std::int64_t dx = std::int64_t{b.lng_e7()} - a.lng_e7();
  const std::int64_t dy = std::int64_t{b.lat_e7()} - a.lat_e7();
  const std::int64_t common = std::gcd(dx, dy);
  return {dx / common, dy / common, dx / common * a.lat_e7() - dy / common * a.lng_e7()};
}

// Where a piece begins or ends on a line.
struct End {
  Line line;
  LatLng at;
  PlaneSweep::Windings step{};
  PlaneSweep::Source source;
};

}  // namespace

bool PlaneSweep::Below::operator()(const Active& a, const Active& b) const {
  const Piece& one = sweep->pieces_[a.piece];
  const Piece& other = sweep->pieces_[b.piece];
  if (one.from == other.from) return Orientation(one.from, one.to, other.to) > 0;
  if (SweepsBefore(other.from, one.from)) return Orientation(other.from, other.to, one.from) < 0;
  return Orientation(one.from, one.to, other.from) > 0;
}

bool PlaneSweep::Below::operator()(const Active& a, LatLng p) const {
  return Orientation(sweep->pieces_[a.piece].from, sweep->pieces_[a.piece].to, p) > 0;
}

bool PlaneSweep::Below::operator()(LatLng p, const Active& a) const {
  return Orientation(sweep->pieces_[a.piece].from, sweep->pieces_[a.piece].to, p) < 0;
}

void PlaneSweep::AddRing(std::size_t layer, const Ring& ring, std::int32_t turn, std::uint32_t ring_number) {
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0; i < v.size(); ++i) {
    // The left side of an edge of a counter-clockwise ring is inside.
    AddEdge(layer, v[i], v[i + 1 == v.size() ? 0 : i + 1], turn, {ring_number, static_cast<std::uint32_t>(i)});
  }
}

void PlaneSweep::AddEdge(std::size_t layer, LatLng a, LatLng b, std::int32_t turn, Source source) {
  if (a == b) return;
  const bool eastward = SweepsBefore(a, b);  // going east, left is above
  Piece piece;
  piece.from = eastward ? a : b;
  piece.to = eastward ? b : a;
  piece.change[layer] = eastward ? turn : -turn;
  piece.source = source;
  pieces_.push_back(piece);
}

void PlaneSweep::MergeAlongLines() {
  std::vector<End> ends;
  ends.reserve(pieces_.size() * 2);
  for (const Piece& piece : pieces_) {
    const Line line = LineThrough(piece.from, piece.to);
    ends.push_back({line, piece.from, piece.change, piece.source});
    ends.push_back({line, piece.to, Difference({}, piece.change), piece.source});
  }
  std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
    if (a.line != b.line) return a.line < b.line;
    if (a.at != b.at) return SweepsBefore(a.at, b.at);
    return std::pair(a.source.ring, a.source.vertex) < std::pair(b.source.ring, b.source.vertex);
  });
  pieces_.clear();
  Windings change{};
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    change = Sum(change, ends[i].step);
    if (change == Windings{} || ends[i].at == ends[i + 1].at) continue;
    Piece piece;
    piece.from = ends[i].at;
    piece.to = ends[i + 1].at;
    piece.change = change;
    piece.source = ends[i].source;
    pieces_.push_back(piece);
  }
}

void PlaneSweep::CollectPoints() {
  points_.reserve(pieces_.size() * 2);
  for (const Piece& piece : pieces_) {
    points_.push_back(piece.from);
    points_.push_back(piece.to);
  }
  std::sort(points_.begin(), points_.end(), SweepsBefore);
  points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
  starts_.assign(points_.size(), kNone);
  for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
    const auto from = std::lower_bound(points_.begin(), points_.end(), pieces_[i].from, SweepsBefore);
    StartAt(static_cast<std::size_t>(from - points_.begin()), i);
  }
}

void PlaneSweep::StartAt(std::size_t point, std::uint32_t piece) {
  pieces_[piece].from = points_[point];
  pieces_[piece].next = starts_[point];
  starts_[point] = piece;
}

std::vector<std::uint32_t> PlaneSweep::StartsOf(std::size_t point) const {
  std::vector<std::uint32_t> starting;
  for (std::uint32_t i = starts_[point]; i != kNone; i = pieces_[i].next) starting.push_back(i);
  // No two run in one direction: MergeAlongLines has made them one.
  std::sort(starting.begin(), starting.end(), [&](std::uint32_t a, std::uint32_t b) {
    return Orientation(points_[point], pieces_[a].to, pieces_[b].to) > 0;
  });
  return starting;
}

void PlaneSweep::CutThrough(Status& status, std::size_t point) {
  const auto [first, last] = status.equal_range(points_[point]);
  for (auto it = first; it != last; ++it) {
    if (pieces_[it->piece].to != points_[point]) StartAt(point, it->piece);
  }
  status.erase(first, last);
}

std::optional<PlaneSweep::Crossing> PlaneSweep::CrossingOf(std::uint32_t a, std::uint32_t b) const {
  const Piece& one = pieces_[a];
  const Piece& other = pieces_[b];
  const bool crosses = Orientation(one.from, one.to, other.from) * Orientation(one.from, one.to, other.to) < 0 &&
                       Orientation(other.from, other.to, one.from) * Orientation(other.from, other.to, one.to) < 0;
  if (!crosses) return std::nullopt;
  return Crossing{one.source, other.source};
}

std::optional<PlaneSweep::Crossing> PlaneSweep::Run(const std::function<bool(const Face&)>& on_face) {
  MergeAlongLines();
  CollectPoints();
  Status status{Below{this}};
  for (std::size_t point = 0; point < points_.size(); ++point) {
    CutThrough(status, point);
    const auto upper = status.upper_bound(points_[point]);
    const bool has_lower = upper != status.begin();
    auto lower = has_lower ? std::prev(upper) : status.end();
    Windings above = has_lower ? lower->above : Windings{};
    std::optional<std::pair<LatLng, LatLng>> beneath;
    if (has_lower) beneath = {pieces_[lower->piece].from, pieces_[lower->piece].to};
    for (const std::uint32_t piece : StartsOf(point)) {
      const Windings under = above;
      above = Sum(above, pieces_[piece].change);
      const auto here = status.insert(upper, Active{piece, above});
      const Piece& p = pieces_[piece];
      if (!on_face({above, p.source, p.from, p.to, under, beneath})) return std::nullopt;
      if (lower != status.end()) {
        if (const auto crossing = CrossingOf(lower->piece, piece)) return crossing;
      }
      lower = here;
    }
    if (lower != status.end() && upper != status.end()) {
      if (const auto crossing = CrossingOf(lower->piece, upper->piece)) return crossing;
    }
  }
  return std::nullopt;
}

}  // namespace kith::geo_internal
