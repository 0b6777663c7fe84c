// RuleBook: the rules of a catalog, bound to its offers; judges a household for one offer in three values, with reasons.
//
//   absl::StatusOr<RuleBook> rules = RuleBook::Build(catalog);
//   EligibilityVerdict verdict = rules->Judge(offer, household, need, as_of_date);
//
// Model     Strong Kleene logic over the facts; unknown facts leave a rule open. An offer is judged by all rules bound to it, its service
//           and its program, by the service's minimum and maximum age, and by its free-text eligibility, which is an open question to the
//           provider. An offer with none of these is open: its rules are missing, which is not "everyone". `require anyone` is "everyone".
//           Where rules are bound, free text that stands beside them asks nothing more: it was read when the rules were written.
//           A rule past `until` or before `from` is open. `prefer` never gates.
// Errors    Build: InvalidArgument as ParseRules gives it; or names file, line and rule where a binding refers to nothing in the catalog.
// Order     Clauses in the order rule file name, position in the file, position in the rule.
// Threads   Immutable; const calls need no lock.   Lifetime  Copies the rules; keeps a pointer to the catalog.
// Cost      Judge: O(nodes of the offer's rules x members).
// Source    Kleene 1952, section 64; facts and units in docs/rules.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule.h"

namespace kith {

// One clause of a verdict, as a person reads it.
struct ClauseReason {
  Truth truth = Truth::kUnknown;
  std::string rule;    // its name; "age limits" or "eligibility text" where it comes from the service record
  std::string clause;  // as written: household.income.gross <= 125% FPL
  std::string
      sentence;  // "Income $2,100/month is at most $2,782.92/month (125% of the 2026 poverty guideline, household of 2)."
  std::vector<std::string> facts_to_ask;  // facts that would decide it; empty where only the provider can
  std::string would_change;               // for a failed clause: "Eligible if income is at most $2,782.92/month."
  std::string source;
  bool declined = false;  // open because the client declined
};

struct EligibilityVerdict {
  Truth eligible = Truth::kUnknown;
  // kFalse: the failing clauses. kTrue: the deciding ones. kUnknown: those still open, first, then those that hold.
  std::vector<ClauseReason> clauses;
  std::int32_t open_clauses = 0;
  std::vector<std::string> ask;           // facts to ask the client, most useful first, unique; none that was declined
  std::vector<std::string> ask_provider;  // questions for the provider, unique
  std::vector<std::string> bring;         // documents from rules, unique
  std::int32_t preferences_met = 0;       // `prefer` clauses that hold
  std::int32_t preferences = 0;
};

class RuleBook {
 public:
  static absl::StatusOr<RuleBook> Build(const Catalog& catalog);
  RuleBook(RuleBook&&) noexcept;
  RuleBook& operator=(RuleBook&&) noexcept;
  ~RuleBook();

  EligibilityVerdict Judge(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const;
  // The value alone, by the same tree.
  Truth Evaluate(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const;
  const std::vector<Rule>& rules() const;

 private:
  struct Data;
  explicit RuleBook(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

// One expression, for tests and tools: `member` is whom bare member facts mean; nullptr for none.
Truth EvaluateExpr(const Expr& expr, const Household& household, const Member* member, Date day);

}  // namespace kith
