// EvaluateExpr against the tables of docs/rules.md: every kind of fact, every kind of not knowing.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"
#include "tests/eligibility/expressions.h"

namespace kith {
namespace {

using enum Truth;

const Date kDay = *ParseDate("2026-11-24");

Member MakeMember(std::string id, MemberRole role, Facts facts = {}) {
  Member member;
  member.id = std::move(id);
  member.role = role;
  member.facts = std::move(facts);
  return member;
}

// A head of whom nothing is known.
Household OnePerson() {
  Household household;
  household.place.state = "California";
  household.members = {MakeMember("rosa", MemberRole::kHead)};
  household.members_complete = true;
  return household;
}

Truth Evaluate(const std::string& expr, const Household& household, Date day = kDay) {
  return EvaluateExpr(ParseExpr(expr), household, household.Head(), day);
}

// Of one person with one fact: the member's and the household's alike.
Truth With(const std::string& fact, const FactValue& value, const std::string& expr) {
  Household household = OnePerson();
  household.facts[fact] = value;
  household.members.front().facts[fact] = value;
  return Evaluate(expr, household);
}

Truth AtAge(const FactValue& age, const std::string& expr) { return With("age", age, expr); }

Truth WithIncome(const FactValue& income, const std::string& expr) {
  return With("household.income.gross", income, expr);
}

FactValue Monthly(std::int64_t cents) { return FactValue::Amount({cents, Period::kMonth}); }

TEST(EvaluateTest, FollowsTheTablesOfKleene) {
  Household household = OnePerson();
  household.facts["t"] = FactValue::Bool(true);
  household.facts["f"] = FactValue::Bool(false);
  const std::string names[] = {"f", "u", "t"};  // in the order of Truth
  for (int a = 0; a < 3; ++a) {
    EXPECT_EQ(Evaluate("not " + names[a], household), static_cast<Truth>(2 - a));
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(Evaluate(names[a] + " and " + names[b], household), static_cast<Truth>(std::min(a, b)));
      EXPECT_EQ(Evaluate(names[a] + " or " + names[b], household), static_cast<Truth>(std::max(a, b)));
    }
  }
  EXPECT_EQ(Evaluate("anyone", household), kTrue);
  EXPECT_EQ(Evaluate("not anyone", household), kFalse);
  EXPECT_EQ(Evaluate("ask_provider \"?\"", household), kUnknown);
  EXPECT_EQ(Evaluate("not ask_provider \"?\"", household), kUnknown);
  EXPECT_EQ(Evaluate("f and ask_provider \"?\"", household), kFalse);
  EXPECT_EQ(Evaluate("t or ask_provider \"?\"", household), kTrue);
}

TEST(EvaluateTest, LeavesOpenWhatWasNotAskedOrDeclined) {
  for (const FactValue& open : {FactValue::NotAsked(), FactValue::Declined()}) {
    for (const char* expr : {"age >= 60", "age < 60", "not age >= 60", "age != 60"})
      EXPECT_EQ(AtAge(open, expr), kUnknown);
    EXPECT_EQ(With("pregnant", open, "pregnant"), kUnknown);
    EXPECT_EQ(With("receives", open, "receives medi_cal"), kUnknown);
    EXPECT_EQ(WithIncome(open, "household.income.gross <= 200% FPL"), kUnknown);
  }
}

TEST(EvaluateTest, TakesAnAtomOnWhatDoesNotApplyForFalseAndItsNegationForTrue) {
  const FactValue none = FactValue::NotApplicable();
  EXPECT_EQ(With("discharge", none, "discharge == honorable"), kFalse);
  EXPECT_EQ(With("discharge", none, "discharge != dishonorable"), kFalse);
  EXPECT_EQ(With("discharge", none, "not discharge == honorable"), kTrue);
  EXPECT_EQ(With("receives", none, "receives medi_cal"), kFalse);
  EXPECT_EQ(WithIncome(none, "household.income.gross <= 200% FPL"), kFalse);
  EXPECT_EQ(AtAge(none, "age < 200"), kFalse);
  EXPECT_EQ(AtAge(none, "age >= 0"), kFalse);
}

TEST(EvaluateTest, KeepsBoundsToTheirSide) {
  const struct {
    const char* op;
    Truth below, at, above;
  } table[] = {{"<", kTrue, kFalse, kFalse}, {"<=", kTrue, kTrue, kFalse},  {">", kFalse, kFalse, kTrue},
               {">=", kFalse, kTrue, kTrue}, {"==", kFalse, kTrue, kFalse}, {"!=", kTrue, kFalse, kTrue}};
  for (const auto& row : table) {
    const std::string op = row.op;
    EXPECT_EQ(AtAge(FactValue::Number(59.997), "age " + op + " 60"), row.below) << op;  // the day before the birthday
    EXPECT_EQ(AtAge(FactValue::Number(60), "age " + op + " 60"), row.at) << op;
    EXPECT_EQ(AtAge(FactValue::Number(60.001), "age " + op + " 60"), row.above) << op;
    const std::string limit = "household.income.gross " + op + " $2,510/month";
    EXPECT_EQ(WithIncome(Monthly(250999), limit), row.below) << op;
    EXPECT_EQ(WithIncome(Monthly(251000), limit), row.at) << op;
    EXPECT_EQ(WithIncome(Monthly(251001), limit), row.above) << op;
    const std::string fpl = "household.income.gross " + op + " 200% FPL";  // $2,660 a month for one
    EXPECT_EQ(WithIncome(Monthly(265999), fpl), row.below) << op;
    EXPECT_EQ(WithIncome(Monthly(266000), fpl), row.at) << op;
    EXPECT_EQ(WithIncome(Monthly(266001), fpl), row.above) << op;
  }
}

// Against a closed interval whose ends stand at, beside and away from the bound 60.
TEST(EvaluateTest, DecidesAnIntervalWhereAllOfItAgrees) {
  const auto interval = [](std::optional<double> min, std::optional<double> max) {
    return FactValue::Interval(min, max);
  };
  const struct {
    FactValue age;
    Truth lt, le, gt, ge, eq;
  } table[] = {
      {interval(50, 59), kTrue, kTrue, kFalse, kFalse, kFalse},
      {interval(50, 60), kUnknown, kTrue, kFalse, kUnknown, kUnknown},
      {interval(50, 61), kUnknown, kUnknown, kUnknown, kUnknown, kUnknown},
      {interval(60, 60), kFalse, kTrue, kFalse, kTrue, kTrue},
      {interval(60, 61), kFalse, kUnknown, kUnknown, kTrue, kUnknown},
      {interval(61, 70), kFalse, kFalse, kTrue, kTrue, kFalse},
      {interval(std::nullopt, 59), kTrue, kTrue, kFalse, kFalse, kFalse},
      {interval(61, std::nullopt), kFalse, kFalse, kTrue, kTrue, kFalse},
      {interval(std::nullopt, std::nullopt), kUnknown, kUnknown, kUnknown, kUnknown, kUnknown},
  };
  for (const auto& row : table) {
    const std::string age = row.age.ToText();
    EXPECT_EQ(AtAge(row.age, "age < 60"), row.lt) << age;
    EXPECT_EQ(AtAge(row.age, "age <= 60"), row.le) << age;
    EXPECT_EQ(AtAge(row.age, "age > 60"), row.gt) << age;
    EXPECT_EQ(AtAge(row.age, "age >= 60"), row.ge) << age;
    EXPECT_EQ(AtAge(row.age, "age == 60"), row.eq) << age;
    EXPECT_EQ(AtAge(row.age, "age != 60"), Not(row.eq)) << age;
  }
}

TEST(EvaluateTest, ComparesAmountsOfDifferentPeriodsByTheYear) {
  const FactValue weekly = FactValue::Amount({60000, Period::kWeek});  // $31,200 a year, $2,600 a month
  EXPECT_EQ(WithIncome(weekly, "household.income.gross == $2,600/month"), kTrue);
  EXPECT_EQ(WithIncome(weekly, "household.income.gross <= $31,199.99/year"), kFalse);
  EXPECT_EQ(WithIncome(weekly, "household.income.gross <= $31,200/year"), kTrue);
  EXPECT_EQ(
      WithIncome(FactValue::AmountInterval(150000, 200000, Period::kMonth), "household.income.gross <= $24,000/year"),
      kTrue);
  EXPECT_EQ(
      WithIncome(FactValue::AmountInterval(150000, 200001, Period::kMonth), "household.income.gross <= $24,000/year"),
      kUnknown);
}

TEST(EvaluateTest, DoesNotOverflowOnTheLargestAmounts) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(WithIncome(FactValue::Amount({kMost, Period::kWeek}), "household.income.gross <= 100000% FPL"), kFalse);
  EXPECT_EQ(WithIncome(FactValue::Amount({-kMost, Period::kWeek}), "household.income.gross <= $0/week"), kTrue);
  EXPECT_EQ(WithIncome(FactValue::Amount({kMost, Period::kWeek}), "household.income.gross > $1,000,000,000,000/week"),
            kTrue);
}

