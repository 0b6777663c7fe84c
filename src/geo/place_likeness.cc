// Whether two differently written names may mean one place.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/latin.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/geo/place_name.h"

namespace kith::geo_internal {
namespace {

using Words = std::vector<std::string>;

// Words that make a place of its own of a name that they follow.
constexpr auto kOfAnother = std::to_array<std::string_view>(
    {"beach",   "city",     "east",    "estates", "gardens", "grove", "heights", "hills", "island",
     "islands", "junction", "lake",    "lakes",   "north",   "park",  "point",   "ridge", "shores",
     "south",   "springs",  "terrace", "valley",  "village", "west",  "woods"});

// Words with which many names begin: alone they are nobody's short form.
constexpr auto kBeginnings = std::to_array<std::string_view>(
    {"east", "fort", "lake", "mount", "north", "point", "port", "saint", "santa", "sierra", "south", "west"});

constexpr auto kShortForms = std::to_array<std::pair<std::string_view, std::string_view>>({{"bch", "beach"},
                                                                                           {"cyn", "canyon"},
                                                                                           {"hts", "heights"},
                                                                                           {"no", "north"},
                                                                                           {"nth", "north"},
                                                                                           {"pk", "park"},
                                                                                           {"so", "south"},
                                                                                           {"spg", "spring"},
                                                                                           {"spgs", "springs"},
                                                                                           {"sta", "santa"},
                                                                                           {"ste", "saint"},
                                                                                           {"sth", "south"},
                                                                                           {"vly", "valley"},
                                                                                           {"vlg", "village"}});

constexpr auto kDirections = std::to_array<std::pair<std::string_view, std::string_view>>({{"n", "north"},
                                                                                           {"no", "north"},
                                                                                           {"nth", "north"},
                                                                                           {"s", "south"},
                                                                                           {"so", "south"},
                                                                                           {"sth", "south"},
                                                                                           {"e", "east"},
                                                                                           {"w", "west"}});

template <class List>
bool Has(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::string Joined(const Words& words, std::string_view separator) { return JoinList(words, separator); }

// "los angeles" -> "la"; "" of one word.
std::string Initials(const Words& words) {
  std::string initials;
  for (const std::string& word : words) initials += word.front();
  return initials.size() > 1 ? initials : "";
}

std::string DigitsIn(std::string text) {
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

std::string_view WithoutZeros(std::string_view digits) {
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

// A name without the state behind it, and that state.
struct Located {
  std::string name;
  std::string_view state;
};

// Behind a comma, or by its letters: "Los Angeles, California", "Los Angeles CA". "LA" is Louisiana's only behind a comma.
Located WithoutState(std::string_view text) {
  const std::size_t comma = text.rfind(',');
  if (comma != std::string_view::npos) {
    const std::string_view state = StateOf(FoldName(text.substr(comma + 1)));
    if (!state.empty() && !FoldName(text.substr(0, comma)).empty()) return {std::string(text.substr(0, comma)), state};
  }
  const std::string folded = FoldName(text);
  const std::size_t blank = folded.rfind(' ');
  if (blank == std::string::npos || folded.size() - blank != 3 || folded.ends_with(" la")) return {folded, {}};
  const std::string_view state = StateOf(std::string_view(folded).substr(blank + 1));
  return {state.empty() ? folded : folded.substr(0, blank), state};
}

// "county", and as it is shortened or misspelled.
bool MayMeanCounty(std::string_view word) {
  return word == "cty" || word == "cnty" || (word.size() >= 5 && word.size() <= 8 && EditDistance(word, "county") <= 2);
}

// "6 south" -> "south": a planning area is often called by its number and its name.
Words WithoutNumbers(Words words) {
  const auto is_number = [](const std::string& word) { return DigitsIn(word) == word; };
  if (!std::ranges::all_of(words, is_number)) std::erase_if(words, is_number);
  return words;
}

Words WordsOf(AreaType type, std::string_view name) {
  Words words = SplitList(FoldPlaceName(type, name), " ");
  if (type == AreaType::kCounty && words.size() > 1 && MayMeanCounty(words.back())) words.pop_back();
  const bool of = words.size() > 2 && words[1] == "of" &&
                  (words[0] == "town" || words[0] == "village" || words[0] == "township" || words[0] == "city");
  if (of) words.erase(words.begin(), words.begin() + 2);
  return words;
}

std::string_view DirectionOf(const Words& words) {
  for (const auto& [letters, direction] : kDirections)
    if (words.size() > 1 && (words.front() == letters || words.front() == direction)) return direction;
  return {};
}

bool IsShortForm(std::string_view word, std::string_view of) {
  if (word.size() == 1) return of.starts_with(word);
  return std::ranges::any_of(kShortForms, [&](const auto& form) { return form.first == word && form.second == of; });
}

bool AreInitials(const std::string& letters, const Words& words, std::size_t from) {
  if (letters.size() < 2 || from + letters.size() > words.size()) return false;
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (words[from + i].front() != letters[i]) return false;
  return true;
}

// Whether two names may say the same: word for word, letters for words, the longer one going on where the other ends.
class WordComparison {
 public:
  WordComparison(AreaType type, const Words& a, const Words& b)
      : type_(type), a_(a), b_(b), seen_((a.size() + 1) * (b.size() + 1)) {}

  // From these words on. Each pair is looked at once.
  bool SaySame(std::size_t i, std::size_t j) {
    std::vector<bool>::reference seen = seen_[i * (b_.size() + 1) + j];
    if (seen) return false;
    seen = true;
    if (i == a_.size()) return j == b_.size() || MayGoOn(a_, b_[j]);
    if (j == b_.size()) return MayGoOn(b_, a_[i]);
    const bool same = a_[i] == b_[j] || IsShortForm(a_[i], b_[j]) || IsShortForm(b_[j], a_[i]);
    return (same && SaySame(i + 1, j + 1)) || (AreInitials(a_[i], b_, j) && SaySame(i + 1, j + a_[i].size())) ||
           (AreInitials(b_[j], a_, i) && SaySame(i + b_[j].size(), j + 1));
  }

 private:
  // The planning area of "South Los Angeles" may be that of "South": they are not called as cities are.
  bool MayGoOn(const Words& name, const std::string& next) const {
    if (type_ == AreaType::kPlanningArea) return true;
    const bool alone = name.size() == 1 && (name.front().size() <= 3 || Has(kBeginnings, name.front()));
    return !alone && !Has(kOfAnother, next);
  }

  AreaType type_;
  const Words& a_;
  const Words& b_;
  std::vector<bool> seen_;
};

bool IsSlip(const std::string& one, const std::string& other) {
  const std::size_t length = std::min(one.size(), other.size());
  const std::size_t longer = std::max(one.size(), other.size());
  const std::size_t edits = length < 6 ? 0 : length < 10 ? 1 : 2;
  return edits > 0 && longer - length <= edits && longer <= 100 && EditDistance(one, other) <= edits;
}

}  // namespace

NameWords::NameWords(Words name)
    : words(std::move(name)),
      letters(Joined(words, "")),
      spaced(Joined(words, " ")),
      initials(Initials(words)),
      digits(DigitsIn(letters)),
      direction(DirectionOf(words)) {}

namespace {

// A number and a name may be two namings of one place, which only a list of both could tell; "6" may be "6 South", and is not "7".
bool MayBeByNumber(const NameWords& number, const NameWords& other) {
  return other.digits.empty() || WithoutZeros(other.digits) == WithoutZeros(number.digits);
}

bool AreOtherNumbers(const NameWords& a, const NameWords& b) {
  return !a.digits.empty() && !b.digits.empty() && WithoutZeros(a.digits) != WithoutZeros(b.digits);
}

bool AreLike(AreaType type, const NameWords& a, const NameWords& b) {
  if (a.words.empty() || b.words.empty()) return false;
  if (a.letters == b.letters || a.letters == b.initials || b.letters == a.initials) return true;
  if (a.IsNumber()) return MayBeByNumber(a, b);
  if (b.IsNumber()) return MayBeByNumber(b, a);
  if (!a.direction.empty() && !b.direction.empty() && a.direction != b.direction) return false;
  if (AreOtherNumbers(a, b)) return false;
  return WordComparison(type, a.words, b.words).SaySame(0, 0) || IsSlip(a.spaced, b.spaced);
}

// Where both are numbered, by the number; where one is, by the names.
bool MayBeOnePlanningArea(const NameWords& a, const NameWords& b) {
  if (!a.digits.empty() && !b.digits.empty()) return !AreOtherNumbers(a, b);
  return AreLike(AreaType::kPlanningArea, NameWords(WithoutNumbers(a.words)), NameWords(WithoutNumbers(b.words)));
}

// The names of states are few and well known: two of them are never one. What is none of them may be one in short ("Calif."), or letters that mean some
// state elsewhere, or none ("XX").
bool MayBeOneState(const std::string& one, const std::string& other) {
  if (!StateOf(one).empty() && !StateOf(other).empty()) return false;
  if (one.size() <= 2 || other.size() <= 2) return true;
  const auto begins = [](std::string_view name, std::string_view with) {
    return with.size() >= 3 && name.starts_with(with);
  };
  return begins(one, other) || begins(other, one) ||
         AreLike(AreaType::kState, NameWords(SplitList(one, " ")), NameWords(SplitList(other, " ")));
}

}  // namespace

ComparedName::ComparedName(AreaType type, std::string_view name) : type_(type), folded_(FoldPlaceName(type, name)) {
  constexpr std::size_t kMaxBytes = 200;  // longer texts are not names
  may_be_another_ = type != AreaType::kZip && name.size() <= kMaxBytes && !folded_.empty();
  if (!may_be_another_ || type == AreaType::kState) return;
  const Located located = WithoutState(WithoutMarks(name));
  state_ = located.state;
  words_ = NameWords(WordsOf(type, located.name));
}

bool MayBeOnePlace(const ComparedName& a, const ComparedName& b) {
  if (!a.may_be_another_ || !b.may_be_another_ || a.folded_ == b.folded_) return false;
  if (a.type_ == AreaType::kState) return MayBeOneState(a.folded_, b.folded_);
  if (!a.state_.empty() && !b.state_.empty() && a.state_ != b.state_) return false;
  return a.type_ == AreaType::kPlanningArea ? MayBeOnePlanningArea(a.words_, b.words_)
                                            : AreLike(a.type_, a.words_, b.words_);
}

bool MayBeOnePlace(AreaType type, std::string_view a, std::string_view b) {
  return MayBeOnePlace(ComparedName(type, a), ComparedName(type, b));
}

}  // namespace kith::geo_internal
