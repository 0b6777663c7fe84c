// OpeningHours: when is an offer open? Three values: open, closed, or not known.
//
//   OpeningHours hours = OpeningHours::Build(catalog, offer);
//   Truth now = hours.OpenAt(as_of);
//   std::optional<OpenInterval> next = hours.NextOpening(as_of, 14 * 24 * 60);
//
// Model     Regular rows open the place; a row with exception "closed" closes whole days, one with "instead" replaces that day's regular
//           openings; where both name a day, it is closed. An "instead" of a broader level than the regular rows (of the location, where the
//           service has hours of its own) only narrows: a building that is open on a Friday does not make a Saturday service run. An opening
//           of which it leaves nothing may have been moved: that day is unknown outside its openings. An opening belongs to the day on which it begins, and may run past midnight, also
//           into a closed day.
//           Prose rows and rows whose recurrence cannot be read make the hours unknown outside the openings that are known, from midnight to
//           midnight on each day from dtstart to `until`. An "instead" row without times does so on its own days only; a "closed" row that
//           cannot be read changes nothing. No rows at all: unknown. Days past every row's valid_to, or before valid_from, are unknown; before
//           dtstart and past `until`, closed. An exception holds within its valid_from and valid_to.
//           BYDAY without FREQ is weekly. An INTERVAL above 1 counts from dtstart, else from valid_from; a COUNT, and whatever leaves its day to
//           dtstart, cannot be read without it.
// Zone      Hours stand in the catalog's zone. A time that a change of clocks skips is moved forward; of one that occurs twice the first is meant.
//           An opening is by appointment where the notes of its row are kByAppointmentNote (hours_text.h) and nothing else: other notes are prose for
//           people, and may say the opposite ("No appointment needed"). One that is joined of both kinds is so in part.
// Units     Instants; minutes. Intervals are half open [opens, closes); openings that touch or overlap are joined. One that goes on and on is
//           shown for 8 days either side of what was asked.
// Limits    At most 400 days are looked at: OpenDuring is unknown past them, Openings and NextOpening end there. Years 1 to 9999.
// Threads   Immutable; const calls need no lock.   Lifetime  Copies what it needs.
// Errors    Build never fails on what the importers accept: what cannot be read is kept as unknown, and `defects` says so.
// Cost      Build O(rows); OpenAt O(rows); the others O(days looked at x rows).
// Source    RFC 5545 section 3.3.10 (recurrence), by code of our own that is tested against libical; zones by Abseil.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"

namespace kith {

enum class ByAppointment : std::uint8_t { kNone, kPart, kAll };

struct OpenInterval {
  Instant opens;
  Instant closes;  // exclusive
  ByAppointment by_appointment = ByAppointment::kNone;
  friend constexpr auto operator<=>(const OpenInterval&, const OpenInterval&) = default;
};

class OpeningHours {
 public:
  static OpeningHours Build(const Catalog& catalog, ServiceAtLocationId offer);
  // Of rows alone: exceptions may stand among them.
  static OpeningHours Build(std::span<const Schedule> rows, const TimeZone& zone);
  OpeningHours(OpeningHours&&) noexcept;
  OpeningHours& operator=(OpeningHours&&) noexcept;
  ~OpeningHours();

  bool known() const;  // some row gives hours
  Truth OpenAt(Instant when) const;
  // The opening that holds `when` or the first after it, looking at most `horizon_minutes` ahead.
  std::optional<OpenInterval> NextOpening(Instant when, std::int64_t horizon_minutes) const;
  // All openings that overlap [from, to), ascending.
  std::vector<OpenInterval> Openings(Instant from, Instant to) const;
  // Is it open at some moment of [from, to)? kFalse only where certainly closed throughout.
  Truth OpenDuring(Instant from, Instant to) const;
  // The name of a row with exception "closed" that closes the day of `when`, where it would be open on it otherwise: "Thanksgiving Day". "" where
  // there is none.
  std::string ClosedFor(Instant when) const;
  // Does 24 hours a day, every day, hold?
  bool always_open() const;
  // Of all its regular rows, for a place that is always open.
  ByAppointment by_appointment() const;
  // Prose of the regular rows, for people: each text once, of many the first few.
  const std::vector<std::string>& prose() const;
  // What could not be read, one sentence each.
  const std::vector<std::string>& defects() const;
  // Is there anything to say of when it is open: hours, prose, a note?
  bool stated() const;
  // "Mon-Fri 09:00-17:00, Sat 10:00-14:00; By appointment": the rows with days and times and the prose of others, then their notes; "hours unknown"
  // where there are neither hours nor prose. Prose and notes stay as they are written, but for kByAppointmentNote. Made anew each time: O(rows).
  Phrase summary(const Messages& messages = Messages::English()) const;

 private:
  struct Data;
  explicit OpeningHours(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

// Recurrences of `rule`, for refill calendars: RRULE text of RFC 5545 in local time, "FREQ=DAILY;BYHOUR=17;BYMINUTE=0" (read by libical;
// without BYHOUR midnight; nothing that would need a DTSTART). The last at or before `when`, the first after it; std::nullopt where there is
// none within 400 days or the text cannot be read.
std::optional<Instant> LastRecurrence(std::string_view rule, Instant when, const TimeZone& zone);
std::optional<Instant> NextRecurrence(std::string_view rule, Instant when, const TimeZone& zone);
// "daily at 17:00", "on the 1st of the month", "every Mon at 08:00", as a sentence takes it up; "" where the text cannot be read.
Phrase DescribeRecurrence(std::string_view rule, const Messages& messages = Messages::English());

}  // namespace kith