TEST(EvaluateTest, ComparesWithAPercentageExactly) {
  // 133.3333% of $15,960 a year is $21,279.99468: neither of two amounts one cent apart is it.
  EXPECT_EQ(WithIncome(FactValue::Amount({2127999, Period::kYear}), "household.income.gross <= 133.3333% FPL"), kTrue);
  EXPECT_EQ(WithIncome(FactValue::Amount({2128000, Period::kYear}), "household.income.gross <= 133.3333% FPL"), kFalse);
  EXPECT_EQ(WithIncome(FactValue::Amount({2127999, Period::kYear}), "household.income.gross == 133.3333% FPL"), kFalse);
  EXPECT_EQ(WithIncome(FactValue::Amount({1596000, Period::kYear}), "household.income.gross == 100% FPL"), kTrue);
}

TEST(EvaluateTest, TakesTheGuidelineOfTheDay) {
  Household household = OnePerson();
  household.facts["household.income.gross"] = FactValue::Amount({1565001, Period::kYear});
  const std::string expr = "household.income.gross <= 100% FPL";
  EXPECT_EQ(Evaluate(expr, household, *ParseDate("2026-01-12")), kFalse);
  EXPECT_EQ(Evaluate(expr, household, *ParseDate("2026-01-13")), kTrue);
  EXPECT_EQ(Evaluate(expr, household, *ParseDate("2027-01-31")), kTrue);
  EXPECT_EQ(Evaluate(expr, household, *ParseDate("2027-02-01")), kUnknown);
  EXPECT_EQ(Evaluate(expr, household, *ParseDate("2014-06-01")), kUnknown);
}

