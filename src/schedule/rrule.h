// RRULE text of RFC 5545, read by libical: days and times of day.
//
// Model     FREQ=DAILY, WEEKLY, MONTHLY or YEARLY with any BY part but BYSETPOS and a BYSECOND other than 0. There is no DTSTART: what would need one (an
//           INTERVAL above 1, a COUNT) cannot be read. Without BYHOUR the time is midnight.
// Threads   libical's parser keeps its error in a variable of the thread; nothing here changes its global settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kith/base/time.h"
#include "src/schedule/recurrence.h"

namespace kith {

inline constexpr std::size_t kMaxRRuleLength = 1000;

struct TimedRecurrence {
  Recurrence days;
  std::vector<std::int32_t> minutes;  // of the day, ascending
  std::optional<LocalTime> until;     // UNTIL with a time, in local time ...
  std::optional<Instant> until_utc;   // ... or in UTC; inclusive
};

std::optional<TimedRecurrence> ReadRRule(std::string_view text);

}  // namespace kith
