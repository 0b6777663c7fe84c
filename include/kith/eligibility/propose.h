// ProposeRule: what a directory's words about eligibility say, as statements of a rule that a person then looks at.
//
//   absl::StatusOr<Proposal> read = ProposeRule("Seniors 60 years or older who live in Pasadena. Call first.");
//   read->require        // age >= 60;  residence.city == "Pasadena"
//   read->ask_provider   // "Call first."
//   read->grade          // ProposalGrade::kPartly
//
// Model     A sentence counts only where a small grammar of phrases reads it: who (men, veterans, children 5-12), and what they must be or have
//           (age, place, income, documents). What it does not read is asked of the provider, word for word. Words that may loosen or
//           bound what stands beside them (except, unless, or their families, priority, generally, for one program only) keep their whole
//           sentence, and some the whole text, a question. Where the edge of a word is not certain ("over 60", "seniors", "homeless"), the
//           stretch between is a question within the expression.
// Never     A proposal decides nothing: it is marked `status proposed` until a person approves it.
// Units     Places in the text are bytes, [begin, end).
// Order     Of the text; equal texts give equal proposals.
// Threads   A pure function.   Cost  O(bytes) for each of a fixed table of phrases.
// Method    Tokens, longest phrase first, then one pass over the phrases of each sentence: no regular expressions, no backtracking.
// Errors    InvalidArgument: not UTF-8. ResourceExhausted: over kMaxProposalTextBytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/eligibility/rule.h"

namespace kith {

inline constexpr std::size_t kMaxProposalTextBytes = 64U << 10;

enum class ProposalGrade : std::uint8_t {
  kFully,   // all words are read
  kPartly,  // some are; the rest is asked
  kNotAtAll
};

struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

// Words that were read, and what of the rule they became: "age >= 60", "bring photo_id", "anyone".
struct MatchedWords {
  TextSpan where;
  std::string becomes;
};

// An amount of money that a guideline of a past or the present year gives: "$1,287 a month is 130% of the 2016 poverty guideline, household of 1".
struct StaleAmount {
  TextSpan where;
  std::string says;
  std::string write_instead;  // household.income.gross <= 130% FPL
};

struct Proposal {
  ProposalGrade grade = ProposalGrade::kNotAtAll;
  std::vector<Expr> require;
  std::vector<std::string> ask_provider;
  std::vector<std::string> bring;
  std::vector<MatchedWords> matched;
  std::vector<TextSpan> unmatched;
  std::vector<StaleAmount> stale_amounts;
};

absl::StatusOr<Proposal> ProposeRule(std::string_view text);

}  // namespace kith
