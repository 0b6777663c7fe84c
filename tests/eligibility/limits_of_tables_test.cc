// What a share of a table comes to: the published figures of programs, by vintage, rounding, size, unborn children and place.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/finding.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"

namespace kith {
namespace {

constexpr Truth kTrue = Truth::kTrue, kFalse = Truth::kFalse, kUnknown = Truth::kUnknown;

// Of a household of so many, nobody listed.
Household OfSize(double size, const FactValue& income) {
  Household household;
  household.place.state = "California";
  household.facts["household.size"] = FactValue::Number(size);
  household.facts["household.income.gross"] = income;
  household.facts["household.expected_children"] = FactValue::Number(0);
  return household;
}

Truth Judge(const std::string& limit, const Household& household, const char* day) {
  return EvaluateExpr(ParseExpr("household.income.gross <= " + limit), household, household.Head(), *ParseDate(day));
}

// Whether `cents` is the greatest amount within the limit.
::testing::AssertionResult IsLimit(const std::string& limit, double size, Money money, const char* day) {
  const Truth at = Judge(limit, OfSize(size, FactValue::Amount(money)), day);
  const Truth above = Judge(limit, OfSize(size, FactValue::Amount({money.cents + 1, money.period})), day);
  if (at == kTrue && above == kFalse) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << limit << " of " << size << " on " << day << ": " << ToString(at) << " at "
                                       << FormatMoney(money) << ", " << ToString(above) << " one cent above";
}

Money Month(std::int64_t dollars) { return {dollars * 100, Period::kMonth}; }
Money Year(std::int64_t dollars) { return {dollars * 100, Period::kYear}; }

// 2 x the guideline's month rounded up; 130% and 165% of the year's twelfth, rounded up; from October 1.
TEST(TableLimitTest, GivesTheLimitsOfCalFresh) {
  const std::string gross = "200% FPL(rebase: oct, round: up_month_first)";
  EXPECT_TRUE(IsLimit(gross, 1, Month(2610), "2025-10-01"));
  EXPECT_TRUE(IsLimit(gross, 1, Month(2610), "2026-09-30"));
  EXPECT_TRUE(IsLimit(gross, 1, Month(2660), "2026-10-01"));
  EXPECT_TRUE(IsLimit(gross, 3, Month(4554), "2026-11-22"));
  EXPECT_TRUE(IsLimit(gross, 9, Month(10236), "2026-11-22"));
  EXPECT_TRUE(IsLimit(gross, 1, Month(2660), "2027-09-30"));
  EXPECT_EQ(Judge(gross, OfSize(1, FactValue::Amount(Month(1))), "2027-10-01"), kUnknown);
  EXPECT_TRUE(IsLimit("100% FPL(rebase: oct, round: up_month)", 4, Month(2680), "2026-01-01"));
  EXPECT_TRUE(IsLimit("130% FPL(rebase: oct, round: up_month)", 2, Month(2345), "2026-11-22"));
  EXPECT_TRUE(IsLimit("165% FPL(rebase: oct, round: up_month)", 2, Month(2976), "2026-11-22"));
  // Beyond the table the step is rounded by itself: 6,037 and 616, not 79,820 / 12.
  EXPECT_TRUE(IsLimit("130% FPL(rebase: oct, round: up_month)", 9, Month(6653), "2026-11-22"));
}

TEST(TableLimitTest, GivesTheLimitsOfMediCalWicAndLegalAid) {
  const std::string medi_cal = "138% FPL(rebase: apr, round: up_month)";
  EXPECT_TRUE(IsLimit(medi_cal, 1, Month(1800), "2026-03-31"));
  EXPECT_TRUE(IsLimit(medi_cal, 1, Month(1836), "2026-04-01"));
  EXPECT_TRUE(IsLimit(medi_cal, 2, Month(2489), "2026-11-22"));
  EXPECT_EQ(Judge(medi_cal, OfSize(1, FactValue::Amount(Month(1))), "2027-04-01"), kUnknown);
  const std::string wic = "185% FPL(rebase: jul, round: up_period)";
  EXPECT_TRUE(IsLimit(wic, 3, Month(4212), "2026-11-22"));
  EXPECT_TRUE(IsLimit(wic, 3, Year(50542), "2026-11-22"));
  EXPECT_TRUE(IsLimit(wic, 3, Money{97200, Period::kWeek}, "2026-11-22"));
  EXPECT_TRUE(IsLimit(wic, 1, Month(2413), "2026-06-30"));
  const std::string legal_aid = "125% FPL(rebase: feb, round: half_up)";
  EXPECT_TRUE(IsLimit(legal_aid, 1, Year(19563), "2026-01-31"));
  EXPECT_TRUE(IsLimit(legal_aid, 1, Year(19950), "2026-02-01"));
  EXPECT_TRUE(IsLimit("125% FPL(rebase: feb, round: down)", 1, Year(19562), "2026-01-31"));
  EXPECT_TRUE(IsLimit("125% FPL(rebase: feb)", 1, Money{1956250, Period::kYear}, "2026-01-31"));
}

TEST(TableLimitTest, GivesTheLimitsOfMedianIncomes) {
  EXPECT_TRUE(IsLimit("60% SMI", 4, {640716, Period::kMonth}, "2026-09-30"));
  EXPECT_TRUE(IsLimit("60% SMI", 1, {345850, Period::kMonth}, "2026-11-22"));
  EXPECT_TRUE(IsLimit("60% SMI", 11, {941846, Period::kMonth}, "2026-09-30"));
  EXPECT_TRUE(IsLimit("75% SMI", 4, Year(96108), "2026-09-30"));  // not published: of the table of 100%
  EXPECT_TRUE(IsLimit("50% AMI", 4, Year(83300), "2026-11-22"));
  EXPECT_TRUE(IsLimit("80% AMI", 1, Year(93300), "2026-11-22"));
  EXPECT_EQ(Judge("50% AMI", OfSize(9, FactValue::Amount(Year(1))), "2026-11-22"), kTrue);
  EXPECT_EQ(Judge("50% AMI", OfSize(9, FactValue::Amount(Year(150000))), "2026-11-22"), kUnknown);
}

TEST(TableLimitTest, TakesTheNumberOfPersonsFromTheFactThatItNames) {
  Household household = OfSize(4, FactValue::Amount(Month(2000)));
  const std::string limit = "100% FPL(size: tax_household)";
  EXPECT_EQ(Judge(limit, household, "2026-11-22"), kUnknown);  // of one more than $1,330, of five less
  household.facts["tax_household"] = FactValue::Number(2);
  EXPECT_EQ(Judge(limit, household, "2026-11-22"), kFalse);
  household.facts["tax_household"] = FactValue::Number(3);
  EXPECT_EQ(Judge(limit, household, "2026-11-22"), kTrue);
}

// --- Children expected ---

Household Pregnant(const FactValue& pregnant, const FactValue& expected, std::int64_t dollars_a_month) {
  Household household = Rosa({{"age", FactValue::Number(30)}, {"pregnant", pregnant}, {"expected_children", expected}});
  household.facts["household.income.gross"] = FactValue::Amount(Month(dollars_a_month));
  return household;
}

TEST(TableLimitTest, CountsTheUnbornWhereTheProgramDoes) {
  const std::string counted = "185% FPL(rebase: jul, round: up_period, unborn: counted)";
  const std::string not_counted = "185% FPL(rebase: jul, round: up_period)";
  const FactValue yes = FactValue::Bool(true), nothing;
  const auto judge = [&](const std::string& limit, const Household& household) {
    return Judge(limit, household, "2026-11-22");
  };
  EXPECT_EQ(judge(counted, Pregnant(yes, nothing, 3337)), kTrue);  // at least two
  EXPECT_EQ(judge(not_counted, Pregnant(yes, nothing, 3337)), kFalse);
  EXPECT_EQ(judge(counted, Pregnant(yes, nothing, 3900)), kUnknown);  // two no, three yes
  EXPECT_EQ(judge(counted, Pregnant(yes, FactValue::Number(1), 3900)), kFalse);
  EXPECT_EQ(judge(counted, Pregnant(yes, FactValue::Number(2), 4212)), kTrue);
  EXPECT_EQ(judge(counted, Pregnant(nothing, nothing, 3337)), kUnknown);
  EXPECT_EQ(judge(counted, Pregnant(nothing, nothing, 2461)), kTrue);
  EXPECT_EQ(judge(counted, Pregnant(FactValue::Bool(false), nothing, 3337)), kFalse);
  EXPECT_EQ(judge(counted, Pregnant(FactValue::NotApplicable(), nothing, 3337)), kFalse);
  Household man = Pregnant(nothing, nothing, 3337);
  man.members[0].facts["gender"] = FactValue::Word("male");
  EXPECT_EQ(judge(counted, man), kFalse);  // he is never asked
  man.members[0].facts["pregnant"] = yes;
  EXPECT_EQ(judge(counted, man), kTrue);
  // Nobody expects more than ten: the limit for eleven is $11,219 a month.
  EXPECT_EQ(judge(counted, Pregnant(yes, nothing, 20000)), kFalse);
}

TEST(TableLimitTest, CountsTheUnbornOfAllOrOfThePersonAlone) {
  Household household = Pregnant(FactValue::Bool(true), FactValue::Number(1), 2489);
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  household.members.push_back(MakeMember("eva", MemberRole::kAdult, {{"age", FactValue::Number(40)}}));
  const std::string all = "138% FPL(rebase: apr, round: up_month, unborn: counted)";
  const std::string own = "138% FPL(rebase: apr, round: up_month, unborn: of_person)";
  const auto limit_is = [&](const std::string& limit, const Member* member, std::int64_t dollars) {
    household.facts["household.income.gross"] = FactValue::Amount(Month(dollars));
    const Expr expr = ParseExpr("household.income.gross <= " + limit);
    return EvaluateExpr(expr, household, member, kDay);
  };
  const Member *rosa = &household.members[0], *luz = &household.members[1];
  EXPECT_EQ(limit_is(all, rosa, 3795), kTrue);     // four
  EXPECT_EQ(limit_is(all, rosa, 3796), kUnknown);  // eva may be pregnant, luz is too young to be asked
  EXPECT_EQ(limit_is(own, rosa, 3795), kTrue);
  EXPECT_EQ(limit_is(own, rosa, 3796), kFalse);
  EXPECT_EQ(limit_is(own, luz, 3142), kTrue);  // three
  EXPECT_EQ(limit_is(own, luz, 3143), kFalse);
  household.facts["household.expected_children"] = FactValue::Number(1);
  EXPECT_EQ(limit_is(all, luz, 3796), kFalse);
}

// --- Places ---

TEST(TableLimitTest, TakesTheGuidelineOfTheStateWhereTheHouseholdStays) {
  Household household = OfSize(1, FactValue::Amount(Year(19000)));
  EXPECT_EQ(Judge("100% FPL", household, "2026-11-22"), kFalse);
  for (const char* state : {"Alaska", "AK"}) {
    household.place.state = state;
    EXPECT_EQ(Judge("100% FPL", household, "2026-11-22"), kTrue) << state;
  }
  household.place.state = "HI";
  EXPECT_EQ(Judge("100% FPL", household, "2026-11-22"), kFalse);
  household.place.state.clear();
  household.facts["residence.state"] = FactValue::OneOf({"Alaska", "Hawaii"});
  EXPECT_EQ(Judge("100% FPL", household, "2026-11-22"), kUnknown);
  household.facts["residence.state"] = FactValue::OneOf({"Nevada", "California"});
  EXPECT_EQ(Judge("100% FPL", household, "2026-11-22"), kFalse);
}

// $15,960 in the 48 states, $18,360 in Hawaii, $19,950 in Alaska.
TEST(TableLimitTest, DecidesNothingByAStateThatNobodyStated) {
  Household household = OfSize(1, FactValue::Amount(Year(15960)));
  household.place = {};
  EXPECT_EQ(Judge("100% FPL", household, "2026-11-22"), kTrue);
  const auto with = [](std::int64_t dollars, const std::string& zip, const std::string& county,
                       const FactValue& state) {
    Household one = OfSize(1, FactValue::Amount(Year(dollars)));
    one.place = {};
    one.place.zip = zip;
    one.place.county = county;
    one.facts["residence.state"] = state;
    return Judge("100% FPL", one, "2026-11-22");
  };
  const FactValue not_asked, declined = FactValue::Declined();
  EXPECT_EQ(with(15961, "", "", not_asked), kUnknown);
  EXPECT_EQ(with(15961, "", "", declined), kUnknown);
  EXPECT_EQ(with(19951, "", "", not_asked), kFalse);
  EXPECT_EQ(with(15961, "90011", "", not_asked), kFalse);
  EXPECT_EQ(with(15961, "90011", "", declined), kFalse);
  EXPECT_EQ(with(19950, "99501", "", not_asked), kTrue);
  EXPECT_EQ(with(18361, "96813", "", not_asked), kFalse);
  EXPECT_EQ(with(18360, "96813", "", not_asked), kTrue);
  EXPECT_EQ(with(15961, "", "Los Angeles", not_asked), kFalse);
  EXPECT_EQ(with(15961, "", "Honolulu", not_asked), kUnknown);
  EXPECT_EQ(with(15961, "", "Honolulo", not_asked), kUnknown);  // it may be a slip
}

TEST(TableLimitTest, AsksForTheStateOnlyWhereItMatters) {
  Household household = OfSize(1, FactValue::Amount(Year(17000)));
  household.place = {};
  EXPECT_EQ(Judged(Pantry().Require("household.income.gross <= 100% FPL"))(household).ask,
            std::vector<std::string>{"residence.state"});
  household.place.zip = "90011";
  EXPECT_EQ(Judged(Pantry().Require("household.income.gross <= 100% FPL"))(household).eligible, kFalse);
}

TEST(TableLimitTest, TakesTheOnlyRegionUnlessTheHouseholdStaysElsewhere) {
  Household household = OfSize(1, FactValue::Amount(Year(1)));
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kTrue);
  household.place.county = "Los Angeles County";
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kTrue);
  household.place.county = "Orange";
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kUnknown);
  EXPECT_EQ(Judge("60% SMI", household, "2026-11-22"), kTrue);
  household.place.state = "Nevada";
  EXPECT_EQ(Judge("60% SMI", household, "2026-11-22"), kUnknown);
  household.place.county.clear();
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kUnknown);
  household.place.state.clear();
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kTrue);
  household.place.zip = "99501";  // Anchorage
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kUnknown);
  household.place = {};
  household.place.county = "Los Angelos";  // it may be a slip
  EXPECT_EQ(Judge("50% AMI", household, "2026-11-22"), kUnknown);
}

