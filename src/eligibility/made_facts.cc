#include "src/eligibility/made_facts.h"

#include <string>
#include <vector>

#include "src/eligibility/asked_of.h"

namespace kith {
namespace {

constexpr std::string_view kPerson = "person.";
constexpr std::string_view kHousehold = "household.";
constexpr std::string_view kReceives = "receives";

FactValue Role(const Scope& scope) {
  const Member* member = scope.member;
  if (member == nullptr) return {};
  if (member == scope.household->Head()) return FactValue::Word("head");
  switch (member->role) {
    case MemberRole::kHead:
      return FactValue::Word("head");
    case MemberRole::kSpouse:
      return FactValue::Word("spouse");
    case MemberRole::kChild:
      return FactValue::Word("child");
    case MemberRole::kAdult:
      return FactValue::Word("adult");
    case MemberRole::kOther:
      break;
  }
  return {};
}

// The only person of a household; nullptr where there may be others.
const Member* OnlyPerson(const Scope& scope) {
  const std::vector<Member>& members = scope.household->members;
  const FactValue size = LookUp("household.size", scope);
  return members.size() == 1 && size.max() && *size.max() == 1 ? &members.front() : nullptr;
}

FactValue OfPerson(std::string_view what, const Scope& scope) {
  const Facts& facts = scope.household->facts;
  const FactValue& of_all =
      FindFact(facts, what == kReceives ? std::string(what) : std::string(kHousehold) + std::string(what));
  const bool none = of_all.is_set() && of_all.words().empty() && of_all.complete();
  const bool his = none || (OnlyPerson(scope) != nullptr && scope.member != nullptr);
  return his && of_all.known() ? of_all : FactValue();
}

FactValue ForGranted(std::string_view fact, const Scope& scope) {
  const FactValue* taken = TakenForGranted(fact, *scope.household, scope.member);
  return taken == nullptr ? FactValue() : *taken;
}

}  // namespace

bool MayBeMade(std::string_view fact) { return fact == "role" || fact.starts_with(kPerson) || MayBeTaken(fact); }

FactValue MadeValue(std::string_view fact, const Scope& scope) {
  if (fact == "role") return Role(scope);
  return MayBeTaken(fact) ? ForGranted(fact, scope) : OfPerson(fact.substr(kPerson.size()), scope);
}

}  // namespace kith