TEST(EvaluateTest, CountsTheHouseholdWhereTheListIsSaidToBeWhole) {
  Household household = OnePerson();
  household.facts["household.income.gross"] = FactValue::Amount({2164000, Period::kYear});  // the line for two
  const std::string expr = "household.income.gross <= 100% FPL";
  EXPECT_EQ(Evaluate(expr, household), kFalse);
  EXPECT_EQ(Evaluate("household.size == 1", household), kTrue);
  household.members.push_back(MakeMember("luz", MemberRole::kChild));
  EXPECT_EQ(Evaluate(expr, household), kTrue);
  EXPECT_EQ(Evaluate("household.size == 2", household), kTrue);
}

TEST(EvaluateTest, TakesASizeThatIsNotKnownForAtLeastThatOfTheList) {
  Household household = OnePerson();
  household.members_complete = false;
  household.members.push_back(MakeMember("luz", MemberRole::kChild));
  const auto evaluate_at = [&](std::int64_t cents) {
    household.facts["household.income.gross"] = FactValue::Amount({cents, Period::kYear});
    return Evaluate("household.income.gross <= 100% FPL", household);
  };
  const FactValue sizes[] = {FactValue::NotAsked(),    FactValue::Declined(), FactValue::NotApplicable(),
                             FactValue::Word("two"),   FactValue::Number(1),  // fewer than are listed
                             FactValue::Interval(5, 3)};
  for (const FactValue& size : sizes) {
    household.facts["household.size"] = size;
    EXPECT_EQ(evaluate_at(2164000), kTrue) << size.ToText();  // the line for two, and it rises with every person more
    EXPECT_EQ(evaluate_at(2164001), kUnknown) << size.ToText();
    EXPECT_EQ(Evaluate("household.size >= 2", household), kTrue) << size.ToText();
    EXPECT_EQ(Evaluate("household.size == 1", household), kFalse) << size.ToText();
    EXPECT_EQ(Evaluate("household.size <= 3", household), kUnknown) << size.ToText();
  }
  household.facts["household.size"] = FactValue::Interval(1, 3);
  EXPECT_EQ(evaluate_at(2732000), kUnknown);  // the line for three
  EXPECT_EQ(evaluate_at(2732001), kFalse);
  EXPECT_EQ(Evaluate("household.size <= 3", household), kTrue);
  household = Household();
  EXPECT_EQ(evaluate_at(1596000), kTrue);  // one person there is always
  EXPECT_EQ(evaluate_at(1596001), kUnknown);
  EXPECT_EQ(Evaluate("household.size >= 1", household), kTrue);
}

