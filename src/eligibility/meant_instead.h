// What people write who know other languages, or none, and how rules say it: the fix of an error.
#pragma once

#include <string_view>

#include "kith/eligibility/rule.h"
#include "src/eligibility/lexer.h"

namespace kith {

// Behind the name of a fact: `veteran is true`, `age between 18 and 65`, `age under 18`, `age 60+`, `age not in 18..64`. Nothing where none stands there.
void RefuseComparisonInWords(std::string_view fact, TokenStream& in);

// Behind `in`, where a value begins: `18 to 64`, `18..` alone, ZIP codes from one to another. Nothing where none of these stands there.
void RefuseRangeInWords(std::string_view fact, TokenStream& in);
// The same where a range begins without its first end: `age in ..64`.
void RefuseOpenRange(std::string_view fact, TokenStream& in);

// A list behind a sign: `residence.zip == {90011}`. `of_set`: the fact is a set of words.
void RefuseListBehindSign(std::string_view fact, const Token& sign, bool of_set, TokenStream& in);

// A value where a condition is expected: `60 <= age`; behind `or`, where `before` is the condition before it, `residence.zip == 90011 or 90037`.
void RefuseValueFirst(const Expr* before, TokenStream& in);

// One word where a list is expected, `receives any calfresh`; a list without `any`, `receives {a, b}`.
void RefuseBareWord(std::string_view fact, bool of_set, TokenStream& in);
void RefuseListBehindFact(std::string_view fact, TokenStream& in);

// Commas behind the one word of a set: `receives calfresh, medi_cal`. Nothing where there is none.
void RefuseBareList(std::string_view fact, std::string_view word, TokenStream& in);

// A name of several words without quotes, of which `first` was taken: `residence.county == Los Angeles`. Nothing where no other word follows.
void RefuseBareName(const Token& first, TokenStream& in);

}  // namespace kith
