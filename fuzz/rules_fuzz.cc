// Any bytes as a rule file: refused with its place, or rules that are written and read again to the same, and judged without harm.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/time.h"
#include "kith/client/household.h"
#include "kith/eligibility/check_rules.h"
#include "kith/eligibility/rule.h"
#include "kith/eligibility/rule_book.h"
#include "src/eligibility/reasons.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// Something of each kind: known, an interval, possibilities, sets, declined, not applicable, of another type than rules expect.
kith::Household Family() {
  using kith::FactValue;
  kith::Household family;
  family.place.zip = "90011";
  family.place.county = "Los Angeles";
  family.facts = {{"household.income.gross", FactValue::AmountInterval(150000, 200000, kith::Period::kMonth)},
                  {"household.assets", FactValue::Declined()},
                  {"receives", FactValue::AllOf({"medi_cal"}, false)},
                  {"housing", FactValue::OneOf({"imminent_risk", "stably_housed"})},
                  {"a", FactValue::Word("b")}};
  family.members.resize(3);
  family.members[0].role = kith::MemberRole::kHead;
  family.members[0].facts = {{"age", FactValue::Number(34)}, {"pregnant", FactValue::Bool(true)}};
  family.members[1].role = kith::MemberRole::kChild;
  family.members[1].facts = {{"gender", FactValue::Number(1)}, {"discharge", FactValue::NotApplicable()}};
  family.members[2].facts = {{"age", FactValue::Interval(16, 70)}};
  return family;
}

void JudgeAndExplain(const kith::Expr& expr, const kith::Household& household, const kith::Member* member,
                     kith::Date day) {
  const kith::Finding finding = kith::Examine(expr, {&household, member, day});
  Require(finding.truth == kith::EvaluateExpr(expr, household, member, day));
  const kith::Reasons reasons(household, member, day);
  Require(!reasons.Sentence(finding).empty());
  Require(!reasons.WouldChange(expr).empty());
  if (finding.truth == kith::Truth::kUnknown) return;
  Require(reasons.Questions(finding).facts.empty());
}

void ReadAgain(const kith::Rule& rule) {
  absl::StatusOr<std::vector<kith::Rule>> again = kith::ParseRules(kith::FormatRule(rule), rule.file);
  Require(again.ok() && again->size() == 1);
  again->front().line = rule.line;
  Require(again->front() == rule);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kith::Household family = Family();
  static const kith::Household nobody;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<std::vector<kith::Rule>> rules = kith::ParseRules(text, "fuzz");
  if (!rules.ok()) {
    Require(rules.status().message().substr(0, 5) == "fuzz:");
    const kith::RuleFile wrong{"fuzz", std::string(text)};
    const std::string all(kith::CheckRuleFiles({&wrong, 1}, *kith::ParseDate("2026-11-24")).status().message());
    Require(all.starts_with(std::string(rules.status().message())));
    return 0;
  }
  const kith::RuleFile file{"fuzz", std::string(text)};
  Require(kith::CheckRuleFiles({&file, 1}, *kith::ParseDate("2026-11-24"))->rules == rules->size());
  for (const kith::Rule& rule : *rules) {
    ReadAgain(rule);
    for (const kith::Expr& expr : rule.require) {
      JudgeAndExplain(expr, family, family.Head(), *kith::ParseDate("2026-11-24"));
      JudgeAndExplain(expr, nobody, nullptr, *kith::ParseDate("2027-11-24"));
    }
  }
  return 0;
}
