// Random rules over every kind of fact, a directory of services that they are for, and clients of whom all that can be known, or not, is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kith/base/time.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule.h"
#include "tests/catalog/tiny_directory.h"
#include "tests/eligibility/random_rules.h"

namespace kith {

using WordList = std::vector<std::string>;

// --- Comparisons ---

inline const std::vector<std::string>& CityNames() {
  static const std::vector<std::string> kNames = {"Pasadena", "City of Pasadena", "Pasadina",  "Los Angeles",
                                                  "L.A.",     "los angeles",      "Longbeach", "Long Beach"};
  return kNames;
}

inline const std::vector<std::string>& WordsOf(const std::string& fact) {
  static const std::vector<std::string> kHousing = {"literally_homeless", "imminent_risk", "stably_housed"};
  static const std::vector<std::string> kGenders = {"male", "female", "other"};
  static const std::vector<std::string> kPlans = {"la_care", "health_net", "kaiser"};
  static const std::vector<std::string> kBenefits = {"medi_cal", "calfresh", "wic", "ssi"};
  static const std::vector<std::string> kZips = {"90011", "90037", "90042"};
  static const std::vector<std::string> kCounties = {"Los Angeles", "LA County", "Los Angelos", "Orange"};
  static const std::vector<std::string> kStates = {"California", "CA", "Alaska", "Hawaii"};
  static const std::vector<std::string> kOwn = {"red", "green", "blue"};
  if (fact == "housing") return kHousing;
  if (fact == "gender") return kGenders;
  if (fact == "coverage.plan") return kPlans;
  if (fact == "receives") return kBenefits;
  if (fact == "residence.zip") return kZips;
  if (fact == "residence.state") return kStates;
  if (fact == "residence.city") return CityNames();
  return fact == "residence.county" ? kCounties : kOwn;
}

inline Money AnyMoney(Dice& dice, bool once) {
  const std::vector<std::int64_t> cents = {0, 1'500'00, 1'803'33, 1'803'34, 2'000'00, 21'640'00, 27'050'00};
  return {dice.Pick(cents), once ? Period::kOnce : static_cast<Period>(1 + dice.Below(3))};
}

inline Expr AnyWordComparison(Dice& dice, const std::string& fact) {
  WordList words = {dice.Pick(WordsOf(fact))};
  if (dice.OneIn(3)) return Compare(fact, dice.OneIn(2) ? CompareOp::kEq : CompareOp::kNe, words);
  while (dice.OneIn(2)) {
    const std::string& word = dice.Pick(WordsOf(fact));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return Compare(fact, CompareOp::kIn, words);
}

// Some of which only the plain code compares: those that count children expected, or have a size of their own.
inline TableLimit AnyLimit(Dice& dice) {
  TableLimit limit{.percent = dice.OneIn(2) ? 100.0 : 125.5};
  switch (dice.Below(8)) {
    case 0:
      return {.percent = 60, .table = "smi"};
    case 1:
      return {.percent = 50, .table = "ami"};
    case 2:
      return {.percent = 130, .rebase_month = 10, .round = LimitRounding::kUpMonth};
    case 3:
      limit.round = LimitRounding::kUpPeriod;
      return limit;
    case 4:
      limit.unborn = dice.OneIn(2) ? UnbornCount::kCounted : UnbornCount::kOfPerson;
      return limit;
    case 5:
      limit.size = "own_number";
      return limit;
    default:
      return limit;
  }
}

inline Expr AnyComparison(Dice& dice) {
  const auto order = [&] { return static_cast<CompareOp>(dice.Below(6)); };
  const std::vector<double> ages = {0.5, 5, 17.5, 18, 60, 65};
  const std::vector<std::string> flags = {"veteran",      "pregnant",         "disabled",
                                          "foster_child", "fleeing_violence", "own_flag"};
  const std::vector<std::string> words = {"housing",       "gender",         "coverage.plan",    "residence.zip",
                                          "residence.zip", "residence.city", "residence.county", "own_word"};
  switch (dice.Below(12)) {
    case 0:
    case 1:
      return Compare("age", order(), dice.Pick(ages));
    case 2:
      return Compare("household.size", order(), static_cast<double>(1 + dice.Below(5)));
    case 3:
      return Compare("own_number", order(), dice.Pick(ages));
    case 4:
      return Compare("household.income.gross", order(), AnyMoney(dice, false));
    case 5:
      return Compare("household.income.gross", order(), AnyLimit(dice));
    case 6:
      return Compare("household.assets", order(), AnyMoney(dice, true));
    case 7: {
      WordList benefits = {dice.Pick(WordsOf("receives"))};
      const std::string& second = dice.Pick(WordsOf("receives"));
      if (second != benefits.front()) benefits.push_back(second);
      return Compare("receives", CompareOp::kIncludes, benefits);
    }
    case 8:
    case 9:
      return Compare(dice.Pick(flags), dice.OneIn(2) ? CompareOp::kEq : CompareOp::kNe, dice.OneIn(2));
    default:
      return AnyWordComparison(dice, dice.Pick(words));
  }
}

inline Expr AnyRuleExpr(Dice& dice) {
  return RandomTree(dice, 3, true, [&]() -> Expr {
    if (dice.OneIn(12)) return AskProvider("p");
    if (!dice.OneIn(20)) return AnyComparison(dice);
    Expr anyone;
    anyone.kind = Expr::Kind::kAnyone;
    return anyone;
  });
}

// --- Directories ---

inline std::string AnyRuleText(Dice& dice, std::size_t number, const std::string& binding, Date today) {
  std::string text = "rule r" + std::to_string(number) + " {\n  for " + binding + ";\n";
  const bool begun = dice.OneIn(2);
  if (dice.OneIn(6)) text += "  from " + FormatDate(today + (begun ? -10 : 10)) + ";\n";
  if (dice.OneIn(6)) text += "  until " + FormatDate(today + (begun && dice.OneIn(2) ? 0 : 30)) + ";\n";
  if (dice.OneIn(10)) return text + "  bring photo_id;\n}\n";
  text += "  require " + FormatExpr(AnyRuleExpr(dice)) + ";\n";
  if (dice.OneIn(6)) text += "  require " + FormatExpr(AnyRuleExpr(dice)) + ";\n";
  if (dice.OneIn(12)) text += "  ask_provider \"Is there room?\";\n";
  return text + "}\n";
}

// Most services have a rule of their own; some have several, or age limits, or prose, or share their program's rules, or have nothing.
inline Directory AnyRuledDirectory(Dice& dice, std::size_t services, Date today) {
  Directory directory = TinyDirectory();
  Program program;
  program.key = "program-1";
  program.organization_key = directory.organizations.front().key;
  program.name = "Food";
  directory.programs = {program};
  const Service service = directory.services.front();
  const ServiceAtLocation offer = directory.services_at_location.front();
  std::string rules;
  for (std::size_t i = 0; i < services; ++i) {
    const std::string number = std::to_string(i);
    if (i > 0) {
      directory.services.push_back(service);
      directory.services_at_location.push_back(offer);
    }
    Service& one = directory.services.back();
    one.key = "service-" + number;
    directory.services_at_location.back().key = "offer-" + number;
    directory.services_at_location.back().service_key = one.key;
    if (dice.OneIn(10)) one.program_key = "program-1";
    if (dice.OneIn(6)) one.minimum_age = static_cast<double>(dice.Below(3)) * 9;
    if (dice.OneIn(6)) one.maximum_age = dice.OneIn(2) ? 64 : 17.5;
    if (dice.OneIn(6)) one.eligibility_description = "Low income";
    if (!dice.OneIn(15)) rules += AnyRuleText(dice, i, "service \"" + one.key + "\"", today);
    if (dice.OneIn(10)) rules += AnyRuleText(dice, services + i, "service_at_location \"offer-" + number + "\"", today);
  }
  rules += AnyRuleText(dice, 2 * services, "program \"program-1\"", today);
  directory.rule_files = {{"a.rules", rules}};
  return directory;
}

// --- Clients ---

inline FactValue Unstated(Dice& dice) {
  switch (dice.Below(3)) {
    case 0:
      return FactValue::NotAsked();
    case 1:
      return FactValue::Declined();
    default:
      return FactValue::NotApplicable();
  }
}

inline FactValue AnyNumber(Dice& dice, const std::vector<double>& numbers) {
  if (dice.OneIn(5)) return Unstated(dice);
  if (dice.OneIn(2)) return FactValue::Number(dice.Pick(numbers));
  const auto end = [&] { return dice.OneIn(3) ? std::nullopt : std::optional(dice.Pick(numbers)); };
  const std::optional<double> min = end();
  return FactValue::Interval(min, end());  // sometimes one that ends before it begins
}

inline FactValue AnyAmount(Dice& dice, bool once) {
  if (dice.OneIn(5)) return Unstated(dice);
  if (dice.OneIn(10)) return FactValue::Number(3);  // of another type
  const Money money = AnyMoney(dice, dice.OneIn(10) != once);
  if (dice.OneIn(2)) return FactValue::Amount(money);
  const auto end = [&] { return dice.OneIn(3) ? std::nullopt : std::optional(AnyMoney(dice, once).cents); };
  const std::optional<std::int64_t> min = end();
  return FactValue::AmountInterval(min, end(), money.period);
}

inline FactValue AnyWord(Dice& dice, const std::string& fact) {
  if (dice.OneIn(5)) return Unstated(dice);
  if (dice.OneIn(12)) return FactValue::Bool(true);
  const auto word = [&] { return dice.OneIn(6) ? std::string("stranger") : dice.Pick(WordsOf(fact)); };
  if (dice.OneIn(2)) return FactValue::Word(word());
  WordList words;
  for (std::size_t i = dice.Below(4); i > 0; --i) words.push_back(word());
  return fact == "receives" || dice.OneIn(6) ? FactValue::AllOf(words, dice.OneIn(2)) : FactValue::OneOf(words);
}

inline FactValue AnyFlag(Dice& dice) {
  if (dice.OneIn(4)) return Unstated(dice);
  return dice.OneIn(12) ? FactValue::Word("yes") : FactValue::Bool(dice.OneIn(2));
}

inline void StateMemberFacts(Dice& dice, Facts& facts) {
  if (!dice.OneIn(4)) facts["age"] = AnyNumber(dice, {0.5, 3, 17.5, 18, 40, 64.9, 70});
  for (const char* flag : {"veteran", "pregnant", "disabled", "foster_child", "own_flag"})
    if (dice.OneIn(2)) facts[flag] = AnyFlag(dice);
  for (const char* word : {"gender", "coverage.plan", "own_word"})
    if (dice.OneIn(2)) facts[word] = AnyWord(dice, word);
  if (dice.OneIn(4)) facts["expected_children"] = AnyNumber(dice, {0, 1, 2});
  if (dice.OneIn(2)) facts["own_number"] = AnyNumber(dice, {0.5, 5, 18, 100});
}

inline void StateHouseholdFacts(Dice& dice, Facts& facts) {
  if (dice.OneIn(2)) StateMemberFacts(dice, facts);
  if (!dice.OneIn(4)) facts["household.income.gross"] = AnyAmount(dice, false);
  if (dice.OneIn(2)) facts["household.assets"] = AnyAmount(dice, true);
  if (dice.OneIn(2)) facts["household.size"] = AnyNumber(dice, {1, 2, 2.5, 5, 9, 2'000'000});
  if (dice.OneIn(2)) facts["fleeing_violence"] = AnyFlag(dice);
  for (const char* word :
       {"housing", "receives", "residence.zip", "residence.city", "residence.county", "residence.state"})
    if (dice.OneIn(2)) facts[word] = AnyWord(dice, word);
}

inline Household AnyHousehold(Dice& dice, std::size_t most_members) {
  Household household;
  StateHouseholdFacts(dice, household.facts);
  const std::size_t members = dice.Below(most_members + 1);
  for (std::size_t i = 0; i < members; ++i) {
    Member member;
    member.id = "member-" + std::to_string(i);
    member.role = static_cast<MemberRole>(dice.Below(5));
    StateMemberFacts(dice, member.facts);
    household.members.push_back(std::move(member));
  }
  household.members_complete = dice.OneIn(2);
  if (dice.OneIn(3)) household.place.zip = dice.Pick(WordsOf("residence.zip"));
  if (dice.OneIn(3)) household.place.city = dice.Pick(CityNames());
  if (dice.OneIn(6)) household.place.state = dice.Pick(WordsOf("residence.state"));
  if (dice.OneIn(3)) household.place.county = dice.Pick(WordsOf("residence.county"));
  return household;
}

// For nobody named, for a member, or for somebody who is not there.
inline Need AnyNeed(Dice& dice, const Household& household) {
  Need need;
  if (!dice.OneIn(4)) return need;
  need.for_member = household.members.empty() || dice.OneIn(4) ? "nobody" : dice.Pick(household.members).id;
  return need;
}

}  // namespace kith
