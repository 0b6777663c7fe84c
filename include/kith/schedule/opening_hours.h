// OpeningHours: when is an offer open? Three values: open, closed, or not known.
//
//   absl::StatusOr<OpeningHours> hours = OpeningHours::Build(catalog, offer);
//   OpenState now = hours->At(as_of);
//   std::optional<OpenInterval> next = hours->NextOpening(as_of, 14 * 24 * 60);
//
// Model     Regular rows open the place; a row with exception "closed" closes whole days, one with "instead" replaces that day's regular
//           openings. An opening belongs to the day on which it begins, and may run past midnight. Prose rows and rows whose recurrence cannot be
//           read make the hours unknown outside the openings that are known. No rows at all: unknown. Days past every row's valid_to, or before
//           valid_from, are unknown; past `until`, closed. Hours stand in the catalog's zone; clock changes are honoured.
// Units     Instants; minutes. Intervals are half open [opens, closes); openings that touch or overlap are joined.
// Threads   Immutable; const calls need no lock.   Lifetime  Copies what it needs.
// Errors    Build never fails on what the importers accept: what cannot be read is kept as unknown, and `defects` says so.
// Cost      Build O(rows); At O(rows); NextOpening O(days looked at x rows).
// Source    RFC 5545 section 3.3.10 (recurrence), expanded by libical; zones by Abseil.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"

namespace kith {

struct OpenInterval {
  Instant opens;
  Instant closes;  // exclusive
  friend constexpr auto operator<=>(const OpenInterval&, const OpenInterval&) = default;
};

class OpeningHours {
 public:
  static OpeningHours Build(const Catalog& catalog, ServiceAtLocationId offer);
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
  // Does 24 hours a day, every day, hold?
  bool always_open() const;
  // Prose of the rows, for people; empty where there is none.
  const std::string& prose() const;
  // What could not be read, one sentence each.
  const std::vector<std::string>& defects() const;
  // "Mon-Fri 09:00-17:00, Sat 10:00-14:00" where the rows are weekly; else the prose; "hours unknown".
  const std::string& summary() const;

 private:
  struct Data;
  explicit OpeningHours(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

// Recurrences of `rule` (RRULE text of RFC 5545, local time, e.g. "FREQ=DAILY;BYHOUR=17;BYMINUTE=0"): the last at or before `when`,
// std::nullopt where there is none within 400 days or the text cannot be read. For refill calendars.
std::optional<Instant> LastRecurrence(std::string_view rule, Instant when, const TimeZone& zone);
std::optional<Instant> NextRecurrence(std::string_view rule, Instant when, const TimeZone& zone);

}  // namespace kith
