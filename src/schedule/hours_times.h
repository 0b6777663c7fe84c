// Times in a text of hours: "9:00 AM - 12:00 PM & 1:15 - 3:30 PM", "24 hours", "closed", "by appointment".
//
// Model     What is left out of a pair of times is filled in only where one reading is left; docs/hours.md, "Times", has the rules and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/truth.h"
#include "src/schedule/hours_cursor.h"
#include "src/schedule/schedule_row.h"

namespace kith {

struct ClockHabits {
  bool of_24_hours = false;  // the text writes 13:00 somewhere, and nowhere am or pm
  Truth past_midnight = Truth::kUnknown;
};

// opens < closes <= 2880. Nothing, and why, where there is more than one reading or none.
std::optional<OpeningTimes> ResolveTimes(const ClockTime& opens, const ClockTime& closes, const ClockHabits& habits,
                                         std::string& why_not);

enum class HoursState : std::uint8_t { kOpen, kClosed, kByAppointment };

struct HoursTimes {
  HoursState state = HoursState::kOpen;
  std::vector<OpeningTimes> times = {};
};

bool BeginsTimes(const HoursCursor& cursor);
bool ReadTimes(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed, HoursTimes& times);

// "by appointment only", also in parentheses.
bool AcceptAppointment(HoursCursor& cursor);

}  // namespace kith
