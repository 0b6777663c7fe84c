// RuleBook: the rules of a catalog, bound to its offers; judges a household for one offer in three values, with reasons.
//
//   absl::StatusOr<RuleBook> rules = RuleBook::Build(catalog);
//   EligibilityVerdict verdict = rules->Judge(offer, household, need, as_of_date);
//
// Model     Strong Kleene logic over the facts; unknown facts leave a rule open. An offer is judged by all rules bound to it, its service
//           and its program, by the service's minimum and maximum age, and by its free-text eligibility, which is an open question to the
//           provider. An offer with none of these is open: its rules are missing, which is not "everyone". `require anyone` is "everyone".
//           Where rules are bound, free text that stands beside them asks nothing more: it was read when the rules were written. Rules that
//           neither require nor ask (they name documents or preferences) do not count for that.
//           A rule past `until` or before `from` is open. `prefer` never gates.
// Person    Facts of a member, and the age limits, are those of the member whom the need is for, else of the head; where no members are
//           listed, of the household's own facts. A need for somebody who is not listed leaves them open. Where the need names nobody and the
//           head is refused, but another listed member would not be, the verdict is open: one clause, which asks for whom it is.
// Ages      Inclusive: a maximum of 64 is `age < 65`. A maximum of 120 or more and a minimum of 0 are no limit.
// Clauses   Each part of a `require` that `and` joins is one, each `ask_provider` is one, the age limits together are one. `anyone` beside age
//           limits is none: it is not open to everyone.
// Errors    Build: InvalidArgument as ParseRules gives it; or names file, line and rule where a binding refers to nothing in the catalog.
// Order     Clauses in the order rule file name, position in the file, position in the rule (what it requires before what it asks), then
//           the service's own; within that, open ones first.
// Threads   Immutable; const calls need no lock.   Lifetime  Copies the rules; keeps a pointer to the catalog.
// Cost      Judge: O(nodes of the offer's rules x members); where the head is refused, that for each member.
// Source    Kleene 1952, section 64; facts and units in docs/rules.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
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
  std::string rule;  // its name; "age limits", "eligibility text" or "no rules" where it comes from the service record
  std::string clause;  // canonical: household.income.gross <= 125% FPL
  // "Gross household income is $2,100/month, at most $2,254.16/month (125% of the 2026 poverty guideline, household of 2)."
  // "Eligible if age is at least 60. Ask: age."
  std::string sentence;
  std::vector<std::string> facts_to_ask;  // facts that would decide it; empty where only the provider can
  std::string would_change;               // for a failed clause: "Eligible if age is at least 60."
  std::string source;                     // of the rule and of the guideline it uses
  bool fixed = false;     // who the household is would have to be other: of ages, genders and veterans alone
  bool declined = false;  // it waits, perhaps among others, for a fact that the client declined to state
};

// What to ask where the need names nobody, and that is what decides.
inline constexpr std::string_view kFactForWhom = "needs.for";

// Facts to ask have the names of rules: "age"; "age of luz" of a member whom the need is not for; "members" where it is open who lives in
// the household; kFactForWhom.
struct EligibilityVerdict {
  Truth eligible = Truth::kUnknown;
  // kFalse: the failing clauses. kTrue: the deciding ones. kUnknown: those still open, first, then those that hold.
  std::vector<ClauseReason> clauses;
  std::int32_t open_clauses = 0;  // where it is open: how many of them
  std::vector<std::string>
      ask;  // facts to ask the client, those that most open clauses wait for first; none that was declined
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
  // The value alone: what Judge says in `eligible`.
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
