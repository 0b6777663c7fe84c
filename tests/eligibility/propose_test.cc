#include "kith/eligibility/propose.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/eligibility/check_rules.h"
#include "src/eligibility/lexer.h"
#include "src/eligibility/propose_numbers.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/random_rules.h"

namespace kith {
namespace {

using Words = std::vector<std::string>;

Proposal Propose(std::string_view text) {
  absl::StatusOr<Proposal> proposal = ProposeRule(text);
  EXPECT_TRUE(proposal.ok()) << proposal.status();
  return proposal.ok() ? *std::move(proposal) : Proposal();
}

// "age >= 60; residence.city == Pasadena; bring photo_id | Call first", what is left to ask behind the bar.
// What Kith proposes its own checks do not warn of, but for what the text says of amounts.
void ExpectNothingFound(const Proposal& proposal, std::string_view text) {
  std::string rule = "rule r {\n  for service \"s\";\n";
  for (const Expr& clause : proposal.require) rule += "  require " + FormatExpr(clause) + ";\n";
  for (const std::string& question : proposal.ask_provider) rule += "  ask_provider " + Quote(question) + ";\n";
  const RuleFile file{"proposed.rules", rule + "}\n"};
  const absl::StatusOr<RuleCheck> check = CheckRuleFiles({&file, 1}, kDay);
  ASSERT_TRUE(check.ok()) << check.status();
  for (const RuleFinding& finding : check->findings) {
    if (finding.defect == RuleDefect::kStaleAmount || finding.defect == RuleDefect::kShareUnusual) continue;
    ADD_FAILURE() << text << ": " << FormatRuleFinding(finding);
  }
}

std::string Said(std::string_view text) {
  const Proposal proposal = Propose(text);
  Words parts;
  for (const Expr& expr : proposal.require) parts.push_back(FormatExpr(expr));
  if (!proposal.bring.empty()) parts.push_back("bring " + JoinList(proposal.bring, ", "));
  std::string said = JoinList(parts, "; ");
  if (!proposal.ask_provider.empty())
    said += std::string(said.empty() ? "" : " ") + "| " + JoinList(proposal.ask_provider, " | ");
  ExpectNothingFound(proposal, text);
  const bool fully = proposal.grade == ProposalGrade::kFully;
  EXPECT_EQ(fully, !said.empty() && proposal.unmatched.empty()) << text;
  return said;
}

struct Case {
  std::string_view text;
  std::string_view said;
};

void ExpectAll(std::initializer_list<Case> cases) {
  for (const Case& one : cases) EXPECT_EQ(Said(one.text), one.said) << one.text;
}

// Nothing but a question, of all the words.
void ExpectAsked(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    const Proposal proposal = Propose(text);
    EXPECT_EQ(proposal.grade, ProposalGrade::kNotAtAll) << text << " -> " << Said(text);
    EXPECT_FALSE(proposal.ask_provider.empty()) << text;
  }
}

TEST(ProposeRuleTest, ReadsAgesWithTheirBoundsAsPeopleMeanThem) {
  ExpectAll({{"Age 60 or over", "age >= 60"},
             {"Must be at least 62 years old.", "age >= 62"},
             {"Seniors 55+", "age >= 55"},
             {"Must be 60 years old", "age >= 60"},
             {"Must be 18 years old.", "age >= 18"},
             {"Ages 19-64", "age >= 19; age < 65"},
             {"Adults between 19-64 years of age", "age >= 19; age < 65"},
             {"Kids ages 6 to 11", "age >= 6; age < 12"},
             {"Under 21 years old", "age < 21"},
             {"Youth 17 and under", "age < 18"},
             {"Children birth to 8 years", "age < 9"},
             {"Children 18 months to 4 years old", "age >= 1.5; age < 5"},
             {"Eighteen years or older", "age >= 18"},
             {"People 2 1/2 years and older", "age >= 2.5"},
             {"Children 4 years and up", "age < 18; age >= 4"},
             {"Children 2-9 years old regardless of income, race or gender", "age >= 2; age < 10"},
             {"Adults", "age >= 18"}});
}

TEST(ProposeRuleTest, LeavesOpenTheStretchThatWordsLeaveOpen) {
  ExpectAll(
      {{"Anyone over 50 years old", "age >= 50; age >= 51 or ask_provider \"over 50 years old\""},
       {"Teens up to 19 years old", "age < 20; age < 19 or ask_provider \"up to 19 years old\""},
       {"Seniors only", "age >= 65 or (age >= 50 and ask_provider \"Seniors\")"},
       {"Los Angeles residents",
        "residence.city == \"Los Angeles\" or (residence.county == \"Los Angeles\" and ask_provider \"Los Angeles\")"},
       {"Homeless men and women",
        "housing == literally_homeless or (housing in {imminent_risk, unstably_housed} and ask_provider "
        "\"Homeless\")"}});
}

TEST(ProposeRuleTest, ReadsWherePeopleLive) {
  ExpectAll({{"Must live in 90011 or 90037", "residence.zip in {90011, 90037}"},
             {"Serves zip codes: 90220, 90221 and 90222", "residence.zip in {90220, 90221, 90222}"},
             {"Residents of Los Angeles County", "residence.county == \"Los Angeles\""},
             {"Must reside in Orange or Ventura Counties", "residence.county in {Orange, Ventura}"},
             {"City of Compton residents 60 and over", "residence.city == Compton; age >= 60"},
             {"People who live in Norwalk, Downey or Bellflower", "residence.city in {Norwalk, Downey, Bellflower}"},
             {"Children living in LA County", "age < 18; residence.county == \"Los Angeles\""}});
  // A neighborhood is no city, and a region no county.
  ExpectAsked({"Must live in Riverview Terrace", "Residents of the Pasadena area", "Must live nearby",
               "Residents of South Los Angeles County"});
  // A decimal number of five characters is no ZIP code.
  ExpectAsked({"Must live in 9.037", "People who live in Norwalk, 9.037"});
}

TEST(ProposeRuleTest, ReadsIncomes) {
  ExpectAll({{"Income at or below 200% of poverty", "household.income.gross <= 200% FPL"},
             {"Household income below 185% of the Federal Poverty Level", "household.income.gross < 185% FPL"},
             {"Annual income must not exceed $30,000", "household.income.gross <= $30,000/year"},
             {"Family income under $2,500 a month", "household.income.gross < $2,500/month"}});
  ExpectAsked({"Low income", "Net income below 130% of poverty", "Income under $900",
               "Income between 100% and 200% of poverty"});
}

// An amount of one person, of each, or of what is left after something, is none of the household's gross income.
TEST(ProposeRuleTest, ReadsNoOtherIncomeAsTheHouseholds) {
  ExpectAsked({"Income less than $2,000 per month per person",
               "Income under $3,000 a month (per person)",
               "Income under $3,000 a month per adult",
               "Income under $3,000 a month each",
               "Income under $3,000 a month after taxes",
               "Income under $3,000 a month, after rent",
               "Income under $3,000 a month (net)",
               "Income under $3,000 a month from wages",
               "Income under 200% FPL after expenses",
               "Individual income under $3,000 a month",
               "Individual income under 200% FPL",
               "Personal income under 200% FPL",
               "Individuals with income below $2,000 a month",
               "Individuals who have an income of less than $24,000 a year",
               "Take-home income under $2,000 a month",
               "Single income below $1,500/month",
               "Must have income below $2,000 a month",
               "Women, income under $2,000/month",
               "Seniors 60+, income under $2,000/month",
               "Adults (income under $2,000/month)"});
  ExpectAll(
      {{"Personal income under $3,000 a month", "person.income.gross < $3,000/month"},
       {"Veteran income under $3,000 a month", "veteran | income under $3,000 a month"},
       {"Personal or family income under $3,000 a month", "household.income.gross < $3,000/month"},
       {"Income under $3,000 a month before taxes", "household.income.gross < $3,000/month"},
       {"Annual income under $30,000 (gross)", "household.income.gross < $30,000/year"},
       {"Must be 60 years or older with income under 200% FPL, live in Carson",
        "age >= 60; household.income.gross < 200% FPL; residence.city == Carson"},
       {"Seniors 60+ with income under $3,000 a month", "age >= 60 | with income under $3,000 a month"},
       {"Children with income below $2,000 a month", "age < 18 | with income below $2,000 a month"},
       {"Veterans must have an income below $2,000 a month", "veteran | must have an income below $2,000 a month"},
       {"Veterans with household income below $2,000 a month", "veteran; household.income.gross < $2,000/month"},
       {"Veterans with income under 50% AMI", "veteran; household.income.gross < 50% AMI"},
       {"Must have household income below $2,000 a month", "household.income.gross < $2,000/month"},
       {"Seniors 60+, household income under $2,000/month", "age >= 60; household.income.gross < $2,000/month"},
       {"Must be 60 or older. Must have income under $2,000/month.", "age >= 60 | Must have income under $2,000/month"},
       {"Must be 60 or older. Income must be below $2,000/month.", "age >= 60 | Income must be below $2,000/month"},
       {"Must be 60 or older. Family income must be below $2,000/month.",
        "age >= 60; household.income.gross < $2,000/month"},
       {"Seniors 60+ with income under $3,000 a month after rent",
        "age >= 60 | with income under $3,000 a month after rent"}});
  // It is one of the things that the text says of incomes.
  ExpectAsked({"Individual income under 200% FPL. Income must be under 300% FPL."});
}

TEST(ProposeRuleTest, ReadsWhoPeopleAre) {
  ExpectAll(
      {{"Veterans only", "veteran"},
       {"Open to students", "student"},
       {"Pregnant women", "pregnant"},
       {"Families with children", "any child: age < 18"},
       {"Parents of children 2-5 years old", "any child: (age >= 2 and age < 6)"},
       {"Women 18 and over",
        "gender in {female, woman} or (not gender in {male, man} and ask_provider \"Women\"); age >= 18"},
       {"Men only", "gender in {male, man} or (not gender in {female, woman} and ask_provider \"Men\")"},
       {"Girls 8-12 years old",
        "gender in {female, woman} or (not gender in {male, man} and ask_provider \"Girls\"); age >= 8; age < 13"},
       {"Persons with disabilities", "disabled"},
       {"Must be fleeing domestic violence", "fleeing_violence"},
       {"Survivors of domestic violence", "fleeing_violence or ask_provider \"Survivors of domestic violence\""},
       {"CalWORKs recipients", "receives calworks"},
       {"L.A. Care members", "coverage.payer == la_care or coverage.plan == la_care"},
       {"Medi-Cal members", "person.receives medi_cal"},
       {"SSI recipients", "person.receives ssi"},
       {"Veterans or students", "veteran or student"}});
}

TEST(ProposeRuleTest, ReadsWhatPeopleReceive) {
  ExpectAll({{"CalFresh recipients", "receives calfresh"},
             {"Recipients of CalFresh", "receives calfresh"},
             {"CalFresh or Medi-Cal recipients", "receives calfresh or person.receives medi_cal"},
             {"Recipients of SNAP or WIC.", "receives calfresh or person.receives wic"},
             {"Must receive CalFresh or WIC", "receives calfresh or person.receives wic"},
             {"Must be receiving SSI", "person.receives ssi"}});
  ExpectAsked({"Recipients of housing vouchers", "Recipients of CalFresh, WIC or housing vouchers"});
}

TEST(ProposeRuleTest, TakesForEveryoneOnlyWhatSaysSo) {
  ExpectAll({{"None", "anyone"},
             {"No requirements.", "anyone"},
             {"Open to the public", "anyone"},
             {"None. Everyone is welcome!", "anyone"},
             {"Open to residents of Whittier and the public", "anyone"}});
  ExpectAsked({"N/A", "No", "None for now", "None for most services", "No income requirement", "Anyone in need",
               "No age limit", "Anyone who asks"});
}

TEST(ProposeRuleTest, BringsDocuments) {
  ExpectAll({{"Photo ID required.", "bring photo_id"},
             {"Please bring a picture ID and proof of address", "bring photo_id, proof_of_address"},
             {"Proof of residency in Carson or Lomita", "residence.city in {Carson, Lomita}; bring proof_of_address"}});
  ExpectAsked({"Proof of residence required. For the homeless no ID is needed.", "ID recommended",
               "Photo ID or utility bill", "Bring ID just in case"});
}

TEST(ProposeRuleTest, AsksForWhatItDoesNotRead) {
  ExpectAll({{"Must be 18 or older and pass an interview", "age >= 18 | pass an interview"},
             {"Seniors 60 years or older. Call first for a slot.", "age >= 60 | Call first for a slot"},
             {"Low-income seniors 62 and over", "age >= 62 | Low-income"},
             {"Veterans. Pantry opens Tuesday at 9:00.", "veteran | Pantry opens Tuesday at 9:00"},
             {"Children 6 weeks to 5 years old", "age < 6 | 6 weeks"}});
}

// What a word of the sentence may bound or loosen is never claimed.
TEST(ProposeRuleTest, ClaimsNothingThatIsNotCertain) {
  ExpectAsked({"Not limited to veterans",
               "Priority given to seniors 60 and over",
               "Veterans preferred",
               "Adults 18 and over, except students",
               "Must be 18 or older unless accompanied by a parent",
               "Caregivers of seniors 60 and over",
               "Families of veterans",
               "Veterans and their families",
               "Seniors 60+ and caregivers",
               "Women and children",
               "Adults 18 and over or referred by a court",
               "Age 55 or over for the lunch program",
               "Lunch: seniors 60 and over\nClasses: adults",
               "Generally adults 18 and over",
               "Adults 18 and over. Younger teens may be considered.",
               "Such people as veterans, for example",
               "Mothers of students",
               "Child care teachers",
               "Child development center",
               "Open to all. Children must be 12 or older.",
               "Adults 18 and over\nChildren with a parent",
               "Must have worked over 20 years",
               "Serves over 50 families",
               "Open 9-5 on weekdays",
               "Must meet one of the following:\n* Receive Food Stamps\n* Receive SSI",
               "Reserve members\nVeterans",
               "Children of veterans",
               "Interested volunteers must be 18 years old or older"});
}

TEST(ProposeRuleTest, TakesNobodyForAdmittedByWhatTheyMustBring) {
  ExpectAsked({"Adults must show photo ID", "18 and over must show ID", "Veterans must bring DD214",
               "Women must bring ID", "Residents of Pasadena must show proof of address", "Seniors 60+ need photo ID",
               "Homeless people must bring ID", "Medi-Cal recipients must bring card."});
  ExpectAll({{"Clients must bring photo ID", "bring photo_id"},
             {"Must be 18 or older and must bring photo ID", "age >= 18; bring photo_id"},
             {"Veterans with photo ID", "veteran; bring photo_id"}});
}

TEST(ProposeRuleTest, ClaimsNothingOfSomeWhereOthersAreAdmitted) {
  ExpectAsked({"L.A. Care members only. Open to the public on Fridays.",
               "Residents of Pasadena on Mondays, Glendale on Tuesdays", "Pasadena residents only on Mondays",
               "Pasadena residents Mondays", "Seniors 60+ eat free", "Residents of 90011, open to all",
               "Adults 18 and over pay $5"});
  ExpectAll({{"Seniors 60+. Pantry opens Tuesday at 9:00.", "age >= 60 | Pantry opens Tuesday at 9:00"}});
}

TEST(ProposeRuleTest, ClaimsNoAgeOfAnotherDay) {
  ExpectAsked({"Ages 3 to 5 years old by September", "Must be 5 years old by September 1",
               "Children 3 years old on or before December 1", "Must be 21 at the time of application"});
}

// A child of the rules is under 18.
TEST(ProposeRuleTest, AsksOfChildrenWhoAreOfAge) {
  ExpectAll({{"Parents of children 3-18 years old",
              "any child: age >= 3 or (any member: (age >= 18 and age < 19) and "
              "ask_provider \"3-18 years old\")"},
             {"Parents of children 5-12", "any child: (age >= 5 and age < 13)"}});
}

// A condition of a person that stands behind children may be theirs: a mother is not refused because it is her child who is disabled.
TEST(ProposeRuleTest, SaysOfChildrenWhatIsSaidOfChildren) {
  ExpectAll({{"Parents of children with disabilities", "any child: disabled"},
             {"Families with children 0-5 with disabilities", "any child: (age < 6 and disabled)"},
             {"Families with children with disabilities ages 5-12", "any child: (age >= 5 and age < 13 and disabled)"},
             {"Households with children who are disabled", "any child: disabled"},
             {"Parents who have a child with a disability who live in Pasadena",
              "any child: disabled; residence.city == Pasadena"},
             {"Parents of children 3-18 years old with disabilities",
              "any child: (age >= 3 and disabled) or (any member: (age >= 18 and age < 19 and disabled) and "
              "ask_provider \"3-18 years old\")"},
             {"Parents of children under 5 who receive Medi-Cal", "any child: age < 5 | receive Medi-Cal"},
             {"Families with children with physical disabilities", "any child: age < 18 | with physical disabilities"},
             {"Adults with a physical disability", "age >= 18 | with a physical disability"},
             {"Families with children on Medi-Cal", "any child: age < 18 | on Medi-Cal"},
             {"Families with children who are veterans", "any child: age < 18 | veterans"},
             {"Families with children under 5 who are pregnant", "any child: age < 5 | pregnant"},
             {"Families with children under 12. Must be disabled.", "any child: age < 12 | Must be disabled"},
             {"Families with children who receive CalFresh", "any child: age < 18; receives calfresh"},
             {"Homeless families with children under 12 who live in 90011",
              "any child: age < 12; housing == literally_homeless or (housing in {imminent_risk, unstably_housed} and "
              "ask_provider \"Homeless\"); residence.zip in {90011}"}});
  ExpectAsked({"Disabled parents of children under 5", "Parents of children with disabilities, 18 and older",
               "Parents of children with disabilities under 21", "Parents of children with disabilities 18+",
               "People with physical disabilities", "Families with children with disabilities or veterans"});
}

// A time or a count behind people who are grown is no age of theirs.
TEST(ProposeRuleTest, TakesNoTimeForAnAge) {
  for (const char* text : {"Women up to 6 months postpartum",
                           "Women up to 12 months after birth",
                           "Veterans up to 5 years after discharge",
                           "Youth up to 2 years out of foster care",
                           "Adults up to 2 years after release from prison",
                           "Adults up to 3 visits",
                           "Women under 6 months pregnant",
                           "Pregnant women under 6 months",
                           "Residents of Pasadena at least 1 year",
                           "Homeless adults over 12 months",
                           "Pregnant women over 6 months",
                           "Residents over 5 years",
                           "Los Angeles County residents 6 months or more",
                           "Men up to 30 nights",
                           "Veterans up to 24 months",
                           "L.A. Care members at least 12 months",
                           "US citizens over 5 years",
                           "CalFresh recipients under 3 months",
                           "Women up to 2 years",
                           "Veterans under 2 years from discharge"}) {
    const absl::StatusOr<Proposal> proposal = ProposeRule(text);
    ASSERT_TRUE(proposal.ok());
    for (const Expr& expr : proposal->require) {
      const std::string said = FormatExpr(expr);
      EXPECT_TRUE(said.find("age") == std::string::npos || said == "age >= 18") << text << ": " << said;
    }
  }
  ExpectAll({{"Adults 60 years and over", "age >= 60"},
             {"Children under 5 years", "age < 5"},
             {"12 months and younger", "age < 1.0834; age <= 1 or ask_provider \"12 months and younger\""}});
}

// The word says "under 18" only where no number is left that may say something else.
TEST(ProposeRuleTest, TakesNoBoundFromAWordForTheYoungBesideANumberThatItDoesNotRead) {
  ExpectAsked({"Children with disabilities 0-21", "Children with disabilities under 21",
               "Children with special needs 0-21", "Girls with disabilities 5-21", "Children on Medi-Cal under 21",
               "Children receiving SSI up to 21", "Children who are homeless under 21",
               "Children in Los Angeles County under 21", "Children who live in Pasadena 0-21",
               "Children in preschool to 18 yearsold"});
  ExpectAll({{"Children with disabilities", "age < 18; disabled"}});
}

TEST(ProposeRuleTest, AsksWhetherTheLastYearOfAnAgeIsMeant) {
  ExpectAll({{"Birth to 3", "age < 4; age < 3 or ask_provider \"Birth to 3\""},
             {"Birth - 3 years old", "age < 4; age < 3 or ask_provider \"Birth - 3 years old\""},
             {"Between 18 and 65", "age >= 18; age < 66; age < 65 or ask_provider \"Between 18 and 65\""},
             {"Between 18-64 years old", "age >= 18; age < 65"}});
}

// Several sentences may be about different people, or name alternatives: only "must" narrows for certain.
TEST(ProposeRuleTest, DoesNotAddUpSentencesThatMayBeOfDifferentPeople) {
  ExpectAsked({"Must be 60 or older. Disabled of any age.", "Must be 60 or older. Disabled adults",
               "Income at or below 80% AMI. Pregnant women at or below 250% FPL.",
               "Residents of Pasadena. Residents of Glendale.", "Must live in Carson. Residents of Altadena Meadows.",
               "Open to all. Residents of Carson only.", "Must live in Carson. Homeless anywhere.",
               "Seniors. Veterans.", "Must be 60 or older. Spouses of any age.",
               "Must be 60 or older. Cancer patients of any age.", "Must be 60 or older. Cancer survivors welcome.",
               "Seniors 60+. Income below 200% FPL."});
  ExpectAll({{"Must be 60 or older. Must live in Carson.", "age >= 60; residence.city == Carson"},
             {"Veterans. Clients must live in Los Angeles County.", "veteran; residence.county == \"Los Angeles\""},
             {"Must be 60 or older. Call 310-555-1234. Open Monday 9-12.",
              "age >= 60 | Call 310-555-1234 | Open Monday 9-12"},
             {"Seniors 60+. Photo ID and proof of income required.", "age >= 60; bring photo_id, proof_of_income"}});
}

TEST(ProposeRuleTest, ReadsNoLowerBoundAsAnUpperOne) {
  ExpectAsked({"Income must exceed $2,000 a month", "Income must exceed 200% FPL", "Income can exceed 200% FPL",
               "Household income must be more than $2,000 a month", "Household income may be over 200% FPL"});
  ExpectAll({{"Income cannot exceed 200% FPL", "household.income.gross <= 200% FPL"},
             {"Income must not be over 200% FPL", "household.income.gross <= 200% FPL"}});
}

// At most a month more than is said, and not a year.
TEST(ProposeRuleTest, ReadsMonthsAsMonths) {
  ExpectAll({{"23 months and younger", "age < 2"},
             {"11 months and under", "age < 1"},
             {"12 months and younger", "age < 1.0834; age <= 1 or ask_provider \"12 months and younger\""},
             {"9 months and under", "age < 0.8334; age <= 0.75 or ask_provider \"9 months and under\""},
             {"6 months and under", "age < 0.5834; age <= 0.5 or ask_provider \"6 months and under\""},
             {"10 months or less", "age < 0.9167; age <= 0.8334 or ask_provider \"10 months or less\""},
             {"36 months and under", "age < 3.0834; age <= 3 or ask_provider \"36 months and under\""},
             {"Up to 12 months", "age < 1.0834; age < 1 or ask_provider \"Up to 12 months\""},
             {"Over 12 months old", "age >= 1; age >= 1.0834 or ask_provider \"Over 12 months old\""},
             {"Under 18 months", "age < 1.5"},
             {"18 months and older", "age >= 1.5"},
             {"5 and under", "age < 6"}});
  ExpectAsked({"10 months and older", "2000 months and under", "99999999999 months or less"});
}

TEST(ProposeRuleTest, AsksWhetherAChildMustBeOfThatAgeOrMore) {
  ExpectAsked({"Must be 12 years old", "Must be 18 years old or accompanied by an adult", "Citizens only",
               "Citizens of Pasadena"});
}

// The first is not claimed of all.
TEST(ProposeRuleTest, CountsAgesAndLimitsThatItDoesNotRead) {
  ExpectAsked({"Must be 18 or older. 16-17 with parent.", "Ages 55+; Age 50+ for disabled",
               "Income at or below 200% FPL. Income at or below 250% FPL for seniors.",
               "Income at or below 200% FPL. 250% with children.", "18+ 16-17 with permission",
               "Must live in Carson. The Pasadena area too."});
}

TEST(ProposeRuleTest, AsksWhereTheYoungHaveNoUpperBound) {
  ExpectAsked({"Youth 13+", "Teens 13 and older", "Infants 6 months and up", "Children and youth 5+",
               "Must be youth 13 or older", "Young adults 18+"});
  ExpectAll({{"Youth 13-17", "age >= 13; age < 18"},
             {"Children and youth 5-17", "age >= 5; age < 18"},
             {"Children 5 and older", "age < 18; age >= 5"}});
}

TEST(ProposeRuleTest, AsksWhetherPeopleJoinedByAndMustBeBoth) {
  ExpectAsked({"L.A. Care members and residents of 90044", "Seniors and Carson residents", "Veterans and disabled",
               "Seniors 60+ and disabled", "Homeless, disabled", "Must be homeless, disabled",
               "Seniors 60+, residents of Carson"});
  ExpectAll({{"CalFresh recipients and veterans", "receives calfresh or veteran"},
             {"Must be 60 or older and a resident of Carson", "age >= 60; residence.city == Carson"},
             {"Must be 60 or older and disabled", "age >= 60; disabled"},
             {"People who are 60 or older and disabled", "age >= 60; disabled"}});
}

TEST(ProposeRuleTest, LeavesOtherLanguagesToThePersonWhoReadsThem) {
  ExpectAsked({"Mayores de 60 años", "Debe vivir en Pasadena", "Abierto al público", "Solo veteranos", "60세 이상"});
}

TEST(ProposeRuleTest, PointsAtTheWordsItRead) {
  const std::string_view text = "Seniors 60+ who live in Pasadena. Call  first.";
  const Proposal proposal = Propose(text);
  Words read;
  for (const MatchedWords& words : proposal.matched)
    read.push_back(std::string(text.substr(words.where.begin, words.where.end - words.where.begin)) + " -> " +
                   words.becomes);
  EXPECT_EQ(read, (Words{"60+ -> age >= 60", "who live in Pasadena -> residence.city == Pasadena"}));
  ASSERT_EQ(proposal.unmatched.size(), 1U);
  EXPECT_EQ(text.substr(proposal.unmatched[0].begin, proposal.unmatched[0].end - proposal.unmatched[0].begin),
            "Call  first");
  EXPECT_EQ(proposal.ask_provider, (Words{"Call first"}));
}

TEST(ProposeRuleTest, RefusesTextsBeyondItsLimits) {
  EXPECT_TRUE(absl::IsResourceExhausted(ProposeRule(std::string(kMaxProposalTextBytes + 1, 'a')).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(ProposeRule("\xff\xfe").status()));
  EXPECT_EQ(Propose("").grade, ProposalGrade::kNotAtAll);
}

// As long as texts may be, of what is read again and again if it is not bounded.
TEST(ProposeRuleTest, ComesToAnEndOfLongTexts) {
  for (const std::string_view piece :
       {",", "adults,", "a ", "90011, ", "Pasadena, ", "$900 ", "must be ", "veterans and ", "18 - ", "18 ", "income ",
        "live in ", "\n", ". ", "or ", "the "}) {
    std::string text;
    while (text.size() + piece.size() <= kMaxProposalTextBytes) text += piece;
    EXPECT_TRUE(ProposeRule(text).ok()) << piece;
    EXPECT_TRUE(ProposeRule(("adults live in " + text).substr(0, kMaxProposalTextBytes)).ok()) << piece;
    EXPECT_TRUE(ProposeRule("18+ " + text.substr(0, kMaxProposalTextBytes - 10) + " noon").ok()) << piece;
  }
}

// Every word is either read or asked, places lie within the text, and the statements are ones that rule files take.
TEST(ProposeRuleTest, LosesNothingOfRandomTexts) {
  const Words pieces = {"adults",   "18",      "and over",   ",",     "or",   "and",   "veterans",
                        "must",     "live in", "Pasadena",   "90011", "with", "ID",    "not",
                        "$1,287",   "200%",    "of poverty", ".",     "\n",   ":",     "bring",
                        "homeless", "60+",     "children",   "5-12",  "zzz",  "\"q\"", "\\n"};
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    Dice dice(seed);
    std::string text;
    for (std::size_t i = dice.Below(14); i > 0; --i) text += dice.Pick(pieces) + " ";
    const Proposal proposal = Propose(text);
    std::string rule = "rule r { for service \"s\"; status proposed;";
    for (const Expr& expr : proposal.require) rule += " require " + FormatExpr(expr) + ";";
    ASSERT_TRUE(ParseRules(rule + " }", "r").ok()) << "seed " << seed << ": " << text << "\n" << rule;
    bool asked = text.find("zzz") == std::string::npos;
    for (const TextSpan& span : proposal.unmatched) {
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, text.size());
    }
    for (const std::string& question : proposal.ask_provider)
      asked = asked || question.find("zzz") != std::string::npos;
    for (const Expr& expr : proposal.require) asked = asked || FormatExpr(expr).find("zzz") != std::string::npos;
    EXPECT_TRUE(asked) << "seed " << seed << ": " << text;
  }
}

