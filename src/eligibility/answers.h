// Answers to one question that the rules tell apart, each with a household in which it was given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kith/base/messages.h"
#include "kith/eligibility/questions.h"
#include "src/eligibility/asked_facts.h"
#include "src/eligibility/assumption.h"

namespace kith {

// One answer, in the order in which answers stand: next ones may be read as one ("at least 60"). It is tried as all that it may mean: where an offer
// is decided, it is so for every age under 60.
struct TriedAnswer {
  enum class Kind : std::uint8_t {
    kOrdered,  // `from` to `to`
    kWords,    // one of `words`
    kSet,      // `words` of it are held, each by itself
  };
  Kind kind = Kind::kWords;
  Household household;
  Need need;
  Assumption assumed;
  double share = 0;  // of all answers
  std::vector<Phrase> words;
  std::uint32_t held = 0, of_tried = 0;  // kSet: bits of what was tried, and how many were
  // kOrdered: the ends, and whether they belong to it.
  Phrase from, to;  // empty: unbounded
  bool from_included = false, to_included = false;
};

// Empty: nothing is known that it could be compared with. Shares add up to 1.
std::vector<TriedAnswer> AnswersTo(const AskedFact& asked, const Household& household, const Need& need, Date day,
                                   const FactPrior& prior, const Messages& messages);
// "at least 60", "at least 18 and under 60", "90011, 90037 or 90044": of answers that make the same difference; they stand one after the other where they
// are in order.
Phrase SayAnswers(const Messages& messages, const std::vector<const TriedAnswer*>& answers);

}  // namespace kith
