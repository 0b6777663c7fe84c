// Facts that nobody stated as such, but that what was stated tells: who is the head, what the only person of a household has.
//
// Model     role              as the list of members has it; "other" tells nothing, since it also stands where nobody said.
//           pregnant ...      of who is not asked: that there is none (asked_of.h); so of foster_child.
//           person.X          of the only person of a household: what the household has. Benefits of a person of a household that receives none: none.
#pragma once

#include <string_view>

#include "kith/client/fact.h"
#include "src/eligibility/finding.h"

namespace kith {

// Whether a fact that was not stated may be told by others.
bool MayBeMade(std::string_view fact);

// What they tell; not asked where they do not.
FactValue MadeValue(std::string_view fact, const Scope& scope);

}  // namespace kith