TEST(TableLimitTest, JudgesNobodyByAPlaceThatMayNotBeTheirs) {
  const auto judge = [](const std::string& share, const Place& place) {
    Household household = OfSize(1, FactValue::Amount(Year(1)));
    household.place = place;
    return Judge(share, household, "2026-11-22");
  };
  const LatLng anaheim = *LatLng::FromDegrees(33.83, -117.91);
  const Place by_itself[] = {{.zip = "10001"},   {.zip = "92801"},  {.city = "Las Vegas"},
                             {.point = anaheim}, {.city = "Miami"}, {.planning_area = "SPA 6"}};
  for (const Place& place : by_itself) EXPECT_EQ(judge("50% AMI", place), kUnknown);
  EXPECT_EQ(judge("50% AMI", {}), kTrue) << "the directory's own place";
  Household near = OfSize(1, FactValue::Amount(Year(1)));
  near.place = {.zip = "92801"};
  const Judged judged(Pantry().Require("household.income.gross <= 50% AMI"));
  EXPECT_EQ(judged(near).ask, std::vector<std::string>{"residence.county"});
  near.place.state = "Nevada";
  EXPECT_EQ(judged(near).ask, std::vector<std::string>()) << "no county of Nevada is Los Angeles";
  // ZIP codes and counties that no other state has tell the state.
  EXPECT_EQ(judge("60% SMI", {.zip = "92801"}), kTrue);
  EXPECT_EQ(judge("60% SMI", {.county = "Los Angeles"}), kTrue);
  EXPECT_EQ(judge("60% SMI", {.zip = "10001"}), kUnknown);
  EXPECT_EQ(judge("60% SMI", {.zip = "89439"}), kUnknown) << "Verdi in Nevada reaches into California";
  EXPECT_EQ(judge("60% SMI", {.county = "Orange"}), kUnknown) << "one of several";
  EXPECT_EQ(judge("60% SMI", {.county = "Clark"}), kUnknown);
  EXPECT_EQ(judge("60% SMI", {.city = "Miami"}), kUnknown);
  EXPECT_EQ(judge("60% SMI", {}), kTrue);
}

