#include "kith/eligibility/check_rules.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/eligibility/check_clauses.h"
#include "src/eligibility/clientele.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/random_rules.h"
#include "tests/eligibility/small_worlds.h"
#include "tests/eligibility/without_idle.h"

namespace kith {
namespace {

RuleCheck Check(const std::string& text, Date day = kDay) {
  const std::vector<RuleFile> files = {{"test.rules", text}};
  const absl::StatusOr<RuleCheck> check = CheckRuleFiles(files, day);
  EXPECT_TRUE(check.ok()) << check.status();
  return check.ok() ? *check : RuleCheck();
}

// "defect line:column message" of each finding of a rule with these statements, which begin in column 3 of line 3.
std::vector<std::string> Found(const std::string& statements, Date day = kDay) {
  std::vector<std::string> found;
  for (const RuleFinding& finding : Check(RuleWith(statements), day).findings) {
    found.push_back(std::string(ToString(finding.defect)) + " " + std::to_string(finding.place.line) + ":" +
                    std::to_string(finding.place.column) + " " + finding.message);
    EXPECT_FALSE(finding.fix.empty());
  }
  return found;
}

using Texts = std::vector<std::string>;

TEST(CheckRulesTest, FindsAClauseThatNobodyCanSatisfy) {
  EXPECT_EQ(Found("require any child: age >= 20;"), Texts{"impossible 3:11 nobody can satisfy this"});
  EXPECT_EQ(Found("require age < 0;"), Texts{"impossible 3:11 nobody can satisfy this"});
  EXPECT_EQ(Found("require (veteran or student) and (age > 130 or household.size < 1);"),
            Texts{"impossible 3:37 nobody can satisfy this"});
  EXPECT_EQ(Found("require months_since_pregnancy < 0;"), Texts{"impossible 3:11 nobody can satisfy this"});
  EXPECT_EQ(Found("require household.expected_children < 0;"), Texts{"impossible 3:11 nobody can satisfy this"});
  EXPECT_TRUE(Found("require household.assets < $0;").empty()) << "they may be debts";
  EXPECT_EQ(Found("require not anyone;"), Texts{"impossible 3:11 nobody can satisfy this"});
}

TEST(CheckRulesTest, NamesBothPlacesOfAContradiction) {
  EXPECT_EQ(Found("require age >= 60;\n  require veteran;\n  require age < 18 or age < 12;"),
            Texts{"contradiction 5:11 nobody can satisfy both this and `age >= 60` (line 3)"});
  EXPECT_EQ(Found("require residence.zip == 90011 and residence.zip in {90037, 90044};"),
            Texts{"contradiction 3:38 nobody can satisfy both this and `residence.zip == 90011` (line 3)"});
  EXPECT_EQ(Found("require veteran; require not any member: veteran;").size(), 1U);
  EXPECT_EQ(Found("require household.size == 1; require any spouse: age >= 60; require role == head;").size(), 1U);
}

TEST(CheckRulesTest, KnowsThatAGreaterShareOfATableIsNoLessWhereItEnds) {
  for (const char* table : {"AMI", "SMI"}) {
    const std::string name(table);
    const std::string least = name == "AMI" ? "50% " : "60% ", most = name == "AMI" ? "80% " : "100% ";
    const std::string low = "household.income.gross <= " + least + name,
                      high = "household.income.gross > " + most + name;
    EXPECT_EQ(Found("require " + low + " and " + high + ";").size(), 1U) << name;
    EXPECT_TRUE(Found("require household.income.gross > " + least + name + " and household.income.gross <= " + most +
                      name + ";")
                    .empty())
        << name;
  }
}

TEST(CheckRulesTest, FindsThatSeveralClausesContradictEachOtherThoughNoTwoDo) {
  EXPECT_EQ(
      Found("require age < 18 or pregnant; require not pregnant or age > 70; require age >= 20; require age < 60;"),
      Texts{"unsatisfiable 3:94 nobody can satisfy this together with `age < 18 or pregnant` (line 3), "
            "`not pregnant or age > 70` (line 3) and `age >= 20` (line 3)"});
}

TEST(CheckRulesTest, SaysWhoseTablesItLookedAt) {
  const std::string rule =
      "require household.income.gross <= 100% FPL and household.size == 1; require household.income.gross > ";
  EXPECT_TRUE(Found(rule + "$18,000/year;").empty());  // of Alaska they could be: 19,950 dollars
  ASSERT_EQ(Found(rule + "$20,000/year;").size(), 1U);
  EXPECT_NE(Found(rule + "$20,000/year;").front().find(", by the tables of 2026-11-24"), std::string::npos);
  EXPECT_NE(Found("until 2026-06-01; " + rule + "$20,000/year;").back().find(", by the tables of 2026-05-31"),
            std::string::npos);
}

// Elsewhere the table has no row: there it is open, so that to leave it out would change something.
TEST(CheckRulesTest, IsSilentAboutLimitsThatOnlySomeCountiesHave) {
  const std::string poor = "require household.size == 1; require household.income.gross <= $100/year; ";
  EXPECT_TRUE(Found(poor + "require household.income.gross <= 50% AMI;").empty());
  EXPECT_EQ(Found(poor + "require household.income.gross <= 50% FPL;").size(), 1U);
}

TEST(CheckRulesTest, FindsWhatChangesNothing) {
  EXPECT_EQ(Found("require age >= 18 && age >= 21;"),
            Texts{"implied 3:11 this changes nothing: it holds wherever `age >= 21` (line 3) does"});
  EXPECT_EQ(Found("require age >= 21; require veteran or age >= 18;").size(), 1U);
  EXPECT_EQ(Found("require veteran; require veteran;"),
            Texts{"implied 3:28 this says again what is said before: `veteran` (line 3)"});
  EXPECT_EQ(Found("require age >= 0;"), Texts{"always_true 3:11 this holds of everybody"});
  EXPECT_EQ(Found("require age >= 18; require anyone;"), Texts{"always_true 3:30 this holds of everybody"});
  EXPECT_EQ(Found("require any child: (age < 18 and disabled);"), Texts{"always_true 3:23 this holds of every child"});
  for (const char* range : {"age in 0..17", "age in 0..<18", "household.size in 1..3", "any child: age in 3..<18",
                            "any child: (age >= 5 and age < 18 and (age < 17 or disabled))",
                            "veteran or household.size in 1 .. 3", "household.income.gross in $0/month..$2,000/month"})
    EXPECT_EQ(Found("require " + std::string(range) + ";"), Texts()) << range;
  EXPECT_EQ(Found("require age in 0..200;").size(), 2U) << "neither end says anything";
  EXPECT_EQ(Found("ask_provider \"Is there room?\"; ask_provider \"Is there room?\";").size(), 1U);
}

TEST(CheckRulesTest, FindsAlternativesThatCanNeverMatter) {
  EXPECT_EQ(
      Found("require age >= 60 or veteran or age >= 65;"),
      Texts{"alternative_covered 3:35 this alternative changes nothing: whoever satisfies it satisfies `age >= 60` "
            "(line 3)"});
  EXPECT_EQ(Found("require veteran or (age < 5 and age > 10);"),
            Texts{"alternative_impossible 3:23 nobody can satisfy this alternative"});
  EXPECT_EQ(
      Found("require age >= 18; require veteran or age < 5;"),
      Texts{"alternative_contradicted 3:41 nobody can satisfy this alternative: `age >= 18` (line 3) must hold, too"});
  EXPECT_EQ(Found("require any child: (age >= 20 or disabled);"),
            Texts{"alternative_impossible 3:23 no child can satisfy this alternative"});
}

// On another day either is the greater one: the book's own way to leave the stretch between them open.
TEST(CheckRulesTest, IsSilentAboutOneShareWithSeveralOptions) {
  const std::string plain = "household.income.gross <= 200% FPL";
  const std::string october = plain + "(rebase: oct)", july = plain + "(rebase: jul, round: up)";
  const std::string asked = " and ask_provider \"Which year's?\")";
  for (const std::string& rule :
       {october + " or " + plain, plain + " or " + october, july + " or " + october, october + " and " + plain,
        october + " or (" + plain + asked, plain + " or (" + october + asked,
        "(household.income.gross > 200% FPL and " + october + asked + " or " + plain,
        "any adult: (veteran and " + october + " or " + plain + ")"})
    EXPECT_EQ(Found("require " + rule + ";"), Texts()) << rule;
  EXPECT_EQ(Found("require anyone; prefer household.income.gross > 200% FPL and " + october + ";"), Texts());
  // What does not depend on which of them is the greater one is told.
  EXPECT_EQ(Found("require " + plain + " or " + plain + ";").size(), 1U);
  EXPECT_EQ(Found("require " + october + " or " + october + ";").size(), 1U);
  EXPECT_EQ(Found("require " + october + " or household.income.gross <= 185% FPL;").size(), 1U);
  EXPECT_EQ(Found("require " + october + " or " + plain + " or (veteran and age < 5 and age > 10);").size(), 1U);
  EXPECT_EQ(Found("require (" + october + " and age >= 60) or " + plain + " or age >= 65 or age >= 60;").size(), 2U);
}

TEST(CheckRulesTest, IsSilentAboutRulesThatSayOneThingEach) {
  EXPECT_TRUE(Found("require anyone;").empty());
  EXPECT_TRUE(Found("require anyone; ask_provider \"Is there room?\";").empty());
  EXPECT_TRUE(Found("bring photo_id; prefer age >= 0;").empty());
  EXPECT_TRUE(Found("require age in 18..<65; require veteran or discharge == honorable;").empty());
  // Bounds that are said for clearness: an alternative takes in what another leaves out.
  EXPECT_TRUE(Found("require age < 18 or (age in 18..<19 and student);").empty());
  // Whom the help is for may be the head, or another; what does not apply is neither.
  EXPECT_TRUE(Found("require role == head or role == child;").empty());
  EXPECT_TRUE(Found("require discharge == honorable or discharge != honorable;").empty());
}

TEST(CheckRulesTest, SaysThatEqualToFalseRefusesWhomTheFactDoesNotApplyTo) {
  EXPECT_EQ(Found("require veteran == false;"),
            Texts{"equals_false 3:11 this fails where `veteran` does not apply, too: whoever states that is refused"});
  EXPECT_EQ(Found("require any adult: \"own pet\" != true;").size(), 1U);
  EXPECT_TRUE(Found("require not veteran;").empty());
  EXPECT_TRUE(Found("require veteran == true or not disabled;").empty());
  const RuleCheck check = Check(RuleWith("require veteran == false;"));
  EXPECT_EQ(check.findings.front().fix, "write `not veteran`, which holds there");
}

TEST(CheckRulesTest, FindsAmountsThatAGuidelineHasLeftBehind) {
  EXPECT_EQ(Found("require household.income.gross <= $1,287/month;"),
            Texts{"stale_amount 3:11 $1,287 a month is 130% of the 2016 poverty guideline, household of 1, which is "
                  "outdated"});
  const RuleCheck check = Check(RuleWith("require household.income.gross <= $1,287/month;"));
  EXPECT_EQ(check.findings.front().fix, "write `household.income.gross <= 130% FPL` if the guideline is meant");
  // 200% of 2025 for two; of this year's nothing is said.
  EXPECT_EQ(Found("require (household.size == 2 and household.income.gross <= $42,300/year) or veteran;").size(), 1U);
  EXPECT_TRUE(Found("require household.income.gross <= $42,300/year;").empty());
  EXPECT_TRUE(Found("require household.income.gross <= $15,960/year;").empty());
  EXPECT_TRUE(Found("require household.assets <= $1,287;").empty());
  // Of a table nearly all amounts must come to one share; of HUD's some come near a guideline by chance.
  const auto table = [](const std::vector<std::string>& amounts) {
    std::string rows;
    for (std::size_t i = 0; i < amounts.size(); ++i)
      rows += std::string(i > 0 ? " or " : "") + "(household.size == " + std::to_string(i + 1) +
              " and household.income.gross <= $" + amounts[i] + "/year)";
    return Found("require " + rows + ";").size();
  };
  EXPECT_EQ(table({"24,850", "28,400", "31,950", "35,500", "38,350", "41,200", "44,050", "46,900"}), 0U);
  EXPECT_EQ(table({"31,300", "42,300", "53,300", "64,300"}), 4U);
  EXPECT_EQ(table({"31,300", "42,300", "53,300", "64,000"}), 3U);
}

TEST(CheckRulesTest, FindsSharesThatNoProgramGoesBy) {
  EXPECT_EQ(
      Found("require household.income.gross <= 1.25% FPL;"),
      Texts{"share_unusual 3:11 `household.income.gross <= 1.25% FPL` is a share that no program goes by: they are "
            "from 5% to 1000%"});
  EXPECT_EQ(Found("require veteran or household.income.gross <= 30000% FPL;").size(), 1U);
  for (const std::string usual : {"5% FPL", "600% FPL", "1000% FPL"})
    EXPECT_TRUE(Found("require household.income.gross <= " + usual + ";").empty()) << usual;
}

TEST(CheckRulesTest, FindsWordsThatNoClientFileCanState) {
  const std::pair<std::string, std::string> words[] = {
      {"coverage.plan == \"L.A. Care\"", "la_care"},
      {"veteran or receives any {wic, \"Medi-Cal\"}", "medi_cal"},
      {"any child: person.receives any {\"snap\"}", "calfresh"},
      {"coverage.plan in {\"Blue Shield Promise\"}", "blue_shield_promise"},
      {"coverage.plan == \"Oscar Health\"", "oscar_health"}};
  for (const auto& [expression, meant] : words) {
    const RuleCheck check = Check(RuleWith("require " + expression + ";"));
    ASSERT_EQ(check.findings.size(), 1U) << expression;
    EXPECT_EQ(check.findings.front().defect, RuleDefect::kWordImpossible);
    EXPECT_EQ(check.findings.front().fix, "write `" + meant + "` if that is meant");
  }
  EXPECT_EQ(Found("require coverage.plan == \"L.A. Care\";"),
            Texts{"word_impossible 3:11 no client file can state `\"L.A. Care\"` of `coverage.plan`"});
  EXPECT_EQ(Check(RuleWith("require coverage.plan == \"...\";")).findings.front().fix,
            "write it in lower-case letters, digits and underscores");
  for (const char* other : {"coverage.plan == \"la_care\"", "receives any {\"cal_grant\"}", "\"plan b\" == \"B 1\"",
                            "residence.city == \"La Canada\"", "discharge == \"uncharacterized\""})
    EXPECT_EQ(Found("require " + std::string(other) + ";"), Texts()) << other;
}

// Such a rule would be open for ever: no client file states these, and nobody would ask for them.
TEST(CheckRulesTest, TellsOfUsualWordsThatAreTakenForFactsOfOnesOwn) {
  const std::pair<std::string, std::string> words[] = {{"everyone", "anyone"},
                                                       {"none", "anyone"},
                                                       {"homeless", "housing == literally_homeless"},
                                                       {"imminent_risk", "housing == imminent_risk"},
                                                       {"children >= 1", "any child: age < 18"},
                                                       {"children == 0", "not any child: age < 18"},
                                                       {"us_citizen", "citizen"},
                                                       {"noncitizen", "not citizen"},
                                                       {"not_pregnant", "not pregnant"},
                                                       {"has_medi_cal", "receives medi_cal"},
                                                       {"on_calfresh", "receives calfresh"},
                                                       {"person.has_ssi", "person.receives ssi"},
                                                       {"medi-cal", "receives medi_cal"},
                                                       {"dishonorable", "discharge == dishonorable"},
                                                       {"person.homeless", "housing == literally_homeless"},
                                                       {"person.disability", "disabled"},
                                                       {"household.veterans", "any member: veteran"},
                                                       {"household.veterans == 0", "not any member: veteran"},
                                                       {"fleeing_dv", "fleeing_violence"},
                                                       {"total_income <= $9/month", "household.income.gross"},
                                                       {"citizen or lpr", "immigration_status == permanent_resident"},
                                                       {"domestic_violence", "fleeing_violence"},
                                                       {"is_pregnant", "pregnant"},
                                                       {"is_homeless", "housing == literally_homeless"},
                                                       {"any adult: has_children", "any child: age < 18"},
                                                       {"receives medi_cal and calfresh", "receives calfresh"},
                                                       {"receives medi_cal or snap", "receives calfresh"},
                                                       {"zip_code == 90011", "residence.zip"},
                                                       {"gender == female or woman", "gender == woman"},
                                                       {"monthly_income <= $2,000/month", "household.income.gross"}};
  for (const auto& [expression, meant] : words) {
    const RuleCheck check = Check(RuleWith("require " + expression + ";"));
    ASSERT_EQ(check.findings.size(), 1U) << expression;
    EXPECT_EQ(check.findings.front().defect, RuleDefect::kNameUnknown);
    EXPECT_THAT(check.findings.front().fix, ::testing::StartsWith("write `" + meant + "`, or `\"")) << expression;
  }
  // Where no rule says just that, nothing is told for it but what comes near.
  const std::pair<std::string, std::string> hints[] = {{"military", "`veteran` is who has served"},
                                                       {"unsheltered", "who stays in a shelter, too"},
                                                       {"dob >= 1966", "an age is in years"},
                                                       {"nursing", "`breastfeeding` says it of a mother"},
                                                       {"is_elderly", "the age is written"},
                                                       {"seniors == 0", "the age is written"},
                                                       {"youth", "the ages are written"},
                                                       {"low_income", "a limit is written"},
                                                       {"uninsured", "`coverage.payer` says"},
                                                       {"dv_survivor", "who flees from it now"},
                                                       {"kids == 2", "rules count no children"},
                                                       {"num_children in 1..3", "rules count no children"},
                                                       {"adults == 2", "rules count no children nor other people"},
                                                       {"age >= 18 and older", "`>=` says `or older` already"},
                                                       {"age >= 18 or above", "`>=` says `or older` already"},
                                                       {"age < 18 and younger", "say it already"}};
  for (const auto& [expression, hint] : hints) {
    const RuleCheck check = Check(RuleWith("require " + expression + ";"));
    ASSERT_EQ(check.findings.size(), 1U) << expression;
    EXPECT_EQ(check.findings.front().defect, RuleDefect::kNameUnknown);
    EXPECT_THAT(check.findings.front().fix, ::testing::StartsWith("write `\"")) << expression;
    EXPECT_THAT(check.findings.front().fix, ::testing::HasSubstr(" if it is one; ")) << expression;
    EXPECT_THAT(check.findings.front().fix, ::testing::HasSubstr(hint)) << expression;
  }
  EXPECT_EQ(Found("require homeless;"), Texts{"name_unknown 3:11 `homeless` is taken for a fact of your own"});
  for (const char* own : {"\"homeless\"", "has_medicare", "is_member", "works_80_hours", "\"zip_code\" == 90011",
                          "lives", "in_foster_care_at_18", "vehicles <= 1", "general", "income_for_need < $450/month"})
    EXPECT_EQ(Found("require " + std::string(own) + ";"), Texts()) << own;
  // What is quoted stays so when the rule is written again.
  for (const char* quoted :
       {"\"homeless\"", "\"military\"", "\"older\"", "receives \"none\"", "receives \"no_calfresh\"",
        "immigration_status == \"lawful\"", "discharge == \"not_honorable\""}) {
    const std::string text = RuleWith("require " + std::string(quoted) + ";");
    EXPECT_THAT(FormatRule(ParseRules(text, "test.rules")->front()),
                ::testing::HasSubstr("require " + std::string(quoted) + ";"));
  }
}

TEST(CheckRulesTest, SuggestsTheWordOfCoverageThatWasMeant) {
  EXPECT_EQ(Found("require coverage.plan == lacare;"),
            Texts{"name_unknown 3:11 `lacare` is not a usual word of `coverage.plan`"});
  EXPECT_EQ(Check(RuleWith("require coverage.plan == lacare;")).findings.front().fix,
            "write `la_care` if that is meant");
  EXPECT_EQ(Check(RuleWith("require coverage.payer in {kaiser, medicaid};")).findings.front().fix,
            "write `medi_cal` if that is meant");
  EXPECT_EQ(Found("require coverage.plan == la_care or coverage.payer == none or coverage.payer == cigna;"), Texts());
}

TEST(CheckRulesTest, FindsPreferencesThatNobodyCanMeet) {
  EXPECT_EQ(Found("require anyone; prefer age > 60 and age < 50;"),
            Texts{"preference_impossible 3:26 nobody can meet this preference"});
  EXPECT_EQ(Found("require age < 18; prefer student; prefer age >= 60;"),
            Texts{"preference_impossible 3:44 nobody whom the rule admits can meet this preference"});
  EXPECT_EQ(Found("require age > 60 and age < 50; prefer student;").size(), 1U) << "of the rule alone";
}

TEST(CheckRulesTest, KnowsInWhichStateACountyIs) {
  EXPECT_EQ(
      Found("require residence.county == \"Los Angeles\" and residence.state == Nevada;"),
      Texts{"contradiction 3:49 nobody can satisfy both this and `residence.county == \"Los Angeles\"`: the county "
            "is in California"});
  EXPECT_EQ(Found("require residence.state in {Nevada, Oregon}; require residence.county in {\"Kern County\", Fresno};")
                .size(),
            1U);
  EXPECT_EQ(
      Found("require veteran or (residence.county == \"Miami-Dade\" and residence.state == California);").front(),
      "alternative_contradicted 3:60 nobody can satisfy both this and `residence.county == Miami-Dade`: the county "
      "is in Florida");
  for (const char* together : {"residence.county == \"Los Angeles\" and residence.state == CA",
                               "residence.county == Orange and residence.state == Florida",
                               "residence.county in {Fresno, Orange} and residence.state == Florida",
                               "residence.county == Kern and residence.state in {California, Nevada}",
                               "residence.county == Kern or residence.state == Nevada",
                               "not residence.county == Kern and residence.state == Nevada"})
    EXPECT_TRUE(Found("require " + std::string(together) + ";").empty()) << together;
}

TEST(CheckRulesTest, SuggestsTheDocumentThatWasMeant) {
  EXPECT_EQ(Found("require anyone; bring lease, photo_idd;"),
            Texts{"name_unknown 3:32 `photo_idd` is not a usual document"});
  EXPECT_EQ(Found("require anyone; bring any {utility_bil, \"a letter\"};").size(), 1U);
  EXPECT_TRUE(Found("require anyone; bring \"Photo ID\", passport, shopping_cart;").empty());
}

TEST(CheckRulesTest, FindsWhatTheDirectoryDoesNotHave) {
  const Pantry pantry;
  const Catalog catalog = *CatalogBuilder(pantry.directory).Build();
  const auto found = [&](const std::string& text) {
    const RuleFile file{"a.rules", text};
    return CheckRuleFiles({&file, 1}, kDay, &catalog)->findings;
  };
  const std::vector<RuleFinding> both =
      found("rule a { for service \"service-2\", program \"program-1\", service_at_location \"x\"; require anyone; }");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].defect, RuleDefect::kBindingUnknown);
  EXPECT_EQ(both[0].message, "the directory has no service \"service-2\" (did you mean service-1?)");
  EXPECT_EQ(both[0].place.column, 22);
  EXPECT_TRUE(found("rule a { for service \"service-9\"; status proposed; require anyone; }").empty());
  EXPECT_TRUE(found("rule a { for service \"service-1\"; require anyone; }").empty());
}

