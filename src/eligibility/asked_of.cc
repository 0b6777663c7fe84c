#include "src/eligibility/asked_of.h"

#include <algorithm>
#include <limits>
#include <string>

namespace kith {
namespace {

constexpr std::string_view kOfPregnancy[] = {"pregnant", "expected_children", "postpartum", "breastfeeding",
                                             "months_since_pregnancy"};

constexpr std::string_view kFosterChild = "foster_child";

bool IsOfPregnancy(std::string_view fact) { return std::ranges::find(kOfPregnancy, fact) != std::end(kOfPregnancy); }

struct Ages {
  double from = 0;
  double below = std::numeric_limits<double>::infinity();
};

Ages AgesAskedFor(std::string_view fact) {
  if (fact == "pregnant" || fact == "expected_children") return {kMayExpectFrom, kMayExpectBelow};
  // The year after a pregnancy one may have turned 60.
  if (IsOfPregnancy(fact)) return {kMayExpectFrom, kMayExpectBelow + 1};
  if (fact == kFosterChild) return {.below = kMayBeFosteredBelow};
  if (fact == "veteran" || fact == "discharge") return {.from = kMayServeFrom};
  if (fact == "employed" || fact == "person.income.earned") return {.from = kMayWorkFrom};
  return {};
}

bool IsCertainlyOutside(const Ages& ages, const FactValue& age) {
  if (!age.known() || age.type() != FactType::kNumber) return false;
  return (age.max() && *age.max() < ages.from) || (age.min() && *age.min() >= ages.below);
}

// Who says nothing but that of himself.
bool IsMan(const FactValue& gender) {
  return gender.known() && gender.type() == FactType::kWords && !gender.words().empty() &&
         std::ranges::all_of(gender.words(), [](const std::string& word) { return word == "male" || word == "man"; });
}

// Known, and neither a no nor none.
bool SpeaksOfOne(const FactValue& value) {
  if (value.type() == FactType::kBool) return value.bool_value();
  return value.known() && !(value.type() == FactType::kNumber && value.max() && *value.max() == 0);
}

Taken Why(std::string_view fact, const Facts& person) {
  if (!MayBeTaken(fact)) return Taken::kNot;
  const bool of_other_age = IsCertainlyOutside(AgesAskedFor(fact), FindFact(person, "age"));
  if (!IsOfPregnancy(fact)) return of_other_age ? Taken::kAtThatAge : Taken::kNot;
  if (!of_other_age && !IsMan(FindFact(person, "gender"))) return Taken::kNot;
  const bool spoken_of =
      std::ranges::any_of(kOfPregnancy, [&](std::string_view other) { return SpeaksOfOne(FindFact(person, other)); });
  return spoken_of ? Taken::kNot : of_other_age ? Taken::kAtThatAge : Taken::kOfMen;
}

Taken Why(std::string_view fact, const Household& household, const Member* member) {
  if (household.members.empty()) return Why(fact, household.facts);
  return member == nullptr ? Taken::kNot : Why(fact, member->facts);
}

}  // namespace

bool MayBeTaken(std::string_view fact) { return fact == kFosterChild || IsOfPregnancy(fact); }

bool TellsWhatIsTaken(std::string_view fact) { return fact == "age" || fact == "gender" || MayBeTaken(fact); }

const FactValue* TakenForGranted(std::string_view fact, const Household& household, const Member* member) {
  static const FactValue kNo = FactValue::Bool(false), kNone = FactValue::Number(0),
                         kApart = FactValue::NotApplicable();
  if (Why(fact, household, member) == Taken::kNot) return nullptr;
  return fact == "expected_children" ? &kNone : fact == "months_since_pregnancy" ? &kApart : &kNo;
}

Taken WhyTaken(std::string_view fact, const Scope& scope) {
  if (!MayBeTaken(fact) || !FindSource(fact, FindKnownFact(fact), scope).is_made) return Taken::kNot;
  return Why(fact, *scope.household, scope.member);
}

bool IsOfAgeToBeAsked(std::string_view fact, const Scope& scope) {
  const Ages ages = AgesAskedFor(fact);
  if (ages.from == 0 || MayBeTaken(fact) || LookUp(fact, scope).known()) return true;
  return !IsCertainlyOutside(ages, LookUp("age", scope));
}

}  // namespace kith
