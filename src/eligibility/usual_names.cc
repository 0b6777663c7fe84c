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
    {"unsheltered", "housing == literally_homeless"},
    {"experiencing_homelessness", "housing == literally_homeless"},
    {"domestic_violence", "fleeing_violence"},
    {"fleeing_domestic_violence", "fleeing_violence"},
    {"domestic_violence_survivor", "fleeing_violence"},
    {"disability", "disabled"},
    {"has_disability", "disabled"},
    {"military", "veteran"},
    {"nursing", "breastfeeding"},
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
    {"senior", "age >= 60"},
    {"seniors", "age >= 60"},
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
    {"family_income", "household.income.gross"},
    {"net_income", "household.income.net"},
    {"countable_income", "household.income.countable"},
    {"earned_income", "household.income.earned"},
    {"dob", "age"},
    {"years_old", "age"},
    {"sex", "gender"},
    {"health_plan", "coverage.plan"},
    {"insurance", "coverage.payer"},
};

// Facts whose words are said alone.
constexpr std::string_view kFactsByWord[] = {"receives", "housing", "gender", "immigration_status"};
// That mean too much alone.
constexpr std::string_view kBareWords[] = {"other", "visitor"};

std::string OfWord(std::string_view name) {
  if (std::ranges::find(kBareWords, name) != std::end(kBareWords)) return "";
  for (const std::string_view fact : kFactsByWord) {
    const KnownFact& known = *FindKnownFact(fact);
    const std::span<const std::string_view> words = KnownWords(known);
    const bool is_set = known.kind == FactKind::kWordSet;
    const std::string begin = std::string(fact) + (is_set ? " " : " == ");
    if (std::ranges::find(words, name) != words.end()) return begin + std::string(name);
    if (const std::string word = OtherNameOf(known, name); !word.empty()) return begin + word;
  }
  return "";
}

// unemployed, noncitizen.
std::string WithoutDenial(std::string_view name) {
  for (const std::string_view denial : {"un", "non_", "non", "not_"}) {
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

}  // namespace

std::string MeantByName(std::string_view name) {
  const std::string lower = ToLower(name);
  std::string_view plain = lower;
  if (plain.starts_with("household.")) plain.remove_prefix(10);
  const auto* found = std::ranges::find(kNames, plain, &Name::first);
  if (found != std::end(kNames)) return std::string(found->second);
  if (std::string word = OfWord(plain); !word.empty()) return word;
  if (std::string denied = WithoutDenial(plain); !denied.empty()) return denied;
  return WithoutVerb(plain);
}

std::string MeantByCount(std::string_view name, std::string_view comparison, double number) {
  std::string meant = MeantByName(name);
  if (meant.find(' ') == std::string::npos) return meant;  // another fact
  if (!meant.starts_with("any ")) return "";
  const std::string_view sign = comparison;
  const bool some = (number == 0 && (sign == ">" || sign == "!=")) || (number == 1 && sign == ">=");
  const bool none = (number == 0 && (sign == "==" || sign == "<=")) || (number == 1 && sign == "<");
  return some ? meant : none ? "not " + meant : "";
}

}  // namespace kith
