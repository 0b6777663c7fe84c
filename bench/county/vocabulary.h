// The kinds of need that a county's services meet and its households have, and what services of each kind are like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kith {

// Whom services of a kind are for: which rules they draw from.
enum class RuleFamily : std::uint8_t {
  kOpen,
  kFood,
  kIncome,
  kSenior,
  kChild,
  kVeteran,
  kHomeless,
  kMember,
  kLegal,
  kYouth,
  kViolence,
  kEnergy,
  kDisability
};

enum class HoursStyle : std::uint8_t { kOffice, kPantry, kMeals, kNight, kAlways, kEvening, kSeason };

// Positions in kCountyUnits.
enum class CountyUnit : std::uint8_t {
  kNone,
  kBed,
  kUnit,
  kSubsidy,
  kCaseManagement,
  kAppointment,
  kBox,
  kPlace,
  kGrant
};
inline constexpr std::string_view kCountyUnits[] = {"bed",         "unit", "subsidy", "case_management_place",
                                                    "appointment", "box",  "place",   "grant"};

struct TermShape {
  std::string_view code, name, parent;  // parent by code; empty: a root
};

struct NeedKind {
  TermShape term;
  std::uint32_t supply = 0;  // weight among services
  std::uint32_t demand = 0;  // weight among needs of households
  RuleFamily rules = RuleFamily::kOpen;
  HoursStyle hours = HoursStyle::kOffice;
  CountyUnit unit = CountyUnit::kNone;
  bool remote = false;        // may be had from a distance
  bool confidential = false;  // at a secret site
};

std::span<const NeedKind> NeedKinds();      // those that services meet
std::span<const TermShape> ParentTerms();   // roots and wider terms above them
std::span<const TermShape> CultureTerms();  // the first is the root
std::span<const TermShape> LivedTerms();    // of lived experience; the first is the root
// Number of a term among all of them: parents, kinds, cultures, lived experience.
std::uint32_t TermNumber(std::string_view code);
std::uint32_t TermCount();

}  // namespace kith
