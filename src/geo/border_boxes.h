// How far a point is from the border of a polygon, without a look at most of its edges.
//
// Method    Boxes about each 32 edges, and about each 32 of these. No point in a box is nearer than a chord that takes the gaps of latitude and of longitude and the
//           smallest circle of latitude; boxes that cannot hold an edge nearer than the nearest so far are passed over.
#pragma once

#include <cstdint>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/geo/outline.h"
#include "src/geo/catchment_parts.h"

namespace kith::geo_internal {

class BorderBoxes {
 public:
  explicit BorderBoxes(const CatchmentParts& parts);

  // The least of `meters` and the distances from `p` to the edges of the part, each as DistanceRangeMeters takes it.
  double Nearest(const CatchmentParts& parts, std::uint32_t part, LatLng p, double meters) const;
  std::uint64_t bytes() const;

 private:
  struct Seeker;
  std::vector<Box> boxes_, wide_boxes_;
  std::vector<std::uint32_t> first_, first_wide_;  // by part, and the end
};

}  // namespace kith::geo_internal
