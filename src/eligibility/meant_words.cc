#include "src/eligibility/meant_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/member_words.h"
#include "src/eligibility/said_comparison.h"
#include "src/eligibility/usual_names.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

std::string_view Find(std::span<const Pair> pairs, std::string_view word) {
  const auto found = std::ranges::find(pairs, word, &Pair::first);
  return found == pairs.end() ? "" : found->second;
}

bool AtPlainWord(const TokenStream& in, const Token& behind) {
  return in.now().kind == Token::Kind::kWord && in.now().line == behind.line && !IsReservedWord(in.now().text) &&
         !IsStatementWord(in.now().text);
}

template <std::size_t size>
bool IsOneOf(const std::string_view (&words)[size], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

// The words that stand side by side at the front of a text: "must be a veteran and" has four.
std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, text.find_first_of(" ;,:(){}"));
    const bool plain = IsPlainWord(word) && (!IsReservedWord(word) || word == "not") && !IsStatementWord(word);
    if (!plain) break;
    words.push_back(word);
    if (word.size() < end) break;
    text = Trim(text.substr(end));
  }
  return words;
}

// The longest run of words, from the first, that is the name of a fact, or what it is called: "fleeing violence", "US citizen". "" where none is.
std::string ConditionOf(std::span<const std::string_view> words) {
  constexpr std::size_t kMostWords = 4;
  for (std::size_t count = std::min(words.size(), kMostWords); count > 0; --count) {
    std::string name;
    for (const std::string_view word : words.first(count)) name += (name.empty() ? "" : "_") + std::string(word);
    if (FindKnownFact(name) != nullptr) return name;
    if (std::string meant = MeantByName(name); !meant.empty()) return meant;
  }
  return "";
}

bool IsFlag(std::string_view name) {
  const KnownFact* known = FindKnownFact(name);
  return known != nullptr && known->kind == FactKind::kBoolean;
}

bool AtNumber(const TokenStream& in) {
  return in.now().kind == Token::Kind::kNumber || in.now().kind == Token::Kind::kMoney;
}

// some child: age < 5
bool RefusesQuantifier(const Token& first, TokenStream& in) {
  constexpr std::array<Pair, 11> kQuantifiers = {{{"some", "any"},
                                                  {"no", "not any"},
                                                  {"none", "not any"},
                                                  {"neither", "not any"},
                                                  {"exists", "any"},
                                                  {"exist", "any"},
                                                  {"one", "any"},
                                                  {"a", "any"},
                                                  {"each", "all"},
                                                  {"every", "all"},
                                                  {"both", "all"}}};
  const std::string_view quantifier = Find(kQuantifiers, first.text);
  if (quantifier.empty()) return false;
  std::string group = MeantGroupWord(in.now().text);
  if (group.empty()) return false;
  in.Fail(first, "write " + Code(std::string(quantifier) + " " + group + ": ..."));
  return true;
}

bool IsState(const std::string& place) {
  const std::vector<std::string_view> states = geo_internal::StateNames();
  const std::string folded = geo_internal::FoldPlaceName(AreaType::kState, place);
  return std::ranges::find(states, folded) != states.end();
}

// `residence.city == "Pasadena"`, or what else the words behind `lives in` name for certain.
std::string ResidenceOf(std::string place) {
  constexpr std::string_view kCounty = " county";
  constexpr std::string_view kAlsoCities[] = {"new york", "washington"};
  for (const std::string_view before : {"the ", "city of ", "state of "})
    if (ToLower(place).starts_with(before)) place.erase(0, before.size());
  if (ToLower(place).ends_with(kCounty))
    return Code("residence.county == " + Quote(place.substr(0, place.size() - kCounty.size())));
  if (ToLower(place).starts_with("county of "))
    return Code("residence.county == " + Quote(place.substr(std::string_view("county of ").size())));
  if (IsState(place) && !IsOneOf(kAlsoCities, ToLower(place))) return Code("residence.state == " + Quote(place));
  return Code("residence.city == " + Quote(place)) + ", or `residence.county`, `residence.state` or `residence.zip`";
}

// "shelter", "a car"
bool IsDwelling(std::string place) {
  constexpr std::string_view kDwellings[] = {"apartment", "apartments", "building", "camp",    "car",      "encampment",
                                             "facility",  "home",       "hotel",    "house",   "housing",  "motel",
                                             "poverty",   "property",   "rv",       "shelter", "shelters", "street",
                                             "streets",   "tent",       "unit",     "van",     "vehicle",  "vehicles"};
  place = ToLower(place);
  for (const std::string_view before : {"a ", "an ", "the ", "their ", "own "})
    if (place.starts_with(before)) place.erase(0, before.size());
  return IsOneOf(kDwellings, place);
}

