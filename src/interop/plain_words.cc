#include "src/interop/plain_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "kith/base/latin.h"
#include "kith/base/text.h"

namespace kith {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Ascending by long form. Street suffixes and directions as in USPS Publication 28, appendices B and C.
constexpr std::array kShortForms = std::to_array<Pair>({
    {"association", "assn"}, {"av", "ave"},       {"avenue", "ave"},      {"boulevard", "blvd"},
    {"building", "bldg"},    {"center", "ctr"},   {"centers", "ctr"},     {"centre", "ctr"},
    {"centro", "ctr"},       {"circle", "cir"},   {"company", "co"},      {"court", "ct"},
    {"department", "dept"},  {"doctor", "dr"},    {"drive", "dr"},        {"east", "e"},
    {"eighth", "8"},         {"fifth", "5"},      {"first", "1"},         {"fort", "ft"},
    {"fourth", "4"},         {"freeway", "fwy"},  {"highway", "hwy"},     {"international", "intl"},
    {"lane", "ln"},          {"mount", "mt"},     {"ninth", "9"},         {"north", "n"},
    {"northeast", "ne"},     {"northwest", "nw"}, {"parkway", "pkwy"},    {"place", "pl"},
    {"road", "rd"},          {"saint", "st"},     {"second", "2"},        {"seventh", "7"},
    {"sixth", "6"},          {"south", "s"},      {"southeast", "se"},    {"southwest", "sw"},
    {"square", "sq"},        {"street", "st"},    {"tenth", "10"},        {"terrace", "ter"},
    {"third", "3"},          {"trail", "trl"},    {"university", "univ"}, {"west", "w"},
});
constexpr std::array<std::string_view, 14> kEmptyWords = {"and", "at", "corp", "de",  "del", "el",  "for",
                                                          "inc", "la", "llc",  "los", "of",  "the", "ltd"};
constexpr std::array<std::string_view, 10> kUnitWords = {"apartment", "apt", "fl",    "floor", "rm",
                                                         "room",      "ste", "suite", "unit",  "units"};
constexpr std::array<std::string_view, 8> kDirections = {"e", "n", "ne", "nw", "s", "se", "sw", "w"};
constexpr std::array<std::string_view, 4> kOrdinalEnds = {"st", "nd", "rd", "th"};

template <std::size_t kSize>
bool IsOneOf(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Without apostrophes, and without marks on Latin letters.
std::string Unmarked(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'' || text[i] == '`') continue;
    if (text.substr(i).starts_with("\xe2\x80\x98") || text.substr(i).starts_with("\xe2\x80\x99")) {  // ' and '
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return WithoutMarks(plain);
}

// "y m c a of" -> "ymca of"
std::vector<std::string> WithInitialsJoined(const std::vector<std::string>& words) {
  std::vector<std::string> joined;
  bool in_initials = false;
  for (const std::string& word : words) {
    const bool initial = word.size() == 1 && !IsDigit(word[0]);
    if (initial && in_initials) {
      joined.back() += word;
    } else {
      joined.push_back(word);
    }
    in_initials = initial;
  }
  return joined;
}

std::string Shortened(const std::string& word) {
  const auto at = std::lower_bound(kShortForms.begin(), kShortForms.end(), word,
                                   [](const Pair& pair, const std::string& wanted) { return pair.first < wanted; });
  if (at != kShortForms.end() && at->first == word) return std::string(at->second);
  if (word.size() > 2 && IsDigit(word[0]) && IsDigit(word[word.size() - 3]) &&
      IsOneOf(kOrdinalEnds, std::string_view(word).substr(word.size() - 2)))
    return word.substr(0, word.size() - 2);
  return word;
}

std::vector<std::string> LongWords(std::string_view text) {
  return WithInitialsJoined(SplitList(FoldName(Unmarked(text)), " "));
}

std::vector<std::string> AllShortened(std::vector<std::string> words) {
  for (std::string& word : words) word = Shortened(word);
  return words;
}

// "S 424 Central Ave" is 424 S Central Ave; but E 5th St is a street.
void PutNumberFirst(std::vector<std::string>& words) {
  if (words.size() < 2 || !IsOneOf(kDirections, Shortened(words[0]))) return;
  if (std::all_of(words[1].begin(), words[1].end(), IsDigit)) std::swap(words[0], words[1]);
}

}  // namespace

std::vector<std::string> PlainWords(std::string_view name) {
  std::vector<std::string> words = AllShortened(LongWords(name));
  const auto empty = [](const std::string& word) { return IsOneOf(kEmptyWords, word); };
  if (!std::all_of(words.begin(), words.end(), empty)) std::erase_if(words, empty);
  return words;
}

PlainStreet PlainAddress(std::string_view address) {
  std::string text(address);
  // A number sign begins a unit, and is no word of its own.
  if (const std::size_t sign = text.find('#'); sign != std::string::npos) text.replace(sign, 1, " unit ");
  std::vector<std::string> words = LongWords(text);
  PutNumberFirst(words);
  PlainStreet street;
  bool in_unit = false;
  for (const std::string& word : AllShortened(std::move(words))) {
    const bool begins_unit = IsOneOf(kUnitWords, word) && !street.line.empty();
    in_unit = in_unit || begins_unit;
    if (begins_unit) continue;
    std::string& part = in_unit ? street.unit : street.line;
    part += (part.empty() ? "" : " ") + word;
  }
  return street;
}

}  // namespace kith
