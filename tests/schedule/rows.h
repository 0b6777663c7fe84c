// Short ways to write rows of schedules.csv and moments, for tests.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "kith/base/time.h"
#include "kith/catalog/records.h"

namespace kith {

template <class T>
T ValueOrDie(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  std::cerr << value.status() << "\n";
  std::abort();
}

inline Date Day(std::string_view text) { return ValueOrDie(ParseDate(text)); }
inline std::int32_t Clock(std::string_view text) { return ValueOrDie(ParseMinuteOfDay(text)); }
inline const TimeZone& LosAngeles() {
  static const TimeZone zone = ValueOrDie(TimeZone::Load("America/Los_Angeles"));
  return zone;
}
inline Instant At(std::string_view text) { return ValueOrDie(ParseInstant(text, LosAngeles())); }

inline Schedule Row(std::string_view freq, std::string_view byday, std::string_view opens, std::string_view closes) {
  Schedule row;
  row.key = "r";
  row.freq = freq;
  row.byday = byday;
  row.opens_at = Clock(opens);
  row.closes_at = Clock(closes);
  return row;
}
inline Schedule Weekly(std::string_view byday, std::string_view opens, std::string_view closes) {
  return Row("WEEKLY", byday, opens, closes);
}
// Without days: the caller sets them.
inline Schedule Exception(ScheduleException exception, std::string_view first, std::string_view last) {
  Schedule row;
  row.key = "x";
  row.exception = exception;
  row.dtstart = Day(first);
  row.until = Day(last);
  return row;
}

}  // namespace kith