TEST(EvaluateTest, LeavesTheGuidelineOpenWhereTheEndsOfTheSizeDiffer) {
  Household household = OnePerson();
  household.members_complete = false;
  household.facts["household.income.gross"] = FactValue::Amount({2164000, Period::kYear});  // the line for two
  const auto with_size = [&](const FactValue& size, const std::string& expr) {
    household.facts["household.size"] = size;
    return Evaluate(expr, household);
  };
  EXPECT_EQ(with_size(FactValue::Interval(2, 4), "household.income.gross <= 100% FPL"), kTrue);
  EXPECT_EQ(with_size(FactValue::Interval(1, 2), "household.income.gross <= 100% FPL"), kUnknown);
  EXPECT_EQ(with_size(FactValue::Interval(3, 4), "household.income.gross >= 100% FPL"), kFalse);
  EXPECT_EQ(with_size(FactValue::Interval(2, std::nullopt), "household.income.gross <= 100% FPL"), kTrue);
  EXPECT_EQ(with_size(FactValue::Interval(std::nullopt, 1), "household.income.gross <= 100% FPL"), kFalse);
  EXPECT_EQ(with_size(FactValue::Interval(3, 9), "household.income.gross == 100% FPL"), kFalse);
  EXPECT_EQ(with_size(FactValue::Interval(1, 9), "household.income.gross == 100% FPL"), kUnknown);
  for (const FactValue& no_size : {FactValue::Number(0), FactValue::Number(2.5), FactValue::Number(-3),
                                   FactValue::Number(1e18), FactValue::Interval(4, 2), FactValue::Word("two")})
    EXPECT_EQ(with_size(no_size, "household.income.gross <= 100% FPL"), kUnknown) << no_size.ToText();
}

TEST(EvaluateTest, DecidesASetOfPossibilitiesWhereAllOfThemAgree) {
  const FactValue either = FactValue::OneOf({"la_care", "health_net"});
  EXPECT_EQ(With("coverage.plan", either, "coverage.plan in {la_care, health_net, anthem}"), kTrue);
  EXPECT_EQ(With("coverage.plan", either, "coverage.plan == la_care"), kUnknown);
  EXPECT_EQ(With("coverage.plan", either, "coverage.plan != la_care"), kUnknown);
  EXPECT_EQ(With("coverage.plan", either, "coverage.plan == anthem"), kFalse);
  EXPECT_EQ(With("coverage.plan", either, "coverage.plan != anthem"), kTrue);
  EXPECT_EQ(With("coverage.plan", FactValue::Word("la_care"), "coverage.plan == la_care"), kTrue);
}

TEST(EvaluateTest, KnowsWhatASetHoldsAndWhetherItHoldsMore) {
  const FactValue complete = FactValue::AllOf({"medi_cal", "wic"});
  const FactValue at_least = FactValue::AllOf({"medi_cal", "wic"}, false);
  EXPECT_EQ(With("receives", complete, "receives medi_cal"), kTrue);
  EXPECT_EQ(With("receives", complete, "receives any {calfresh, wic}"), kTrue);
  EXPECT_EQ(With("receives", complete, "receives calfresh"), kFalse);
  EXPECT_EQ(With("receives", at_least, "receives medi_cal"), kTrue);
  EXPECT_EQ(With("receives", at_least, "receives calfresh"), kUnknown);
  EXPECT_EQ(With("receives", FactValue::AllOf({}), "receives any {medi_cal, calfresh}"), kFalse);
  EXPECT_EQ(With("receives", FactValue::AllOf({}, false), "receives medi_cal"), kUnknown);
  // One word of a set says nothing of the others.
  EXPECT_EQ(With("receives", FactValue::Word("medi_cal"), "receives medi_cal"), kTrue);
  EXPECT_EQ(With("receives", FactValue::Word("medi_cal"), "receives calfresh"), kUnknown);
  EXPECT_EQ(With("skills", complete, "skills in {wic}"), kTrue);
}