TEST(CheckRulesTest, TellsDaysThatArePast) {
  EXPECT_EQ(Found("until 2026-11-24; require anyone;").size(), 1U);
  EXPECT_TRUE(Found("until 2026-11-25; require anyone;").empty());
  EXPECT_EQ(Found("review_by 2026-11-23; require anyone;"),
            Texts{"review_due 3:13 the review of this rule was due by 2026-11-23"});
  EXPECT_TRUE(Found("review_by 2026-11-24; require anyone;").empty());
  EXPECT_EQ(Found("until 2027-01-01; review_by 2027-01-02; require anyone;").size(), 1U);
  EXPECT_EQ(Found("from 2027-01-01; review_by 2026-12-31; require anyone;").size(), 1U);
}

TEST(CheckRulesTest, TellsTablesThatHaveNoRowWhileTheRuleCounts) {
  const std::string fpl = "require household.income.gross <= 100% FPL or veteran;";  // known until 2027-02-01
  EXPECT_TRUE(Found(fpl).empty());
  EXPECT_EQ(
      Found(fpl, *ParseDate("2027-02-01")),
      Texts{"table_expired 3:11 this is open on every day on which the rule counts: the table FPL has no row from "
            "2027-02-01 on"});
  EXPECT_EQ(
      Found("from 2027-03-01; " + fpl),
      Texts{"table_not_yet 3:28 the table FPL has no row yet for 2027-03-01, when the rule begins, nor later: without "
            "one this stays open"});
  // A program that takes the guideline over in July has that of 2026 until July 2027.
  EXPECT_TRUE(Found("from 2027-03-01; require household.income.gross <= 100% FPL(rebase: jul);").empty());
  EXPECT_EQ(Found("from 2027-08-01; require household.income.gross <= 100% FPL(rebase: jul);").size(), 1U);
  // The first row is of 2015-01-22; a rule of earlier days that still counts has it later.
  EXPECT_TRUE(Found("from 2014-01-01; " + fpl, *ParseDate("2014-06-01")).empty());
  EXPECT_EQ(Found("from 2014-01-01; until 2014-12-01; " + fpl, *ParseDate("2014-06-01")).size(), 1U);
}

