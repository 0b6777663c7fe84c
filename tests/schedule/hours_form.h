// What was read of hours, on one line: "WEEKLY MO,FR 09:00-13:00; closed 2017-07-04", "unknown: ...".
#pragma once

#include <string>

#include "kith/base/time.h"
#include "kith/schedule/hours_text.h"

namespace kith {

inline std::string RowForm(const Schedule& row) {
  if (!row.description.empty()) return "prose";
  std::string form = row.exception == ScheduleException::kClosed ? "closed" : "";
  const auto add = [&](const std::string& part) {
    if (!part.empty()) form += (form.empty() ? "" : " ") + part;
  };
  add(row.freq);
  add(row.byday);
  add(row.bymonthday);
  if (!row.byyearday.empty())
    add("[" + row.byyearday.substr(0, row.byyearday.find(',')) + ".." +
        row.byyearday.substr(row.byyearday.rfind(',') + 1) + "]");
  if (row.dtstart) add(FormatDate(*row.dtstart));
  if (row.until) add(".. " + FormatDate(*row.until));
  if (row.interval) add("interval " + std::to_string(*row.interval));
  if (row.count) add("count " + std::to_string(*row.count));
  if (row.opens_at && row.closes_at) add(FormatMinuteOfDay(*row.opens_at) + "-" + FormatMinuteOfDay(*row.closes_at));
  return form;
}

inline std::string HoursForm(const HoursReading& reading) {
  std::string form;
  for (const Schedule& row : reading.rows) form += (form.empty() ? "" : "; ") + RowForm(row);
  switch (reading.outcome) {
    case HoursOutcome::kUnknown:
      form = "unknown: " + reading.why_not;
      break;
    case HoursOutcome::kEmpty:
      form = "empty";
      break;
    case HoursOutcome::kClosed:
      if (form.empty()) form = "closed";
      break;
    case HoursOutcome::kPartly:
    case HoursOutcome::kHours:
      break;
  }
  return form + (reading.by_appointment ? " (by appointment)" : "");
}

}  // namespace kith
