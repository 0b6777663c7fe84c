#include "src/match/moment_worth.h"

#include <algorithm>
#include <limits>

namespace kith {

MomentWorth::MomentWorth(const NeedIndex& needs) : needs_(&needs), nodes_(needs.nodes()), offers_(needs.offers()) {}

void MomentWorth::Begin(const Ceilings& ceilings, const Query& query) {
  ceilings_ = &ceilings;
  const Instant minute = MinuteOf(query.as_of);
  const bool live = query.live != nullptr;
  if (moment_ != 0 && minute == minute_ && query.day == day_ && live == live_) return;
  minute_ = minute;
  day_ = query.day;
  live_ = live;
  if (moment_++ != std::numeric_limits<std::uint32_t>::max()) return;
  std::ranges::fill(nodes_, OfNode{});
  std::ranges::fill(offers_, OfOffer{});
  moment_ = 1;
}

MomentWorth::OfOffer MomentWorth::Reckon(ServiceAtLocationId offer) const {
  const Worth& worth = needs_->traits(offer).worth;
  return {moment_, ceilings_->Room(worth), ceilings_->Freshness(worth), ceilings_->Standing(worth)};
}

}  // namespace kith
