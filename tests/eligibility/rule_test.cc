#include "kith/eligibility/rule.h"

#include <array>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/time.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/random_rules.h"

namespace kith {
namespace {

using Words = std::vector<std::string>;

// The message without its excerpt; "" where `text` is read.
std::string ErrorIn(const std::string& text) {
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "test.rules");
  if (rules.ok()) return "";
  const std::string message(rules.status().message());
  return message.substr(0, message.find('\n'));
}

// Of `require EXPRESSION;` on line 3; its column 11 is the expression's first.
std::string ErrorOf(const std::string& expression) { return ErrorIn(RuleWith("require " + expression + ";")); }

TEST(ParseRulesTest, ReadsEveryStatement) {
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(R"(
# A comment.
rule pantry_by_zip {
  for service "s1", "s2", program "p1";   # several
  for service_at_location "o1";
  source "The pantry's \"own\" page";
  from 2026-01-01;
  until 2027-01-01;
  review_by 2026-12-01;
  require residence.zip in {90011, 90037};
  require anyone;
  ask_provider "Is proof needed?";
  bring photo_id, "a letter";
  bring utility_bill;
  prefer any member: age < 5;
}
rule second { for program "p2"; })",
                                                             "pantry.rules");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_EQ(rules->size(), 2U);
  const Rule& rule = rules->front();
  EXPECT_EQ(rule.name, "pantry_by_zip");
  EXPECT_EQ(rule.file, "pantry.rules");
  EXPECT_EQ(rule.line, 3);
  EXPECT_EQ(rule.bindings, (std::vector<RuleBinding>{{RuleTarget::kService, "s1"},
                                                     {RuleTarget::kService, "s2"},
                                                     {RuleTarget::kProgram, "p1"},
                                                     {RuleTarget::kServiceAtLocation, "o1"}}));
  EXPECT_EQ(rule.source, "The pantry's \"own\" page");
  EXPECT_EQ(rule.from, *ParseDate("2026-01-01"));
  EXPECT_EQ(rule.until, *ParseDate("2027-01-01"));
  EXPECT_EQ(rule.review_by, *ParseDate("2026-12-01"));
  EXPECT_EQ(rule.require.size(), 2U);
  EXPECT_EQ(rule.require[0], Compare("residence.zip", CompareOp::kIn, Words{"90011", "90037"}));
  EXPECT_EQ(rule.require[1], Expr());
  EXPECT_EQ(rule.ask_provider, Words{"Is proof needed?"});
  EXPECT_EQ(rule.bring, (Words{"photo_id", "a letter", "utility_bill"}));
  EXPECT_EQ(rule.prefer,
            std::vector{Quantified(Quantifier::kAny, MemberGroup::kMember, Compare("age", CompareOp::kLt, 5.0))});
  EXPECT_EQ(rules->back().line, 17);
}

TEST(ParseRulesTest, ReadsEveryComparison) {
  EXPECT_EQ(ParseExpr("age == 34.5"), Compare("age", CompareOp::kEq, 34.5));
  EXPECT_EQ(ParseExpr("age != 34"), Compare("age", CompareOp::kNe, 34.0));
  EXPECT_EQ(ParseExpr("age < 34"), Compare("age", CompareOp::kLt, 34.0));
  EXPECT_EQ(ParseExpr("age <= 34"), Compare("age", CompareOp::kLe, 34.0));
  EXPECT_EQ(ParseExpr("age > 34"), Compare("age", CompareOp::kGt, 34.0));
  EXPECT_EQ(ParseExpr("age >= 34"), Compare("age", CompareOp::kGe, 34.0));
  EXPECT_EQ(ParseExpr("discharge in {honorable, \"under honorable conditions\"}"),
            Compare("discharge", CompareOp::kIn, Words{"honorable", "under honorable conditions"}));
  EXPECT_EQ(ParseExpr("pregnant"), Compare("pregnant", CompareOp::kEq, true));
  EXPECT_EQ(ParseExpr("pregnant == false"), Compare("pregnant", CompareOp::kEq, false));
  EXPECT_EQ(ParseExpr("discharge != dishonorable"), Compare("discharge", CompareOp::kNe, Words{"dishonorable"}));
  EXPECT_EQ(ParseExpr("residence.zip == 02134"), Compare("residence.zip", CompareOp::kEq, Words{"02134"}));
  EXPECT_EQ(ParseExpr("shoe_size >= -1.5"), Compare("shoe_size", CompareOp::kGe, -1.5));
}