TEST(TableLimitTest, KnowsARegionHoweverItIsSpelled) {
  const std::string header = "vintage,region,percent,from,until,p1,source\n";
  const auto verdict = [&](const std::string& region) {
    Household household = OfSize(1, FactValue::Amount(Year(30000)));
    household.place.county = "Los Angeles";
    const std::string row = "corrected," + region + ",50,2026-06-23,2027-04-01,20000,a correction\n";
    return Judged(Pantry().Rules(header + row, "ami.csv").Require("household.income.gross <= 50% AMI"))(household);
  };
  for (const char* region : {"\"county:Los Angeles, California\"", "county:Los Angeles", "county:Los Angeles County",
                             "\"county:los angeles,CA\""})
    EXPECT_EQ(verdict(region).eligible, kFalse) << region;
  EXPECT_EQ(verdict("county:Kern").eligible, kTrue);
}

// $83,300 for four; nothing is published for five of 30%.
TEST(TableLimitTest, TakesTheLastFigureForTheLeastThatMorePersonsHave) {
  for (const double size : {5.0, 8.0}) {
    EXPECT_EQ(Judge("30% AMI", OfSize(size, FactValue::Amount(Year(50000))), "2026-11-22"), kTrue) << size;
    EXPECT_EQ(Judge("30% AMI", OfSize(size, FactValue::Amount(Year(50001))), "2026-11-22"), kUnknown) << size;
  }
  const EligibilityVerdict open =
      Judged(Pantry().Require("household.income.gross <= 30% AMI"))(OfSize(5, FactValue::Amount(Year(50001))));
  EXPECT_FALSE(open.ask_provider.empty());
}

