#include "src/geo/locate_kernel.h"

#include <algorithm>
#include <bit>

#include "src/geo/catchment_grid.h"
#include "src/geo/cell_edge.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "src/geo/locate_kernel.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace kith::geo_internal {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

struct CellPoint {
  std::int32_t x, y;  // longitude, latitude
  std::int32_t east;  // the cell's last longitude
};

// Bit i is of the edge from slot i to slot i + 1.
struct EdgeBits {
  std::uint64_t crossed = 0, on = 0;
};

// Slots as they stand among the words.
struct Slots {
  const std::uint32_t* words;
  std::size_t count;
  std::int32_t X(std::size_t i) const { return static_cast<std::int32_t>(words[i]); }
  std::int32_t Y(std::size_t i) const { return static_cast<std::int32_t>(words[count + i]); }
};

HWY_INLINE EdgeBits PlainEdgeBits(const Slots& slots, const CellPoint& p) {
  EdgeBits bits;
  for (std::size_t i = 0; i + 1 < slots.count; ++i) {
    const CellEdge edge{slots.X(i), slots.Y(i), slots.X(i + 1), slots.Y(i + 1)};
    bits.crossed |= std::uint64_t{CrossesInCell(edge, p.x, p.y, p.east)} << i;
    bits.on |= std::uint64_t{IsOnEdge(edge, p.x, p.y)} << i;
  }
  return bits;
}

#if HWY_TARGET == HWY_SCALAR

HWY_INLINE EdgeBits WideEdgeBits(const Slots& slots, const CellPoint& p) { return PlainEdgeBits(slots, p); }

#else

// Of at most 16 lanes.
template <class D, class Mask>
HWY_INLINE std::uint64_t Bits(D d, Mask mask) {
  std::uint8_t bytes[8] = {};
  hn::StoreMaskBits(d, mask, bytes);
  return bytes[0] | std::uint64_t{bytes[1]} << 8;
}

// Differences of coordinates fit 31 bits and the sign (kWide says where they do not), so that a difference of two products fits 64.
HWY_INLINE EdgeBits WideEdgeBits(const Slots& slots, const CellPoint& p) {
  const hn::CappedTag<std::int32_t, 16> d;
  const hn::RepartitionToWide<decltype(d)> wide;
  const std::size_t lanes = hn::Lanes(d);
  const auto px = hn::Set(d, p.x);
  const auto py = hn::Set(d, p.y);
  const auto east = hn::Set(d, p.east);
  const auto zero = hn::Zero(d);
  const auto* xs = reinterpret_cast<const std::int32_t*>(slots.words);
  const std::int32_t* ys = xs + slots.count;
  EdgeBits bits;
  for (std::size_t i = 0; i < slots.count; i += lanes) {
    const auto ax = hn::LoadU(d, xs + i);
    const auto bx = hn::LoadU(d, xs + i + 1);
    const auto ay = hn::LoadU(d, ys + i);
    const auto by = hn::LoadU(d, ys + i + 1);
    const auto dx = hn::Sub(bx, ax);
    const auto dy = hn::Sub(by, ay);
    const auto qx = hn::Sub(px, ax);
    const auto qy = hn::Sub(py, ay);
    const auto odd = [&](auto v) HWY_ATTR { return hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(wide, v))); };
    // The side on which p lies: the sign of (b - a) x (p - a), in 64 bits for even and for odd lanes.
    const auto evens = hn::Sub(hn::MulEven(dx, qy), hn::MulEven(dy, qx));
    const auto odds = hn::Sub(hn::MulEven(odd(dx), odd(qy)), hn::MulEven(odd(dy), odd(qx)));
    const auto high = hn::OddEven(hn::BitCast(d, odds), hn::BitCast(d, hn::ShiftRight<32>(evens)));
    const auto low = hn::OddEven(hn::BitCast(d, hn::ShiftLeft<32>(odds)), hn::BitCast(d, evens));
    const auto right = hn::Lt(high, zero);
    const auto on_line = hn::Eq(hn::Or(high, low), zero);
    const auto a_above = hn::Gt(ay, py);
    const auto b_above = hn::Gt(by, py);
    const auto crosses = hn::And(hn::Xor(a_above, b_above), hn::Xor(right, b_above));
    const auto a_ray = hn::AndNot(a_above, hn::Gt(ax, east));
    const auto b_ray = hn::AndNot(b_above, hn::Gt(bx, east));
    bits.crossed |= Bits(d, hn::Xor(crosses, hn::Xor(a_ray, b_ray))) << i;
    if (HWY_LIKELY(hn::AllFalse(d, on_line))) continue;
    const auto beside = hn::Or(hn::Sub(px, hn::Min(ax, bx)), hn::Sub(hn::Max(ax, bx), px));
    const auto beyond = hn::Or(hn::Sub(py, hn::Min(ay, by)), hn::Sub(hn::Max(ay, by), py));
    bits.on |= Bits(d, hn::AndNot(hn::Lt(hn::Or(beside, beyond), zero), on_line)) << i;
  }
  return bits;
}