TEST(ParseRulesTest, ReadsMoneyWithItsPeriodAndPercentagesOfTheGuideline) {
  const auto income = [](const RuleConstant& limit) {
    return Compare("household.income.gross", CompareOp::kLe, limit);
  };
  EXPECT_EQ(ParseExpr("household.income.gross <= $2,510/month"), income(Money{251000, Period::kMonth}));
  EXPECT_EQ(ParseExpr("household.income.gross <= $2510.50/year"), income(Money{251050, Period::kYear}));
  EXPECT_EQ(ParseExpr("household.income.gross <= $99.9 / week"), income(Money{9990, Period::kWeek}));
  EXPECT_EQ(ParseExpr("household.income.gross <= 125% FPL"), income(TableLimit{125}));
  EXPECT_EQ(ParseExpr("household.income.gross <= 133.3333 % FPL"), income(TableLimit{133.3333}));
  EXPECT_EQ(ParseExpr("household.assets <= $2,000"),
            Compare("household.assets", CompareOp::kLe, Money{200000, Period::kOnce}));
  EXPECT_EQ(ParseExpr("deposit < $1,000,000/once"),
            Compare("deposit", CompareOp::kLt, Money{100000000, Period::kOnce}));
}

TEST(ParseRulesTest, ReadsWhatAHouseholdReceivesInThreeSpellings) {
  const Expr medi_cal = Compare("receives", CompareOp::kIncludes, Words{"medi_cal"});
  EXPECT_EQ(ParseExpr("receives medi_cal"), medi_cal);
  EXPECT_EQ(ParseExpr("receives any {medi_cal}"), medi_cal);
  EXPECT_EQ(ParseExpr("receives in {medi_cal}"), medi_cal);
  EXPECT_EQ(ParseExpr("receives any {medi_cal, calfresh}"),
            Compare("receives", CompareOp::kIncludes, Words{"medi_cal", "calfresh"}));
  EXPECT_EQ(ParseExpr("certificates any {cook, driver}"),
            Compare("certificates", CompareOp::kIncludes, Words{"cook", "driver"}));
}

TEST(ParseRulesTest, TakesTheOperatorsOfCelForWords) {
  EXPECT_EQ(ParseExpr("a_fact && !b_fact || c_fact"), ParseExpr("a_fact and not b_fact or c_fact"));
  EXPECT_EQ(ParseExpr("!!a_fact"), ParseExpr("not not a_fact"));
}

TEST(ParseRulesTest, BindsNotTighterThanAndTighterThanOr) {
  EXPECT_EQ(ParseExpr("a1 or b1 and not c1"), ParseExpr("a1 or (b1 and (not c1))"));
  EXPECT_NE(ParseExpr("a1 or b1 and c1"), ParseExpr("(a1 or b1) and c1"));
  EXPECT_EQ(ParseExpr("any child: age < 5 or pregnant"), ParseExpr("(any child: age < 5) or pregnant"));
  EXPECT_EQ(ParseExpr("all adult: (veteran and disabled)"),
            Quantified(Quantifier::kAll, MemberGroup::kAdult, ParseExpr("veteran and disabled")));
}

TEST(ParseRulesTest, LetsQuotesNameAnyFactAndAnyWord) {
  EXPECT_EQ(ParseExpr("\"residence.zipp\" == x"), Compare("residence.zipp", CompareOp::kEq, Words{"x"}));
  EXPECT_EQ(ParseExpr("\"any\" == \"true\""), Compare("any", CompareOp::kEq, Words{"true"}));
  EXPECT_EQ(ParseExpr("receives \"ssp\""), Compare("receives", CompareOp::kIncludes, Words{"ssp"}));
  EXPECT_EQ(ParseExpr("\"age\" >= 18"), ParseExpr("age >= 18"));
}

