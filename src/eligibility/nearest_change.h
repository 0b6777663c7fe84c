// What would turn a no into a yes, the nearest first: an income before a pregnancy of another household, and no age that is past.
//
//   age in 19..<65 and household.income.gross <= $1,836/month, of a man of 40: household.income.gross <= $1,836/month
#pragma once

#include "kith/eligibility/rule.h"
#include "src/eligibility/finding.h"

namespace kith {

// `expr` with the alternatives of each `or` in the order of how much would have to be other for the person of `scope`: what is only not known, amounts, the rest,
// an age that is still to come, other people. What is so already is left out of what must hold together. Alternatives that cannot come true are left out where
// there is another: an age that is past, a gender, a service in the forces, what is taken for granted, a fact of an age that is past
// (`in_foster_care_at_18`), and a flag by which the rule tells cases apart, `(not barred and ...) or (barred and ...)`: whose case it is not, need not become it.
Expr NearestFirst(const Expr& expr, const Scope& scope);

}  // namespace kith
