#include "src/eligibility/clauses.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr double kNoAgeLimit = 120;          // a maximum from here on is none: directories write 200 and 999
constexpr std::size_t kMaxQuotedText = 300;  // bytes of a listing's prose that a question quotes

Expr AllOf(std::vector<Expr> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Expr all;
  all.kind = Expr::Kind::kAnd;
  all.children = std::move(parts);
  return all;
}

// A maximum of whole years runs to the next birthday: 64 admits a person of 64 years and 364 days.
std::optional<Expr> AgeLimits(const Service& service) {
  std::vector<Expr> limits;
  if (service.minimum_age && *service.minimum_age > 0)
    limits.push_back(AgeComparison(CompareOp::kGe, *service.minimum_age));
  if (const std::optional<double> max = service.maximum_age; max && *max < kNoAgeLimit) {
    const bool whole = *max == std::floor(*max);
    limits.push_back(AgeComparison(whole ? CompareOp::kLt : CompareOp::kLe, whole ? *max + 1 : *max));
  }
  return limits.empty() ? std::nullopt : std::optional(AllOf(std::move(limits)));
}

std::string Shortened(std::string_view text) {
  if (text.size() <= kMaxQuotedText) return std::string(text);
  std::size_t end = kMaxQuotedText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end;  // not within a character
  return std::string(Trim(text.substr(0, end))) + " ...";
}

// `require a and b` is two clauses.
void SplitClauses(const Expr& expr, std::vector<Expr>& clauses) {
  if (expr.kind != Expr::Kind::kAnd) return clauses.push_back(expr);
  for (const Expr& child : expr.children) SplitClauses(child, clauses);
}

}  // namespace

Expr Question(std::string question) {
  Expr ask;
  ask.kind = Expr::Kind::kAskProvider;
  ask.question = std::move(question);
  return ask;
}

Expr AgeComparison(CompareOp op, double years) {
  Expr age;
  age.kind = Expr::Kind::kCompare;
  age.fact = "age";
  age.op = op;
  age.constant = years;
  return age;
}

Phrase AskWhileNotCounting(const Messages& messages, const Rule& rule) {
  using A = MessageArgument;
  const auto day = [&](const std::optional<Date>& date) { return date ? SayDate(messages, *date) : Phrase(); };
  const Phrase from = day(rule.from), until = day(rule.until);
  const std::string_view span = rule.from ? (rule.until ? "both" : "from") : rule.until ? "until" : "none";
  return messages.Say("question.not_now"_message, {A::Name("rule", rule.name), A::Said("from", from),
                                                   A::Said("until", until), A::Key("span", span)});
}

Phrase AskOfListing(const Messages& messages, std::string_view prose) {
  return messages.Say("question.listing"_message, {MessageArgument::Text("text", Shortened(prose))});
}

Phrase AskWithoutRules(const Messages& messages) { return messages.Say("question.no_rules"_message); }

RuleClauses ClausesOf(const Rule& rule) {
  RuleClauses clauses;
  for (const Expr& expr : rule.require) SplitClauses(expr, clauses.when_it_counts);
  for (const std::string& question : rule.ask_provider) clauses.when_it_counts.push_back(Question(question));
  clauses.when_it_does_not = Question(AskWhileNotCounting(Messages::English(), rule).text);
  return clauses;
}

ServiceClauses ClausesOf(const Service& service) {
  ServiceClauses clauses;
  clauses.age_limits = AgeLimits(service);
  clauses.prose = JoinList(SplitList(service.eligibility_description, "\r\n\t"), " ");
  if (!clauses.prose.empty()) clauses.text = Question(AskOfListing(Messages::English(), clauses.prose).text);
  return clauses;
}

}  // namespace kith
