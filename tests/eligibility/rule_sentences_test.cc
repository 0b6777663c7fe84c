// What a case manager reads of a verdict: sentences, limits in dollars, what is still wanted; and that every verdict has one, whatever the rules and facts.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "src/eligibility/reasons.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"
#include "tests/eligibility/random_rules.h"

namespace kith {
namespace {

using enum Truth;
using Words = std::vector<std::string>;

TEST(RuleBookTest, SaysTheLimitInDollarsWithItsYearAndHousehold) {
  const std::string expr = "household.income.gross <= 125% FPL";
  Household two = WithIncome(FactValue::Amount({210000, Period::kMonth}));
  two.members.push_back(MakeMember("luz", MemberRole::kChild));
  EXPECT_EQ(SentenceOn(expr, two),
            "Gross household income is $2,100/month, at most $2,254.16/month (125% of the 2026 poverty guideline, "
            "household of 2).");
  EXPECT_EQ(SentenceOn(expr, WithIncome(FactValue::Amount({40000, Period::kWeek}))),
            "Gross household income is $400/week, over $383.65/week (125% of the 2026 poverty guideline, household of "
            "1).");
  EXPECT_EQ(SentenceOn("household.income.gross <= 200% FPL", WithIncome(FactValue())),
            "Eligible if gross household income is at most $2,660/month (200% of the 2026 poverty guideline, household "
            "of 1, valid to 2027-01-31). Ask: gross household income.");
  EXPECT_EQ(WouldChange(expr, WithIncome(FactValue::Amount({2100000, Period::kYear}))),
            "Eligible if gross household income is at most $19,950/year (125% of the 2026 poverty guideline, household "
            "of 1, valid to 2027-01-31).");
  EXPECT_EQ(Judged(Pantry().Require(expr))(two).clauses.front().source,
            "Its page; HHS poverty guidelines 2026, 91 FR 1797");
}

// $27,050 a year is $2,254.16 2/3 a month: whole cents fall on the same side of what is shown.
TEST(RuleBookTest, RoundsALimitToTheSideOnWhichWholeCentsAgree) {
  Household two = WithIncome(FactValue());
  two.members.push_back(MakeMember("luz", MemberRole::kChild));
  const auto limit = [&](const std::string& op) {
    const std::string sentence = SentenceOn("household.income.gross " + op + " 125% FPL", two);
    const std::size_t dollar = sentence.find('$');
    return sentence.substr(dollar, sentence.find(' ', dollar) - dollar);
  };
  EXPECT_EQ(limit("<="), "$2,254.16/month");
  EXPECT_EQ(limit(">"), "$2,254.16/month");
  EXPECT_EQ(limit("<"), "$2,254.17/month");
  EXPECT_EQ(limit(">="), "$2,254.17/month");
}

TEST(RuleBookTest, AsksForTheHouseholdsSizeWhereTheLimitHangsOnIt) {
  Household household = WithIncome(FactValue::Amount({200000, Period::kMonth}));
  household.members_complete = false;
  household.facts["household.size"] = FactValue::Interval(1, 3);
  const EligibilityVerdict verdict = Judged(Pantry().Require("household.income.gross <= 125% FPL"))(household);
  EXPECT_EQ(verdict.ask, Words{"household.size"});
  EXPECT_EQ(
      verdict.clauses.front().sentence,
      "Eligible if gross household income is at most $1,662.50/month, or up to $2,845.83/month in a larger household "
      "(125% of the 2026 poverty guideline, household of 1 to 3, valid to 2027-01-31). Ask: household size.");
  household.facts.erase("household.size");
  household.members.clear();
  EXPECT_EQ(
      SentenceOn("household.income.gross <= 125% FPL", household),
      "Eligible if gross household income is at most $1,662.50/month, more in a larger household (125% of the 2026 "
      "poverty guideline, household of 1 or more, valid to 2027-01-31). Ask: household size.");
}

struct Told {
  const char* expr;
  const char* sentence;
};

TEST(RuleBookTest, TellsWhatWasFound) {
  Household household = Rosa({{"age", FactValue::Number(34)},
                              {"pregnant", FactValue::Bool(true)},
                              {"gender", FactValue::Word("female")},
                              {"discharge", FactValue::NotApplicable()},
                              {"homebound", FactValue::Bool(false)}});
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  household.facts = {{"housing", FactValue::OneOf({"imminent_risk", "literally_homeless"})},
                     {"receives", FactValue::AllOf({"medi_cal", "wic"})},
                     {"household.assets", FactValue::Amount({150000, Period::kOnce})},
                     {"fleeing_violence", FactValue::Bool(true)}};
  household.place.zip = "90044";
  const Told table[] = {
      {"age >= 18", "Age is 34, at least 18."},
      {"age < 18", "Age is 34, not under 18."},
      {"age == 34", "Age is 34."},
      {"not age < 30", "Age is 34, not under 30."},
      {"pregnant", "rosa is pregnant."},
      {"not pregnant", "rosa is pregnant."},
      {"homebound", "Homebound is no."},
      {"fleeing_violence", "The household is fleeing violence."},
      {"gender == female", "Gender is female."},
      {"gender != female", "Gender is female."},
      {"gender == male", "Gender is female, not male."},
      {"gender in {male, man}", "Gender is female, none of male, man."},
      {"discharge != dishonorable", "Military discharge does not apply."},
      {"housing in {imminent_risk, literally_homeless}",
       "Housing is imminent risk or literally homeless, one of imminent risk, literally homeless."},
      {"receives any {medi_cal, calfresh}", "The household receives Medi-Cal."},
      {"receives calfresh", "The household does not receive CalFresh."},
      {"receives any {calfresh, ssi}", "The household receives none of CalFresh, SSI."},
      {"residence.zip in {90011, 90037}", "ZIP code is 90044, none of 90011, 90037."},
      {"household.assets <= $2,000", "Total of household assets is $1,500, at most $2,000."},
      {"household.size == 2", "Household size is 2."},
      {"any child: age < 5", "Age of luz is 4, under 5."},
      {"any child: age < 3", "Age of luz is 4, not under 3."},
      {"any adult: age >= 60", "Age is 34, under 60."},
      {"any child: anyone", "There is a child in the household."},
      {"all member: age >= 18", "Age of luz is 4, under 18."},
      {"age < 18 or pregnant", "rosa is pregnant."},
      {"age < 18 or gender == male", "Age is 34, not under 18; gender is female, not male."},
      {"anyone", "Open to everyone."},
  };
  for (const Told& told : table) EXPECT_EQ(SentenceOn(told.expr, household), told.sentence) << told.expr;
  household.members.pop_back();
  household.members.front().facts["age"] = FactValue::Number(34);
  EXPECT_EQ(SentenceOn("any child: age < 5", household), "There is no child in the household.");
  EXPECT_EQ(SentenceOn("all child: age < 5", household), "There is no child in the household.");
}

TEST(RuleBookTest, SaysWhatIsStillWantedAndLeavesOutWhatIsSettled) {
  Household household = Rosa({{"age", FactValue::Number(34)}});
  household.members.push_back(MakeMember("luz", MemberRole::kOther));
  household.facts["receives"] = FactValue::AllOf({"wic"});
  const Told table[] = {
      {"pregnant", "Eligible if rosa is pregnant. Ask: whether rosa is pregnant."},
      {"not pregnant", "Eligible if rosa is not pregnant. Ask: whether rosa is pregnant."},
      {"age >= 60 or disabled", "Eligible if rosa is disabled. Ask: whether rosa is disabled."},
      {"receives medi_cal or (age >= 18 and veteran)",
       "Eligible if rosa is a veteran. Ask: whether rosa is a veteran."},
      {"not (pregnant and student)",
       "Eligible if rosa is not pregnant or rosa is not a student. Ask: whether rosa is "
       "pregnant, whether rosa is a student."},
      {"club == chess or (club != go and days_sober > 30)",
       "Eligible if club is chess or (club is not go and days sober is over 30). Ask: club, days sober."},
      {"age >= 60 or ask_provider \"Is it urgent?\"", "Eligible if the provider says yes to \"Is it urgent?\"."},
      {"any child: disabled",
       "Eligible if age of luz is under 18 and luz is disabled. Ask: age of luz, whether luz is "
       "disabled."},
      {"household.income.gross < $500/month",
       "Eligible if gross household income is under $500/month. Ask: gross household income."},
  };
  for (const Told& told : table) EXPECT_EQ(SentenceOn(told.expr, household), told.sentence) << told.expr;
}

TEST(RuleBookTest, TellsOnceWhatSeveralComparisonsFoundOfOneFact) {
  Household household = Rosa({{"age", FactValue::Number(34)}, {"matter", FactValue::Word("custody")}});
  household.facts["receives"] = FactValue::AllOf({"wic"});
  household.facts["household.income.gross"] = FactValue::Amount({300000, Period::kMonth});
  const Told table[] = {
      {"age >= 60 or (age >= 65 and veteran)", "Age is 34, under 60."},
      {"(age >= 65 and veteran) or age >= 60", "Age is 34, under 60."},
      {"age < 18 or age >= 60", "Age is 34, not under 18; age is 34, under 60."},
      {"matter == divorce or matter in {eviction, divorce}", "Matter is custody, none of divorce, eviction."},
      {"matter == divorce or not matter in {custody, eviction}", "Matter is custody, not divorce."},
      {"receives calfresh or receives any {ssi, calfresh}", "The household receives none of CalFresh, SSI."},
      {"household.income.gross <= $1,000/month or household.income.gross <= $24,000/year",
       "Gross household income is $3,000/month, over $24,000/year."},
      {"age >= 60 or household.income.gross <= 100% FPL or household.income.gross <= $1,000/month",
       "Age is 34, under 60; gross household income is $3,000/month, over $1,330/month (100% of the 2026 poverty "
       "guideline, household of 1); gross household income is $3,000/month, over $1,000/month."},
  };
  for (const Told& told : table) EXPECT_EQ(SentenceOn(told.expr, household), told.sentence) << told.expr;
}

TEST(RuleBookTest, TellsNobodyWhoNeverServedToBeNoVeteran) {
  const Household household = Rosa({{"veteran", FactValue::NotApplicable()}});
  EXPECT_EQ(SentenceOn("veteran == false", household), "Veteran status does not apply.");
  EXPECT_EQ(WouldChange("veteran == false", household),
            "Eligible if it is stated that rosa is not a veteran, not that this does not apply.");
  EXPECT_EQ(WouldChange("veteran", household), "Eligible if rosa is a veteran.");
  EXPECT_EQ(WouldChange("veteran == false", Rosa({{"veteran", FactValue::Bool(true)}})),
            "Eligible if rosa is not a veteran.");
}

TEST(RuleBookTest, NamesThePersonBesideOtherMembers) {
  Household two = Rosa({});
  two.members.push_back(MakeMember("luz", MemberRole::kOther));
  EXPECT_EQ(
      SentenceOn("age >= 60 or any member: veteran", two),
      "Eligible if age of rosa is at least 60 or rosa is a veteran or luz is a veteran. Ask: age of rosa, whether "
      "rosa is a veteran, whether luz is a veteran.");
  EXPECT_EQ(SentenceOn("all member: age >= 18", two),
            "Eligible if age of rosa is at least 18 and age of luz is at least 18. Ask: age of rosa, age of luz.");
  EXPECT_EQ(SentenceOn("age >= 18", two), "Eligible if age is at least 18. Ask: age.");
  EXPECT_EQ(Judged(Pantry().Require("all member: age >= 18"))(two).ask, (Words{"age", "age of luz"}))
      << "names of facts stay";
  two.members[0].facts["age"] = FactValue::Number(30);
  EXPECT_EQ(SentenceOn("all member: age >= 18", two), "Eligible if age of luz is at least 18. Ask: age of luz.");
  two.members[1].facts["age"] = FactValue::Number(40);
  EXPECT_EQ(SentenceOn("all member: age >= 18", two), "Age of rosa is 30, at least 18; age of luz is 40, at least 18.");
  EXPECT_EQ(SentenceOn("any member: age >= 60", two), "Age of rosa is 30, under 60; age of luz is 40, under 60.");
}

TEST(RuleBookTest, SaysWhatWouldChangeAFailure) {
  Household household = Rosa({{"age", FactValue::Number(34)}, {"pregnant", FactValue::Bool(false)}});
  household.facts["receives"] = FactValue::AllOf({"wic"});
  const Told table[] = {
      {"age >= 60 or (pregnant and ask_provider \"Is there room?\")",
       "Eligible if (rosa is pregnant and the provider says yes to \"Is there room?\") or age is at least 60."},
      {"any child: (age < 5 and disabled)", "Eligible if there is a child whose age is under 5 and who is disabled."},
      {"any adult: age >= 60", "Eligible if there is an adult whose age is at least 60."},
      {"any child: anyone", "Eligible if there is a child in the household."},
      {"not any adult: age >= 30", "Eligible if there is no adult whose age is at least 30."},
      {"all member: age < 18", "Eligible if every household member is one whose age is under 18."},
      {"receives any {medi_cal, calfresh}", "Eligible if the household receives Medi-Cal or CalFresh."},
      {"not receives any {wic, ssi}", "Eligible if the household receives none of WIC, SSI."},
  };
  for (const Told& told : table) EXPECT_EQ(WouldChange(told.expr, household), told.sentence) << told.expr;
}

TEST(RuleBookTest, SaysFirstWhatIsNearestAndNotWhatIsPast) {
  Household man = Rosa({{"age", FactValue::Number(40)},
                        {"gender", FactValue::Word("male")},
                        {"veteran", FactValue::Bool(false)},
                        {"student", FactValue::Bool(false)},
                        {"employed", FactValue::Bool(false)},
                        {"months_since_work", FactValue::Number(3)},
                        {"in_care_at_18", FactValue::Bool(false)},
                        {"in_care_at_41", FactValue::Bool(false)}});
  man.members_complete = true;
  man.facts["household.assets"] = FactValue::Amount({500'000, Period::kOnce});
  const Told table[] = {
      // Past, another gender, taken for granted, not applicable: of a man of 40 nothing of it can come.
      {"age < 19 or pregnant or months_since_pregnancy <= 12 or gender == female or veteran or household.assets <= "
       "$100",
       "Eligible if total of household assets is at most $100."},
      // Amounts before the rest, then what is to come, and other people.
      {"any child: age < 5 or age >= 60 or (employed and ask_provider \"Is there room?\") or student or "
       "household.assets <= $100",
       "Eligible if total of household assets is at most $100 or rosa is a student or (rosa is employed and the "
       "provider says yes to \"Is there room?\") or age is at least 60 or there is a child whose age is under 5."},
      // What is so already goes without saying, and so does the case that is another's.
      {"(age in 19..<65 and not student and household.assets <= $100) or (age < 19 and household.assets <= $200)",
       "Eligible if total of household assets is at most $100."},
      {"not (age < 19 or household.assets > $100)", "Eligible if total of household assets is at most $100."},
      {"(not student and household.assets <= $100) or (student and household.assets <= $200)",
       "Eligible if total of household assets is at most $100."},
      // Past by its name, and not yet.
      {"(age < 60 and in_care_at_18) or student", "Eligible if rosa is a student."},
      {"in_care_at_41 or household.size >= 2", "Eligible if in care at 41 is yes or household size is at least 2."},
      // Where nothing can come, all of it is told.
      {"age < 19 or veteran", "Eligible if age is under 19 or rosa is a veteran."},
      {"not (age >= 19 and months_since_work <= 6)", "Eligible if months since work is over 6."}};
  for (const Told& told : table) EXPECT_EQ(WouldChange(told.expr, man), told.sentence) << told.expr;
}

TEST(RuleBookTest, ListsTheFirstFewOfMany) {
  std::string zips = "90000";
  for (int i = 1; i < 100; ++i) zips += ", " + std::to_string(90000 + i);
  Household household = Rosa();
  household.place.zip = "10001";
  EXPECT_EQ(SentenceOn("residence.zip in {" + zips + "}", household),
            "ZIP code is 10001, none of 90000, 90001, 90002, 90003, 90004, 90005, 90006, 90007 and 92 more.");
}

// What a no was found on is told whole, so that each of it can be asked again; past a screen of it the first few.
TEST(RuleBookTest, TellsAllThatARefusalWasFoundOn) {
  const auto told = [](std::size_t facts) {
    Household household = Rosa();
    std::string any = "fact_0";
    for (std::size_t i = 0; i < facts; ++i) {
      household.members[0].facts["fact_" + std::to_string(i)] = FactValue::Bool(false);
      if (i > 0) any += " or fact_" + std::to_string(i);
    }
    return SentenceOn(any, household);
  };
  EXPECT_EQ(told(12).find("more"), std::string::npos) << told(12);
  EXPECT_NE(told(12).find("fact 11"), std::string::npos) << told(12);
  EXPECT_EQ(told(kMaxFindingsTold).find(" more"), std::string::npos);
  EXPECT_NE(told(kMaxFindingsTold + 1).find(" more"), std::string::npos);
}

TEST(RuleBookTest, NotesWhatWasStatedInAnotherForm) {
  EXPECT_EQ(SentenceOn("age >= 60", Rosa({{"age", FactValue::Word("old")}})),
            "Eligible if age is at least 60. Ask: age. Age was stated as old, which cannot be compared with what the "
            "rule says.");
}

// --- Random rules ---

// Any facts, most of them in a form that the rule does not expect.
FactValue RandomValue(Dice& dice) {
  switch (dice.Below(11)) {
    case 0:
      return FactValue::Declined();
    case 1:
      return FactValue::NotApplicable();
    case 2:
      return FactValue::Bool(dice.OneIn(2));
    case 3:
      return FactValue::Interval(dice.OneIn(4) ? std::nullopt : std::optional(double(dice.Below(30))), std::nullopt);
    case 4:
      return FactValue::Number(double(dice.Below(90)));
    case 5:
      return FactValue::Amount({std::int64_t(dice.Below(400000)), static_cast<Period>(dice.Below(4))});
    case 6:
      return FactValue::AmountInterval(100000, 200000, Period::kMonth);
    case 7:
      return FactValue::OneOf({"a", "medi_cal"});
    case 8:
      return FactValue::AllOf({"medi_cal"}, dice.OneIn(2));
    default:
      return FactValue::NotAsked();
  }
}

TEST(RuleBookTest, SaysTheSameInJudgeAndInEvaluateAndExplainsEveryVerdict) {
  const Words names = {"age", "pregnant", "household.size", "household.income.gross", "receives", "club", "housing"};
  const auto leaf = [&](Dice& dice) {
    const Words leaves = {"age < 18",
                          "pregnant",
                          "household.income.gross <= 150% FPL",
                          "receives medi_cal",
                          "club == a",
                          "anyone",
                          "ask_provider \"Is it?\"",
                          "household.size >= 3",
                          "housing in {imminent_risk, stably_housed}",
                          "club",
                          "household.income.gross > $900/week"};
    return ParseExpr(dice.Pick(leaves));
  };
  constexpr std::uint64_t kSeed = 7;
  std::size_t seen[3] = {};
  for (std::uint64_t seed = kSeed; seed < kSeed + 400; ++seed) {
    Dice dice(seed);
    const Expr expr = RandomTree(dice, 4, true, [&] { return leaf(dice); });
    const Judged judge(Pantry().Require(FormatExpr(expr)));
    for (int i = 0; i < 10; ++i) {
      Household household;
      household.place.state = "California";
      for (std::size_t m = dice.Below(3); m > 0; --m)
        household.members.push_back(MakeMember("m" + std::to_string(m), static_cast<MemberRole>(dice.Below(5))));
      for (const std::string& name : names) {
        household.facts[name] = RandomValue(dice);
        for (Member& member : household.members) member.facts[name] = RandomValue(dice);
      }
      const EligibilityVerdict verdict = judge(household);  // expects the same of Evaluate
      ++seen[static_cast<std::size_t>(verdict.eligible)];
      ASSERT_FALSE(verdict.clauses.empty()) << "seed " << seed;
      for (const ClauseReason& clause : verdict.clauses) {
        ASSERT_GT(clause.sentence.size(), 3U) << "seed " << seed << ": " << clause.clause;
        ASSERT_EQ(clause.sentence.find("  "), std::string::npos) << clause.sentence;
        ASSERT_EQ(clause.would_change.empty(), clause.truth != kFalse) << clause.clause;
        const bool has_question = !clause.facts_to_ask.empty() || clause.declined || !verdict.ask_provider.empty() ||
                                  clause.sentence.find("is not asked at that age") != std::string::npos;
        ASSERT_TRUE(clause.truth != kUnknown || has_question) << "seed " << seed << ": " << clause.sentence;
      }
    }
  }
  for (const std::size_t count : seen) EXPECT_GT(count, 100U);
}

TEST(RuleBookTest, SaysNothingThatSomethingElseSaysMoreNarrowly) {
  Household family = Rosa({{"age", FactValue::Number(34)}});
  family.members.push_back(MakeMember("luz", MemberRole::kOther));
  EXPECT_EQ(SentenceOn("any child: age < 5", family), "Eligible if age of luz is under 5. Ask: age of luz.");
  EXPECT_EQ(SentenceOn("not any child: age < 5", family), "Eligible if age of luz is at least 5. Ask: age of luz.");
  EXPECT_EQ(SentenceOn("student or (age < 18 and age < 5)", Rosa()),
            "Eligible if rosa is a student or age is under 5. Ask: whether rosa is a student, age.");
  EXPECT_EQ(SentenceOn("student or (age in 5..<18 and age < 12)", Rosa()),
            "Eligible if rosa is a student or (age is at least 5 and age is under 12). Ask: whether rosa is a student, "
            "age.");
  EXPECT_EQ(SentenceOn("age >= 60 or age > 65 and student", Rosa()), "Eligible if age is at least 60. Ask: age.");
  EXPECT_EQ(SentenceOn("student or (student and ask_provider \"Which school?\")", Rosa()),
            "Eligible if rosa is a student. Ask: whether rosa is a student.");
}

TEST(RuleBookTest, SaysWhoseBenefitsAreMeantWhereOthersLiveThere) {
  Household family = Rosa();
  family.members.front().facts["months_since_pregnancy"] = FactValue::Number(6.5);
  EXPECT_EQ(SentenceOn("person.receives ssi", family), "Eligible if rosa receives SSI. Ask: benefits of the person.");
  family.members.push_back(MakeMember("luz", MemberRole::kSpouse));
  EXPECT_EQ(SentenceOn("person.receives ssi", family), "Eligible if rosa receives SSI. Ask: benefits of rosa.");
  EXPECT_EQ(SentenceOn("not spouse.receives ssi", family),
            "Eligible if luz does not receive SSI. Ask: benefits of luz.");
  EXPECT_EQ(SentenceOn("expected_children >= 2", family),
            "Eligible if number of children expected of rosa is at least 2. Ask: number of children expected of rosa.");
  family.members.back().facts["age"] = FactValue::Number(40);
  EXPECT_EQ(SentenceOn("months_since_pregnancy <= 6 or spouse.age >= 60", family),
            "Months since the pregnancy of rosa ended is 6.5, over 6; age of luz is 40, under 60.");
}

TEST(RuleBookTest, SaysAgesBelowTwoInMonthsWhereTheyAreWholeOnes) {
  const auto of_age = [](FactValue age) { return Rosa({{"age", std::move(age)}}); };
  EXPECT_EQ(SentenceOn("age < 1.0834", Rosa()), "Eligible if age is under 13 months. Ask: age.");
  EXPECT_EQ(SentenceOn("age <= 0.75", Rosa()), "Eligible if age is at most 9 months. Ask: age.");
  EXPECT_EQ(SentenceOn("age >= 0.0834", Rosa()), "Eligible if age is at least 1 month. Ask: age.");
  EXPECT_EQ(SentenceOn("age < 0.8334", of_age(FactValue::Number(0.5))), "Age is 6 months, under 10 months.");
  EXPECT_EQ(SentenceOn("age < 1.5", of_age(FactValue::Number(1))), "Age is 1, under 18 months.");
  EXPECT_EQ(SentenceOn("age < 1.0834", of_age(FactValue::Number(1.2))), "Age is 14 months, not under 13 months.");
  EXPECT_EQ(SentenceOn("age < 1.0834", of_age(FactValue::Number(1.0833))), "Age is 12 months, under 13 months.");
  EXPECT_EQ(SentenceOn("age < 1.0834", of_age(FactValue::Number(1.08335))), "Age is 12 months, under 13 months.");
  EXPECT_EQ(SentenceOn("age < 1.0834", of_age(FactValue::Number(1.0834))), "Age is 13 months, not under 13 months.");
  EXPECT_EQ(SentenceOn("age < 0.5834", of_age(FactValue::Number(0.5833))), "Age is 6 months, under 7 months.");
  EXPECT_EQ(SentenceOn("age < 0.5", of_age(FactValue::Number(0.49996))), "Age is 5 months, under 6 months.");
  EXPECT_EQ(SentenceOn("age < 1", of_age(FactValue::Number(0.99999))), "Age is 11 months, under 1.");
  EXPECT_EQ(SentenceOn("age < 2", of_age(FactValue::Number(1.99999))), "Age is 23 months, under 2.");
  EXPECT_EQ(SentenceOn("age < 1.0834", of_age(FactValue::Number(0.99))), "Age is 11 months, under 13 months.");
  EXPECT_EQ(SentenceOn("age < 0.5", of_age(FactValue::Interval(1, 1.25))),
            "Age is 12 months to 15 months, not under 6 months.");
  EXPECT_EQ(SentenceOn("age < 2", of_age(FactValue::Number(3.5))), "Age is 3.5, not under 2.");
  EXPECT_EQ(SentenceOn("age < 2.0834", Rosa()), "Eligible if age is under 2.0834. Ask: age.");
  EXPECT_EQ(SentenceOn("months_since_pregnancy <= 0.5", Rosa()),
            "Eligible if months since the pregnancy ended is at most 0.5. Ask: months since the pregnancy ended.");
}

TEST(RuleBookTest, AsksNobodyForWhatTheyAreTooYoungFor) {
  Household family = Rosa({{"age", FactValue::Number(34)}, {"veteran", FactValue::Bool(false)}});
  family.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(3.5)}}));
  family.members.push_back(MakeMember("ana", MemberRole::kChild, {{"age", FactValue::Number(15.9)}}));
  family.members.push_back(MakeMember("eva", MemberRole::kOther, {{"age", FactValue::Number(16)}}));
  const auto asked = [&](const std::string& expr) {
    Need need;
    need.for_member = "rosa";
    return Judged(Pantry().Require(expr))(family, need).ask;
  };
  EXPECT_EQ(asked("any member: veteran"), Words{"veteran of eva"});
  EXPECT_EQ(asked("any member: pregnant"), (Words{"pregnant", "pregnant of ana", "pregnant of eva"}));
  EXPECT_EQ(asked("any child: (pregnant or disabled)"),
            (Words{"disabled of ana", "disabled of eva", "disabled of luz", "pregnant of ana", "pregnant of eva"}));
  family.members[1].facts["age"] = FactValue();
  EXPECT_EQ(asked("any child: veteran"), (Words{"veteran of eva", "veteran of luz"})) << "an age that is not known";
}

}  // namespace
}  // namespace kith
