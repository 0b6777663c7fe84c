#include "src/eligibility/comparison.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <variant>

#include "src/eligibility/fact_names.h"
#include "src/eligibility/limits.h"

namespace kith {
namespace {

using geo_internal::ComparedName;

template <class Number>
bool IsEmpty(const Range<Number>& range) {
  return range.min && range.max && !(*range.min <= *range.max);
}

std::optional<Truth> CompareBool(const FactValue& value, CompareOp op, bool constant) {
  if (value.type() != FactType::kBool || (op != CompareOp::kEq && op != CompareOp::kNe)) return std::nullopt;
  return ToTruth((value.bool_value() == constant) == (op == CompareOp::kEq));
}

std::optional<Truth> CompareNumber(const FactValue& value, CompareOp op, double constant) {
  const Range<double> numbers{value.min(), value.max()};
  if (value.type() != FactType::kNumber || IsEmpty(numbers)) return std::nullopt;
  return CompareRanges(numbers, op, Range<double>{constant, constant});
}

std::optional<Truth> CompareMoney(const FactValue& value, CompareOp op, Money constant) {
  const auto exact = [&](std::optional<std::int64_t> cents) {
    return cents ? std::optional(ExactAmount({*cents, value.period()})) : std::nullopt;
  };
  const Range<Int128> amounts{exact(value.min_cents()), exact(value.max_cents())};
  const bool same_kind = (value.period() == Period::kOnce) == (constant.period == Period::kOnce);
  if (value.type() != FactType::kMoney || !same_kind || IsEmpty(amounts)) return std::nullopt;
  const Int128 limit = ExactAmount(constant);
  return CompareRanges(amounts, op, Range<Int128>{limit, limit});
}

// Of the words of `value`, how many are in `words`.
std::size_t CountIn(const FactValue& value, const std::vector<std::string>& words) {
  const auto listed = [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); };
  return static_cast<std::size_t>(std::ranges::count_if(value.words(), listed));
}

// Whether it is not known what was meant by a word: one that a closed list does not have.
bool HasStrangeWord(const FactValue& value, const std::vector<std::string>& words, const KnownFact* known) {
  if (known == nullptr || !HasClosedWords(*known)) return false;
  const std::span<const std::string_view> closed = UsualWords(*known);
  return std::ranges::any_of(value.words(), [&](const std::string& word) {
    return std::ranges::find(closed, word) == closed.end() && std::ranges::find(words, word) == words.end();
  });
}

std::optional<Truth> CompareWords(const FactValue& value, CompareOp op, const std::vector<std::string>& words,
                                  std::string_view fact) {
  if (value.type() != FactType::kWords) return std::nullopt;
  const KnownFact* known = FindKnownFact(fact);
  if (known != nullptr && known->kind == FactKind::kPlaceName)
    return CompareNames(value, ReadNames(known->area, value.words()), op, ReadNames(known->area, words));
  WordMatch match{value.words().size(), CountIn(value, words), false, value.is_set(), value.complete()};
  match.strange = !match.is_set && match.listed == 0 && HasStrangeWord(value, words, known);
  return CompareMatch(op, match);
}

std::optional<Truth> CompareSet(CompareOp op, const WordMatch& match) {
  if (op != CompareOp::kIn && op != CompareOp::kIncludes) return std::nullopt;
  if (match.listed > 0) return Truth::kTrue;
  return match.complete ? Truth::kFalse : Truth::kUnknown;
}

}  // namespace

std::optional<Truth> CompareValue(const FactValue& value, CompareOp op, const RuleConstant& constant,
                                  std::string_view fact) {
  if (const bool* flag = std::get_if<bool>(&constant)) return CompareBool(value, op, *flag);
  if (const double* number = std::get_if<double>(&constant)) return CompareNumber(value, op, *number);
  if (const Money* money = std::get_if<Money>(&constant)) return CompareMoney(value, op, *money);
  if (const auto* words = std::get_if<std::vector<std::string>>(&constant))
    return CompareWords(value, op, *words, fact);
  return std::nullopt;
}

std::vector<ComparedName> ReadNames(AreaType type, std::span<const std::string> names) {
  std::vector<ComparedName> read;
  read.reserve(names.size());
  for (const std::string& name : names) read.emplace_back(type, name);
  return read;
}

// They are compared as people write them; one that may be a slip of the rule's leaves open what was meant.
std::optional<Truth> CompareNames(const FactValue& value, std::span<const ComparedName> read, CompareOp op,
                                  std::span<const ComparedName> names) {
  if (value.type() != FactType::kWords) return std::nullopt;
  const auto is_listed = [&](const ComparedName& name) {
    return std::ranges::any_of(names, [&](const ComparedName& other) { return other.folded() == name.folded(); });
  };
  const auto is_strange = [&](const ComparedName& name) {
    return std::ranges::any_of(names, [&](const ComparedName& other) { return MayBeOnePlace(name, other); });
  };
  const auto listed = static_cast<std::size_t>(std::ranges::count_if(read, is_listed));
  WordMatch match{read.size(), listed, false, value.is_set(), value.complete()};
  match.strange = !match.is_set && listed == 0 && std::ranges::any_of(read, is_strange);
  return CompareMatch(op, match);
}

std::optional<Truth> CompareMatch(CompareOp op, const WordMatch& match) {
  if (match.is_set) return CompareSet(op, match);
  const bool open = match.listed > 0 || match.strange;
  const Truth among = match.listed == match.words ? Truth::kTrue : open ? Truth::kUnknown : Truth::kFalse;
  switch (op) {
    case CompareOp::kEq:
    case CompareOp::kIn:
      return among;
    case CompareOp::kNe:
      return Not(among);
    case CompareOp::kIncludes:  // one word of a set: the others were not stated
      return among == Truth::kTrue ? Truth::kTrue : Truth::kUnknown;
    default:
      return std::nullopt;
  }
}

std::optional<Range<Int128>> AmountsFor(const FactValue& value, const TableLimit& limit) {
  const ParameterTable* table = TableOf(limit);
  if (value.type() != FactType::kMoney || table == nullptr || (value.period() == Period::kOnce) != table->once())
    return std::nullopt;
  Range<Int128> amounts;
  if (value.min_cents()) amounts.min = ExactAmount({*value.min_cents(), value.period()});
  if (value.max_cents()) amounts.max = ExactAmount({*value.max_cents(), value.period()});
  return IsEmpty(amounts) ? std::nullopt : std::optional(amounts);
}

}  // namespace kith