// --- Tables of a directory ---

TEST(TableLimitTest, ComparesWithTablesOfTheDirectory) {
  const std::string text =
      "region,from,until,period,p1,p2,source\n"
      "county:Kern,2026-01-01,2027-01-01,month,1000,1500,the program's page\n"
      "county:Kings,2026-01-01,2027-01-01,month,1200,1700,the program's page\n";
  const auto verdict = [&](const std::string& county, std::int64_t dollars, const std::string& rule) {
    Household household = WithIncome(FactValue::Amount(Month(dollars)));
    household.place.county = county;
    return Judged(Pantry().Rules(text, "rent_help.csv").Require(rule))(household);
  };
  const std::string rule = "household.income.gross <= rent_help";
  EXPECT_EQ(verdict("Kern", 1001, rule).eligible, kFalse);
  EXPECT_EQ(verdict("Kings", 1001, rule).eligible, kTrue);
  EXPECT_EQ(verdict("", 1000, rule).eligible, kTrue);
  EXPECT_EQ(verdict("Kings", 601, "household.income.gross <= 50% rent_help").eligible, kFalse);
  const EligibilityVerdict open = verdict("", 1001, rule);
  EXPECT_EQ(open.eligible, kUnknown);
  EXPECT_EQ(open.ask, std::vector<std::string>{"residence.county"});
  EXPECT_EQ(open.clauses[0].sentence,
            "Eligible if gross household income is at most $1,000/month, or up to $1,200/month elsewhere (the 2026 "
            "rent help, "
            "household of 1, valid to 2026-12-31). Ask: county.");
  EXPECT_EQ(open.clauses[0].source, "Its page; the program's page");
}

