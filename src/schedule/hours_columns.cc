// Hours in columns: a day, its times, and the week of the month and the season where there are such columns.
//
// Model     Columns are of 24 hours where they do not say am or pm: "9:00" to "11:00" is the morning. Only hours without minutes ("9" to "5") are read
//           as people speak.
#include <array>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/schedule/hours_text.h"
#include "src/schedule/hours_rows.h"
#include "src/schedule/hours_segments.h"

namespace kith {
namespace {

std::string AsProse(const HoursColumns& columns) {
  const std::array<std::string_view, 4> cells = {columns.season, columns.week_of_month, columns.days, columns.opens};
  std::string prose;
  for (const std::string_view cell : cells) {
    if (!Trim(cell).empty()) prose += (prose.empty() ? "" : " ") + std::string(Trim(cell));
  }
  return prose + " - " + std::string(Trim(columns.closes));
}

class ColumnsReader {
 public:
  ColumnsReader(const HoursColumns& columns, const HoursTextOptions& options, HoursReading& reading)
      : columns_(columns), options_(options), reading_(reading) {}

  bool Read(HoursSegment& segment) {
    return ReadDaysColumn(segment.days) && ReadWeek(segment.days) && ReadSeason(segment.days) &&
           ReadTimes(segment.times);
  }
  const std::string& why_not() const { return why_not_; }

 private:
  bool Fail(std::string why) {
    why_not_ = std::move(why);
    return false;
  }

  bool ReadWhole(std::string_view cell, HoursDays& days) {
    if (cell.size() > kMaxHoursText) return Fail("is longer than " + std::to_string(kMaxHoursText) + " bytes");
    const std::vector<HoursToken> tokens = ReadHoursTokens(cell, reading_.assumed);
    HoursCursor cursor(tokens);
    cursor.AcceptAll(HoursWord::kFiller);
    if (!BeginsDays(cursor)) return Fail(Quoted(cell) + " names no day");
    if (!ReadDays(cursor, days)) return Fail(cursor.why());
    return cursor.AtEnd() || Fail(Quoted(cursor.Peek().text) + " is not understood here");
  }

  bool ReadDaysColumn(HoursDays& days) {
    if (!ReadWhole(Trim(columns_.days), days)) return false;
    return days.HasDays() || Fail(Quoted(columns_.days) + " names no day");
  }

  bool ReadWeek(HoursDays& days) {
    const std::string_view cell = Trim(columns_.week_of_month);
    if (cell.empty()) return true;
    const absl::StatusOr<long long> week = ParseInteger(cell);
    if (!week.ok() || *week < -1 || *week > 5)
      return Fail(Quoted(cell) + " is no week of a month: expected 0 to 5, or -1 for the last");
    if (*week == 0) return true;
    if (days.weekdays == 0 || !days.numbered.empty() || !days.month_days.empty() || !days.dates.empty())
      return Fail("a week of the month beside " + Quoted(columns_.days));
    for (std::int32_t day = 0; day < 7; ++day) {
      if ((days.weekdays >> day & 1) != 0)
        days.numbered.push_back({.weekday = day, .nth = static_cast<std::int32_t>(*week)});
    }
    days.weekdays = 0;
    return true;
  }

  bool ReadSeason(HoursDays& days) {
    const std::string_view cell = Trim(columns_.season);
    if (cell.empty()) return true;
    HoursDays season;
    if (!ReadWhole(cell, season)) return false;
    if (season.HasDays() || (!season.season && !season.all_year)) return Fail(Quoted(cell) + " is no season");
    if (season.season && days.season) return Fail("two seasons");
    if (season.season) days.season = season.season;
    return true;
  }

  bool ReadTimes(HoursTimes& times) {
    const std::optional<ClockTime> opens = ParseColumnTime(columns_.opens), closes = ParseColumnTime(columns_.closes);
    if (!opens || !closes)
      return Fail(Quoted(Trim(opens ? columns_.closes : columns_.opens)) +
                  " is not a time of day such as 900, 9:00am or 17:00");
    const bool plain = !opens->marked && !closes->marked;
    if (plain && opens->minute == 0 && closes->minute == 0) {
      times.times.push_back({0, kMidnightMinute});
      reading_.assumed.push_back(Quoted(Trim(columns_.opens)) + " to " + Quoted(Trim(columns_.closes)) +
                                 " is taken as all day");
      return true;
    }
    const bool spoken = Trim(columns_.opens).size() <= 2 && Trim(columns_.closes).size() <= 2;
    const ClockHabits habits{.of_24_hours = !spoken, .past_midnight = options_.past_midnight};
    std::string why_not;
    const std::optional<OpeningTimes> resolved = ResolveTimes(*opens, *closes, habits, why_not);
    const std::string range = Quoted(Trim(columns_.opens)) + " to " + Quoted(Trim(columns_.closes));
    if (!resolved) return Fail(range + " " + why_not);
    if (plain && resolved->closes == closes->minute + kNoonMinute)
      reading_.assumed.push_back(range + " is taken as " + FormatMinuteOfDay(resolved->opens) + " to " +
                                 FormatMinuteOfDay(resolved->closes));
    times.times.push_back(*resolved);
    return true;
  }

  const HoursColumns& columns_;
  const HoursTextOptions& options_;
  HoursReading& reading_;
  std::string why_not_;
};

}  // namespace

HoursReading ReadHoursColumns(const HoursColumns& columns, const HoursTextOptions& options) {
  HoursReading reading;
  if (Trim(columns.opens).empty() && Trim(columns.closes).empty()) {
    if (!Trim(columns.days).empty()) reading.outcome = HoursOutcome::kClosed;
    return reading;
  }
  std::vector<HoursSegment> segments(1);
  ColumnsReader reader(columns, options, reading);
  std::string why_not;
  if (!reader.Read(segments[0])) {
    why_not = reader.why_not();
  } else if (MakeHoursRows(segments, options.year, reading.rows, why_not)) {
    reading.outcome = HoursOutcome::kHours;
    return reading;
  }
  return UnknownHours(std::move(reading), AsProse(columns), std::move(why_not));
}

}  // namespace kith
