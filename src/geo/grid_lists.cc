#include "src/geo/grid_lists.h"

#include <algorithm>
#include <iterator>

namespace kith::geo_internal {
namespace {

// The blocks of which the span has all columns.
struct BlockRange {
  std::int32_t first, end;
};
BlockRange WholeBlocks(const InsideSpan& span, std::int32_t columns) {
  constexpr std::int32_t kBlock = 1 << kBlockBits;
  const std::int32_t end = span.end_column == columns ? columns + kBlock - 1 : span.end_column;
  return {(span.first_column + kBlock - 1) >> kBlockBits, end >> kBlockBits};
}

}  // namespace

BlockLists::BlockLists(std::int32_t columns, const GridDivider& divider, const Buckets<InsideSpan>& circles,
                       std::int32_t first_row, std::int32_t end_row)
    : columns_(columns), shared_(static_cast<std::size_t>(((columns - 1) >> kBlockBits) + 1)) {
  std::vector<std::vector<std::uint32_t>> row_lists(shared_.size());
  std::vector<std::uint32_t> both;
  for (std::int32_t row = first_row; row < end_row; ++row) {
    for (std::vector<std::uint32_t>& list : row_lists) list.clear();
    for (const auto& spans :
         {divider.SpansIn(static_cast<std::size_t>(row)), circles.Of(static_cast<std::size_t>(row))}) {
      for (const InsideSpan& span : spans) {
        const BlockRange range = WholeBlocks(span, columns);
        for (std::int32_t b = range.first; b < range.end; ++b)
          row_lists[static_cast<std::size_t>(b)].push_back(span.region);
      }
    }
    for (std::size_t b = 0; b < shared_.size(); ++b) {
      std::vector<std::uint32_t>& list = row_lists[b];
      if (!std::is_sorted(list.begin(), list.end())) std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end()), list.end());
      if (row == first_row) {
        shared_[b].swap(list);
        continue;
      }
      both.clear();
      std::set_intersection(shared_[b].begin(), shared_[b].end(), list.begin(), list.end(), std::back_inserter(both));
      shared_[b].assign(both.begin(), both.end());
    }
  }
}

void BlockLists::Share(std::span<const CatchmentId> regions) {
  for (std::vector<std::uint32_t>& list : shared_) {
    for (const CatchmentId region : regions) list.push_back(region.index());
    std::sort(list.begin(), list.end());
  }
}

// Visits each column of each span, but for blocks that share the region.
template <class Visit>
void RowLists::ForCells(std::span<const InsideSpan> spans, Visit visit) const {
  for (const InsideSpan& span : spans) {
    std::int32_t column = span.first_column;
    while (column < span.end_column) {
      const std::int32_t block = column >> kBlockBits;
      const std::int32_t end = blocks_ == nullptr ? span.end_column : std::min(span.end_column, blocks_->End(block));
      const bool is_shared = blocks_ != nullptr && std::binary_search(blocks_->Shared(block).begin(),
                                                                      blocks_->Shared(block).end(), span.region);
      for (; column < end && !is_shared; ++column) visit(static_cast<std::size_t>(column), span.region);
      column = end;
    }
  }
}

RowLists::RowLists(std::int32_t columns, std::span<const InsideSpan> parts, std::span<const InsideSpan> circles,
                   const BlockLists* blocks, std::span<const std::uint32_t> shared)
    : blocks_(blocks), shared_(shared), starts_(static_cast<std::size_t>(columns) + 1) {
  for (const auto& spans : {parts, circles})
    ForCells(spans, [&](std::size_t column, std::uint32_t) { ++starts_[column + 1]; });
  for (std::size_t c = 1; c < starts_.size(); ++c) starts_[c] += starts_[c - 1];
  regions_.resize(starts_.back());
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  for (const auto& spans : {parts, circles})
    ForCells(spans, [&](std::size_t column, std::uint32_t region) { regions_[next[column]++] = region; });
}

std::span<const std::uint32_t> RowLists::Own(std::int32_t column) {
  const auto at = static_cast<std::size_t>(column);
  const auto first = regions_.begin() + static_cast<std::ptrdiff_t>(starts_[at]);
  const auto end = regions_.begin() + static_cast<std::ptrdiff_t>(starts_[at + 1]);
  if (!std::is_sorted(first, end)) std::sort(first, end);
  const auto last = std::unique(first, end);
  return std::span(regions_).subspan(starts_[at], static_cast<std::size_t>(last - first));
}

}  // namespace kith::geo_internal