TEST(ProposeRuleTest, TellsOfAmountsOfGuidelinesAndOfTablesOnlyWhereTheyAreOne) {
  const auto told = [](std::string_view text) {
    Words instead;
    for (const StaleAmount& stale : Propose(text).stale_amounts) instead.push_back(stale.write_instead);
    return instead;
  };
  EXPECT_EQ(told("Monthly income under $1,287"), Words{"household.income.gross < 130% FPL"});
  EXPECT_EQ(told("Monthly income at or under $1,287"), Words{"household.income.gross <= 130% FPL"});
  EXPECT_EQ(told("Annual income no less than $31,300"), Words{"household.income.gross <= 200% FPL"});
  EXPECT_EQ(told("Annual income limits:\n1 person - $24,850\n2 persons - $28,400\n3 persons - $31,950\n4 persons - "
                 "$35,500\n5 persons - $38,350\n6 persons - $41,200"),
            Words());
  EXPECT_EQ(told("Annual income limits:\n1 person - $31,300\n2 persons - $42,300\n3 persons - $53,300").size(), 3U);
}

TEST(ProposeRuleTest, TakesNoCrowdForAHousehold) {
  const auto size = [](const std::string& text) {
    const std::vector<propose_internal::TextToken> tokens = propose_internal::TokensOf(text);
    std::size_t at = 0;
    return propose_internal::TakeHouseholdSize(tokens, at);
  };
  EXPECT_EQ(size("family of " + std::to_string(propose_internal::kMaxPersons)), propose_internal::kMaxPersons);
  EXPECT_EQ(size("family of " + std::to_string(propose_internal::kMaxPersons + 1)), 0);
}

}  // namespace
}  // namespace kith