TEST(CheckRulesTest, ShowsThePlaceUnderItsLineWithTheFix) {
  const RuleCheck check = Check("rule r {\n\tfor service \"café\"; require age >= 60; require age < 18;\n}\n");
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_EQ(FormatRuleFinding(check.findings.front()),
            "test.rules:2:49: error: nobody can satisfy both this and `age >= 60` (line 2)\n"
            "   for service \"café\"; require age >= 60; require age < 18;\n"
            "                                                  ^~~~~~~~\n"
            "test.rules:2:30: this is meant\n"
            "   for service \"café\"; require age >= 60; require age < 18;\n"
            "                               ^~~~~~~~~\n"
            "  fix: correct one of the two, or join them with `or` where either is enough\n");
  EXPECT_EQ(check.findings.front().place.length, 8);
}

TEST(CheckRulesTest, TellsWhatItCouldNotCheck) {
  std::string clauses;
  for (std::size_t i = 0; i < kMaxClausesChecked; ++i) clauses += "require fact_" + std::to_string(i) + ";";
  EXPECT_EQ(Check(RuleWith(clauses)).not_checked, 0U);
  const RuleCheck check = Check(RuleWith(clauses + "require one_more;"));
  EXPECT_EQ(check.not_checked, 1U);
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_EQ(check.findings.front().defect, RuleDefect::kNotChecked);
  // Clauses of an `or` and 24 comparisons: 25 parts each.
  std::string parts;
  for (std::size_t i = 0; i < kMaxPartsChecked / 25; ++i) {
    parts += "require ";
    for (std::size_t j = 0; j < 24; ++j)
      parts += (j == 0 ? "fact_" : " or fact_") + std::to_string(i) + "_" + std::to_string(j);
    parts += ";";
  }
  EXPECT_EQ(Check(RuleWith(parts)).not_checked, 0U);
  parts.insert(parts.size() - 1, " or one_more");
  EXPECT_EQ(Check(RuleWith(parts)).not_checked, 1U);
  // A size that takes over a hundred steps to settle.
  EXPECT_EQ(Check(RuleWith("require household.size <= 500;")).not_checked, 1U);
}

