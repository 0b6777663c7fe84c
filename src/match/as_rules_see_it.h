// The household as the rules see it: what was stated, and what follows from that and from where it certainly stays.
#pragma once

#include <functional>

#include "kith/base/time.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/geo/catchment.h"

namespace kith {

// With the city and the county in which it certainly stays, and what follows of what was stated (what_follows.h).
// `certain_area`: the area of a type in which whoever stays `where` stays for certain, if there is one.
Household AsRulesSeeIt(const Catalog& catalog, const LocatedPlace& where, Household household, Date day,
                       const std::function<AreaId(AreaType)>& certain_area);

}  // namespace kith
