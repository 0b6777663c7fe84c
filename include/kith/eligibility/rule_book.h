// RuleBook: the rules of a catalog, bound to its offers; judges a household for one offer in three values, with reasons.
//
//   absl::StatusOr<RuleBook> rules = RuleBook::Build(catalog);
//   EligibilityVerdict verdict = rules->Judge(offer, household, need, as_of_date);
//
// Model     Strong Kleene logic over the facts, decided by cases where that leaves a rule open (docs/rules.md). An offer is judged by all rules bound to it, its service
//           and its program, by the service's minimum and maximum age, and by its free-text eligibility, which is an open question to the
//           provider. An offer with none of these is open: its rules are missing, which is not "everyone". `require anyone` is "everyone".
//           Where rules are bound, free text that stands beside them asks nothing more: it was read when the rules were written. Rules that
//           neither require nor ask (they name documents or preferences) do not count for that.
//           A rule past `until` or before `from` is open. `prefer` never gates. A rule with `status proposed` counts for nothing: its offer is
//           judged as if it were not there.
// Person    Facts of a member, and the age limits, are those of the member whom the need is for, else of the head; where no members are
//           listed, of the household's own facts. A need for somebody who is not listed leaves them open. Where the need names nobody and the
//           head is refused, but another listed member would not be, the verdict is open: one clause, which asks for whom it is.
// Ages      Inclusive: a maximum of 64 is `age < 65`. A maximum of 120 or more and a minimum of 0 are no limit.
// Clauses   Each part of a `require` that `and` joins is one, each `ask_provider` is one, the age limits together are one. `anyone` beside age
//           limits is none: it is not open to everyone.
// Tables    Limits are shares of the tables that come with Kith and of the directory's own (docs/parameters.md).
// Errors    Build: InvalidArgument as ParameterTables::Read and ParseRules give it; or names file, line and rule where a binding refers to nothing in the catalog.
// Order     Clauses in the order rule file name, position in the file, position in the rule (what it requires before what it asks), then
//           the service's own; within that, open ones first.
// Threads   Immutable; const calls need no lock.   Lifetime  Copies the rules; keeps a pointer to the catalog.
// Cost      Judge: O(nodes of the offer's rules x members), and where facts stand in several places at most 50,000 looks at a comparison for each clause
//           and for all together, in all at most 1,000,000; as many again to say what cannot be together, and 200,000 each to say what need not be asked, and what need not be said;
//           where the head is refused, 1,000,000 for the other members together.
// Source    Kleene 1952, section 64; facts and units in docs/rules.md.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/eligibility/reason_part.h"
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
  std::string condition;  // of an open clause, without what is to be asked: "Eligible if age is at least 60."
  // The three as they read after another condition that must hold, too: "And only if age is at least 60."; empty where they are no condition.
  std::string sentence_after, would_change_after, condition_after;
  std::string code;               // of the message that the sentence is made by: "clause.fails"; docs/messages.md
  std::vector<ReasonPart> parts;  // what it says, as values
  std::string source;             // of the rule and of the guideline it uses
  bool fixed = false;             // who the household is would have to be other: of ages, genders and veterans alone
  bool declined = false;          // it waits, perhaps among others, for a fact that the client declined to state
};

// What to ask where the need names nobody, and that is what decides.
inline constexpr std::string_view kFactForWhom = "needs.for";
// What to ask where it is open whether the household stays within an area.
inline constexpr std::string_view kFactAddress = "residence.address";

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
  std::vector<std::string>
      bring;  // documents from rules, unique, in words; "photo ID or utility bill" where one will do
  std::int32_t preferences_met = 0;  // `prefer` clauses that hold
  std::int32_t preferences = 0;
};

// What of a verdict decides an offer's place: no words.
struct EligibilityStanding {
  Truth eligible = Truth::kUnknown;
  std::int32_t open_clauses = 0;
  std::int32_t preferences_met = 0;
  bool operator==(const EligibilityStanding&) const = default;
};

class RuleBook {
 public:
  static absl::StatusOr<RuleBook> Build(const Catalog& catalog);
  RuleBook(RuleBook&&) noexcept;
  RuleBook& operator=(RuleBook&&) noexcept;
  ~RuleBook();

  // `messages`: the language of its sentences.
  EligibilityVerdict Judge(ServiceAtLocationId offer, const Household& household, const Need& need, Date day,
                           const Messages& messages = Messages::English()) const;
  // The numbers of what Judge says, without its words.
  EligibilityStanding Stand(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const;
  // The value alone: what Judge says in `eligible`.
  Truth Evaluate(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const;
  // The plain Kleene value, nothing decided by cases: where it is yes or no, so is Evaluate; where it is open, that may be decided. CompiledRules has
  // it for all offers at once.
  Truth EvaluatePlainly(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const;
  // What gates the offer on that day: all of it must hold of the person.
  std::vector<const Expr*> Clauses(ServiceAtLocationId offer, Date day) const;
  const std::vector<Rule>& rules() const;
  // Positions in rules() of those that are bound to the offer, to its service or to its program, ascending.
  std::span<const std::uint32_t> RulesOf(ServiceAtLocationId offer) const;
  const Catalog& catalog() const;
  // Rules that nobody has approved: read, and bound to nothing.
  const std::vector<Rule>& proposed() const;

 private:
  struct Data;
  explicit RuleBook(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

// One expression, for tests and tools: `member` is whom bare member facts mean; nullptr for none.
Truth EvaluateExpr(const Expr& expr, const Household& household, const Member* member, Date day);

}  // namespace kith
