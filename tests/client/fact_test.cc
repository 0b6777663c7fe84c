#include "kith/client/fact.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(FactValueTest, KeepsWhyAFactIsNotKnown) {
  EXPECT_EQ(FactValue().state(), FactState::kNotAsked);
  EXPECT_EQ(FactValue::NotAsked(), FactValue());
  EXPECT_EQ(FactValue::Declined().state(), FactState::kDeclined);
  EXPECT_EQ(FactValue::NotApplicable().state(), FactState::kNotApplicable);
  for (const FactValue& fact : {FactValue(), FactValue::Declined(), FactValue::NotApplicable()}) {
    EXPECT_FALSE(fact.known());
    EXPECT_EQ(fact.type(), FactType::kNone);
  }
}

TEST(FactValueTest, TakesANumberForAnIntervalOfOne) {
  EXPECT_EQ(FactValue::Number(34), FactValue::Interval(34, 34));
  EXPECT_EQ(FactValue::Amount({210000, Period::kMonth}), FactValue::AmountInterval(210000, 210000, Period::kMonth));
  EXPECT_EQ(FactValue::Word("a"), FactValue::OneOf({"a"}));
  EXPECT_NE(FactValue::Word("a"), FactValue::AllOf({"a"}));
  EXPECT_NE(FactValue::Amount({1, Period::kMonth}), FactValue::Amount({1, Period::kYear}));
}

TEST(FactValueTest, KeepsSetsSortedAndUnique) {
  const FactValue plan = FactValue::OneOf({"la_care", "health_net", "la_care"});
  EXPECT_EQ(plan.words(), (std::vector<std::string>{"health_net", "la_care"}));
  EXPECT_FALSE(plan.is_set());
  const FactValue benefits = FactValue::AllOf({"wic", "calfresh", "wic"}, false);
  EXPECT_EQ(benefits.words(), (std::vector<std::string>{"calfresh", "wic"}));
  EXPECT_TRUE(benefits.is_set());
  EXPECT_FALSE(benefits.complete());
}

TEST(FactValueTest, OneOfNothingSaysNothing) {
  EXPECT_EQ(FactValue::OneOf({}), FactValue::NotAsked());
  EXPECT_TRUE(FactValue::AllOf({}).known()) << "receives nothing at all";
}

TEST(FactValueTest, ReadsAsPeopleSayIt) {
  const std::pair<FactValue, std::string> cases[] = {
      {FactValue::Number(34), "34"},
      {FactValue::Number(0.5), "0.5"},
      {FactValue::Number(-1500), "-1,500"},
      {FactValue::Interval(60, std::nullopt), "at least 60"},
      {FactValue::Interval(std::nullopt, 64), "at most 64"},
      {FactValue::Interval(1500, 2000), "1,500 to 2,000"},
      {FactValue::Interval(std::nullopt, std::nullopt), "any value"},
      {FactValue::Number(1234567.25), "1,234,567.25"},
      {FactValue::Amount({210000, Period::kMonth}), "$2,100/month"},
      {FactValue::AmountInterval(150000, 200000, Period::kMonth), "$1,500/month to $2,000/month"},
      {FactValue::AmountInterval(std::nullopt, 200000, Period::kYear), "at most $2,000/year"},
      {FactValue::Bool(true), "yes"},
      {FactValue::Bool(false), "no"},
      {FactValue::Word("la_care"), "la_care"},
      {FactValue::OneOf({"la_care", "health_net"}), "health_net or la_care"},
      {FactValue::AllOf({"medi_cal", "calfresh"}), "calfresh, medi_cal"},
      {FactValue::AllOf({"medi_cal"}, false), "at least medi_cal"},
      {FactValue::AllOf({}), "none"},
      {FactValue::AllOf({}, false), "any"},
      {FactValue::NotAsked(), "not asked"},
      {FactValue::Declined(), "declined"},
      {FactValue::NotApplicable(), "not applicable"},
  };
  for (const auto& [fact, text] : cases) EXPECT_EQ(fact.ToText(), text);
}

TEST(FactValueTest, WritesEveryNumber) {
  for (const double value :
       {std::numeric_limits<double>::max(), std::numeric_limits<double>::denorm_min(), 1e21, -1e300})
    EXPECT_FALSE(FactValue::Number(value).ToText().empty());
}

TEST(FindFactTest, GivesNotAskedForWhatIsNotThere) {
  const Facts facts = {{"age", FactValue::Number(3)}};
  EXPECT_EQ(FindFact(facts, "age"), FactValue::Number(3));
  EXPECT_EQ(FindFact(facts, "veteran"), FactValue::NotAsked());
}

}  // namespace
}  // namespace kith
