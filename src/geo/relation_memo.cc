#include "src/geo/relation_memo.h"

#include <algorithm>
#include <bit>

namespace kith::geo_internal {

RelationMemo::RelationMemo(std::size_t areas, std::size_t targets) {
  const std::size_t pairs = areas == 0 ? 0 : std::min(targets, kSlotsMost / areas + 1) * areas;
  const std::size_t count = std::bit_ceil(std::clamp(pairs, kTried, kSlotsMost));
  mask_ = count - 1;
  slots_ = std::make_unique<std::atomic<std::uint64_t>[]>(count);
}

// SplitMix64's last steps: neighbours in number lie apart.
std::size_t RelationMemo::SlotOf(std::uint64_t key) const {
  key = (key ^ (key >> 30)) * 0xbf58476d1ce4e5b9ULL;
  key = (key ^ (key >> 27)) * 0x94d049bb133111ebULL;
  return static_cast<std::size_t>(key ^ (key >> 31)) & mask_;
}

std::uint64_t RelationMemo::Find(std::uint64_t key) const {
  const std::size_t own = SlotOf(key);
  for (std::size_t i = 0; i < kTried; ++i) {
    const std::uint64_t word = slots_[(own + i) & mask_].load(std::memory_order_relaxed);
    if (word == 0) return 0;
    if ((word & ~kRelationMask) == key) return word;
  }
  return 0;
}

void RelationMemo::Keep(std::uint64_t key, std::uint64_t relation) const {
  const std::size_t own = SlotOf(key);
  for (std::size_t i = 0; i < kTried; ++i) {
    std::uint64_t free = 0;
    if (slots_[(own + i) & mask_].compare_exchange_strong(free, key | relation, std::memory_order_relaxed)) return;
  }
  slots_[own].store(key | relation, std::memory_order_relaxed);
}

}  // namespace kith::geo_internal
