// ScheduleRow: one row of schedules.csv, read: on which days, from when to when.
//
// Model     `days` is what could be read of the recurrence; without it the days are not known, but lie in [earliest, latest]. `opens` and
//           `closes` are minutes since that day's midnight, opens < closes <= 2880. A row is in force from `valid_from` to `valid_to`.
//           BYDAY without FREQ is weekly: a list of weekdays that happens only once would say nothing. Without either it is one day,
//           dtstart; an exception without either is every day from dtstart to until, or else from valid_from to valid_to.
// Errors    Never fails: `defect` says what could not be read, "" where all could.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/time.h"
#include "kith/catalog/records.h"
#include "src/schedule/recurrence.h"

namespace kith {

inline constexpr std::size_t kMaxListCell = 4096;  // bytes of byday, bymonthday, byyearday, byweekno

struct OpeningTimes {
  std::int32_t opens = 0;
  std::int32_t closes = 0;
  friend auto operator<=>(const OpeningTimes&, const OpeningTimes&) = default;
};

// Whose hours a row gives, the narrower the smaller.
enum class ScheduleLevel : std::uint8_t { kServiceAtLocation, kService, kLocation };

struct ScheduleRow {
  std::optional<Recurrence> days;
  std::optional<OpeningTimes> times;
  Date valid_from = kFirstDate;
  Date valid_to = kLastDate;
  Date earliest = kFirstDate;
  Date latest = kLastDate;
  ScheduleException exception = ScheduleException::kNone;
  ScheduleLevel level = ScheduleLevel::kLocation;
  bool by_appointment = false;
  std::string defect;
  std::string name;  // of an exception: "Thanksgiving Day"

  bool InForce(Date day) const { return day >= valid_from && day <= valid_to; }
  bool MayFallOn(Date day) const { return InForce(day) && day >= earliest && day <= latest; }
  bool FallsOn(Date day) const { return days && InForce(day) && days->FallsOn(day); }
};

ScheduleRow ReadScheduleRow(const Schedule& schedule);

// A cell that says on which days, and cannot be read.
struct UnreadDays {
  std::string_view field;     // byday, bymonthday, byyearday, byweekno, wkst
  std::string_view expected;  // "MO, TU, WE, TH, FR, SA or SU, or such as 3SA"
};
std::vector<UnreadDays> FindUnreadDays(const Schedule& schedule);

// Its `until` is before its dtstart: which of them is wrong is not known.
bool EndsBeforeItBegins(const Schedule& schedule);

}  // namespace kith
