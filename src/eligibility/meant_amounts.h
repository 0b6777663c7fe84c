// What people write for amounts, their periods and shares of tables, and how rules write it: the fix of an error. A period that is written is kept, and
// none is guessed where it would change the amount.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/eligibility/lexer.h"

namespace kith {

struct SaidPeriod {
  std::string_view period;  // "month", "year" or "week"; "" where none stands there, or none follows from it (an hour)
  std::int64_t times = 1;   // how often it comes in that: four quarters a year
  bool other = false;       // an hour, a day, or words that are not understood

  bool empty() const { return period.empty() && !other; }
};

// What a word stands for: "annually", "mo", "biweekly".
SaidPeriod PeriodMeant(std::string_view word);
// Of a name: "annual_income".
SaidPeriod PeriodOfName(std::string_view fact);
// `/year`, `per year`, `a year`, `annually`, `every two weeks` from here on.
SaidPeriod TakePeriod(TokenStream& in);
// What is to be written of it; without a period that of a month, and of what is much for a month first that of a year.
std::string InPeriod(std::int64_t cents, const SaidPeriod& said);

// Of `30k`, with what follows on its line.
std::string WordsForThousands(double number, std::string_view letter, std::string_view rest);

// 1.25 times: "125".
std::string PercentOf(double times);
// The word that `text` begins with.
std::string_view FirstWord(std::string_view text);
// Behind the name of a table: 2 of `* 2`, `x 2`, 0.5 of `/ 2`.
std::optional<double> FactorBehind(std::string_view text);
// Before it: of `2 * FPL`, `2 x FPL`, `2 times the FPL`, where `text` begins with the number, the name; "" where none follows so.
std::string_view TableOfFactor(std::string_view text);

}  // namespace kith
