// Every way in which a rule file is refused: each error has its place, the line with a caret under it, and says what to write.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/rule_parser.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"

namespace kith {
namespace {

using ::testing::ContainsRegex;

// What stands in `require ...;` of a rule.
constexpr std::string_view kExpressions[] = {
    // Words and signs.
    "x1 == \"a\tb\x01\"", "x1 == \"\\q\"", "x1 == \"open", "x1 == 5x", "x1 == $", "age = 18", "x1 @ 3", "café",
    // Expressions.
    "", "and", "(age >= 18", "not", "ask_provider exception", "any elder: age >= 60", "any childs: age < 5",
    "any child age < 5", "any child: any adult: veteran", "members.exists(m, members.exists(k, k.age < 5))",
    "members.exists m", "members.exists(age, age < 5)", "members.exists(m; m.age < 5)", "members.exists(m, m.age < 5",
    "any child: spouse.age >= 60", "residence == 90011", "residence within 5 and", "residence within {a",
    "members.exists(m, age < 5)", "members.exists(m, m.household.size < 5)", "\"\"",
    // Facts.
    "residence.zipp == 90011", "veterans", "plan in {la_care}", "spouse.agee >= 60", "age", "housing any {a}",
    "receives", "medi_cal in housing", "age in 18 and", "age in 65..18", "gender in {}", "gender in {female male}",
    "age in {1}",
    // Values.
    "age >=", "age >= old", "age >= 6 months", "pregnant == 3", "pregnant < true", "gender < female", "color < blue",
    "color < true", "residence.zip == 9001", "receives == medi_cal", "receives medical", "housing == homeless",
    "gender in {female, girl}", "household.income.gross <= 2510", "household.income.gross <= $2,510",
    "household.income.gross <= $5/day", "household.income.gross <= $5/months", "household.income.gross <= $2,51/month",
    "household.income.gross <= $2.505/month", "household.income.gross <= $9999999999999/year",
    "household.assets <= 2000", "household.assets <= $2,000/month", "household.assets <= 50% FPL", "rent <= $900",
    // Limits.
    "household.income.gross <= FPL", "household.income.gross <= 60% MFI", "household.income.gross <= 1.23456% FPL",
    "household.income.gross <= 33% AMI", "household.income.gross <= 60% FLP",
    "household.income.gross <= 100% FPL(rebaes: oct)", "household.income.gross <= 100% FPL(rebase oct)",
    "household.income.gross <= 100% FPL(rebase: octo)", "household.income.gross <= 100% FPL(size: pregnant)",
    "household.income.gross <= 100% FPL(rebase: oct", "household.income.gross <= $9/month..$8/month",
    "household.income.gross <= 100% FPL(size: age)", "household.income.gross <= 100% FPL(size: months_since_pregnancy)",
    "household.income.gross <= 100% FPL(rebase: oct, rebase: at_once)",
    "household.income.gross <= 100% FPL(size: a, size: b)", "household.income.gross <= 200 FPL", "age => 18",
    "age =< 18", "age >= $18", "housing == $18", "child.age < 5", "household.members.age < 5",
    "members.exists(m, n.age < 5)", "residence.within harbor", "members.exist(m, m.age < 5)", "any kid: age < 5",
    // As people write who know other languages, or none.
    "members.any(m, m.age < 5)", "household.income.gross <= 2,510", "meters <= 2,510", "household.members > 3",
    "household.income.gross <= 200% FPL(round: upmonth)", "age >= 18 & veteran", "age >= 18 | veteran", "age ≥ 60",
    "housing == “stably_housed”", "veteran is true", "gender is not male", "age between 18 and 65",
    "residence.zip == 90011 or 90037", "age >= 60 or 55", "60 <= age", "60", "$5 and", "any adult.age > 5",
    "receives calfresh, medi_cal", "receives calfresh,", "residence.county == Los Angeles",
    "residence within Los Angeles County", "age between old", "age in {18", "age in [18..", "ask_provider(", "lives in",
    "lives in 5", "lives in {Pasadena}", "some child", "$3k", "household.income.gross <= $9999999999k", "age in 5-",
    "age in 5-x", "household.income.gross <= 200% of", "household.income.gross <= poverty", "= 5", "<= = 5"};

constexpr std::string_view kFiles[] = {
    "role r {}",
    "rule 5 {}",
    "rule r for",
    "rule r {",
    "rule r { require anyone; }",
    "rule r { for \"s\"; }",
    "rule r { for servce \"s\"; }",
    "rule r { for service s; }",
    "rule r { for service \"s\", \"s\"; }",
    "rule r { for service \"s\" require anyone; }",
    "rule r { for service \"s\"; requires anyone; }",
    "rule r { for service \"s\"; source page; }",
    "rule r { for service \"s\"; source \"a\"; source \"b\"; }",
    "rule r { for service \"s\"; status approved; }",
    "rule r { for service \"s\"; status proposed; status proposed; }",
    "rule r { for service \"s\"; approved_by Ana; }",
    "rule r { for service \"s\"; approved_by \"Ana\"; approved_by \"Ana\"; }",
    "rule r { for service \"s\"; status proposed; approved_by \"Ana\"; }",
    "rule r { for service \"s\"; from soon; }",
    "rule r { for service \"s\"; from 2026-02-30; }",
    "rule r { for service \"s\"; from 2026-02-03; from 2026-02-03; }",
    "rule r { for service \"s\"; from 2026-02-03; until 2026-02-03; }",
    "rule r { for service \"s\"; }\nrule r { for service \"t\"; }",
    "rule r { for service \"s\"; bring all; }",
    "rule r { for service \"s\"; bring any photo_id; }",
    "rule r { for service \"s\"; bring any {photo_id; }",
    "rule r { for service \"s\"; ask_provider now; }",
    "rule r {\n  source \"caf\xE9\";\n}",
    "rule a { for service \"s\"; }\nrule b { for service \"s\"; }\nrule c { for service \"s\"; }"};

void ExpectPlaceAndFix(const absl::Status& status, std::string_view text) {
  SCOPED_TRACE(status.ToString());
  ASSERT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const std::string message(status.message());
  const std::size_t first = message.find('\n'), second = message.find('\n', first + 1);
  ASSERT_NE(second, std::string::npos);
  EXPECT_THAT(message.substr(0, first), ContainsRegex("^[a-z]+.rules:[0-9]+:[0-9]+: "));
  EXPECT_THAT(message.substr(0, first),
              ContainsRegex("expected|write |take |give |divide |join |as in |did you mean|compare "));
  const std::size_t colon = message.find(':');
  const auto line = static_cast<std::size_t>(std::stoi(message.substr(colon + 1)));
  const auto column = static_cast<std::size_t>(std::stoi(message.substr(message.find(':', colon + 1) + 1)));
  // The caret stands in that column.
  const std::string mark = message.substr(second + 1);
  EXPECT_EQ(mark.find('^'), mark.size() - 1);
  EXPECT_EQ(mark.size(), column + 2);
  // And the line is that of the text, as far as it can be shown.
  std::size_t begin = 0;
  for (std::size_t i = 1; i < line; ++i) begin = text.find('\n', begin) + 1;
  const std::string shown = message.substr(first + 3, second - first - 3);
  const std::string_view written = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  EXPECT_EQ(shown.size(), std::min<std::size_t>(written.size(), 160));
  for (std::size_t i = 0; i < std::min(shown.size(), written.size()); ++i)
    EXPECT_TRUE(shown[i] == '?' || shown[i] == (written[i] == '\t' ? ' ' : written[i])) << i;
}

TEST(RuleErrorsTest, EachHasItsPlaceACaretAndAFix) {
  std::vector<std::string> texts(std::begin(kFiles), std::end(kFiles));
  for (const std::string_view expression : kExpressions)
    texts.push_back(RuleWith("require " + std::string(expression) + ";"));
  texts.push_back(RuleWith("require " + std::string(65, '(') + "anyone"));
  texts.push_back(RuleWith("require age > " + std::string(400, '9') + ";"));
  for (const std::string& text : texts)
    ExpectPlaceAndFix(ParseRulesUpTo(text, "test.rules", 2, {&ParameterTables::Shipped()}).status(), text);
}

// --- All errors of a file ---

std::vector<std::string> FirstLines(const absl::Status& status) {
  std::vector<std::string> lines;
  for (const std::string& line : SplitList(std::string(status.message()), "\n")) {
    if (line.starts_with("test.rules:")) lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> ErrorsOf(std::string_view text, std::size_t errors_max = kMaxRuleErrors) {
  return FirstLines(ParseRulesUpTo(text, "test.rules", 100, {&ParameterTables::Shipped()}, errors_max).status());
}

TEST(RuleErrorsTest, TellsOneForEachStatementThatIsWrong) {
  const std::string text =
      "rule a {\n"
      "  for service \"s\";\n"
      "  require age >= \"sixty; x\";\n"  // 3
      "  require housing in {homeless, stable};\n"
      "  require veteran;\n"
      "  source \"open;\n"  // 6
      "  until 2026-02-30;\n"
      "  require age < 5\n"
      "}\n"
      "role b { for service \"s\"; require agee > 3; }\n"  // 10: no rule, passed over
      "# rule x {\n"
      "rule c {\n"
      "  for servce \"s\";  # not accused of being for nothing\n"  // 13
      "  require age > 5;\n"
      "}\n"
      "rule d { for service \"s\"; require anyone; }\n"
      "rule e { require anyone; }\n"  // 17
      "rule f { for service \"s\"; require @; bring }";
  const std::vector<std::string> errors = ErrorsOf(text);
  std::vector<int> lines;
  for (const std::string& error : errors) lines.push_back(std::stoi(error.substr(11)));
  EXPECT_EQ(lines, (std::vector<int>{3, 4, 6, 7, 8, 10, 13, 17, 18, 18})) << testing::PrintToString(errors);
  EXPECT_EQ(ErrorsOf(text, 3).size(), 3U);
  std::string many = "rule a { for service \"s\";\n";
  for (std::size_t i = 0; i <= kMaxRuleErrors; ++i) many += "require agee > 3;\n";
  EXPECT_EQ(ErrorsOf(many + "}").size(), kMaxRuleErrors);
}

TEST(RuleErrorsTest, TellsFirstWhatIsToldAlone) {
  std::vector<std::string> texts(std::begin(kFiles), std::end(kFiles));
  for (const std::string_view expression : kExpressions)
    texts.push_back(RuleWith("require " + std::string(expression) + ";") +
                    "rule t { for service \"t\"; require anyone; }");
  for (const std::string& text : texts) {
    const std::vector<std::string> all = ErrorsOf(text), first = ErrorsOf(text, 1);
    ASSERT_EQ(first.empty(), all.empty()) << text;
    if (!first.empty()) {
      EXPECT_EQ(all.front(), first.front());
    }
    EXPECT_LE(all.size(), 2U) << text << testing::PrintToString(all);
  }
}

TEST(RuleErrorsTest, SoHasWhatTheDirectoryDoesNotHave) {
  for (const std::string_view binding :
       {"service \"service-9\"", "program \"program-2\"", "service_at_location \"x\""}) {
    const std::string text = "rule r {\n  for " + std::string(binding) + ";\n}\n";
    ExpectPlaceAndFix(BuildError(Pantry().Rules(text)), text);
  }
  const std::string text = "rule r { for service \"service-1\"; require residence within Kern; }";
  ExpectPlaceAndFix(BuildError(Pantry().Rules(text)), text);
}

// What is said of each expression.
void ExpectFixes(std::span<const std::pair<std::string_view, std::string_view>> fixes) {
  for (const auto& [expression, meant] : fixes) {
    const std::string text = RuleWith("require " + std::string(expression) + ";");
    EXPECT_THAT(std::string(ParseRules(text, "test.rules").status().message()),
                ::testing::HasSubstr(std::string(meant)))
        << expression;
  }
}

TEST(RuleErrorsTest, SuggestsTheNameThatWasMeant) {
  const std::pair<std::string_view, std::string_view> slips[] = {
      {"residence.zipp == 90011", "write `residence.zip`"},
      {"receives medical", "write `medi_cal`"},
      {"receives any {snap, wic}", "write `calfresh`"},
      {"discharge != dishonourable", "write `dishonorable`"},
      {"immigration_status in {refugee, asylum}", "write `asylee`"},
      {"housing == homeless", "write `literally_homeless`"},
      {"household.income.gross <= 60% FLP", "did you mean fpl?"},
      {"household.income.gross <= 100% FPL(rebaes: oct)", "did you mean rebase?"},
      {"household.income.gross <= 100% FPL(rebase: octo)", "did you mean oct?"},
      {"household.income.gross <= 100% FPL(rebase: october)", "did you mean oct?"},
      {"age < 5 AND veteran", "did you mean and?"},
      {"household.income.gross < -5",
       "amounts of rules are not negative: write as in `household.income.gross <= $2,510/month`"},
      {"any childs: age < 5", "write `any child: ...`"},
      {"household.income.gross <= $5/months", "did you mean month?"},
      {"household.income.gross <= 200 FPL", "write `200% FPL`"},
      {"household.income.gross <= 100% FPL(size: age)", "`age` is not a number of persons"},
      {"household.income.gross <= 100% FPL(rebase: oct, rebase: at_once)", "`rebase` is said twice: take one out"},
      {"age => 18", "write `>=` for at least"},
      {"age =< 18", "write `<=` for at most"},
      {"age >= $18", "write `18`"},
      {"child.age < 5", "write `any child: age`"},
      {"household.children.veteran", "write `any child: veteran`"},
      {"household.members.age < 5", "write `any member: age`"},
      {"members.exists(m, n.age < 5)", "write `m.age`"},
      {"residence.within harbor", "write `residence within ...`"},
      {"members.exist(m, m.age < 5)", "write `members.exists(m, m.age < 5)`"},
      {"member.exists(m, m.age < 5)", "write `members.exists(m, m.age < 5)`"},
      {"any kid: age < 5", "write `any child: ...`"},
      {"members.any(m, m.age < 5)", "write `members.exists(m, m.age < 5)`"},
      {"children.some(c, c.age < 5)", "write `children.exists(m, m.age < 5)`"},
      {"household.adults.every(a, a.veteran)", "write `adults.all(m, m.age < 5)`"},
      {"household.income.gross <= 2,510", "`2,510` has no period: write `$2,510/month`"},
      {"household.assets <= 12,510", "`12,510` is not an amount: write `$12,510`"},
      {"household.income.gross <= $1,200 twice a month", "has no period: write what it comes to in a week, a month"},
      {"household.income.gross <= $1,200 bimonthly", "write what it comes to in a week, a month"},
      {"household.income.gross <= $1,200 every 3 months", "write what it comes to in a week, a month"},
      {"household.income.gross <= $2,000 p.a.", "write what it comes to in a week, a month"},
      {"hourly_wage <= $20", "write what it comes to in a week, a month"},
      {"household.income.gross <= FPL 200", "write its percent before it, as in `200% FPL`"},
      {"household.income.gross <= FPL(200%)", "write its percent before it, as in `200% FPL`"},
      {"household.income.gross <= FPL", "a share of it is meant: write `100% FPL`"},
      {"household.income.gross <= FPL or veteran", "a share of it is meant: write `100% FPL`"},
      {"veteran == 0", "write `veteran`, or `not veteran`"},
      {"veteran != no", "write `veteran`, or `not veteran`"},
      {"household.any_child.age < 5", "write `any child: age`"},
      {"household.magi <= 138% FPL", "write `household.income.magi`"},
      {"living in a shelter", "write a question, as in `ask_provider \"living in a shelter\"`"},
      {"lives in car", "write a question, as in `ask_provider \"lives in car\"`"},
      {"meters <= 2,510,000", "write `2510000`"},
      {"household.income.gross <= 200% FPL(round: upmonth)", "did you mean up_month?"},
      {"household.members > 3", "write `household.size`"},
      {"age >= 18 & veteran", "write `and`"},
      {"age >= 18 | veteran", "write `or`"},
      {"age ≥ 60", "write `>=`"},
      {"housing == “stably_housed”", "write `\"`"},
      {"veteran is true", "write `veteran`"},
      {"veteran is not true", "write `not veteran`"},
      {"housing is stably_housed", "write `housing == ...`"},
      {"gender is not male", "write `gender != ...`"},
      {"age between 18 and 65", "write `age in 18..65`, which takes both ends in, or `age in 18..<65`"},
      {"household.income.gross between $1,000/month and $2,000/month",
       "write `household.income.gross in $1,000/month..$2,000/month`, which takes both ends in, or "
       "`household.income.gross in $1,000/month..<$2,000/month`"},
      {"18 <= age <= 65", "the fact stands first: write `age in 18..65`"},
      {"18 < age < 65", "the fact stands first: write `(age > 18 and age < 65)`"},
      {"residence.zip == 90011 or 90037", "write `residence.zip in {90011, 90037}`"},
      {"age >= 60 or 55", "write the fact before `55`, too"},
      {"60 <= age", "write `age >= 60`"},
      {"18 < spouse.age and veteran", "write `spouse.age > 18`"},
      {"$2,510/month >= household.income.gross", "write `household.income.gross <= $2,510/month`"},
      {"any adult.age > 5", "write `any adult: age`"},
      {"receives calfresh, medi_cal", "write `receives any {calfresh, medi_cal}`"},
      {"residence.county == Los Angeles", "write `\"Los Angeles\"`"},
      {"residence.city in {Pasadena, La Canada}", "write `\"La Canada\"`"},
      // Names that are near, by what they say rather than by their letters.
      {"household.income <= $2,510/month", "write `household.income.gross`"},
      {"person.income <= $2,510/month", "write `person.income.gross`"},
      {"household.income.monthly <= $2,000", "write `household.income.gross`"},
      {"person.age >= 5", "write `age`"},
      {"household.age >= 60", "write `age`"},
      {"household.children > 0", "write `any child: age < 18`"},
      {"household.children >= 1", "write `any child: age < 18`"},
      {"household.children == 0", "write `not any child: age < 18`"},
      {"household.children >= 2", "rules count no children"},
      {"unemployed", "write `not employed`"},
      {"immigration_status == documented", "`documented` is not a usual word of `immigration_status`: write all"},
      {"discharge == not_dishonorable", "`not_dishonorable` is not a usual word of `discharge`: write all"},
      {"discharge == other_than_dishonorable", "write all the words that are meant"},
      {"discharge == dishonorble", "write `dishonorable`"},
      {"housing == housed", "write `stably_housed`"},
      {"veteran == no", "write `not veteran`"},
      {"veteran == yes", "write `veteran`"},
      {"household.has_children", "write `any child: age < 18`"},
      {"lives in Los Angeles County", "write `residence.county == \"Los Angeles\"`"},
      {"lives in {90011, 90012}", "write as in `residence.zip in {90011, 90037}`"},
      {"lives in 90011", "write as in `residence.zip in {90011, 90037}`"},
      {"lives in SPA 6", "write as in `residence.zip in {90011, 90037}`"},
      {"living alone", "write a question, as in `ask_provider \"living alone\"`"},
      {"lives in Pasadena", "write `residence.city == \"Pasadena\"`"},
      {"lives_in La Canada", "write `residence.city == \"La Canada\"`"},
      {"fleeing violence", "write `fleeing_violence`"},
      // Values.
      {"household.income.gross <= $30k/year", "write `$30,000/year`"},
      {"household.income.gross <= $3k", "write `$3,000/month`"},
      {"household.income.gross <= $30k", "write `$30,000/year` or `$30,000/month`"},
      {"household.income.gross <= $1M/year", "write `$1,000,000/year`"},
      {"household.income.gross <= 30120/year", "write `$30,120/year`"},
      {"household.income.gross <= $30,120 per year", "write `$30,120/year`"},
      {"household.income.gross <= $30,120 annually", "write `$30,120/year`"},
      {"household.income.gross <= $600 a week", "write `$600/week`"},
      {"household.income.gross <= $600 weekly", "write `$600/week`"},
      {"household.income.gross <= 30,120 a year", "write `$30,120/year`"},
      {"household.income.gross <= 200 percent FPL", "write `200% FPL`"},
      {"household.income.gross <= 80% of area median income", "write `80% AMI`"},
      {"household.income.gross <= 80% of HUD AMI", "write `80% AMI`"},
      {"household.income.gross <= 60% of state median income", "write `60% SMI`"},
      {"household.income.gross <= 60% of median", "which table? write its name behind `%`"},
      {"household.income.gross between 100% FPL and 200% FPL", "write `household.income.gross in 100% FPL..200% FPL`"},
      {"household.assets <= $3k", "write `$3,000`"},
      {"household.income.gross <= 1.25 FPL", "write `125% FPL`"},
      {"household.income.gross <= 1.333 FPL", "write `133.3% FPL`"},
      {"household.income.gross <= 80% of AMI", "write `80% AMI`"},
      {"household.income.gross <= 200% federal poverty level", "write `200% FPL`"},
      {"household.income.gross <= $2,510/month/person", "write `$2,510/month`, or compare `person.income.gross`"},
      {"household.income.gross <= $2,510/mo", "did you mean month?"},
      {"household.income.gross <= $30,000/annum", "did you mean year?"},
      {"residence.zip in 90011", "write `residence.zip in {90011}`"},
      {"residence.zip == 90011-1234", "a ZIP code has five digits: write `90011`"},
      {"age in 18-65", "write `18..65`"},
      {"age in {18..65}", "write `age in 18..65`"},
      {"age in {18..<65}", "write `age in 18..<65`"},
      {"age in [18, 65]", "write `age in 18..65`"},
      {"household.size > 4 people", "`household.size` is a number alone: write `4`"},
      {"months_since_pregnancy <= 12 months", "write `12`"},
      {"months_since_pregnancy <= 1 years", "write it in months"},
      {"household.size <= 2 children", "counts all who live together: write"},
      // Signs.
      {"household.income.gross < = $2,000/month", "write `<=` for this sign"},
      {"age > = 60", "write `>=` for this sign"},
      {"age >== 60", "write `>=` for this sign"},
      {"age === 60", "write `==` for this sign"},
      {"household.income.gross <= 200% FPL(rebase = oct)", "write `:` behind an option"},
      {"household.income.gross <= 200% FPL(round: up, rebase = oct)", "write `:` behind an option"},
      {"rebase = 3", "write `==` to compare"},
      // Words between conditions, and before them.
      {"ask_provider(\"Is it?\")", "write `ask_provider \"Is it?\"`"},
      {"some child: age < 5", "write `any child: ...`"},
      {"every kid: age < 5", "write `all child: ...`"},
      {"age >= 18 unless veteran", "write `or` where what follows admits, too, or `and not` where it shuts out"},
      {"age >= 18 except veteran", "write `and not`: what follows shuts out"},
      {"age >= 18 if veteran", "there is no `if`: write `or not`"},
      {"if veteran then age > 5", "write `not a or b` for `if a then b`"},
      {"veteran, disabled", "write `and` where both must hold, `or` where either will do"},
      {"is disabled", "write `disabled`"},
      {"residence within Los Angeles County", "write `\"Los Angeles County\"`"}};
  ExpectFixes(slips);
  EXPECT_THAT(
      std::string(ParseRules("rule r { for service \"s\"; until 2026-02-30; }", "test.rules").status().message()),
      ::testing::HasSubstr("`2026-02-30` is no day: write one that is"));
  EXPECT_THAT(std::string(ParseRules("rule r { for servce \"s\"; }", "test.rules").status().message()),
              ::testing::HasSubstr("did you mean service?"));
}

// Comparisons as people say them. A word that is not understood is not dropped.
TEST(RuleErrorsTest, SaysHowRulesCompare) {
  const std::pair<std::string_view, std::string_view> slips[] = {
      {"age <> 60", "write `!=` for another than"},
      {"age !== 60", "write `!=` for this sign"},
      {"age 60+", "write `age >= 60`"},
      {"age >= 60+", "write `60` without `+`, behind `>=`"},
      {"age under 18", "write `age < 18`"},
      {"age over 60", "write `age > 60`, or `age >= 60` from that birthday on"},
      {"age at least 60", "write `age >= 60`"},
      {"age up to 18", "write `age <= 18`, or `age < 19` until the next birthday"},
      {"age 60 years or older", "write `age >= 60`"},
      {"age 18 and over", "write `age >= 18`"},
      {"age under 6 months", "expected a comparison, as in `age >= 18`"},
      {"age under 18 who study", "expected a comparison, as in `age >= 18`"},
      {"household.size at least 3", "write `household.size >= 3`"},
      {"household.income.gross under $2,510/month", "write `household.income.gross < $2,510/month`"},
      {"household.income.gross at most 200% FPL", "write `household.income.gross <= 200% FPL`"},
      {"age from 18 to 64", "write `age in 18..64`, which takes both ends in, or `age in 18..<64`"},
      {"age in 18 to 64", "write `age in 18..64`"},
      {"age in 18..", "a range has two ends: write `age >= 18`"},
      {"age in ..64", "a range has two ends: write `age <= 64`"},
      {"age in ..<64", "write `age < 64`"},
      {"age not in 18..64", "write `not age in 18..64`"},
      {"gender not in {male} and veteran", "write `not gender in {male}`"},
      {"receives not any {wic, ssi}", "write `not receives any {wic, ssi}`"},
      {"age not under 18", "`not` stands before the whole condition, as in `not age < 18`"},
      {"60 or older", "the fact stands first, as in `age >= 60`"},
      {"60+", "the fact stands first, as in `age >= 60`"},
      {"not 18 <= age <= 65", "write `age in 18..65`"},
      {"18 <= age < 65", "write `age in 18..<65`"},
      {"200% FPL >= household.income.gross", "write `household.income.gross <= 200% FPL`"},
      // Lists, and words that stand alone.
      {"receives {wic, ssi}", "write `receives any {wic, ssi}`"},
      {"receives any calfresh", "write `receives calfresh`"},
      {"receives any calfresh, wic", "write `receives any {calfresh, wic}`"},
      {"receives != calfresh", "write `not receives calfresh`"},
      {"receives == calfresh", "write `receives calfresh`"},
      {"receives == {calfresh, wic}", "write `receives any {calfresh, wic}`"},
      {"residence.zip == {90011}", "write `residence.zip in {90011}`"},
      {"housing != {stably_housed, imminent_risk}", "write `not housing in {stably_housed, imminent_risk}`"},
      {"receives none", "write `not receives any {...}`"},
      {"receives no_calfresh", "write `not receives calfresh`"},
      {"receives any {snap_benefits}", "write `calfresh`"},
      {"immigration_status == lawful", "write all the words that are meant, as in `immigration_status in {"},
      {"discharge == not_honorable", "write all the words that are meant, or this one in quotes"},
      {"not veteran == no", "write `not veteran` in place of `veteran == no`"},
      // ZIP codes.
      {"residence.zip in 90011-90015", "ZIP codes have no ranges: write each, as in `{90011, 90037}`"},
      {"residence.zip in 90011..90013", "ZIP codes have no ranges: write `residence.zip in {90011, 90012, 90013}`"},
      {"residence.zip in {90011..90013}", "write `residence.zip in {90011, 90012, 90013}`"},
      {"residence.zip in 90011..90099", "write each that is meant, as in `residence.zip in {90011, 90037}`"},
      {"residence.zip between 90011 and 90012", "write `residence.zip in {90011, 90012}`"},
      {"residence.zip from 01001 to 01002", "write `residence.zip in {01001, 01002}`"},
      {"residence.zip >= 90011", "ZIP codes have no ranges: write each that is meant"}};
  ExpectFixes(slips);
}

TEST(RuleErrorsTest, SaysHowRulesWriteAmounts) {
  const std::pair<std::string_view, std::string_view> slips[] = {
      {"household.income.gross <= 30k/year", "write `$30,000/year`"},
      {"household.income.gross <= 30k", "write `$30,000`, of an income with its period, as in `$30,000/year`"},
      {"household.income.gross <= $15/hour", "write what it comes to in a week, a month or a year"},
      {"household.income.gross <= $15 an hour", "write what it comes to in a week, a month or a year"},
      {"household.income.gross <= $2,510/quarter", "write `$10,040/year`"},
      {"household.income.gross <= $600 biweekly", "write `$15,600/year`"},
      {"household.income.gross <= $600 every two weeks", "write `$15,600/year`"},
      {"annual_income <= $3,000", "write `$3,000/year`"},
      {"annual_income <= $3k", "write `$3,000/year`"},
      {"savings <= $2,000", "`savings` is not a known fact: write `household.assets`"},
      {"household.resources <= $2,000", "write `household.assets`"},
      {"household.income.gross <= FPL * 2", "write `200% FPL`"},
      {"household.income.gross <= FPL x 1.3", "write `130% FPL`"},
      {"household.income.gross <= FPL / 2", "write `50% FPL`"},
      {"household.income.gross <= 2 * FPL", "write `200% FPL`"},
      {"household.income.gross <= 1.25 times the FPL", "write `125% FPL`"},
      {"household.income.gross <= 2x FPL", "write `200% FPL`"},
      {"household.income.gross <= 12 FPL", "write it with `%`, as in `200% FPL`"},
      {"household.income.gross <= 125%", "which table? write its name behind `%`: `AMI`, `FPL`, `SMI`"}};
  ExpectFixes(slips);
}

TEST(RuleErrorsTest, SaysWhichFactASentenceMeans) {
  const std::pair<std::string_view, std::string_view> slips[] = {
      {"must be veteran", "write `veteran`: a fact stands alone"},
      {"who is veteran", "write `veteran`: a fact stands alone"},
      {"not a veteran", "write `veteran`: a fact stands alone"},
      {"must not be a veteran", "write `not veteran`: a fact stands alone"},
      {"is not pregnant", "write `not pregnant`: a fact stands alone"},
      {"is a US citizen", "write `citizen`: a fact stands alone"},
      {"has medi_cal", "write `receives medi_cal`: a fact stands alone"},
      {"must be 18 or older", "write `age >= 18`"},
      {"must be under 18", "write `age < 18`"},
      {"must be 18", "as in `veteran` or `age >= 18`: take `must be` out"},
      {"pregnant woman", "a fact stands alone: write `pregnant`"},
      {"veteran disabled", "write `and` between them where both must hold, `or` where either will do"},
      {"veteran woman", "two conditions stand side by side"},
      {"unless veteran", "there is no `unless`: write `not`"},
      {"any child under 5", "write `any child: age < 5`"},
      {"any veteran", "write `any member: veteran`"},
      {"all veterans", "write `all member: veteran`"},
      {"any disabled child", "write `any child: disabled`"},
      {"no child: age < 5", "write `not any child: ...`"},
      {"none child: age < 5", "write `not any child: ...`"},
      {"any_child.age < 5", "write `any child: age`"},
      {"all_adults.veteran", "write `all adult: veteran`"},
      {"household.adults >= 2", "`any adult: ...` looks at each, and rules do not count them"},
      {"household.vehicles <= 1", "`household.vehicle_value` is what they are worth"},
      {"age >= 18 or under", "`under` is not a known fact: `<=` and `<` say it already"},
      {"lives in California", "write `residence.state == \"California\"`\n"},
      {"lives in CA", "write `residence.state == \"CA\"`\n"},
      {"lives in the City of Pasadena", "write `residence.city == \"Pasadena\"`"},
      {"lives in New York", "write `residence.city == \"New York\"`, or `residence.county`, `residence.state`"}};
  ExpectFixes(slips);
}

}  // namespace
}  // namespace kith
