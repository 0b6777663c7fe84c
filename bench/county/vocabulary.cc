#include "bench/county/vocabulary.h"

namespace kith {
namespace {

using enum RuleFamily;
using enum HoursStyle;

constexpr TermShape kParents[] = {
    {"food", "Food", ""},
    {"food.meals", "Prepared meals", "food"},
    {"housing", "Housing", ""},
    {"housing.shelter", "Emergency shelter", "housing"},
    {"health", "Health", ""},
    {"recovery", "Substance use", ""},
    {"legal", "Legal help", ""},
    {"benefits", "Public benefits", ""},
    {"utilities", "Utilities", ""},
    {"work", "Work", ""},
    {"money", "Money", ""},
    {"education", "Education", ""},
    {"family", "Family", ""},
    {"seniors", "Older adults", ""},
    {"veterans", "Veterans", ""},
    {"safety", "Safety", ""},
    {"hygiene", "Hygiene and clothing", ""},
    {"transport", "Transportation", ""},
    {"support", "Support groups", ""},
    {"digital", "Internet access", ""},
};

constexpr NeedKind kKinds[] = {
    {{"food.pantry", "Food pantry", "food"}, 130, 160, kFood, kPantry, CountyUnit::kBox},
    {{"food.meals.hot", "Hot meals", "food.meals"}, 40, 60, kFood, kMeals, CountyUnit::kPlace},
    {{"food.meals.seniors", "Senior meals", "food.meals"}, 25, 25, kSenior, kMeals, CountyUnit::kPlace},
    {{"food.delivery", "Home-delivered food", "food"}, 20, 20, kSenior, kOffice, CountyUnit::kPlace, true},
    {{"food.infant", "Baby food and formula", "food"}, 10, 12, kChild, kPantry, CountyUnit::kBox},
    {{"housing.shelter.adults", "Shelter for adults", "housing.shelter"}, 25, 40, kHomeless, kNight, CountyUnit::kBed},
    {{"housing.shelter.family", "Family shelter", "housing.shelter"}, 10, 12, kHomeless, kNight, CountyUnit::kBed},
    {{"housing.shelter.youth", "Youth shelter", "housing.shelter"}, 6, 6, kYouth, kNight, CountyUnit::kBed},
    {{"housing.supportive", "Supportive housing", "housing"}, 20, 30, kHomeless, kOffice, CountyUnit::kUnit},
    {{"housing.rapid", "Rapid rehousing", "housing"}, 12, 20, kHomeless, kOffice, CountyUnit::kSubsidy},
    {{"housing.rental_assistance", "Rent assistance", "housing"}, 35, 70, kIncome, kOffice, CountyUnit::kGrant},
    {{"housing.navigation", "Housing navigation", "housing"}, 20, 25, kHomeless, kOffice, CountyUnit::kPlace, true},
    {{"health.primary", "Primary care", "health"}, 70, 60, kOpen, kOffice, CountyUnit::kAppointment},
    {{"health.dental", "Dental care", "health"}, 25, 40, kIncome, kOffice, CountyUnit::kAppointment},
    {{"health.mental", "Mental health care", "health"}, 60, 55, kOpen, kOffice, CountyUnit::kAppointment, true},
    {{"health.vision", "Vision care", "health"}, 10, 15, kIncome, kOffice, CountyUnit::kAppointment},
    {{"health.maternal", "Pregnancy and birth", "health"}, 12, 12, kChild, kOffice, CountyUnit::kAppointment},
    {{"health.care_management", "Care management", "health"}, 25, 20, kMember, kOffice, CountyUnit::kPlace, true},
    {{"health.telehealth", "Telehealth", "health"}, 20, 10, kMember, kOffice, CountyUnit::kAppointment, true},
    {{"health.screening", "Health screening", "health"}, 20, 10, kOpen, kPantry, CountyUnit::kNone},
    {{"recovery.treatment", "Substance use treatment", "recovery"}, 30, 15, kOpen, kOffice, CountyUnit::kPlace},
    {{"recovery.group", "Recovery group", "recovery"}, 25, 10, kOpen, kEvening, CountyUnit::kNone},
    {{"legal.housing", "Eviction and housing law", "legal"}, 18, 35, kLegal, kOffice, CountyUnit::kAppointment, true},
    {{"legal.immigration", "Immigration law", "legal"}, 20, 30, kLegal, kOffice, CountyUnit::kAppointment, true},
    {{"legal.family", "Family law", "legal"}, 12, 15, kLegal, kOffice, CountyUnit::kAppointment},
    {{"legal.benefits", "Benefits appeals", "legal"}, 12, 10, kLegal, kOffice, CountyUnit::kAppointment, true},
    {{"benefits.calfresh", "CalFresh", "benefits"}, 25, 35, kIncome, kOffice, CountyUnit::kNone, true},
    {{"benefits.medi_cal", "Medi-Cal", "benefits"}, 25, 25, kIncome, kOffice, CountyUnit::kNone, true},
    {{"benefits.wic", "WIC", "benefits"}, 15, 15, kChild, kOffice, CountyUnit::kAppointment},
    {{"benefits.general_relief", "General Relief", "benefits"}, 8, 15, kIncome, kOffice, CountyUnit::kNone},
    {{"utilities.energy", "Energy bills", "utilities"}, 25, 45, kEnergy, kOffice, CountyUnit::kGrant, true},
    {{"utilities.water", "Water bills", "utilities"}, 8, 8, kEnergy, kOffice, CountyUnit::kGrant, true},
    {{"work.search", "Job search", "work"}, 40, 30, kOpen, kOffice, CountyUnit::kNone, true},
    {{"work.training", "Job training", "work"}, 30, 20, kIncome, kOffice, CountyUnit::kPlace},
    {{"money.tax", "Tax preparation", "money"}, 10, 10, kIncome, kSeason, CountyUnit::kAppointment},
    {{"education.english", "English classes", "education"}, 25, 18, kOpen, kEvening, CountyUnit::kPlace},
    {{"family.child_care", "Child care", "family"}, 45, 35, kChild, kOffice, CountyUnit::kPlace},
    {{"family.diapers", "Diapers", "family"}, 10, 20, kChild, kPantry, CountyUnit::kBox},
    {{"family.parenting", "Parenting", "family"}, 20, 8, kChild, kEvening, CountyUnit::kPlace},
    {{"seniors.activities", "Senior activities", "seniors"}, 30, 12, kSenior, kOffice, CountyUnit::kNone},
    {{"veterans.housing", "Veterans' housing", "veterans"}, 6, 6, kVeteran, kOffice, CountyUnit::kUnit},
    {{"veterans.benefits", "Veterans' benefits", "veterans"}, 8, 6, kVeteran, kOffice, CountyUnit::kNone, true},
    {{"safety.domestic_violence", "Domestic violence", "safety"},
     15,
     8,
     kViolence,
     kAlways,
     CountyUnit::kBed,
     false,
     true},
    {{"safety.crisis", "Crisis", "safety"}, 15, 8, kOpen, kAlways, CountyUnit::kNone, true},
    {{"hygiene.showers", "Showers", "hygiene"}, 12, 12, kOpen, kMeals, CountyUnit::kNone},
    {{"hygiene.clothing", "Clothing", "hygiene"}, 15, 15, kOpen, kPantry, CountyUnit::kNone},
    {{"transport.rides", "Rides", "transport"}, 12, 12, kDisability, kOffice, CountyUnit::kPlace, true},
    {{"transport.passes", "Bus and train passes", "transport"}, 8, 8, kIncome, kOffice, CountyUnit::kBox},
    {{"support.caregivers", "Caregivers' group", "support"}, 12, 5, kOpen, kEvening, CountyUnit::kNone, true},
    {{"digital.devices", "Devices", "digital"}, 8, 10, kIncome, kOffice, CountyUnit::kBox},
};

constexpr TermShape kCultures[] = {
    {"culture", "Culture", ""},
    {"latino", "Latino/a", "culture"},
    {"black", "Black", "culture"},
    {"armenian", "Armenian", "culture"},
    {"korean", "Korean", "culture"},
    {"chinese", "Chinese", "culture"},
    {"filipino", "Filipino", "culture"},
    {"persian", "Persian", "culture"},
    {"cambodian", "Cambodian", "culture"},
    {"lgbtq", "LGBTQ+", "culture"},
    {"native", "Native American", "culture"},
};

constexpr TermShape kLived[] = {
    {"lived_experience", "Lived experience", ""},
    {"homelessness", "Homelessness", "lived_experience"},
    {"in_recovery", "Recovery", "lived_experience"},
    {"survivor", "Surviving violence", "lived_experience"},
    {"incarceration", "Incarceration", "lived_experience"},
    {"immigrant", "Immigration", "lived_experience"},
    {"parent", "Parenthood", "lived_experience"},
    {"military_service", "Military service", "lived_experience"},
    {"foster_care", "Foster care", "lived_experience"},
};

}  // namespace

std::span<const NeedKind> NeedKinds() { return kKinds; }
std::span<const TermShape> ParentTerms() { return kParents; }
std::span<const TermShape> CultureTerms() { return kCultures; }
std::span<const TermShape> LivedTerms() { return kLived; }

std::uint32_t TermCount() {
  return static_cast<std::uint32_t>(std::size(kParents) + std::size(kKinds) + std::size(kCultures) + std::size(kLived));
}

std::uint32_t TermNumber(std::string_view code) {
  std::uint32_t number = 0;
  for (const TermShape& term : kParents) {
    if (term.code == code) return number;
    ++number;
  }
  for (const NeedKind& kind : kKinds) {
    if (kind.term.code == code) return number;
    ++number;
  }
  for (const TermShape& term : kCultures) {
    if (term.code == code) return number;
    ++number;
  }
  for (const TermShape& term : kLived) {
    if (term.code == code) return number;
    ++number;
  }
  return number;
}

}  // namespace kith