TEST(TableLimitTest, ComparesAssetsWithAmountsThatComeOnce) {
  const std::string text =
      "label,vintage,from,until,period,p1,source\ncar limit,,2026-07-01,2027-07-01,once,33626,ACL 26-38\n";
  const auto verdict = [&](std::int64_t cents) {
    Household household = Rosa();
    household.facts["household.assets"] = FactValue::Amount({cents, Period::kOnce});
    return Judged(Pantry().Rules(text, "car.csv").Require("household.assets <= car"))(household);
  };
  EXPECT_EQ(verdict(3362600).eligible, kTrue);
  EXPECT_EQ(verdict(3362601).eligible, kFalse);
  EXPECT_EQ(verdict(3362601).clauses[0].sentence,
            "Total of household assets is $33,626.01, over $33,626 (the 2026 car limit, household of 1).");
}

TEST(TableLimitTest, NamesTheFileOfATableThatIsWrong) {
  EXPECT_EQ(BuildError(Pantry().Rules("from,until,p1,source\n2026-01-01,2027-01-01,5,\n", "mine.csv")).message(),
            "mine.csv:2: source: expected where the figures were published: no table counts without it");
}

// --- What a case manager reads ---

TEST(TableLimitTest, SaysWhichTableOfWhichVintageWasTaken) {
  const Household unknown = Rosa({{"pregnant", FactValue::Bool(true)}});
  EXPECT_EQ(
      SentenceOn("household.income.gross <= 200% FPL(rebase: oct, round: up_month_first)", unknown,
                 *ParseDate("2026-09-30")),
      "Eligible if gross household income is at most $2,610/month (200% of the 2025 poverty guideline, household of 1, "
      "valid to 2026-09-30). Ask: gross household income.");
  EXPECT_EQ(
      SentenceOn("household.income.gross <= 60% SMI", unknown),
      "Eligible if gross household income is at most $3,458.50/month (60% of the 2027 state median income, household "
      "of 1, valid to 2027-09-30). Ask: gross household income.");
  EXPECT_EQ(SentenceOn("household.income.gross <= 185% FPL(rebase: jul, round: up_period, unborn: counted)", unknown),
            "Eligible if gross household income is at most $3,337/month, or up to $11,219/month in a larger household "
            "(185% of the 2026 poverty guideline, household of 2 to 11, unborn counted, valid to 2027-06-30). Ask: "
            "gross household income, number of children "
            "expected.");
}

