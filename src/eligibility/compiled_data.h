// What CompiledRules holds: the program whose rows are the values of offers, and who stands on which row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kith/base/time.h"
#include "kith/eligibility/compiled_rules.h"
#include "src/eligibility/quantifier_rows.h"
#include "src/eligibility/rule_program.h"

namespace kith {
namespace scan_internal {

// Lists by row, one after the other.
struct RowLists {
  std::vector<std::uint32_t> first;  // by row, and one more
  std::vector<std::uint32_t> items;

  std::span<const std::uint32_t> operator[](std::uint32_t row) const {
    return std::span(items).subspan(first[row], first[row + 1] - first[row]);
  }
};

// From when until when a rule counts.
struct SpanAtom {
  std::optional<Date> from, until;
  std::uint32_t counts_row = 0;  // holds on its days
  std::uint32_t open_row = 0;    // is open on all others, fails on its own
};

}  // namespace scan_internal

struct CompiledRules::Data {
  scan_internal::RuleProgram program;
  scan_internal::RuleProgram bodies;    // of what is quantified
  std::vector<std::string> fact_names;  // of both programs, ascending
  std::vector<scan_internal::QuantifierAtom> quantifiers;
  std::vector<scan_internal::SpanAtom> spans;
  std::vector<std::uint32_t> roots;   // by offer: the row that is its value
  scan_internal::RowLists nodes_of;   // by row: nodes that it goes into, ascending
  scan_internal::RowLists offers_of;  // by row: offers whose value it is, ascending
  std::vector<std::uint32_t> run_of;  // by node, from the first on
  std::size_t rules = 0;
};

}  // namespace kith
