// Clauses: what of a rule, or of a service's own record, gates an offer, as expressions judged one by one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "kith/catalog/records.h"
#include "kith/eligibility/rule.h"

namespace kith {

// A question that only the provider answers.
Expr Question(std::string question);
// age >= 18
Expr AgeComparison(CompareOp op, double years);

// What we ask a provider where no rule does.
Phrase AskWhileNotCounting(const Messages& messages, const Rule& rule);
Phrase AskOfListing(const Messages& messages, std::string_view prose);
Phrase AskWithoutRules(const Messages& messages);

struct RuleClauses {
  // The conjuncts of each `require`, then the questions; empty where the rule does not gate.
  std::vector<Expr> when_it_counts;
  Expr when_it_does_not;  // before `from` and past `until`
};
RuleClauses ClausesOf(const Rule& rule);

struct ServiceClauses {
  std::optional<Expr> age_limits;
  std::string prose;         // what the listing says of eligibility, on one line
  std::optional<Expr> text;  // whether that means this household
};
ServiceClauses ClausesOf(const Service& service);

}  // namespace kith
