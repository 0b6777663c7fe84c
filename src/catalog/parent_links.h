// Records of which each points to at most one other of its table: terms to their parents, locations to where they moved.
#pragma once

#include <cstdint>
#include <vector>

namespace kith {

// `parents[i]` is a position or kNoRow. Returns the positions whose link must be cut so that no link leads back to where it began:
// of each ring the smallest position. Ascending. O(n).
std::vector<std::uint32_t> RingCuts(const std::vector<std::uint32_t>& parents);

// The positions at whose link to cut so that no record has `max_depth` or more above it: those at that depth, counted anew below a cut.
// There is no ring. Ascending. O(n).
std::vector<std::uint32_t> DepthCuts(const std::vector<std::uint32_t>& parents, std::uint32_t max_depth);

}  // namespace kith
