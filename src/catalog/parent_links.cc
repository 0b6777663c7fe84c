#include "src/catalog/parent_links.h"

#include <algorithm>

#include "src/catalog/key_lookup.h"

namespace kith {

std::vector<std::uint32_t> RingCuts(const std::vector<std::uint32_t>& parents) {
  std::vector<std::uint32_t> cuts;
  std::vector<std::uint32_t> seen_from(parents.size(), kNoRow);  // the walk on which a record was first met
  for (std::uint32_t start = 0; start < parents.size(); ++start) {
    std::uint32_t at = start;
    for (; at != kNoRow && seen_from[at] == kNoRow; at = parents[at]) seen_from[at] = start;
    if (at == kNoRow || seen_from[at] != start) continue;
    std::uint32_t smallest = at;  // `at` is on a ring that this walk has closed
    for (std::uint32_t next = parents[at]; next != at; next = parents[next]) smallest = std::min(smallest, next);
    cuts.push_back(smallest);
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

std::vector<std::uint32_t> DepthCuts(const std::vector<std::uint32_t>& parents, std::uint32_t max_depth) {
  std::vector<std::uint32_t> cuts;
  std::vector<std::uint32_t> depths(parents.size(), kNoRow);
  std::vector<std::uint32_t> path;
  for (std::uint32_t start = 0; start < parents.size(); ++start) {
    for (std::uint32_t at = start; at != kNoRow && depths[at] == kNoRow; at = parents[at]) path.push_back(at);
    for (; !path.empty(); path.pop_back()) {
      const std::uint32_t at = path.back();
      depths[at] = parents[at] == kNoRow ? 0 : depths[parents[at]] + 1;
      if (depths[at] < max_depth) continue;
      depths[at] = 0;
      cuts.push_back(at);
    }
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

}  // namespace kith
