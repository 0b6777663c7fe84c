#include "src/eligibility/expression_parser.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

struct FactName {
  std::string name;
  const KnownFact* known = nullptr;  // nullptr: of the user's own
  Token token;
};

// A constant and how it was written.
struct Value {
  RuleConstant constant;
  Token token;
};

std::optional<CompareOp> ComparisonOf(std::string_view sign) {
  if (sign == "==") return CompareOp::kEq;
  if (sign == "!=") return CompareOp::kNe;
  if (sign == "<") return CompareOp::kLt;
  if (sign == "<=") return CompareOp::kLe;
  if (sign == ">") return CompareOp::kGt;
  if (sign == ">=") return CompareOp::kGe;
  return std::nullopt;
}

bool IsOrder(CompareOp op) { return op >= CompareOp::kLt && op <= CompareOp::kGe; }

std::string Code(std::string_view text) { return "`" + std::string(text) + "`"; }

class ExpressionParser {
 public:
  explicit ExpressionParser(TokenStream& in) : in_(in) {}

  Expr Or() { return Chain(Expr::Kind::kOr, "or", "||", &ExpressionParser::And); }

 private:
  // One operand, or several with `word` or `sign` between them.
  Expr Chain(Expr::Kind kind, std::string_view word, std::string_view sign, Expr (ExpressionParser::*operand)()) {
    Expr chain;
    chain.kind = kind;
    do {
      chain.children.push_back((this->*operand)());
    } while (in_.AcceptWord(word) || in_.AcceptSign(sign));
    if (chain.children.size() > 1) return chain;
    Expr only = std::move(chain.children.front());
    return only;
  }

  Expr And() { return Chain(Expr::Kind::kAnd, "and", "&&", &ExpressionParser::Not); }

  Expr Not() {
    if (!in_.AtWord("not") && !in_.AtSign("!")) return Atom();
    if (!Deeper()) return {};
    in_.Take();
    Expr negation;
    negation.kind = Expr::Kind::kNot;
    negation.children.push_back(Not());
    --depth_;
    return negation;
  }

  Expr Atom() {
    if (in_.AtSign("(")) return InParentheses();
    if (in_.AtWord("any") || in_.AtWord("all")) return Quantified();
    if (in_.AcceptWord("anyone")) return {};
    if (in_.AcceptWord("ask_provider")) return AskProvider();
    return Comparison();
  }

  Expr InParentheses() {
    if (!Deeper()) return {};
    in_.Take();
    Expr inner = Or();
    in_.ExpectSign(")", "to close the parenthesis");
    --depth_;
    return inner;
  }

  bool Deeper() {
    if (++depth_ <= kMaxRuleDepth) return true;
    in_.Fail(in_.now(), "nested more than " + std::to_string(kMaxRuleDepth) + " deep");
    return false;
  }

  Expr AskProvider() {
    Expr ask;
    ask.kind = Expr::Kind::kAskProvider;
    if (in_.now().kind != Token::Kind::kString || in_.now().text == "\"\"") {
      in_.FailExpected("the question to the provider in quotes");
      return ask;
    }
    ask.question = Unquote(in_.Take().text);
    return ask;
  }

  Expr Quantified() {
    Expr quantified;
    quantified.kind = Expr::Kind::kQuantified;
    if (in_quantifier_)
      in_.Fail(in_.now(), "`any` and `all` do not nest: every fact inside is of the one member looked at");
    if (!Deeper()) return quantified;
    quantified.quantifier = in_.Take().text == "any" ? Quantifier::kAny : Quantifier::kAll;
    if (in_.AcceptWord("member")) {
      quantified.group = MemberGroup::kMember;
    } else if (in_.AcceptWord("child")) {
      quantified.group = MemberGroup::kChild;
    } else if (in_.AcceptWord("adult")) {
      quantified.group = MemberGroup::kAdult;
    } else {
      in_.FailExpected("`member:`, `child:` or `adult:`");
    }
    in_.ExpectSign(":", "behind the group, as in `any child: age < 5`");
    in_quantifier_ = true;
    quantified.children.push_back(Not());
    in_quantifier_ = false;
    --depth_;
    return quantified;
  }

