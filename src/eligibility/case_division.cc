// CaseBuilder::Divide: what open facts can be, as cells.
#include <algorithm>
#include <string_view>

#include "src/eligibility/case_builder.h"
#include "src/eligibility/case_cells.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/fact_names.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

constexpr std::int32_t kMaxSizes = 100;  // cells of the household's size

}  // namespace

std::optional<Int128> CaseBuilder::LimitAt(const SizedLimit& limit, std::int32_t size) {
  return LimitOf(*limit.limit, *limit.row, limit.persons.value_or(size + limit.more), limit.period);
}

// Whether from `size` on each limit goes up by the same with each person more, and the greater one by no less: then which is greater stays.
bool CaseBuilder::OrderStays(const SizedLimit& a, const SizedLimit& b, std::int32_t size) {
  for (const SizedLimit* limit : {&a, &b}) {
    if (!limit->persons && size + limit->more < static_cast<std::int32_t>(limit->row->cents.size())) return false;
  }
  const std::optional<Int128> now_a = LimitAt(a, size), now_b = LimitAt(b, size);
  const std::optional<Int128> next_a = LimitAt(a, size + 1), next_b = LimitAt(b, size + 1);
  if (!now_a || !now_b) return true;  // nothing is published for so many, nor for more
  if (!next_a || !next_b) return false;
  const Int128 apart = *now_a - *now_b, next_apart = *next_a - *next_b;
  return apart == 0 ? next_apart == 0 : apart > 0 ? next_apart >= apart : next_apart <= apart;
}

// Whether nothing changes with one person more: no number is reached, no stranger is wanted, all limits are above all amounts and in the order in
// which they stay.
bool CaseBuilder::SizeSettles(std::int32_t size) const {
  const auto listed = static_cast<double>(scope_.household->members.size());
  if (strangers_ && size <= listed + static_cast<double>(stranger_questions_.size())) return false;
  if (std::ranges::any_of(size_compared_, [&](double number) { return number >= size; })) return false;
  for (const auto& [key, variable] : variables_) {
    std::vector<Int128> amounts = variable.amounts;
    for (const std::optional<std::int64_t>& end : {variable.known.min_cents(), variable.known.max_cents()}) {
      if (end) amounts.push_back(ExactAmount({*end, variable.known.period()}));
    }
    for (const SizedLimit& limit : variable.limits) {
      for (const SizedLimit& other : variable.limits) {
        if (!OrderStays(limit, other, size)) return false;
      }
      const std::optional<Int128> now = LimitAt(limit, size), next = LimitAt(limit, size + 1);
      if (!now || limit.persons || limit.limit->percent == 0) continue;
      if (!next || *next < *now) return false;
      if (std::ranges::any_of(amounts, [&](Int128 amount) { return amount >= *now; })) return false;
    }
  }
  return true;
}

bool CaseBuilder::DivideSize() {
  if (!size_matters_) return true;
  const FactValue size = LookUp("household.size", scope_);
  if (!size.min() || *size.min() > kMaxSizes) return false;
  size_min_ = size_last_ = static_cast<std::int32_t>(*size.min());
  while (!(size.max() && size_last_ >= *size.max()) && !SizeSettles(size_last_)) {
    if (++size_last_ - size_min_ >= kMaxSizes) return false;
  }
  CellSet cells;
  for (std::int32_t i = size_min_; i <= size_last_; ++i) cells.set(static_cast<std::size_t>(i - size_min_));
  size_variable_ = formula_.AddVariable(cells);
  return true;
}

// `used` cells are taken; the next is for "does not apply".
bool CaseBuilder::AddCells(const Key& key, Variable& variable, CellSet cells, std::size_t used) {
  if (used >= kMaxCells) return false;
  if (!variable.known.known() && !AlwaysApplies(key.of.fact)) cells.set(used);
  if (cells.none()) return false;  // what is known contradicts itself
  variable.variable = formula_.AddVariable(cells);
  return true;
}

bool CaseBuilder::DivideNumbers(const Key& key, Variable& variable) {
  const FactBounds bounds = BoundsOf(key.of.fact);
  Range<double> range{variable.known.min(), variable.known.max()};
  if (!range.min && !(range.max && bounds.min && *range.max < *bounds.min)) range.min = bounds.min;
  if (!range.max && !(range.min && bounds.max && *range.min > *bounds.max)) range.max = bounds.max;
  if (!range.min && IsNeverNegative(key.of.fact) && !(range.max && *range.max < 0)) range.min = 0;
  const MemberRole role = variable.role;
  const bool by_role = key.of.fact == "age" && (role == MemberRole::kChild || role == MemberRole::kAdult);
  if (by_role) variable.numbers.push_back(kAdultAge);
  SortUnique(variable.numbers);
  KeepNear(range, variable.numbers);
  if (CellCount(variable.numbers.size()) >= kMaxCells) return false;
  CellSet cells = CellsWithin(variable.numbers, range);
  if (by_role) {  // a child is under 18, an adult is not, where what is stated leaves that open
    const CompareOp op = role == MemberRole::kChild ? CompareOp::kLt : CompareOp::kGe;
    const CellSet agrees = cells & CellsAgainst(op, variable.numbers, kAdultAge);
    if (agrees.any()) cells = agrees;
  }
  return AddCells(key, variable, cells, CellCount(variable.numbers.size()));
}

