// The grid of a CatchmentIndex: which regions contain a cell whole, and how the borders of others cross it. Regions are numbers: catchments first,
// ZIP areas after them.
//
// Cells     Squares of 2^shift units, aligned to multiples of that in both directions; a point is in the cell of its shifted coordinates. A cell may be
//           divided into 2^bits x 2^bits cells of its own.
// Blocks    kBlock x kBlock cells, and the cells of one that is divided, share a list of the regions that contain all of them: a count, then regions, ascending. So what
//           is read of a cell itself is short, and lies together.
// Records   Of each cell: the number of items, and a flag; items, regions that contain it whole or whose borders cross it, ascending; for each, how many of the
//           block's list come before it, two to a word. Then, where borders cross it, two words of a mask for each 64 items, of those that contain it whole;
//           and one or more groups of words, of at most 64 slots each:
//             flags and the number of slots; the number of entries; the slots' longitudes; their latitudes; a word for each entry; two words of mask for each.
//           Where a count does not fit 16 bits, what is found is sorted instead. Equal records without borders are kept once.
//           A slot is a vertex; edge i runs from slot i to slot i + 1. What joins two chains of edges is no edge and in no mask. An entry names an item; one that
//           goes on has the rest of its edges in the next group. After the last group, where flagged, a count and numbers of circles.
// Inside    Let E(p) be the number of a part's edges, mod 2, that the ray from p to the east crosses, where an edge has its southern end and not its northern one. A
//           point that is on no edge is inside where E is 1 (outline.h). Let C be the edges of the part that a cell lists: at least those that touch the square from
//           its first to its last whole coordinates. Let x1 be its last longitude. From each vertex in which an odd number of edges of C end, let a ray go off: to
//           the north from those east of x1 and those not below the cell, to the south else. These rays do not touch the square. C with the rays is a closed
//           chain mod 2, and so are the other edges with the same rays; these do not touch the square, so that the parity of crossings with them is the same for all
//           of its points. Hence for p in the square E(p) is a constant plus the crossings of C plus the crossings of those rays that a ray from p to the
//           east can meet: of the rays from vertices east of x1, those whose vertex is at most as far north as p. As each edge may count the rays of both its
//           ends (two at one vertex cancel), this is a sum over edges of what each contributes alone (CrossesInCell), and more edges than need be do no harm.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kith/base/latlng.h"
#include "src/geo/large_vector.h"

namespace kith::geo_internal {

inline constexpr std::uint32_t kSlotsOfGroup = 64;

inline constexpr std::uint32_t kSlotsMask = 0xff;
inline constexpr std::uint32_t kWide = 1U << 8;      // vertices so far from the cell that differences need 64 bits
inline constexpr std::uint32_t kMore = 1U << 9;      // another group follows
inline constexpr std::uint32_t kCircles = 1U << 10;  // circles follow

inline constexpr std::uint32_t kParity = 1U << 31;  // of an entry
inline constexpr std::uint32_t kGoesOn = 1U << 30;
inline constexpr std::uint32_t kItemMask = kGoesOn - 1;

inline constexpr std::uint32_t kHasBorders = 1U << 31;  // of a record's count
inline constexpr std::uint32_t kMostRank = 0xffff;

inline constexpr int kBlockBits = 3;

// The position of a cell's record, 0 where there is nothing to say; or kDivided and the number of a division.
using GridCell = std::uint32_t;
inline constexpr GridCell kDivided = 1U << 31;

struct GridDivision {
  std::uint32_t first_cell = 0;
  std::uint32_t list = 0;
  std::uint8_t shift = 0, bits = 0;
};

// Of cells, row by row, from the south-west.
struct GridFrame {
  std::int32_t column = 0, row = 0;  // of the first, counted in cells from 0 degrees
  std::int32_t columns = 0, rows = 0;
  int shift = 0;

  std::int32_t West(std::int32_t at) const { return (column + at) * (std::int32_t{1} << shift); }
  std::int32_t South(std::int32_t at) const { return (row + at) * (std::int32_t{1} << shift); }
};

struct FoundCell {
  const std::uint32_t* list = nullptr;    // of its block
  const std::uint32_t* record = nullptr;  // its own
  std::int32_t east = 0;                  // its last longitude
};

struct CatchmentGrid {
  GridFrame frame;
  std::int32_t block_columns = 0;
  LargeVector<GridCell> cells;
  LargeVector<std::uint32_t> blocks;  // positions of lists
  std::vector<GridDivision> divisions;
  LargeVector<std::uint32_t> lists = {0}, records = {0};
  std::uint32_t items_max = 0, found_max = 0;  // in one cell; in it and its block
  std::uint64_t edge_count = 0;

  std::optional<FoundCell> Find(LatLng p) const {
    const std::int32_t column = (p.lng_e7() >> frame.shift) - frame.column;
    const std::int32_t row = (p.lat_e7() >> frame.shift) - frame.row;
    if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) return std::nullopt;
    GridCell cell = cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.columns) +
                          static_cast<std::size_t>(column)];
    std::uint32_t list = blocks[static_cast<std::size_t>(row >> kBlockBits) * static_cast<std::size_t>(block_columns) +
                                static_cast<std::size_t>(column >> kBlockBits)];
    int shift = frame.shift;
    while ((cell & kDivided) != 0) {
      const GridDivision& division = divisions[cell & ~kDivided];
      shift = division.shift;
      list = division.list;
      const std::uint32_t mask = (1U << division.bits) - 1;
      const std::uint32_t x = static_cast<std::uint32_t>(p.lng_e7() >> shift) & mask;
      const std::uint32_t y = static_cast<std::uint32_t>(p.lat_e7() >> shift) & mask;
      cell = cells[division.first_cell + (y << division.bits) + x];
    }
    return FoundCell{lists.data() + list, records.data() + cell, p.lng_e7() | ((std::int32_t{1} << shift) - 1)};
  }
};

}  // namespace kith::geo_internal
