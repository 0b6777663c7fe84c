#include "src/eligibility/fact_rows.h"

#include <algorithm>
#include <type_traits>

#include "src/eligibility/asked_of.h"
#include "src/eligibility/constants.h"
#include "src/geo/place_name.h"

namespace kith::scan_internal {
namespace {

const FactValue kNotAsked;
constexpr std::size_t kMaxPlaces = 4096;  // known by name of one fact; then they are forgotten

// What the comparisons of a sorted group come to: `before` up to the row `first`, `between` up to `second`, `after` from there on.
struct Cuts {
  std::size_t first = 0, second = 0;
  Truth before = Truth::kUnknown, between = Truth::kUnknown, after = Truth::kUnknown;
};

// How many of the ascending `constants` are below `end`, or, with `past`, not above it. No branch depends on what is compared: searches of many
// households are too unlike to be foretold.
template <class Number>
std::size_t CountBelow(std::span<const Number> constants, const Number& end, bool past) {
  const auto below = [&](const Number& constant) { return past ? !(end < constant) : constant < end; };
  std::size_t first = 0, left = constants.size();
  while (left > 1) {
    const std::size_t half = left / 2;
    first += half * static_cast<std::size_t>(below(constants[first + half - 1]));
    left -= half;
  }
  return first + static_cast<std::size_t>(left == 1 && below(constants[first]));
}

template <class Number>
Cuts CutsOf(CompareOp op, std::span<const Number> constants, const Range<Number>& value) {
  const bool exact = value.min && value.max && *value.min == *value.max;
  const auto cuts = [&](bool first_past, bool second_past, Truth before, Truth between, Truth after) {
    const std::size_t first = value.min ? CountBelow(constants, *value.min, first_past) : 0;
    const bool is_one = exact && first_past == second_past;
    return Cuts{first,
                is_one      ? first
                : value.max ? CountBelow(constants, *value.max, second_past)
                            : constants.size(),
                before, between, after};
  };
  using enum Truth;
  switch (op) {
    case CompareOp::kLt:
    case CompareOp::kGe: {
      const bool less = op == CompareOp::kLt;
      return cuts(true, true, ToTruth(!less), kUnknown, ToTruth(less));
    }
    case CompareOp::kGt:
    case CompareOp::kLe: {
      const bool more = op == CompareOp::kGt;
      return cuts(false, false, ToTruth(more), kUnknown, ToTruth(!more));
    }
    default: {
      const bool equal = op == CompareOp::kEq;
      const Truth apart = ToTruth(!equal);
      return cuts(false, true, apart, exact ? ToTruth(equal) : kUnknown, apart);
    }
  }
}

constexpr Cuts kAllOpen;

Range<double> NumbersOf(const FactValue& value) { return {value.min(), value.max()}; }

template <class Number>
bool IsOrdered(const Range<Number>& range) {
  if (range.min && !(*range.min <= *range.min)) return false;  // not a number
  if (range.max && !(*range.max <= *range.max)) return false;
  return !range.min || !range.max || *range.min <= *range.max;
}

// What an amount of money may be; std::nullopt of anything else, and of one whose bounds contradict each other.
std::optional<Range<Int128>> ExactAmounts(const FactValue& value) {
  if (value.type() != FactType::kMoney) return std::nullopt;
  const auto exact = [&](std::optional<std::int64_t> cents) {
    return cents ? std::optional(ExactAmount({*cents, value.period()})) : std::nullopt;
  };
  const Range<Int128> amounts{exact(value.min_cents()), exact(value.max_cents())};
  return IsOrdered(amounts) ? std::optional(amounts) : std::nullopt;
}

Cuts CutsOf(const AtomGroup& group, const FactValue& value, const Range<Int128>* amounts) {
  if (group.kind == AtomKind::kNumber) {
    const Range<double> numbers = NumbersOf(value);
    if (value.type() != FactType::kNumber || !IsOrdered(numbers)) return kAllOpen;
    return CutsOf<double>(group.op, group.numbers, numbers);
  }
  const bool once = group.kind == AtomKind::kOnce;
  if (amounts == nullptr || (value.period() == Period::kOnce) != once) return kAllOpen;
  return CutsOf<Int128>(group.op, group.amounts, *amounts);
}

Truth Polar(const AtomGroup& group, Truth truth) { return group.negated ? Not(truth) : truth; }

// Where nothing depends on the constant: fails of what does not apply, open of what is not known.
std::optional<Truth> WhateverTheConstant(const FactView& view) {
  if (view.state() == FactState::kNotApplicable) return Truth::kFalse;
  return view.state() == FactState::kKnown ? std::nullopt : std::optional(Truth::kUnknown);
}

// Planes are marked where a stretch begins and ends, and summed up once for all households; bytes are written as they come.
template <class Row>
void AddStretch(Row* rows, std::size_t begin, std::size_t end, std::size_t size, const Row& bits) {
  if (begin >= end || bits == Row{}) return;
  if constexpr (std::is_same_v<Row, ByteRow>) {
    for (std::size_t i = begin; i < end; ++i) rows[i] = static_cast<Row>(rows[i] | bits);
  } else {
    rows[begin] = rows[begin] ^ bits;
    if (end < size) rows[end] = rows[end] ^ bits;
  }
}

template <class Row>
void SumUp(Row* rows, std::size_t size) {
  if constexpr (!std::is_same_v<Row, ByteRow>)
    for (std::size_t i = 1; i < size; ++i) rows[i] = rows[i] ^ rows[i - 1];
}

bool IsStrange(const KnownFact* known, std::span<const std::string> words) {
  if (known == nullptr || !HasClosedWords(*known)) return false;
  const std::span<const std::string_view> closed = UsualWords(*known);
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return std::ranges::find(closed, word) == closed.end(); });
}

