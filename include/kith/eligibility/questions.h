// The next best question: which fact to ask a household for, so that most of the offers shown to it are settled.
//
//   std::vector<Question> questions = NextQuestions(rules, offers, household, need, day, QuestionPriors::Default());
//   if (!questions.empty()) Ask(questions.front());     // "gross household income": settles up to 14 of 30
//
// Model     Of each open fact on which an open offer depends, the answers that the rules of those offers tell apart are tried one by one, and each
//           offer is judged again. A question scores the sum, over the offers, of their weight times the chance that the answer decides
//           them, divided by what it costs to ask; until three are certain, an offer that becomes so counts eight times one that drops out.
//           Chances come from the priors, within what is known already. One step is looked ahead.
// Declined  What was declined is not asked again, and nothing here changes a ranking: who declines is ranked as who was not asked.
// Units     Chances in 1/65536. Costs are relative: 1 is a question like the age.
// Order     Score descending, then the weight of the offers that wait for the fact divided by its cost, then the name it is asked by. Threads: a pure function.
// Cost      O(open facts x answers x offers) evaluations, in steps of which kQuestionsBudget are done for all and kQuestionBudget for one: that of
//           most weight by its cost is tried first. Members of whom the same is known are tried once. What the budget does not reach is asked for as it
//           stands (`weighed` is false). Counted in steps, never in time: the same input gives the same questions.
// Errors    None of the questions; QuestionPriors::Parse says what is wrong with a file.
// Source    docs/questions.md has the form of priors and their defaults.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/base/time.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"

namespace kith {

// What is thought of a fact before it is asked for.
struct FactPrior {
  std::int32_t cost = 2;   // 1 to 1,000
  bool sensitive = false;  // asked with care: say why it is asked, and that nobody has to answer
  std::int32_t yes_percent = 50;
  // (value, percent of people below it), both ascending; straight between them. Years, persons; of money dollars a month (of assets: dollars).
  std::vector<std::pair<double, double>> below;
  std::map<std::string, std::int32_t> word_percent;  // of a word, or of a set the percent that hold it
  std::int32_t other_word_percent = 15;              // of each word that is not among them, at most
  std::string after;  // a yes-or-no fact: asked only once that is known to hold, and never where it was declined
  bool operator==(const FactPrior&) const = default;
};

inline constexpr std::size_t kMaxPriorFileBytes = 1U << 20;
inline constexpr std::size_t kMaxPriorEntries = 1000;  // numbers, or words, of one fact

struct QuestionPriors {
  std::map<std::string, FactPrior, std::less<>> facts;
  FactPrior others;
  // Of data/priors/los_angeles.csv.
  static const QuestionPriors& Default();
  // `base` with what a file states in its place. InvalidArgument names file, line, fact and column, and says what was expected;
  // ResourceExhausted: over kMaxPriorFileBytes.
  static absl::StatusOr<QuestionPriors> Parse(std::string_view text, std::string_view file_name,
                                              const QuestionPriors& base = Default());
  const FactPrior& Of(std::string_view fact) const;
  bool operator==(const QuestionPriors&) const = default;
};

// Looks at a comparison, or what is worth one: about 30 million in a second.
inline constexpr std::int64_t kQuestionsBudget = 12'000'000;
inline constexpr std::int64_t kQuestionBudget = 4'000'000;

struct WeighedOffer {
  ServiceAtLocationId offer;
  std::int32_t weight = 0;  // its score in the ranking
};

// One of the answers that make a difference.
struct PossibleAnswer {
  std::string text;                      // "at most $2,610/month", "yes", "90011 or 90037"
  std::int32_t chance_q16 = 0;           // by the priors
  std::vector<std::uint32_t> certain;    // positions among the offers: eligible then
  std::vector<std::uint32_t> drops_out;  // not eligible then
};

struct Question {
  std::string fact;    // "age", kFactForWhom, kFactAddress, or "members"
  std::string member;  // whose: an id; empty: of the household, or of whoever the need is for where nobody is listed
  std::string name;    // as in EligibilityVerdict::ask: "age of luz"
  std::string label;   // "age of luz", "whether luz is a veteran"
  bool sensitive = false;
  std::int32_t cost = 1;
  std::int64_t score = 0;
  std::uint32_t offers_waiting = 0;  // that wait for it, by itself or with other facts
  std::uint32_t settles_up_to = 0;   // of which by the most telling answer
  bool weighed = true;               // false: too much was open to try its answers
  std::vector<PossibleAnswer>
      answers;  // empty, where it was weighed: no answer settles an offer by itself, but some with others may
};

// `offers` are those shown; decided ones are passed over. The household is as the rules see it (Matcher::NextQuestions makes it so).
// Labels and answers are in the language of `messages`; names are what they are in all.
std::vector<Question> NextQuestions(const RuleBook& rules, std::span<const WeighedOffer> offers,
                                    const Household& household, const Need& need, Date day,
                                    const QuestionPriors& priors, const Messages& messages = Messages::English());

}  // namespace kith
