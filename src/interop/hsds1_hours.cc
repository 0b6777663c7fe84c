// Opening hours of HSDS 1.x: a row for each weekday, and holidays; and the recurrences of 2.0.
//
// Model     One row becomes one schedule, but where only the text beside its times tells them and has several. Times that cannot be read for certain are no
//           opening: the row is kept as prose and the hours are unknown. Holidays without a year (or of the year 1) recur every year.
#include <array>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "kith/base/text.h"
#include "kith/schedule/hours_text.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_tables.h"
#include "src/schedule/clock_time.h"
#include "src/schedule/year_days.h"

namespace kith {
namespace {

struct TimeColumns {
  CsvColumn opens, closes;
};

// What stands in the two cells, as prose.
std::string TimesAsProse(const CsvTable& csv, TimeColumns times) {
  const std::string opens = csv.Key(times.opens), closes = csv.Key(times.closes);
  return opens + (opens.empty() || closes.empty() ? "" : " - ") + closes;
}

// "09:00-08:00": a time with an offset, as HSDS 1.1 recommends.
bool HasOffset(std::string_view cell) {
  return cell.find_first_of("+Zz") != std::string_view::npos ||
         (cell.find('-') != std::string_view::npos && cell.find('-') >= 4);
}

// Why the times could not be read; empty where they could, or where it is told already.
struct TimesIssue {
  CsvColumn column;
  std::string why_not;
};

TimesIssue ReadTimes(Schedule& schedule, Hsds1Package& package, CsvTable& csv, TimeColumns times) {
  const std::string opens = csv.Key(times.opens), closes = csv.Key(times.closes);
  TimesIssue issue{times.opens, ""};
  if (opens.empty() && closes.empty()) return issue;
  if (SaysAroundTheClock(opens) && (closes.empty() || SaysAroundTheClock(closes))) {
    schedule.opens_at = 0;
    schedule.closes_at = 24 * 60;
    csv.RepairCell(times.opens, "is taken as 00:00-24:00");
    return issue;
  }
  std::string why_not;
  if (opens.empty() || closes.empty()) {
    issue = {opens.empty() ? times.opens : times.closes, "is empty"};
  } else if (const std::optional<ClockHours> hours = ParseClockHours(opens, closes, why_not)) {
    schedule.opens_at = hours->opens;
    schedule.closes_at = hours->closes;
    if (!hours->assumed.empty()) csv.Repair(times.opens, hours->assumed);
  } else if (HasOffset(opens) || HasOffset(closes)) {
    const std::array<CsvColumn, 2> columns{times.opens, times.closes};
    Row row{csv, columns, package.zone, package.log, package.confidential_locations};
    ScheduleTable().finish(schedule, row);
  } else {
    issue.why_not = why_not;
  }
  if (!schedule.opens_at && schedule.description.empty()) schedule.description = TimesAsProse(csv, times);
  return issue;
}

void Report(const TimesIssue& issue, CsvTable& csv) {
  if (!issue.why_not.empty()) csv.Repair(issue.column, issue.why_not + ": hours unknown");
}

struct LinkColumns {
  CsvColumn service, location, site;
};

LinkColumns FindLinks(Hsds1Table& table) {
  return {table.Find("service_id"), table.Find("location_id"), table.Find("service_at_location_id")};
}

void ReadLinks(Schedule& schedule, Hsds1Table& table, LinkColumns links) {
  schedule.service_key = table.Ref(links.service, kServices);
  schedule.location_key = table.Ref(links.location, kLocations);
  schedule.service_at_location_key = table.Ref(links.site, kServicesAtLocation);
}

void ReadWeekday(Schedule& schedule, CsvTable& csv, CsvColumn weekday, TimeColumns times) {
  schedule.byday = ParseWeekday(csv.Cell(weekday));
  schedule.freq = schedule.byday.empty() ? "" : "WEEKLY";
  if (!schedule.byday.empty() || (!schedule.opens_at && csv.Key(weekday).empty())) return;
  csv.RepairCell(weekday, "is not a day of the week: hours unknown");
  schedule.opens_at.reset();
  schedule.closes_at.reset();
  if (!schedule.description.empty()) return;
  const std::string day = csv.Key(weekday), hours = TimesAsProse(csv, times);
  schedule.description = day + (day.empty() || hours.empty() ? "" : " ") + hours;
}

// Weekly openings and numbered ones of `byday`, out of the text beside the times: nothing unless the text was read wholly.
std::vector<const Schedule*> OpeningsOn(const HoursReading& reading, std::string_view byday) {
  std::vector<const Schedule*> openings;
  if (reading.outcome != HoursOutcome::kHours) return openings;
  for (const Schedule& row : reading.rows) {
    const bool plain = !row.dtstart && row.bymonthday.empty() && row.byyearday.empty();
    if (!plain || row.exception != ScheduleException::kNone) return {};
    if (row.byday.empty() || row.byday.find(byday) != std::string::npos) openings.push_back(&row);
  }
  return openings;
}

// "3SA" of "3SA,1SU" for "SA".
std::string OnlyOf(std::string_view weekday, const std::string& byday) {
  std::vector<std::string> days;
  for (const std::string& day : SplitList(byday, ",")) {
    if (day.ends_with(weekday)) days.push_back(day);
  }
  return JoinList(days, ",");
}

void TakeOpening(const Schedule& opening, Schedule& schedule) {
  schedule.opens_at = opening.opens_at;
  schedule.closes_at = opening.closes_at;
  schedule.notes = opening.notes;
  if (opening.freq != "MONTHLY") return;
  schedule.freq = opening.freq;
  schedule.byday = OnlyOf(schedule.byday, opening.byday);
}

// Where the cells have no times that can be read, the text beside them may: "8:00am-12:00pm; 1:00pm-5:00pm, Mon-Fri". And where they have, the text may
// say that it is not every week: "8:00am-4:30pm, Every 3rd Saturday of each month". Gives the openings that the row's own record has no room for.
std::vector<Schedule> ReadTextBeside(Schedule& schedule, CsvTable& csv, CsvColumn text) {
  std::vector<Schedule> more;
  if (schedule.byday.empty() || schedule.description.empty()) return more;
  const HoursReading reading = ReadHoursText(schedule.description, {});
  const std::vector<const Schedule*> openings = OpeningsOn(reading, schedule.byday);
  if (schedule.opens_at) {
    const bool same = openings.size() == 1 && openings[0]->freq == "MONTHLY" &&
                      openings[0]->opens_at == schedule.opens_at && openings[0]->closes_at == schedule.closes_at;
    if (!same) return more;
    TakeOpening(*openings[0], schedule);
    csv.Repair(text, "is not of every week: taken as " + schedule.byday);
    return more;
  }
  if (openings.empty()) return more;
  const Schedule bare = schedule;
  std::string taken;
  for (const Schedule* opening : openings) {
    Schedule& to = opening == openings[0] ? schedule : more.emplace_back(bare);
    TakeOpening(*opening, to);
    taken += (taken.empty() ? "" : " and ") + FormatMinuteOfDay(*to.opens_at) + "-" + FormatMinuteOfDay(*to.closes_at);
  }
  csv.RepairCell(text, "is taken as " + taken);
  return more;
}

// Without a weekday and times: all that the text says.
std::vector<Schedule> ReadTextAlone(Schedule& schedule, CsvTable& csv, CsvColumn text) {
  std::vector<Schedule> more;
  if (schedule.opens_at || schedule.description.empty()) return more;
  const HoursReading reading = ReadHoursText(schedule.description, {});
  if (reading.outcome != HoursOutcome::kHours) return more;
  const Schedule bare = schedule;
  for (const Schedule& row : reading.rows) {
    Schedule& to = &row == reading.rows.data() ? schedule : more.emplace_back();
    to = row;
    to.service_key = bare.service_key;
    to.location_key = bare.location_key;
    to.service_at_location_key = bare.service_at_location_key;
    to.description = bare.description;
  }
  csv.RepairCell(text, "is taken as its openings");
  return more;
}

// False where it is not known which days are meant: the record is rejected.
bool ReadDays(Schedule& schedule, CsvTable& csv, CsvColumn start, CsvColumn end) {
  const std::optional<LooseDate> from = ParseLooseDate(csv.Cell(start));
  if (!from) {
    csv.Reject(start, Quoted(csv.Key(start)) + " is not a date such as 2026-12-24 or 12/24/2026");
    return false;
  }
  std::optional<LooseDate> to = csv.Key(end).empty() ? from : ParseLooseDate(csv.Cell(end));
  if (!to || to->every_year != from->every_year || (!to->every_year && to->date < from->date)) {
    csv.RepairCell(end, !to ? "is not a date: only the first day is taken"
                            : "does not follow start_date: only the first day is taken");
    to = from;
  }
  if (from->every_year) {
    schedule.freq = "YEARLY";
    schedule.byyearday = YearDays(from->date, to->date);
    if (!schedule.byyearday.empty()) return true;
    schedule.byyearday = "-307";  // February 29, alone
    csv.RepairCell(start, "is kept as the last day of February");
    return true;
  }
  schedule.dtstart = from->date;
  if (to->date == from->date) return true;
  schedule.freq = "DAILY";
  schedule.until = to->date;
  return true;
}

using Owner = std::tuple<std::string, std::string, std::string>;

Owner OwnerOf(const Schedule& schedule) {
  return {schedule.service_key, schedule.location_key, schedule.service_at_location_key};
}

// Whether the row says in words that it is closed, in its times or in the text beside empty ones, and nothing else.
bool SaysClosed(const CsvTable& csv, TimeColumns times, std::string_view text) {
  const auto closed = [](std::string_view cell) {
    const HoursReading reading = ReadHoursText(cell, {});
    return reading.outcome == HoursOutcome::kClosed && reading.rows.size() == 1 && reading.rows[0].freq == "DAILY" &&
           reading.rows[0].byyearday.empty() && !reading.rows[0].dtstart;
  };
  const std::string opens = csv.Key(times.opens), closes = csv.Key(times.closes);
  const bool in_times = closed(opens) && (closes.empty() || closed(closes));
  return in_times ? text.empty() || closed(text) : opens.empty() && closes.empty() && closed(text);
}

// Rows of a weekday without times, by key.
struct DaysWithoutTimes {
  std::set<std::string> empty;
  std::set<std::string> closed;  // as they say in words
};

// A weekday without times beside days that have some is a day on which nothing opens, which no schedule says; where no day has times, nothing is known
// of an empty one. Each is told with what became of it.
void SettleDaysWithoutTimes(const DaysWithoutTimes& days, CsvColumn opens, Hsds1Package& package) {
  std::vector<Schedule>& schedules = package.directory.schedules;
  std::set<Owner> open_at_times;
  for (const Schedule& schedule : schedules) {
    if (schedule.opens_at) open_at_times.insert(OwnerOf(schedule));
  }
  const auto tell = [&](const Schedule& schedule, DefectFate fate, std::string reason) {
    const Origin* origin = package.log.FindOrigin(ScheduleTable().name, schedule.key);
    package.log.Add(origin->table, {.fate = fate,
                                    .file = "",
                                    .line = origin->line,
                                    .record = origin->source_id.empty() ? schedule.key : origin->source_id,
                                    .field = std::string(opens.name),
                                    .reason = std::move(reason)});
  };
  std::vector<Schedule> kept;
  for (Schedule& schedule : schedules) {
    const bool closed = days.closed.contains(schedule.key);
    if (!closed && !days.empty.contains(schedule.key)) {
      kept.push_back(std::move(schedule));
      continue;
    }
    const std::string what = closed ? "says closed" : "is empty";
    if (open_at_times.contains(OwnerOf(schedule))) {
      tell(schedule, DefectFate::kRejected,
           what + ": closed that day, as other days have times; a day without an opening needs no record");
      continue;
    }
    tell(schedule, DefectFate::kRepaired,
         what + (closed ? ": taken as closed that day" : ": hours unknown, as no day has times"));
    if (closed) schedule.exception = ScheduleException::kClosed;
    kept.push_back(std::move(schedule));
  }
  schedules = std::move(kept);
}

}  // namespace

absl::Status ReadHsds1RegularSchedules(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"regular_schedules.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), weekday = table.Find("weekday");
  const CsvColumn text = table.FindEither("original_text", "description");
  const LinkColumns links = FindLinks(table);
  const TimeColumns times{table.Find("opens_at"), table.Find("closes_at")};
  DaysWithoutTimes days;
  while (table.Next()) {
    Schedule schedule;
    ReadLinks(schedule, table, links);
    schedule.description = table.Prose(text);
    const bool says_closed = !table.csv().Key(weekday).empty() && SaysClosed(table.csv(), times, schedule.description);
    TimesIssue issue{times.opens, ""};
    if (says_closed) {
      schedule.description.clear();
    } else {
      issue = ReadTimes(schedule, package, table.csv(), times);
    }
    ReadWeekday(schedule, table.csv(), weekday, times);
    const bool no_day = table.csv().Key(weekday).empty();
    std::vector<Schedule> more =
        no_day ? ReadTextAlone(schedule, table.csv(), text) : ReadTextBeside(schedule, table.csv(), text);
    if (!schedule.opens_at) Report(issue, table.csv());
    const bool is_closed = !schedule.byday.empty() && !schedule.opens_at && schedule.description.empty();
    if (!table.Identify(schedule, ScheduleTable(), id, Referred::kNo)) continue;
    if (is_closed) (says_closed ? days.closed : days.empty).insert(schedule.key);
    package.directory.schedules.push_back(std::move(schedule));
    for (std::size_t i = 0; i < more.size(); ++i) {
      table.IdentifyPart(more[i], ScheduleTable(), id, "/opening" + std::to_string(i + 2));
      package.directory.schedules.push_back(std::move(more[i]));
    }
  }
  SettleDaysWithoutTimes(days, times.opens, package);
  return table.status();
}

absl::Status ReadHsds1HolidaySchedules(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"holiday_schedules.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), closed = table.Find("closed");
  const CsvColumn start = table.Find("start_date"), end = table.Find("end_date");
  const LinkColumns links = FindLinks(table);
  const TimeColumns times{table.Find("opens_at"), table.Find("closes_at")};
  while (table.Next()) {
    Schedule schedule;
    CsvTable& csv = table.csv();
    ReadLinks(schedule, table, links);
    const bool is_closed = csv.Boolean(closed).value_or(false);
    schedule.exception = is_closed ? ScheduleException::kClosed : ScheduleException::kInstead;
    if (!is_closed) {
      Report(ReadTimes(schedule, package, csv, times), csv);
    } else if (!TimesAsProse(csv, times).empty()) {
      csv.Repair(times.opens, Quoted(TimesAsProse(csv, times)) + " stands beside closed: cleared");
    }
    csv.SetRecord(csv.Key(id));
    if (!ReadDays(schedule, csv, start, end)) continue;
    if (table.Identify(schedule, ScheduleTable(), id, Referred::kNo))
      package.directory.schedules.push_back(std::move(schedule));
  }
  return table.status();
}

absl::Status ReadHsds1Schedules(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"schedules.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const TableSpec<Schedule>& spec = ScheduleTable();
  std::vector<CsvColumn> columns;
  for (const ColumnSpec<Schedule>& column : spec.columns)
    columns.push_back(column.carried() ? CsvColumn{column.name} : table.Find(column.name));
  const LinkColumns links = FindLinks(table);
  while (table.Next()) {
    Schedule schedule;
    Row row{table.csv(), columns, package.zone, package.log, package.confidential_locations};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!spec.columns[i].carried()) spec.columns[i].read(schedule, row, columns[i]);
    }
    spec.finish(schedule, row);
    ReadLinks(schedule, table, links);
    if (table.Identify(schedule, spec, columns.front(), Referred::kNo))
      package.directory.schedules.push_back(std::move(schedule));
  }
  return table.status();
}

}  // namespace kith
