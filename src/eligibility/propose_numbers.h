// Numbers in words, periods of money and sizes of households in directory text.
#pragma once

#include <cstddef>
#include <optional>

#include "kith/base/money.h"
#include "src/eligibility/propose_text.h"

namespace kith::propose_internal {

inline constexpr int kMaxPersons = 20;

// "sixty-two" as one token.
std::optional<int> NumberWordAt(Tokens tokens, std::size_t at);

// A whole number of persons, in digits or words; 0: none.
int PersonsAt(Tokens tokens, std::size_t at);

// "/mo", "per year", "annually". Moves `at` behind it.
std::optional<Period> TakePeriod(Tokens tokens, std::size_t& at);

// "if one person in household", "for a family of 3", "household of 2"; 0: none. Moves `at` behind it.
int TakeHouseholdSize(Tokens tokens, std::size_t& at);

}  // namespace kith::propose_internal
