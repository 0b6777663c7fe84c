#include "src/geo/grid_builder.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <vector>

#include "src/geo/cell_record.h"
#include "src/geo/grid_division.h"
#include "src/geo/grid_frame.h"
#include "src/geo/grid_lists.h"
#include "src/geo/locate_kernel.h"

namespace kith::geo_internal {
namespace {

constexpr std::uint32_t kMostGroups =
    3;  // of a cell that is not divided: a pass over one more costs less than to read elsewhere
constexpr std::uint64_t kWantedEdges = 32;  // in each cell of one that is divided
constexpr int kMaxDivisionBits = 3;
constexpr std::size_t kMostWords = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kMaxGrowth = 2;  // dividing a cell may make so many times more edges

// Runs of words, equal ones kept once.
class WordStore {
 public:
  explicit WordStore(LargeVector<std::uint32_t>& words) : words_(words) {}

  std::uint32_t Keep(std::span<const std::uint32_t> run) {
    if (Is(last_, run)) return last_;
    std::uint64_t hash = run.size();
    for (const std::uint32_t word : run) hash = (hash ^ word) * 0x9e3779b97f4a7c15 + (hash >> 29);
    const auto [at, added] = by_hash_.try_emplace(hash, static_cast<std::uint32_t>(words_.size()));
    last_ = at->second;
    return !added && Is(last_, run) ? last_ : Append(run);
  }
  std::uint32_t Append(std::span<const std::uint32_t> run) {
    last_ = static_cast<std::uint32_t>(words_.size());
    words_.insert(words_.end(), run.begin(), run.end());
    return last_;
  }

 private:
  bool Is(std::uint32_t at, std::span<const std::uint32_t> run) const {
    return words_.size() - at >= run.size() && std::equal(run.begin(), run.end(), words_.begin() + at);
  }
  LargeVector<std::uint32_t>& words_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_hash_;
  std::uint32_t last_ = 0;
};

class GridBuilder {
 public:
  GridBuilder(const CatchmentParts& parts, std::span<const CircleShape> circles)
      : parts_(parts), circles_(circles), lists_(grid_.lists), records_(grid_.records), record_(parts) {}

  CatchmentGrid Build(std::span<const CatchmentId> everyone);

 private:
  // Circles in a frame: as spans of rows where they cover cells whole, and by cell where their borders may be.
  struct CircleCells {
    Buckets<InsideSpan> spans;
    Buckets<std::uint32_t> borders;
  };
  CircleCells PlaceCircles(const GridFrame& frame, std::span<const std::uint32_t> circles) const;
  void PlaceCircle(const GridFrame& frame, std::uint32_t circle, const GridFrame& block, CircleCells& cells) const;
  void FillRow(const GridFrame& frame, std::int32_t row, RowLists& lists, const GridDivider& divider,
               const CircleCells& circles, std::size_t first_cell);
  GridCell MakeCell(const GridFrame& cell, const CellContent& content);
  bool Divide(const GridFrame& cell, const CellContent& content, GridCell& made);
  std::uint32_t KeepList(std::span<const std::uint32_t> regions);