TEST(CheckRulesTest, LooksAtProposedRulesAndAtAllRulesOfABook) {
  const Pantry pantry =
      Pantry()
          .Rules("rule a { for service \"service-1\"; status proposed; require age < 5 and age > 9; }", "b.rules")
          .Rules("rule b { for service \"service-1\"; require veteran; require veteran; }", "a.rules");
  const Judged judged(pantry);
  const RuleCheck check = CheckRules(judged.rules(), kDay);
  ASSERT_EQ(check.findings.size(), 2U);
  EXPECT_EQ(check.rules, 2U);
  EXPECT_EQ(check.findings[0].place.file, "a.rules");
  EXPECT_EQ(check.findings[1].defect, RuleDefect::kContradiction);
}

TEST(CheckRulesTest, FindsRulesOfOneOfferThatContradictEachOther) {
  const Pantry pantry =
      Pantry()
          .Rules("rule a { for service \"service-1\"; require age >= 60; require not disabled; }", "a.rules")
          .Rules("rule b { for program \"program-1\"; require age < 18 or disabled; }", "b.rules");
  const RuleCheck check = CheckRules(Judged(pantry).rules(), kDay);
  ASSERT_EQ(check.findings.size(), 1U);
  const RuleFinding& finding = check.findings.front();
  EXPECT_EQ(finding.defect, RuleDefect::kRulesContradict);
  EXPECT_EQ(finding.rule, "b");
  EXPECT_EQ(finding.message,
            "nobody can satisfy this together with `age >= 60` of rule `a` (a.rules:1) and `not disabled` of rule `a` "
            "(a.rules:1): they are for one offer");
  ASSERT_EQ(finding.with.size(), 2U);
  EXPECT_EQ(finding.with[0].file, "a.rules");
  EXPECT_EQ(finding.with[0].column, 43);
}

