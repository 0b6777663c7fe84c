// Opening hours of HSDS 1.x: a row for each weekday, and holidays; and the recurrences of 2.0.
//
// Model     One row becomes one schedule, so that counts add up. Times that cannot be read for certain are no opening: the row is kept as prose and
//           the hours are unknown. Holidays without a year (or of the year 1) recur every year.
#include <array>
#include <chrono>
#include <optional>
#include <string>

#include "kith/base/text.h"
#include "src/interop/clock_time.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_tables.h"

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

void ReadTimes(Schedule& schedule, Hsds1Package& package, CsvTable& csv, TimeColumns times) {
  const std::string opens = csv.Key(times.opens), closes = csv.Key(times.closes);
  if (opens.empty() && closes.empty()) return;
  if (SaysAroundTheClock(opens) && (closes.empty() || SaysAroundTheClock(closes))) {
    schedule.opens_at = 0;
    schedule.closes_at = 24 * 60;
    return csv.RepairCell(times.opens, "is taken as 00:00-24:00");
  }
  std::string why_not;
  if (opens.empty() || closes.empty()) {
    csv.Repair(opens.empty() ? times.opens : times.closes, "is empty: hours unknown");
  } else if (const std::optional<ClockHours> hours = ParseClockHours(opens, closes, why_not)) {
    schedule.opens_at = hours->opens;
    schedule.closes_at = hours->closes;
    if (!hours->assumed.empty()) csv.Repair(times.opens, hours->assumed);
  } else if (HasOffset(opens) || HasOffset(closes)) {
    const std::array<CsvColumn, 2> columns{times.opens, times.closes};
    Row row{csv, columns, package.zone, package.log, package.confidential_locations};
    ScheduleTable().finish(schedule, row);
  } else {
    csv.Repair(times.opens, why_not + ": hours unknown");
  }
  if (!schedule.opens_at && schedule.description.empty()) schedule.description = TimesAsProse(csv, times);
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

// The text beside the times may say no more than that the place never closes.
void ReadAroundTheClock(Schedule& schedule, CsvTable& csv, CsvColumn text) {
  if (!SaysAroundTheClock(schedule.description)) return;
  schedule.opens_at = 0;
  schedule.closes_at = 24 * 60;
  csv.RepairCell(text, "is taken as 00:00-24:00");
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

// Days of the year that stay where they are whether or not it is a leap year: counted from its beginning up to February 28, from its end since March 1.
// A range over February's end has the 29th where there is one.
std::string YearDays(Date from, Date to) {
  using std::chrono::February;
  std::string days;
  const auto add = [&](std::int32_t number) { days += (days.empty() ? "" : ",") + std::to_string(number); };
  const std::chrono::year year = from.ymd().year();
  const Date first = Date::FromYmd({year, std::chrono::January, std::chrono::day(1)});
  const Date leap_day = Date::FromYmd({year, February, std::chrono::day(29)});
  const Date last = Date::FromYmd({year, std::chrono::December, std::chrono::day(31)});
  for (Date day = from;; day = day == last ? first : day + 1) {
    if (day < leap_day) add(day - first + 1);
    if (day > leap_day) add(day - last - 1);
    // The 307th day from the end is February 29 in leap years and the 28th, which is in the range, in others.
    if (day == leap_day && from != to) add(day - last - 1);
    if (day == to) return days;
  }
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

}  // namespace

absl::Status ReadHsds1RegularSchedules(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"regular_schedules.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), weekday = table.Find("weekday");
  const CsvColumn text = table.FindEither("original_text", "description");
  const LinkColumns links = FindLinks(table);
  const TimeColumns times{table.Find("opens_at"), table.Find("closes_at")};
  while (table.Next()) {
    Schedule schedule;
    ReadLinks(schedule, table, links);
    schedule.description = table.Prose(text);
    ReadTimes(schedule, package, table.csv(), times);
    if (TimesAsProse(table.csv(), times).empty()) ReadAroundTheClock(schedule, table.csv(), text);
    ReadWeekday(schedule, table.csv(), weekday, times);
    if (table.Identify(schedule, ScheduleTable(), id, Referred::kNo))
      package.directory.schedules.push_back(std::move(schedule));
  }
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
      ReadTimes(schedule, package, csv, times);
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