TEST(TableLimitTest, SaysWhyATableDoesNotTell) {
  const Household rosa = WithIncome(FactValue::Amount(Month(1000)));
  const auto note = [&](const std::string& limit, const char* day, const Household& household) {
    const std::string sentence = SentenceOn("household.income.gross <= " + limit, household, *ParseDate(day));
    return sentence.substr(sentence.find(". ") + 2);
  };
  EXPECT_EQ(note("60% SMI", "2027-10-01", rosa),
            "Parameter expired: the last known state median income counts to 2027-09-30.");
  EXPECT_EQ(note("60% SMI", "2021-09-30", rosa), "No state median income is known for a day before 2021-10-01.");
  EXPECT_EQ(note("50% AMI", "2026-05-01", rosa), "No area median income is known for 2026-05-01.");
  Household elsewhere = rosa;
  elsewhere.place.county = "Orange";
  EXPECT_EQ(note("50% AMI", "2026-11-22", elsewhere), "No area median income is known for where the household stays.");
  EXPECT_EQ(SentenceOn("household.income.gross <= 50% AMI", OfSize(9, FactValue::Amount(Month(9000))),
                       *ParseDate("2026-11-22")),
            "Eligible if gross household income is at most an unpublished amount from $8,604.16/month on (50% of the "
            "2026 area median "
            "income, household of 9, valid to 2027-03-31). No area median income is known for a household of so many.");
}

