#include "src/eligibility/quantifier_rows.h"

#include <algorithm>
#include <bit>

#include "kith/eligibility/compiled_rules.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/scan_kernels.h"

namespace kith::scan_internal {
namespace {

constexpr std::size_t kLanes = 128;

Code<Planes> LaneOf(std::size_t lane) {
  const std::uint64_t bit = std::uint64_t{1} << lane % 64;
  const std::size_t word = lane / 64 * 2;
  Code<Planes> code;
  code.holds.word[word] = code.holds.word[word + 1] = code.open.word[word + 1] = bit;
  return code;
}

// What holds is what does not fail of the other.
Planes Negated(const Planes& row) { return ~Planes{row.word[1], row.word[0], row.word[3], row.word[2]}; }

std::size_t Place(MemberGroup group) { return static_cast<std::size_t>(group); }

// Of a truth of each household, in the lanes that `all` has.
Planes Spread(std::uint64_t holds, std::uint64_t may_hold, const Code<Planes>& all) {
  Planes row;
  for (std::size_t word = 0; word < 4; ++word)
    row.word[word] = (holds & all.holds.word[word]) | (may_hold & all.open.word[word]);
  return row;
}

ByteRow Spread(std::uint64_t holds, std::uint64_t may_hold, const Code<ByteRow>& all) {
  return all.Of((holds & 1) != 0 ? Truth::kTrue : (may_hold & 1) != 0 ? Truth::kUnknown : Truth::kFalse);
}

}  // namespace

QuantifierRows::QuantifierRows(const RuleProgram& bodies, std::span<const QuantifierAtom> atoms)
    : bodies_(bodies), atoms_(atoms), facts_(bodies), rows_(bodies.rows), values_(atoms.size()) {
  for (const QuantifierAtom& atom : atoms) used_[Place(atom.group)] = true;
  persons_.reserve(kLanes);
  parties_.reserve(kMaxBatch);
}

void QuantifierRows::Judge(std::span<const HouseholdContext> households) {
  if (atoms_.empty()) return;
  Begin(households);
  stride_ = std::bit_ceil(households.size());
  for (std::size_t first = 0; Deal(households, first); first += kLanes / stride_) JudgeLanes();
}

// What is said where nobody is looked at.
void QuantifierRows::Begin(std::span<const HouseholdContext> households) {
  facts_.Trim();
  std::array<std::uint64_t, kGroups> unlisted{};
  for (std::size_t i = 0; i < households.size(); ++i) {
    for (std::size_t place = 0; place < kGroups; ++place) {
      const bool may_have =
          used_[place] && MayHaveUnlistedMembers(static_cast<MemberGroup>(place),
                                                 {households[i].household, nullptr, households[i].day});
      unlisted[place] |= std::uint64_t{may_have} << i;
    }
  }
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    const std::uint64_t open = unlisted[Place(atoms_[i].group)];
    values_[i] = atoms_[i].quantifier == Quantifier::kAny ? Value{0, open} : Value{~open, ~std::uint64_t{0}};
  }
}

bool QuantifierRows::Deal(std::span<const HouseholdContext> households, std::size_t first) {
  persons_.clear();
  parties_.clear();
  for (std::size_t i = 0; i < households.size(); ++i) {
    const std::vector<Member>& members = households[i].household->members;
    const std::size_t end = std::min(members.size(), first + kLanes / stride_);
    if (first >= end) continue;
    Party<Planes>& party = parties_.emplace_back();
    party.context = &households[i];
    facts_.FindLimits(party);
    for (std::size_t place = first; place < end; ++place) {
      persons_.push_back({&members[place], LaneOf((place - first) * stride_ + i)});
      party.code.Add(persons_.back().code);
    }
    party.persons = std::span(persons_).last(end - first);
  }
  return !persons_.empty();
}

void QuantifierRows::JudgeLanes() {
  FactRows<Planes>::FillConstants(parties_, rows_.data());
  facts_.FillPlain(parties_, rows_.data());
  facts_.FillFacts(parties_, rows_.data());
  FillNodes(bodies_, rows_.data());
  FillGroups();
  for (std::size_t i = 0; i < atoms_.size(); ++i) Gather(atoms_[i], values_[i]);
}

void QuantifierRows::FillGroups() {
  for (std::size_t place = 0; place < kGroups; ++place) {
    const auto group = static_cast<MemberGroup>(place);
    Planes& row = groups_[place];
    row = {};
    if (!used_[place]) continue;
    for (const Party<Planes>& party : parties_)
      for (const Person<Planes>& person : party.persons)
        row = row | person.code.Of(IsInGroup(group, {party.context->household, person.member, party.context->day}));
  }
}

void QuantifierRows::Gather(const QuantifierAtom& atom, Value& value) const {
  const bool any = atom.quantifier == Quantifier::kAny;
  const Planes& body = rows_[atom.body];
  const Planes& group = groups_[Place(atom.group)];
  const Planes each = any ? body & group : body | Negated(group);
  const Planes said = any ? each : rows_[static_cast<std::size_t>(Truth::kTrue)] & ~each;
  const std::uint64_t first = Fold(said.word[0] | said.word[2]), second = Fold(said.word[1] | said.word[3]);
  if (any)
    value = {value.holds | first, value.may_hold | second};
  else  // what is left in `said` does not hold, or fails, of somebody
    value = {value.holds & ~first, value.may_hold & ~second};
}

std::uint64_t QuantifierRows::Fold(std::uint64_t lanes) const {
  for (std::size_t half = 32; half >= stride_; half /= 2) lanes |= lanes >> half;
  return lanes;
}

template <class Row>
void QuantifierRows::Fill(std::span<const Party<Row>> parties, Row* rows) const {
  Code<Row> all;
  for (const Party<Row>& party : parties) all.Add(party.code);
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    const Value& value = values_[i];
    if (atoms_[i].row != 0) rows[atoms_[i].row] = Spread(value.holds, value.may_hold, all);
    if (atoms_[i].negated_row != 0) rows[atoms_[i].negated_row] = Spread(~value.may_hold, ~value.holds, all);
  }
}

template void QuantifierRows::Fill(std::span<const Party<ByteRow>> parties, ByteRow* rows) const;
template void QuantifierRows::Fill(std::span<const Party<Planes>> parties, Planes* rows) const;

}  // namespace kith::scan_internal
