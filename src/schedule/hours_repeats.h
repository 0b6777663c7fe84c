// Repeats as calendars of web sites print them: "Repeats every 2 weeks every Saturday 24 times except Sat Jul 30 2016. Saturday, July 2, 2016 -
// 9:00am to 11:00am".
//
// Model     A rule, how often or until when, exceptions, further dates, and the first occurrence with its times; often all occurrences are listed. The
//           number of times does not count exceptions. What is listed must be what the rule gives: where it is not, nothing of it is certain. Where the
//           listed times differ, every occurrence is a row of its own.
// Errors    False, and the cursor says why.
#pragma once

#include <string>
#include <vector>

#include "kith/catalog/records.h"
#include "src/schedule/hours_cursor.h"
#include "src/schedule/hours_times.h"

namespace kith {

// The cursor stands on "repeats".
bool ReadRepeats(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed,
                 std::vector<Schedule>& rows);

}  // namespace kith
