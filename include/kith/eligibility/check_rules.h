// CheckRules: what is wrong with rules that can be read: who could never satisfy them, what in them changes nothing, which days and names are wrong.
//
//   RuleCheck check = CheckRules(rule_book, as_of);
//   for (const RuleFinding& finding : check.findings) std::puts(FormatRuleFinding(finding).c_str());
//   // pantry.rules:9:11: error: nobody can satisfy both this and `age < 18` (line 8)
//   //     require age >= 60;
//   //             ^~~~~~~~~
//   //   fix: correct one of the two
//
// Model     What nobody can satisfy, and what is implied, is decided exactly by cases (docs/rules.md, "Deciding by cases"), over every household with at least
//           one member, by the tables that count on `as_of` (before `from`, on that day; past `until`, on the last day). Such a finding is never a
//           false alarm. What has too many cases is told of as not checked; comparisons that cases do not model may go either way, so that what
//           depends on them is not found.
//           Parts of a rule are looked at with those that must hold beside them; a clause that is named as idle is left out when the others are
//           looked at, so that all that are named can go together.
// Order     Files in the order given (of a RuleBook: by name), then place in the file, then defect.
// Threads   Pure functions.   Lifetime  A RuleCheck keeps its own texts.
// Errors    CheckRuleFiles: as ParameterTables::Read and ParseRules, with up to 20 errors of a file, one below the other.
// Cost      For each rule some questions by cases, at most 50,000 looks at a comparison each; questions asked before are remembered, and equal
//           rules are looked at once.
// Source    docs/rules.md, "Checks".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/time.h"
#include "kith/catalog/records.h"
#include "kith/eligibility/rule_book.h"

namespace kith {

// kError: nobody is ever admitted. kWarning: something in the rule does nothing, or not what was meant. kNote: worth a look.
enum class RuleSeverity : std::uint8_t { kError, kWarning, kNote };

enum class RuleDefect : std::uint8_t {
  kImpossible,               // nobody can satisfy a clause
  kContradiction,            // nor two of them together
  kUnsatisfiable,            // nor several, though any two of them go together
  kBindingUnknown,           // the directory has nothing of the id that the rule is for
  kWordImpossible,           // a word that no client file can state: "Medi-Cal" for medi_cal
  kRulesContradict,          // nor what several rules of one offer say, or a rule and the ages that the service states
  kAlwaysTrue,               // what holds of everybody
  kImplied,                  // what holds wherever others must hold
  kAlternativeImpossible,    // an alternative that nobody can satisfy
  kAlternativeContradicted,  // nor beside what must hold, too
  kAlternativeCovered,       // whoever satisfies it satisfies another alternative
  kEnded,                    // `until` is past
  kPeriodsApart,             // two rules of one offer count on no common day
  kPreferenceImpossible,     // a `prefer` that nobody can meet, or nobody whom the rule admits
  kStaleAmount,              // an amount that is a share of an outdated poverty guideline
  kShareUnusual,             // a share of a table that no program goes by: 30000% FPL, 1.25% FPL
  kEqualsFalse,              // `== false` fails where the fact does not apply, too
  kNameUnknown,              // no place, or document, is called so, and one nearly so
  kReviewDue,                // `review_by` is past
  kReviewOutside,            // `review_by` is after `until`, or before `from`
  kTableExpired,             // a table has no row for any day on which the rule counts
  kTableNotYet,              // the same of a rule whose first day is to come
  kNotChecked,               // too many cases
};
inline constexpr std::size_t kRuleDefects = 23;
std::string_view ToString(RuleDefect defect);      // "impossible"
std::string_view ToString(RuleSeverity severity);  // "error"
RuleSeverity SeverityOf(RuleDefect defect);

// A part of a rule file. Lines, columns and lengths in characters, from 1.
struct RulePlace {
  std::string file;
  std::int64_t line = 0, column = 0, length = 0;
  std::string excerpt;  // the line, and under it a mark: two lines, two blanks before each
};

struct RuleFinding {
  RuleDefect defect = RuleDefect::kImpossible;
  std::string rule;  // its name
  RulePlace place;
  std::vector<RulePlace> with;  // what makes it so
  std::string message;          // "nobody can satisfy both this and `age < 18` (line 8)"
  std::string fix;              // "correct one of the two"
};

struct RuleCheck {
  std::vector<RuleFinding> findings;
  std::uint64_t rules = 0;        // looked at, proposed ones, too
  std::uint64_t not_checked = 0;  // of which some question had too many cases
};

RuleCheck CheckRules(const RuleBook& rules, Date as_of);

// Files as a directory has them, tables among them. `catalog`: the directory, whose ids and areas are meant; nullptr: neither is looked at.
absl::StatusOr<RuleCheck> CheckRuleFiles(std::span<const RuleFile> files, Date as_of, const Catalog* catalog = nullptr);

// File, line and column, severity and message; the line with its mark; the other places in the same way; the fix. Ends in a line's end.
std::string FormatRuleFinding(const RuleFinding& finding);

}  // namespace kith