TEST(EvaluateTest, LeavesOpenWhatCannotBeCompared) {
  const FactValue word = FactValue::Word("old");
  EXPECT_EQ(AtAge(word, "age >= 60"), kUnknown);
  EXPECT_EQ(AtAge(FactValue::Bool(true), "age >= 60"), kUnknown);
  EXPECT_EQ(AtAge(FactValue::Interval(70, 60), "age >= 60"), kUnknown);
  EXPECT_EQ(With("pregnant", FactValue::Word("yes"), "pregnant"), kUnknown);
  EXPECT_EQ(With("gender", FactValue::Number(1), "gender == female"), kUnknown);
  EXPECT_EQ(With("gender", FactValue::AllOf({"female"}), "gender == female"), kUnknown);
  EXPECT_EQ(WithIncome(FactValue::Number(100), "household.income.gross <= 100% FPL"), kUnknown);
  EXPECT_EQ(WithIncome(FactValue::Amount({100, Period::kOnce}), "household.income.gross <= 100% FPL"), kUnknown);
  EXPECT_EQ(WithIncome(FactValue::Amount({100, Period::kOnce}), "household.income.gross <= $5/year"), kUnknown);
  EXPECT_EQ(With("household.assets", FactValue::Amount({100, Period::kMonth}), "household.assets <= $5"), kUnknown);
  EXPECT_EQ(With("household.assets", FactValue::Amount({100, Period::kOnce}), "household.assets <= $5"), kTrue);
}

TEST(EvaluateTest, FindsTheFactsOfAMemberWithTheMember) {
  Household household = OnePerson();
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  household.facts["age"] = FactValue::Number(70);  // not the household's to have
  EXPECT_EQ(Evaluate("age >= 60", household), kUnknown);
  EXPECT_EQ(EvaluateExpr(ParseExpr("age < 5"), household, &household.members[1], kDay), kTrue);
  EXPECT_EQ(EvaluateExpr(ParseExpr("age < 5"), household, nullptr, kDay), kUnknown);
  household.members.clear();
  EXPECT_EQ(Evaluate("age >= 60", household), kTrue);  // nobody is listed: what is stated is of whoever asks
}

TEST(EvaluateTest, FallsBackToTheHouseholdForCoverageAndForFactsOfTheUsersOwn) {
  for (const std::string fact : {"coverage.plan", "club"}) {
    Household household = OnePerson();
    EXPECT_EQ(Evaluate(fact + " == a", household), kUnknown);
    household.facts[fact] = FactValue::Word("a");
    EXPECT_EQ(Evaluate(fact + " == a", household), kTrue);
    household.members.front().facts[fact] = FactValue::Word("b");
    EXPECT_EQ(Evaluate(fact + " == a", household), kFalse);
    household.members.front().facts[fact] = FactValue::NotApplicable();
    EXPECT_EQ(Evaluate(fact + " == a", household), kFalse);
    household.members.front().facts[fact] = FactValue::Declined();
    EXPECT_EQ(Evaluate(fact + " == a", household), kTrue) << "declining takes nothing back";
    household.facts.erase(fact);
    EXPECT_EQ(Evaluate(fact + " == a", household), kUnknown);
  }
}

TEST(EvaluateTest, ReadsTheResidenceFromThePlaceOfStay) {
  Household household = OnePerson();
  EXPECT_EQ(Evaluate("residence.zip in {90011, 90037}", household), kUnknown);
  household.place.zip = "90011";
  EXPECT_EQ(Evaluate("residence.zip in {90011, 90037}", household), kTrue);
  household.place.zip = "90044";
  EXPECT_EQ(Evaluate("residence.zip in {90011, 90037}", household), kFalse);
  EXPECT_EQ(Evaluate("residence.county == \"Los Angeles\"", household), kUnknown);
  for (const char* county : {"Los Angeles", "los angeles", "LOS ANGELES COUNTY", "County of Los  Angeles"}) {
    household.place.county = county;
    EXPECT_EQ(Evaluate("residence.county == \"Los Angeles\"", household), kTrue) << county;
    EXPECT_EQ(Evaluate("residence.county == \"Los Angeles County\"", household), kTrue) << county;
    EXPECT_EQ(Evaluate("residence.county in {Orange, Kern}", household), kFalse) << county;
  }
  household.place = {};
  household.facts["residence.zip"] = FactValue::OneOf({"90011", "90037"});
  EXPECT_EQ(Evaluate("residence.zip in {90011, 90037}", household), kTrue);
}

