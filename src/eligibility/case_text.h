// Sentences for clauses that cases decide where the facts alone do not.
#pragma once

#include "kith/base/messages.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/reasons.h"

namespace kith {

// Of an open finding. "Whatever is answered (age): age is at least 60 or (age is under 60 and rosa is disabled)." `contradicts`: it is refused
// together with others, not alone.
struct DecidedByCases {
  DecidedByCases(const Reasons& reasons, const Messages& messages, const Finding& finding, bool holds,
                 bool contradicts);

  MessageCode code;
  Phrase sentence;
  Phrase told;  // without its full stop
};

}  // namespace kith