// --- How limits are written ---

TEST(TableLimitTest, IsReadWithItsOptions) {
  const Expr expr =
      ParseExpr("household.income.gross <= 200% FPL(rebase: oct, round: up_month, unborn: counted, size: n)");
  const auto& limit = std::get<TableLimit>(expr.constant);
  EXPECT_EQ(limit.percent, 200);
  EXPECT_EQ(limit.table, "fpl");
  EXPECT_EQ(limit.rebase_month, 10);
  EXPECT_EQ(limit.round, LimitRounding::kUpMonth);
  EXPECT_EQ(limit.unborn, UnbornCount::kCounted);
  EXPECT_EQ(limit.size, "n");
  EXPECT_EQ(FormatExpr(expr),
            "household.income.gross <= 200% FPL(rebase: oct, round: up_month, unborn: counted, size: n)");
  EXPECT_EQ(
      FormatExpr(ParseExpr("household.income.gross <= 60% smi(rebase: at_once, round: none, unborn: not_counted)")),
      "household.income.gross <= 60% SMI");
}

TEST(TableLimitTest, IsRefusedWithTheFix) {
  const auto error = [](const std::string& limit) {
    const auto rules = ParseRules(RuleWith("require household.income.gross <= " + limit + ";"), "t");
    const std::string message(rules.status().message());
    return message.substr(0, message.find('\n'));
  };
  const std::pair<std::string, std::string> mistakes[] = {
      {"60% AMI",
       "t:3:37: no such share of the area median income is published, and none is worked out: write `30% AMI` or `50% "
       "AMI` or "
       "`80% AMI`"},
      {"60% MFI", "t:3:41: expected the name of a table: `AMI`, `FPL`, `SMI`, found `MFI`"},
      {"FPL", "t:3:37: a share of it is meant: write `100% FPL`"},
      {"calfresh_gross", "t:3:37: expected the name of a table: `AMI`, `FPL`, `SMI`, found `calfresh_gross`"},
      {"100% FPL(rebased: oct)",
       "t:3:46: expected an option (rebase, round, unborn, size) (did you mean rebase?), found `rebased`"},
      {"100% FPL(rebase: october)",
       "t:3:54: expected one of at_once, jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec (did you "
       "mean oct?), found `october`"},
      {"100% FPL(round: upwards)",
       "t:3:53: expected one of none, up, down, half_up, up_month, down_month, half_up_month, up_period, "
       "up_month_first (did you mean up?), found `upwards`"},
      {"100% FPL(unborn counted)", "t:3:53: expected `:` behind the option, as in `rebase: oct`, found `counted`"},
      {"100% FPL(rebase: oct", "t:3:57: expected `)` behind the options of the limit, found `;`"},
      {"100% FPL(size: pregnant)",
       "t:3:52: `pregnant` is not a number of persons: write one that is, as in `size: household.size`"},
  };
  for (const auto& [limit, message] : mistakes) EXPECT_EQ(error(limit), message);
  const auto assets = ParseRules(RuleWith("require household.assets <= 50% AMI;"), "t");
  EXPECT_NE(
      std::string(assets.status().message()).find("this is a share of a table, and `household.assets` is an amount"),
      std::string::npos);
}

TEST(TableLimitTest, IsOpenForHouseholdsThatCannotBe) {
  const FactValue income = FactValue::Amount(Month(1));
  EXPECT_EQ(Judge("100% FPL", OfSize(kMaxHouseholdSize, income), "2026-11-22"), kTrue);
  EXPECT_EQ(Judge("100% FPL", OfSize(kMaxHouseholdSize + 1, income), "2026-11-22"), kUnknown);
}

}  // namespace
}  // namespace kith
