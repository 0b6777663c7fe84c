// Stated facts that cannot be true together: taken as they stand, one would decide with certainty and the other never be seen.
//
// Model     income   a person's is no more than the household's, earnings no more than all income, person by person and of the household; gross and
//                    earned alone, since what is net or countable is reckoned for the household as a whole. Amounts of one period are compared exactly;
//                    of different ones a tenth is let pass, since some take a month for four weeks.
//           citizen  beside an immigration status that only noncitizens have, and the other way round. Refugees and others who were granted a
//                    refuge may have been naturalized since.
//           receives what a member receives the household does, and what it receives somebody does, where everybody is listed with all of it.
//           Of what is known as an interval, or as one of several words, only what clashes whatever it is.
#pragma once

#include <string>

#include "kith/client/household.h"

namespace kith {

// The first clash, as "fact: value: what was expected"; "" where there is none.
std::string ClashOfHousehold(const Household& household);
std::string ClashOfMember(const Facts& member, const Facts& household);

}  // namespace kith
