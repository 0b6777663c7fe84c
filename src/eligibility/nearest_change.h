// What would turn a no into a yes, the nearest first: an income before a pregnancy of another household, and no age that is past.
#pragma once

#include "kith/eligibility/rule.h"
#include "src/eligibility/finding.h"

namespace kith {

// `expr` with the alternatives of each `or` in the order of how much would have to be other for the person of `scope`: what is only not known, amounts, the rest,
// an age that is still to come, other people. Alternatives that cannot come true (an age that is past, a gender, a service in the forces, what is taken for
// granted) are left out where there is another.
Expr NearestFirst(const Expr& expr, const Scope& scope);

}  // namespace kith
