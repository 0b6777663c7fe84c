#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/questions.h"
#include "src/eligibility/prior_file.h"
#include "tests/eligibility/one_pantry.h"

namespace kith {
namespace {

constexpr std::string_view kHeader = "fact,what,of,value\n";

std::string ErrorOf(const std::string& rows) {
  return std::string(QuestionPriors::Parse(std::string(kHeader) + rows, "p.csv").status().message());
}

TEST(QuestionPriorsTest, ReadsTheShippedFile) {
  for (const auto& [name, text] : ShippedPriorFiles()) {
    const absl::StatusOr<QuestionPriors> read = ReadPriorFile(text, name, {});
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(*read, QuestionPriors::Default());
  }
  const QuestionPriors& priors = QuestionPriors::Default();
  EXPECT_EQ(priors.others, FactPrior());
  EXPECT_EQ(priors.Of("veteran").yes_percent, 6);
  EXPECT_EQ(priors.Of("veteran").cost, 2);
  EXPECT_TRUE(priors.Of("citizen").sensitive);
  EXPECT_EQ(priors.Of("residence.county").word_percent.at("Los Angeles"), 95);
  EXPECT_EQ(priors.Of("age").below.at(1), (std::pair<double, double>(18, 20)));
  EXPECT_EQ(priors.Of("something"), priors.others);
}

TEST(QuestionPriorsTest, PutsWhatAFileSaysInPlaceOfTheDefaults) {
  const absl::StatusOr<QuestionPriors> read = QuestionPriors::Parse(
      std::string(kHeader) +
          "# ours\nage,cost,,9\nresidence.county,word,Kern,90\nage,below,21,50\nage,below,90,100\nclub,word,\"chess, "
          "go\",30\n*,yes,,40\n",
      "p.csv");
  ASSERT_TRUE(read.ok()) << read.status();
  const FactPrior& age = read->Of("age");
  EXPECT_EQ(age.cost, 9);
  EXPECT_EQ(age.below, (std::vector<std::pair<double, double>>{{21, 50}, {90, 100}}));
  EXPECT_EQ(read->Of("residence.county").cost, 1) << "what it does not say stays";
  EXPECT_EQ(read->Of("residence.county").word_percent, (std::map<std::string, std::int32_t>{{"Kern", 90}}));
  EXPECT_EQ(read->Of("club").word_percent.at("chess, go"), 30);
  EXPECT_EQ(read->Of("anything").yes_percent, 40);
  EXPECT_EQ(read->Of("veteran"), QuestionPriors::Default().Of("veteran"));
}

TEST(QuestionPriorsTest, NamesFileLineAndColumnOfWhatIsWrong) {
  EXPECT_EQ(ErrorOf("age,cost,,0\n"),
            "p.csv:2: record age: value: expected a whole number from 1 to 1000, found \"0\"");
  EXPECT_EQ(
      ErrorOf("\nage,costs,,1\n"),
      "p.csv:3: record age: what: \"costs\" is nothing that is said of facts (did you mean cost?): expected cost, "
      "sensitive, yes, below, word, other_words or after");
  EXPECT_EQ(ErrorOf("vetran,yes,,5\n"), "p.csv:2: record vetran: fact: this is no known fact (did you mean veteran?)");
  EXPECT_EQ(ErrorOf("age,yes,,1\n"),
            "p.csv:2: record age: what: nothing of that kind is said of it: expected cost, sensitive, after or below");
  EXPECT_EQ(
      ErrorOf("veteran,below,1,1\n"),
      "p.csv:2: record veteran: what: nothing of that kind is said of it: expected cost, sensitive, after or yes");
  EXPECT_EQ(ErrorOf("age,below,x,1\n"),
            "p.csv:2: record age: of: expected a number: years, persons, dollars a month or dollars, found \"x\"");
  EXPECT_EQ(ErrorOf("age,below,18,101\n"),
            "p.csv:2: record age: value: expected a percentage from 0 to 100, found \"101\"");
  EXPECT_EQ(ErrorOf("age,below,18,20\nage,below,17,30\n"),
            "p.csv:3: record age: of: expected more than the number before: they ascend");
  EXPECT_EQ(ErrorOf("age,below,18,20\nage,below,19,10\n"),
            "p.csv:3: record age: value: expected at least the percentage before: who is below a number is below all "
            "greater ones");
  EXPECT_EQ(ErrorOf("gender,word,femal,50\n"),
            "p.csv:2: record gender: of: \"femal\" is no word of gender (did you mean female?)");
  EXPECT_EQ(ErrorOf("gender,word,female,60\ngender,word,male,50\n"),
            "p.csv:3: record gender: value: the words of one fact come to more than 100%");
  EXPECT_EQ(ErrorOf("receives,word,wic,60\nreceives,word,ssi,60\n"), "") << "a set may hold both";
  EXPECT_EQ(ErrorOf("veteran,yes,,5\nveteran,yes,,6\n"), "p.csv:3: record veteran: what: this was said of it already");
  EXPECT_EQ(ErrorOf("veteran,yes,5\n"), "p.csv:2: expected four cells: fact,what,of,value");
  EXPECT_EQ(ErrorOf("veteran,sensitive,,true\n"), "p.csv:2: record veteran: value: expected yes or no, found \"true\"");
  EXPECT_EQ(
      ErrorOf("*,word,a,1\n"),
      "p.csv:2: record *: what: nothing of that kind is said of it: expected cost, sensitive, yes or other_words");
  EXPECT_EQ(ErrorOf(""),
            "p.csv:1: there is no row: the first line is fact,what,of,value, each other one says something of a fact");
  EXPECT_EQ(QuestionPriors::Parse("fact,cost\n", "p.csv").status().message(),
            "p.csv:1: the first line names the columns: expected fact,what,of,value");
  EXPECT_EQ(QuestionPriors::Parse("\xFF", "p.csv").status().message(), "p.csv: not UTF-8");
  EXPECT_EQ(QuestionPriors::Parse(std::string(kMaxPriorFileBytes + 1, '#'), "p.csv").status().code(),
            absl::StatusCode::kResourceExhausted);
}

TEST(QuestionPriorsTest, TakesSoManyNumbersOfAFactAndNoMore) {
  std::string rows;
  for (std::size_t i = 0; i < kMaxPriorEntries; ++i) rows += "points,below," + std::to_string(i) + ",5\n";
  EXPECT_EQ(ErrorOf(rows), "");
  EXPECT_EQ(ErrorOf(rows + "points,below,1000,5\n"), "p.csv:1002: record points: of: more than 1000 of one fact");
}

TEST(QuestionPriorsTest, SayWhichFactHasToHoldBeforeAnotherIsAskedFor) {
  const Judged judged(Pantry().Require("(fleeing_violence and income_alone <= $2,000/month) or age >= 60"));
  const std::vector<WeighedOffer> offers = {{judged.offer(), 5000}};
  const QuestionPriors priors =
      *QuestionPriors::Parse(std::string(kHeader) + "income_alone,after,,fleeing_violence\n", "p.csv");
  const auto asked = [&](const Household& household, const QuestionPriors& by) {
    std::vector<std::string> names;
    for (const Question& question : NextQuestions(judged.rules(), offers, household, {}, kDay, by))
      names.push_back(question.name);
    std::ranges::sort(names);
    return names;
  };
  using Texts = std::vector<std::string>;
  Household rosa = Rosa();
  EXPECT_EQ(asked(rosa, QuestionPriors::Default()), (Texts{"age", "fleeing_violence", "income_alone"}));
  EXPECT_EQ(asked(rosa, priors), (Texts{"age", "fleeing_violence"}));
  rosa.facts["fleeing_violence"] = FactValue::Declined();
  EXPECT_EQ(asked(rosa, QuestionPriors::Default()), (Texts{"age", "income_alone"}));
  EXPECT_EQ(asked(rosa, priors), (Texts{"age"}));
  rosa.facts["fleeing_violence"] = FactValue::Bool(true);
  EXPECT_EQ(asked(rosa, priors), (Texts{"age", "income_alone"}));

  EXPECT_EQ(ErrorOf("income_alone,after,,\n"),
            "p.csv:2: record income_alone: value: expected another fact, one that is true or false, found nothing");
  EXPECT_EQ(ErrorOf("income_alone,after,,age\n"),
            "p.csv:2: record income_alone: value: expected another fact, one that is true or false, found \"age\"");
  EXPECT_EQ(ErrorOf("income_alone,after,,vetran\n"),
            "p.csv:2: record income_alone: value: expected another fact, one that is true or false (did you mean "
            "veteran?)");
  EXPECT_EQ(ErrorOf("student,after,,student\n"),
            "p.csv:2: record student: value: expected another fact, one that is true or false, found \"student\"");
}

TEST(QuestionPriorsTest, ChangesWhatIsAskedFirst) {
  const Judged judged(Pantry().Require("age >= 60 or veteran"));
  const std::vector<WeighedOffer> offers = {{judged.offer(), 5000}};
  const auto first = [&](const QuestionPriors& priors) {
    return NextQuestions(judged.rules(), offers, Rosa(), {}, kDay, priors).front().name;
  };
  EXPECT_EQ(first(QuestionPriors::Default()), "age");
  EXPECT_EQ(first(*QuestionPriors::Parse(std::string(kHeader) + "age,cost,,1000\n", "p.csv")), "veteran");
}

}  // namespace
}  // namespace kith
