// Words of plain English before, between and behind conditions, and how rules say it: the fix of an error.
#pragma once

#include <string_view>

#include "src/eligibility/lexer.h"

namespace kith {

// Behind `first`, which stands where a fact would: `some child: age < 5`, `if veteran`, `lives in Pasadena`, `fleeing violence`, `must be a veteran`, `pregnant woman`.
// Nothing where it is none of these.
void RefuseWordsBefore(const Token& first, TokenStream& in);

// "lives", "located": before `in` refused, so that a fact that is called so is written in quotes.
bool IsWordOfResidence(std::string_view word);

// Where a group of members stands behind `any` or `all`: `any kid: age < 5`, `any veteran`. Whether that is what stands there, and was refused.
bool RefusesGroup(std::string_view quantifier, TokenStream& in);

// Behind the group, as in `any child`: `any child under 5`. Nothing where no such words stand there.
void RefuseBehindGroup(std::string_view quantified, TokenStream& in);

// Where an expression has ended: `age >= 18 unless veteran`, `veteran, disabled`. Nothing where no such word stands there.
void RefuseWordsBetween(TokenStream& in);

// `(` behind ask_provider: a question in parentheses, as other languages call functions.
void RefuseCall(TokenStream& in);

// A unit behind the number of a plain fact: `household.size > 4 people`. Nothing where there is none.
void RefuseUnit(std::string_view fact, const Token& number, TokenStream& in);

// Within the braces behind a fact that is a number: `age in {18..65}`, `age in [18, 65]`. Nothing where no such range stands there; steps past what it looks at.
void RefuseRangeInBraces(std::string_view fact, TokenStream& in);

}  // namespace kith