TEST(ParseRulesTest, ShowsTheLineWithACaretUnderThePlace) {
  const auto rules = ParseRules("rule pantry {\n  for service \"s\";\n\trequire household.income.gross <= 2510;\n}\n",
                                "rules/pantry.rules");
  EXPECT_EQ(std::string(rules.status().message()),
            "rules/pantry.rules:3:36: `household.income.gross <= 2510` has no period: write `$2,510/month`\n"
            "   require household.income.gross <= 2510;\n"
            "                                     ^");
  EXPECT_EQ(rules.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ParseRulesTest, CountsColumnsInCharacters) {
  EXPECT_EQ(ErrorIn("rule r { for service \"café\", 5; }").substr(0, 17), "test.rules:1:30: ");
}

TEST(ParseRulesTest, CutsLinesThatAreVeryLong) {
  const std::string filler(5000, ' ');
  const auto rules = ParseRules("rule r {" + filler + "oops" + filler + "}", "test.rules");
  EXPECT_LT(rules.status().message().size(), 600U);
}

TEST(ParseRulesTest, SaysTheFixWhereAUnitIsMissing) {
  EXPECT_EQ(ErrorOf("household.income.gross <= $2,510"),
            "test.rules:3:37: `household.income.gross <= $2,510` has no period: write `$2,510/month`");
  EXPECT_EQ(ErrorOf("household.income.gross < 99.5"),
            "test.rules:3:36: `household.income.gross < 99.5` has no period: write `$99.50/month`");
  EXPECT_EQ(ErrorOf("household.assets <= 2000"),
            "test.rules:3:31: `household.assets <= 2000` is not an amount: write `$2,000`");
  EXPECT_EQ(ErrorOf("household.assets <= $2,000/month"),
            "test.rules:3:31: `household.assets` has no period: write `$2,000`");
  EXPECT_EQ(ErrorOf("rent <= $900"),
            "test.rules:3:19: `rent <= $900` has no period: write `$900/month`, or `$900/once` for an amount that does "
            "not come again");
  EXPECT_EQ(ErrorOf("household.income.gross <= 60% MFI"),
            "test.rules:3:41: expected the name of a table: `AMI`, `FPL`, `SMI`, found `MFI`");
}

TEST(ParseRulesTest, TakesANameNearAKnownFactForASlip) {
  EXPECT_EQ(ErrorOf("residence.zipp == 90011"),
            "test.rules:3:11: `residence.zipp` is not a known fact: write "
            "`residence.zip`, or in quotes if it is a fact of your own");
  EXPECT_NE(ErrorOf("Age >= 60"), "");
  EXPECT_NE(ErrorOf("veterans"), "");
  EXPECT_EQ(ErrorOf("days_sober >= 30"), "");
  EXPECT_EQ(ErrorOf("receives medical"),
            "test.rules:3:20: `medical` is not a usual word of `receives`: write "
            "`medi_cal`, or in quotes if you mean another");
  EXPECT_NE(ErrorOf("housing == literally_homless"), "");
  EXPECT_EQ(ErrorOf("discharge == dishonourable"),
            "test.rules:3:24: `dishonourable` is not a usual word of `discharge`: write "
            "`dishonorable`, or in quotes if you mean another");
  EXPECT_EQ(ErrorOf("discharge in {uncharacterized, \"dishonourable\"} or coverage.plan == medicaid"), "");
  // Nobody could state another word of a closed list, so that such a rule would shut out everybody: not even in quotes.
  EXPECT_EQ(ErrorOf("housing == homeless"),
            "test.rules:3:22: `homeless` is not a word of `housing`: write `literally_homeless`");
  EXPECT_NE(ErrorOf("gender in {female, \"girl\"}").find("is not a word of `gender`: write one of male, female"),
            std::string::npos);
  // A part of a known name is taken for it.
  for (const auto& [written, meant] :
       {std::pair("plan == la_care", "`coverage.plan`"), {"income <= 5", "`household.income.gross`"}})
    EXPECT_NE(ErrorOf(written).find(std::string("is not a known fact: write ") + meant), std::string::npos)
        << ErrorOf(written);
  EXPECT_EQ(ErrorOf("receives any {section_8, liheap}"), "");
}

struct Mistake {
  std::string_view expression;
  std::string_view error;
};

TEST(ParseRulesTest, NamesWhatWasExpected) {
  const Mistake mistakes[] = {
      {"age", "3:14: expected a comparison, as in `age >= 18`, found `;`"},
      {"age >= old", "3:18: this is a word, and `age` is a number of years: write as in `age >= 18`"},
      {"age >= \"sixty\"", "3:18: this is a word, and `age` is a number of years: write as in `age >= 18`"},
      {"NOT veteran", "3:11: write `not` in small letters, or in quotes if it is a fact of your own"},
      {"veteran AND student", "3:19: expected `;` behind the statement (did you mean and?), found `AND`"},
      {"age = 18", "3:15: write `==` to compare"},
      {"age >=", "3:17: expected a value: a number, an amount, a word, or a text in quotes, found `;`"},
      {"housing in literally_homeless",
       "3:22: expected words in braces, as in `housing in {literally_homeless}`, found `literally_homeless`"},
      {"age in {1}", "3:11: `age` is not a word: compare it, as in `age >= 18`"},
      {"pregnant == 3", "3:23: this is a number, and `pregnant` is true or false: write `pregnant`, or `not pregnant`"},
      {"pregnant < true", "3:22: words and true/false have no order: compare with `==` or `!=`"},
      {"gender < female", "3:20: words and true/false have no order: compare with `==` or `!=`"},
      {"color < blue", "3:19: words and true/false have no order: compare with `==` or `!=`"},
      {"residence.zip == 9001", "3:28: expected a ZIP code of five digits, as in 90011"},
      {"residence.zip in {90011, \"abcde\"}", "3:36: expected a ZIP code of five digits, as in 90011"},
      {"receives == medi_cal", "3:23: `receives` is a set of words: write `receives medi_cal`"},
      {"receives", "3:19: expected a word, as in `receives medi_cal`, or `receives any {...}`, found `;`"},
      {"housing any {a}", "3:19: expected `in`: `housing` is one value, not a set, found `any`"},
      {"gender in {female male}", "3:29: expected `}` behind the words, found `male`"},
      {"gender in {}", "3:22: expected a word, found `}`"},
      {"(age >= 18", "3:21: expected `)` to close the parenthesis, found `;`"},
      {"any elder: age >= 60",
       "3:15: expected `member:`, `child:`, `adult:`, `head:`, `spouse:` or `head_or_spouse:`, found `elder`"},
      {"any child age < 5", "3:21: expected `:` behind the group, as in `any child: age < 5`, found `age`"},
      {"any child: any adult: veteran",
       "3:22: `any` and `all` do not nest: every fact inside is of the one member looked at; join two of them with "
       "`and`"},
      {"ask_provider exception", "3:24: expected the question to the provider in quotes, found `exception`"},
      {"ask_provider \"\"", "3:24: expected the question to the provider in quotes, found `\"\"`"},
      {"and", "3:11: expected a fact, as in `age >= 18`, found `and`"},
      {"household.income.gross <= $2,51/month", "3:37: commas divide thousands, as in $2,510/month"},
      {"household.income.gross <= $2.505/month", "3:37: an amount has at most two decimals, as in $2,510.50/month"},
      {"household.income.gross <= $9999999999999/year", "3:37: expected an amount of at most $1,000,000,000,000"},
      {"household.income.gross <= $99999999999999999999/year",
       "3:37: expected an amount of at most $1,000,000,000,000"},
      {"household.income.gross <= $5/day",
       "3:37: amounts are by the week, the month or the year: write what it comes to in a week, a month or a year, as "
       "in "
       "`$2,510/month`"},
      {"household.income.gross <= 1.23456% FPL",
       "3:37: expected a percentage from 0 to 100000 with at most four decimals"},
      {"household.income.gross <= -5% FPL", "3:37: expected a percentage from 0 to 100000 with at most four decimals"},
      {"household.assets <= 50% FPL",
       "3:31: this is a share of a table, and `household.assets` is an amount that does not come again: write as in "
       "`household.assets <= $2,000`"},
      {"x1 == 5x",
       "3:17: expected a number (34 or 34.5) or a date (2026-11-24); a word that begins with a digit "
       "stands in quotes"},
      {"x1 == 2026-11-24",
       "3:17: expected a value: a number, an amount, a word, or a text in quotes, found "
       "`2026-11-24`"},
      {"x1 == \"open", "3:17: this text has no closing quote on its line: write one, and \\n for a new line"},
      {"x1 == \"\\q\"", "3:18: expected \\\" or \\\\ or \\n or \\t in a text"},
      {"x1 == $", "3:17: expected an amount behind `$`, as in $2,510/month"},
      {"x1 @ 3", "3:14: `@` means nothing here: take it out, or write it in quotes"},
      {"café", "3:14: expected a word, a number or a sign; other letters stand in quotes"},
      {"\"\"", "3:11: expected the name of a fact, found `\"\"`"},
  };
  for (const Mistake& mistake : mistakes)
    EXPECT_EQ(ErrorOf(std::string(mistake.expression)), "test.rules:" + std::string(mistake.error));
}

TEST(ParseRulesTest, NamesWhatIsWrongWithARule) {
  EXPECT_EQ(ErrorIn("role r {}"), "test.rules:1:1: expected `rule`, as in `rule pantry_by_zip { ... }`, found `role`");
  EXPECT_EQ(ErrorIn("rule r { require anyone; }"),
            "test.rules:1:6: rule `r` is for nothing: write `for service \"...\";`, program or service_at_location");
  EXPECT_EQ(
      ErrorIn("rule r { for \"s\"; }"),
      "test.rules:1:14: expected `service`, `program` or `service_at_location` and an id in quotes, found `\"s\"`");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\", \"s\"; }"), "test.rules:1:27: this id was named before: take it out");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; requires anyone; }"),
            "test.rules:1:27: expected a statement (for, source, status, approved_by, from, until, review_by, require, "
            "ask_provider, bring, prefer) or `}` (did you mean require?), found `requires`");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; source \"a\"; source \"b\"; }"),
            "test.rules:1:39: a rule has one `source`: take one of the two out");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; status approved; }"),
            "test.rules:1:34: expected `proposed`, as in `status proposed;` of a rule that nobody has approved yet, "
            "found `approved`");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; status proposed; status proposed; }"),
            "test.rules:1:44: a rule has one `status`: take one of the two out");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; approved_by Ana; }"),
            "test.rules:1:39: expected who approved the rule, and when, in quotes, found `Ana`");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; status proposed; approved_by \"Ana\"; }"),
            "test.rules:1:27: rule `r` is approved: take `status proposed;` out");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; from soon; }"),
            "test.rules:1:32: expected a date, as in 2026-11-24, found `soon`");
  EXPECT_NE(ErrorIn("rule r { for service \"s\"; from 2026-02-30; }"), "");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; from 2026-02-03; until 2026-02-03; }"),
            "test.rules:1:50: rule `r` counts on no day: write a day after 2026-02-03, from which it counts");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; }\nrule r { for service \"t\"; }"),
            "test.rules:2:6: there is a rule `r` already in this file: give one of the two another name");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; bring any photo_id; }"),
            "test.rules:1:37: expected `{` before the documents of which one will do, found `photo_id`");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\"; bring all; }"),
            "test.rules:1:33: expected a document, as in `bring photo_id, utility_bill;`, found `all`");
  EXPECT_EQ(ErrorIn("rule r { for service \"s\""),
            "test.rules:1:25: expected `;` behind the statement, found the end of "
            "the file");
}