#endif

struct Record {
  explicit Record(const std::uint32_t* at)
      : count(*at & ~kHasBorders),
        has_borders((*at & kHasBorders) != 0),
        items(at + 1),
        ranks(items + count),
        mask(ranks + (count + 1) / 2),
        groups(mask + 2 * MaskWords()) {}
  std::size_t MaskWords() const { return (count + 63) / 64; }
  std::uint64_t Contains(std::size_t word) const {
    return has_borders ? mask[2 * word] | std::uint64_t{mask[2 * word + 1]} << 32 : ~std::uint64_t{0};
  }
  std::size_t Rank(std::size_t i) const { return ranks[i / 2] >> (16 * (i % 2)) & kMostRank; }

  std::size_t count;
  bool has_borders;
  const std::uint32_t *items, *ranks, *mask, *groups;
};

struct Group {
  explicit Group(const std::uint32_t* at)
      : flags(at[0]),
        entry_count(at[1]),
        slots{at + 2, at[0] & kSlotsMask},
        entries(at + 2 + 2 * slots.count),
        masks(entries + entry_count),
        end(masks + 2 * static_cast<std::size_t>(entry_count)) {}
  std::uint64_t Mask(std::size_t entry) const { return masks[2 * entry] | std::uint64_t{masks[2 * entry + 1]} << 32; }

  std::uint32_t flags, entry_count;
  Slots slots;
  const std::uint32_t *entries, *masks, *end;
};

// Where all items of a cell fit one word, which stays in a register; and where not.
struct OneWord {
  HWY_INLINE void Set(std::uint32_t item, std::uint64_t bit) { word |= bit << item; }
  HWY_INLINE std::uint64_t Get(std::size_t item) const { return word >> item & 1; }
  std::uint64_t word;
};
struct ManyWords {
  HWY_INLINE void Set(std::uint32_t item, std::uint64_t bit) { words[item / 64] |= bit << (item % 64); }
  HWY_INLINE std::uint64_t Get(std::size_t item) const { return words[item / 64] >> (item % 64) & 1; }
  std::uint64_t* words;
};

// Sets the bits of items that have the point within their borders. Nothing here branches by what is found. Returns the end of the groups if circles follow.
template <class Bits>
HWY_INLINE const std::uint32_t* SetCovered(const std::uint32_t* at, const CellPoint& p, Bits& covered) {
  std::uint64_t odd = 0;  // of an entry that goes on
  std::uint64_t touched = 0;
  while (true) {
    const Group group(at);
    const EdgeBits bits =
        HWY_UNLIKELY((group.flags & kWide) != 0) ? PlainEdgeBits(group.slots, p) : WideEdgeBits(group.slots, p);
    for (std::size_t i = 0; i < group.entry_count; ++i) {
      const std::uint32_t entry = group.entries[i];
      const std::uint64_t mask = group.Mask(i);
      const std::uint64_t ends = (entry >> 30 & 1) ^ 1;
      odd ^= (entry >> 31) ^ (static_cast<unsigned>(std::popcount(bits.crossed & mask)) & 1U);
      touched |= (bits.on & mask) != 0 ? 1U : 0U;
      covered.Set(entry & kItemMask, (odd | touched) & ends);
      odd &= ~ends;
      touched &= ~ends;
    }
    at = group.end;
    if ((group.flags & kMore) == 0) return (group.flags & kCircles) != 0 ? at : nullptr;
  }
}

