// Of whom a fact is worth asking: nobody asks a child of six whether she is a veteran. It changes what is asked, and no verdict.
#pragma once

#include <string_view>

#include "src/eligibility/finding.h"

namespace kith {

// Years: of whoever is certainly younger, or as old, nobody asks.
inline constexpr double kMayExpectFrom = 10;
inline constexpr double kMayExpectBelow = 60;
inline constexpr double kMayServeFrom = 16;  // in the forces, which take nobody under 17
inline constexpr double kMayWorkFrom = 10;

// Whether the person of `scope` is of an age to be asked for `fact`: of pregnancy and what follows it, of service in the forces, of work. Of any other fact,
// where the age is not known, and of what was stated already and cannot be read, yes.
bool IsOfAgeToBeAsked(std::string_view fact, const Scope& scope);
// Nor is a man asked whether he is pregnant.
bool IsOfGenderToBeAsked(std::string_view fact, const Scope& scope);

}  // namespace kith
