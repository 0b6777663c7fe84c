// Whom an offer suits, as text: a list for those who call.
//
// Privacy   Of a household its name, its need and the reasons stand there, and nothing else; of the offer what kith::ViewOf gives.
#pragma once

#include <span>
#include <string>

#include "examples/kith/layout.h"
#include "kith/match/reach.h"

namespace kith_program {

// `described`: of each of `reached.clients`, in their order, what kith::DescribeReached gives.
std::string ReachText(const kith::Matcher& matcher, kith::ServiceAtLocationId offer, kith::Instant as_of,
                      const kith::Reached& reached, std::span<const kith::Ranking> described,
                      const TextOptions& options);

}  // namespace kith_program