Truth TruthOfMatch(const AtomGroup& group, const WordMatch& match) {
  return Polar(group, CompareMatch(group.op, match).value_or(Truth::kUnknown));
}

WordMatch MatchOf(const FactView& view, std::size_t listed, bool strange) {
  return {view.words().size(), listed, strange, view.is_set(), view.complete()};
}

template <class Row>
void Put(Row& row, const Code<Row>& code, Truth truth) {
  row = static_cast<Row>((row & ~code.holds) | code.Of(truth));
}

std::span<const std::uint32_t> RowsOf(const AtomGroup& group, std::uint32_t word) {
  return std::span(group.rows).subspan(group.of_word[word], group.of_word[word + 1] - group.of_word[word]);
}

}  // namespace

template <class Row>
FactRows<Row>::FactRows(const RuleProgram& program)
    : program_(program), limits_(program.limits), places_(program.facts.size()) {
  std::size_t longest = 0;
  for (const FactAtoms& fact : program.facts)
    for (const AtomGroup& group : fact.groups) longest = std::max<std::size_t>(longest, group.end - group.begin);
  listed_.resize(longest);
  strange_.resize(longest);
  touched_.reserve(longest);
}

template <class Row>
void FactRows<Row>::FillConstants(std::span<const Party<Row>> parties, Row* rows) {
  Code<Row> all;
  for (const Party<Row>& party : parties) all.Add(party.code);
  for (const Truth truth : {Truth::kFalse, Truth::kUnknown, Truth::kTrue})
    rows[static_cast<std::size_t>(truth)] = all.Of(truth);
}

template <class Row>
void FactRows<Row>::FillFacts(std::span<const Party<Row>> parties, Row* rows) {
  for (std::size_t fact = 0; fact < program_.facts.size(); ++fact) Fill(fact, parties, rows);
}

template <class Row>
void FactRows<Row>::FillPlain(std::span<const Party<Row>> parties, Row* rows) const {
  for (const PlainAtom& atom : program_.plain) {
    Code<Row> held;
    Code<Row> failed;
    for (const Party<Row>& party : parties) {
      for (const Person<Row>& person : party.persons) {
        const Truth truth = Examine(atom.expr, {party.context->household, person.member, party.context->day}).truth;
        held.Add({person.code.Of(truth), Row{}});
        failed.Add({person.code.Of(Not(truth)), Row{}});
      }
    }
    if (atom.row != 0) rows[atom.row] = held.holds;
    if (atom.negated_row != 0) rows[atom.negated_row] = failed.holds;
  }
}

template <class Row>
void FactRows<Row>::Fill(std::size_t fact_number, std::span<const Party<Row>> parties, Row* rows) {
  const FactAtoms& fact = program_.facts[fact_number];
  Collect(fact, parties);
  std::fill(rows + fact.begin, rows + fact.end, Row{});
  for (const AtomGroup& group : fact.groups) {
    switch (group.kind) {
      case AtomKind::kBool:
        FillFlag(group, rows + group.begin);
        break;
      case AtomKind::kLimit:
        FillLimits(group, rows + group.begin);
        break;
      case AtomKind::kWords:
        FillWords(group, rows + group.begin);
        break;
      case AtomKind::kNumber:
      case AtomKind::kOnce:
      case AtomKind::kYearly:
        FillStretches(group, rows + group.begin);
        break;
    }
  }
}

