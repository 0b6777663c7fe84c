// Recurrence: on which civil days does a rule of RFC 5545, section 3.3.10, fall?
//
//   absl::StatusOr<Recurrence> days = Recurrence::Make({.frequency = Frequency::kMonthly, .weekdays = {{.weekday = kSaturday, .nth = 3}}});
//   days->FallsOn(day);
//
// Model     A rule is a question about one day, not a walk from its start: BY parts are all limits on that day, the interval is counted from the
//           start. What a rule leaves to its start (the weekday of FREQ=WEEKLY without BYDAY) is filled in by Make; YEARLY with BYMONTHDAY alone
//           is of the start's month, as libical reads it. A start that does not fit the rule is no occurrence.
// Why       libical's iterator is not used: it needs 45 us to begin, seconds where no day fits (BYDAY=1MO with BYMONTHDAY=20), and 3.0.16
//           gives wrong days for BYWEEKNO, and for a weekly INTERVAL whose start is not the first of its week's days. The tests hold this code
//           against it on all other rules.
// Errors    InvalidArgument where the parts may not stand together, or where the start that they need is not known.
// Cost      FallsOn O(parts), no allocation. Make O(days up to the last occurrence) with a count, else O(parts).
// Threads   Immutable.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/time.h"

namespace kith {

inline constexpr std::int32_t kMaxInterval = 1000;
inline constexpr std::int32_t kMaxCountedDays = 50 * 366;  // how far a COUNT is followed

inline constexpr std::int32_t kMonday = 0;  // weekdays count from Monday
inline constexpr std::int32_t kSaturday = 5;
inline constexpr std::int32_t kSunday = 6;

// The earliest and the latest day that the library reckons with.
inline constexpr Date kFirstDate = Date::FromYmd(std::chrono::year(1) / 1 / 1);
inline constexpr Date kLastDate = Date::FromYmd(std::chrono::year(9999) / 12 / 31);

enum class Frequency : std::uint8_t { kOnce, kDaily, kWeekly, kMonthly, kYearly };

struct NthWeekday {
  std::int32_t weekday = kMonday;
  std::int32_t nth = 0;  // of the month, or of the year; -1 the last; 0: every one
  bool operator==(const NthWeekday&) const = default;
};

// kOnce: every day from `start` to `until`.
struct RecurrenceRule {
  Frequency frequency = Frequency::kOnce;
  std::int32_t interval = 1;
  std::optional<std::int32_t> count = {};
  std::int32_t week_start = kMonday;
  std::vector<NthWeekday> weekdays = {};        // BYDAY
  std::vector<std::int32_t> month_days = {};    // BYMONTHDAY, negative from the end
  std::vector<std::int32_t> year_days = {};     // BYYEARDAY, negative from the end
  std::vector<std::int32_t> week_numbers = {};  // BYWEEKNO, negative from the end
  std::vector<std::int32_t> months = {};        // BYMONTH
  std::optional<Date> start = {};               // first day of the rule, from which intervals and counts count
  std::optional<Date> anchor = {};  // stands in for `start` in counting intervals, without beginning the rule
  std::optional<Date> until = {};   // last day, inclusive
  bool operator==(const RecurrenceRule&) const = default;
};

class Recurrence {
 public:
  static absl::StatusOr<Recurrence> Make(RecurrenceRule rule);

  bool FallsOn(Date day) const;
  // Weekly or daily, each week alike, without an end on either side.
  bool is_plain_week() const { return weekdays_only_ && first_ == kFirstDate && last_ == kLastDate; }
  // Bit n: falls on weekday n. Means all there is where the rule is one of weekdays only.
  std::uint8_t weekday_mask() const { return weekday_mask_; }
  bool weekdays_only() const { return weekdays_only_; }
  // As Make was given it, with what it left to its start filled in.
  const RecurrenceRule& rule() const { return rule_; }
  Date first() const { return first_; }
  Date last() const { return last_; }

 private:
  explicit Recurrence(RecurrenceRule rule);
  bool OnInterval(Date day) const;
  bool FitsParts(Date day) const;

  RecurrenceRule rule_;
  Date first_ = kFirstDate;
  Date last_ = kLastDate;
  Date anchor_;
  std::uint8_t weekday_mask_ = 0x7f;
  bool weekdays_only_ = false;
};

std::int32_t WeekdayOf(Date day);  // 0 is Monday

}  // namespace kith
