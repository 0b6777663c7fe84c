// Opening hours and recurrences in words: "Mon-Fri 09:00-17:00, Sat 10:00-14:00", "3rd Sat 09:00-12:00", "every 2 weeks on Tue 13:00-15:00".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "src/schedule/recurrence.h"
#include "src/schedule/schedule_row.h"

namespace kith {

// Where hours have more different lines than this, the rest is counted only.
inline constexpr std::size_t kMaxSummaryLines = 8;

// "Mon-Fri", "every 2 weeks on Tue", "1st and 3rd Sat", "15th of the month", "daily".
std::string DaysInWords(const RecurrenceRule& rule);

// The rows that have days and times; "" where none has. The order of the rows does not matter for weekly ones.
std::string HoursInWords(std::span<const ScheduleRow> rows);

// "1st", "22nd", "last", "2nd to last".
std::string Ordinal(std::int32_t number);

// "a", "a and b", "a, b and c".
std::string JoinWithAnd(const std::vector<std::string>& parts);

}  // namespace kith
