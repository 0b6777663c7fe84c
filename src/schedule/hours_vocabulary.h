// What one word of a text of hours means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "src/schedule/hours_tokens.h"

namespace kith {

struct HoursMeaning {
  HoursWord word = HoursWord::kUnknown;
  std::int32_t number = 0;
  std::string_view instead = {};  // what a misspelt word is taken as
};

// `word` is letters only, lower case, without accents.
HoursMeaning MeaningOf(std::string_view word);

// "MWF", "TTh", "MTWThF" as written: the days as bits; 0 where it is none. Two codes that may be the ends of a range ("MF") are none.
std::int32_t WeekdayCodes(std::string_view word);

// Lower case, accents off: "Miércoles" is "miercoles".
std::string FoldWord(std::string_view word);

}  // namespace kith
