// FactValue: how values are made, and how they read in a reason.
#include "kith/client/fact.h"

#include <algorithm>
#include <utility>

#include "kith/base/number_text.h"
#include "kith/base/text.h"

namespace kith {
namespace {

std::vector<std::string> SortedUnique(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// "34", "at least 60", "at most 64", "1,500 to 2,000".
std::string RangeText(const std::optional<std::string>& min, const std::optional<std::string>& max) {
  if (!min && !max) return "any value";
  if (!max) return "at least " + *min;
  if (!min) return "at most " + *max;
  return *min == *max ? *min : *min + " to " + *max;
}

std::optional<std::string> MoneyText(const std::optional<std::int64_t>& cents, Period period) {
  return cents ? std::optional(FormatMoney({*cents, period})) : std::nullopt;
}

std::string WordsText(const FactValue& value) {
  if (!value.is_set()) return JoinList(value.words(), " or ");
  if (value.words().empty()) return value.complete() ? "none" : "any";
  return (value.complete() ? "" : "at least ") + JoinList(value.words(), ", ");
}

}  // namespace

FactValue FactValue::Declined() {
  FactValue fact;
  fact.state_ = FactState::kDeclined;
  return fact;
}

FactValue FactValue::NotApplicable() {
  FactValue fact;
  fact.state_ = FactState::kNotApplicable;
  return fact;
}

FactValue FactValue::Bool(bool value) {
  FactValue fact;
  fact.state_ = FactState::kKnown;
  fact.type_ = FactType::kBool;
  fact.bool_ = value;
  return fact;
}

FactValue FactValue::Number(double value) { return Interval(value, value); }

FactValue FactValue::Interval(std::optional<double> min, std::optional<double> max) {
  FactValue fact;
  fact.state_ = FactState::kKnown;
  fact.type_ = FactType::kNumber;
  fact.min_ = min;
  fact.max_ = max;
  return fact;
}

FactValue FactValue::Amount(Money money) { return AmountInterval(money.cents, money.cents, money.period); }

FactValue FactValue::AmountInterval(std::optional<std::int64_t> min_cents, std::optional<std::int64_t> max_cents,
                                    Period period) {
  FactValue fact;
  fact.state_ = FactState::kKnown;
  fact.type_ = FactType::kMoney;
  fact.min_cents_ = min_cents;
  fact.max_cents_ = max_cents;
  fact.period_ = period;
  return fact;
}

FactValue FactValue::Word(std::string word) {
  std::vector<std::string> one;
  one.push_back(std::move(word));
  return OneOf(std::move(one));
}

FactValue FactValue::OneOf(std::vector<std::string> words) {
  if (words.empty()) return NotAsked();  // one of nothing says nothing
  FactValue fact;
  fact.state_ = FactState::kKnown;
  fact.type_ = FactType::kWords;
  fact.words_ = SortedUnique(std::move(words));
  return fact;
}

FactValue FactValue::AllOf(std::vector<std::string> words, bool complete) {
  FactValue fact;
  fact.state_ = FactState::kKnown;
  fact.type_ = FactType::kWords;
  fact.is_set_ = true;
  fact.complete_ = complete;
  fact.words_ = SortedUnique(std::move(words));
  return fact;
}

std::string FactValue::ToText() const {
  switch (state_) {
    case FactState::kNotAsked:
      return "not asked";
    case FactState::kDeclined:
      return "declined";
    case FactState::kNotApplicable:
      return "not applicable";
    case FactState::kKnown:
      break;
  }
  switch (type_) {
    case FactType::kBool:
      return bool_ ? "yes" : "no";
    case FactType::kNumber:
      return RangeText(min_ ? std::optional(FormatNumber(*min_)) : std::nullopt,
                       max_ ? std::optional(FormatNumber(*max_)) : std::nullopt);
    case FactType::kMoney:
      return RangeText(MoneyText(min_cents_, period_), MoneyText(max_cents_, period_));
    case FactType::kWords:
      return WordsText(*this);
    case FactType::kNone:
      break;
  }
  return "";
}

const FactValue& FindFact(const Facts& facts, std::string_view name) {
  static const FactValue kNotAsked;
  const auto found = facts.find(name);
  return found == facts.end() ? kNotAsked : found->second;
}

}  // namespace kith