TEST(CheckRulesTest, FindsARuleThatTheAgesOfTheServiceContradict) {
  Pantry pantry;
  pantry.Require("age < 18");
  pantry.service().minimum_age = 60;
  const RuleCheck check = CheckRules(Judged(pantry).rules(), kDay);
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_EQ(
      check.findings.front().message,
      "nobody can satisfy this together with the ages that the service's own record states: `age >= 60`: they are "
      "for one offer");
}

TEST(CheckRulesTest, FindsRulesOfOneOfferThatNeverCountTogether) {
  const Pantry pantry = Pantry().Rules(
      "rule a { for service \"service-1\"; from 2027-01-01; require veteran; }\n"
      "rule b { for service \"service-1\"; until 2027-01-01; require veteran; }\n"
      "rule c { for service \"service-1\"; require student; }\n");
  const RuleCheck check = CheckRules(Judged(pantry).rules(), kDay);
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_EQ(check.findings.front().defect, RuleDefect::kPeriodsApart);
  EXPECT_EQ(check.findings.front().rule, "a");
  EXPECT_EQ(check.findings.front().message,
            "this rule begins when rule `b` (a.rules:2) has ended, and both are for one offer: of it it is open on "
            "every day who is served");
}

TEST(CheckRulesTest, SuggestsTheNamesOfPlacesThatWereMeant) {
  EXPECT_EQ(Found("require residence.state == Califronia;"),
            Texts{"name_unknown 3:11 there is no state called `Califronia`"});
  EXPECT_EQ(Check(RuleWith("require residence.state == Califronia;")).findings.front().fix,
            "write `\"California\"` if that is meant");
  EXPECT_TRUE(Found("require residence.state in {CA, \"new york\", \"State of Alaska\"};").empty());
  EXPECT_TRUE(Found("require residence.county == \"Los Angelos\";").empty());  // of no directory
  Pantry pantry = Pantry().Require("residence.county in {\"Los Angelos\", Kern} or residence.city == Nowhere");
  Area county;
  county.key = "c";
  county.type = AreaType::kCounty;
  county.name = "Los Angeles County";
  pantry.directory.areas = {county};
  const RuleCheck check = CheckRules(Judged(pantry).rules(), kDay);
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_EQ(check.findings.front().message, "the directory has no county called `Los Angelos`");
  EXPECT_EQ(check.findings.front().fix, "write `\"Los Angeles County\"` if that is meant");
}

