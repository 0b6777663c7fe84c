// Whose fact a rule means: groups of members, spouse.age, members.exists of CEL, facts of one person, and what the household tells of him.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/rule_book.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/random_rules.h"

namespace kith {
namespace {

constexpr Truth kTrue = Truth::kTrue, kFalse = Truth::kFalse, kUnknown = Truth::kUnknown;
using Words = std::vector<std::string>;

Truth Judge(const std::string& expr, const Household& household) {
  return EvaluateExpr(ParseExpr(expr), household, household.Head(), kDay);
}

std::string ErrorOf(const std::string& expression) {
  const auto rules = ParseRules(RuleWith("require " + expression + ";"), "t");
  const std::string message(rules.status().message());
  return message.substr(0, message.find('\n'));
}

// Rosa and whoever is named, and nobody else.
Household Family(std::vector<Member> others, Facts of_rosa = {}) {
  Household household = Rosa(std::move(of_rosa));
  for (Member& other : others) household.members.push_back(std::move(other));
  return household;
}

// --- How it is written ---

TEST(MemberRulesTest, ReadsPathsAndMacrosOfCelAsQuantifiers) {
  const std::pair<std::string, std::string> same[] = {
      {"spouse.age >= 60", "any spouse: age >= 60"},
      {"head.veteran", "any head: veteran"},
      {"household.head_or_spouse.veteran", "any head_or_spouse: veteran"},
      {"not household.spouse.pregnant and head.age < 60", "not any spouse: pregnant and any head: age < 60"},
      {"spouse.receives any {ssi, ssdi}", "any spouse: person.receives any {ssi, ssdi}"},
      {"spouse.income.gross <= $500/month", "any spouse: person.income.gross <= $500/month"},
      {"spouse.age in 18..<65", "any spouse: (age >= 18 and age < 65)"},
      {"members.exists(m, m.age < 5)", "any member: age < 5"},
      {"household.members.all(p, p.citizen || p.age < 18)", "all member: (citizen or age < 18)"},
      {"children.exists(c, c.disabled && !c.student)", "any child: (disabled and not student)"},
      {"adults.all(a, a.receives any [ssi])", "all adult: person.receives ssi"},
      {"members.exists(m, \"medi_cal\" in m.receives)", "any member: person.receives medi_cal"},
      {"members.exists(m, m.age < 5 && household.size >= 3)", "any member: (age < 5 and household.size >= 3)"},
      {"members.exists(m, receives wic)", "any member: receives wic"},
  };
  for (const auto& [written, canonical] : same) {
    EXPECT_EQ(FormatExpr(ParseExpr(written)), canonical) << written;
    EXPECT_EQ(ParseExpr(canonical), ParseExpr(written));
  }
}

TEST(MemberRulesTest, ReadsListsAndMembershipOfCel) {
  EXPECT_EQ(ParseExpr("residence.zip in [\"90011\", \"90037\"]"), ParseExpr("residence.zip in {90011, 90037}"));
  EXPECT_EQ(ParseExpr("\"medi_cal\" in receives"), ParseExpr("receives medi_cal"));
  EXPECT_EQ(ParseExpr("calfresh in receives"), ParseExpr("receives calfresh"));
  EXPECT_EQ(ParseExpr("cook in certificates"), ParseExpr("certificates any {cook}"));
  EXPECT_EQ(ParseExpr("receives any [medi_cal, wic]"), ParseExpr("receives any {medi_cal, wic}"));
}

TEST(MemberRulesTest, ReadsRangesWithExactEnds) {
  EXPECT_EQ(FormatExpr(ParseExpr("age in 18..64")), "age >= 18 and age <= 64");
  EXPECT_EQ(FormatExpr(ParseExpr("age in 18 ..< 65")), "age >= 18 and age < 65");
  EXPECT_EQ(FormatExpr(ParseExpr("not age in 0.5..<2")), "not (age >= 0.5 and age < 2)");
  EXPECT_EQ(FormatExpr(ParseExpr("household.income.gross in $1,000/month..$2,000.50/month")),
            "household.income.gross >= $1,000/month and household.income.gross <= $2,000.50/month");
  EXPECT_EQ(FormatExpr(ParseExpr("household.income.gross in 125% FPL..200% FPL(rebase: oct)")),
            "household.income.gross >= 125% FPL and household.income.gross <= 200% FPL(rebase: oct)");
  EXPECT_EQ(FormatExpr(ParseExpr("pregnant or shoe_size in -3..4")),
            "pregnant or (shoe_size >= -3 and shoe_size <= 4)");
  // 64 years and a day is past 64, not past `..<65`.
  const Household rosa = Rosa({{"age", FactValue::Number(64.003)}});
  EXPECT_EQ(Judge("age in 18..64", rosa), kFalse);
  EXPECT_EQ(Judge("age in 18..<65", rosa), kTrue);
  EXPECT_EQ(Judge("age in 18..<65", Rosa({{"age", FactValue::Interval(50, 70)}})), kUnknown);
  EXPECT_EQ(Judge("age in 18..<65", Rosa({{"age", FactValue::Interval(65, 70)}})), kFalse);
}

TEST(MemberRulesTest, QuotesFactsOfTheUsersOwnThatWouldReadAsAnotherForm) {
  for (const std::string fact : {"\"spouse.name\"", "\"members.exists\"", "\"household.head.tier\"", "\"a..b\""})
    EXPECT_EQ(FormatExpr(ParseExpr(fact + " == x")), fact + " == x");
}

TEST(MemberRulesTest, NamesWhatWasExpected) {
  const std::pair<std::string, std::string> mistakes[] = {
      {"any spouses: veteran", "t:3:15: `spouses` is no group of members: write `any spouse: ...`"},
      {"any child: spouse.age > 3",
       "t:3:22: `any` and `all` do not nest: every fact inside is of the one member looked at; join two of them with "
       "`and`"},
      {"members.exists(m, any child: age < 3)",
       "t:3:29: `any` and `all` do not nest: every fact inside is of the one member looked at; join two of them with "
       "`and`"},
      {"members.exists(m, children.all(c, c.veteran))",
       "t:3:29: `any` and `all` do not nest: every fact inside is of the one member looked at; join two of them with "
       "`and`"},
      {"spouse.agee >= 60",
       "t:3:11: `agee` is not a known fact: write `age`, or in quotes if it is a fact of your own"},
      {"spouse.household.size > 3", "t:3:11: `household.size` is of the household, not of one person: write it alone"},
      {"members.exists(m, m.housing == stably_housed)",
       "t:3:29: `housing` is of the household, not of one person: write it alone"},
      {"members.exists(m, age < 5)", "t:3:29: every fact here is of the member looked at: write `m.age`"},
      {"members.exists(m, m)", "t:3:29: every fact here is of the member looked at: write `m.m`"},
      {"members.exists(age, age.x)",
       "t:3:26: expected a name for the member looked at, as in `members.exists(m, m.age < 5)`, found `age`"},
      {"members.exists(m m.age < 5)",
       "t:3:28: expected `,` behind the name of the member, as in `members.exists(m, m.age < 5)`, found `m.age`"},
      {"members.exists m", "t:3:26: expected `(` as in `members.exists(m, m.age < 5)`, found `m`"},
      {"members.exists(m, m.age < 5", "t:3:38: expected `)` to close the parenthesis, found `;`"},
      {"calfresh in age", "t:3:23: `age` is one value, not a set: write `age in {...}`"},
      {"medical in receives",
       "t:3:11: `medical` is not a usual word of `receives`: write `medi_cal`, or in quotes if you mean another"},
      {"age in 18", "t:3:20: expected `..` or `..<` and the end of the range, as in `age in 18..<65`, found `;`"},
      {"age in 65..18", "t:3:18: this range ends before it begins: write the lesser end first"},
      {"household.income.gross in $9/month..$8/month",
       "t:3:37: this range ends before it begins: write the lesser end first"},
      {"household.income.gross in 1000..2000",
       "t:3:37: `household.income.gross in 1000` has no period: write `$1,000/month`"},
      {"gender in 3..5", "t:3:21: this is a number, and `gender` is a word: write as in `gender == \"...\"`"},
      {"residence.zip in [90011, 90037}", "t:3:41: expected `]` behind the words, found `}`"},
      {"age < 6 months", "t:3:19: ages are years, with decimals: write `0.5`"},
      {"age >= 18 years", "t:3:21: ages are years, with decimals: write `18`"},
      {"residence == x",
       "t:3:21: expected `within`, as in `residence within \"Los Angeles County\"`: or `residence.zip`, for one, found "
       "`==`"},
      {"residence within", "t:3:27: expected an area of the directory, by its name or id, found `;`"},
      {"role == boss", "t:3:19: `boss` is not a word of `role`: write one of head, spouse, child, adult"},
  };
  for (const auto& [expression, error] : mistakes) EXPECT_EQ(ErrorOf(expression), error) << expression;
}

// --- Who is meant ---

TEST(MemberRulesTest, LooksAtTheHeadAndTheSpouse) {
  const auto age = [](double years) { return Facts{{"age", FactValue::Number(years)}}; };
  const Household couple =
      Family({MakeMember("ben", MemberRole::kSpouse, age(70)), MakeMember("luz", MemberRole::kChild, age(9))}, age(45));
  EXPECT_EQ(Judge("spouse.age >= 60", couple), kTrue);
  EXPECT_EQ(Judge("head.age >= 60", couple), kFalse);
  EXPECT_EQ(Judge("household.head_or_spouse.age >= 60", couple), kTrue);
  EXPECT_EQ(Judge("all head_or_spouse: age >= 60", couple), kFalse);
  EXPECT_EQ(Judge("all spouse: age >= 60", couple), kTrue);
  EXPECT_EQ(Judge("household.head_or_spouse.age < 18", couple), kFalse);
  const Household single =
      Family({MakeMember("luz", MemberRole::kChild, age(9)), MakeMember("sam", MemberRole::kAdult, age(70))}, age(45));
  EXPECT_EQ(Judge("spouse.age >= 60", single), kFalse);
  EXPECT_EQ(Judge("all spouse: age >= 60", single), kTrue);
  EXPECT_EQ(Judge("household.head_or_spouse.age >= 60", single), kFalse);
}

// The head is the first, where nobody is called so: nobody else is.
TEST(MemberRulesTest, TakesNobodyElseForTheHead) {
  Household household = Rosa({{"veteran", FactValue::Bool(false)}, {"age", FactValue::Number(40)}});
  household.members[0].role = MemberRole::kOther;
  household.members.push_back(
      MakeMember("ben", MemberRole::kOther, {{"veteran", FactValue::Bool(true)}, {"age", FactValue::Number(70)}}));
  EXPECT_EQ(Judge("head.veteran", household), kFalse);
  EXPECT_EQ(Judge("head.age >= 60", household), kFalse);
  EXPECT_EQ(Judge("household.head_or_spouse.veteran", household), kUnknown);
  household.members.push_back(MakeMember("cy", MemberRole::kSpouse, {{"veteran", FactValue::Bool(false)}}));
  EXPECT_EQ(Judge("household.head_or_spouse.veteran", household), kFalse);
  household.members[0].facts["veteran"] = FactValue::Bool(true);
  EXPECT_EQ(Judge("head.veteran", household), kTrue);
  EXPECT_EQ(Judge("all head: veteran", household), kTrue);
}

TEST(MemberRulesTest, TakesASizeOfTheMemberLookedAt) {
  Household household = Rosa({{"tax_size", FactValue::Number(3)}});
  household.facts["household.income.gross"] = FactValue::Amount({200000, Period::kMonth});
  EXPECT_EQ(Judge("members.exists(m, m.veteran or household.income.gross <= 100% FPL(size: m.tax_size))", household),
            kTrue);
}

TEST(MemberRulesTest, LeavesOpenWhetherSomebodyWithoutARoleIsTheSpouse) {
  const auto of = [](MemberRole role, double years) {
    return Family({MakeMember("ben", role, {{"age", FactValue::Number(years)}})}, {{"age", FactValue::Number(45)}});
  };
  EXPECT_EQ(Judge("spouse.age >= 60", of(MemberRole::kOther, 70)), kUnknown);
  EXPECT_EQ(Judge("spouse.age >= 60", of(MemberRole::kOther, 50)), kFalse);
  EXPECT_EQ(Judge("spouse.age < 60", of(MemberRole::kOther, 9)), kFalse);  // nobody of nine is
  Household with_spouse = of(MemberRole::kOther, 70);
  with_spouse.members.push_back(MakeMember("eva", MemberRole::kSpouse, {{"age", FactValue::Number(50)}}));
  EXPECT_EQ(Judge("spouse.age >= 60", with_spouse), kFalse);
  EXPECT_EQ(SentenceOn("spouse.age >= 60", of(MemberRole::kOther, 70)),
            "Eligible if role in the household of ben is spouse. Ask: role in the household of ben.");
}

TEST(MemberRulesTest, LooksForASpouseAmongThoseWhoAreNotListed) {
  Household household = Rosa({{"age", FactValue::Number(45)}});
  household.members_complete = false;
  EXPECT_EQ(Judge("spouse.age >= 60", household), kUnknown);
  EXPECT_EQ(Judge("head.age >= 60", household), kFalse);  // she is listed
  household.members.push_back(MakeMember("ben", MemberRole::kSpouse, {{"age", FactValue::Number(50)}}));
  EXPECT_EQ(Judge("household.head_or_spouse.age >= 60", household), kFalse);  // both are
  EXPECT_EQ(Judge("any adult: age >= 60", household), kUnknown);
}

TEST(MemberRulesTest, JudgesTheVeteranFamilyByHeadAndSpouse) {
  const std::string rule = "any head_or_spouse: (veteran and discharge != dishonorable)";
  const auto veteran = [](const char* discharge) {
    return Facts{{"veteran", FactValue::Bool(true)}, {"discharge", FactValue::Word(discharge)}};
  };
  const Facts no = {{"veteran", FactValue::Bool(false)}};
  EXPECT_EQ(Judge(rule, Rosa(veteran("honorable"))), kTrue);
  EXPECT_EQ(Judge(rule, Rosa(veteran("dishonorable"))), kFalse);
  EXPECT_EQ(Judge(rule, Rosa({{"veteran", FactValue::Bool(true)}})), kUnknown);
  EXPECT_EQ(Judge(rule, Family({MakeMember("ben", MemberRole::kSpouse, veteran("general"))}, no)), kTrue);
  EXPECT_EQ(Judge(rule, Family({MakeMember("son", MemberRole::kAdult, veteran("general"))}, no)), kFalse);
}

// --- Facts of one person ---

TEST(MemberRulesTest, AsksOfThePersonWhatHeReceives) {
  const auto receives = [](Words words, bool complete = true) { return FactValue::AllOf(std::move(words), complete); };
  Household family = Family({MakeMember("luz", MemberRole::kChild, {{"person.receives", receives({"medi_cal"})}})});
  family.members[0].facts["age"] = FactValue::Number(30);
  EXPECT_EQ(Judge("any child: person.receives medi_cal", family), kTrue);
  EXPECT_EQ(Judge("any child: person.receives wic", family), kFalse);
  EXPECT_EQ(Judge("person.receives medi_cal", family), kUnknown);
  EXPECT_EQ(Judge("receives medi_cal", family), kUnknown);  // of the household nothing was stated
  family.facts["receives"] = receives({"medi_cal"});
  EXPECT_EQ(Judge("all member: person.receives any {calworks, ssi}", family), kFalse);  // nobody of the household does
  EXPECT_EQ(Judge("person.receives ssi", family), kFalse);
  EXPECT_EQ(Judge("person.receives medi_cal", family), kUnknown);
  family.facts["receives"] = receives({});
  EXPECT_EQ(Judge("person.receives medi_cal", family), kFalse);
  EXPECT_EQ(SentenceOn("all member: person.receives ssi", family),
            "rosa does not receive SSI; luz does not receive SSI.");
}

TEST(MemberRulesTest, KnowsOfTheOnlyPersonWhatTheHouseholdHas) {
  Household rosa = WithIncome(FactValue::Amount({100000, Period::kMonth}));
  rosa.facts["receives"] = FactValue::AllOf({"ssi"});
  EXPECT_EQ(Judge("person.income.gross <= $1,000/month", rosa), kTrue);
  EXPECT_EQ(Judge("person.receives ssi", rosa), kTrue);
  rosa.members.push_back(MakeMember("ben", MemberRole::kSpouse));
  EXPECT_EQ(Judge("person.income.gross <= $1,000/month", rosa), kUnknown);
}

// --- Areas ---

Pantry WithAreas() {
  Pantry pantry;
  const auto square = [](double west) {
    const auto at = [](double lat, double lng) { return *LatLng::FromDegrees(lat, lng); };
    Outline outline;
    outline.polygons.push_back({{{at(34, west), at(34, west + 1), at(35, west + 1), at(35, west)}}, {}});
    return outline;
  };
  pantry.directory.areas.clear();
  pantry.directory.areas.push_back({"area-1", AreaType::kCounty, "", "Los Angeles", square(-119)});
  pantry.directory.areas.push_back({"area-2", AreaType::kCity, "", "Los Angeles", square(-119)});
  pantry.directory.areas.push_back({"area-3", AreaType::kCounty, "", "Kern", square(-117)});
  pantry.directory.areas.push_back({"area-4", AreaType::kPlanningArea, "SPA 6", "South", {}});
  return pantry;
}

TEST(MemberRulesTest, TellsWhetherTheHouseholdStaysWithinAnArea) {
  const auto verdict = [](const std::string& rule, const Place& place) {
    Household rosa = Rosa();
    rosa.place = place;
    return Judged(WithAreas().Require("residence within " + rule))(rosa);
  };
  Place inside, outside, border, kern, nowhere, south;
  inside.point = *LatLng::FromDegrees(34.5, -118.5);
  outside.point = *LatLng::FromDegrees(34.5, -116.5);
  border.point = *LatLng::FromDegrees(34.5, -118);
  kern.county = "Kern County";
  south.planning_area = "South";
  EXPECT_EQ(verdict("\"Los Angeles County\"", inside).eligible, kTrue);
  EXPECT_EQ(verdict("area-1", border).eligible, kTrue);
  EXPECT_EQ(verdict("area-1", outside).eligible, kFalse);
  EXPECT_EQ(verdict("area-1", kern).eligible, kFalse);
  EXPECT_EQ(verdict("{area-1, Kern}", kern).eligible, kTrue);
  EXPECT_EQ(verdict("[\"area-4\", area-3]", south).eligible, kTrue);
  EXPECT_EQ(verdict("South", inside).eligible, kUnknown);  // it has no outline
  const EligibilityVerdict open = verdict("{area-1, South}", nowhere);
  EXPECT_EQ(open.eligible, kUnknown);
  EXPECT_EQ(open.ask, Words{"residence.address"});
  EXPECT_EQ(open.clauses[0].clause, "residence within {area-1, South}");
  EXPECT_EQ(verdict("\"Los Angeles County\"", kern).clauses[0].sentence,
            "The household does not stay in Los Angeles County.");
  EXPECT_EQ(EvaluateExpr(ParseExpr("residence within anywhere"), Rosa(), nullptr, kDay), kUnknown);  // of no directory
}

TEST(MemberRulesTest, RefusesAreasThatTheDirectoryDoesNotHave) {
  const auto error = [](const std::string& area) {
    const std::string message(BuildError(WithAreas().Require("residence within " + area)).message());
    return message.substr(0, message.find('\n'));
  };
  EXPECT_EQ(error("Kerm"),
            "a.rules:1:79: \"Kerm\" is no area of the directory (did you mean Kern?): write the name or the id of one");
  EXPECT_EQ(error("\"Los Angeles\""),
            "a.rules:1:79: several areas of the directory are called \"Los Angeles\": write the id of one, \"area-1\" "
            "or \"area-2\"");
}

// --- Documents of which one will do ---

TEST(MemberRulesTest, AsksForOneOfSeveralDocuments) {
  const std::string rule =
      "rule r { for service \"service-1\"; require anyone; bring photo_id; bring any {utility_bill, \"a lease\"}; }";
  const EligibilityVerdict verdict = Judged(Pantry().Rules(rule))(Rosa());
  EXPECT_EQ(verdict.bring, (Words{"photo ID", "utility bill or a lease"}));
}

}  // namespace
}  // namespace kith
