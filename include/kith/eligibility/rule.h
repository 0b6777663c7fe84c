// Rules as trees: who is a service for? The plain reference of the rule language in docs/rules.md.
//
//   absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "pantry.rules");
//   if (!rules.ok()) return rules.status();      // pantry.rules:7:37: `household.income.gross <= 2510` has no period: write `$2,510/month`
//   std::string again = FormatRule(rules->front());
//
// Model     An Expr is a tree of and/or/not over atoms; an atom compares one fact with constants. Money constants carry a period; FPL
//           constants are percent of the federal poverty guideline. FormatExpr gives the text that reasons quote.
// Order     Rules as the text has them.
// Threads   Values; immutable once parsed, so that rules may be shared by threads.
// Cost      Parsing and formatting are linear in the text.
// Errors    InvalidArgument names file, line and column: see ParseRules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/money.h"
#include "kith/base/time.h"

namespace kith {

enum class CompareOp : std::uint8_t { kEq, kNe, kLt, kLe, kGt, kGe, kIn, kIncludes };
enum class Quantifier : std::uint8_t { kAny, kAll };
enum class MemberGroup : std::uint8_t { kMember, kChild, kAdult };

struct PercentFpl {
  double percent = 0;  // 0 to 100,000, with at most four decimals: compared exactly
  bool operator==(const PercentFpl&) const = default;
};

// One constant of a comparison. Words are many for kIn and kIncludes, one for kEq and kNe.
using RuleConstant = std::variant<bool, double, Money, PercentFpl, std::vector<std::string>>;

struct Expr {
  enum class Kind : std::uint8_t { kAnd, kOr, kNot, kAnyone, kAskProvider, kQuantified, kCompare };
  Kind kind = Kind::kAnyone;
  std::vector<Expr> children;  // kAnd, kOr: two or more; kNot, kQuantified: one. A kQuantified holds no other one
  std::string question;        // kAskProvider
  Quantifier quantifier = Quantifier::kAny;
  MemberGroup group = MemberGroup::kMember;
  std::string fact;  // kCompare
  CompareOp op = CompareOp::kEq;
  RuleConstant constant = true;
  bool operator==(const Expr&) const = default;
};

enum class RuleTarget : std::uint8_t { kService, kProgram, kServiceAtLocation };

struct RuleBinding {
  RuleTarget target = RuleTarget::kService;
  std::string key;
  bool operator==(const RuleBinding&) const = default;
};

struct Rule {
  std::string name;
  std::vector<RuleBinding> bindings;
  std::string source;
  std::optional<Date> from, until, review_by;
  std::vector<Expr> require;
  std::vector<std::string> ask_provider;
  std::vector<std::string> bring;
  std::vector<Expr> prefer;
  std::string file;  // where it was read
  std::int64_t line = 0;
  bool operator==(const Rule&) const = default;
};

inline constexpr int kMaxRuleDepth = 64;  // nesting of parentheses, `not` and quantifiers
inline constexpr std::size_t kMaxRuleFileBytes = 64U << 20;
inline constexpr std::size_t kMaxRulesPerFile = 1'000'000;

// All rules of one file, in its order. InvalidArgument names file, line and column, shows the line with a caret under the place, and says
// what was expected; where a unit is missing it says the fix. ResourceExhausted: over kMaxRuleFileBytes.
absl::StatusOr<std::vector<Rule>> ParseRules(std::string_view text, std::string_view file_name);

// The canonical text; ParseRules(FormatRule(r)) equals r but for file and line, for every r that ParseRules gave.
std::string FormatRule(const Rule& rule);
std::string FormatExpr(const Expr& expr);

}  // namespace kith
