#include "src/eligibility/what_follows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/eligibility/fact_names.h"
#include "src/eligibility/finding.h"

namespace kith {
namespace {

// A status of immigration says whether somebody is a citizen, and who is one has no other. Who declined to state one of them is not asked for the other.
void AddCitizenship(Facts& facts) {
  constexpr std::string_view kCitizen = "citizen", kStatus = "immigration_status";
  const FactValue citizen = FindFact(facts, kCitizen), status = FindFact(facts, kStatus);
  const auto is_open = [](const FactValue& fact) { return !fact.known() && fact.state() != FactState::kNotApplicable; };
  if (status.known() && status.type() == FactType::kWords && is_open(citizen)) {
    const auto known_words = KnownWords(*FindKnownFact(kStatus));
    const auto is_known = [&](const std::string& word) {
      return std::ranges::find(known_words, word) != known_words.end();
    };
    const auto citizens = std::ranges::count(status.words(), kCitizen);
    if (std::cmp_equal(citizens, status.words().size())) {
      facts[std::string(kCitizen)] = FactValue::Bool(true);
    } else if (citizens == 0 && std::ranges::all_of(status.words(), is_known)) {
      facts[std::string(kCitizen)] = FactValue::Bool(false);
    }
  } else if (citizen == FactValue::Bool(true) && is_open(status)) {
    facts[std::string(kStatus)] = FactValue::Word(std::string(kCitizen));
  } else if (citizen.state() == FactState::kDeclined && is_open(status)) {
    facts[std::string(kStatus)] = FactValue::Declined();
  } else if (status.state() == FactState::kDeclined && is_open(citizen)) {
    facts[std::string(kCitizen)] = FactValue::Declined();
  }
}

// Who expects a child is pregnant.
void AddPregnancy(Facts& facts) {
  const FactValue pregnant = FindFact(facts, "pregnant"), expected = FindFact(facts, "expected_children");
  const bool open = !pregnant.known() && pregnant.state() != FactState::kNotApplicable;
  if (open && expected.type() == FactType::kNumber && expected.min() && *expected.min() >= 1)
    facts["pregnant"] = FactValue::Bool(true);
}

// What a member receives is received in the household; where all of everybody's is known, nothing else is. What was stated of the household stands; that
// it was declined takes nothing from what its members stated.
void AddBenefits(Household& household, Date day) {
  constexpr std::string_view kReceives = "receives", kOfPerson = "person.receives";
  const FactValue stated = FindFact(household.facts, kReceives);
  const bool stated_in_part = stated.known() && stated.is_set() && !stated.complete();
  if (stated.state() == FactState::kNotApplicable || (stated.known() && !stated_in_part)) return;
  std::vector<std::string> received = stated.known() ? stated.words() : std::vector<std::string>();
  bool complete = !household.members.empty() && !MayHaveUnlistedMembers({&household, nullptr, day});
  for (const Member& member : household.members) {
    const FactValue& of_member = FindFact(member.facts, kOfPerson);
    complete = complete && of_member.known() && of_member.is_set() && of_member.complete();
    if (of_member.known() && of_member.is_set())
      received.insert(received.end(), of_member.words().begin(), of_member.words().end());
  }
  if (complete || !received.empty())
    household.facts[std::string(kReceives)] = FactValue::AllOf(std::move(received), complete);
}

}  // namespace

void AddWhatFollows(Household& household, Date day) {
  for (Member& member : household.members) {
    AddCitizenship(member.facts);
    AddPregnancy(member.facts);
  }
  AddBenefits(household, day);
}

}  // namespace kith
