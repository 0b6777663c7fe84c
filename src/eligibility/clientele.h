// Clientele: all whom rules may be asked about, and whether there may be one among them of whom this holds and that does not.
//
//   Clientele clientele(day);
//   clientele.Find({&older_than_70}, {&older_than_60})            // kNobody: who is over 70 is over 60
//
// Model     Nothing is known of a client. Whom the help is for is the head of the household, or another member; of the others who live there, and of where
//           they stay, nothing is stated. Where tables have regions, each state and county that these or the clauses name is looked at, and another one. On that day: by the limits that count then;
//           but of one share with several options (share_variants.h) nothing is certain that is so on that day alone.
//           What a client can be is that of "Deciding by cases" in docs/rules.md, and never less than what is: kNobody is certain. kSomebody
//           is so where all that is compared can be modelled.
// Cost      That of CaseFormula, with a budget for each question. Questions asked before are remembered: rules of a county are much alike.
// Threads   One at a time.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "kith/base/time.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/finding.h"

namespace kith {

enum class Existence : std::uint8_t { kNobody, kSomebody, kNotDecided };

class Clientele {
 public:
  using Clauses = std::vector<const Expr*>;

  explicit Clientele(Date day) : day_(day) {}

  // Somebody of whom all of `hold` hold and none of `fail` does.
  Existence Find(const Clauses& hold, const Clauses& fail);
  // Comparisons that were looked at so far.
  std::int64_t work() const { return work_; }

 private:
  Existence Search(const Clauses& hold, const Clauses& fail);
  // And by what is so on other days, too, of shares that differ by their options alone.
  Existence SearchOnAnyDay(const Clauses& hold, const Clauses& fail);
  Existence SearchIn(const Clauses& hold, const Clauses& fail, const Scope& scope);

  Date day_;
  std::int64_t work_ = 0;
  std::unordered_map<std::string, Existence> found_;  // by the texts of what was asked
};

// Whether the limit of a comparison is known on that day, of a household somewhere.
bool HasLimitOn(const Expr& compare, Date day);

// The names of all that an expression depends on: expressions without one in common say nothing about each other.
std::vector<std::string> DependsOn(const Expr& expr);

}  // namespace kith
