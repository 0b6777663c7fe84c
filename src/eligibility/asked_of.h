// Of whom a fact is worth asking, and what is taken for granted of who is not asked: nobody asks a child of six whether she is a veteran, or a man
// whether he is pregnant.
//
// Model     Service, work   not asked of who is certainly too young; what depends on it stays open.
//           A pregnancy     and what follows it: not asked of who is certainly too young or too old, or says of himself nothing but that he is a man.
//           Foster care     not asked of who is certainly too old to be a foster child.
//                           Of both it is taken for granted that there is none, so that the verdict is not open for ever: the only things that
//                           are taken back when more is stated. What was stated counts, whoever states it; of a pregnancy the rest is then asked.
#pragma once

#include <cstdint>
#include <string_view>

#include "kith/client/fact.h"
#include "kith/client/household.h"
#include "src/eligibility/finding.h"

namespace kith {

// Years: of whoever is certainly younger, or as old, nobody asks.
inline constexpr double kMayExpectFrom = 10;
inline constexpr double kMayExpectBelow = 60;
inline constexpr double kMayServeFrom = 16;  // in the forces, which take nobody under 17
inline constexpr double kMayWorkFrom = 10;
inline constexpr double kMayBeFosteredBelow =
    23;  // federal law ends it at 21 (42 U.S.C. 675(8)), no state keeps anybody to 23

// Whether the person of `scope` is of an age to be asked for `fact`: of service in the forces, of work. Of any other fact, where the age is not known,
// and of what was stated already and cannot be read, yes.
bool IsOfAgeToBeAsked(std::string_view fact, const Scope& scope);

// Whether something may be taken for granted of it: of a pregnancy, of foster care.
bool MayBeTaken(std::string_view fact);
// Whether what is taken for granted depends on it.
bool TellsWhatIsTaken(std::string_view fact);

// What is taken for granted of a fact that was not stated: no, none, or that it does not apply. Lives for ever; nullptr where nothing is.
// `member`: whose; of a household without members its own.
const FactValue* TakenForGranted(std::string_view fact, const Household& household, const Member* member);
// Why; kNot where it is not, or was stated.
enum class Taken : std::uint8_t { kNot, kAtThatAge, kOfMen };
Taken WhyTaken(std::string_view fact, const Scope& scope);

}  // namespace kith
