#include "src/eligibility/meant_instead.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"

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

// `age in 18..64, which takes both ends in, or ...`
std::string SayRange(std::string_view fact, const std::string& from, const std::string& to) {
  const std::string range = std::string(fact) + " in " + from + "..";
  return "write " + Code(range + to) + ", which takes both ends in, or " + Code(range + "<" + to);
}

void RefuseBetween(std::string_view fact, TokenStream& in) {
  const Token between = in.Take();
  std::string from, to;
  if (AtValue(in)) from = TakeValue(in);
  if (in.AcceptWord("and") && AtValue(in)) to = TakeValue(in);
  const bool both = !from.empty() && !to.empty();
  in.Fail(between, both            ? SayRange(fact, from, to)
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
}

void RefuseValueFirst(const Expr* before, TokenStream& in) {
  const Token first = in.now();
  const std::string value = TakeValue(in);
  const std::string_view turned = Turned(in.now().text);
  if (!turned.empty()) {
    in.Take();
    const bool named = in.now().kind == Token::Kind::kWord && !IsReservedWord(in.now().text);
    const std::string fact = named ? std::string(in.Take().text) : "age";
    std::string instead = fact + " " + std::string(turned) + " " + value;
    if (const std::string sign(in.now().text); named && !Turned(sign).empty()) {  // 18 <= age <= 65
      in.Take();
      if (AtValue(in)) instead += " and " + fact + " " + sign + " " + TakeValue(in);
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
