#include "src/capacity/unit_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kIrregular = {
    {{"person", "people"}, {"child", "children"}, {"man", "men"}, {"woman", "women"}}};

bool EndsWithAny(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

// Replaces the last word of `phrase` where `from` is that word.
std::optional<std::string> ReplaceLastWord(std::string_view phrase, std::string_view from, std::string_view to) {
  if (!phrase.ends_with(from)) return std::nullopt;
  const std::string_view before = phrase.substr(0, phrase.size() - from.size());
  if (!before.empty() && before.back() != ' ') return std::nullopt;
  return std::string(before) + std::string(to);
}

std::string Singular(std::string_view phrase) {
  for (const auto& [singular, plural] : kIrregular) {
    if (std::optional<std::string> found = ReplaceLastWord(phrase, plural, singular)) return *found;
  }
  if (phrase.size() > 4 && phrase.ends_with("ies")) return std::string(phrase.substr(0, phrase.size() - 3)) + "y";
  if (EndsWithAny(phrase, {"xes", "ches", "shes", "sses"})) return std::string(phrase.substr(0, phrase.size() - 2));
  if (phrase.size() > 2 && phrase.ends_with("s") && !EndsWithAny(phrase, {"ss", "us", "is"})) {
    return std::string(phrase.substr(0, phrase.size() - 1));
  }
  return std::string(phrase);
}

}  // namespace

std::string UnitInWords(std::string_view name) {
  std::string words = FoldName(name);
  if (words.empty()) words = Trim(name);
  return words.empty() ? "place" : Singular(words);
}

bool IsPerPerson(std::string_view singular) {
  constexpr std::array<std::string_view, 9> kForOne = {"bed",  "cot",    "mattress", "seat", "meal",
                                                       "spot", "person", "visitor",  "child"};
  const std::string_view last = singular.substr(singular.rfind(' ') + 1);
  return singular == "place" || std::find(kForOne.begin(), kForOne.end(), last) != kForOne.end();
}

std::string Plural(std::string_view singular) {
  for (const auto& [one, many] : kIrregular) {
    if (std::optional<std::string> found = ReplaceLastWord(singular, one, many)) return *found;
  }
  if (EndsWithAny(singular, {"s", "x", "ch", "sh"})) return std::string(singular) + "es";
  const bool vowel_before_y = EndsWithAny(singular, {"ay", "ey", "oy", "uy"});
  if (singular.size() > 1 && singular.ends_with("y") && !vowel_before_y) {
    return std::string(singular.substr(0, singular.size() - 1)) + "ies";
  }
  return std::string(singular) + "s";
}

}  // namespace kith