// May write up to kStep words more than `count`.
constexpr std::size_t kStep = 16;
HWY_INLINE void Copy(const std::uint32_t* from, std::size_t count, std::uint32_t* to) {
  const hn::CappedTag<std::uint32_t, kStep> d;
  std::size_t done = 0;
  do {  // most are short: once, without a look at the count
    for (std::size_t i = 0; i < kStep; i += hn::Lanes(d)) hn::StoreU(hn::LoadU(d, from + done + i), d, to + done + i);
    done += kStep;
  } while (HWY_UNLIKELY(done < count));
}

// The block's list, and the items that cover the point at their ranks in it. Returns their number.
template <class Bits>
HWY_INLINE std::size_t Merge(const std::uint32_t* list, const Record& record, const Bits& covered, std::uint32_t* out) {
  const std::size_t count = *list++;
  std::size_t from = 0;
  std::size_t written = 0;
  for (std::size_t i = 0; i < record.count; ++i) {
    const std::size_t to = record.Rank(i);
    Copy(list + from, to - from, out + written);
    written += to - from;
    from = to;
    out[written] = record.items[i];
    written += covered.Get(i);
  }
  Copy(list + from, count - from, out + written);
  return written + count - from;
}

// Where ranks do not fit.
template <class Bits>
std::size_t Sort(const std::uint32_t* list, const Record& record, const Bits& covered, std::uint32_t* out) {
  std::size_t written = *list;
  std::copy_n(list + 1, written, out);
  for (std::size_t i = 0; i < record.count; ++i) {
    out[written] = record.items[i];
    written += covered.Get(i);
  }
  std::sort(out, out + written);
  return written;
}

template <class Bits>
HWY_INLINE LocatedRegions LocateWith(const FoundCell& cell, const Record& record, const CellPoint& p, Bits covered,
                                     std::uint32_t* out) {
  LocatedRegions located;
  if (record.has_borders) located.circles = SetCovered(record.groups, p, covered);
  const bool ranked = *cell.list + record.count < kMostRank;
  located.count = HWY_LIKELY(ranked) ? Merge(cell.list, record, covered, out) : Sort(cell.list, record, covered, out);
  return located;
}

LocatedRegions LocateHere(const FoundCell& cell, LatLng point, std::uint64_t* covered, std::uint32_t* out) {
  const Record record(cell.record);
  const CellPoint p{point.lng_e7(), point.lat_e7(), cell.east};
  if (HWY_LIKELY(record.count <= 64))
    return LocateWith(cell, record, p, OneWord{record.count == 0 ? 0 : record.Contains(0)}, out);
  for (std::size_t word = 0; word < record.MaskWords(); ++word) covered[word] = record.Contains(word);
  return LocateWith(cell, record, p, ManyWords{covered}, out);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace kith::geo_internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kith::geo_internal {

HWY_EXPORT(LocateHere);

void PrefetchCell(const FoundCell& cell) {
  constexpr int kLines = 6;
  constexpr int kWordsOfLine = 16;
  for (int line = 0; line < kLines; ++line) {
    __builtin_prefetch(cell.record + kWordsOfLine * line);
    __builtin_prefetch(cell.list + kWordsOfLine * line);
  }
}

LocatedRegions LocateInCell(const FoundCell& cell, LatLng p, std::uint64_t* covered, std::uint32_t* out) {
  PrefetchCell(cell);
  return HWY_DYNAMIC_DISPATCH(LocateHere)(cell, p, covered, out);
}

}  // namespace kith::geo_internal
#endif