// Persons for whom the fact stands in one place are one value.
template <class Row>
void FactRows<Row>::Collect(const FactAtoms& fact, std::span<const Party<Row>> parties) {
  values_.clear();
  meant_.clear();
  amounts_.clear();
  const auto number = static_cast<std::size_t>(&fact - program_.facts.data());
  if (places_[number].size() >= kMaxPlaces) places_[number].clear();
  for (const Party<Row>& party : parties) {
    const auto view_of = [&](const Member* member) {
      const HouseholdContext& context = *party.context;
      const FactSource source =
          SourceOf(fact.name, fact.known, member == nullptr ? kNotAsked : context.Stated(fact.place, member),
                   context.Stated(fact.place, nullptr), *context.household);
      const FactValue* taken = source.is_made ? TakenForGranted(fact.name, *context.household, member) : nullptr;
      return FactView{taken != nullptr ? taken : source.is_size ? &context.size : source.value, source.name};
    };
    if (party.persons.empty()) continue;
    if (!fact.per_person) {
      AddValue(fact, view_of(party.persons.front().member), party.code, party.limits);
      continue;
    }
    const std::size_t first = values_.size();
    for (const Person<Row>& person : party.persons) {
      const FactView view = view_of(person.member);
      if (values_.size() > first && values_.back().view == view)
        values_.back().code.Add(person.code);
      else
        AddValue(fact, view, person.code, party.limits);
    }
  }
}

template <class Row>
void FactRows<Row>::AddValue(const FactAtoms& fact, const FactView& view, const Code<Row>& code,
                             const KnownLimits* limits) {
  Value& value = values_.emplace_back(Value{view, code, limits});
  if (view.state() != FactState::kKnown) return;
  if (view.type() == FactType::kWords) {
    value.first = static_cast<std::uint32_t>(meant_.size());
    value.strange = IsStrange(fact.known, view.words());
    for (const std::string& word : view.words()) meant_.push_back(MeaningOf(fact, word));
  } else if (const std::optional<Range<Int128>> amounts = ExactAmounts(*view.value)) {
    value.first = static_cast<std::uint32_t>(amounts_.size());
    value.has_amounts = true;
    amounts_.push_back(*amounts);
  }
}

template <class Row>
void FactRows<Row>::FillFlag(const AtomGroup& group, Row* rows) const {
  Row row{};
  for (const Value& value : values_) {
    std::optional<Truth> truth = WhateverTheConstant(value.view);
    if (!truth)
      truth = value.view.type() != FactType::kBool
                  ? Truth::kUnknown
                  : ToTruth((value.view.value->bool_value() == group.flag) == (group.op == CompareOp::kEq));
    row = static_cast<Row>(row | value.code.Of(Polar(group, *truth)));
  }
  std::fill(rows, rows + (group.end - group.begin), row);
}

template <class Row>
void FactRows<Row>::FillStretches(const AtomGroup& group, Row* rows) const {
  const std::size_t size = group.end - group.begin;
  for (const Value& value : values_) {
    Cuts cuts;
    if (const std::optional<Truth> truth = WhateverTheConstant(value.view))
      cuts.after = *truth;
    else if (value.view.name == nullptr)
      cuts = CutsOf(group, *value.view.value, AmountsOf(value));
    AddStretch(rows, 0, cuts.first, size, value.code.Of(Polar(group, cuts.before)));
    AddStretch(rows, cuts.first, cuts.second, size, value.code.Of(Polar(group, cuts.between)));
    AddStretch(rows, cuts.second, size, size, value.code.Of(Polar(group, cuts.after)));
  }
  SumUp(rows, size);
}

template <class Row>
void FactRows<Row>::FillLimits(const AtomGroup& group, Row* rows) const {
  for (const Value& value : values_) {
    const std::optional<Truth> whatever = WhateverTheConstant(value.view);
    for (std::size_t i = 0; i < group.limits.size(); ++i) {
      const Truth truth = whatever ? *whatever : CompareWithLimit(group, i, value);
      rows[i] = static_cast<Row>(rows[i] | value.code.Of(Polar(group, truth)));
    }
  }
}

