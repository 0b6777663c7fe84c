#include "src/eligibility/asked_of.h"

#include <algorithm>
#include <limits>
#include <string>

namespace kith {
namespace {

struct Ages {
  double from = 0;
  double below = std::numeric_limits<double>::infinity();
};

Ages AgesAskedFor(std::string_view fact) {
  if (fact == "pregnant" || fact == "expected_children") return {kMayExpectFrom, kMayExpectBelow};
  // The year after a pregnancy one may have turned 60.
  if (fact == "postpartum" || fact == "breastfeeding" || fact == "months_since_pregnancy")
    return {kMayExpectFrom, kMayExpectBelow + 1};
  if (fact == "veteran" || fact == "discharge") return {.from = kMayServeFrom};
  if (fact == "employed" || fact == "person.income.earned") return {.from = kMayWorkFrom};
  return {};
}

bool IsOfPregnancy(std::string_view fact) {
  return fact == "pregnant" || fact == "expected_children" || fact == "postpartum" || fact == "breastfeeding" ||
         fact == "months_since_pregnancy";
}

// Who says nothing but that of himself is not asked whether he is pregnant; he may say so all the same.
bool IsMan(const FactValue& gender) {
  return gender.known() && gender.type() == FactType::kWords && !gender.words().empty() &&
         std::ranges::all_of(gender.words(), [](const std::string& word) { return word == "male" || word == "man"; });
}

}  // namespace

bool IsOfGenderToBeAsked(std::string_view fact, const Scope& scope) {
  return !IsOfPregnancy(fact) || LookUp(fact, scope).known() || !IsMan(LookUp("gender", scope));
}

bool IsOfAgeToBeAsked(std::string_view fact, const Scope& scope) {
  const Ages ages = AgesAskedFor(fact);
  if (ages.from == 0 || LookUp(fact, scope).known()) return true;
  const FactValue age = LookUp("age", scope);
  const bool number = age.known() && age.type() == FactType::kNumber;
  return !number || !((age.max() && *age.max() < ages.from) || (age.min() && *age.min() >= ages.below));
}

}  // namespace kith
