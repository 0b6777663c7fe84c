// The words of a text of hours: what each means alone. The grammar (hours_days.h, hours_times.h, hours_segments.h) says what they mean together.
//
// Model     Case, accents and periods mean nothing, except that "SatLast" and "MWF" are told apart by their capitals. A time with minutes or
//           am/pm is one token, so is a date of numbers. Dashes that lost their encoding on the way ("9amGÇô5pm") are dashes. Words of six letters
//           and more may be off by one letter from a weekday or month, where they are from one only.
// Errors    What is no word of hours is a token of its own, kUnknown: the grammar has no place for it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/schedule/clock_time.h"

namespace kith {

enum class HoursWord : std::uint8_t {
  kEnd,
  kUnknown,
  // digits
  kTime,     // 9:00, 9am, noon
  kNumber,   // 9
  kOrdinal,  // 1st, second, last (-1)
  kDate,     // 7/4, 7/4/17, 2017-07-04
  kAlways,   // 24/7
  // days
  kWeekday,
  kWeekdays,  // several: Mon to Fri, Sat and Sun, MWF, daily
  kMonth,
  kDay,
  kWeek,
  kMonthUnit,
  kYear,
  kEvery,
  kBiweekly,
  kOther,
  // joints
  kDash,
  kComma,
  kAnd,
  kSlash,
  kBreak,
  kColon,
  kOpenParen,
  kCloseParen,
  kFiller,  // of, the, on, from
  kA,       // "9 a 5", "24 hours a day"
  // the rest
  kHours,
  kOpen,
  kClosed,
  kBy,
  kAppointment,
  kOnly,
  kRound,
  kExcept,
  kRepeats,
  kTimes,
  kAlso,
  kIncludes,
  kStarting,
};

struct HoursToken {
  HoursWord word = HoursWord::kEnd;
  std::string_view text = {};  // as written
  bool glued = false;          // follows the one before without a blank
  std::int32_t number =
      0;                  // of kNumber, kOrdinal; kMonth from 1; kWeekday from 0, Monday; the days of kWeekdays as bits
  ClockTime time = {};    // of kTime
  std::int32_t year = 0;  // of kDate; 0: not stated
  std::int32_t month = 0;
  std::int32_t day = 0;
};

// Ends with kEnd. `assumed` takes what was repaired, a sentence's end each.
std::vector<HoursToken> ReadHoursTokens(std::string_view text, std::vector<std::string>& assumed);

}  // namespace kith
