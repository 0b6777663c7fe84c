// Fills the rows of comparisons from what is known of some households: each fact is looked up once for each person.
//
// Model     What comparison.h says, group by group: a value cuts a sorted group into stretches that hold, are open and fail. Comparisons that only
//           the plain code knows are judged by it, person by person.
// Threads   A FactRows is scratch of one thread.
// Cost      O(rows + facts x persons), and what the plain code takes for its comparisons. Allocates until it has seen its most persons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/eligibility/comparison.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/household_context.h"
#include "src/eligibility/limit_cache.h"
#include "src/eligibility/rule_program.h"
#include "src/eligibility/scan_rows.h"

namespace kith::scan_internal {

// Whose bare facts a lane means; nullptr: nobody's.
template <class Row>
struct Person {
  const Member* member = nullptr;
  Code<Row> code;
};

template <class Row>
struct Party {
  const HouseholdContext* context = nullptr;
  const KnownLimits* limits = nullptr;
  std::span<const Person<Row>> persons;
  Code<Row> code;  // of all of them
};

// A value without a copy of it.
struct FactView {
  const FactValue* value = nullptr;
  const std::string* name = nullptr;  // instead of it

  FactState state() const { return name != nullptr ? FactState::kKnown : value->state(); }
  FactType type() const { return name != nullptr ? FactType::kWords : value->type(); }
  std::span<const std::string> words() const {
    return name != nullptr ? std::span(name, 1) : std::span<const std::string>(value->words());
  }
  bool is_set() const { return name == nullptr && value->is_set(); }
  bool complete() const { return name != nullptr || value->complete(); }
  bool operator==(const FactView&) const = default;
};

template <class Row>
class FactRows {
 public:
  explicit FactRows(const RuleProgram& program);

  // Of `party`, by its context; valid until the next Trim.
  void FindLimits(Party<Row>& party) {
    if (!program_.limits.empty()) party.limits = &limits_.For(*party.context);
  }
  void Trim() { limits_.Trim(); }
  // Rows of one fact, and of all; of what only the plain code knows.
  void Fill(std::size_t fact_number, std::span<const Party<Row>> parties, Row* rows);
  void FillFacts(std::span<const Party<Row>> parties, Row* rows);
  void FillPlain(std::span<const Party<Row>> parties, Row* rows) const;
  static void FillConstants(std::span<const Party<Row>> parties, Row* rows);

 private:
  struct Value {
    FactView view;
    Code<Row> code;
    const KnownLimits* limits = nullptr;
    // Where what it says of itself begins: words in `meant_`, an amount in `amounts_` if it has one.
    std::uint32_t first = 0;
    bool has_amounts = false;
    bool strange = false;  // one of its words is none of the fact's
  };
  // The name of a place as rules see it.
  struct KnownPlace {
    std::optional<std::uint32_t> same;
    std::vector<std::uint32_t> perhaps;  // it may be a slip of these
  };
  // What a word means to the rules.
  struct Meaning {
    std::optional<std::uint32_t> same;
    std::span<const std::uint32_t> perhaps;
  };

  void Collect(const FactAtoms& fact, std::span<const Party<Row>> parties);
  void AddValue(const FactAtoms& fact, const FactView& view, const Code<Row>& code, const KnownLimits* limits);
  const Range<Int128>* AmountsOf(const Value& value) const {
    return value.has_amounts ? &amounts_[value.first] : nullptr;
  }
  void FillFlag(const AtomGroup& group, Row* rows) const;
  void FillStretches(const AtomGroup& group, Row* rows) const;
  void FillLimits(const AtomGroup& group, Row* rows) const;
  Truth CompareWithLimit(const AtomGroup& group, std::size_t place, const Value& value) const;
  void FillWords(const AtomGroup& group, Row* rows);
  void Patch(const AtomGroup& group, const Value& value, Row* rows);
  void PatchMany(const AtomGroup& group, const Value& value, Row* rows);
  Meaning MeaningOf(const FactAtoms& fact, const std::string& word);

  const RuleProgram& program_;
  LimitCache limits_;
  std::vector<Value> values_;   // of the fact being filled
  std::vector<Meaning> meant_;  // of their words
  std::vector<Range<Int128>> amounts_;
  std::vector<TextMap<KnownPlace>> places_;  // by fact: those that clients stated, by name
  std::vector<std::uint32_t> listed_;        // by place in a group: words of a value that it lists
  std::vector<std::uint8_t> strange_;        // or may list
  std::vector<std::uint32_t> touched_;
};

extern template class FactRows<ByteRow>;
extern template class FactRows<Planes>;
extern template class FactRows<WidePlanes>;

}  // namespace kith::scan_internal
