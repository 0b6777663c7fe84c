#include "src/eligibility/meant_instead.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/said_comparison.h"

namespace kith {
namespace {

bool AtOneOf(const TokenStream& in, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return in.AtWord(word); });
}

void RefuseIs(std::string_view fact, TokenStream& in) {
  const Token is = in.Take();
  const bool negated = in.AcceptWord("not");
  const std::string name(fact);
  if (in.AtWord("true") || in.AtWord("false")) {
    const bool holds = in.AtWord("true") != negated;
    return in.Fail(is, "write " + Code(holds ? name : "not " + name));
  }
  in.Fail(is, "signs compare: write " + Code(name + (negated ? " != ..." : " == ...")));
}

// 60, $2,510/month, 200% ...
std::string TakeValue(TokenStream& in) {
  std::string value(in.Take().text);
  if (in.AcceptSign("%")) {
    value += "%";
    if (in.now().kind == Token::Kind::kWord && !IsReservedWord(in.now().text))
      value += " " + std::string(in.Take().text);
  }
  if (in.AcceptSign("/")) value += "/" + std::string(in.Take().text);
  return value;
}

bool AtValue(const TokenStream& in) {
  return in.now().kind == Token::Kind::kNumber || in.now().kind == Token::Kind::kMoney;
}

bool IsZip(std::string_view fact) {
  const KnownFact* known = FindKnownFact(fact);
  return known != nullptr && known->kind == FactKind::kZip;
}

std::string SayRangeOf(std::string_view fact, std::string_view from, std::string_view to) {
  return IsZip(fact) ? SayZips(fact, from, to) : SayRange(fact, from, to);
}

// What `text` begins with, up to where the condition ends.
std::string_view FirstCondition(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view behind : {";", ")", " and ", " or "}) end = std::min(end, text.find(behind));
  const std::size_t brace = text.find('}');
  return Trim(text.substr(0, brace < end ? brace + 1 : end));
}

// `age not in 18..64`, `age not 60`
void RefuseNot(std::string_view fact, TokenStream& in) {
  const Token negation = in.now();
  const std::string_view behind = Trim(in.LineFrom(negation).substr(negation.text.size()));
  const std::string condition(FirstCondition(behind));
  if (condition.empty()) return;
  const std::string name(fact);
  if (condition.starts_with("in ") || condition.starts_with("any "))
    return in.Fail(negation, "`not` stands first: write " + Code("not " + name + " " + condition));
  const std::optional<SaidComparison> said = ReadSaidComparison(behind);
  in.Fail(negation, said && !said->sign.empty() && fact != "age"
                        ? "`not` stands first: write " + Code("not " + name + " " + said->sign + " " + said->value)
                        : "`not` stands before the whole condition, as in `not age < 18`");
}

void RefuseBetween(std::string_view fact, TokenStream& in) {
  const Token between = in.Take();
  std::string from, to;
  if (AtValue(in)) from = TakeValue(in);
  if (in.AcceptWord("and") && AtValue(in)) to = TakeValue(in);
  const bool both = !from.empty() && !to.empty();
  in.Fail(between, both            ? SayRangeOf(fact, from, to)
                   : fact == "age" ? SayRange(fact, "18", "64")
                                   : "write a range, as in " + Code(std::string(fact) + " in [from]..[to]"));
}

// The comparison with its sides changed; "" where it is none.
std::string_view Turned(std::string_view sign) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTurned = {
      {{"<", ">"}, {"<=", ">="}, {">", "<"}, {">=", "<="}, {"==", "=="}, {"!=", "!="}}};
  const auto* found = std::ranges::find(kTurned, sign, &std::pair<std::string_view, std::string_view>::first);
  return found == kTurned.end() ? "" : found->second;
}

}  // namespace

void RefuseComparisonInWords(std::string_view fact, TokenStream& in) {
  if (AtOneOf(in, {"is", "are", "equals"})) RefuseIs(fact, in);
  if (in.AtWord("between")) RefuseBetween(fact, in);
  if (in.AtWord("not")) RefuseNot(fact, in);
  const bool reserved = in.now().kind == Token::Kind::kWord && IsReservedWord(in.now().text);
  if (reserved || !(in.now().kind == Token::Kind::kWord || AtValue(in))) return;
  const std::optional<SaidComparison> said = ReadSaidComparison(in.LineFrom(in.now()));
  if (!said) return;
  in.Fail(in.now(),
          said->sign.empty() && IsZip(fact) ? SayZips(fact, said->value, said->to) : SayComparison(fact, *said));
}

void RefuseRangeInWords(std::string_view fact, TokenStream& in) {
  const std::string_view line = in.LineFrom(in.now());
  std::string_view rest = line;
  const std::string from = TakeSaidValue(rest);
  if (from.empty()) return;
  const Token first = in.now();
  if (const std::optional<SaidComparison> said = ReadSaidComparison(line); said && said->sign.empty())
    return in.Fail(first, SayRangeOf(fact, said->value, said->to));
  if (IsZip(fact) && rest.starts_with("..")) {
    rest.remove_prefix(rest.starts_with("..<") ? 3 : 2);
    return in.Fail(first, SayZips(fact, from, TakeSaidValue(rest)));
  }
  if (!rest.starts_with("..")) return;
  const bool without_end = rest.starts_with("..<");
  rest = Trim(rest.substr(without_end ? 3 : 2));
  if (!without_end && FirstCondition(rest).empty())
    in.Fail(first, "a range has two ends: write " + Code(std::string(fact) + " >= " + from));
}