TEST(ParseRulesTest, PointsAtTheEndOfTheLineThatLacksASemicolon) {
  EXPECT_EQ(ErrorIn("rule r {\n  for service \"s\"\n  require anyone;\n}"),
            "test.rules:2:18: expected `;` behind the statement");
}

TEST(ParseRulesTest, TakesAnEmptyFileForNoRules) {
  EXPECT_TRUE(ParseRules("", "test.rules")->empty());
  EXPECT_TRUE(ParseRules("# nothing yet", "test.rules")->empty());
  EXPECT_TRUE(ParseRules("\xEF\xBB\xBF", "test.rules")->empty());
  EXPECT_EQ(ParseRules("\xEF\xBB\xBFrule r { for service \"s\"; }\r\n", "test.rules")->size(), 1U);
}

TEST(ParseRulesTest, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(ErrorIn("rule r {\n  source \"caf\xE9\";\n}"),
            "test.rules:2:14: expected UTF-8: save the file with that encoding");
}

TEST(FormatRuleTest, WritesTheCanonicalForm) {
  const std::string text =
      "rule r {\n"
      "  for service \"s1\",\n"
      "      program \"p\";\n"
      "  source \"a \\\"page\\\"\";\n"
      "  from 2026-01-01;\n"
      "  until 2027-01-01;\n"
      "  review_by 2026-12-01;\n"
      "  require (age >= 60 and not pregnant) or any child: (age < 5 or disabled);\n"
      "  require receives medi_cal and receives any {medi_cal, \"ssp\"} and household.assets <= $2,000;\n"
      "  require residence.zip == 90011 or \"residence.zipp\" == \"90011\" or deposit <= $5.05/once;\n"
      "  ask_provider \"Is it?\";\n"
      "  bring photo_id, \"a letter\";\n"
      "  prefer household.income.gross <= 137.5% FPL;\n"
      "}\n";
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "test.rules");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(FormatRule(rules->front()), text);
}

