// How two outlines lie to each other, in the two ways of which Relate (outline.h) is made: by a sweep over all edges, which always knows; and by a few points, in
// a small part of the time, where these tell. What points say is what the sweep says of outlines that Validate accepts, or better: they never take for kOverlaps
// what lies inside (outline.h).
#pragma once

#include <optional>

#include "kith/geo/outline.h"

namespace kith::geo_internal {

OutlineRelation RelateBySweep(const Outline& a, const Outline& b);

// `box_a` and `box_b` are theirs and intersect.
//   Where no edge of the one comes into the box of the other, that one lies in a single face: any of its vertices tells.
//   Inner points of `a` of which one lies inside of `b` and another one outside make an overlap.
// Faces are told by how often rings wind around them, as the sweep does. Cost: O(vertices) for each of at most 25 points.
std::optional<OutlineRelation> RelateByPoints(const Outline& a, const Box& box_a, const Outline& b, const Box& box_b);

}  // namespace kith::geo_internal
