// What one sentence of a directory's text requires.
//
// Model     First who: adjectives and nouns ("homeless men and women"), then what they must be or have, each of which narrows. Words that no
//           table knows, behind that, narrow it too, and are left to ask; before it or joined to it by "or", or where the sentence bounds
//           itself (propose_words.h), nothing of the sentence is claimed.
#pragma once

#include <string>
#include <vector>

#include "kith/eligibility/propose.h"
#include "src/eligibility/propose_subjects.h"
#include "src/eligibility/propose_text.h"

namespace kith::propose_internal {

struct SentenceReading {
  std::vector<Expr> means;
  std::vector<std::string> bring;
  bool anyone = false;
  bool family = false;  // of parents or families
  std::vector<MatchedWords> matched;
  std::vector<TextSpan> unread;   // runs of words that were not read, in order
  bool loosens = false;           // may loosen what other sentences say
  bool limits_documents = false;  // "no ID is needed of the homeless"
  bool heading = false;           // of a part of the text
  Subjects subjects;
};

SentenceReading ReadSentence(Tokens sentence, std::string_view text);

}  // namespace kith::propose_internal
