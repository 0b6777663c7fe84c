// Opening hours as a person reads them beside an offer.
#pragma once

#include <cstdint>
#include <string>

#include "kith/base/messages.h"
#include "kith/match/ranking.h"

namespace kith {

// "open until 17:00", "opens Wed 09:00", "opens Wed 09:00, by appointment",
// "opens Sat 2026-12-05 09:00", "open day and night", "hours unknown", "closed for the next 14 days".
std::string BriefHours(const Messages& messages, const OpeningHours& opening, const Hours& hours, Instant as_of,
                       const TimeZone& zone, std::int32_t horizon_days);

// What of `window` is open: "open today 16:30-20:00", "closed then for Thanksgiving Day".
std::string HoursInWindow(const Messages& messages, const OpeningHours& opening, Truth open_in_window,
                          const TimeWindow& window, Instant as_of, const TimeZone& zone);
// "today 17:00", "Wed 09:00", "Sat 2026-12-05 09:00", seen from `as_of`.
Phrase BriefMoment(const Messages& messages, Instant when, Instant as_of, const TimeZone& zone);

}  // namespace kith
