// What several decided comparisons of one fact found, told once: "age is 34, under 60" beside "age is 34, under 65".
#pragma once

#include <memory>
#include <vector>

#include "kith/base/messages.h"
#include "src/eligibility/finding.h"

namespace kith {

// One thing to tell: what a comparison found, or a phrase.
struct Telling {
  Phrase phrase;
  const Expr* compare = nullptr;  // none: the phrase
  const Member* member = nullptr;
  bool holds = true;
  std::shared_ptr<const Expr> joined = nullptr;  // what `compare` points to, where the rule does not have it
};

// Without what the rest says: of bounds on one side the narrowest; words that it is none of in one list; and where the word itself is told, what
// lists it is in. In their order.
std::vector<Telling> ToldOnce(const std::vector<Telling>& tellings, const Scope& scope);

}  // namespace kith
