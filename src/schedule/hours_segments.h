// The parts of a text of hours: days with their times, in either order, one after the other.
//
// Model     "Mon. - Fri. 9 AM - 1 PM & Sat. 9 - 12 PM", or "9:00am-5:00pm, Mon-Fri;\n9:00am-1:00pm, Sat": what the text begins with says which comes
//           first in every part. A season before or behind a single part is that part's.
//           "By appointment" is of the part that it stands beside, "Mon 9-5; Fri 9-5 by appointment"; on a line of its own, of all of them.
// Errors    False, and the cursor says why. A weekday that follows a numbered one after "&" is refused: in "1st & 3rd Sat. 12 - 1 PM & Wed. 5 - 6 PM" the
//           Wednesdays may be all or the first and third.
#pragma once

#include <string>
#include <vector>

#include "src/schedule/hours_days.h"
#include "src/schedule/hours_times.h"

namespace kith {

struct HoursSegment {
  HoursDays days;
  HoursTimes times;
  bool by_appointment = false;  // the text says so of this part, beside its times
};

struct HoursSegments {
  std::vector<HoursSegment> segments = {};
  // "By appointment" stands between several parts: of which is not known.
  bool appointment_in_doubt = false;
};

bool ReadHoursSegments(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed,
                       HoursSegments& read);

}  // namespace kith