  Expr Comparison() {
    const FactName fact = Fact();
    Expr compare;
    compare.kind = Expr::Kind::kCompare;
    compare.fact = fact.name;
    if (const std::optional<CompareOp> op = ComparisonOf(in_.now().text); in_.now().kind == Token::Kind::kSign && op) {
      in_.Take();
      compare.op = *op;
      compare.constant = Operand(fact, *op);
    } else if (in_.AtWord("in") || in_.AtWord("any")) {
      compare.op = in_.now().text == "any" || IsSet(fact) ? CompareOp::kIncludes : CompareOp::kIn;
      if (in_.now().text == "any" && fact.known != nullptr && !IsSet(fact))
        in_.FailExpected("`in`: " + Code(fact.name) + " is one value, not a set");
      in_.Take();
      compare.constant = WordList(fact);
    } else if (IsSet(fact)) {
      compare.op = CompareOp::kIncludes;
      compare.constant =
          std::vector<std::string>{Word(fact, "a word, as in `receives medi_cal`, or `receives any {...}`")};
    } else {
      CheckBare(fact);
    }
    return compare;
  }

  static bool IsSet(const FactName& fact) { return fact.known != nullptr && fact.known->kind == FactKind::kWordSet; }

  FactName Fact() {
    FactName fact;
    fact.token = in_.now();
    const bool quoted = in_.now().kind == Token::Kind::kString;
    if (!quoted && (in_.now().kind != Token::Kind::kWord || IsReservedWord(in_.now().text))) {
      in_.FailExpected("a fact, as in `age >= 18`");
      return fact;
    }
    fact.name = quoted ? Unquote(in_.now().text) : std::string(in_.now().text);
    fact.known = FindKnownFact(fact.name);
    if (fact.name.empty()) in_.FailExpected("the name of a fact");
    if (const std::string near = NearestKnownFact(fact.name); !quoted && fact.known == nullptr && !near.empty())
      in_.Fail(fact.token, Code(fact.name) + " is not a known fact: write `" + near +
                               "`, or in quotes if it is a fact of your own");
    in_.Take();
    return fact;
  }

  void CheckBare(const FactName& fact) {
    if (fact.known == nullptr || fact.known->kind == FactKind::kBoolean) return;
    in_.FailExpected("a comparison, as in " + Example(fact));
  }

  static std::string Example(const FactName& fact) {
    return Code(fact.name + " " + std::string(ExampleOf(fact.known->kind)));
  }

  static std::string_view ExampleOf(FactKind kind) {
    switch (kind) {
      case FactKind::kNumber:
        return ">= 18";
      case FactKind::kIncome:
        return "<= $2,510/month";
      case FactKind::kAmount:
        return "<= $2,000";
      case FactKind::kWordSet:
        return "any {medi_cal, calfresh}";
      case FactKind::kZip:
        return "in {90011, 90037}";
      case FactKind::kBoolean:
        return "== true";
      default:
        return "== \"...\"";
    }
  }

  // The value behind a comparison sign, checked against what the fact is.
  RuleConstant Operand(const FactName& fact, CompareOp op) {
    const Value value = ReadValue(fact);
    if (!in_.status().ok()) return value.constant;
    if (fact.known != nullptr) {
      CheckKnown(fact, op, value);
    } else if (IsOrder(op) && (IsWords(value) || std::holds_alternative<bool>(value.constant))) {
      in_.Fail(value.token, "words and true/false have no order: compare with `==` or `!=`");
    }
    return value.constant;
  }

  static bool IsWords(const Value& value) { return std::holds_alternative<std::vector<std::string>>(value.constant); }

