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

// Words 0 and 1: 64 persons' own holds, may hold. Words 2 and 3: others of theirs; or, of members that a quantifier looks at, 64 more.
struct alignas(32) Planes {
  std::uint64_t word[4] = {};

  friend Planes operator|(const Planes& a, const Planes& b) {
    return {a.word[0] | b.word[0], a.word[1] | b.word[1], a.word[2] | b.word[2], a.word[3] | b.word[3]};
  }
  friend Planes operator&(const Planes& a, const Planes& b) {
    return {a.word[0] & b.word[0], a.word[1] & b.word[1], a.word[2] & b.word[2], a.word[3] & b.word[3]};
  }
  friend Planes operator^(const Planes& a, const Planes& b) {
    return {a.word[0] ^ b.word[0], a.word[1] ^ b.word[1], a.word[2] ^ b.word[2], a.word[3] ^ b.word[3]};
  }
  friend Planes operator~(const Planes& a) { return {~a.word[0], ~a.word[1], ~a.word[2], ~a.word[3]}; }
  bool operator==(const Planes&) const = default;
};

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

template <>
struct Lanes<Planes> {
  static constexpr std::size_t kFirstOthers = 2, kMoreOthers = 4;
  static Code<Planes> Own(std::size_t client) {
    const std::uint64_t bit = std::uint64_t{1} << client;
    return {{bit, bit, 0, 0}, {0, bit, 0, 0}};
  }
  static Code<Planes> Other(std::size_t client, std::size_t place, bool first) {
    Planes row;
    row.word[place + (first ? 2 : 0)] = std::uint64_t{1} << client;
    return {row, row};
  }
};

}  // namespace kith::scan_internal
