// MomentWorth: what offers, and blocks of them, may be worth at most at one moment, whoever asks: of all parts but proximity and fit.
//
//   worth.Begin(ceilings, query);
//   worth.Of(node), worth.Of(offer).points ...
//
// Model     What Ceilings says of them, which is the same for all who ask within a minute and read live counts, or none: it is reckoned once.
// Threads   Of one thread. Points at the ceilings until the next Begin. Allocates nothing after its constructor.
// Cost      O(1), after the first time in a minute a look. 16 bytes an offer, 8 a node.
#pragma once

#include <cstdint>
#include <vector>

#include "src/match/ceilings.h"
#include "src/match/query.h"

namespace kith {

class MomentWorth {
 public:
  struct OfOffer {
    std::uint32_t moment = 0;
    std::int32_t room_q16 = 0, freshness_q16 = 0;
    std::int32_t points = 0;  // of these and of eligibility
  };

  explicit MomentWorth(const NeedIndex& needs);

  void Begin(const Ceilings& ceilings, const Query& query);

  std::int32_t Of(const NeedNode& node) {
    OfNode& known = nodes_[node.number];
    if (known.moment != moment_) known = {moment_, ceilings_->Standing(node.worth)};
    return known.points;
  }
  const OfOffer& Of(ServiceAtLocationId offer) {
    OfOffer& known = offers_[offer.index()];
    if (known.moment != moment_) known = Reckon(offer);
    return known;
  }

 private:
  struct OfNode {
    std::uint32_t moment = 0;
    std::int32_t points = 0;
  };
  OfOffer Reckon(ServiceAtLocationId offer) const;

  const NeedIndex* needs_;
  const Ceilings* ceilings_ = nullptr;
  std::uint32_t moment_ = 0;  // the number of this one; what bears another is of an earlier one
  Instant minute_;
  Date day_;
  bool live_ = false;
  std::vector<OfNode> nodes_;    // by number
  std::vector<OfOffer> offers_;  // by offer
};

}  // namespace kith
