// Expressions of rules, by recursive descent over the grammar in docs/rules.md.
#pragma once

#include "kith/eligibility/rule.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/lexer.h"

namespace kith {

// The expression that begins at the present token. Meaningless where in.status() is an error.
Expr ParseExpression(TokenStream& in, const RuleNames& names);

}  // namespace kith
