// Rule files in the language of docs/rules.md: random expressions over the facts that the households of a world state.
#include <string>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

// Of a member: may stand under a quantifier.
std::string MemberAtom(Random& random) {
  switch (random.Below(8)) {
    case 0:
      return "age >= " + random.Pick({std::string("18"), std::string("60"), std::string("0.5")});
    case 1:
      return "age < " + random.Pick({std::string("5"), std::string("18"), std::string("65")});
    case 2:
      return random.Pick(
          {std::string("veteran"), std::string("pregnant"), std::string("disabled"), std::string("student")});
    case 3:
      return "citizen == " + random.Pick({std::string("true"), std::string("false")});
    case 4:
      return "gender == \"female\"";
    case 5:
      return "immigration_status in {\"citizen\", \"permanent_resident\", \"refugee\"}";
    case 6:
      return "has_pet == " + random.Pick({std::string("true"), std::string("false")});
    default:
      return "coverage.plan in {\"la_care\", \"health_net\"}";
  }
}

std::string ZipAtom(const std::string& zip, std::int32_t other) {
  return "residence.zip in {" + zip + ", " + std::to_string(other) + "}";
}

std::string HouseholdAtom(const Draft& draft, Random& random) {
  switch (random.Below(10)) {
    case 0:
      return "household.income.gross <= " + std::to_string(random.Pick({100, 138, 200, 250})) + "% FPL";
    case 1:
      return "household.income.gross < $" +
             random.Pick({std::string("2,510/month"), std::string("31,000.50/year"), std::string("700/week")});
    case 2:
      return "household.size >= " + std::to_string(random.Between(1, 4));
    case 3:
      return "housing in {literally_homeless, imminent_risk}";
    case 4:
      return "housing == stably_housed";
    case 5:
      return "receives in {medi_cal, calfresh}";
    case 6:
      return ZipAtom(AnyZip(draft, random), 90004);
    case 7:
      return "residence.county == \"Los Angeles\"";
    case 8:
      return "household.assets <= $2,000";
    default:
      return "fleeing_violence";
  }
}

std::string Quantified(Random& random) {
  const std::string who = random.Pick({std::string("any member"), std::string("all member"), std::string("any child"),
                                       std::string("all child"), std::string("any adult"), std::string("all adult")});
  std::string inner = MemberAtom(random);
  if (random.Chance(40)) {
    inner += random.Chance(50) ? " and " : " or not ";
    inner += MemberAtom(random);
    inner = "(" + inner + ")";
  }
  return who + ": " + inner;
}

std::string AnyExpression(const Draft& draft, Random& random, int depth) {
  const std::uint32_t kind =
      depth == 0 ? random.Weighted({40, 30, 20, 3, 7}) : random.Weighted({20, 15, 10, 2, 3, 20, 20, 10});
  switch (kind) {
    case 0:
      return HouseholdAtom(draft, random);
    case 1:
      return MemberAtom(random);
    case 2:
      return "(" + Quantified(random) + ")";
    case 3:
      return "anyone";
    case 4:
      return "ask_provider \"Is there a letter of referral?\"";
    case 5:
    case 6: {
      // Draws stand in statements of their own: the order of operands is the compiler's choice.
      std::string text = "(" + AnyExpression(draft, random, depth - 1);
      text += kind == 5 ? " and " : " or ";
      text += AnyExpression(draft, random, depth - 1);
      return text + ")";
    }
    default:
      return "not " + AnyExpression(draft, random, depth - 1);
  }
}

std::string AnyBinding(const Draft& draft, Random& random) {
  const Directory& d = draft.directory;
  switch (random.Weighted({70, d.programs.empty() ? 0U : 10U, 20})) {
    case 0:
      return "service \"" + random.Pick(d.services).key + "\"";
    case 1:
      return "program \"" + random.Pick(d.programs).key + "\"";
    default:
      return "service_at_location \"" + random.Pick(d.services_at_location).key + "\"";
  }
}

std::string AnyRule(const Draft& draft, Random& random, std::uint32_t number) {
  const auto day = [&](std::int32_t from, std::int32_t to) {
    return FormatDate(draft.today + random.Between(from, to));
  };
  std::string text = "rule rule_" + std::to_string(number) + " {\n  for " + AnyBinding(draft, random);
  if (const std::string second = AnyBinding(draft, random); random.Chance(25) && text.find(second) == std::string::npos)
    text += ", " + second;
  text += ";\n";
  if (random.Chance(50)) text += "  source \"Made up, page " + std::to_string(number) + "\";\n";
  switch (random.Weighted({76, 10, 10, 4})) {
    case 1:
      text += "  from " + day(-90, 1) + ";\n";
      break;
    case 2:
      text += "  until " + day(-5, 200) + ";\n";
      break;
    case 3:  // its last day may be today
      text += "  from 2020-01-01;\n  until " + day(-2, 1) + ";\n";
      break;
    default:
      break;
  }
  if (random.Chance(10)) text += "  review_by " + day(-90, 90) + ";\n";
  if (random.Chance(15)) {
    text += "  require anyone;\n";
  } else {
    do {
      text += "  require " + AnyExpression(draft, random, 2) + ";  # clause\n";
    } while (random.Chance(30));
  }
  if (random.Chance(15)) text += "  ask_provider \"Is there room in the \\\"early\\\" group?\";\n";
  if (random.Chance(30)) text += "  bring photo_id, utility_bill;\n";
  while (random.Chance(25)) text += "  prefer " + AnyExpression(draft, random, 1) + ";\n";
  return text + "}\n";
}

}  // namespace

void MakeRules(Draft& draft) {
  Random random = draft.Stream(Purpose::kRules);
  RuleFile pantries{"pantries.rules", "# Made-up rules.\n"};
  RuleFile others{"others.rules", ""};
  for (std::uint32_t i = 0; i < draft.options.services; ++i) {
    if (!random.Chance(60)) continue;
    (random.Chance(50) ? pantries : others).text += AnyRule(draft, random, i);
  }
  draft.directory.rule_files = {std::move(pantries), std::move(others)};
}

}  // namespace kith