  Value ReadValue(const FactName& fact) {
    Value value;
    value.token = in_.now();
    switch (in_.now().kind) {
      case Token::Kind::kMoney:
        value.constant = Amount(fact);
        break;
      case Token::Kind::kNumber:
        value.constant = Number(fact);
        break;
      case Token::Kind::kWord:
        if (in_.now().text == "true" || in_.now().text == "false") {
          value.constant = in_.Take().text == "true";
          break;
        }
        [[fallthrough]];
      case Token::Kind::kString:
        value.constant = std::vector<std::string>{Word(fact, "a value")};
        break;
      default:
        in_.FailExpected("a value: a number, an amount, a word, or a text in quotes");
    }
    return value;
  }

  // $2,510/month, $2,000 (assets), $500/once (facts of the user's own).
  RuleConstant Amount(const FactName& fact) {
    const Token token = in_.Take();
    const absl::StatusOr<std::int64_t> cents = ParseCents(token.text);
    if (!cents.ok()) {
      in_.Fail(token, std::string(cents.status().message()));
      return true;
    }
    const bool once = fact.known != nullptr && fact.known->kind == FactKind::kAmount;
    if (!in_.AcceptSign("/")) {
      if (!once) FailNoPeriod(fact, token, *cents);
      return Money{*cents, Period::kOnce};
    }
    for (const Period period : {Period::kWeek, Period::kMonth, Period::kYear, Period::kOnce}) {
      if (in_.AcceptWord(ToString(period))) return Money{*cents, period};
    }
    in_.FailExpected("month, year or week behind `/`");
    return true;
  }

  void FailNoPeriod(const FactName& fact, const Token& token, std::int64_t cents) {
    const bool own = fact.known == nullptr;
    in_.Fail(token, Code(Written(fact, token)) + " has no period: write " + Code(FormatMoney({cents, Period::kMonth})) +
                        (own ? ", or " + Code(FormatMoney({cents, Period::kOnce}) + "/once") +
                                   " for an amount that does not come again"
                             : ""));
  }

  // From the fact to `last`, as written, where both are on one line.
  static std::string Written(const FactName& fact, const Token& last) {
    if (fact.token.line != last.line) return std::string(last.text);
    return std::string(fact.token.text.data(), last.text.data() + last.text.size());
  }

  RuleConstant Number(const FactName& fact) {
    if (fact.known != nullptr && fact.known->kind == FactKind::kZip) return std::vector<std::string>{Word(fact, "")};
    const Token token = in_.Take();
    const absl::StatusOr<double> number = ParseDouble(token.text);
    if (!number.ok()) in_.Fail(token, "this number is too large");
    if (!number.ok() || !in_.AcceptSign("%")) return number.ok() ? *number : 0.0;
    if (!in_.AcceptWord("FPL")) in_.FailExpected("`FPL`, the federal poverty guideline");
    if (!IsExactPercent(token.text))
      in_.Fail(token, "expected a percentage from 0 to 100000 with at most four decimals");
    return PercentFpl{*number};
  }

  std::string Word(const FactName& fact, std::string_view expected) {
    const Token token = in_.now();
    const bool quoted = token.kind == Token::Kind::kString;
    const bool plain =
        token.kind == Token::Kind::kNumber || (token.kind == Token::Kind::kWord && !IsReservedWord(token.text));
    if (!quoted && !plain) {
      in_.FailExpected(expected);
      return "";
    }
    in_.Take();
    std::string word = quoted ? Unquote(token.text) : std::string(token.text);
    if (fact.known != nullptr) CheckWord(*fact.known, word, token);
    return word;
  }

