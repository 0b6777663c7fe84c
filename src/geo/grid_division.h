// Dividing a box into cells: which cells each edge touches, and which cells lie inside a part whole.
//
// Method    For each part and row of cells, the edges that cross the height of the row's first latitude say from which column on a cell's south-western corner is
//           inside. Cells that no edge touches are all inside or all outside, as their corner is.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "src/geo/catchment_grid.h"
#include "src/geo/catchment_parts.h"

namespace kith::geo_internal {

// A part in a box: a point p of the box that is on no edge is inside where `constant` plus the sum of CrossesInCell over `edges` is odd (catchment_grid.h).
struct BoxPart {
  std::uint32_t part = 0;
  bool constant = false;
  std::span<const std::uint32_t> edges;  // ascending
};

struct TouchedCell {
  std::uint32_t part = 0;
  bool corner_inside = false;
};
struct InsideSpan {
  std::uint32_t region = 0;
  std::int32_t first_column = 0, end_column = 0;
};

// Values by bucket, in the order in which they were added.
template <class Value>
class Buckets {
 public:
  void Add(std::uint32_t bucket, const Value& value) {
    order_.push_back(bucket);
    added_.push_back(value);
  }
  std::size_t size() const { return added_.size(); }
  void Sort(std::size_t buckets) {
    starts_.assign(buckets + 1, 0);
    for (const std::uint32_t bucket : order_) ++starts_[bucket + 1];
    for (std::size_t i = 0; i < buckets; ++i) starts_[i + 1] += starts_[i];
    sorted_.resize(added_.size());
    for (std::size_t i = 0; i < added_.size(); ++i) sorted_[starts_[order_[i]]++] = added_[i];
    for (std::size_t i = buckets; i > 0; --i) starts_[i] = starts_[i - 1];
    starts_[0] = 0;
    order_ = {};
    added_ = {};
  }
  std::span<const Value> Of(std::size_t bucket) const {
    return std::span(sorted_).subspan(starts_[bucket], starts_[bucket + 1] - starts_[bucket]);
  }

 private:
  std::vector<std::uint32_t> order_;
  std::vector<Value> added_, sorted_;
  std::vector<std::size_t> starts_;
};

class GridDivider {
 public:
  // `east`: the last longitude of the box that the constants of its parts stand for.
  GridDivider(const CatchmentParts& parts, const GridFrame& frame, std::int32_t east)
      : parts_(parts), frame_(frame), east_(east) {}

  void Add(const BoxPart& part);
  void Finish();  // after the last Add

  std::size_t touch_count() const { return touches_.size(); }
  std::span<const std::uint32_t> EdgesIn(std::size_t cell) const { return touches_.Of(cell); }
  std::span<const TouchedCell> PartsIn(std::size_t cell) const { return touched_.Of(cell); }
  std::span<const InsideSpan> SpansIn(std::size_t row) const { return spans_.Of(row); }

 private:
  void Touch(std::uint32_t edge);
  void TouchRows(const CellEdge& e, std::uint32_t edge, std::int32_t first_row, std::int32_t last_row);
  void TouchRow(std::int32_t row, std::int32_t first, std::int32_t last, std::uint32_t edge);
  void Toggle(const CellEdge& e);
  void ToggleRows(std::int64_t first_row, std::int64_t end_row, std::int64_t column);
  std::int32_t FirstRow() const;
  void SettleRow(const BoxPart& part, std::int32_t row, std::span<const std::uint64_t> toggles,
                 std::span<const std::uint32_t> touched);

  const CatchmentParts& parts_;
  GridFrame frame_;
  std::int32_t east_;
  // Of the part that is added: row and column from which on, to the west, the corner's parity is another; cells.
  std::vector<std::uint64_t> toggles_;
  std::vector<std::uint32_t> part_cells_;
  Buckets<std::uint32_t> touches_;
  Buckets<TouchedCell> touched_;
  Buckets<InsideSpan> spans_;
};

}  // namespace kith::geo_internal