TEST(EvaluateTest, LooksAtEachMemberOfAGroup) {
  Household household = OnePerson();
  household.members.front().facts = {{"age", FactValue::Number(34)}, {"disabled", FactValue::Bool(true)}};
  household.members.push_back(
      MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}, {"disabled", FactValue::Bool(false)}}));
  EXPECT_EQ(Evaluate("any child: age < 5", household), kTrue);
  EXPECT_EQ(Evaluate("any child: age < 4", household), kFalse);
  EXPECT_EQ(Evaluate("any adult: age < 18", household), kFalse);
  EXPECT_EQ(Evaluate("any member: disabled", household), kTrue);
  EXPECT_EQ(Evaluate("any child: disabled", household), kFalse);
  EXPECT_EQ(Evaluate("all member: disabled", household), kFalse);
  EXPECT_EQ(Evaluate("all adult: disabled", household), kTrue);
  EXPECT_EQ(Evaluate("any adult: (disabled and age >= 30)", household), kTrue);
  household.members[1].facts.erase("disabled");
  EXPECT_EQ(Evaluate("any child: disabled", household), kUnknown);
  EXPECT_EQ(Evaluate("any member: disabled", household), kTrue);
  EXPECT_EQ(Evaluate("all member: disabled", household), kUnknown);
}

TEST(EvaluateTest, TurnsAChildIntoAnAdultOnTheEighteenthBirthday) {
  Household household = OnePerson();
  Facts& facts = household.members.front().facts;
  facts["age"] = FactValue::Number(17.99);
  EXPECT_EQ(Evaluate("any child: anyone", household), kTrue);
  EXPECT_EQ(Evaluate("any adult: anyone", household), kFalse);
  facts["age"] = FactValue::Number(18);
  EXPECT_EQ(Evaluate("any child: anyone", household), kFalse);
  EXPECT_EQ(Evaluate("any adult: anyone", household), kTrue);
}

TEST(EvaluateTest, LeavesOpenWhetherOneOfUnknownAgeIsAChildUnlessTheRoleSaysSo) {
  const auto is_child = [](MemberRole role, const FactValue& age) {
    Household household;
    household.members = {MakeMember("x", role, {{"age", age}})};
    household.members_complete = true;
    EXPECT_EQ(Evaluate("any adult: anyone", household), Not(Evaluate("any child: anyone", household)));
    return Evaluate("any child: anyone", household);
  };
  for (const FactValue& unknown : {FactValue(), FactValue::Declined(), FactValue::Interval(16, 20)}) {
    EXPECT_EQ(is_child(MemberRole::kHead, unknown), kUnknown);
    EXPECT_EQ(is_child(MemberRole::kSpouse, unknown), kUnknown);
    EXPECT_EQ(is_child(MemberRole::kOther, unknown), kUnknown);
    EXPECT_EQ(is_child(MemberRole::kChild, unknown), kTrue);
    EXPECT_EQ(is_child(MemberRole::kAdult, unknown), kFalse);
  }
  EXPECT_EQ(is_child(MemberRole::kChild, FactValue::Number(20)), kFalse);  // somebody's child, and grown up
  EXPECT_EQ(is_child(MemberRole::kAdult, FactValue::Number(17)), kTrue);
}

