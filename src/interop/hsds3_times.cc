// Columns of schedules.csv, service_capacity.csv and units.csv.
//
// Model     A schedule of which any part that says when cannot be read is no opening: its times are cleared, its hours unknown. Without
//           its `until` or its `freq` it would claim hours that nobody stated.
#include <algorithm>
#include <array>

#include "src/interop/hsds3_tables.h"
#include "src/schedule/schedule_row.h"

namespace kith {
namespace {

constexpr std::array<Word<std::string_view>, 4> kFreqWords = {
    {{"DAILY", "DAILY"}, {"WEEKLY", "WEEKLY"}, {"MONTHLY", "MONTHLY"}, {"YEARLY", "YEARLY"}}};

// A time of HSDS is one of the day: its end, 24:00, is written as its last second, and read as its end.
constexpr std::int32_t kEndOfDay = 24 * 60;
constexpr std::string_view kEndOfDayText = "23:59:59";

constexpr std::array<Word<ScheduleException>, 2> kExceptionWords = {
    {{"closed", ScheduleException::kClosed}, {"instead", ScheduleException::kInstead}}};

void ReadFreq(Schedule& schedule, Row& row, CsvColumn column) {
  schedule.freq = ReadWord(row, column, kFreqWords, "cleared").value_or("");
}

void WriteFreq(const Schedule& schedule, const TimeZone&, std::string& out) { out = schedule.freq; }

void ReadException(Schedule& schedule, Row& row, CsvColumn column) {
  schedule.exception = ReadWord(row, column, kExceptionWords, "cleared").value_or(ScheduleException::kNone);
}

void WriteException(const Schedule& schedule, const TimeZone&, std::string& out) {
  if (schedule.exception != ScheduleException::kNone) out = WordFor(kExceptionWords, schedule.exception);
}

// Whether `offset` is what the zone's clocks show against UTC, in winter or in summer of `year`.
bool IsOffsetOf(const TimeZone& zone, std::int32_t offset_seconds, std::chrono::year year) {
  using std::chrono::month;
  for (const unsigned m : {1U, 7U}) {
    const Date day = Date::FromYmd({year, month(m), std::chrono::day(1)});
    if (zone.OffsetSeconds(zone.ToInstant({day, 0})) == offset_seconds) return true;
  }
  return false;
}

// HSDS lets times of day have an offset, "09:00-08:00" (or "Z"). Where it is the directory's own it says nothing new; any other would make
// the local time depend on the day.
std::string_view WithoutLocalOffset(std::string_view cell, const Row& row, const Schedule& schedule) {
  const std::size_t sign = cell.find_first_of("+-Z");
  if (sign == std::string_view::npos) return cell;
  std::int32_t offset = 0;
  if (cell[sign] != 'Z') {
    const absl::StatusOr<std::int32_t> minutes = ParseMinuteOfDay(cell.substr(sign + 1));
    if (!minutes.ok()) return cell;
    offset = (cell[sign] == '-' ? -60 : 60) * *minutes;
  } else if (sign + 1 != cell.size()) {
    return cell;
  }
  constexpr std::chrono::year kSomeYear{2025};
  const std::chrono::year year = schedule.dtstart ? schedule.dtstart->ymd().year() : kSomeYear;
  return IsOffsetOf(row.zone, offset, year) ? cell.substr(0, sign) : cell;
}

std::optional<std::int32_t> ReadTimeOfDay(Row& row, std::string_view name, const Schedule& schedule) {
  const CsvColumn column = row.At(name);
  const std::string_view cell = Trim(row.table.Cell(column));
  if (cell.empty()) return std::nullopt;
  const bool one_digit = cell.size() > 1 && cell[1] == ':';  // 9:00
  const std::string_view time = WithoutLocalOffset(cell, row, schedule);
  if (time == kEndOfDayText) return kEndOfDay;
  const absl::StatusOr<std::int32_t> minute = ParseMinuteOfDay((one_digit ? "0" : "") + std::string(time));
  if (minute.ok()) return *minute;
  row.table.RepairCell(column, "is not a local time HH:MM from 00:00 to 24:00: cleared");
  return std::nullopt;
}

// Keeps as prose what stood where days that cannot be read and times are expected.
void ClearTimes(Schedule& schedule, const Row& row) {
  schedule.opens_at.reset();
  schedule.closes_at.reset();
  if (!schedule.description.empty()) return;
  const std::string days = row.table.HasIssue("byday") ? row.table.Key(row.At("byday")) : "";
  const std::string opens = row.table.Key(row.At("opens_at"));
  const std::string closes = row.table.Key(row.At("closes_at"));
  const std::string times = opens + (opens.empty() || closes.empty() ? "" : " - ") + closes;
  schedule.description = days + (days.empty() || times.empty() ? "" : " ") + times;
}

std::string& DaysCell(Schedule& schedule, std::string_view field) {
  if (field == "byday") return schedule.byday;
  if (field == "byweekno") return schedule.byweekno;
  if (field == "bymonthday") return schedule.bymonthday;
  return field == "byyearday" ? schedule.byyearday : schedule.wkst;
}

// Cells that say on which days it is. Of an exception all of them go, where one cannot be read: what is left would name other days.
void ReadDays(Schedule& schedule, Row& row) {
  const std::vector<UnreadDays> unread = FindUnreadDays(schedule);
  for (const UnreadDays& days : unread) {
    row.table.RepairCell(row.At(days.field), "is not read: expected " + std::string(days.expected) + ": cleared");
    DaysCell(schedule, days.field).clear();
  }
  const bool is_known = unread.empty() && !row.table.HasIssue("freq");
  if (is_known || schedule.exception == ScheduleException::kNone) return;
  schedule.freq.clear();
  schedule.dtstart = schedule.until = schedule.valid_from = schedule.valid_to = std::nullopt;
}

void FinishSchedule(Schedule& schedule, Row& row) {
  schedule.opens_at = ReadTimeOfDay(row, "opens_at", schedule);
  schedule.closes_at = ReadTimeOfDay(row, "closes_at", schedule);
  if (EndsBeforeItBegins(schedule)) {
    const bool exception = schedule.exception != ScheduleException::kNone;
    row.table.RepairCell(row.At("until"),
                         exception ? "is before dtstart: only the first day is taken" : "is before dtstart: cleared");
    schedule.until = exception ? schedule.dtstart : std::nullopt;
  }
  constexpr std::array<std::string_view, 15> kWhen = {"valid_from", "valid_to", "dtstart",  "until",     "count",
                                                      "freq",       "interval", "byday",    "byweekno",  "bymonthday",
                                                      "byyearday",  "wkst",     "opens_at", "closes_at", "exception"};
  ReadDays(schedule, row);
  const auto unread =
      std::find_if(kWhen.begin(), kWhen.end(), [&](std::string_view name) { return row.table.HasIssue(name); });
  if (unread == kWhen.end()) return;
  if (schedule.opens_at || schedule.closes_at)
    row.table.Report(DefectFate::kRepaired, "opens_at",
                     "cleared: hours unknown, as " + std::string(*unread) + " cannot be read");
  ClearTimes(schedule, row);
}

void WriteMinute(const std::optional<std::int32_t>& minute, std::string& out) {
  if (minute) out = *minute == kEndOfDay ? std::string(kEndOfDayText) : FormatMinuteOfDay(*minute) + ":00";
}
void WriteOpensAt(const Schedule& schedule, const TimeZone&, std::string& out) { WriteMinute(schedule.opens_at, out); }
void WriteClosesAt(const Schedule& schedule, const TimeZone&, std::string& out) {
  WriteMinute(schedule.closes_at, out);
}

}  // namespace

const TableSpec<Schedule>& ScheduleTable() {
  static const TableSpec<Schedule> spec = {
      .name = "schedules",
      .resource = "schedule",
      .records = &Directory::schedules,
      .columns =
          {KeyColumn<&Schedule::key>("id").Required(),
           KeyColumn<&Schedule::service_key>("service_id").RefersTo("service"),
           KeyColumn<&Schedule::location_key>("location_id").RefersTo("location"),
           KeyColumn<&Schedule::service_at_location_key>("service_at_location_id").RefersTo("service_at_location"),
           ValueColumn<&Schedule::valid_from>("valid_from"),
           ValueColumn<&Schedule::valid_to>("valid_to"),
           ValueColumn<&Schedule::dtstart>("dtstart"),
           CarriedColumn<Schedule>("timezone"),
           ValueColumn<&Schedule::until>("until"),
           ValueColumn<&Schedule::count>("count"),
           KeyColumn<&Schedule::wkst>("wkst"),
           {.name = "freq", .read = ReadFreq, .write = WriteFreq},
           ValueColumn<&Schedule::interval>("interval"),
           KeyColumn<&Schedule::byday>("byday"),
           KeyColumn<&Schedule::byweekno>("byweekno"),
           KeyColumn<&Schedule::bymonthday>("bymonthday"),
           KeyColumn<&Schedule::byyearday>("byyearday"),
           TextColumn<&Schedule::description>("description"),
           JointColumn<Schedule>("opens_at", ColumnKind::kTimeOfDay, WriteOpensAt),
           JointColumn<Schedule>("closes_at", ColumnKind::kTimeOfDay, WriteClosesAt),
           CarriedColumn<Schedule>("schedule_link"),
           TextColumn<&Schedule::attending_type>("attending_type"),
           TextColumn<&Schedule::notes>("notes"),
           {.name = "exception", .read = ReadException, .write = WriteException, .ours = true}},
      .begin = HideWithItsPlace,
      .finish = FinishSchedule};
  return spec;
}

const TableSpec<ServiceCapacity>& ServiceCapacityTable() {
  static const TableSpec<ServiceCapacity> spec = {
      .name = "service_capacity",
      .resource = "service_capacity",
      .records = &Directory::capacities,
      .columns = {
          KeyColumn<&ServiceCapacity::key>("id").Required(),
          KeyColumn<&ServiceCapacity::service_key>("service_id").RefersTo("service"),
          KeyColumn<&ServiceCapacity::unit_key>("unit_id").RefersTo("unit"),
          ValueColumn<&ServiceCapacity::available>("available"), ValueColumn<&ServiceCapacity::maximum>("maximum"),
          TextColumn<&ServiceCapacity::description>("description"), ValueColumn<&ServiceCapacity::updated>("updated"),
          KeyColumn<&ServiceCapacity::service_at_location_key>("service_at_location_id")
              .RefersTo("service_at_location")
              .Ours(),
          TextColumn<&ServiceCapacity::source>("source").Ours(),
          TruthColumn<&ServiceCapacity::waitlist>("waitlist").Ours(),
          KeyColumn<&ServiceCapacity::refill>("refill").Ours()}};
  return spec;
}

const TableSpec<Unit>& UnitTable() {
  static const TableSpec<Unit> spec = {
      .name = "units",
      .resource = "unit",
      .records = &Directory::units,
      .columns = {KeyColumn<&Unit::key>("id").Required(), TextColumn<&Unit::name>("name"),
                  TextColumn<&Unit::scheme>("scheme"), TextColumn<&Unit::identifier>("identifier"),
                  TextColumn<&Unit::uri>("uri")}};
  return spec;
}

}  // namespace kith
