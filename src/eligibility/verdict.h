// Verdicts in words: what the gates of an offer and its rules say of one person.
#pragma once

#include <vector>

#include "kith/base/messages.h"
#include "kith/eligibility/rule_book.h"
#include "src/eligibility/gate.h"

namespace kith {

struct WordedVerdict {
  EligibilityVerdict verdict;
  std::vector<Phrase> refusals;  // what was found where it is refused, without full stops
};

// `rules`: all that are bound to the offer, with their documents and preferences. `named`: the need says whom it is for.
WordedVerdict WordVerdict(const std::vector<Gate>& gates, const std::vector<const Rule*>& rules, const Scope& scope,
                          bool named, const Messages& messages);

// Nobody said whom the need is for, and the head is refused where `others` are not: an open verdict of one clause.
EligibilityVerdict AskForWhom(WordedVerdict refused, const Scope& scope, const std::vector<const Member*>& others,
                              const Messages& messages);

}  // namespace kith
