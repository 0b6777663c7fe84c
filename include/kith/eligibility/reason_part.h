// ReasonPart: one thing that a reason says, as values, for who words or draws it himself.
//
//   for (const ReasonPart& part : clause.parts) if (part.code == "told.over") ShowBar(part.found, *part.amount);
//
// Model     Of a decided clause the comparisons that decided it, in the order in which its sentence tells them; of an open one those that are left.
//           `code` is that of the message that says the part: docs/messages.md lists them with their meaning. Codes stay what they are.
// Units     As RuleConstant and FactValue; amounts of tables in whole cents, rounded to the side on which whole cents agree with the limit.
// Order     That of the rule. Errors: none. Cost: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kith/base/money.h"
#include "kith/base/time.h"
#include "kith/client/fact.h"
#include "kith/eligibility/rule.h"

namespace kith {

// What a share of a dated table comes to for a household.
struct TableAmount {
  std::string table;    // "fpl"
  std::string vintage;  // "2026"
  double percent = 100;
  std::int32_t min_size = 1;             // of the household
  std::optional<std::int32_t> max_size;  // none: unbounded
  Money least;
  std::optional<Money> greatest;  // another than `least` where the size or the place leaves that open; none: unbounded
  Date valid_to;                  // its last day
  bool operator==(const TableAmount&) const = default;
};

struct ReasonPart {
  std::string code;    // "told.over", "wanted.at_most", "statement.veteran", "wanted.provider"
  std::string fact;    // as rules name it; empty: no comparison
  std::string member;  // whose it is: the id, else "member 2"; empty: the household's, or nobody in particular
  FactValue found;     // what is known of it
  std::string
      relation;  // "<=": of the fact to the limit as the part says it; "in", "not in", "receives", "not receives"
  std::optional<RuleConstant> limit;  // none where it is a TableAmount
  std::optional<TableAmount> amount;  // none where the table does not tell
  std::string question;               // to the provider
};

}  // namespace kith