// Every kind of name, word, number and unit that can be written.
class RandomRule {
 public:
  explicit RandomRule(Dice& dice) : dice_(dice) {}

  Rule Make() {
    Rule rule;
    rule.name = dice_.Pick(Words{"r", "pantry.by-zip", "Rule_2", "any"});
    for (std::size_t i = 0; i <= dice_.Below(3); ++i)
      rule.bindings.push_back({static_cast<RuleTarget>(dice_.Below(3)), Text() + std::to_string(i)});
    if (dice_.OneIn(2)) rule.source = Text();
    rule.proposed = dice_.OneIn(3);
    if (!rule.proposed && dice_.OneIn(2)) rule.approved_by = Text();
    if (dice_.OneIn(2)) rule.from = Date{static_cast<int>(dice_.Below(20000))};
    if (dice_.OneIn(2)) rule.until = Date{static_cast<int>(20000 + dice_.Below(20000))};
    if (dice_.OneIn(2)) rule.review_by = Date{static_cast<int>(dice_.Below(40000))};
    const auto leaf = [this] { return Leaf(); };
    for (std::size_t i = dice_.Below(3); i > 0; --i) rule.require.push_back(RandomTree(dice_, 5, true, leaf, 6));
    for (std::size_t i = dice_.Below(3); i > 0; --i) rule.prefer.push_back(RandomTree(dice_, 3, true, leaf, 6));
    for (std::size_t i = dice_.Below(3); i > 0; --i) rule.ask_provider.push_back(Text());
    for (std::size_t i = dice_.Below(3); i > 0; --i) rule.bring.push_back(Word());
    for (std::size_t i = dice_.Below(3); i > 0; --i) rule.bring_any.push_back(SomeWords());
    return rule;
  }