TEST(CheckRulesTest, SuggestsTheCountyThatATableMeans) {
  Pantry pantry = Pantry().Require("household.income.gross <= rent_limit");
  Area county;
  county.key = "c";
  county.type = AreaType::kCounty;
  county.name = "Los Angeles County";
  pantry.directory.areas = {county};
  pantry.directory.rule_files.push_back(
      {"rent_limit.csv", "region,from,until,p1,source\ncounty:Los Angels,2026-01-01,2027-01-01,100,s\n"});
  const RuleCheck check = CheckRules(Judged(pantry).rules(), kDay);
  ASSERT_EQ(check.findings.size(), 1U);
  EXPECT_EQ(check.findings.front().message,
            "the table is for the county `Los Angels`, and the directory has none called so");
  EXPECT_EQ(check.findings.front().fix, "write `county:Los Angeles County` in the table if that is meant");
}

// Every way that a household of two may be: what is said to be impossible never is, and what changes nothing never does.
TEST(CheckRulesTest, IsNeverContradictedByAWorld) {
  constexpr std::uint64_t kSeed = 70'000'000;
  std::uint64_t told = 0, worlds = 0;
  for (std::uint64_t i = 0; i < 1500 && !HasFailure(); ++i) {
    Dice dice(kSeed + i);
    std::vector<Expr> clauses;
    for (std::size_t count = 1 + dice.Below(3); count > 0; --count)
      clauses.push_back(RandomTree(dice, 2, true, [&] { return RandomLeaf(dice); }));
    Clientele clientele(kWorldDay);
    const ClauseCheck check = CheckClauses(clauses, clientele);
    if (check.defects.empty()) continue;
    const Expr rule = Joined(Expr::Kind::kAnd, clauses), less = RuleWithoutIdle(clauses, check.defects);
    SCOPED_TRACE("seed " + std::to_string(kSeed + i) + ": " + FormatExpr(rule));
    const bool impossible =
        std::any_of(check.defects.begin(), check.defects.end(), [](const auto& one) { return IsError(one.defect); });
    Household household;
    std::vector<Slot> slots;
    RandomHousehold(dice, true).Make(household, slots);
    ForEachWorld(household, SlotsReadBy(rule, slots), 0, [&](const World& world) {
      for (const Member& person : household.members) {
        const bool holds = world.Judge(rule, &person);
        EXPECT_FALSE(impossible && holds);
        EXPECT_EQ(world.Judge(less, &person), holds);
        ++worlds;
      }
    });
    told += check.defects.size();
  }
  std::printf("%d findings in %d worlds\n", int(told), int(worlds));
  EXPECT_GT(told, 500U);
}

}  // namespace
}  // namespace kith
