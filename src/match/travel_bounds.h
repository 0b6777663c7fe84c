// TravelBounds: how long the way to any of some sites takes at least. By a straight line today; where roads are known, by what they say.
//
// Model     Of every site with a point that is not confidential and stands below the node, or is the offer's: `minutes` of its Travel, and the shortest that it
//           may be, are no less.
// Errors    None. Cost: O(1) for each node, offer or block.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "kith/geo/outline.h"
#include "src/match/need_index.h"
#include "src/match/query.h"
#include "src/travel/chord_minutes.h"

namespace kith {

struct TravelBound {
  bool known = false;  // false: it is not known where the household stays, and travel to none of them is known
  std::int32_t minutes = 0;
  std::int32_t least_minutes = 0;  // where travel is an interval: of its lower end
};

using BlockMinutes = std::array<std::int32_t, kBlockSites>;

class TravelBounds {
 public:
  TravelBounds() = default;
  TravelBounds(const TravelBounds&) = delete;
  TravelBounds& operator=(const TravelBounds&) = delete;
  virtual ~TravelBounds() = default;
  virtual TravelBound To(const NeedNode& node) const = 0;
  virtual TravelBound To(const OfferTraits& offer) const = 0;
  // Whether what is said of an offer is its travel itself, and costs next to nothing.
  virtual bool is_exact() const = 0;
  // Where that is so: bits of the block's sites to which the way takes no more than so many minutes.
  virtual std::uint32_t Near(const SiteBlock& sites, std::int32_t minutes) const = 0;
  // And those of each site, where `wanted` has its bit.
  virtual void MinutesTo(const SiteBlock& sites, std::uint32_t wanted, BlockMinutes& minutes) const = 0;
};

class StraightLineBounds final : public TravelBounds {
 public:
  explicit StraightLineBounds(const TravelAssumptions& assumptions) : assumptions_(&assumptions) {}
  // Points at what it is given, until the next call.
  void Begin(const MatchIndex& index, const Query& query);
  TravelBound To(const NeedNode& node) const override;
  TravelBound To(const OfferTraits& offer) const override;
  bool is_exact() const override { return origin_ == Origin::kPoint; }
  std::uint32_t Near(const SiteBlock& sites, std::int32_t minutes) const override;
  void MinutesTo(const SiteBlock& sites, std::uint32_t wanted, BlockMinutes& minutes) const override;

 private:
  enum class Origin : std::uint8_t { kUnknown, kPoint, kArea };
  TravelBound FromPoint(double squared_chord) const;
  TravelBound FromArea(const Box& sites) const;
  std::int32_t Minutes(double meters) const;

  const TravelAssumptions* assumptions_;
  TravelMode mode_ = TravelMode::kTransit;
  Origin origin_ = Origin::kUnknown;
  geo_internal::Vector3 home_;                          // kPoint
  const ChordMinutes* minutes_ = nullptr;               // kPoint: of its mode
  std::array<std::optional<ChordMinutes>, 4> by_mode_;  // those that were asked for
  Box home_box_;                                        // kArea
  std::array<Box, 4> ends_{};                           // of an area: its vertices farthest south, west, north and east
};

}  // namespace kith