 private:
  std::string Text() {
    return dice_.Pick(Words{"a", "5b0f0a4e-1", "Señora \"Á\"", "back\\slash\\", "line\nline\ttab", " "});
  }
  std::string Word() {
    return dice_.Pick(
        Words{"la_care", "and", "true", "90011", "-5", "5x", "a b", "ssp", "ssi", "x.y-z", "é", "for", "FPL"});
  }
  std::string OwnFact() {
    return dice_.Pick(Words{"homebound", "residence.zipp", "not", "Age", "has space", "9lives", "a.b_c-d", "$", "rule",
                            "spouse.age", "members.all", "residence", "a..b", "fpl"});
  }
  double Number() {
    const double numbers[] = {0, 18, -3.25, 0.1, 1e300, 5e-324, 123456789.125, 1.0 / 3};
    return numbers[dice_.Below(std::size(numbers))];
  }
  TableLimit Limit() {
    const double percents[] = {0, 100, 125, 137.5, 133.3333, 0.0001, 100000};
    TableLimit limit;
    limit.table = dice_.Pick(Words{"fpl", "smi", "ami", "mine", "any_one"});
    limit.percent = limit.table == "ami" ? 50 : percents[dice_.Below(std::size(percents))];
    limit.rebase_month = static_cast<int>(dice_.Below(13));
    limit.round = static_cast<LimitRounding>(dice_.Below(9));
    limit.unborn = static_cast<UnbornCount>(dice_.Below(3));
    if (dice_.OneIn(2)) limit.size = dice_.OneIn(2) ? OwnFact() : "household.expected_children";
    return limit;
  }
  TableLimit OnceLimit() {
    TableLimit limit;
    limit.table = "assets_of_mine";
    if (dice_.OneIn(2)) limit.percent = 50;
    return limit;
  }
  Money Amount(bool once) {
    const std::int64_t cents[] = {0, 5, 251000, 123456789, 100'000'000'000'000};
    return {cents[dice_.Below(std::size(cents))], once ? Period::kOnce : static_cast<Period>(1 + dice_.Below(3))};
  }
  CompareOp Order() { return static_cast<CompareOp>(dice_.Below(6)); }
  CompareOp Equality() { return static_cast<CompareOp>(dice_.Below(2)); }
  Words SomeWords() {
    Words words;
    for (std::size_t i = 0; i <= dice_.Below(3); ++i) words.push_back(Word());
    return words;
  }

