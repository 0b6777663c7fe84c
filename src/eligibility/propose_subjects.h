// Who and what a sentence is about, also where it is not understood: what one sentence says of ages is not to be claimed of all where another
// speaks of ages, too.
#pragma once

#include <cstddef>

#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {

struct Subjects {
  bool people = false;  // it begins with who it is about
  bool age = false;
  bool place = false;
  bool income = false;
  bool obliges = false;  // it is about whoever the sentences before it are: "must be", "clients must have", "photo ID"

  bool any() const { return people || age || place || income; }
};

Subjects SubjectsOf(const PhrasedSentence& sentence);

// Whether the sentence speaks of hours or days of the week: its numbers are none of ages then.
bool SpeaksOfHours(Tokens sentence);

// Whether a number that no reader took may be an age: no amount, no count, no part of a telephone number. Not for sentences that speak of hours.
bool MayBeAge(Tokens sentence, std::size_t at);

// Whether it ends in a colon, or has one within ("Lunch: seniors"), and what it says is not that conditions follow.
bool IsHeading(Tokens sentence);

}  // namespace kith::propose_internal
