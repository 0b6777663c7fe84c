// The canonical text of rules: two blanks of indent, words for operators, parentheses around every "and" or "or" within another.
#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/lexer.h"
#include "src/eligibility/limit_words.h"
#include "src/eligibility/meant_words.h"
#include "src/eligibility/member_words.h"
#include "src/eligibility/usual_names.h"

namespace kith {
namespace {

std::string FormatNumber(double number) {
  std::array<char, 400> digits{};  // the longest finite double in full has 309 digits before its point, or 342 behind
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return {digits.data(), end};
}

std::string FormatFact(std::string_view name) {
  if (FindKnownFact(name) != nullptr) return std::string(name);
  const bool plain = IsPlainWord(name) && !IsReservedWord(name) && NearestKnownFact(name).empty() &&
                     MeantByName(name).empty() && HintByName(name).empty() && !IsWordOfResidence(name) &&
                     !FindPersonPath(name) && !FindMemberMacro(name);
  return plain ? std::string(name) : Quote(name);
}

bool IsDigits(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Whether ParseRules takes `word` for a slip of one that the fact usually has, unless it is quoted.
bool IsSlip(std::string_view word, const KnownFact* known) {
  return known != nullptr &&
         (!MeantWord(*known, word).empty() || DeniesWord(*known, word) || !InsteadOfWord(*known, word).empty());
}

std::string FormatWord(std::string_view word, const KnownFact* known) {
  const bool plain = IsPlainWord(word) && !IsReservedWord(word) && !IsSlip(word, known);
  const bool zip = known != nullptr && known->kind == FactKind::kZip && IsDigits(word);
  return plain || zip ? std::string(word) : Quote(word);
}

std::string FormatWords(const std::vector<std::string>& words, const KnownFact* known) {
  std::vector<std::string> formatted;
  formatted.reserve(words.size());
  for (const std::string& word : words) formatted.push_back(IsDigits(word) ? word : FormatWord(word, known));
  return "{" + JoinList(formatted, ", ") + "}";
}

std::string_view Sign(CompareOp op) {
  constexpr std::array<std::string_view, 9> kSigns = {"==", "!=", "<", "<=", ">", ">=", "in", "any", "within"};
  return kSigns[static_cast<std::size_t>(op)];
}

std::string FormatAmount(Money money, const KnownFact* known) {
  const bool bare = money.period != Period::kOnce || (known != nullptr && known->kind == FactKind::kAmount);
  return FormatMoney(money) + (bare ? "" : "/once");
}

// A table of a program stands without 100%, where a word could mean nothing else.
std::string FormatLimit(const TableLimit& limit, CompareOp op) {
  const bool whole =
      limit.percent == 100 && !IsGeneralTable(limit.table) && op >= CompareOp::kLt && op <= CompareOp::kGe;
  std::vector<std::string> options;
  const auto option = [&](std::size_t value, std::string_view name, std::span<const std::string_view> words) {
    if (value != 0) options.push_back(std::string(name) + ": " + std::string(words[value]));
  };
  option(static_cast<std::size_t>(limit.rebase_month), "rebase", kRebaseWords);
  option(static_cast<std::size_t>(limit.round), "round", kRoundWords);
  option(static_cast<std::size_t>(limit.unborn), "unborn", kUnbornWords);
  if (!limit.size.empty()) options.push_back("size: " + FormatFact(limit.size));
  return (whole ? "" : FormatNumber(limit.percent) + "% ") + WrittenTable(limit.table) +
         (options.empty() ? "" : "(" + JoinList(options, ", ") + ")");
}

std::string FormatConstant(const Expr& expr, const KnownFact* known) {
  const RuleConstant& constant = expr.constant;
  if (const bool* value = std::get_if<bool>(&constant)) return *value ? "true" : "false";
  if (const double* number = std::get_if<double>(&constant)) return FormatNumber(*number);
  if (const Money* money = std::get_if<Money>(&constant)) return FormatAmount(*money, known);
  if (const TableLimit* limit = std::get_if<TableLimit>(&constant)) return FormatLimit(*limit, expr.op);
  if (const AreaNames* areas = std::get_if<AreaNames>(&constant))
    return areas->names.size() == 1 ? FormatWord(areas->names.front(), nullptr) : FormatWords(areas->names, nullptr);
  const auto& words = std::get<std::vector<std::string>>(constant);
  if (expr.op == CompareOp::kIn || expr.op == CompareOp::kIncludes) return FormatWords(words, known);
  return FormatWord(words.front(), known);
}

std::string FormatCompare(const Expr& expr) {
  const KnownFact* known = FindKnownFact(expr.fact);
  const bool place = expr.op == CompareOp::kWithin;
  std::string fact = place ? expr.fact : FormatFact(expr.fact);
  if (expr.op == CompareOp::kEq && expr.constant == RuleConstant(true)) return fact;
  const auto* words = std::get_if<std::vector<std::string>>(&expr.constant);
  if (known != nullptr && known->kind == FactKind::kWordSet && words != nullptr && words->size() == 1)
    return fact + " " + FormatWord(words->front(), known);
  return fact + " " + std::string(Sign(expr.op)) + " " + FormatConstant(expr, known);
}

bool IsChain(const Expr& expr) { return expr.kind == Expr::Kind::kAnd || expr.kind == Expr::Kind::kOr; }

std::string InParentheses(const Expr& expr) { return "(" + FormatExpr(expr) + ")"; }

std::string FormatChain(const Expr& expr) {
  std::vector<std::string> parts;
  for (const Expr& child : expr.children) {
    parts.push_back(IsChain(child) ? InParentheses(child) : FormatExpr(child));
  }
  return JoinList(parts, expr.kind == Expr::Kind::kAnd ? " and " : " or ");
}

std::string FormatQuantified(const Expr& expr) {
  const Expr& body = expr.children.front();
  return (expr.quantifier == Quantifier::kAny ? "any " : "all ") +
         std::string(kGroupWords[static_cast<std::size_t>(expr.group)]) + ": " +
         (IsChain(body) ? InParentheses(body) : FormatExpr(body));
}

std::string_view TargetWord(RuleTarget target) {
  return target == RuleTarget::kService   ? "service"
         : target == RuleTarget::kProgram ? "program"
                                          : "service_at_location";
}

std::string FormatDocuments(const std::vector<std::string>& documents) {
  std::vector<std::string> formatted;
  for (const std::string& document : documents) formatted.push_back(FormatWord(document, nullptr));
  return JoinList(formatted, ", ");
}

std::string FormatBindings(const Rule& rule) {
  std::vector<std::string> bindings;
  for (const RuleBinding& binding : rule.bindings)
    bindings.push_back(std::string(TargetWord(binding.target)) + " " + Quote(binding.key));
  return JoinList(bindings, ",\n      ");
}

}  // namespace

std::string FormatExpr(const Expr& expr) {
  switch (expr.kind) {
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr:
      return FormatChain(expr);
    case Expr::Kind::kNot: {
      const Expr& child = expr.children.front();
      return "not " + (IsChain(child) ? InParentheses(child) : FormatExpr(child));
    }
    case Expr::Kind::kAnyone:
      return "anyone";
    case Expr::Kind::kAskProvider:
      return "ask_provider " + Quote(expr.question);
    case Expr::Kind::kQuantified:
      return FormatQuantified(expr);
    case Expr::Kind::kCompare:
      return FormatCompare(expr);
  }
  return "";
}

std::string FormatRule(const Rule& rule) {
  std::string text = "rule " + rule.name + " {\n";
  const auto line = [&](std::string_view word, const std::string& rest) {
    text += "  " + std::string(word) + " " + rest + ";\n";
  };
  if (!rule.bindings.empty()) line("for", FormatBindings(rule));
  if (!rule.source.empty()) line("source", Quote(rule.source));
  if (rule.proposed) line("status", "proposed");
  if (!rule.approved_by.empty()) line("approved_by", Quote(rule.approved_by));
  if (rule.from) line("from", FormatDate(*rule.from));
  if (rule.until) line("until", FormatDate(*rule.until));
  if (rule.review_by) line("review_by", FormatDate(*rule.review_by));
  for (const Expr& expr : rule.require) line("require", FormatExpr(expr));
  for (const std::string& question : rule.ask_provider) line("ask_provider", Quote(question));
  if (!rule.bring.empty()) line("bring", FormatDocuments(rule.bring));
  for (const std::vector<std::string>& any : rule.bring_any) line("bring", "any {" + FormatDocuments(any) + "}");
  for (const Expr& expr : rule.prefer) line("prefer", FormatExpr(expr));
  return text + "}\n";
}

}  // namespace kith
