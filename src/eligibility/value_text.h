// Values of facts in the words of a language: 34, $2,100 a month, Medi-Cal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "kith/client/fact.h"

namespace kith {

Phrase SayNumber(const Messages& messages, std::string_view fact, double number);
Phrase SayWord(const Messages& messages, std::string_view fact, std::string_view word);
// Many of them the first few: "a, b", or "a or b" by the joint.
Phrase SayWords(const Messages& messages, std::string_view fact, MessageCode joint,
                const std::vector<std::string>& words);
// A known value; `one_of` joins words of which one is meant.
Phrase SayValue(const Messages& messages, std::string_view fact, const FactValue& value);

}  // namespace kith
