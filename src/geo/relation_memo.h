// RelationMemo: how an area's outline lies to another one, kept once it is known: relating two takes a sweep of both.
//
//   memo.Relate(zip, target, [&] { return Relate(zip_outline, target_outline); })
//
// Model     A pair is a key: who asks gives each target outline a number of its own. What the call gives is a function of the key, so that a pair that was pushed
//           out, or that two threads relate at once, is related again to the same end.
// Threads   All calls from any thread, without locks: a pair and its relation are one word.
// Cost      Some nanoseconds for a pair that is kept. Memory: eight bytes for each pair of areas and targets, at most 8 MiB.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "kith/base/id.h"
#include "kith/geo/outline.h"

namespace kith::geo_internal {

using OutlineTarget = std::uint32_t;
inline constexpr OutlineTarget kNoTarget = ~OutlineTarget{0};  // is not kept

class RelationMemo {
 public:
  static constexpr std::size_t kSlotsMost = std::size_t{1} << 20;

  RelationMemo(std::size_t areas, std::size_t targets);

  std::size_t slots() const { return mask_ + 1; }

  template <class Compute>
  OutlineRelation Relate(AreaId area, OutlineTarget target, const Compute& compute) const {
    if (target == kNoTarget || area.index() >= kAreasMost) return compute();
    const std::uint64_t key = (std::uint64_t{area.index()} << 32 | target) << kRelationBits;
    if (const std::uint64_t word = Find(key); word != 0)
      return static_cast<OutlineRelation>((word & kRelationMask) - 1);
    const OutlineRelation relation = compute();
    Keep(key, static_cast<std::uint64_t>(relation) + 1);
    return relation;
  }

 private:
  static constexpr int kRelationBits = 2;
  static constexpr std::uint64_t kRelationMask = (1U << kRelationBits) - 1;
  static constexpr std::uint32_t kAreasMost = 1U << 30;
  static constexpr std::size_t kTried = 8;  // slots, from a key's own on

  std::size_t SlotOf(std::uint64_t key) const;
  // The word of that key; 0 where it is not kept.
  std::uint64_t Find(std::uint64_t key) const;
  // In the first slot that is free, else in the key's own.
  void Keep(std::uint64_t key, std::uint64_t relation) const;

  std::size_t mask_ = 0;
  std::unique_ptr<std::atomic<std::uint64_t>[]> slots_;  // key and relation + 1; 0: free
};

}  // namespace kith::geo_internal
