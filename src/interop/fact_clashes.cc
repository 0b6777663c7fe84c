#include "src/interop/fact_clashes.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

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

}  // namespace

std::string ClashOfHousehold(const Facts& household) {
  return Above(household, "household.income.earned", household, "household.income.gross");
}

std::string ClashOfMember(const Facts& member, const Facts& household) {
  for (const std::string& clash : {Above(member, "person.income.gross", household, "household.income.gross"),
                                   Above(member, "person.income.earned", household, "household.income.earned"),
                                   Above(member, "person.income.earned", household, "household.income.gross"),
                                   Above(member, "person.income.earned", member, "person.income.gross")}) {
    if (!clash.empty()) return clash;
  }
  return ClashOfStatus(member);
}

}  // namespace kith
