#include "kith/eligibility/approve.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/rule.h"

namespace kith {
namespace {

using Names = std::vector<std::string>;

// Comments, sets and texts with the words of statements in them.
constexpr std::string_view kFile = R"(# status proposed;
rule seniors {  # status proposed;
  for service "status proposed;";
  source "rule veterans { status proposed; }";
  status   # why
  proposed # because
  ;
  require residence.zip in {90011, 90037};
}
rule veterans { for service "b"; status proposed; require veteran; }
rule counts { for service "c"; require anyone; }
)";

std::string Approved(const Names& names, std::string_view by = "Ana Ruiz on 2026-11-24") {
  const absl::StatusOr<std::string> text = ApproveRules(kFile, "p.rules", names, by);
  EXPECT_TRUE(text.ok()) << text.status();
  return text.ok() ? *text : "";
}

TEST(ApproveRulesTest, ChangesTheStatusOfTheRulesThatAreNamedAndNoOtherByte) {
  std::string expected(kFile);
  const std::string status = "status   # why\n  proposed # because\n  ;";
  expected.replace(expected.find(status), status.size(),
                   "approved_by   # why\n  \"Ana Ruiz on 2026-11-24\" # because\n  ;");
  EXPECT_EQ(Approved({"seniors"}), expected);
}

TEST(ApproveRulesTest, TakesAllThatAreProposedWhereNoneIsNamed) {
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(Approved({}), "p.rules");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_EQ(rules->size(), 3U);
  for (const Rule& rule : *rules) EXPECT_FALSE(rule.proposed) << rule.name;
  EXPECT_EQ((*rules)[0].approved_by, "Ana Ruiz on 2026-11-24");
  EXPECT_EQ((*rules)[1].approved_by, "Ana Ruiz on 2026-11-24");
  EXPECT_EQ((*rules)[2].approved_by, "");
}

TEST(ApproveRulesTest, QuotesWhoApproves) {
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(Approved({"veterans"}, "Ana \"the\" \\ Ruiz"), "p.rules");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ((*rules)[1].approved_by, "Ana \"the\" \\ Ruiz");
}

TEST(ApproveRulesTest, SaysWhatIsWrong) {
  const auto error = [](const Names& names, std::string_view by, std::string_view file = kFile) {
    return std::string(ApproveRules(file, "p.rules", names, by).status().message());
  };
  EXPECT_EQ(error({"senior"}, "Ana"), "p.rules: there is no rule `senior` (did you mean seniors?)");
  EXPECT_EQ(error({"counts"}, "Ana"), "p.rules:11: rule `counts` is not proposed: it counts already");
  EXPECT_EQ(error({"seniors"}, " "), "a rule is approved by somebody: expected a name");
  EXPECT_EQ(error({"seniors"}, "Ana\nRuiz"), "the name of who approves is not one line of UTF-8");
  EXPECT_EQ(error({}, "Ana", "rule").substr(0, 11), "p.rules:1:5");
}

}  // namespace
}  // namespace kith