  Expr Leaf() {
    switch (dice_.Below(19)) {
      case 0:
        return Expr();
      case 1:
        return AskProvider(Text());
      case 2:
        return Compare("age", Order(), Number());
      case 3:
        return Compare("pregnant", Equality(), dice_.OneIn(2));
      case 4:
        return Compare(dice_.Pick(Words{"household.income.gross", "person.income.net", OwnFact()}), Order(), Limit());
      case 14:
        return Compare("household.assets", Order(), OnceLimit());
      case 15:
        return Compare("residence", CompareOp::kWithin, AreaNames{SomeWords()});
      case 16:
        return Compare("person.receives", CompareOp::kIncludes, SomeWords());
      case 17:
        return Compare("role", dice_.OneIn(2) ? CompareOp::kIn : CompareOp::kNe, Words{"spouse"});
      case 5:
        return Compare("household.income.gross", Order(), Amount(false));
      case 6:
        return Compare("household.assets", Order(), Amount(true));
      case 7:
        return Compare("receives", CompareOp::kIncludes, SomeWords());
      case 8:
        return Compare("residence.zip", dice_.OneIn(2) ? CompareOp::kIn : CompareOp::kEq, Words{"02134"});
      case 9:
        return Compare(dice_.OneIn(2) ? "residence.city" : "discharge", Equality(), Words{Word()});
      case 10:
        return Compare(OwnFact(), dice_.OneIn(2) ? CompareOp::kIn : CompareOp::kIncludes, SomeWords());
      case 11:
        return Compare(OwnFact(), Order(),
                       dice_.OneIn(2) ? RuleConstant(Number()) : RuleConstant(Amount(dice_.OneIn(2))));
      case 12:
        return Compare(OwnFact(), Equality(), dice_.OneIn(2));
      default:
        return Compare(OwnFact(), Equality(), Words{Word()});
    }
  }

  Dice& dice_;
};

