// The days on which a recurrence falls, and times of day, in the words of a language.
#pragma once

#include <cstdint>

#include "kith/base/messages.h"
#include "src/schedule/recurrence.h"

namespace kith {

Phrase SayWeekday(const Messages& messages, std::int32_t weekday);  // "Mon"; 0 is Monday
Phrase SayClock(const Messages& messages, std::int32_t minute_of_day);
Phrase SayWeekdays(const Messages& messages, std::uint8_t mask);  // "Mon-Wed, Fri"

// As hours are headed: "Mon-Fri", "every 2 weeks on Tue", "1st and 3rd Sat", "15th of the month", "daily".
Phrase SayDays(const Messages& messages, const RecurrenceRule& rule);

// As a sentence takes them up: "daily", "every Mon", "on the 1st Mon of the month".
Phrase SayRecurringDays(const Messages& messages, const RecurrenceRule& rule);

}  // namespace kith
