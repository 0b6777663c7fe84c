// Writing what is known of one cell as a record of words (catchment_grid.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "src/geo/catchment_grid.h"
#include "src/geo/catchment_parts.h"
#include "src/geo/grid_division.h"

namespace kith::geo_internal {

struct CellContent {
  std::span<const std::uint32_t> shared;   // regions that contain it, and its whole block; ascending
  std::span<const std::uint32_t> own;      // further regions that contain it, ascending
  std::span<const BoxPart> parts;          // of other regions; their constants stand for the cell
  std::span<const std::uint32_t> circles;  // numbers
};

class CellRecord {
 public:
  explicit CellRecord(const CatchmentParts& parts) : parts_(parts) {}

  // Of the square from `west`, `south`.
  void Write(std::int32_t west, std::int32_t south, const CellContent& content);

  const std::vector<std::uint32_t>& words() const { return words_; }
  std::uint32_t group_count() const { return groups_; }
  std::size_t item_count() const { return items_.size(); }
  std::uint32_t edge_count() const { return edges_; }

 private:
  struct Entry {
    std::uint32_t word = 0;
    std::uint64_t mask = 0;
  };
  struct Hashed {
    std::uint32_t stamp = 0, slot = 0;
  };
  void AddPart(const BoxPart& part);
  int FindSlot(const CellEdge& edge, std::uint64_t taken) const;
  bool AddSlot(const CellEdge& edge, int& slot);
  void Remember(const CellEdge& edge, std::uint32_t slot);
  void CloseGroup(std::uint32_t flags);
  void WriteItems();
  void WriteMask();
  bool IsFar(std::int32_t x, std::int32_t y) const;

  const CatchmentParts& parts_;
  CellContent content_;
  std::int32_t west_ = 0, south_ = 0;
  bool share_ = false;  // several parts: an edge may be of more than one
  std::vector<std::int32_t> x_, y_;
  std::vector<Entry> open_;
  std::array<Hashed, 256> edges_of_group_{};
  std::uint32_t stamp_ = 1;
  std::uint32_t groups_ = 0, edges_ = 0;
  bool wide_ = false;
  std::vector<std::uint32_t> items_, words_;
};

}  // namespace kith::geo_internal
