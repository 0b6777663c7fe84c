// How long a household has to wait until an offer can help it: refills, openings, and the way there.
#pragma once

#include <cstdint>
#include <string>

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

// Full for now, with places coming back in time for the need: today, within a week, or ever.
bool RefillsInTime(const Query& query, const Availability& room, const TimeZone& zone);

struct Wait {
  std::int32_t q16 = 0;  // 65536: none
  std::string text;      // "open now", "opens Wed 09:00", "places come back today 17:00", "hours unknown"
};

// Of needs of today and of this week: until the household, having travelled, finds it open, and with places where it is full for now.
Wait WaitFor(const MatchIndex& index, const Query& query, const RankedOffer& offer);

// Open now, and closed by the time the household is there.
bool ClosesBeforeArrival(const MatchIndex& index, const Query& query, const RankedOffer& offer);

}  // namespace kith
