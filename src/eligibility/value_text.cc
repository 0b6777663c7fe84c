#include "src/eligibility/value_text.h"

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

Phrase SayNumberRange(const Messages& messages, std::string_view fact, const FactValue& value) {
  const auto say = [&](std::optional<double> number) {
    return number ? std::optional(SayNumber(messages, fact, *number)) : std::nullopt;
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

Phrase SayNumber(const Messages& messages, std::string_view fact, double number) {
  return messages.Say("number.of_fact"_message, {A::Key("fact", fact), A::Number("number", number)});
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
