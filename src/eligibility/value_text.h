// Values of facts in the words of a language: 34, $2,100 a month, Medi-Cal.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "kith/client/fact.h"

namespace kith {

// An age below two that is whole months, and no whole years, in months: 0.5, and 1.0834, which is how rules write 13 months.
Phrase SayNumber(const Messages& messages, std::string_view fact, double number);
// Beside `others`, one of which is said in months, a year is 12 of them: "12 months to 13 months".
Phrase SayNumberAmong(const Messages& messages, std::string_view fact, double number, std::span<const double> others);
bool IsSaidInMonths(const FactValue& age);
Phrase SayWord(const Messages& messages, std::string_view fact, std::string_view word);
// Many of them the first few: "a, b", or "a or b" by the joint.
Phrase SayWords(const Messages& messages, std::string_view fact, MessageCode joint,
                const std::vector<std::string>& words);
// A known value; `one_of` joins words of which one is meant.
Phrase SayValue(const Messages& messages, std::string_view fact, const FactValue& value);

}  // namespace kith
