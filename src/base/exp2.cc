// A table of 2^-(i/64), i = 0..64, in 1/2^30, and a straight line between two entries: its error is at most (ln 2 / 64)^2 / 8, one unit
// of the result; rounding adds half a unit.
#include "kith/base/exp2.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace kith {
namespace {

constexpr int kTableBits = 30;
// Computed with 60 decimal digits and rounded to nearest.
constexpr std::array<std::int64_t, 65> kTable = {
    1073741824, 1062175491, 1050733751, 1039415261, 1028218693, 1017142735, 1006186087, 995347464, 984625594, 974019220,
    963527098,  953147997,  942880699,  932724001,  922676710,  912737649,  902905651,  893179563, 883558244, 874040567,
    864625413,  855311680,  846098274,  836984114,  827968132,  819049271,  810226483,  801498734, 792865000, 784324269,
    775875538,  767517817,  759250125,  751071493,  742980960,  734977579,  727060411,  719228525, 711481005, 703816941,
    696235434,  688735596,  681316545,  673977412,  666717336,  659535466,  652430958,  645402981, 638450708, 631573326,
    624770026,  618040012,  611382493,  604796689,  598281827,  591837143,  585461881,  579155293, 572916640, 566745190,
    560640218,  554601009,  548626854,  542717053,  536870912,
};

// numerator / denominator, below 1, in 1/2^22. Both are shortened together where the product would not fit: still monotone.
std::int64_t FractionQ22(std::int64_t numerator, std::int64_t denominator) {
  constexpr std::int64_t kFits = std::int64_t{1} << 40;
  while (denominator >= kFits) {
    numerator >>= 1;
    denominator >>= 1;
  }
  return (numerator << 22) / denominator;
}

}  // namespace

std::int32_t Exp2NegQ16(std::int64_t numerator, std::int64_t denominator) {
  assert(numerator >= 0 && denominator > 0);
  const std::int64_t whole = numerator / denominator;
  if (whole >= 32) return 0;
  // Six bits choose the entry, sixteen the way to the next one. A shortened quotient may round up to 1: the last entry.
  const std::int64_t fraction = FractionQ22(numerator % denominator, denominator);
  const auto entry = static_cast<std::size_t>(fraction >> 16);
  const std::int64_t between = fraction & 0xffff;
  const std::int64_t here = kTable[entry];
  const std::int64_t value = between == 0 ? here : here - (((here - kTable[entry + 1]) * between) >> 16);
  const auto shift = static_cast<int>(whole) + kTableBits - 16;
  return static_cast<std::int32_t>((value + (std::int64_t{1} << (shift - 1))) >> shift);
}

}  // namespace kith
