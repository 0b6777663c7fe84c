#include "src/eligibility/scan_kernels.h"

#include <bit>
#include <cstddef>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "src/eligibility/scan_kernels.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace kith::scan_internal {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

template <bool kAll, class Bits>
HWY_INLINE Bits Combine(Bits a, Bits b) {
  return static_cast<Bits>(kAll ? a & b : a | b);
}

// Eight rows in one word, the first in the byte that is stored first. Loads of bytes one by one beat the gathers of today's processors here.
HWY_INLINE std::uint64_t EightRows(const ByteRow* rows, const std::uint32_t* numbers) {
  std::uint64_t eight = 0;
  for (unsigned i = 0; i < 8; ++i) {
    const unsigned shift = std::endian::native == std::endian::little ? 8 * i : 56 - 8 * i;
    eight |= std::uint64_t{rows[numbers[i]]} << shift;
  }
  return eight;
}

template <bool kAll>
void FillRun(const NodeRun& run, const std::uint32_t* inputs, ByteRow* rows) {
  const std::size_t count = run.count;
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    std::uint64_t eight = EightRows(rows, inputs + i);
    for (std::size_t j = 1; j < run.inputs; ++j) eight = Combine<kAll>(eight, EightRows(rows, inputs + j * count + i));
    std::memcpy(rows + run.begin + i, &eight, sizeof(eight));
  }
  for (; i < count; ++i) {
    ByteRow row = rows[inputs[i]];
    for (std::size_t j = 1; j < run.inputs; ++j) row = Combine<kAll>(row, rows[inputs[j * count + i]]);
    rows[run.begin + i] = row;
  }
}

template <bool kAll, std::size_t kWords>
void FillRun(const NodeRun& run, const std::uint32_t* inputs, PlanesOf<kWords>* rows) {
  const hn::CappedTag<std::uint64_t, kWords> d;
  const std::size_t count = run.count;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t word = 0; word < kWords; word += hn::Lanes(d)) {
      auto row = hn::Load(d, rows[inputs[i]].word + word);
      for (std::size_t j = 1; j < run.inputs; ++j) {
        const auto next = hn::Load(d, rows[inputs[j * count + i]].word + word);
        row = kAll ? hn::And(row, next) : hn::Or(row, next);
      }
      hn::Store(row, d, rows[run.begin + i].word + word);
    }
  }
}

template <class Row>
void FillRuns(const RuleProgram& program, Row* rows) {
  for (const NodeRun& run : program.runs) {
    const std::uint32_t* inputs = program.inputs.data() + run.first_input;
    if (run.all)
      FillRun<true>(run, inputs, rows);
    else
      FillRun<false>(run, inputs, rows);
  }
}

constexpr std::uint64_t kOnes = 0x0101010101010101;

// In each byte 1 where it is not 0.
HWY_INLINE std::uint64_t AnyBit(std::uint64_t eight) {
  constexpr std::uint64_t kLow = 0x7f * kOnes;
  return ((((eight & kLow) + kLow) | eight) >> 7) & kOnes;
}

HWY_INLINE std::uint64_t Truths(std::uint64_t eight) { return AnyBit(eight) + (eight & kOnes); }

void FillByteNodes(const RuleProgram& program, ByteRow* rows) { FillRuns(program, rows); }
void FillPlaneNodes(const RuleProgram& program, Planes* rows) { FillRuns(program, rows); }
void FillWideNodes(const RuleProgram& program, WidePlanes* rows) { FillRuns(program, rows); }

void ReadBytes(const std::uint32_t* roots, std::size_t count, const ByteRow* rows, Truth* values) {
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const std::uint64_t eight = Truths(EightRows(rows, roots + i));
    std::memcpy(values + i, &eight, sizeof(eight));
  }
  for (; i < count; ++i) values[i] = static_cast<Truth>(Truths(rows[roots[i]]));
}

template <std::size_t kWords>
void ReadRows(const std::uint32_t* roots, std::size_t count, const PlanesOf<kWords>* rows, BatchTruth* values) {
  for (std::size_t i = 0; i < count; ++i) {
    const PlanesOf<kWords>& row = rows[roots[i]];
    values[i] = {row.word[0], row.AnyOf(1)};
  }
}

void ReadPlanes(const std::uint32_t* roots, std::size_t count, const Planes* rows, BatchTruth* values) {
  ReadRows(roots, count, rows, values);
}
void ReadWide(const std::uint32_t* roots, std::size_t count, const WidePlanes* rows, BatchTruth* values) {
  ReadRows(roots, count, rows, values);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace kith::scan_internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kith::scan_internal {

namespace {

template <std::size_t kWords>
void OpenRows(std::span<const std::uint32_t> roots, const PlanesOf<kWords>* rows, BatchTruth* values) {
  for (std::size_t i = 0; i < roots.size(); ++i) values[i].may_hold |= rows[roots[i]].AnyOf(0);
}

}  // namespace

HWY_EXPORT(FillByteNodes);
HWY_EXPORT(FillPlaneNodes);
HWY_EXPORT(FillWideNodes);
HWY_EXPORT(ReadBytes);
HWY_EXPORT(ReadPlanes);
HWY_EXPORT(ReadWide);

void FillNodes(const RuleProgram& program, ByteRow* rows) { HWY_DYNAMIC_DISPATCH(FillByteNodes)(program, rows); }
void FillNodes(const RuleProgram& program, Planes* rows) { HWY_DYNAMIC_DISPATCH(FillPlaneNodes)(program, rows); }
void FillNodes(const RuleProgram& program, WidePlanes* rows) { HWY_DYNAMIC_DISPATCH(FillWideNodes)(program, rows); }

void ReadTruths(std::span<const std::uint32_t> roots, const ByteRow* rows, Truth* values) {
  HWY_DYNAMIC_DISPATCH(ReadBytes)(roots.data(), roots.size(), rows, values);
}

void ReadTruths(std::span<const std::uint32_t> roots, const Planes* rows, BatchTruth* values) {
  HWY_DYNAMIC_DISPATCH(ReadPlanes)(roots.data(), roots.size(), rows, values);
}

void ReadTruths(std::span<const std::uint32_t> roots, const WidePlanes* rows, BatchTruth* values) {
  HWY_DYNAMIC_DISPATCH(ReadWide)(roots.data(), roots.size(), rows, values);
}

void OpenTruths(std::span<const std::uint32_t> roots, const ByteRow* rows, Truth* values) {
  for (std::size_t i = 0; i < roots.size(); ++i)
    if (rows[roots[i]] != 0) values[i] = Or(values[i], Truth::kUnknown);
}

void OpenTruths(std::span<const std::uint32_t> roots, const Planes* rows, BatchTruth* values) {
  OpenRows(roots, rows, values);
}

void OpenTruths(std::span<const std::uint32_t> roots, const WidePlanes* rows, BatchTruth* values) {
  OpenRows(roots, rows, values);
}

}  // namespace kith::scan_internal
#endif
