// Date, Instant, LocalMinutes: times without a clock. Nobody in the library reads a clock; `as_of` is always an argument.
//
//   absl::StatusOr<Date> day = ParseDate("2026-11-24");
//   absl::StatusOr<Instant> now = ParseInstant("2026-11-24T10:00", *TimeZone::Load("America/Los_Angeles"));
//
// Units     Date: proleptic Gregorian days since 1970-01-01. Instant: Unix seconds, no leap seconds. Minutes of a day: 0..1440.
// Threads   Values; a TimeZone is immutable and cheap to copy.
// Errors    InvalidArgument with the text that was read and the form that was expected.
// Source    Howard Hinnant, chrono-compatible low-level date algorithms, as std::chrono has them; time zones by Abseil. Cost: O(1); TimeZone::Load reads a file of the system at most once for each zone.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

namespace kith {

// A civil day.
struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  static constexpr Date FromYmd(std::chrono::year_month_day ymd) {
    return Date{static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())};
  }
  constexpr std::chrono::year_month_day ymd() const {
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
  }
  constexpr std::chrono::weekday weekday() const {
    return std::chrono::weekday(std::chrono::sys_days(std::chrono::days(days)));
  }
  constexpr Date operator+(std::int32_t more) const { return Date{days + more}; }
  friend constexpr std::int32_t operator-(Date a, Date b) { return a.days - b.days; }
  friend constexpr auto operator<=>(Date, Date) = default;
};

// A moment.
struct Instant {
  std::int64_t unix_seconds = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

// A civil day and the minutes since its midnight, 0..1439, in some time zone.
struct LocalTime {
  Date date;
  std::int32_t minute_of_day = 0;
  friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

class TimeZone {
 public:
  // NotFound names the zone. `name` is of the IANA database: "America/Los_Angeles".
  static absl::StatusOr<TimeZone> Load(std::string_view name);

  TimeZone();  // UTC
  const std::string& name() const;
  LocalTime ToLocal(Instant when) const;
  // Seconds east of UTC at `when`.
  std::int32_t OffsetSeconds(Instant when) const;
  // A time that is skipped by a change of clocks is moved forward by the gap; of one that occurs twice the first is taken.
  // Minutes may be negative or above 1439: they count from the day's midnight on the wall clock.
  Instant ToInstant(LocalTime when) const;

 private:
  struct Data;
  explicit TimeZone(std::shared_ptr<const Data> data);
  std::shared_ptr<const Data> data_;
};

absl::StatusOr<Date> ParseDate(std::string_view text);                 // YYYY-MM-DD
absl::StatusOr<std::int32_t> ParseMinuteOfDay(std::string_view text);  // HH:MM[:SS], 24:00 = 1440
// YYYY-MM-DD[(T| )HH:MM[:SS[.fff]]][Z|+HH:MM|-HH:MM]; without an offset it is a local time in `zone`.
absl::StatusOr<Instant> ParseInstant(std::string_view text, const TimeZone& zone);

std::string FormatDate(Date date);                              // 2026-11-24
std::string FormatMinuteOfDay(std::int32_t minute);             // 17:00
std::string FormatInstant(Instant when, const TimeZone& zone);  // 2026-11-24T10:00:00-08:00

}  // namespace kith
