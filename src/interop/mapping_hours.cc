#include "src/interop/mapping_hours.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/base/time.h"
#include "kith/schedule/hours_text.h"
#include "src/interop/csv_table.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/mapping_filters.h"
#include "src/schedule/clock_time.h"
#include "src/schedule/holidays.h"

namespace kith {
namespace {

constexpr std::int32_t kMidnight = 24 * 60;
// Until then it is night: an opening that lies before it has lost a part, or lacks am or pm.
constexpr std::int32_t kMorning = 5 * 60;

// The cells that say when a row of the parser's opens.
RecordCells CellsOfRow(const Schedule& schedule) {
  RecordCells cells;
  for (const ColumnSpec<Schedule>& column : ScheduleTable().columns) {
    if (column.carried()) continue;
    std::string text;
    column.write(schedule, TimeZone(), text);
    if (!text.empty()) cells[std::string(column.name)] = std::move(text);
  }
  return cells;
}

bool HasOrdinal(std::string_view byday) {
  return std::any_of(byday.begin(), byday.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The days of a list as RFC 5545 writes them; nothing where one of them is none.
std::optional<std::string> CodesOfDays(const MappingItems& items) {
  std::vector<std::string> codes;
  for (const std::string& item : items) {
    if (std::string code = ByDayCode(item); !code.empty()) {
      codes.push_back(std::move(code));
      continue;
    }
    for (const std::string& part : SplitList(item, ",")) {
      const std::string_view day = Trim(part);
      const std::size_t letter = std::min(day.find_first_not_of("+-0123456789"), day.size());
      const std::string_view weekday = day.size() == letter + 2 ? ParseWeekday(day.substr(letter)) : "";
      std::string code = weekday.empty() ? ByDayCode(day) : std::string(day.substr(0, letter)) + std::string(weekday);
      if (code.empty()) return std::nullopt;
      codes.push_back(std::move(code));
    }
  }
  return JoinList(codes, ",");
}

std::string CellOf(const RecordCells& cells, std::string_view column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string() : found->second;
}

bool IsProse(std::string_view column) { return column == "description" || column == "notes"; }

void AppendPart(std::string& text, std::string_view joint, std::string_view part) {
  if (part.empty()) return;
  text += text.empty() ? "" : joint;
  text += part;
}

class HoursExpander {
 public:
  HoursExpander(const RecordSection& section, StatedFields stated, Expansion& expansion)
      : section_(section), texts_(std::move(stated.texts)), unread_(std::move(stated.unread)), expansion_(expansion) {}

  void Expand() {
    const std::optional<bool> overnight = ParseYesNo(TakeField(texts_, "overnight"));
    overnight_ = overnight.value_or(false);
    same_is_all_day_ = TakeField(texts_, "same_time") == kAllDay;
    if (overnight) options_.past_midnight = ToTruth(*overnight);
    if (const absl::StatusOr<long long> year = ParseInteger(TakeField(texts_, "year"));
        year.ok() && *year > 0 && *year < 10000)
      options_.year = static_cast<std::int32_t>(*year);
    ReadRemark();
    ReadHolidays();
    if (Says("hours")) {
      const std::string prose = Take("hours");
      AddReading("hours", prose, ReadHoursText(prose, options_));
    } else if (HasField("season")) {
      ReadSeason();
    } else {
      ReadColumns();
    }
  }

 private:
  bool HasField(std::string_view name) const {
    return std::any_of(section_.fields.begin(), section_.fields.end(),
                       [&](const MappedField& field) { return field.name == name; });
  }
  bool Says(std::string_view field) const { return texts_.contains(field) || unread_.contains(field); }

  // What the field says; where it was not read, that is remembered.
  std::string Take(std::string_view field) {
    const auto unread = unread_.find(field);
    if (unread == unread_.end()) return TakeField(texts_, field);
    std::string text = std::move(unread->second);
    unread_.erase(unread);
    took_unread_ = true;
    return text;
  }

  bool AllRead() const { return unread_.empty() && !took_unread_; }

  // What stands beside the hours. Closures become exceptions; of anything else nobody knows what it does to the hours.
  void ReadRemark() {
    const bool unread = unread_.contains("remark");
    remark_ = Take("remark");
    if (unread) return;
    const HoursReading reading = ReadHoursText(remark_, options_);
    if (reading.outcome != HoursOutcome::kClosed) return;
    remark_.clear();
    only_closed_ = true;
    TellAssumed("remark", reading);
    for (const Schedule& row : reading.rows) AddRow(row, {});
  }

  // Closed on these. Of a name that is none, or not read, nobody knows which days it shuts: all of them are unknown, whatever else opens them.
  void ReadHolidays() {
    if (!Says("holidays")) return;
    only_closed_ = true;
    MappingItems names = TakeItems(texts_, "holidays");
    std::vector<std::string> unknown;
    if (const auto unread = unread_.find("holidays"); unread != unread_.end()) {
      unknown.push_back(std::move(unread->second));
      unread_.erase(unread);
    }
    for (std::string& name : names) {
      const std::vector<Schedule> rows = HolidayRows(name);
      for (const Schedule& row : rows) AddRow(row, {});
      if (rows.empty()) unknown.push_back(std::move(name));
    }
    if (unknown.empty()) return;
    Schedule every_day;
    every_day.freq = "DAILY";
    every_day.exception = ScheduleException::kInstead;
    every_day.description = JoinList(unknown, ", ");
    TellUnknown("holidays", Quoted(every_day.description) + " is no holiday that is known");
    AddRow(every_day, {});
  }

  void TellAssumed(std::string_view field, const HoursReading& reading) {
    for (const std::string& assumed : reading.assumed) expansion_.problems.push_back({std::string(field), assumed});
  }

  // A row of the parser's, which belongs to whom the row of the source says, with `more` of its cells.
  void AddRow(const Schedule& row, const RecordCells& more) {
    RecordCells cells = CellsOfRow(row);
    for (const auto& [field, items] : texts_) {
      const MappedColumn* column = section_.table->Find(field);
      if (column != nullptr && !column->refers_to.empty()) cells[field] = JoinList(items, ", ");
    }
    for (const auto& [column, text] : more) {
      std::string& cell = cells[column];
      if (cell.empty() || IsProse(column)) AppendPart(cell, "; ", text);
    }
    expansion_.records.push_back(std::move(cells));
  }

  // Rows where all of it is understood, else the text itself, which makes the hours unknown.
  void AddReading(std::string_view field, std::string_view text, const HoursReading& reading) {
    if (text.empty() && remark_.empty() && AllRead()) {
      if (Says("description")) expansion_.records.push_back(CellsOf(texts_));
      return;
    }
    const bool read = reading.outcome == HoursOutcome::kHours || reading.outcome == HoursOutcome::kClosed;
    const RecordCells beside = CellsOf(texts_);
    std::string why = WhyNotRead(reading, beside);
    expansion_.hours_texts += text.empty() ? 0 : 1;
    expansion_.hours_read += read && why.empty() && remark_.empty() ? 1 : 0;
    if (why.empty() && remark_.empty() && reading.outcome != HoursOutcome::kEmpty) {
      TellAssumed(field, reading);
      if (!read) TellUnknown(field, reading.why_not);
      for (const Schedule& row : reading.rows)
        AddRow(row, row.exception == ScheduleException::kNone ? beside : RecordCells());
      return;
    }
    if (!why.empty()) TellUnknown(field, why);
    KeepAsText(std::string(text), beside);
  }

  // Why what was read of a text is not certain; "" where it is, or where the reading says it itself.
  std::string WhyNotRead(const HoursReading& reading, const RecordCells& beside) const {
    if (reading.outcome == HoursOutcome::kUnknown) return reading.why_not;
    if (!AllRead()) return "what stands beside it cannot be read";
    for (const Schedule& row : reading.rows) {
      if (row.exception != ScheduleException::kNone) continue;
      for (const auto& [column, text] : CellsOfRow(row)) {
        const std::string other = IsProse(column) ? "" : CellOf(beside, column);
        if (!other.empty() && other != text) return "says another " + column + " than " + Quoted(other) + " beside it";
      }
    }
    return "";
  }

  void ReadSeason() {
    const std::string days = Take("byday"), season = Take("season");
    const std::string opens = Take("opens_at"), closes = Take("closes_at");
    const HoursColumns columns{.days = days, .opens = opens, .closes = closes, .season = season};
    HoursReading reading = ReadHoursColumns(columns, options_);
    std::string text;
    AppendPart(text, " ", season);
    AppendPart(text, " ", days);
    const bool has_times = !opens.empty() || !closes.empty();
    if (has_times) AppendPart(text, " ", opens + " - " + closes);
    if (!has_times && !text.empty()) {  // a day without times may be closed, or open at times that nobody wrote
      reading = HoursReading{.outcome = HoursOutcome::kUnknown};
      reading.why_not = Quoted(text) + " has no times";
    }
    AddReading("byday", text, reading);
  }

  void ReadColumns() {
    if (const auto days = texts_.find("byday"); days != texts_.end()) {
      if (const std::optional<std::string> codes = CodesOfDays(days->second)) {
        days->second = {*codes};
      } else {
        unread_.try_emplace("byday", JoinList(days->second, ", "));
        texts_.erase(days);
      }
    }
    RecordCells cells = CellsOf(texts_);
    const auto stated = [&](std::string_view column) { return !CellOf(cells, column).empty(); };
    const bool has_times = stated("opens_at") || stated("closes_at");
    const bool says_hours = has_times || stated("byday") || stated("description") || !remark_.empty() || !AllRead();
    if (only_closed_ && !says_hours) return;
    if (!stated("freq") && stated("byday")) cells["freq"] = HasOrdinal(cells["byday"]) ? "MONTHLY" : "WEEKLY";
    const std::string said = Said(cells);
    const std::string why = WhyNotCertain(cells);
    if (why.empty() && remark_.empty()) {
      expansion_.records.push_back(std::move(cells));
      return;
    }
    if (!why.empty()) TellUnknown("closes_at", Quoted(said) + " " + why);
    KeepAsText(said, std::move(cells));
  }

  // Why the hours of columns are not certain; "" where they are, and the cells say what they mean.
  std::string WhyNotCertain(RecordCells& cells) const {
    const auto stated = [&](std::string_view column) { return !CellOf(cells, column).empty(); };
    if (!AllRead()) return "cannot be read wholly";
    if (stated("opens_at") != stated("closes_at")) return "lacks one of two times";
    if (stated("opens_at")) {
      if (!stated("byday") && !stated("dtstart") && !stated("freq")) return "says no day";
      return WhyNotTimes(cells);
    }
    return stated("byday") && !stated("description") ? "has no times" : "";
  }

  std::string WhyNotTimes(RecordCells& cells) const {
    const absl::StatusOr<std::int32_t> opens = ParseMinuteOfDay(cells["opens_at"]);
    const absl::StatusOr<std::int32_t> closes = ParseMinuteOfDay(cells["closes_at"]);
    if (!opens.ok() || !closes.ok()) return "";  // HSDS's reader says what is wrong
    if (*opens == *closes) {
      if (!same_is_all_day_) return "opens and closes at one time";
      cells["opens_at"] = "00:00";
      cells["closes_at"] = FormatMinuteOfDay(kMidnight);
    } else if (*closes < *opens && !overnight_) {
      return "closes before it opens";
    } else if (*opens < *closes && *closes <= kMorning) {
      return "is open at night alone";
    } else if (*closes == 0) {
      cells["closes_at"] = FormatMinuteOfDay(kMidnight);
    }
    return "";
  }

  // What the source says, as far as it is not understood in its own words: "Sunday (Closed Easter) 08:30-13:00".
  std::string Said(const RecordCells& cells) const {
    const auto said = [&](std::string_view column) {
      const auto unread = unread_.find(column);
      return unread == unread_.end() ? CellOf(cells, column) : unread->second;
    };
    const std::string opens = said("opens_at"), closes = said("closes_at");
    const bool both_in_one = opens == closes && unread_.contains("opens_at");
    std::string text = said("byday");
    if (!opens.empty() || !closes.empty()) AppendPart(text, " ", both_in_one ? opens : opens + "-" + closes);
    return text;
  }

  void TellUnknown(std::string_view field, std::string_view why) {
    expansion_.problems.push_back({std::string(field), std::string(why) + ": hours unknown, the text is kept"});
  }

  // One row of prose of all that is stated: what `cells` say already, the hours, what else could not be read, and the remark.
  void KeepAsText(const std::string& hours, RecordCells cells) {
    std::string description = CellOf(cells, "description");
    std::string said = hours;
    for (const auto& [field, text] : unread_) {
      if (field == "byday" || field == "opens_at" || field == "closes_at") continue;
      const bool begins = field == "dtstart" || field == "valid_from", ends = field == "until" || field == "valid_to";
      AppendPart(said, ", ", (begins ? "from " : ends ? "until " : IsProse(field) ? "" : field + " ") + text);
    }
    AppendPart(description, "; ", said);
    if (!remark_.empty()) {
      expansion_.problems.push_back({"remark", Quoted(remark_) + (said.empty() ? "" : " beside " + Quoted(said)) +
                                                   " is not understood: hours unknown, the text is kept"});
      AppendPart(description, "; ", remark_);
    }
    for (const std::string_view column : {"opens_at", "closes_at", "freq", "byday"}) cells.erase(std::string(column));
    cells["description"] = std::move(description);
    expansion_.records.push_back(std::move(cells));
  }

  const RecordSection& section_;
  FieldTexts texts_;
  std::map<std::string, std::string, std::less<>> unread_;
  Expansion& expansion_;
  HoursTextOptions options_;
  bool overnight_ = false;
  bool same_is_all_day_ = false;
  bool took_unread_ = false;  // of what was taken, a part was not read
  std::string remark_;        // what of it was not understood
  bool only_closed_ = false;  // the remark says when it is closed, and nothing else
};

}  // namespace

void ExpandHours(const RecordSection& section, StatedFields stated, Expansion& expansion) {
  HoursExpander(section, std::move(stated), expansion).Expand();
}

}  // namespace kith