TEST(FormatRuleTest, GivesTheSameRuleWhenReadAgain) {
  constexpr std::uint64_t kSeed = 20261124;
  const std::vector<ParameterTables::File> files = {
      {"mine.csv", "from,until,p1,source\n2026-01-01,2027-01-01,1,x\n"},
      {"any_one.csv", "from,until,p1,source\n2026-01-01,2027-01-01,1,x\n"},
      {"assets_of_mine.csv", "from,until,period,p1,source\n2026-01-01,2027-01-01,once,1,x\n"}};
  const absl::StatusOr<ParameterTables> tables = ParameterTables::Read(files);
  ASSERT_TRUE(tables.ok()) << tables.status();
  for (std::uint64_t i = 0; i < 5000; ++i) {
    Dice dice(kSeed + i);
    Rule rule = RandomRule(dice).Make();
    rule.file = "test.rules";
    rule.line = 1;
    const std::string text = FormatRule(rule);
    const absl::StatusOr<std::vector<Rule>> again = ParseRules(text, "test.rules", *tables);
    ASSERT_TRUE(again.ok()) << "seed " << kSeed + i << "\n" << again.status() << "\n" << text;
    ASSERT_EQ(again->size(), 1U);
    ASSERT_EQ(again->front(), rule) << "seed " << kSeed + i << "\n" << text;
    ASSERT_EQ(FormatRule(again->front()), text);
  }
}

// Of names that stand for something else where they are not quoted.
TEST(FormatRuleTest, QuotesNamesThatWouldBeRefused) {
  for (const std::string_view name : {"located", "lives", "live", "living", "resides", "reside", "residing", "resident",
                                      "lives_in", "resides_in", "children", "if", "none"}) {
    const std::string text =
        "rule r {\n  for service \"s\";\n  require \"" + std::string(name) + "\" in {downtown, harbor};\n}\n";
    const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "test.rules");
    ASSERT_TRUE(rules.ok()) << rules.status();
    const absl::StatusOr<std::vector<Rule>> again = ParseRules(FormatRule(rules->front()), "test.rules");
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(FormatExpr(again->front().require.front()), FormatExpr(rules->front().require.front()));
  }
}

// The first indented block of docs/rules.md, up to the next heading.
TEST(ManualTest, ShowsRulesThatAreRead) {
  std::ifstream manual(KITH_SOURCE_DIR "/docs/rules.md");
  ASSERT_TRUE(manual);
  std::string text;
  for (std::string line; std::getline(manual, line) && (text.empty() || !line.starts_with('#'));) {
    if (line.starts_with("    ")) text += line.substr(4) + "\n";
  }
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "docs/rules.md");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->size(), 6U);
}

// Random bytes of the language's own alphabet: read or refused, never a crash, and never read without a trace.
TEST(ParseRulesTest, AnswersToAnySequenceOfTokens) {
  const Words tokens = {"rule",
                        "r",
                        "{",
                        "}",
                        "for",
                        "service",
                        "\"s\"",
                        ";",
                        "require",
                        "age",
                        ">=",
                        "18",
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "any",
                        "child",
                        ":",
                        "in",
                        ",",
                        "anyone",
                        "$5",
                        "/",
                        "%",
                        "FPL",
                        "!=",
                        "!",
                        "true",
                        "from",
                        "bring",
                        "2026-01-01",
                        "receives",
                        "\n",
                        "spouse.age",
                        "members.exists",
                        "m",
                        "m.age",
                        "..",
                        "..<",
                        "[",
                        "]",
                        "residence",
                        "within",
                        "SMI",
                        "rebase",
                        "oct",
                        "unborn",
                        "head_or_spouse",
                        "a.b"};
  std::size_t read = 0;
  for (std::uint64_t seed = 0; seed < 20000; ++seed) {
    Dice dice(seed);
    std::string text = "rule r { for service \"s\"; require ";
    for (std::size_t i = dice.Below(12); i > 0; --i) text += dice.Pick(tokens) + " ";
    const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text + "; }", "test.rules");
    if (rules.ok()) {
      ++read;
      ASSERT_FALSE(rules->empty());
    } else {
      ASSERT_EQ(rules.status().message().substr(0, 11), "test.rules:") << seed;
    }
  }
  EXPECT_GT(read, 0U);
}

}  // namespace
}  // namespace kith
