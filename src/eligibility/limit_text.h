// A share of a dated table in the words of a language, and why there is none.
//
//   $2,660/month (200% of the 2026 poverty guideline, household of 1, valid to 2027-01-31)
#pragma once

#include "kith/base/messages.h"
#include "kith/base/money.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/limits.h"

namespace kith {

struct LimitAsked {
  const TableLimit& limit;
  const Expr& compare;  // whose limit it is
  CompareOp op;         // as it is said: whole cents fall on the same side as of the limit itself
};

// The period in which amounts of a limit are said: that of what was stated, else the month.
Period PeriodOf(const LimitAsked& asked, const Scope& scope);
// The amounts of `range`, which has limits, in whole cents.
Money LeastOf(const LimitRange& range, CompareOp op, Period period);
std::optional<Money> GreatestOf(const LimitRange& range, CompareOp op, Period period);

// `wanted`: a condition that is still open, which says until when the limit counts, too.
Phrase SayLimit(const Messages& messages, const LimitAsked& asked, const Scope& scope, bool wanted);
// Of a limit that the table does not tell: a sentence.
Phrase WhyNoLimit(const Messages& messages, const TableLimit& limit, const LimitRange& range, Date day);

}  // namespace kith
