// SaidComparison: comparisons as people say them, out of the text behind the name of a fact: `under 18`, `18 or older`, `60+`, `from 18 to 64`.
//
//   if (const auto said = ReadSaidComparison("at least 18")) fix = SayComparison("age", *said);      // `age >= 18`
//
// Model     Read only where the whole text says it, up to `;`, `)`, `,`, `and` or `or`: a fix that drops a word means something else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

struct SaidComparison {
  std::string sign;   // "<", "<=", ">", ">="; "" of a range
  std::string value;  // as rules write it: 18, $2,510/month, 200% FPL
  std::string to;     // of a range: its other end
};

std::optional<SaidComparison> ReadSaidComparison(std::string_view text);

// A value at the front of `text`, as rules write it, of which it is taken; "" where none stands there.
std::string TakeSaidValue(std::string_view& text);

// `age in 18..64`, which takes both ends in, or ...
std::string SayRange(std::string_view fact, std::string_view from, std::string_view to);
// What rules write for it: `age < 18`. Of an age both forms, where words leave open whether its last year is in it.
std::string SayComparison(std::string_view fact, const SaidComparison& said);
// ZIP codes have no ranges: all of a short one, in braces.
std::string SayZips(std::string_view fact, std::string_view from, std::string_view to);

}  // namespace kith
