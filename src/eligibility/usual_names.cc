#include "src/eligibility/usual_names.h"

#include <algorithm>
#include <span>
#include <utility>

#include "kith/base/text.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

using Name = std::pair<std::string_view, std::string_view>;

constexpr Name kNames[] = {
    {"everyone", "anyone"},
    {"everybody", "anyone"},
    {"anybody", "anyone"},
    {"none", "anyone"},
    {"no_requirements", "anyone"},
    {"homeless", "housing == literally_homeless"},
    {"unhoused", "housing == literally_homeless"},
    {"experiencing_homelessness", "housing == literally_homeless"},
    {"domestic_violence", "fleeing_violence"},
    {"fleeing_dv", "fleeing_violence"},
    {"fleeing_domestic_violence", "fleeing_violence"},
    {"disability", "disabled"},
    {"has_disability", "disabled"},
    {"us_citizen", "citizen"},
    {"unborn_children", "expected_children"},
    {"has_children", "any child: age < 18"},
    {"has_kids", "any child: age < 18"},
    {"children", "any child: age < 18"},
    {"kids", "any child: age < 18"},
    {"child_count", "any child: age < 18"},
    {"number_of_children", "any child: age < 18"},
    {"num_children", "any child: age < 18"},
    {"adult", "age >= 18"},
    {"adults", "age >= 18"},
    {"minor", "age < 18"},
    {"minors", "age < 18"},
    {"family_size", "household.size"},
    {"household_size", "household.size"},
    {"number_of_people", "household.size"},
    {"zip_code", "residence.zip"},
    {"zipcode", "residence.zip"},
    {"postal_code", "residence.zip"},
    {"city_of_residence", "residence.city"},
    {"county_of_residence", "residence.county"},
    {"monthly_income", "household.income.gross"},
    {"annual_income", "household.income.gross"},
    {"yearly_income", "household.income.gross"},
    {"gross_income", "household.income.gross"},
    {"household_income", "household.income.gross"},
    {"total_income", "household.income.gross"},
    {"family_income", "household.income.gross"},
    {"net_income", "household.income.net"},
    {"countable_income", "household.income.countable"},
    {"earned_income", "household.income.earned"},
    {"years_old", "age"},
    {"savings", "household.assets"},
    {"resources", "household.assets"},
    {"total_assets", "household.assets"},
    {"total_resources", "household.assets"},
    {"countable_resources", "household.assets"},
    {"sex", "gender"},
    {"health_plan", "coverage.plan"},
    {"insurance", "coverage.payer"},
};

// Of which no rule says just that, and what comes near: a fix that says something else is worse than none.
constexpr std::string_view kOfService = "`veteran` is who has served",
                           kOfBirth = "an age is in years, as in `age >= 60`",
                           kOfElders = "the age is written, as in `age >= 60`",
                           kOfYouth = "the ages are written, as in `age in 12..<18`",
                           kOfSurvivors = "`fleeing_violence` is who flees from it now",
                           kOfInsurance =
                               "`coverage.payer` says who pays for health care, as in `coverage.payer == medi_cal`",
                           kOfMeans = "a limit is written, as in `household.income.gross <= 200% FPL`",
                           kOfParents = "`any child: age < 18` says that a child lives in the household",
                           kOfVehicles =
                               "rules count no vehicles, and `household.vehicle_value` is what they are worth",
                           kAtLeast = "`>=` says `or older` already, as in `age >= 18`: take it out",
                           kAtMost = "`<=` and `<` say it already, as in `age < 18`: take it out";
constexpr Name kHints[] = {
    {"military", kOfService},
    {"active_duty", kOfService},
    {"in_the_military", kOfService},
    {"unsheltered", "`housing == literally_homeless` is of who stays in a shelter, too"},
    {"dob", kOfBirth},
    {"date_of_birth", kOfBirth},
    {"birth_date", kOfBirth},
    {"birthdate", kOfBirth},
    {"birthday", kOfBirth},
    {"nursing", "`breastfeeding` says it of a mother"},
    {"senior", kOfElders},
    {"seniors", kOfElders},
    {"senior_citizen", kOfElders},
    {"elderly", kOfElders},
    {"elder", kOfElders},
    {"older_adult", kOfElders},
    {"older_adults", kOfElders},
    {"youth", kOfYouth},
    {"teen", kOfYouth},
    {"teenager", kOfYouth},
    {"young_adult", kOfYouth},
    {"dv_survivor", kOfSurvivors},
    {"domestic_violence_survivor", kOfSurvivors},
    {"survivor_of_domestic_violence", kOfSurvivors},
    {"uninsured", kOfInsurance},
    {"insured", kOfInsurance},
    {"has_insurance", kOfInsurance},
    {"has_health_insurance", kOfInsurance},
    {"low_income", kOfMeans},
    {"income_eligible", kOfMeans},
    {"parent", kOfParents},
    {"parents", kOfParents},
    {"household.vehicles", kOfVehicles},
    {"household.vehicle_count", kOfVehicles},
    {"household.cars", kOfVehicles},
    {"household.adults", "`any adult: ...` looks at each, and rules do not count them"},
    {"older", kAtLeast},
    {"over", kAtLeast},
    {"above", kAtLeast},
    {"up", kAtLeast},
    {"younger", kAtMost},
    {"under", kAtMost},
    {"below", kAtMost},
};