void RefuseOpenRange(std::string_view fact, TokenStream& in) {
  if (!in.AtSign("..") && !in.AtSign("..<")) return;
  const Token range = in.now();
  std::string_view rest = Trim(in.LineFrom(range).substr(range.text.size()));
  const std::string to = TakeSaidValue(rest);
  const std::string compare = std::string(fact) + (range.text == ".." ? " <= " : " < ");
  in.Fail(range, "a range has two ends: write " + Code(compare + (to.empty() ? "..." : to)));
}

void RefuseListBehindSign(std::string_view fact, const Token& sign, bool of_set, TokenStream& in) {
  if (!in.AtSign("{") && !in.AtSign("[")) return;
  const std::string list(FirstCondition(in.LineFrom(in.now())));
  const std::string_view word = of_set ? " any " : " in ";
  in.Fail(sign, "of several words each is looked at: write " +
                    Code((sign.text == "!=" ? "not " : "") + std::string(fact) + std::string(word) + list));
}

void RefuseValueFirst(const Expr* before, TokenStream& in) {
  const Token first = in.now();
  if (const std::optional<SaidComparison> said = ReadSaidComparison(in.LineFrom(first)); said && before == nullptr)
    return in.Fail(first, "the fact stands first, as in " +
                              Code("age " + (said->sign.empty() ? "in 18..<65" : said->sign + " " + said->value)));
  const std::string value = TakeValue(in);
  const std::string_view turned = Turned(in.now().text);
  if (!turned.empty()) {
    in.Take();
    const bool named = in.now().kind == Token::Kind::kWord && !IsReservedWord(in.now().text);
    const std::string fact = named ? std::string(in.Take().text) : "age";
    std::string instead = fact + " " + std::string(turned) + " " + value;
    if (const std::string sign(in.now().text); named && !Turned(sign).empty()) {  // 18 <= age <= 65
      in.Take();
      const std::string to = AtValue(in) ? TakeValue(in) : "";
      const bool range = turned == ">=" && (sign == "<=" || sign == "<");
      if (!to.empty())
        instead = range ? fact + " in " + value + (sign == "<" ? "..<" : "..") + to
                        : "(" + instead + " and " + fact + " " + sign + " " + to + ")";
    }
    return in.Fail(first, "the fact stands first: write " + Code(instead));
  }
  const auto* words = before == nullptr || before->kind != Expr::Kind::kCompare
                          ? nullptr
                          : std::get_if<std::vector<std::string>>(&before->constant);
  if (words != nullptr && (before->op == CompareOp::kEq || before->op == CompareOp::kIn)) {
    return in.Fail(first, "write " + Code(before->fact + " in {" + JoinList(*words, ", ") + ", " + value + "}"));
  }
  in.Fail(first, before == nullptr
                     ? "expected a fact, as in `age >= 18`, found " + Code(first.text)
                     : "what `or` joins is a condition each: write the fact before " + Code(value) + ", too");
}

void RefuseBareWord(std::string_view fact, bool of_set, TokenStream& in) {
  const bool word =
      in.now().kind == Token::Kind::kString || (in.now().kind == Token::Kind::kWord && !IsReservedWord(in.now().text));
  if (!word) return;
  const std::string condition(FirstCondition(in.LineFrom(in.now())));
  const bool several = condition.find(',') != std::string::npos || !of_set;
  in.Fail(in.now(), "write " + Code(std::string(fact) + (several ? " any {" + condition + "}" : " " + condition)));
}

void RefuseListBehindFact(std::string_view fact, TokenStream& in) {
  const std::string list(FirstCondition(in.LineFrom(in.now())));
  in.Fail(in.now(), "of several one will do: write " + Code(std::string(fact) + " any " + list));
}

void RefuseBareList(std::string_view fact, std::string_view word, TokenStream& in) {
  if (!in.AtSign(",")) return;
  const Token comma = in.now();
  std::string words(word);
  while (in.AcceptSign(",") && (in.now().kind == Token::Kind::kWord || in.now().kind == Token::Kind::kString))
    words += ", " + std::string(in.Take().text);
  in.Fail(comma, "of several one will do: write " + Code(std::string(fact) + " any {" + words + "}"));
}

void RefuseBareName(const Token& first, TokenStream& in) {
  std::string name(first.text);
  const auto goes_on = [&] {
    return in.now().kind == Token::Kind::kWord && in.now().line == first.line && !IsReservedWord(in.now().text) &&
           !IsStatementWord(in.now().text);
  };
  if (first.kind != Token::Kind::kWord || !goes_on()) return;
  while (goes_on()) name += " " + std::string(in.Take().text);
  in.Fail(first, "a name of several words stands in quotes: write " + Code(Quote(name)));
}

}  // namespace kith