bool CaseBuilder::DivideAmounts(const Key& key, Variable& variable) {
  for (const SizedLimit& limit : variable.limits) {
    for (std::int32_t size = size_min_; size <= size_last_; ++size) {
      if (const std::optional<Int128> amount = LimitAt(limit, size)) variable.amounts.push_back(*amount);
    }
  }
  const auto exact = [&](std::optional<std::int64_t> cents) {
    return cents ? std::optional(ExactAmount({*cents, variable.known.period()})) : std::nullopt;
  };
  Range<Int128> range{exact(variable.known.min_cents()), exact(variable.known.max_cents())};
  const bool not_negative = BoundsOf(key.of.fact).min.has_value();
  if (not_negative && !range.min && !(range.max && *range.max < 0)) range.min = 0;
  SortUnique(variable.amounts);
  KeepNear(range, variable.amounts);
  if (CellCount(variable.amounts.size()) >= kMaxCells) return false;
  return AddCells(key, variable, CellsWithin(variable.amounts, range), CellCount(variable.amounts.size()));
}

std::vector<bool> CaseBuilder::ListsWith(const Variable& variable, const std::string& word) {
  std::vector<bool> in;
  for (const WordList& list : variable.lists) in.push_back(std::ranges::binary_search(list, word));
  return in;
}

// In which lists the word may be, for each word that it may be. A name that may be a slip is one of those it may be a slip of, or another; of a word that
// a closed list lacks it is not known what was meant.
std::vector<std::vector<bool>> CaseBuilder::PossibleWords(const Key& key, const Variable& variable) {
  const KnownFact* known = FindKnownFact(key.of.fact);
  const bool closed = known != nullptr && HasClosedWords(*known);
  const std::vector<bool> another(variable.lists.size());
  std::vector<std::vector<bool>> all, possible;
  for (const WordList& list : variable.lists) {
    for (const std::string& word : list) all.push_back(ListsWith(variable, word));
  }
  if (closed) {
    for (const std::string_view word : UsualWords(*known)) all.push_back(ListsWith(variable, std::string(word)));
  } else {
    all.push_back(another);
  }
  if (!variable.known.known()) return all;
  for (const std::string& word : variable.known.words()) {
    const std::string folded = Fold(key.of.fact, word);
    std::vector<bool> lists = ListsWith(variable, folded);
    const bool named = lists != another;
    if (!named && closed && std::ranges::find(UsualWords(*known), word) == UsualWords(*known).end()) return all;
    possible.push_back(std::move(lists));
    if (named || known == nullptr || known->kind != FactKind::kPlaceName) continue;
    for (const WordList& list : variable.lists) {
      for (const std::string& name : list) {
        if (geo_internal::MayBeOnePlace(known->area, word, name)) possible.push_back(ListsWith(variable, name));
      }
    }
  }
  return possible;
}

bool CaseBuilder::DivideWords(const Key& key, Variable& variable) {
  SortUnique(variable.lists);
  variable.cells = PossibleWords(key, variable);
  SortUnique(variable.cells);
  if (variable.cells.size() >= kMaxCells) return false;
  CellSet cells;
  for (std::size_t i = 0; i < variable.cells.size(); ++i) cells.set(i);
  return AddCells(key, variable, cells, variable.cells.size());
}

bool CaseBuilder::DivideOne(const Key& key, Variable& variable) {
  switch (key.kind) {
    case Kind::kNumber:
      return DivideNumbers(key, variable);
    case Kind::kYearly:
    case Kind::kOnce:
      return DivideAmounts(key, variable);
    case Kind::kWord:
      return DivideWords(key, variable);
    case Kind::kBool:
      return AddCells(key, variable, CellSet(0b11), 2);
    case Kind::kInSet:
    case Kind::kFree:
    case Kind::kSize:
      break;
  }
  variable.variable = formula_.AddVariable(CellSet(0b11));
  return true;
}

bool CaseBuilder::Divide() {
  LookAtStrangers();
  for (const Atom& atom : atoms_) NoteWords(atom);
  for (const Atom& atom : atoms_) Note(atom);
  if (!DivideSize()) return false;
  return std::ranges::all_of(variables_, [&](auto& one) { return DivideOne(one.first, one.second); });
}

}  // namespace kith
