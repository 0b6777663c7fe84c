#include "kith/schedule/hours_text.h"

#include <algorithm>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/schedule/hours_repeats.h"
#include "src/schedule/hours_rows.h"
#include "src/schedule/hours_segments.h"

namespace kith {
namespace {

ClockHabits HabitsOf(const std::vector<HoursToken>& tokens, const HoursTextOptions& options) {
  ClockHabits habits{.past_midnight = options.past_midnight};
  for (const HoursToken& token : tokens) {
    if (token.word != HoursWord::kTime) continue;
    if (token.time.marked) {
      habits.of_24_hours = false;
      break;
    }
    habits.of_24_hours = habits.of_24_hours || token.time.minute >= 13 * 60;
  }
  return habits;
}

bool MentionsAppointments(const std::vector<HoursToken>& tokens) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [](const HoursToken& token) { return token.word == HoursWord::kAppointment; });
}

// What the rows say, once all of the text was read.
HoursOutcome OutcomeOf(const std::vector<HoursSegment>& segments) {
  bool open = false, not_fixed = false;
  for (const HoursSegment& segment : segments) {
    open = open || segment.times.state == HoursState::kOpen;
    not_fixed = not_fixed || segment.times.state == HoursState::kByAppointment;
  }
  if (not_fixed) return open ? HoursOutcome::kPartly : HoursOutcome::kUnknown;
  return open ? HoursOutcome::kHours : HoursOutcome::kClosed;
}

}  // namespace

HoursReading ReadHoursText(std::string_view text, const HoursTextOptions& options) {
  text = Trim(text);
  HoursReading reading;
  if (text.empty()) return reading;
  if (text.size() > kMaxHoursText) {
    return UnknownHours(std::move(reading), text, "is longer than " + std::to_string(kMaxHoursText) + " bytes");
  }
  const std::vector<HoursToken> tokens = ReadHoursTokens(text, reading.assumed);
  reading.by_appointment = MentionsAppointments(tokens);
  HoursCursor cursor(tokens);
  if (cursor.Is(HoursWord::kRepeats)) {
    if (!ReadRepeats(cursor, HabitsOf(tokens, options), reading.assumed, reading.rows))
      return UnknownHours(std::move(reading), text, cursor.why());
    reading.outcome = HoursOutcome::kHours;
    return reading;
  }
  HoursSegments read;
  if (!ReadHoursSegments(cursor, HabitsOf(tokens, options), reading.assumed, read))
    return UnknownHours(std::move(reading), text, cursor.why());
  std::string why_not;
  if (!MakeHoursRows(read.segments, options.year, reading.rows, why_not))
    return UnknownHours(std::move(reading), text, std::move(why_not));
  reading.outcome = OutcomeOf(read.segments);
  if (reading.outcome == HoursOutcome::kUnknown) return UnknownHours(std::move(reading), text, "by appointment");
  if (reading.outcome == HoursOutcome::kPartly) {
    reading.why_not = "some days are by appointment";
    reading.rows.emplace_back().description = text;
  }
  if (read.appointment_in_doubt) {
    for (Schedule& row : reading.rows) {
      if (row.exception == ScheduleException::kNone && row.notes.empty() && row.description.empty()) row.notes = text;
    }
  }
  return reading;
}

}  // namespace kith
