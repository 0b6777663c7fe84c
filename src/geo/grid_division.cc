#include "src/geo/grid_division.h"

#include <algorithm>

namespace kith::geo_internal {
namespace {

constexpr std::int64_t FloorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// floor(x) where the edge is at height y, from its lower end (ax, ay); ay < by. The product is at most 6.5e18.
std::int64_t FloorX(const CellEdge& e, std::int64_t y) {
  return e.ax + FloorDivide((std::int64_t{e.bx} - e.ax) * (y - e.ay), std::int64_t{e.by} - e.ay);
}
// ceil(x).
std::int64_t CeilX(const CellEdge& e, std::int64_t y) {
  return e.ax - FloorDivide((std::int64_t{e.ax} - e.bx) * (y - e.ay), std::int64_t{e.by} - e.ay);
}

CellEdge Upward(CellEdge e) {
  if (e.by < e.ay) {
    std::swap(e.ax, e.bx);
    std::swap(e.ay, e.by);
  }
  return e;
}

constexpr std::int64_t CeilShift(std::int64_t value, int shift) {
  return (value + (std::int64_t{1} << shift) - 1) >> shift;
}

}  // namespace

void GridDivider::Add(const BoxPart& part) {
  toggles_.clear();
  part_cells_.clear();
  for (const std::uint32_t edge : part.edges) Touch(edge);
  std::sort(toggles_.begin(), toggles_.end());
  std::sort(part_cells_.begin(), part_cells_.end());
  part_cells_.erase(std::unique(part_cells_.begin(), part_cells_.end()), part_cells_.end());
  std::size_t toggle = 0;
  std::size_t cell = 0;
  const auto columns = static_cast<std::uint32_t>(frame_.columns);
  for (std::int32_t row = part.constant ? 0 : FirstRow(); row < frame_.rows; ++row) {
    const bool idle = toggle == toggles_.size() && cell == part_cells_.size();
    if (idle && !part.constant) break;
    const std::size_t first_toggle = toggle;
    const std::size_t first_cell = cell;
    const auto wanted = static_cast<std::uint32_t>(row);
    while (toggle < toggles_.size() && toggles_[toggle] >> 32 == wanted) ++toggle;
    while (cell < part_cells_.size() && part_cells_[cell] / columns == wanted) ++cell;
    SettleRow(part, row, std::span(toggles_).subspan(first_toggle, toggle - first_toggle),
              std::span(part_cells_).subspan(first_cell, cell - first_cell));
  }
}

// In which anything changes.
std::int32_t GridDivider::FirstRow() const {
  std::int32_t row = frame_.rows;
  if (!toggles_.empty()) row = static_cast<std::int32_t>(toggles_.front() >> 32);
  return part_cells_.empty() ? row : std::min(row, static_cast<std::int32_t>(part_cells_.front()) / frame_.columns);
}

// The corner of column c is inside where the constant and the number of toggles beyond c are odd together.
void GridDivider::SettleRow(const BoxPart& part, std::int32_t row, std::span<const std::uint64_t> toggles,
                            std::span<const std::uint32_t> touched) {
  const auto columns = static_cast<std::uint32_t>(frame_.columns);
  const std::uint32_t region = parts_.parts[part.part].region;
  bool inside = part.constant ^ (toggles.size() % 2 == 1);
  std::int32_t column = 0;
  while (true) {
    while (!toggles.empty() && static_cast<std::int32_t>(toggles.front() & 0xffffffff) <= column) {
      inside = !inside;
      toggles = toggles.subspan(1);
    }
    if (column == frame_.columns) return;
    const std::int32_t next_touched =
        touched.empty() ? frame_.columns : static_cast<std::int32_t>(touched.front() % columns);
    if (next_touched == column) {
      touched_.Add(touched.front(), {part.part, inside});
      touched = touched.subspan(1);
      ++column;
      continue;
    }
    std::int32_t next = next_touched;
    if (!toggles.empty()) next = std::min(next, static_cast<std::int32_t>(toggles.front() & 0xffffffff));
    if (inside) spans_.Add(static_cast<std::uint32_t>(row), {region, column, next});
    column = next;
  }
}

void GridDivider::Touch(std::uint32_t edge) {
  const CellEdge e = parts_.Edge(edge);
  Toggle(e);
  const auto [west, east] = std::minmax(e.ax, e.bx);
  const auto [south, north] = std::minmax(e.ay, e.by);
  const std::int32_t first_column = std::max((west >> frame_.shift) - frame_.column, 0);
  const std::int32_t last_column = std::min((east >> frame_.shift) - frame_.column, frame_.columns - 1);
  const std::int32_t first_row = std::max((south >> frame_.shift) - frame_.row, 0);
  const std::int32_t last_row = std::min((north >> frame_.shift) - frame_.row, frame_.rows - 1);
  if (first_column > last_column || first_row > last_row) return;
  if (first_row == last_row || first_column == last_column) {
    for (std::int32_t row = first_row; row <= last_row; ++row) TouchRow(row, first_column, last_column, edge);
  } else {
    TouchRows(Upward(e), edge, first_row, last_row);
  }
}

void GridDivider::TouchRow(std::int32_t row, std::int32_t first, std::int32_t last, std::uint32_t edge) {
  for (std::int32_t column = first; column <= last; ++column) {
    const auto cell = static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(frame_.columns) +
                      static_cast<std::uint32_t>(column);
    touches_.Add(cell, edge);
    if (part_cells_.empty() || part_cells_.back() != cell) part_cells_.push_back(cell);
  }
}

// In each row, the columns between where the edge enters and where it leaves.
void GridDivider::TouchRows(const CellEdge& e, std::uint32_t edge, std::int32_t first_row, std::int32_t last_row) {
  for (std::int32_t row = first_row; row <= last_row; ++row) {
    const std::int64_t south = std::max(frame_.South(row), e.ay);
    const std::int64_t north = std::min<std::int64_t>(std::int64_t{frame_.South(row)} + (1 << frame_.shift), e.by);
    const std::int64_t west = std::min(FloorX(e, south), FloorX(e, north));
    const std::int64_t east = std::max(CeilX(e, south), CeilX(e, north));
    const std::int64_t first = std::max<std::int64_t>((west >> frame_.shift) - frame_.column, 0);
    const std::int64_t last = std::min<std::int64_t>((east >> frame_.shift) - frame_.column, frame_.columns - 1);
    if (first <= last) TouchRow(row, static_cast<std::int32_t>(first), static_cast<std::int32_t>(last), edge);
  }
}

// What CrossesInCell says of the corners of all cells.
void GridDivider::Toggle(const CellEdge& edge) {
  const CellEdge e = Upward(edge);
  const std::int64_t first = CeilShift(e.ay, frame_.shift) - frame_.row;
  const std::int64_t end = CeilShift(e.by, frame_.shift) - frame_.row;
  for (std::int64_t row = std::max<std::int64_t>(first, 0); row < std::min<std::int64_t>(end, frame_.rows); ++row) {
    const std::int64_t crossing = CeilX(e, frame_.South(static_cast<std::int32_t>(row)));
    ToggleRows(row, row + 1, CeilShift(crossing, frame_.shift) - frame_.column);
  }
  if (e.ax > east_) ToggleRows(first, frame_.rows, frame_.columns);
  if (e.bx > east_) ToggleRows(end, frame_.rows, frame_.columns);
}

void GridDivider::ToggleRows(std::int64_t first_row, std::int64_t end_row, std::int64_t column) {
  const auto from = static_cast<std::uint64_t>(std::clamp<std::int64_t>(column, 0, frame_.columns));
  for (std::int64_t row = std::max<std::int64_t>(first_row, 0); row < end_row; ++row)
    toggles_.push_back(static_cast<std::uint64_t>(row) << 32 | from);
}

void GridDivider::Finish() {
  touches_.Sort(static_cast<std::size_t>(frame_.columns) * static_cast<std::size_t>(frame_.rows));
  touched_.Sort(static_cast<std::size_t>(frame_.columns) * static_cast<std::size_t>(frame_.rows));
  spans_.Sort(static_cast<std::size_t>(frame_.rows));
}

}  // namespace kith::geo_internal
