// Clauses: what of a rule, or of a service's own record, gates an offer, as expressions judged one by one.
#pragma once

#include <optional>
#include <vector>

#include "kith/catalog/records.h"
#include "kith/eligibility/rule.h"

namespace kith {

// A question that only the provider answers.
Expr Question(std::string question);

struct RuleClauses {
  std::vector<Expr>
      when_it_counts;     // the conjuncts of each `require`, then the `ask_provider`; empty: the rule does not gate
  Expr when_it_does_not;  // before `from` and past `until`
};
RuleClauses ClausesOf(const Rule& rule);

struct ServiceClauses {
  std::optional<Expr> age_limits;
  std::optional<Expr> text;  // what the listing says of eligibility in prose
};
ServiceClauses ClausesOf(const Service& service);

}  // namespace kith