TEST(EvaluateTest, KnowsThatNobodyIsThereOnlyWhereEveryoneIsListed) {
  Household household = OnePerson();
  household.members.front().facts["age"] = FactValue::Number(34);
  EXPECT_EQ(Evaluate("any child: age < 5", household), kFalse);
  EXPECT_EQ(Evaluate("all child: age < 5", household), kTrue);  // of nobody everything is true
  household.members_complete = false;
  EXPECT_EQ(Evaluate("any child: age < 5", household), kUnknown);  // a child may live there that is not listed
  EXPECT_EQ(Evaluate("all child: age < 5", household), kUnknown);
  household.facts["household.size"] = FactValue::Number(3);  // two are not listed
  EXPECT_EQ(Evaluate("any child: age < 5", household), kUnknown);
  EXPECT_EQ(Evaluate("all child: age < 5", household), kUnknown);
  EXPECT_EQ(Evaluate("any adult: age >= 30", household), kTrue);
  household.facts["household.size"] = FactValue::Interval(1, 2);
  EXPECT_EQ(Evaluate("any child: age < 5", household), kUnknown);
  household.facts["household.size"] = FactValue::Number(1);
  EXPECT_EQ(Evaluate("any child: age < 5", household), kFalse);
  household.members_complete = true;
  household.members.clear();  // a household of nobody is none: the word says nothing
  EXPECT_EQ(Evaluate("any member: age < 5", household), kUnknown);
  EXPECT_EQ(Evaluate("all member: age < 5", household), kUnknown);
}

TEST(EvaluateTest, LeavesOpenWhatAWordOutsideAClosedListMeans) {
  Household household = OnePerson();
  household.facts["housing"] = FactValue::Word("homeless");
  EXPECT_EQ(Evaluate("housing == literally_homeless", household), kUnknown);
  EXPECT_EQ(Evaluate("housing != literally_homeless", household), kUnknown);
  household.facts["housing"] = FactValue::Word("stably_housed");
  EXPECT_EQ(Evaluate("housing == literally_homeless", household), kFalse);
  household.members.front().facts["gender"] = FactValue::Word("F");
  EXPECT_EQ(Evaluate("gender in {female, woman}", household), kUnknown);
}

// Nobody asks a man, or a child of six, whether he is pregnant: nothing stated is none. Whoever states one is believed.
TEST(EvaluateTest, TakesForGrantedThatWhoIsNeverAskedExpectsNoChild) {
  Household household = OnePerson();
  Facts& facts = household.members.front().facts;
  const auto of = [&](Facts stated, const std::string& expr) {
    facts = std::move(stated);
    return Evaluate(expr, household);
  };
  for (const char* word : {"male", "man"}) {
    const Facts man = {{"gender", FactValue::Word(word)}};
    for (const char* expr : {"pregnant", "postpartum", "breastfeeding", "expected_children >= 1",
                             "months_since_pregnancy <= 12", "months_since_pregnancy > 12"})
      EXPECT_EQ(of(man, expr), kFalse) << expr;
    EXPECT_EQ(of(man, "not pregnant and pregnant == false and expected_children == 0"), kTrue);
    EXPECT_EQ(of(man, "veteran"), kUnknown);
  }
  const FactValue male = FactValue::Word("male"), yes = FactValue::Bool(true);
  EXPECT_EQ(of({{"gender", FactValue::OneOf({"man", "male"})}}, "pregnant"), kFalse);
  EXPECT_EQ(of({{"gender", FactValue::OneOf({"man", "transgender"})}}, "pregnant"), kUnknown);
  EXPECT_EQ(of({{"gender", FactValue::Word("female")}}, "pregnant"), kUnknown);
  EXPECT_EQ(of({{"gender", male}, {"pregnant", FactValue::Declined()}}, "pregnant"), kFalse);
  EXPECT_EQ(of({{"gender", male}, {"pregnant", FactValue::Bool(false)}}, "postpartum"), kFalse);
  EXPECT_EQ(of({{"gender", male}, {"pregnant", yes}}, "pregnant"), kTrue);
  EXPECT_EQ(of({{"gender", male}, {"pregnant", yes}}, "expected_children >= 2"), kUnknown);
  EXPECT_EQ(of({{"gender", male}, {"months_since_pregnancy", FactValue::Number(3)}}, "postpartum"), kUnknown);
  const auto at = [&](const FactValue& age, const std::string& expr) { return of({{"age", age}}, expr); };
  EXPECT_EQ(at(FactValue::Number(9.9), "pregnant or postpartum"), kFalse);
  EXPECT_EQ(at(FactValue::Number(10), "pregnant"), kUnknown);
  EXPECT_EQ(at(FactValue::Number(59.9), "pregnant"), kUnknown);
  EXPECT_EQ(at(FactValue::Number(60), "pregnant"), kFalse);
  EXPECT_EQ(at(FactValue::Number(60), "postpartum"), kUnknown);
  EXPECT_EQ(at(FactValue::Number(61), "postpartum"), kFalse);
  EXPECT_EQ(at(FactValue::Interval(5, 12), "pregnant"), kUnknown);
  // Of a household without members its own facts count.
  household.members.clear();
  household.facts = {{"gender", male}};
  EXPECT_EQ(Evaluate("pregnant", household), kFalse);
}

