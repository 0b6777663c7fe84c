#include "src/geo/grid_frame.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace kith::geo_internal {
namespace {

constexpr int kMinShift = 10;  // 10 m
constexpr int kMaxShift = 26;
constexpr std::uint64_t kVerticesPerCell = 4;
constexpr std::uint64_t kTouchesPerVertex = 4;
constexpr std::uint64_t kSpare = 4096;
constexpr std::uint64_t kVerticesOfCircle = 64;  // as much work, about

Box Bounds(const CatchmentParts& parts, std::span<const CircleShape> circles) {
  constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
  Box box{kMost, kMost, -kMost, -kMost};
  for (std::size_t i = 0; i < parts.x.size(); ++i) {
    box.lng_min_e7 = std::min(box.lng_min_e7, parts.x[i]);
    box.lng_max_e7 = std::max(box.lng_max_e7, parts.x[i]);
    box.lat_min_e7 = std::min(box.lat_min_e7, parts.y[i]);
    box.lat_max_e7 = std::max(box.lat_max_e7, parts.y[i]);
  }
  for (const CircleShape& circle : circles) {
    const Box bounds = circle.Bounds();
    box.lng_min_e7 = std::min(box.lng_min_e7, bounds.lng_min_e7);
    box.lng_max_e7 = std::max(box.lng_max_e7, bounds.lng_max_e7);
    box.lat_min_e7 = std::min(box.lat_min_e7, bounds.lat_min_e7);
    box.lat_max_e7 = std::max(box.lat_max_e7, bounds.lat_max_e7);
  }
  return box;
}

GridFrame FrameOf(const Box& box, int shift) {
  GridFrame frame;
  frame.shift = shift;
  frame.column = box.lng_min_e7 >> shift;
  frame.row = box.lat_min_e7 >> shift;
  frame.columns = (box.lng_max_e7 >> shift) - frame.column + 1;
  frame.rows = (box.lat_max_e7 >> shift) - frame.row + 1;
  return frame;
}

std::uint64_t CellsApart(std::int32_t a, std::int32_t b, int shift) {
  const int cells = (a >> shift) - (b >> shift);
  return static_cast<std::uint64_t>(cells < 0 ? -cells : cells);
}

// An upper bound of how many cells edges touch, summed up.
bool TouchesFew(const CatchmentParts& parts, int shift) {
  const std::uint64_t most = kTouchesPerVertex * parts.x.size() + kSpare;
  std::uint64_t touches = 0;
  for (std::uint32_t i = 0; i + 1 < parts.x.size() && touches <= most; ++i) {
    if (parts.ends_ring[i]) continue;
    const CellEdge e = parts.Edge(i);
    touches += 1 + 2 * (CellsApart(e.ax, e.bx, shift) + CellsApart(e.ay, e.by, shift));
  }
  return touches <= most;
}

}  // namespace

GridFrame ChooseFrame(const CatchmentParts& parts, std::span<const CircleShape> circles) {
  if (parts.x.empty() && circles.empty()) return {};
  const Box box = Bounds(parts, circles);
  const std::uint64_t cells_max = (parts.x.size() + kVerticesOfCircle * circles.size()) / kVerticesPerCell + kSpare;
  int shift = kMinShift;
  for (; shift < kMaxShift; ++shift) {
    const GridFrame frame = FrameOf(box, shift);
    if (static_cast<std::uint64_t>(frame.columns) * static_cast<std::uint64_t>(frame.rows) > cells_max) continue;
    if (TouchesFew(parts, shift)) break;
  }
  return FrameOf(box, shift);
}

}  // namespace kith::geo_internal
