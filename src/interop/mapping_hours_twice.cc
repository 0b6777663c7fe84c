#include "src/interop/mapping_hours_twice.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/base/time.h"

namespace kith {
namespace {

constexpr std::int32_t kDayMinutes = 24 * 60;
// What has to be the same for two rows to be about the same days: their owner, the time of the year in which they hold, and whether one comes or calls.
constexpr std::array<std::string_view, 12> kFrame = {"service_at_location_id",
                                                     "service_id",
                                                     "location_id",
                                                     "dtstart",
                                                     "until",
                                                     "valid_from",
                                                     "valid_to",
                                                     "byyearday",
                                                     "bymonthday",
                                                     "byweekno",
                                                     "timezone",
                                                     "attending_type"};

struct TimedRow {
  RecordCells* cells = nullptr;
  std::size_t origin = 0;
  std::vector<std::string> days;  // slots: see SlotsOf
  std::int32_t opens = 0;
  std::int32_t closes = 0;
  const TimedRow* other = nullptr;  // that contradicts it
};

std::string_view CellOf(const RecordCells& cells, std::string_view column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string_view() : std::string_view(found->second);
}

constexpr std::array<std::string_view, 7> kWeekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

// The days of a month that "SA", "3SA" or "-1SA" can be: the n-th of four or of five such weekdays, as "SA 3/4". The day itself where it is none of these.
void AppendSlots(std::string_view day, std::vector<std::string>& slots) {
  if (day.size() < 2) {
    slots.emplace_back(day);
    return;
  }
  const std::string weekday(day.substr(day.size() - 2));
  std::string_view number = day.substr(0, day.size() - 2);
  if (number.starts_with('+')) number.remove_prefix(1);
  const absl::StatusOr<long long> nth = number.empty() ? 0 : ParseInteger(number);
  if (!nth.ok() || *nth < -5 || *nth > 5) {
    slots.emplace_back(day);
    return;
  }
  for (const long long of : {4, 5}) {
    for (long long at = 1; at <= of; ++at) {
      if (*nth == 0 || *nth == at || *nth == at - of - 1)
        slots.push_back(weekday + " " + std::to_string(at) + "/" + std::to_string(of));
    }
  }
}

// Without days, those of the frame: every day of DAILY.
std::vector<std::string> SlotsOf(std::string_view freq, std::string_view byday) {
  std::vector<std::string> slots;
  for (const std::string& day : SplitList(byday, ", ")) AppendSlots(day, slots);
  if (!slots.empty()) return slots;
  if (freq != "DAILY") return {std::string(freq)};
  for (const std::string_view day : kWeekdays) AppendSlots(day, slots);
  return slots;
}

bool ReadTimed(RecordCells& cells, std::size_t origin, TimedRow& row) {
  const std::string_view freq = CellOf(cells, "freq");
  if ((freq != "WEEKLY" && freq != "MONTHLY" && freq != "DAILY") || !CellOf(cells, "exception").empty()) return false;
  if (!CellOf(cells, "interval").empty() && CellOf(cells, "interval") != "1") return false;
  const absl::StatusOr<std::int32_t> opens = ParseMinuteOfDay(CellOf(cells, "opens_at"));
  const absl::StatusOr<std::int32_t> closes = ParseMinuteOfDay(CellOf(cells, "closes_at"));
  if (!opens.ok() || !closes.ok()) return false;
  row = {&cells, origin, SlotsOf(freq, CellOf(cells, "byday")), *opens, *closes, nullptr};
  if (row.closes <= row.opens) row.closes += kDayMinutes;
  return true;
}

// Openings of one day: the rows that give each, in the order of openings.
using DayOpenings = std::map<std::pair<std::int32_t, std::int32_t>, std::vector<TimedRow*>>;

void FindContradictions(const DayOpenings& openings) {
  auto latest = openings.begin();  // that closes last so far
  for (auto at = openings.begin(); at != openings.end(); ++at) {
    if (at != latest && at->first.first < latest->first.second) {
      for (TimedRow* row : at->second) row->other = latest->second.front();
      for (TimedRow* row : latest->second) row->other = at->second.front();
    }
    if (at->first.second > latest->first.second) latest = at;
  }
}

void FindContradictions(std::vector<TimedRow>& rows) {
  std::map<std::string, DayOpenings> days;
  for (TimedRow& row : rows) {
    for (const std::string& day : row.days) days[day][{row.opens, row.closes}].push_back(&row);
  }
  for (const auto& [day, openings] : days) FindContradictions(openings);
}

std::string Said(const RecordCells& cells) {
  const std::string days(CellOf(cells, "byday"));
  return days + (days.empty() ? "" : " ") + std::string(CellOf(cells, "opens_at")) + "-" +
         std::string(CellOf(cells, "closes_at"));
}

void Tell(const TimedRow& row, const std::string& said, const std::string& other, MadeRecords& made) {
  const MadeFrom& from = made.origins[row.origin];
  const MadeFrom& against = made.origins[row.other->origin];
  const std::string where = against.row == from.row ? "" : ", on line " + std::to_string(against.row->line) + ",";
  from.row->Report(DefectFate::kRepaired, SourceField(*from.section, "byday"),
                   Quoted(said) + " and" + where + " " + Quoted(other) + ": hours unknown, both texts are kept",
                   from.mapping_line);
}

}  // namespace

void UncertainWhereHoursContradict(MadeRecords& made) {
  std::map<std::string, std::vector<TimedRow>> owners;
  made.tables.ForEach("schedules", [&](RecordCells& cells, std::size_t origin) {
    TimedRow row;
    if (!ReadTimed(cells, origin, row)) return;
    std::string frame;
    for (const std::string_view column : kFrame) frame += std::string(CellOf(cells, column)) + "\x1f";
    owners[std::move(frame)].push_back(std::move(row));
  });
  for (auto& [frame, rows] : owners) {
    FindContradictions(rows);
    std::map<const TimedRow*, std::string> said;
    for (const TimedRow& row : rows) said[&row] = Said(*row.cells);
    for (TimedRow& row : rows) {
      if (row.other == nullptr) continue;
      Tell(row, said[&row], said[row.other], made);
      std::string& description = (*row.cells)["description"];
      description += (description.empty() ? "" : "; ") + said[&row];
      for (const std::string_view column : {"opens_at", "closes_at", "freq", "byday"})
        row.cells->erase(std::string(column));
    }
  }
}

}  // namespace kith
