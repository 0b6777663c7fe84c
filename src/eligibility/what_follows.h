// What follows of what a household stated of itself: in a ranking, in a verdict, and in each answer that is tried of a question.
//
// Model     Who has a status of immigration is a citizen or is none, and the other way round; who expects a child is pregnant; what a member receives,
//           the household receives, and nothing else where all of everybody's is known. What was stated stands; what was stated in part grows.
// Order     To add it again changes nothing.   Threads  A pure function.
#pragma once

#include "kith/base/time.h"
#include "kith/client/household.h"

namespace kith {

void AddWhatFollows(Household& household, Date day);

}  // namespace kith