  void CheckWord(const KnownFact& fact, std::string_view word, const Token& token) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (fact.kind == FactKind::kZip && (word.size() != 5 || !std::ranges::all_of(word, digit)))
      in_.Fail(token, "a ZIP code has five digits");
    const std::span<const std::string_view> usual = UsualWords(fact);
    if (HasClosedWords(fact) && std::ranges::find(usual, word) == usual.end()) return FailClosed(fact, word, token);
    if (token.kind == Token::Kind::kString || std::ranges::find(usual, word) != usual.end()) return;
    if (const std::string near = Nearest(word, usual); !near.empty())
      in_.Fail(token, Code(word) + " is not a usual word of " + Code(fact.name) + ": write " + Code(near) +
                          ", or in quotes if you mean another");
  }

  // No client can state another word: the rule would shut out everybody.
  void FailClosed(const KnownFact& fact, std::string_view word, const Token& token) {
    std::vector<std::string> words;
    for (const std::string_view usual : UsualWords(fact)) words.emplace_back(usual);
    const std::string near = SuggestWord(fact, word);
    in_.Fail(token, Code(word) + " is not a word of " + Code(fact.name) + ": write " +
                        (near.empty() ? "one of " + JoinList(words, ", ") : Code(near)));
  }

  RuleConstant WordList(const FactName& fact) {
    std::vector<std::string> words;
    if (fact.known != nullptr && !TakesWords(fact.known->kind))
      in_.Fail(fact.token, Code(fact.name) + " is not a word: compare it, as in " + Example(fact));
    in_.ExpectSign("{", "before the words");
    do {
      words.push_back(Word(fact, "a word"));
    } while (in_.AcceptSign(","));
    in_.ExpectSign("}", "behind the words");
    return words;
  }

  static bool TakesWords(FactKind kind) {
    return kind == FactKind::kWord || kind == FactKind::kWordSet || kind == FactKind::kZip ||
           kind == FactKind::kPlaceName;
  }

  // Types and units of what is known by name.
  void CheckKnown(const FactName& fact, CompareOp op, const Value& value) {
    const FactKind kind = fact.known->kind;
    const Money* money = std::get_if<Money>(&value.constant);
    if (const double* number = std::get_if<double>(&value.constant);
        number != nullptr && (kind == FactKind::kIncome || kind == FactKind::kAmount)) {
      return FailBareNumber(fact, value.token, *number);
    }
    if (kind == FactKind::kAmount && money != nullptr && money->period != Period::kOnce)
      return in_.Fail(value.token,
                      Code(fact.name) + " has no period: write " + Code(FormatMoney({money->cents, Period::kOnce})));
    if (kind == FactKind::kIncome && money != nullptr && money->period == Period::kOnce)
      return FailNoPeriod(fact, value.token, money->cents);
    if (kind == FactKind::kWordSet)
      return in_.Fail(value.token, Code(fact.name) + " is a set of words: write " + Code(fact.name + " any {...}"));
    const bool fits = kind == FactKind::kBoolean  ? std::holds_alternative<bool>(value.constant)
                      : kind == FactKind::kNumber ? std::holds_alternative<double>(value.constant)
                      : kind == FactKind::kAmount ? money != nullptr
                      : kind == FactKind::kIncome
                          ? money != nullptr || std::holds_alternative<PercentFpl>(value.constant)
                          : IsWords(value);
    if (!fits)
      return in_.Fail(value.token, Code(fact.name) + " is not that kind of value: write as in " + Example(fact));
    if (IsOrder(op) && (kind == FactKind::kBoolean || TakesWords(kind)))
      in_.Fail(value.token, "words and true/false have no order: compare with `==` or `!=`");
  }

  void FailBareNumber(const FactName& fact, const Token& token, double number) {
    constexpr double kMaxDollars = 1e12;
    const bool income = fact.known->kind == FactKind::kIncome;
    const std::int64_t cents = std::abs(number) < kMaxDollars ? std::llround(number * 100) : 0;
    in_.Fail(token, Code(Written(fact, token)) + (income ? " has no period" : " is not an amount") + ": write " +
                        Code(FormatMoney({cents, income ? Period::kMonth : Period::kOnce})));
  }

  TokenStream& in_;
  int depth_ = 0;
  bool in_quantifier_ = false;
};

}  // namespace

Expr ParseExpression(TokenStream& in) { return ExpressionParser(in).Or(); }

}  // namespace kith