  const CatchmentParts& parts_;
  std::span<const CircleShape> circles_;
  CatchmentGrid grid_;
  WordStore lists_, records_;
  CellRecord record_;
};

Box BoxOf(const GridFrame& frame) {
  const auto last = [&](std::int32_t at, std::int32_t count) {
    return static_cast<std::int32_t>(((std::int64_t{at} + count) << frame.shift) - 1);
  };
  return {frame.South(0), frame.West(0), last(frame.row, frame.rows), last(frame.column, frame.columns)};
}

// Some rows and columns of a frame.
GridFrame Block(const GridFrame& frame, std::int32_t column, std::int32_t row, std::int32_t columns,
                std::int32_t rows) {
  return {frame.column + column, frame.row + row, columns, rows, frame.shift};
}

CatchmentGrid GridBuilder::Build(std::span<const CatchmentId> everyone) {
  grid_.frame = ChooseFrame(parts_, circles_);
  const GridFrame& frame = grid_.frame;
  grid_.cells.resize(static_cast<std::size_t>(frame.columns) * static_cast<std::size_t>(frame.rows));
  GridDivider divider(parts_, frame, std::numeric_limits<std::int32_t>::max());
  std::vector<std::uint32_t> edges;
  for (std::uint32_t i = 0; i < parts_.parts.size(); ++i) {
    edges.clear();
    for (std::uint32_t v = parts_.parts[i].first; v < parts_.parts[i].end; ++v) {
      if (!parts_.ends_ring[v]) edges.push_back(v);
    }
    divider.Add({i, false, edges});
  }
  divider.Finish();
  std::vector<std::uint32_t> circles;
  for (std::uint32_t i = 0; i < circles_.size(); ++i) circles.push_back(i);
  const CircleCells placed = PlaceCircles(frame, circles);
  constexpr std::int32_t kBlock = 1 << kBlockBits;
  grid_.block_columns = (frame.columns + kBlock - 1) / kBlock;
  for (std::int32_t first = 0; first < frame.rows; first += kBlock) {
    const std::int32_t end = std::min(first + kBlock, frame.rows);
    BlockLists blocks(frame.columns, divider, placed.spans, first, end);
    blocks.Share(everyone);
    for (std::int32_t block = 0; block < grid_.block_columns; ++block)
      grid_.blocks.push_back(KeepList(blocks.Shared(block)));
    for (std::int32_t row = first; row < end; ++row) {
      RowLists lists(frame.columns, divider.SpansIn(static_cast<std::size_t>(row)),
                     placed.spans.Of(static_cast<std::size_t>(row)), &blocks, {});
      FillRow(frame, row, lists, divider, placed, 0);
    }
  }
  return std::move(grid_);
}

std::uint32_t GridBuilder::KeepList(std::span<const std::uint32_t> regions) {
  std::vector<std::uint32_t> run = {static_cast<std::uint32_t>(regions.size())};
  run.insert(run.end(), regions.begin(), regions.end());
  return lists_.Keep(run);
}

// By quarters.
void GridBuilder::PlaceCircle(const GridFrame& frame, std::uint32_t circle, const GridFrame& block,
                              CircleCells& cells) const {
  const Truth covered = circles_[circle].CoversBox(BoxOf(block));
  if (covered == Truth::kFalse) return;
  const std::int32_t first_row = block.row - frame.row;
  const std::int32_t first_column = block.column - frame.column;
  if (covered == Truth::kTrue) {
    for (std::int32_t row = first_row; row < first_row + block.rows; ++row)
      cells.spans.Add(static_cast<std::uint32_t>(row),
                      {circles_[circle].region, first_column, first_column + block.columns});
    return;
  }
  if (block.rows == 1 && block.columns == 1) {
    cells.borders.Add(static_cast<std::uint32_t>(first_row * frame.columns + first_column), circle);
    return;
  }
  const std::int32_t west = (block.columns + 1) / 2;
  const std::int32_t south = (block.rows + 1) / 2;
  for (const std::int32_t row : {0, south}) {
    for (const std::int32_t column : {0, west}) {
      const std::int32_t columns = column == 0 ? west : block.columns - west;
      const std::int32_t rows = row == 0 ? south : block.rows - south;
      if (columns > 0 && rows > 0) PlaceCircle(frame, circle, Block(block, column, row, columns, rows), cells);
    }
  }
}

GridBuilder::CircleCells GridBuilder::PlaceCircles(const GridFrame& frame,
                                                   std::span<const std::uint32_t> circles) const {
  CircleCells placed;
  for (const std::uint32_t circle : circles) PlaceCircle(frame, circle, frame, placed);
  placed.spans.Sort(static_cast<std::size_t>(frame.rows));
  placed.borders.Sort(static_cast<std::size_t>(frame.columns) * static_cast<std::size_t>(frame.rows));
  return placed;
}

void GridBuilder::FillRow(const GridFrame& frame, std::int32_t row, RowLists& lists, const GridDivider& divider,
                          const CircleCells& circles, std::size_t first_cell) {
  std::vector<BoxPart> parts;
  std::vector<std::uint32_t> borders;
  for (std::int32_t column = 0; column < frame.columns; ++column) {
    const auto number =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.columns) + static_cast<std::size_t>(column);
    const GridFrame cell = Block(frame, column, row, 1, 1);
    CellContent content{.shared = lists.Shared(column), .own = lists.Own(column)};
    const auto contains = [&](std::uint32_t region) {
      return std::binary_search(content.own.begin(), content.own.end(), region) ||
             std::binary_search(content.shared.begin(), content.shared.end(), region);
    };
    parts.clear();
    std::span<const std::uint32_t> edges = divider.EdgesIn(number);
    for (const TouchedCell& touched : divider.PartsIn(number)) {
      const CatchmentPart& part = parts_.parts[touched.part];
      const auto end = std::lower_bound(edges.begin(), edges.end(), part.end);
      const auto mine = edges.first(static_cast<std::size_t>(end - edges.begin()));
      edges = edges.subspan(mine.size());
      if (contains(part.region)) continue;
      bool constant = touched.corner_inside;
      for (const std::uint32_t edge : mine)
        constant ^= CrossesInCell(parts_.Edge(edge), cell.West(0), cell.South(0), BoxOf(cell).lng_max_e7);
      parts.push_back({touched.part, constant, mine});
    }
    borders.clear();
    for (const std::uint32_t circle : circles.borders.Of(number)) {
      if (!contains(circles_[circle].region)) borders.push_back(circle);
    }
    content.parts = parts;
    content.circles = borders;
    const GridCell made = MakeCell(cell, content);
    grid_.cells[first_cell + number] = made;
  }
}

GridCell GridBuilder::MakeCell(const GridFrame& cell, const CellContent& content) {
  record_.Write(cell.West(0), cell.South(0), content);
  GridCell made = 0;
  if (record_.group_count() > kMostGroups && Divide(cell, content, made)) return made;
  grid_.edge_count += record_.edge_count();
  grid_.items_max = std::max(grid_.items_max, static_cast<std::uint32_t>(record_.item_count()));
  grid_.found_max = std::max(grid_.found_max, static_cast<std::uint32_t>(content.shared.size() + record_.item_count()));
  return record_.group_count() > 0 ? records_.Append(record_.words()) : records_.Keep(record_.words());
}

// Where edges are too many, unless dividing does not part them: many that run through one point, or side by side.
bool GridBuilder::Divide(const GridFrame& cell, const CellContent& content, GridCell& made) {
  std::uint64_t edges = 0;
  for (const BoxPart& part : content.parts) edges += part.edges.size();
  int bits = 1;
  while (bits < kMaxDivisionBits && edges >> (2 * bits) > kWantedEdges) ++bits;
  bits = std::min(bits, cell.shift);
  if (bits == 0) return false;
  const std::int32_t side = std::int32_t{1} << bits;
  const GridFrame frame{cell.column * side, cell.row * side, side, side, cell.shift - bits};
  GridDivider divider(parts_, frame, BoxOf(cell).lng_max_e7);
  for (const BoxPart& part : content.parts) divider.Add(part);
  if (divider.touch_count() > kMaxGrowth * edges) return false;
  divider.Finish();
  const CircleCells circles = PlaceCircles(frame, content.circles);
  std::vector<std::uint32_t> shared;
  std::merge(content.shared.begin(), content.shared.end(), content.own.begin(), content.own.end(),
             std::back_inserter(shared));
  const auto first_cell = static_cast<std::uint32_t>(grid_.cells.size());
  grid_.cells.resize(grid_.cells.size() + static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  made = kDivided | static_cast<std::uint32_t>(grid_.divisions.size());
  grid_.divisions.push_back(
      {first_cell, KeepList(shared), static_cast<std::uint8_t>(frame.shift), static_cast<std::uint8_t>(bits)});
  for (std::int32_t row = 0; row < side; ++row) {
    RowLists lists(side, divider.SpansIn(static_cast<std::size_t>(row)),
                   circles.spans.Of(static_cast<std::size_t>(row)), nullptr, shared);
    FillRow(frame, row, lists, divider, circles, first_cell);
  }
  return true;
}

}  // namespace

absl::StatusOr<CatchmentGrid> BuildGrid(const CatchmentParts& parts, std::span<const CircleShape> circles,
                                        std::span<const CatchmentId> everyone) {
  CatchmentGrid grid = GridBuilder(parts, circles).Build(everyone);
  if (grid.records.size() >= kDivided || grid.lists.size() > kMostWords || grid.cells.size() > kMostWords)
    return absl::ResourceExhaustedError("catchments cross too many cells of the index");
  for (LargeVector<std::uint32_t>* words : {&grid.lists, &grid.records}) {
    words->resize(words->size() + kLocateMargin);
    words->shrink_to_fit();
  }
  return grid;
}

}  // namespace kith::geo_internal
