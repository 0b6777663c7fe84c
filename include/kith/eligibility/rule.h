// Rules as trees: who is a service for? The plain reference of the rule language in docs/rules.md.
//
//   absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "pantry.rules");
//   if (!rules.ok()) return rules.status();      // pantry.rules:7:37: `household.income.gross <= 2510` has no period: write `$2,510/month`
//   std::string again = FormatRule(rules->front());
//
// Model     An Expr is a tree of and/or/not over atoms; an atom compares one fact with constants. Money constants carry a period; a TableLimit is
//           a share of a dated table (kith/eligibility/parameters.h). FormatExpr gives the text that reasons quote.
// Order     Rules as the text has them.
// Threads   Values; immutable once parsed, so that rules may be shared by threads.
// Cost      Parsing and formatting are linear in the text.
// Errors    InvalidArgument names file, line and column: see ParseRules.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/money.h"
#include "kith/base/time.h"
#include "kith/eligibility/parameters.h"

namespace kith {

class AreaTest;

enum class CompareOp : std::uint8_t { kEq, kNe, kLt, kLe, kGt, kGe, kIn, kIncludes, kWithin };
enum class Quantifier : std::uint8_t { kAny, kAll };
enum class MemberGroup : std::uint8_t { kMember, kChild, kAdult, kHead, kSpouse, kHeadOrSpouse };

// How a program rounds a limit. Up and down go to whole dollars of the year, of the month, or of the period in which the amount was stated.
enum class LimitRounding : std::uint8_t {
  kNone,
  kUp,
  kDown,
  kHalfUp,
  kUpMonth,
  kDownMonth,
  kHalfUpMonth,
  kUpPeriod,
  kUpMonthFirst,  // the table's amount itself, before the percentage is taken of it
};

// Whether children expected count in the household's size.
enum class UnbornCount : std::uint8_t { kNotCounted, kCounted, kOfPerson };

// A share of a dated table: 200% FPL(rebase: oct, round: up_month), 60% SMI, 50% AMI, calfresh_gross.
struct TableLimit {
  double percent = 100;       // 0 to 100,000, with at most four decimals: compared exactly
  std::string table = "fpl";  // its name
  int rebase_month = 0;  // the month, 1 to 12, on whose first day the program takes over what is in force; 0: at once
  LimitRounding round = LimitRounding::kNone;
  UnbornCount unborn = UnbornCount::kNotCounted;
  std::string size;                                      // the fact that says how many count; empty: household.size
  std::shared_ptr<const ParameterTable> rows = nullptr;  // nullptr: of the shipped table of that name

  // Of what is written: not of the rows.
  friend bool operator==(const TableLimit& a, const TableLimit& b) {
    const auto written = [](const TableLimit& limit) {
      return std::tie(limit.percent, limit.table, limit.rebase_month, limit.round, limit.unborn, limit.size);
    };
    return written(a) == written(b);
  }
};

// Areas of a directory, by key or name: residence within {harbor, "Los Angeles County"}.
struct AreaNames {
  std::vector<std::string> names;
  std::shared_ptr<const AreaTest> test = nullptr;  // nullptr: of no directory, and open

  // Of what is written.
  friend bool operator==(const AreaNames& a, const AreaNames& b) { return a.names == b.names; }
};

// Where a part of a rule stands in the text it was read from: bytes, from 0, `end` behind the last. No part of what is equal. 0, 0: of no text.
struct RuleSpan {
  std::uint32_t begin = 0, end = 0;

  friend bool operator==(const RuleSpan&, const RuleSpan&) { return true; }
};

// One constant of a comparison. Words are many for kIn and kIncludes, one for kEq and kNe; areas are for kWithin alone.
using RuleConstant = std::variant<bool, double, Money, TableLimit, std::vector<std::string>, AreaNames>;

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
  RuleSpan place;
  bool operator==(const Expr&) const = default;
};

enum class RuleTarget : std::uint8_t { kService, kProgram, kServiceAtLocation };

struct RuleBinding {
  RuleTarget target = RuleTarget::kService;
  std::string key;
  RuleSpan place = {};  // of the id
  bool operator==(const RuleBinding&) const = default;
};

// Of a rule's name and days, and of each of its questions to the provider and documents (those of `bring`, then those of which one will do).
struct RulePlaces {
  RuleSpan name, from, until, review_by;
  std::vector<RuleSpan> ask_provider;
  std::vector<RuleSpan> bring, bring_any;

  friend bool operator==(const RulePlaces&, const RulePlaces&) { return true; }
};

struct Rule {
  std::string name;
  std::vector<RuleBinding> bindings;
  std::string source;
  bool proposed =
      false;  // `status proposed`: nobody has approved it, so a RuleBook treats its offers as if it were not there
  std::string approved_by;  // "Ana Ruiz on 2026-11-24", where it was proposed first
  std::optional<Date> from, until, review_by;
  std::vector<Expr> require;
  std::vector<std::string> ask_provider;
  std::vector<std::string> bring;
  std::vector<std::vector<std::string>> bring_any;  // of each, one document will do
  std::vector<Expr> prefer;
  std::string file;  // where it was read
  std::int64_t line = 0;
  RulePlaces places = {};
  bool operator==(const Rule&) const = default;
};

inline constexpr int kMaxRuleDepth = 64;  // nesting of parentheses, `not` and quantifiers
inline constexpr std::size_t kMaxRuleFileBytes = 64U << 20;
inline constexpr std::size_t kMaxRulesPerFile = 1'000'000;

// All rules of one file, in its order. InvalidArgument names file, line and column, shows the line with a caret under the place, and says
// what was expected; where a unit is missing it says the fix. ResourceExhausted: over kMaxRuleFileBytes.
// `tables`: those that limits may name.
absl::StatusOr<std::vector<Rule>> ParseRules(std::string_view text, std::string_view file_name,
                                             const ParameterTables& tables = ParameterTables::Shipped());

// The canonical text; ParseRules(FormatRule(r)) equals r but for file and line, for every r that ParseRules gave.
std::string FormatRule(const Rule& rule);
std::string FormatExpr(const Expr& expr);

}  // namespace kith
