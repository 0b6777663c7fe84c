#include "src/geo/cell_record.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace kith::geo_internal {
namespace {

// Within this of all points of a cell, differences of two coordinates fit 31 bits and the sign.
constexpr std::int64_t kNear = (std::int64_t{1} << 30) - (std::int64_t{1} << 28);

std::size_t CountBefore(std::span<const std::uint32_t> regions, std::uint32_t region) {
  return static_cast<std::size_t>(std::lower_bound(regions.begin(), regions.end(), region) - regions.begin());
}

// Equal for both directions of an edge.
std::size_t HashOf(const CellEdge& e) {
  const auto word = [](std::int32_t x, std::int32_t y) {
    return (std::uint64_t{static_cast<std::uint32_t>(x)} << 32 | static_cast<std::uint32_t>(y)) * 0x9e3779b97f4a7c15;
  };
  return static_cast<std::size_t>((word(e.ax, e.ay) + word(e.bx, e.by)) >> 56);
}

}  // namespace

bool CellRecord::IsFar(std::int32_t x, std::int32_t y) const {
  return std::abs(std::int64_t{x} - west_) > kNear || std::abs(std::int64_t{y} - south_) > kNear;
}

// A slot with this edge that is not one of `taken`, as an edge that a part has twice crosses twice and is a border still; -1 for none.
int CellRecord::FindSlot(const CellEdge& e, std::uint64_t taken) const {
  for (std::size_t at = HashOf(e); edges_of_group_[at].stamp == stamp_; at = (at + 1) % edges_of_group_.size()) {
    const std::size_t slot = edges_of_group_[at].slot;
    const CellEdge found{x_[slot], y_[slot], x_[slot + 1], y_[slot + 1]};
    const bool same = found.ax == e.ax && found.ay == e.ay && found.bx == e.bx && found.by == e.by;
    const bool turned = found.ax == e.bx && found.ay == e.by && found.bx == e.ax && found.by == e.ay;
    if ((same || turned) && (taken >> slot & 1) == 0) return static_cast<int>(slot);
  }
  return -1;
}

void CellRecord::Remember(const CellEdge& e, std::uint32_t slot) {
  std::size_t at = HashOf(e);
  while (edges_of_group_[at].stamp == stamp_) at = (at + 1) % edges_of_group_.size();
  edges_of_group_[at] = {stamp_, slot};
}

// False where the group is full.
bool CellRecord::AddSlot(const CellEdge& e, int& slot) {
  const bool chained = !x_.empty() && x_.back() == e.ax && y_.back() == e.ay;
  if (x_.size() + (chained ? 1 : 2) > kSlotsOfGroup) return false;
  if (!chained) {
    x_.push_back(e.ax);
    y_.push_back(e.ay);
  }
  slot = static_cast<int>(x_.size()) - 1;
  x_.push_back(e.bx);
  y_.push_back(e.by);
  wide_ = wide_ || IsFar(e.ax, e.ay) || IsFar(e.bx, e.by);
  if (share_) Remember(e, static_cast<std::uint32_t>(slot));
  ++edges_;
  return true;
}

void CellRecord::AddPart(const BoxPart& part) {
  const auto item = static_cast<std::uint32_t>(CountBefore(items_, parts_.parts[part.part].region));
  Entry entry{item | (part.constant ? kParity : 0), 0};
  for (const std::uint32_t edge : part.edges) {
    const CellEdge e = parts_.Edge(edge);
    int slot = share_ ? FindSlot(e, entry.mask) : -1;
    if (slot < 0 && !AddSlot(e, slot)) {
      entry.word |= kGoesOn;
      open_.push_back(entry);
      CloseGroup(kMore);
      entry = {item, 0};
      AddSlot(e, slot);
    }
    entry.mask |= std::uint64_t{1} << slot;
  }
  open_.push_back(entry);
}

void CellRecord::CloseGroup(std::uint32_t flags) {
  const auto slots = static_cast<std::uint32_t>(x_.size());
  words_.push_back(slots | flags | (wide_ ? kWide : 0));
  words_.push_back(static_cast<std::uint32_t>(open_.size()));
  for (const std::int32_t x : x_) words_.push_back(static_cast<std::uint32_t>(x));
  for (const std::int32_t y : y_) words_.push_back(static_cast<std::uint32_t>(y));
  for (const Entry& entry : open_) words_.push_back(entry.word);
  for (const Entry& entry : open_) {
    words_.push_back(static_cast<std::uint32_t>(entry.mask));
    words_.push_back(static_cast<std::uint32_t>(entry.mask >> 32));
  }
  ++groups_;
  x_.clear();
  y_.clear();
  open_.clear();
  wide_ = false;
  ++stamp_;
}

// Regions that contain the cell or cross it.
void CellRecord::WriteItems() {
  items_.assign(content_.own.begin(), content_.own.end());
  for (const BoxPart& part : content_.parts) items_.push_back(parts_.parts[part.part].region);
  std::inplace_merge(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(content_.own.size()), items_.end());
  items_.erase(std::unique(items_.begin(), items_.end()), items_.end());
  words_.push_back(static_cast<std::uint32_t>(items_.size()));
  words_.insert(words_.end(), items_.begin(), items_.end());
  for (std::size_t i = 0; i < items_.size(); i += 2) {
    const auto rank = [&](std::size_t k) {
      if (k >= items_.size()) return 0U;
      return static_cast<std::uint32_t>(std::min<std::size_t>(CountBefore(content_.shared, items_[k]), kMostRank));
    };
    words_.push_back(rank(i) | rank(i + 1) << 16);
  }
}

// Which items contain the cell.
void CellRecord::WriteMask() {
  const std::size_t first = words_.size();
  words_.resize(first + (items_.size() + 63) / 64 * 2);
  for (const std::uint32_t region : content_.own) {
    const std::size_t item = CountBefore(items_, region);
    words_[first + item / 32] |= 1U << (item % 32);
  }
}

void CellRecord::Write(std::int32_t west, std::int32_t south, const CellContent& content) {
  content_ = content;
  west_ = west;
  south_ = south;
  groups_ = edges_ = 0;
  words_.clear();
  WriteItems();
  if (content.parts.empty() && content.circles.empty()) return;
  words_.front() |= kHasBorders;
  WriteMask();
  share_ = content.parts.size() > 1;
  for (const BoxPart& part : content.parts) AddPart(part);
  CloseGroup(content.circles.empty() ? 0 : kCircles);
  if (content.circles.empty()) return;
  words_.push_back(static_cast<std::uint32_t>(content.circles.size()));
  words_.insert(words_.end(), content.circles.begin(), content.circles.end());
}

}  // namespace kith::geo_internal
