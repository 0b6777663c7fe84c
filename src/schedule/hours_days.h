// Days in a text of hours: "Mon. - Fri.", "2nd & 4th Tue.", "1st day of the month", "7/1, 7/20", "April through December".
//
// Model     A number of the month holds for all weekdays that follow it in its list: "1st & 3rd Fri. & Sat." are four days. A weekday beside dates
//           says which weekday they are, and must be right.
//           Two weeks ("every other Saturday") need a first day: "starting 1/3/2026". "Third Saturday of January, April" is of these months each year.
// Errors    False, and the cursor says why: weekdays without a joint ("Mon Fri" may have lost a dash), "every 3rd Saturday" without "of the month",
//           two weeks without a first day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/schedule/hours_cursor.h"
#include "src/schedule/recurrence.h"

namespace kith {

struct HoursDate {
  std::int32_t year = 0;  // 0: not stated
  std::int32_t month = 0;
  std::int32_t day = 0;
  std::int32_t weekday = -1;  // as the text says; -1: it does not
  std::string text = {};
};

// Both ends included. Months alone have no day and no year.
struct HoursSeason {
  HoursDate from, to;
};

struct HoursDays {
  std::int32_t weekdays = 0;              // bits; each week
  std::vector<NthWeekday> numbered = {};  // of the month
  std::vector<std::int32_t> month_days = {};
  std::vector<HoursDate> dates = {};
  std::optional<HoursSeason> season = {};
  bool all_year = false;                  // "year round"
  std::vector<std::int32_t> months = {};  // of numbered weekdays, "third Saturday of January, April"; none: all
  // Every two weeks: of which, `start` says; what to say where there is none.
  bool biweekly = false;
  std::string which_weeks = {};
  std::optional<HoursDate> start = {};  // "starting 1/3/2026"; without a day, that month's first
  std::vector<HoursDate> except = {};

  bool HasDays() const { return weekdays != 0 || !numbered.empty() || !month_days.empty() || !dates.empty(); }
};

bool BeginsDays(const HoursCursor& cursor);
// At least one element, from where `cursor` stands.
bool ReadDays(HoursCursor& cursor, HoursDays& days);
// "starting Jan 3, 2026", "except 12/25/2026": what stands behind days, or behind their times. Takes none or several of them.
bool ReadBounds(HoursCursor& cursor, HoursDays& days);

}  // namespace kith