// Facts whose words are said alone.
constexpr std::string_view kFactsByWord[] = {"receives", "housing", "gender", "immigration_status", "discharge"};
// That mean too much alone.
constexpr std::string_view kBareWords[] = {"other", "visitor", "general"};

// `receives medi_cal` of medi_cal, snap; "" where no fact has the word.
std::string OfWord(const KnownFact& fact, std::string_view name) {
  const std::span<const std::string_view> words = KnownWords(fact);
  const std::string begin = std::string(fact.name) + (fact.kind == FactKind::kWordSet ? " " : " == ");
  if (std::ranges::find(words, name) != words.end()) return begin + std::string(name);
  const std::string word = OtherNameOf(fact, name);
  return word.empty() ? "" : begin + word;
}

std::string OfWord(std::string_view name) {
  if (std::ranges::find(kBareWords, name) != std::end(kBareWords)) return "";
  for (const std::string_view fact : kFactsByWord)
    if (std::string word = OfWord(*FindKnownFact(fact), name); !word.empty()) return word;
  return "";
}

// has_medi_cal, on_calfresh, receives_ssi.
std::string OfBenefit(std::string_view name) {
  for (const std::string_view verb : {"has_", "on_", "gets_", "receives_", "receiving_", "enrolled_in_"}) {
    if (!name.starts_with(verb)) continue;
    if (std::string word = OfWord(*FindKnownFact("receives"), name.substr(verb.size())); !word.empty()) return word;
  }
  return "";
}

// unemployed, noncitizen.
std::string WithoutDenial(std::string_view name) {
  for (const std::string_view denial : {"un", "non_", "non", "not_", "no_"}) {
    if (!name.starts_with(denial)) continue;
    const KnownFact* known = FindKnownFact(name.substr(denial.size()));
    if (known != nullptr && known->kind == FactKind::kBoolean) return "not " + std::string(known->name);
  }
  return "";
}

// is_pregnant, has_veteran.
std::string WithoutVerb(std::string_view name) {
  for (const std::string_view verb : {"is_", "has_", "are_", "was_"}) {
    if (!name.starts_with(verb)) continue;
    const KnownFact* known = FindKnownFact(name.substr(verb.size()));
    if (known != nullptr && known->kind == FactKind::kBoolean) return std::string(known->name);
    if (verb != "has_") return MeantByName(name.substr(verb.size()));
  }
  return "";
}

// household.veterans, household.pregnant: of somebody in it.
std::string OfSomebody(std::string_view name) {
  for (const std::size_t plural : {0U, 1U}) {
    if (plural == 1 && !name.ends_with('s')) continue;
    const KnownFact* known = FindKnownFact(name.substr(0, name.size() - plural));
    if (known != nullptr && known->kind == FactKind::kBoolean && known->owner == FactOwner::kMember)
      return "any member: " + std::string(known->name);
  }
  return "";
}

std::string MeantByPlainName(std::string_view name) {
  const auto* found = std::ranges::find(kNames, name, &Name::first);
  if (found != std::end(kNames)) return std::string(found->second);
  if (std::string word = OfWord(name); !word.empty()) return word;
  if (std::string benefit = OfBenefit(name); !benefit.empty()) return benefit;
  if (std::string denied = WithoutDenial(name); !denied.empty()) return denied;
  return WithoutVerb(name);
}

// "homeless" of person.homeless; `name` where it is of nobody.
std::string_view WithoutOwner(std::string_view name) {
  for (const std::string_view owner : {"household.", "person."})
    if (name.starts_with(owner)) return name.substr(owner.size());
  return name;
}

std::string InPlainLetters(std::string_view name) {
  std::string plain = ToLower(name);
  std::ranges::replace(plain, '-', '_');
  return plain;
}

}  // namespace

std::string MeantByName(std::string_view name) {
  const std::string plain = InPlainLetters(name);
  if (!HintByName(plain).empty()) return "";
  const std::string_view of_nobody = WithoutOwner(plain);
  std::string meant = MeantByPlainName(of_nobody);
  const bool of_household = plain.starts_with("household.");
  if (meant.empty() && of_household) meant = OfSomebody(of_nobody);
  return meant.starts_with("receives ") && plain.starts_with("person.") ? "person." + meant : meant;
}

std::string HintByName(std::string_view name) {
  const std::string plain = InPlainLetters(name);
  const std::string_view of_nobody = WithoutOwner(plain);
  const std::string_view bare = of_nobody.starts_with("is_") ? of_nobody.substr(3) : of_nobody;
  for (const std::string_view one : {std::string_view(plain), of_nobody, bare}) {
    const auto* found = std::ranges::find(kHints, one, &Name::first);
    if (found != std::end(kHints)) return std::string(found->second);
  }
  return "";
}

bool IsCondition(std::string_view meant) { return meant.find(' ') != std::string_view::npos; }

std::string MeantByCount(std::string_view name, CompareOp op, double number) {
  std::string meant = MeantByName(name);
  if (!IsCondition(meant)) return meant;  // another fact
  if (!meant.starts_with("any ")) return "";
  const bool some = number == 0 ? op == CompareOp::kGt || op == CompareOp::kNe : number == 1 && op == CompareOp::kGe;
  const bool none = number == 0 ? op == CompareOp::kEq || op == CompareOp::kLe : number == 1 && op == CompareOp::kLt;
  return some ? meant : none ? "not " + meant : "";
}

}  // namespace kith
