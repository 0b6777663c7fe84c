// What NeedIndex keeps of each offer: that which does not depend on who asks, nor when.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "src/match/need_index.h"

namespace kith {

// All but `worth.needs_met_there`. `language_bit` is NeedIndex::LanguageBit.
OfferTraits TraitsOf(const Catalog& catalog, const RuleBook& rules, ServiceAtLocationId offer,
                     const std::function<std::uint64_t(std::string_view)>& language_bit);

// Neither opened nor closed on any day.
bool IsAlwaysListed(const OfferTraits& traits);

}  // namespace kith
