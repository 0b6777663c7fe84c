// Fills the rows of quantified expressions: what is said of each member is laid out once for all of them, then gathered for all households.
//
// Model     docs/rules.md, "Three values": `any child: x` is an "or" over members of "is a child and x", `all child: x` an "and" of "is no child, or x";
//           where people may live there who are not listed, one more part is open.
// Method    Member m of household h has lane m x stride + h, so that folding the lanes onto the first `stride` ones gathers all households at once.
// Threads   A QuantifierRows is scratch of one thread.
// Cost      O(rows of what is quantified) for each four members of the largest of 64 households, or for each 256 of a single one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "src/eligibility/fact_rows.h"
#include "src/eligibility/rule_program.h"
#include "src/eligibility/scan_rows.h"

namespace kith::scan_internal {

struct QuantifierAtom {
  Quantifier quantifier = Quantifier::kAny;
  MemberGroup group = MemberGroup::kMember;
  std::uint32_t body = 0;                  // row in the program of what is quantified
  std::uint32_t row = 0, negated_row = 0;  // in the main program; 0: not needed
};

inline constexpr std::size_t kGroups = 6;  // as MemberGroup has them

// Of one quantified expression; bit h is of household h.
struct QuantifiedTruth {
  std::uint64_t holds = 0, may_hold = 0;
};

// The members of households laid out side by side in rows of one width.
template <class Row>
class MemberLanes {
 public:
  explicit MemberLanes(const RuleProgram& bodies) : facts_(bodies), bodies_(bodies) {}

  // Adds to `values`, by atom, what is said of the members. `used`: by MemberGroup.
  void Judge(std::span<const HouseholdContext> households, std::span<const QuantifierAtom> atoms,
             const std::array<bool, kGroups>& used, std::span<QuantifiedTruth> values);

 private:
  // Members from `first` on, as many as there are lanes for; false where nobody has so many.
  bool Deal(std::span<const HouseholdContext> households, std::size_t first);
  void FillRows();
  void FillGroups(const std::array<bool, kGroups>& used);
  void Gather(const QuantifierAtom& atom, QuantifiedTruth& value) const;
  // The lanes of one kind, one bit for each household that has one of them.
  std::uint64_t Fold(std::uint64_t lanes) const;

  FactRows<Row> facts_;
  const RuleProgram& bodies_;
  std::vector<Row> rows_;
  std::vector<Person<Row>> persons_;
  std::vector<Party<Row>> parties_;
  std::size_t stride_ = 1;  // a power of two, no less than there are households
  std::array<Row, kGroups> groups_;
};

class QuantifierRows {
 public:
  QuantifierRows(const RuleProgram& bodies, std::span<const QuantifierAtom> atoms);

  // Judges all of them for the households, kMaxBatch at most, each by itself.
  void Judge(std::span<const HouseholdContext> households);
  // Into the rows of the main program, for households in the order they were judged in.
  template <class Row>
  void Fill(std::span<const Party<Row>> parties, Row* rows) const;

 private:
  void Begin(std::span<const HouseholdContext> households);

  std::span<const QuantifierAtom> atoms_;
  std::array<bool, kGroups> used_{};  // by MemberGroup
  MemberLanes<Planes> lanes_;
  MemberLanes<WidePlanes> wide_lanes_;   // where those are too few
  std::vector<QuantifiedTruth> values_;  // by atom
};

}  // namespace kith::scan_internal