// Nobody asks a woman of thirty whether she is a foster child.
TEST(EvaluateTest, TakesForGrantedThatWhoIsTooOldIsNoFosterChild) {
  Household household = OnePerson();
  Facts& facts = household.members.front().facts;
  const auto of = [&](Facts stated, const std::string& expr) {
    facts = std::move(stated);
    return Evaluate(expr, household);
  };
  EXPECT_EQ(of({{"age", FactValue::Number(22.99)}}, "foster_child"), kUnknown);
  EXPECT_EQ(of({{"age", FactValue::Number(23)}}, "foster_child"), kFalse);
  EXPECT_EQ(of({{"age", FactValue::Interval(18, 30)}}, "foster_child"), kUnknown);
  EXPECT_EQ(of({{"age", FactValue::Interval(23, 30)}}, "not foster_child and foster_child == false"), kTrue);
  EXPECT_EQ(of({{"gender", FactValue::Word("male")}}, "foster_child"), kUnknown);
  EXPECT_EQ(of({{"age", FactValue::Number(30)}, {"pregnant", FactValue::Bool(true)}}, "foster_child"), kFalse);
  EXPECT_EQ(of({{"age", FactValue::Number(30)}, {"foster_child", FactValue::Declined()}}, "foster_child"), kFalse);
  EXPECT_EQ(of({{"age", FactValue::Number(30)}, {"foster_child", FactValue::Bool(true)}}, "foster_child"), kTrue);
  household.members.push_back(household.members.front());
  household.members.back().facts = {{"age", FactValue::Number(22)}};
  EXPECT_EQ(Evaluate("any member: (foster_child and age < 21)", household), kFalse);
  EXPECT_EQ(Evaluate("any member: (foster_child and age < 23)", household), kUnknown);
}

TEST(EvaluateTest, LeavesOpenWhetherASlipOfAPlacesNameIsThatPlace) {
  Household household = OnePerson();
  household.place.county = "LA County";
  EXPECT_EQ(Evaluate("residence.county == \"Los Angeles\"", household), kUnknown);
  EXPECT_EQ(Evaluate("residence.county == Orange", household), kFalse);
  household.place.county = "Los Angelos";
  EXPECT_EQ(Evaluate("residence.county == \"Los Angeles\"", household), kUnknown);
  EXPECT_EQ(Evaluate("residence.county != \"Los Angeles\"", household), kUnknown);
  household.place.county = "Los Angeles County";
  EXPECT_EQ(Evaluate("residence.county == \"Los Angeles\"", household), kTrue);
}

TEST(ManualTest, WorksItsExamplesAsTheEvaluatorDoes) {
  Household household = OnePerson();
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  household.facts = {{"household.income.gross", Monthly(240000)}, {"receives", FactValue::AllOf({"medi_cal"})}};
  EXPECT_EQ(Evaluate("household.income.gross <= 125% FPL", household), kFalse);
  EXPECT_EQ(Evaluate("household.income.gross <= $27,050/year", household), kFalse);
  EXPECT_EQ(Evaluate("household.income.gross <= 185% FPL or receives calfresh", household), kTrue);
  EXPECT_EQ(Evaluate("pregnant or any child: age < 5", household), kTrue);
  EXPECT_EQ(Evaluate("pregnant or any child: age < 3", household), kUnknown);
  EXPECT_EQ(Evaluate("age >= 60", household), kUnknown);
  EXPECT_EQ(Evaluate("household.income.gross <= 125% FPL or (household.income.gross <= 200% FPL and ask_provider "
                     "\"exception\")",
                     household),
            kUnknown);
  EXPECT_EQ(Evaluate("not receives any {calworks, ssi}", household), kTrue);
}

}  // namespace
}  // namespace kith
