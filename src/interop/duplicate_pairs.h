// Which pairs of sites reach kDuplicatePoints?
//
// Model     Sites that share a key stand in a block; the pairs of each block are scored. Keys are every telephone number, the address with the ZIP code and
//           with the city, the whole name, and the squares of four grids, each shifted by half a square against the others: two points within
//           kNearMeters share one of them.
// Order     By first, then second; each pair once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "src/interop/compared_sites.h"
#include "src/interop/duplicate_score.h"

namespace kith {

struct ProposedPair {
  std::uint32_t first = 0, second = 0;  // positions in the sites, ascending
  std::int32_t points = 0;
};

struct ProposedPairs {
  std::vector<ProposedPair> pairs;
  std::vector<std::string> limits;
};

ProposedPairs ProposePairs(const std::vector<ComparedSite>& sites, std::size_t block_max);
// Within the first source, or between it and another.
bool IsAskedAbout(const ComparedSite& a, const ComparedSite& b);

}  // namespace kith
