// ReadHoursText: opening hours that people wrote as prose, as rows of schedules.csv. Read wholly, or not at all.
//
//   HoursReading reading = ReadHoursText("2nd & 4th Tue. 9:00 AM - 12:00 PM", {});
//   reading.outcome;   // HoursOutcome::kHours
//   reading.rows;      // FREQ=MONTHLY, BYDAY=2TU,4TU, 09:00-12:00
//   ReadHoursText("9:00am, Mon and Wed", {}).why_not;   // "\"9:00am\" has no end": hours unknown
//
// Model     A text is hours only where every word of it was understood and nothing in it can be meant in two ways; docs/hours.md has the grammar and
//           the rules for what is left out (am or pm, the year, the dash). What was repaired on the way stands in `assumed`. Otherwise the text is
//           kept: it becomes a row of prose, which makes the hours unknown. Where some days are certain and the hours of others are stated to be
//           by appointment, the outcome is kPartly: the certain rows, and the prose, so that all other time is unknown.
//           What is stated to be closed becomes an exception only where it could be taken as open (dates, weekdays of other openings, a place that
//           is closed always): a day that no row opens is closed anyway. Where a text that was read wholly says "by appointment" beside an
//           opening, `notes` of that opening are kByAppointmentNote; on a line of its own it is said of all. Where it stands between several
//           openings ("Mon 9-5, Fri 9-5, by appointment"), it may be of one or of all: `notes` are the text.
// Rows      Without keys and owner: the caller sets them. One for each recurrence and pair of times: weekly (BYDAY), numbered weekdays and days
//           of the month (MONTHLY), a date (dtstart alone), seasons of a year (dtstart and until), seasons of every year (YEARLY, BYDAY, BYYEARDAY).
// Order     Rows as the text has them; exceptions last.
// Language  English, and Spanish weekdays, months and joining words. Dates are month first, as in the United States.
// Errors    None: what is not understood is an outcome. A text of more than kMaxHoursText bytes, or one that makes more than kMaxHoursRows rows,
//           is unknown.
// Threads   Pure functions.   Cost  O(text).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/truth.h"
#include "kith/catalog/records.h"

namespace kith {

inline constexpr std::size_t kMaxHoursText = 8000;  // bytes
inline constexpr std::size_t kMaxHoursRows = 400;
inline constexpr std::string_view kByAppointmentNote = "By appointment";

struct HoursTextOptions {
  // Of dates that are written without one. Where it is not known such a date cannot be read.
  std::optional<std::int32_t> year = {};
  // May places of this source stay open past midnight? It decides on times without am or pm that close before they open: "600" to "100" is until
  // one at night where it is true, until one in the afternoon where it is false, and unknown where that is not known.
  Truth past_midnight = Truth::kUnknown;
};

enum class HoursOutcome : std::uint8_t {
  kHours,    // all of it was read, and opens at some time
  kClosed,   // all of it was read, and says only when it is closed
  kPartly,   // some days are certain, of others the text says that their hours are not fixed
  kUnknown,  // not read: `rows` is the text alone
  kEmpty,    // there is no text
};

struct HoursReading {
  HoursOutcome outcome = HoursOutcome::kEmpty;
  std::vector<Schedule> rows = {};
  bool by_appointment = false;
  std::vector<std::string> assumed = {};  // what was repaired: "\"Thus\" is taken as Thursday"
  std::string why_not = {};               // what was not understood; empty for kHours, kClosed and kEmpty
};

HoursReading ReadHoursText(std::string_view text, const HoursTextOptions& options);

// Hours in columns. `days` is a day or a list of days as in a text: "Fri", "Sat3rd", "SatLast", "Friday, Sunday", "1st day of the month".
struct HoursColumns {
  std::string_view days;
  std::string_view week_of_month = {};  // "" and "0": every week; "1" to "5"; "-1": the last
  std::string_view opens = {};          // "900", "0900", "09:00:00", "9am"; "0" to "0" is all day
  std::string_view closes = {};
  std::string_view season = {};  // "April through December", "6/12/17 - 8/4/17", "Year Round"; empty: always
};

// A row without times is kClosed, and makes no row. One without days is unknown.
HoursReading ReadHoursColumns(const HoursColumns& columns, const HoursTextOptions& options);

}  // namespace kith
