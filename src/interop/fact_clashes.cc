#include "src/interop/fact_clashes.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "src/eligibility/constants.h"

namespace kith {
namespace {

bool IsMoreThan(const FactValue& part, const FactValue& whole) {
  if (!part.min_cents() || !whole.max_cents()) return false;
  if ((part.period() == Period::kOnce) != (whole.period() == Period::kOnce)) return false;
  const Int128 least = ExactAmount({*part.min_cents(), part.period()});
  const Int128 most = ExactAmount({*whole.max_cents(), whole.period()});
  return part.period() == whole.period() ? least > most : least > most + most / 10;
}

std::string Above(const Facts& parts, const std::string& part, const Facts& wholes, const std::string& whole) {
  const FactValue &of_part = FindFact(parts, part), &of_whole = FindFact(wholes, whole);
  if (!IsMoreThan(of_part, of_whole)) return "";
  return part + ": " + of_part.ToText() + ": expected no more than " + whole + ", which is " + of_whole.ToText();
}

bool IsAllOf(const FactValue& value, std::initializer_list<std::string_view> words) {
  return value.type() == FactType::kWords && !value.is_set() && !value.words().empty() &&
         std::ranges::all_of(value.words(), [&](const std::string& word) {
           return std::find(words.begin(), words.end(), word) != words.end();
         });
}

std::string ClashOfStatus(const Facts& member) {
  const FactValue &citizen = FindFact(member, "citizen"), &status = FindFact(member, "immigration_status");
  if (citizen.type() != FactType::kBool) return "";
  const bool clash = citizen.bool_value()
                         ? IsAllOf(status, {"permanent_resident", "parolee", "u_visa_applicant", "daca", "tps",
                                            "student_visa", "work_visa", "visitor", "undocumented"})
                         : IsAllOf(status, {"citizen"});
  if (!clash) return "";
  const std::string_view expected =
      citizen.bool_value() ? "that of a citizen, or citizen: false" : "another, or citizen: true";
  return "immigration_status: " + status.ToText() + ", beside citizen: " + (citizen.bool_value() ? "true" : "false") +
         ": expected " + std::string(expected);
}

constexpr std::string_view kReceives = "receives", kOfPerson = "person.receives";

// What somebody certainly receives; none where that is not known.
std::vector<std::string> Received(const FactValue& value) {
  return value.known() && value.is_set() ? value.words() : std::vector<std::string>();
}

bool IsAll(const FactValue& value) { return value.known() && value.is_set() && value.complete(); }

bool Holds(const FactValue& value, const std::string& word) { return std::ranges::binary_search(value.words(), word); }

bool EverybodyIsListed(const Household& household) {
  const FactValue& size = FindFact(household.facts, "household.size");
  return household.members_complete || (size.type() == FactType::kNumber && size.max() &&
                                        *size.max() == static_cast<double>(household.members.size()));
}

std::string ReceivedByNobody(const Household& household) {
  const auto says_all = [](const Member& member) { return IsAll(FindFact(member.facts, kOfPerson)); };
  if (household.members.empty() || !EverybodyIsListed(household) || !std::ranges::all_of(household.members, says_all))
    return "";
  for (const std::string& word : Received(FindFact(household.facts, kReceives))) {
    const auto holds = [&](const Member& member) { return Holds(FindFact(member.facts, kOfPerson), word); };
    if (std::ranges::none_of(household.members, holds))
      return std::string(kReceives) + ": " + word + ": expected what " + std::string(kOfPerson) +
             " of a member has, too";
  }
  return "";
}

std::string NotReceivedByAll(const Facts& member, const Facts& household) {
  const FactValue& of_all = FindFact(household, kReceives);
  if (of_all.state() == FactState::kNotApplicable && !Received(FindFact(member, kOfPerson)).empty())
    return std::string(kOfPerson) + ": " + Received(FindFact(member, kOfPerson)).front() +
           ": expected nothing where receives of the household does not apply";
  if (!IsAll(of_all)) return "";
  for (const std::string& word : Received(FindFact(member, kOfPerson))) {
    if (!Holds(of_all, word))
      return std::string(kOfPerson) + ": " + word + ": expected what receives of the household has, too, which is " +
             of_all.ToText();
  }
  return "";
}

}  // namespace

std::string ClashOfHousehold(const Household& household) {
  const std::string income =
      Above(household.facts, "household.income.earned", household.facts, "household.income.gross");
  return income.empty() ? ReceivedByNobody(household) : income;
}

std::string ClashOfMember(const Facts& member, const Facts& household) {
  for (const std::string& clash :
       {Above(member, "person.income.gross", household, "household.income.gross"),
        Above(member, "person.income.earned", household, "household.income.earned"),
        Above(member, "person.income.earned", household, "household.income.gross"),
        Above(member, "person.income.earned", member, "person.income.gross"), NotReceivedByAll(member, household)}) {
    if (!clash.empty()) return clash;
  }
  return ClashOfStatus(member);
}

}  // namespace kith
