// Eligibility rules: a few hundred texts in the language of docs/rules.md, each shared by many services.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "bench/county/plan.h"

namespace kith {
namespace {

std::string Require(const std::string& expression) { return "  require " + expression + ";\n"; }

std::string IncomeBelow(std::uint32_t percent) {
  return "household.income.gross <= " + std::to_string(percent) + "% FPL";
}

std::string ZipsAbout(const CountyPlan& plan, std::uint32_t zip) {
  const auto count = static_cast<std::uint32_t>(plan.geography.zips.size());
  const std::uint32_t first = zip / 4 * 4;
  std::string list;
  for (std::uint32_t i = first; i < std::min(first + 4, count); ++i)
    list += (list.empty() ? "" : ", ") + plan.geography.zips[i].code;
  return "residence.zip in {" + list + "}";
}

// Where the household has to live.
std::string Residence(const CountyPlan& plan, std::uint32_t zip, Random& random) {
  if (random.Chance(30)) return ZipsAbout(plan, zip);
  if (random.Chance(40))
    return "residence.city == \"" + plan.geography.cities[plan.geography.zips[zip].city].name + "\"";
  return "residence.county == \"Los Angeles\"";
}

std::string FoodRule(Random& random) {
  switch (random.Weighted({45, 35, 20})) {
    case 0:
      return Require("anyone") + (random.Chance(30) ? "  prefer any member: age < 5;\n" : "");
    case 1:
      return Require(IncomeBelow(random.Pick({130U, 185U, 200U, 235U})) +
                     " or receives any {calfresh, medi_cal, wic, ssi}");
    default:
      return Require(IncomeBelow(random.Pick({185U, 235U}))) +
             "  ask_provider \"Is proof of address needed at the first visit?\";\n";
  }
}

std::string IncomeRule(Random& random) {
  const std::uint32_t percent = random.Pick({100U, 125U, 130U, 138U, 150U, 185U, 200U, 250U, 300U});
  switch (random.Weighted({50, 25, 15, 10})) {
    case 0:
      return Require(IncomeBelow(percent));
    case 1:
      return Require(IncomeBelow(percent)) +
             Require("household.assets <= $" +
                     random.Pick({std::string("2,000"), std::string("5,000"), std::string("10,000")}));
    case 2:
      return Require(IncomeBelow(percent) + " or receives any {calworks, general_relief, ssi}");
    default:
      return Require("household.size >= 2") + Require(IncomeBelow(percent));
  }
}

std::string SeniorRule(Random& random) {
  const std::string age = "age >= " + std::to_string(random.Pick({55, 60, 62, 65}));
  return Require(random.Chance(50) ? age : age + " or disabled");
}

std::string ChildRule(Random& random) {
  switch (random.Weighted({40, 30, 30})) {
    case 0:
      return Require("any child: age < " + std::to_string(random.Pick({1, 3, 5, 13, 18})));
    case 1:
      return Require("pregnant or any child: age < 5") +
             Require(IncomeBelow(185) + " or receives any {medi_cal, calfresh, calworks}");
    default:
      break;
  }
  // Draws stand in statements of their own: the order of operands is the compiler's choice.
  const std::int32_t age = random.Pick({5, 13});
  return Require("any child: age < " + std::to_string(age)) + Require(IncomeBelow(random.Pick({185U, 250U})));
}

std::string HomelessRule(Random& random) {
  switch (random.Weighted({45, 30, 25})) {
    case 0:
      return Require("housing in {literally_homeless, imminent_risk}");
    case 1:
      return Require("housing == literally_homeless");
    default:
      return Require("housing in {literally_homeless, imminent_risk}") +
             Require(IncomeBelow(random.Pick({100U, 150U, 200U})));
  }
}

std::string MemberRule(Random& random) {
  switch (random.Weighted({50, 30, 20})) {
    case 0:
      return Require("coverage.plan in {la_care, blue_shield_promise}");
    case 1:
      return Require("receives medi_cal");
    default:
      return Require("coverage.plan == " + random.Pick({std::string("la_care"), std::string("health_net"),
                                                        std::string("molina"), std::string("kaiser")}));
  }
}

std::string OtherRule(RuleFamily family, Random& random) {
  switch (family) {
    case RuleFamily::kVeteran:
      return Require("veteran") + (random.Chance(50) ? Require("discharge != dishonorable") : "");
    case RuleFamily::kLegal:
      return random.Chance(50) ? Require(IncomeBelow(125) + " or (" + IncomeBelow(200) +
                                         " and ask_provider \"exception to the income limit\")")
                               : Require(IncomeBelow(random.Pick({125U, 200U})));
    case RuleFamily::kYouth: {
      const std::int32_t least = random.Pick({12, 16, 18});
      return Require("age >= " + std::to_string(least) + " and age < " + std::to_string(random.Pick({22, 25, 26})));
    }
    case RuleFamily::kViolence:
      return Require("fleeing_violence") + (random.Chance(40) ? Require("gender == female") : "");
    case RuleFamily::kEnergy:
      return Require(IncomeBelow(random.Pick({150U, 200U, 250U}))) + "  bring utility_bill, photo_id;\n";
    default:
      return Require(random.Chance(60) ? "disabled" : "disabled or age >= 65");
  }
}

std::string RuleOf(RuleFamily family, Random& random) {
  switch (family) {
    case RuleFamily::kOpen:
      return random.Chance(70) ? Require("anyone") : IncomeRule(random);
    case RuleFamily::kFood:
      return FoodRule(random);
    case RuleFamily::kIncome:
      return IncomeRule(random);
    case RuleFamily::kSenior:
      return SeniorRule(random);
    case RuleFamily::kChild:
      return ChildRule(random);
    case RuleFamily::kHomeless:
      return HomelessRule(random);
    case RuleFamily::kMember:
      return MemberRule(random);
    default:
      return OtherRule(family, random);
  }
}

}  // namespace

std::string RuleOfService(const CountyPlan& plan, std::uint32_t number) {
  Random random = plan.Draw(CountyPurpose::kRule, number);
  if (random.Chance(25)) return "";  // says nothing
  const ServiceShape service = ServiceAt(plan, number);
  std::string text = RuleOf(NeedKinds()[service.kind].rules, random);
  if (random.Chance(20)) text += Require(Residence(plan, ZipOfService(plan, service), random));
  if (random.Chance(15)) text += "  bring photo_id;\n";
  switch (random.Weighted({95, 3, 2})) {
    case 1:  // has run out
      return "  until " + FormatDate(plan.options.today + -150) + ";\n" + text;
    case 2:  // has not begun
      return "  from " + FormatDate(plan.options.today + 200) + ";\n" + text;
    default:
      return text;
  }
}

RuleFile MakeRuleFile(const CountyPlan& plan, std::uint32_t number) {
  std::map<std::string, std::vector<std::uint32_t>> services_of;
  const std::uint32_t first = number * kServicesOfRuleFile;
  for (std::uint32_t i = first; i < std::min(first + kServicesOfRuleFile, plan.options.services); ++i) {
    std::string text = RuleOfService(plan, i);
    if (!text.empty()) services_of[std::move(text)].push_back(i);
  }
  const std::string digits = std::to_string(10'000 + number).substr(1);
  RuleFile file{"services_" + digits + ".rules", "# Made-up rules, each of all services that share it.\n"};
  std::uint32_t rule = 0;
  for (const auto& [text, services] : services_of) {
    file.text += "\nrule shared_" + std::to_string(rule++) + " {\n  for ";
    for (const std::uint32_t service : services) {
      if (service != services.front()) file.text += ",\n      ";
      file.text += "service \"" + plan.Key(KeyTable::kService, OwnerKind::kService, service) + "\"";
    }
    file.text += ";\n" + text + "}\n";
  }
  return file;
}

}  // namespace kith
