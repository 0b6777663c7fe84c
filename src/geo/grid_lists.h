// The regions that contain cells whole, row by row: from spans of columns to lists by cell, less what a block of cells has in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "src/geo/catchment_grid.h"
#include "src/geo/grid_division.h"

namespace kith::geo_internal {

// What the spans of some rows, at most 2^kBlockBits, have in common by blocks of as many columns. A region is found where one span has all columns of the block in
// each row; where two polygons of a region meet in a block, it stays with the cells.
class BlockLists {
 public:
  BlockLists(std::int32_t columns, const GridDivider& divider, const Buckets<InsideSpan>& circles,
             std::int32_t first_row, std::int32_t end_row);

  // Regions that are in no span.
  void Share(std::span<const CatchmentId> regions);

  std::span<const std::uint32_t> Shared(std::int32_t block) const { return shared_[static_cast<std::size_t>(block)]; }
  std::int32_t End(std::int32_t block) const { return std::min((block + 1) << kBlockBits, columns_); }

 private:
  std::int32_t columns_;
  std::vector<std::vector<std::uint32_t>> shared_;
};

class RowLists {
 public:
  // The cells' lists go without what `blocks` share; without blocks all cells share `shared`.
  RowLists(std::int32_t columns, std::span<const InsideSpan> parts, std::span<const InsideSpan> circles,
           const BlockLists* blocks, std::span<const std::uint32_t> shared);

  std::span<const std::uint32_t> Shared(std::int32_t column) const {
    return blocks_ == nullptr ? shared_ : blocks_->Shared(column >> kBlockBits);
  }
  // Ascending, each once.
  std::span<const std::uint32_t> Own(std::int32_t column);

 private:
  template <class Visit>
  void ForCells(std::span<const InsideSpan> spans, Visit visit) const;

  const BlockLists* blocks_;
  std::span<const std::uint32_t> shared_;
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> regions_;
};

}  // namespace kith::geo_internal
