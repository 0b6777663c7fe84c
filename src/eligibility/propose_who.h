// Who a sentence is about: "homeless men and women", "adult residents of Glendale", "families with children 5-12".
#pragma once

#include <cstddef>
#include <optional>

#include "src/eligibility/propose_claims.h"
#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {

struct WhoReading {
  std::size_t end = 0;  // the phrase behind
  const Phrase* rough =
      nullptr;           // a noun that says an age only roughly, and was claimed: an age further on says it better
  bool has_age = false;  // an age was claimed
  bool family = false;   // they are parents or families: what is said of a person further on may be meant of a child
};

// Adjectives and nouns from phrase `at` on, which may be none. std::nullopt: what they say together is not certain, and nothing of the sentence may be
// claimed.
std::optional<WhoReading> ReadWho(const PhrasedSentence& sentence, std::size_t at, Claims& claims);

// Whether words that narrow what stands before them begin at phrase `at`: "and pass an interview", ", living with".
bool Narrows(const PhrasedSentence& sentence, std::size_t at);

}  // namespace kith::propose_internal
