#include "src/eligibility/quantifier_rows.h"

#include <algorithm>
#include <bit>

#include "kith/eligibility/compiled_rules.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/scan_kernels.h"

namespace kith::scan_internal {
namespace {

// What holds is what does not fail of the other.
template <std::size_t kWords>
PlanesOf<kWords> Negated(const PlanesOf<kWords>& row) {
  PlanesOf<kWords> negated;
  for (std::size_t word = 0; word < kWords; word += 2) {
    negated.word[word] = ~row.word[word + 1];
    negated.word[word + 1] = ~row.word[word];
  }
  return negated;
}

std::size_t Place(MemberGroup group) { return static_cast<std::size_t>(group); }

// Of a truth of each household, in the lanes that `all` has.
template <std::size_t kWords>
PlanesOf<kWords> Spread(std::uint64_t holds, std::uint64_t may_hold, const Code<PlanesOf<kWords>>& all) {
  PlanesOf<kWords> row;
  for (std::size_t word = 0; word < kWords; ++word)
    row.word[word] = (holds & all.holds.word[word]) | (may_hold & all.open.word[word]);
  return row;
}

ByteRow Spread(std::uint64_t holds, std::uint64_t may_hold, const Code<ByteRow>& all) {
  return all.Of((holds & 1) != 0 ? Truth::kTrue : (may_hold & 1) != 0 ? Truth::kUnknown : Truth::kFalse);
}

}  // namespace

template <class Row>
void MemberLanes<Row>::Judge(std::span<const HouseholdContext> households, std::span<const QuantifierAtom> atoms,
                             const std::array<bool, kGroups>& used, std::span<QuantifiedTruth> values) {
  if (rows_.empty()) rows_.resize(bodies_.rows);
  facts_.Trim();
  stride_ = std::bit_ceil(households.size());
  for (std::size_t first = 0; Deal(households, first); first += Lanes<Row>::kMembers / stride_) {
    FillRows();
    FillGroups(used);
    for (std::size_t i = 0; i < atoms.size(); ++i) Gather(atoms[i], values[i]);
  }
}

template <class Row>
bool MemberLanes<Row>::Deal(std::span<const HouseholdContext> households, std::size_t first) {
  persons_.clear();
  parties_.clear();
  persons_.reserve(Lanes<Row>::kMembers);
  for (std::size_t i = 0; i < households.size(); ++i) {
    const std::vector<Member>& members = households[i].household->members;
    const std::size_t end = std::min(members.size(), first + Lanes<Row>::kMembers / stride_);
    if (first >= end) continue;
    Party<Row>& party = parties_.emplace_back();
    party.context = &households[i];
    facts_.FindLimits(party);
    for (std::size_t place = first; place < end; ++place) {
      persons_.push_back({&members[place], Lanes<Row>::OfMember((place - first) * stride_ + i)});
      party.code.Add(persons_.back().code);
    }
    party.persons = std::span(persons_).last(end - first);
  }
  return !persons_.empty();
}

template <class Row>
void MemberLanes<Row>::FillRows() {
  FactRows<Row>::FillConstants(parties_, rows_.data());
  facts_.FillPlain(parties_, rows_.data());
  facts_.FillFacts(parties_, rows_.data());
  FillNodes(bodies_, rows_.data());
}

template <class Row>
void MemberLanes<Row>::FillGroups(const std::array<bool, kGroups>& used) {
  for (std::size_t place = 0; place < kGroups; ++place) {
    const auto group = static_cast<MemberGroup>(place);
    Row& row = groups_[place];
    row = {};
    if (!used[place]) continue;
    for (const Party<Row>& party : parties_)
      for (const Person<Row>& person : party.persons)
        row = row | person.code.Of(IsInGroup(group, {party.context->household, person.member, party.context->day}));
  }
}

template <class Row>
void MemberLanes<Row>::Gather(const QuantifierAtom& atom, QuantifiedTruth& value) const {
  const bool any = atom.quantifier == Quantifier::kAny;
  const Row& body = rows_[atom.body];
  const Row& group = groups_[Place(atom.group)];
  const Row each = any ? body & group : body | Negated(group);
  const Row said = any ? each : rows_[static_cast<std::size_t>(Truth::kTrue)] & ~each;
  const std::uint64_t first = Fold(said.AnyOf(0, 2)), second = Fold(said.AnyOf(1, 2));
  if (any)
    value = {value.holds | first, value.may_hold | second};
  else  // what is left in `said` does not hold, or fails, of somebody
    value = {value.holds & ~first, value.may_hold & ~second};
}

template <class Row>
std::uint64_t MemberLanes<Row>::Fold(std::uint64_t lanes) const {
  for (std::size_t half = 32; half >= stride_; half /= 2) lanes |= lanes >> half;
  return lanes;
}

template class MemberLanes<Planes>;
template class MemberLanes<WidePlanes>;

QuantifierRows::QuantifierRows(const RuleProgram& bodies, std::span<const QuantifierAtom> atoms)
    : atoms_(atoms), lanes_(bodies), wide_lanes_(bodies), values_(atoms.size()) {
  for (const QuantifierAtom& atom : atoms) used_[Place(atom.group)] = true;
}

void QuantifierRows::Judge(std::span<const HouseholdContext> households) {
  if (atoms_.empty()) return;
  Begin(households);
  std::size_t largest = 0;
  for (const HouseholdContext& each : households) largest = std::max(largest, each.household->members.size());
  if (largest * std::bit_ceil(households.size()) <= Lanes<Planes>::kMembers)
    lanes_.Judge(households, atoms_, used_, values_);
  else
    wide_lanes_.Judge(households, atoms_, used_, values_);
}

// What is said where nobody is looked at.
void QuantifierRows::Begin(std::span<const HouseholdContext> households) {
  std::array<std::uint64_t, kGroups> unlisted{};
  for (std::size_t i = 0; i < households.size(); ++i) {
    for (std::size_t place = 0; place < kGroups; ++place) {
      const bool may_have =
          used_[place] && MayHaveUnlistedMembers(static_cast<MemberGroup>(place), households[i].scope());
      unlisted[place] |= std::uint64_t{may_have} << i;
    }
  }
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    const std::uint64_t open = unlisted[Place(atoms_[i].group)];
    values_[i] =
        atoms_[i].quantifier == Quantifier::kAny ? QuantifiedTruth{0, open} : QuantifiedTruth{~open, ~std::uint64_t{0}};
  }
}

template <class Row>
void QuantifierRows::Fill(std::span<const Party<Row>> parties, Row* rows) const {
  Code<Row> all;
  for (const Party<Row>& party : parties) all.Add(party.code);
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    const QuantifiedTruth& value = values_[i];
    if (atoms_[i].row != 0) rows[atoms_[i].row] = Spread(value.holds, value.may_hold, all);
    if (atoms_[i].negated_row != 0) rows[atoms_[i].negated_row] = Spread(~value.may_hold, ~value.holds, all);
  }
}

template void QuantifierRows::Fill(std::span<const Party<ByteRow>> parties, ByteRow* rows) const;
template void QuantifierRows::Fill(std::span<const Party<Planes>> parties, Planes* rows) const;
template void QuantifierRows::Fill(std::span<const Party<WidePlanes>> parties, WidePlanes* rows) const;

}  // namespace kith::scan_internal