// lives in Pasadena
bool RefusesResidence(const Token& first, TokenStream& in) {
  if (!IsWordOfResidence(first.text)) return false;
  const bool joined = in.AcceptWord("in") || in.AcceptWord("of");
  std::string place;
  while (AtPlainWord(in, first)) place += (place.empty() ? "" : " ") + std::string(in.Take().text);
  if (in.now().kind == Token::Kind::kString) place = Unquote(in.Take().text);
  if (place.empty() && !joined) return false;
  if ((!joined && !first.text.ends_with("_in")) || IsDwelling(place)) {  // "living alone", "living in a car"
    in.Fail(first, "no fact says so: write a question, as in " +
                       Code("ask_provider \"" + std::string(first.text) + (joined ? " in " : " ") + place + "\""));
  } else if (place == "SPA" || AtNumber(in) || in.AtSign("{")) {  // a planning area, ZIP codes
    in.Fail(first, "write as in `residence.zip in {90011, 90037}`, or `residence.city` or `residence.county`");
  } else {
    in.Fail(first, "write " + (place.empty() ? "as in `residence.city in {...}`" : ResidenceOf(place)));
  }
  return true;
}

// pregnant woman, disabled person: a fact that stands alone.
bool RefusesNoun(const Token& first, TokenStream& in) {
  constexpr std::string_view kPersons[] = {"person",     "persons", "people",  "individual", "individuals", "applicant",
                                           "applicants", "client",  "clients", "member",     "members",     "status"};
  constexpr std::string_view kWomen[] = {"woman", "women", "mother", "mothers", "person", "people"};
  if (!IsFlag(first.text) || !AtPlainWord(in, first)) return false;
  const bool of_women = first.text == "pregnant" || first.text == "postpartum" || first.text == "breastfeeding";
  if (!IsOneOf(kPersons, in.now().text) && !(of_women && IsOneOf(kWomen, in.now().text))) return false;
  in.Fail(in.now(), "a fact stands alone: write " + Code(first.text));
  return true;
}

// must be a veteran, who are not pregnant, must be 18 or older: what stands before a fact in a sentence.
bool RefusesFillers(const Token& first, TokenStream& in) {
  constexpr std::string_view kFillers[] = {"is",        "are",        "was",       "were",    "has",         "have",
                                           "must",      "be",         "been",      "who",     "that",        "a",
                                           "an",        "the",        "currently", "should",  "person",      "people",
                                           "applicant", "applicants", "client",    "clients", "individuals", "only"};
  std::string_view text = in.LineFrom(first);
  bool denied = false, filled = false;
  for (const std::string_view word : WordsOf(text)) {
    const bool filler = IsOneOf(kFillers, word);
    if (!filler && !(filled && word == "not")) break;
    denied = denied != (word == "not");
    filled = true;
    text = Trim(text.substr(word.size()));
  }
  if (!filled || !(AtPlainWord(in, first) || AtNumber(in) || in.AtWord("not"))) return false;
  const std::string words(Trim(in.LineFrom(first).substr(0, in.LineFrom(first).size() - text.size())));
  const std::string condition = ConditionOf(WordsOf(text)), no = denied ? "not " : "";
  const std::optional<SaidComparison> said = ReadSaidComparison(text);
  if (said && !denied && said->value.front() != '$') {
    in.Fail(first, SayComparison("age", *said));
  } else if (condition.empty()) {
    in.Fail(first, "a fact stands alone, as in `veteran` or `age >= 18`: take " + Code(words) + " out");
  } else {
    in.Fail(first, "write " + Code(no + condition) + ": a fact stands alone");
  }
  return true;
}

}  // namespace

bool IsWordOfResidence(std::string_view word) {
  constexpr std::string_view kLives[] = {"lives",    "live",     "living",   "resides", "reside",
                                         "residing", "resident", "lives_in", "located", "resides_in"};
  return std::ranges::find(kLives, word) != std::end(kLives);
}

void RefuseWordsBefore(const Token& first, TokenStream& in) {
  if (first.kind != Token::Kind::kWord || RefusesNoun(first, in) || FindKnownFact(first.text) != nullptr) return;
  if (RefusesQuantifier(first, in) || RefusesResidence(first, in) || RefusesFillers(first, in)) return;
  if (!AtPlainWord(in, first)) return;
  if (first.text == "unless")
    return in.Fail(first, "there is no `unless`: write `not`, where what follows shuts out, as in `not veteran`");
  if (first.text == "if" || first.text == "when")
    return in.Fail(first, "there is no " + Code(first.text) + ": write `not a or b` for `if a then b`");
  const std::vector<std::string_view> words = WordsOf(in.LineFrom(first));
  const std::string of_first = ConditionOf(std::span(words).first(std::min<std::size_t>(words.size(), 1)));
  const std::string meant = ConditionOf(words);
  if (!meant.empty() && meant != of_first) in.Fail(first, "write " + Code(meant));
}

