// FlatQueries: what households of a county ask, as Kith is asked and as a flat world is.
//
//   const FlatQueries queries = FlatQueries::Draw(county, matcher, world, 500);
//   ranker.First(queries.households[i], queries.needs[i], as_of, 10);      peer.First(queries.flat[i], 10);
//
// Model     The needs of households whose point and ZIP code are known: the first of all, then the second of all, and so on. So that nothing but the flat world's three parts decides, each is asked as one that can wait
//           (urgency `whenever`, no window: hours say nothing), for one place, to be attended in any way. How far they will go stays as it is.
//           A verdict is what Kith's rule book says of the household as the matcher sees it, residence and all: eligibility is no work of peers.
// Errors    Draw stops the program where a stated name is not that of an area of the directory, or the county has too few such needs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/county/county.h"
#include "bench/peers/flat_world.h"
#include "kith/client/household.h"

namespace kith::peers {

struct FlatQueries {
  std::vector<Household> households;
  std::vector<Need> needs;
  std::vector<FlatQuery> flat;

  static FlatQueries Draw(const County& county, const Matcher& matcher, const FlatWorld& world, std::size_t count);
  std::string NameOf(std::size_t query) const;  // "household-00000017, food.pantry"
};

}  // namespace kith::peers