template <class Row>
Truth FactRows<Row>::CompareWithLimit(const AtomGroup& group, std::size_t place, const Value& value) const {
  const Range<Int128>* amounts = AmountsOf(value);
  if (amounts == nullptr) return Truth::kUnknown;
  const std::optional<Range<Int128>>& range = value.limits->At(group.limits[place], value.view.value->period());
  return range ? CompareRanges(*amounts, group.op, *range) : Truth::kUnknown;
}

// First what holds of a comparison that lists none of a value's words, then those that do.
template <class Row>
void FactRows<Row>::FillWords(const AtomGroup& group, Row* rows) {
  Row row{};
  for (const Value& value : values_) {
    std::optional<Truth> truth = WhateverTheConstant(value.view);
    if (!truth && value.view.type() != FactType::kWords) truth = Truth::kUnknown;
    const Truth unlisted = truth ? Polar(group, *truth) : TruthOfMatch(group, MatchOf(value.view, 0, value.strange));
    row = static_cast<Row>(row | value.code.Of(unlisted));
  }
  std::fill(rows, rows + (group.end - group.begin), row);
  for (const Value& value : values_) {
    if (value.view.state() != FactState::kKnown || value.view.type() != FactType::kWords) continue;
    if (value.view.words().size() == 1)
      Patch(group, value, rows);
    else
      PatchMany(group, value, rows);
  }
}

template <class Row>
void FactRows<Row>::Patch(const AtomGroup& group, const Value& value, Row* rows) {
  const Meaning& meaning = meant_[value.first];
  const Truth perhaps = TruthOfMatch(group, MatchOf(value.view, 0, true));
  const Truth same = TruthOfMatch(group, MatchOf(value.view, 1, false));
  for (const std::uint32_t word : meaning.perhaps)
    for (const std::uint32_t row : RowsOf(group, word)) Put(rows[row], value.code, perhaps);
  if (!meaning.same) return;
  for (const std::uint32_t row : RowsOf(group, *meaning.same)) Put(rows[row], value.code, same);
}

template <class Row>
void FactRows<Row>::PatchMany(const AtomGroup& group, const Value& value, Row* rows) {
  const auto touch = [&](std::uint32_t row, bool lists) {
    if (listed_[row] == 0 && strange_[row] == 0) touched_.push_back(row);
    if (lists)
      ++listed_[row];
    else
      strange_[row] = 1;
  };
  for (const Meaning& meaning : std::span(meant_).subspan(value.first, value.view.words().size())) {
    for (const std::uint32_t perhaps : meaning.perhaps)
      for (const std::uint32_t row : RowsOf(group, perhaps)) touch(row, false);
    if (!meaning.same) continue;
    for (const std::uint32_t row : RowsOf(group, *meaning.same)) touch(row, true);
  }
  for (const std::uint32_t row : touched_) {
    Put(rows[row], value.code,
        TruthOfMatch(group, MatchOf(value.view, listed_[row], strange_[row] != 0 || value.strange)));
    listed_[row] = 0;
    strange_[row] = 0;
  }
  touched_.clear();
}

template <class Row>
typename FactRows<Row>::Meaning FactRows<Row>::MeaningOf(const FactAtoms& fact, const std::string& word) {
  if (fact.known == nullptr || fact.known->kind != FactKind::kPlaceName) {
    const auto found = fact.words.find(word);
    return {found == fact.words.end() ? std::nullopt : std::optional(found->second), {}};
  }
  TextMap<KnownPlace>& places = places_[static_cast<std::size_t>(&fact - program_.facts.data())];
  auto found = places.find(word);
  if (found == places.end()) {
    found = places.emplace(word, KnownPlace()).first;
    KnownPlace& place = found->second;
    const auto same = fact.words.find(geo_internal::FoldPlaceName(fact.known->area, word));
    if (same != fact.words.end()) place.same = same->second;
    for (std::uint32_t i = 0; i < fact.names.size(); ++i)
      if (geo_internal::MayBeOnePlace(fact.known->area, word, fact.names[i])) place.perhaps.push_back(i);
  }
  return {found->second.same, found->second.perhaps};
}

template class FactRows<ByteRow>;
template class FactRows<Planes>;
template class FactRows<WidePlanes>;

}  // namespace kith::scan_internal