bool RefusesGroup(std::string_view quantifier, TokenStream& in) {
  const Token first = in.now();
  const std::vector<std::string_view> words = WordsOf(in.LineFrom(first));
  const std::string begin = std::string(quantifier) + " ";
  if (words.empty()) return false;
  if (const std::string group = MeantGroupWord(words.front()); !group.empty()) {
    in.Fail(first, Code(first.text) + " is no group of members: write " + Code(begin + group + ": ..."));
    return true;
  }
  const std::string flag = ConditionOf(words.front().ends_with('s') && !IsFlag(words.front())
                                           ? std::vector{words.front().substr(0, words.front().size() - 1)}
                                           : std::vector{words.front()});
  if (!IsFlag(flag)) return false;
  const std::string group = words.size() > 1 ? MeantGroupWord(words[1]) : "member";
  in.Fail(first, "write " + Code(begin + (group.empty() ? "member" : group) + ": " + flag));
  return true;
}

void RefuseBehindGroup(std::string_view quantified, TokenStream& in) {
  if (in.AtSign(":")) return;
  const std::optional<SaidComparison> said = ReadSaidComparison(in.LineFrom(in.now()));
  if (said) in.Fail(in.now(), SayComparison(std::string(quantified) + ": age", *said));
}

void RefuseWordsBetween(TokenStream& in) {
  constexpr std::array<Pair, 9> kBetween = {
      {{"unless", "write `or` where what follows admits, too, or `and not` where it shuts out"},
       {"except", "write `and not`: what follows shuts out"},
       {"without", "write `and not`: what follows shuts out"},
       {"but", "write `and`"},
       {"plus", "write `and`"},
       {"if", "there is no `if`: write `or not`, where what stands before must hold only if what follows does"},
       {"when", "there is no `when`: write `or not`, where what stands before must hold only if what follows does"},
       {"xor", "write `a and not b or b and not a` for `a xor b`, or `or` where both will do, too"},
       {"then", "there is no `if`: write `not a or b` for `if a then b`"}}};
  if (in.AtSign(",")) return in.Fail(in.now(), "write `and` where both must hold, `or` where either will do");
  const std::string_view fix = in.now().kind == Token::Kind::kWord ? Find(kBetween, in.now().text) : "";
  if (!fix.empty()) return in.Fail(in.now(), fix);
  const bool condition =
      in.now().kind == Token::Kind::kWord && !IsStatementWord(in.now().text) && !IsReservedWord(ToLower(in.now().text));
  if (condition && in.SameLineAsLast())
    in.Fail(in.now(),
            "two conditions stand side by side: write `and` between them where both must hold, `or` where "
            "either will do");
}

void RefuseCall(TokenStream& in) {
  if (!in.AtSign("(")) return;
  const Token sign = in.Take();
  const std::string question = in.now().kind == Token::Kind::kString ? std::string(in.now().text) : "\"...\"";
  in.Fail(sign, "the question stands without parentheses: write " + Code("ask_provider " + question));
}

void RefuseUnit(std::string_view fact, const Token& number, TokenStream& in) {
  constexpr std::string_view kUnits[] = {"people", "person", "persons", "members", "children", "kids", "month",
                                         "months", "week",   "weeks",   "years",   "days",     "hours"};
  if (in.now().kind != Token::Kind::kWord || std::ranges::find(kUnits, in.now().text) == std::end(kUnits)) return;
  const std::string_view unit = in.now().text;
  if (fact == "months_since_pregnancy" && !unit.starts_with("month"))
    return in.Fail(in.now(), Code(fact) + " is a number of months: write it in months, a year as `12`");
  if (fact == "household.size" && (unit == "children" || unit == "kids"))
    return in.Fail(in.now(), Code(fact) + " counts all who live together: write their number alone, as in `4`");
  in.Fail(in.now(), Code(fact) + " is a number alone: write " + Code(number.text));
}

void RefuseRangeInBraces(std::string_view fact, TokenStream& in) {
  if (!in.AtSign("{") && !in.AtSign("[")) return;
  const Token brace = in.Take();
  if (!AtNumber(in)) return;
  const std::string from(in.Take().text);
  const std::string sign = in.AtSign("..<") ? "..<" : "..";
  const bool goes_on = in.AcceptSign("..") || in.AcceptSign("..<") || in.AcceptSign(",");
  if (!goes_on || !AtNumber(in)) return;
  const std::string to(in.Take().text);
  if (in.AtSign("}") || in.AtSign("]"))
    in.Fail(brace, "a range stands without braces: write " + Code(std::string(fact) + " in " + from + sign + to));
}

}  // namespace kith
