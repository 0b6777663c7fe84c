#include "src/eligibility/meant_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/member_words.h"
#include "src/eligibility/usual_names.h"

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

bool AtNumber(const TokenStream& in) {
  return in.now().kind == Token::Kind::kNumber || in.now().kind == Token::Kind::kMoney;
}

// some child: age < 5
bool RefusesQuantifier(const Token& first, TokenStream& in) {
  constexpr std::array<Pair, 8> kQuantifiers = {{{"some", "any"},
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

// `residence.city == "Pasadena"`, or what else the words behind `lives in` name for certain.
std::string ResidenceOf(const std::string& place) {
  constexpr std::string_view kCounty = " county";
  if (ToLower(place).ends_with(kCounty))
    return Code("residence.county == " + Quote(place.substr(0, place.size() - kCounty.size())));
  return Code("residence.city == " + Quote(place)) + ", or `residence.county`, `residence.state` or `residence.zip`";
}

// lives in Pasadena
bool RefusesResidence(const Token& first, TokenStream& in) {
  if (!IsWordOfResidence(first.text)) return false;
  const bool joined = in.AcceptWord("in") || in.AcceptWord("of");
  std::string place;
  while (AtPlainWord(in, first)) place += (place.empty() ? "" : " ") + std::string(in.Take().text);
  if (in.now().kind == Token::Kind::kString) place = Unquote(in.Take().text);
  const std::string words = std::string(first.text) + " " + place;
  if (place.empty() && !joined) return false;
  if (!joined && !first.text.ends_with("_in")) {  // "living alone"
    in.Fail(first, "no fact says so: write a question, as in " + Code("ask_provider \"" + words + "\""));
  } else if (place == "SPA" || AtNumber(in) || in.AtSign("{")) {  // a planning area, ZIP codes
    in.Fail(first, "write as in `residence.zip in {90011, 90037}`, or `residence.city` or `residence.county`");
  } else {
    in.Fail(first, "write " + (place.empty() ? "as in `residence.city in {...}`" : ResidenceOf(place)));
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
  if (first.kind != Token::Kind::kWord || FindKnownFact(first.text) != nullptr) return;
  if (RefusesQuantifier(first, in) || RefusesResidence(first, in)) return;
  if (!AtPlainWord(in, first)) return;
  if (first.text == "if" || first.text == "when")
    return in.Fail(first, "there is no " + Code(first.text) + ": write `not a or b` for `if a then b`");
  constexpr std::string_view kVerbs[] = {"is", "are", "has", "have", "must", "be", "who"};
  if (std::ranges::find(kVerbs, first.text) != std::end(kVerbs))
    return in.Fail(first, "write " + Code(in.now().text) + ": a fact stands alone");
  const std::string joined = std::string(first.text) + "_" + std::string(in.now().text);
  const std::string meant = FindKnownFact(joined) != nullptr ? joined : MeantByName(joined);
  if (!meant.empty()) in.Fail(first, "write " + Code(meant));
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
  if (!fix.empty()) in.Fail(in.now(), fix);
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
