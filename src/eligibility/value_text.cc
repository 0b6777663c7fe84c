#include "src/eligibility/value_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

using A = MessageArgument;

// "34", "at least 60", "at most 64", "1,500 to 2,000".
Phrase SayRange(const Messages& messages, const std::optional<Phrase>& min, const std::optional<Phrase>& max) {
  if (!min && !max) return messages.Say("range.any"_message);
  if (!max) return messages.Say("range.from"_message, {A::Said("least", *min)});
  if (!min) return messages.Say("range.to"_message, {A::Said("greatest", *max)});
  if (min->text == max->text) return *min;
  return messages.Say("range.between"_message, {A::Said("least", *min), A::Said("greatest", *max)});
}

Phrase SayMoneyRange(const Messages& messages, const FactValue& value) {
  const auto say = [&](std::optional<std::int64_t> cents) {
    return cents ? std::optional(SayMoney(messages, {*cents, value.period()})) : std::nullopt;
  };
  return SayRange(messages, say(value.min_cents()), say(value.max_cents()));
}

// How rules write months of age: in years, upward to four decimals.
double YearsOf(double months) {
  constexpr double kDecimals = 10'000, kMonths = 12;
  return std::ceil(months * kDecimals / kMonths) / kDecimals;
}

// The months that have passed at an age below two that is no whole years, 0 of others. Rounded down as rules round, so that nobody who is under 13
// months is told to be 13 months old.
int PassedMonths(std::string_view fact, double years) {
  constexpr double kInMonthsBelow = 2, kMonths = 12;
  if (fact != "age" || !(years > 0 && years < kInMonthsBelow) || years == std::floor(years)) return 0;
  const double months = std::floor(years * kMonths);
  return static_cast<int>(YearsOf(months + 1) <= years ? months + 1 : YearsOf(months) <= years ? months : months - 1);
}

// Of an age that is just so many months: 0.5, and 1.0834; 0 where it is not.
int MonthsOfAge(std::string_view fact, double years) {
  const int months = PassedMonths(fact, years);
  return months > 0 && YearsOf(months) == years ? months : 0;
}

Phrase SayMonths(const Messages& messages, int months) {
  return messages.Say("number.months_of_age"_message, {A::Number("number", months)});
}

Phrase SayNumberRange(const Messages& messages, std::string_view fact, const FactValue& value) {
  const double ends[] = {value.min().value_or(0), value.max().value_or(0)};
  const auto say = [&](std::optional<double> number) -> std::optional<Phrase> {
    if (!number) return std::nullopt;
    if (const int months = PassedMonths(fact, *number); months > 0) return SayMonths(messages, months);
    return SayNumberAmong(messages, fact, *number, ends);
  };
  return SayRange(messages, say(value.min()), say(value.max()));
}

Phrase SaySet(const Messages& messages, std::string_view fact, const FactValue& value) {
  const A complete = A::Key("complete", value.complete() ? "yes" : "no");
  if (value.words().empty()) return messages.Say("value.no_words"_message, {complete});
  return messages.Say("value.set"_message,
                      {A::Said("words", SayWords(messages, fact, "join.words"_message, value.words())), complete});
}

}  // namespace

bool IsSaidInMonths(const FactValue& age) {
  return age.type() == FactType::kNumber &&
         ((age.min() && PassedMonths("age", *age.min()) > 0) || (age.max() && PassedMonths("age", *age.max()) > 0));
}

Phrase SayNumber(const Messages& messages, std::string_view fact, double number) {
  if (const int months = MonthsOfAge(fact, number); months > 0) return SayMonths(messages, months);
  return messages.Say("number.of_fact"_message, {A::Key("fact", fact), A::Number("number", number)});
}

Phrase SayNumberAmong(const Messages& messages, std::string_view fact, double number, std::span<const double> others) {
  constexpr int kYear = 12;
  const auto in_months = [&](double other) { return PassedMonths(fact, other) > 0; };
  return number == 1 && std::ranges::any_of(others, in_months) ? SayMonths(messages, kYear)
                                                               : SayNumber(messages, fact, number);
}

Phrase SayWord(const Messages& messages, std::string_view fact, std::string_view word) {
  return messages.Say("word.*"_message, word, {A::Text("words", ReadableWord(word)), A::Key("fact", fact)});
}

Phrase SayWords(const Messages& messages, std::string_view fact, MessageCode joint,
                const std::vector<std::string>& words) {
  std::vector<Phrase> said;
  said.reserve(words.size());
  for (const std::string& word : words) said.push_back(SayWord(messages, fact, word));
  return SaySome(messages, joint, said);
}

Phrase SayValue(const Messages& messages, std::string_view fact, const FactValue& value) {
  switch (value.type()) {
    case FactType::kBool:
      return value.bool_value() ? messages.Say("value.yes"_message) : messages.Say("value.no"_message);
    case FactType::kNumber:
      return SayNumberRange(messages, fact, value);
    case FactType::kMoney:
      return SayMoneyRange(messages, value);
    case FactType::kWords:
      return value.is_set() ? SaySet(messages, fact, value)
                            : SayWords(messages, fact, "join.choices"_message, value.words());
    case FactType::kNone:
      break;
  }
  return {};
}

}  // namespace kith
