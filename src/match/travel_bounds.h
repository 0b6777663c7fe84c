// TravelBounds: how long the way to any of some sites takes at least. By a straight line today; where roads are known, by what they say.
//
// Model     Of every site with a point that is not confidential and lies in the box: `minutes` of its Travel, and the shortest that it may be, are no less.
// Errors    None. Cost: O(1) for each box.
#pragma once

#include <array>
#include <cstdint>

#include "kith/geo/outline.h"
#include "src/match/query.h"

namespace kith {

struct TravelBound {
  bool known = false;  // false: it is not known where the household stays, and travel to none of them is known
  std::int32_t minutes = 0;
  std::int32_t least_minutes = 0;  // where travel is an interval: of its lower end
};

class TravelBounds {
 public:
  TravelBounds() = default;
  TravelBounds(const TravelBounds&) = delete;
  TravelBounds& operator=(const TravelBounds&) = delete;
  virtual ~TravelBounds() = default;
  virtual TravelBound To(const Box& sites) const = 0;
};

class StraightLineBounds final : public TravelBounds {
 public:
  // Points at what it is given, until the next call.
  void Begin(const MatchIndex& index, const Query& query);
  TravelBound To(const Box& sites) const override;

 private:
  std::int32_t Minutes(double meters) const;

  const TravelAssumptions* assumptions_ = nullptr;
  TravelMode mode_ = TravelMode::kTransit;
  bool known_ = false;
  bool by_area_ = false;
  Box home_;
  std::array<Box, 4> ends_{};  // of an area: its vertices farthest south, west, north and east
};

}  // namespace kith
