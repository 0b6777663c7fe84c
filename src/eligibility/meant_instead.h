// What people write who know other languages, or none, and how rules say it: the fix of an error.
#pragma once

#include <string_view>

#include "kith/eligibility/rule.h"
#include "src/eligibility/lexer.h"

namespace kith {

// Behind the name of a fact: `veteran is true`, `age between 18 and 65`. Nothing where neither stands there.
void RefuseComparisonInWords(std::string_view fact, TokenStream& in);

// A value where a condition is expected: `60 <= age`; behind `or`, where `before` is the condition before it, `residence.zip == 90011 or 90037`.
void RefuseValueFirst(const Expr* before, TokenStream& in);

// Commas behind the one word of a set: `receives calfresh, medi_cal`. Nothing where there is none.
void RefuseBareList(std::string_view fact, std::string_view word, TokenStream& in);

// A name of several words without quotes, of which `first` was taken: `residence.county == Los Angeles`. Nothing where no other word follows.
void RefuseBareName(const Token& first, TokenStream& in);

}  // namespace kith
