// Rows of schedules.csv out of the parts of a text of hours.
//
// Errors    False, and why: a date without a year where none is given, a date on another weekday than the text says, a day that would have two openings
//           at once, more than kMaxHoursRows rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/catalog/records.h"
#include "kith/schedule/hours_text.h"
#include "src/schedule/hours_segments.h"

namespace kith {

bool MakeHoursRows(const std::vector<HoursSegment>& segments, std::optional<std::int32_t> year,
                   std::vector<Schedule>& rows, std::string& why_not);

// Rows of every month, or week, in these months of every year only. FREQ=MONTHLY has no place for that: they become YEARLY rows.
void LimitToMonths(const std::vector<std::int32_t>& months, std::vector<Schedule>& rows);

// `reading` as unknown: a row of prose alone, and why.
HoursReading UnknownHours(HoursReading reading, std::string_view text, std::string why_not);

std::string_view WeekdayCode(std::int32_t weekday);  // "MO" for 0

}  // namespace kith
