// Every limit of rule files: at it accepted, one beyond refused, with file, line and the number in the message.
#include <cstddef>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kith/eligibility/rule.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/rule_parser.h"
#include "tests/eligibility/expressions.h"

namespace kith {
namespace {

// The first line of the message; "" where `text` is read.
std::string FirstLine(const absl::Status& status) {
  const std::string message(status.message());
  return message.substr(0, message.find('\n'));
}

std::string ErrorIn(std::string_view text) { return FirstLine(ParseRules(text, "t.rules").status()); }
std::string ErrorOf(const std::string& expression) { return ErrorIn(RuleWith("require " + expression + ";")); }

TEST(RuleLimits, HoldForTheBytesOfAFile) {
  std::string text(kMaxRuleFileBytes, ' ');
  EXPECT_EQ(ErrorIn(text), "");
  text += ' ';
  EXPECT_EQ(ErrorIn(text), "t.rules: larger than 67108864 bytes: divide it");
  EXPECT_EQ(ParseRules(text, "t.rules").status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(RuleLimits, HoldForTheRulesOfAFile) {
  const RuleNames names = {&ParameterTables::Shipped()};
  const std::string text = "rule a { for service \"s\"; }\nrule b { for service \"s\"; }\n";
  EXPECT_EQ(ParseRulesUpTo(text, "t.rules", kMaxRulesPerFile, names)->size(), 2U);
  EXPECT_EQ(ParseRulesUpTo(text, "t.rules", 2, names)->size(), 2U);
  EXPECT_EQ(FirstLine(ParseRulesUpTo(text, "t.rules", 1, names).status()),
            "t.rules:2:1: more than 1 rules in one file: divide it");
}

TEST(RuleLimits, HoldForNesting) {
  const auto nested = [](int depth, const std::string& open, const std::string& close) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "anyone";
    for (int i = 0; i < depth; ++i) text += close;
    return ErrorOf(text);
  };
  EXPECT_EQ(nested(kMaxRuleDepth, "(", ")"), "");
  EXPECT_EQ(nested(kMaxRuleDepth + 1, "(", ")"),
            "t.rules:3:75: nested more than 64 deep: divide it into several `require`");
  EXPECT_EQ(nested(kMaxRuleDepth, "not ", ""), "");
  EXPECT_EQ(nested(kMaxRuleDepth + 1, "not ", ""),
            "t.rules:3:267: nested more than 64 deep: divide it into several `require`");
  // A quantifier is a level, too.
  EXPECT_EQ(nested(kMaxRuleDepth / 2, "not (", ")"), "");
  EXPECT_EQ(ErrorOf(std::string(kMaxRuleDepth - 1, '!') + "any child: age < 5"), "");
  EXPECT_EQ(ErrorOf(std::string(kMaxRuleDepth, '!') + "any child: age < 5"),
            "t.rules:3:75: nested more than 64 deep: divide it into several `require`");
  for (const std::string& deep : {std::string(1'000'000, '!'), std::string(1'000'000, '(')})
    EXPECT_EQ(ErrorOf(deep + "anyone"), "t.rules:3:75: nested more than 64 deep: divide it into several `require`");
}

TEST(RuleLimits, HoldForAmountsAndPercentages) {
  static_assert(kMaxDollars == 1'000'000'000'000 && kMaxPercent == 100'000);
  EXPECT_EQ(ErrorOf("household.income.gross <= $1,000,000,000,000/year"), "");
  EXPECT_EQ(ErrorOf("household.income.gross <= $1,000,000,000,000.01/year"),
            "t.rules:3:37: expected an amount of at most $1,000,000,000,000");
  EXPECT_EQ(ErrorOf("household.income.gross <= 100000% FPL"), "");
  EXPECT_EQ(ErrorOf("household.income.gross <= 100000.0001% FPL"),
            "t.rules:3:37: expected a percentage from 0 to 100000 with at most four decimals");
}

// A rule may be for as many as the file holds: 100,000 ids are read in time that does not grow with their square.
TEST(RuleLimits, LetARuleBeForVeryMany) {
  std::string text = "rule r {\n  for service \"0\"";
  for (int i = 1; i < 100'000; ++i) text += ",\n  \"" + std::to_string(i) + "\"";
  EXPECT_EQ(ParseRules(text + ";\n}\n", "t.rules")->front().bindings.size(), 100'000U);
  EXPECT_EQ(ErrorIn(text + ",\n  \"7\";\n}\n"), "t.rules:100002:3: this id was named before: take it out");
}

}  // namespace
}  // namespace kith
