// Rows: the values that one comparison, or one part of a rule, has for everybody who is asked about at once.
//
// Model     Each lane is a person. Of a person whose own value is asked for, two bits: it holds; it may hold. Of one who is only looked at to see
//           whether the rules might mean somebody else, one bit: it may hold. `and` is then that of bits, and so is `or`; `not` is never needed
//           (negated comparisons are comparisons of their own). Bits of lanes that nobody has stay 0.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kith/base/truth.h"

namespace kith::scan_internal {

using ByteRow = std::uint8_t;  // bit 0: the person's own holds; 1: may hold; 2 to 7: others

// What a row of the first pass says: open, too, where another one may be meant.
constexpr Truth TruthOf(ByteRow row) {
  return (row & 1U) != 0 ? Truth::kTrue : row != 0 ? Truth::kUnknown : Truth::kFalse;
}

// Words 0 and 1: 64 persons' own holds, may hold. The words after them: others of theirs; or, of members that a quantifier looks at, by twos, 64 more
// each. With eight words six others have room at once, as in a ByteRow, and fewer passes are needed where households are large.
template <std::size_t kWords>
struct alignas(8 * kWords) PlanesOf {
  std::uint64_t word[kWords] = {};

  friend PlanesOf operator|(const PlanesOf& a, const PlanesOf& b) {
    PlanesOf row;
    for (std::size_t i = 0; i < kWords; ++i) row.word[i] = a.word[i] | b.word[i];
    return row;
  }
  friend PlanesOf operator&(const PlanesOf& a, const PlanesOf& b) {
    PlanesOf row;
    for (std::size_t i = 0; i < kWords; ++i) row.word[i] = a.word[i] & b.word[i];
    return row;
  }
  friend PlanesOf operator^(const PlanesOf& a, const PlanesOf& b) {
    PlanesOf row;
    for (std::size_t i = 0; i < kWords; ++i) row.word[i] = a.word[i] ^ b.word[i];
    return row;
  }
  friend PlanesOf operator~(const PlanesOf& a) {
    PlanesOf row;
    for (std::size_t i = 0; i < kWords; ++i) row.word[i] = ~a.word[i];
    return row;
  }
  bool operator==(const PlanesOf&) const = default;

  // What the words from `first` on have, each `step`-th one.
  std::uint64_t AnyOf(std::size_t first, std::size_t step = 1) const {
    std::uint64_t any = 0;
    for (std::size_t i = first; i < kWords; i += step) any |= word[i];
    return any;
  }
};

using Planes = PlanesOf<4>;
using WidePlanes = PlanesOf<8>;

// The bits that say of some lanes that a value holds, or that it is open.
template <class Row>
struct Code {
  Row holds{};
  Row open{};  // a part of `holds`

  Row Of(Truth truth) const { return truth == Truth::kTrue ? holds : truth == Truth::kUnknown ? open : Row{}; }
  void Add(const Code& other) {
    holds = static_cast<Row>(holds | other.holds);
    open = static_cast<Row>(open | other.open);
  }
};

// How lanes are dealt out. The first pass has everybody's own value and a few others; the passes after it others alone.
template <class Row>
struct Lanes;

template <>
struct Lanes<ByteRow> {
  static constexpr std::size_t kFirstOthers = 6, kMoreOthers = 8;
  static Code<ByteRow> Own(std::size_t /*client*/) { return {3, 2}; }
  static Code<ByteRow> Other(std::size_t /*client*/, std::size_t place, bool first) {
    const auto bit = static_cast<ByteRow>((first ? 4U : 1U) << place);
    return {bit, bit};
  }
};

template <std::size_t kWords>
struct Lanes<PlanesOf<kWords>> {
  using Row = PlanesOf<kWords>;
  static constexpr std::size_t kFirstOthers = kWords - 2, kMoreOthers = kWords;
  static constexpr std::size_t kMembers = 32 * kWords;  // that a quantifier looks at, in two bits each
  static Code<Row> Own(std::size_t client) { return OfMember(client); }
  static Code<Row> Other(std::size_t client, std::size_t place, bool first) {
    Row row;
    row.word[place + (first ? 2 : 0)] = std::uint64_t{1} << client;
    return {row, row};
  }
  static Code<Row> OfMember(std::size_t lane) {
    const std::uint64_t bit = std::uint64_t{1} << lane % 64;
    const std::size_t word = lane / 64 * 2;
    Code<Row> code;
    code.holds.word[word] = code.holds.word[word + 1] = code.open.word[word + 1] = bit;
    return code;
  }
};

}  // namespace kith::scan_internal
