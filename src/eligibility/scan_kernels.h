// The inner loops of a scan, compiled for each kind of processor and chosen at run time (Google Highway). All give the same bytes.
#pragma once

#include <cstdint>
#include <span>

#include "kith/base/truth.h"
#include "kith/eligibility/compiled_rules.h"
#include "src/eligibility/rule_program.h"
#include "src/eligibility/scan_rows.h"

namespace kith::scan_internal {

// Nodes from their inputs, first to last.
void FillNodes(const RuleProgram& program, ByteRow* rows);
void FillNodes(const RuleProgram& program, Planes* rows);
void FillNodes(const RuleProgram& program, WidePlanes* rows);

// The values of the rows named `roots`, in the order of these.
void ReadTruths(std::span<const std::uint32_t> roots, const ByteRow* rows, Truth* values);
void ReadTruths(std::span<const std::uint32_t> roots, const Planes* rows, BatchTruth* values);
void ReadTruths(std::span<const std::uint32_t> roots, const WidePlanes* rows, BatchTruth* values);
// After the first pass, of others alone: what fails is open where one of them may be meant.
void OpenTruths(std::span<const std::uint32_t> roots, const ByteRow* rows, Truth* values);
void OpenTruths(std::span<const std::uint32_t> roots, const Planes* rows, BatchTruth* values);
void OpenTruths(std::span<const std::uint32_t> roots, const WidePlanes* rows, BatchTruth* values);

}  // namespace kith::scan_internal
