// Expressions and rules from their text, for tests that are about something else than reading them.
#pragma once

#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <gtest/gtest.h>

#include "kith/eligibility/rule.h"

namespace kith {

inline std::string RuleWith(const std::string& statements) {
  return "rule r {\n  for service \"s\";\n  " + statements + "\n}\n";
}

inline Expr ParseExpr(const std::string& text) {
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(RuleWith("require " + text + ";"), "test.rules");
  EXPECT_TRUE(rules.ok()) << rules.status();
  return rules.ok() ? rules->front().require.front() : Expr();
}

}  // namespace kith
