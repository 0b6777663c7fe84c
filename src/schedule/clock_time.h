// Times of day, days and dates as people type them: "9:00am" to "5:00 p.m.", "830am", "12n", "08:00" to "17:00"; "Monday", "Thur", 4;
// "12/24/2015", "January 01, 0001".
//
// Model     A time with a.m. or p.m. is certain, and so is one of 24 hours that can be nothing else ("14:00"). Of the rest, a time is taken where
//           only one reading opens before it closes on the same day ("9:00am" to "5:00"); where both do ("6:00" to "8:00pm") it is not guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kith/base/time.h"

namespace kith {

inline constexpr std::int32_t kNoonMinute = 12 * 60;
inline constexpr std::int32_t kMidnightMinute = 24 * 60;

struct ClockTime {
  std::int32_t minute = 0;  // of an unmarked time, as of 24 hours
  bool marked = false;      // with a.m. or p.m., or a word
  bool padded = false;      // "09:00" or "900": of 24 hours, as far as one can tell
  bool midnight = false;    // the word
};

// Out of its parts: "9", "30", p.m.; "0930" stands in `hours` alone. Nothing where there is no such time.
std::optional<ClockTime> MakeClockTime(std::string_view hours, std::string_view minutes, std::optional<bool> pm);

// Why two times with am or pm are not certain; "" where they are. From the afternoon to the morning or to midnight is overnight; other times that close
// before they open are slips as often as not, and "12 am" is often written for noon.
std::string_view DoubtAboutMarked(const ClockTime& opens, const ClockTime& closes);

struct ClockHours {
  std::int32_t opens = 0;   // minutes since midnight
  std::int32_t closes = 0;  // at or before `opens`: on the next day; 1440: midnight
  std::string assumed;      // what had to be assumed, a sentence's end: "\"5:00\" is taken as 17:00"; usually empty
};

// Nothing, and a reason in `why_not`, where these are no two times, or not certain ones. Both texts hold something.
std::optional<ClockHours> ParseClockHours(std::string_view opens, std::string_view closes, std::string& why_not);

// Hours as columns of digits have them: "900", "0930", "0", "9:00", "17:30:00", "9am". Nothing where it is no time.
std::optional<ClockTime> ParseColumnTime(std::string_view cell);

// "24 hours", "24/7", "24 hours a day, 7 days a week", and nothing more.
bool SaysAroundTheClock(std::string_view text);

// "MO" ... "SU" for a day's name, its abbreviation of two letters and more, or its number: 1 is Monday, 7 (and 0) Sunday. "" for others.
std::string_view ParseWeekday(std::string_view text);

struct LooseDate {
  Date date;
  bool every_year =
      false;  // no year was stated, or the year 1, which some exports write instead; the year of `date` is then 2000
};
// "2015-12-24", "12/24/2015", "12/24/15", "December 24, 2015", "Dec 24", "24 December 2015". A year of two digits is one of 2000 to 2049.
std::optional<LooseDate> ParseLooseDate(std::string_view text);

}  // namespace kith
