// Opening hours in the words of a language: "Mon-Fri 09:00-17:00, Sat 10:00-14:00", "3rd Sat 09:00-12:00", "every 2 weeks on Tue 13:00-15:00".
#pragma once

#include <span>

#include "kith/base/messages.h"
#include "src/schedule/schedule_row.h"

namespace kith {

// Where hours have more different lines than this, the rest is counted only.
inline constexpr std::size_t kMaxSummaryLines = 8;

// The rows that have days and times; "" where none has. The order of the rows does not matter for weekly ones.
Phrase SayHours(const Messages& messages, std::span<const ScheduleRow> rows);

}  // namespace kith
