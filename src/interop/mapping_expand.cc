#include "src/interop/mapping_expand.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/base/time.h"
#include "kith/schedule/hours_text.h"
#include "src/interop/csv_table.h"
#include "src/interop/degrees.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/language_text.h"

namespace kith {
namespace {

constexpr std::int32_t kMidnight = 24 * 60;

// Takes the field out of the texts: "" where it is not stated.
std::string Take(FieldTexts& texts, std::string_view field) {
  const auto found = texts.find(field);
  if (found == texts.end()) return "";
  std::string text = JoinList(found->second, ", ");
  texts.erase(found);
  return text;
}

MappingItems TakeItems(FieldTexts& texts, std::string_view field) {
  const auto found = texts.find(field);
  if (found == texts.end()) return {};
  MappingItems items = std::move(found->second);
  texts.erase(found);
  return items;
}

RecordCells CellsOf(const FieldTexts& texts) {
  RecordCells cells;
  for (const auto& [field, items] : texts) cells[field] = JoinList(items, ", ");
  return cells;
}

// ---- locations

// The numbers that stand in a text; nothing where there are not just two.
std::optional<std::pair<double, double>> TwoNumbers(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::string_view kNumberBytes = "+-.0123456789";
    const std::size_t begin = text.find_first_of(kNumberBytes, at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_not_of(kNumberBytes, begin), text.size());
    if (const absl::StatusOr<double> number = ParseDouble(text.substr(begin, end - begin)); number.ok())
      numbers.push_back(*number);
    at = end;
  }
  if (numbers.size() != 2) return std::nullopt;
  return std::pair{numbers[0], numbers[1]};
}

// Eastings and northings as degrees.
void PlacePoint(const RecordSection& section, double x, double y, std::string_view field, RecordCells& cells,
                Expansion& expansion) {
  const absl::StatusOr<LatLng> point =
      section.source->transformer ? section.source->transformer->ToWgs84(x, y) : LatLng::FromDegrees(y, x);
  if (!point.ok()) {
    expansion.problems.push_back({std::string(field), std::string(point.status().message()) + ": not stated"});
    return;
  }
  AppendDegrees(cells["latitude"], point->lat_e7());
  AppendDegrees(cells["longitude"], point->lng_e7());
}

void ExpandLocation(const RecordSection& section, FieldTexts texts, Expansion& expansion) {
  const std::string x = Take(texts, "x");
  const std::string y = Take(texts, "y");
  const std::string point = Take(texts, "point");
  const std::string order = Take(texts, "point_order");
  RecordCells cells = CellsOf(texts);
  cells.try_emplace("location_type", "physical");
  if (!point.empty()) {
    if (const auto numbers = TwoNumbers(point)) {
      const bool x_first = order == "lng_lat" || order == "x_y";
      PlacePoint(section, x_first ? numbers->first : numbers->second, x_first ? numbers->second : numbers->first,
                 "point", cells, expansion);
    } else {
      expansion.problems.push_back({"point", Quoted(point) + " has not just two numbers: not stated"});
    }
  }
  if (!x.empty() || !y.empty()) {
    const absl::StatusOr<double> easting = ParseDouble(x);
    const absl::StatusOr<double> northing = ParseDouble(y);
    if (easting.ok() && northing.ok()) {
      PlacePoint(section, *easting, *northing, "x", cells, expansion);
    } else {
      expansion.problems.push_back(
          {easting.ok() ? "y" : "x", Quoted(easting.ok() ? y : x) + " is not a number: the point is not stated"});
    }
  }
  expansion.records.push_back(std::move(cells));
}

// ---- schedules

// Hours of which it is not certain when they are: kept as prose.
void ClearHours(RecordCells& cells, std::string_view why, Expansion& expansion) {
  const std::string said =
      cells["byday"] + (cells["byday"].empty() ? "" : " ") + cells["opens_at"] + "-" + cells["closes_at"];
  expansion.problems.push_back(
      {"closes_at", Quoted(said) + " " + std::string(why) + ": hours unknown, the text is kept"});
  std::string& description = cells["description"];
  description += (description.empty() ? "" : "; ") + said;
  for (const std::string_view column : {"opens_at", "closes_at", "freq", "byday"}) cells.erase(std::string(column));
}

// Until then it is night: an opening that lies before it has lost a part, or lacks am or pm.
constexpr std::int32_t kMorning = 5 * 60;

void ReadHours(RecordCells& cells, bool overnight, bool same_is_all_day, Expansion& expansion) {
  const absl::StatusOr<std::int32_t> opens = ParseMinuteOfDay(cells["opens_at"]);
  const absl::StatusOr<std::int32_t> closes = ParseMinuteOfDay(cells["closes_at"]);
  if (!opens.ok() || !closes.ok()) return;  // HSDS's reader says what is wrong
  if (*opens == *closes) {
    if (!same_is_all_day) return ClearHours(cells, "opens and closes at one time", expansion);
    cells["opens_at"] = "00:00";
    cells["closes_at"] = FormatMinuteOfDay(kMidnight);
  } else if (*closes < *opens && !overnight) {
    ClearHours(cells, "closes before it opens", expansion);
  } else if (*opens < *closes && *closes <= kMorning) {
    ClearHours(cells, "is open at night alone", expansion);
  } else if (*closes == 0) {
    cells["closes_at"] = FormatMinuteOfDay(kMidnight);
  }
}

// The cells that say when a row of the parser's opens.
RecordCells CellsOf(const Schedule& schedule) {
  RecordCells cells;
  for (const ColumnSpec<Schedule>& column : ScheduleTable().columns) {
    if (column.carried()) continue;
    std::string text;
    column.write(schedule, TimeZone(), text);
    if (!text.empty()) cells[std::string(column.name)] = std::move(text);
  }
  return cells;
}

// Prose: rows of hours where all of it is understood, else the text itself, which makes the hours unknown.
void ReadProse(FieldTexts texts, bool overnight, bool says_overnight, Expansion& expansion) {
  HoursTextOptions options;
  if (says_overnight) options.past_midnight = ToTruth(overnight);
  if (const absl::StatusOr<long long> year = ParseInteger(Take(texts, "year")); year.ok() && *year > 0 && *year < 10000)
    options.year = static_cast<std::int32_t>(*year);
  const std::string prose = Take(texts, "hours");
  const HoursReading reading = ReadHoursText(prose, options);
  for (const std::string& assumed : reading.assumed) expansion.problems.push_back({"hours", assumed});
  if (!reading.why_not.empty())
    expansion.problems.push_back({"hours", reading.why_not + ": hours unknown, the text is kept"});
  for (const Schedule& row : reading.rows) {
    RecordCells cells = CellsOf(row);
    for (const auto& [field, items] : texts) cells[field] = JoinList(items, ", ");
    expansion.records.push_back(std::move(cells));
  }
}

bool HasOrdinal(std::string_view byday) {
  return std::any_of(byday.begin(), byday.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void ExpandSchedule(FieldTexts texts, Expansion& expansion) {
  const std::optional<bool> stated_overnight = ParseYesNo(Take(texts, "overnight"));
  const bool overnight = stated_overnight.value_or(false);
  const bool same_is_all_day = Take(texts, "same_time") == "all_day";
  if (texts.contains("hours")) return ReadProse(std::move(texts), overnight, stated_overnight.has_value(), expansion);
  Take(texts, "year");
  if (const auto days = texts.find("byday"); days != texts.end()) {
    for (std::string& day : days->second) {
      if (std::string code = ByDayCode(day); !code.empty()) day = std::move(code);
    }
    days->second = {JoinList(days->second, ",")};
  }
  RecordCells cells = CellsOf(texts);
  const auto stated = [&](std::string_view column) {
    return cells.contains(column) && !cells.at(std::string(column)).empty();
  };
  const bool has_times = stated("opens_at") || stated("closes_at");
  if (stated("opens_at") != stated("closes_at")) {
    ClearHours(cells, "lacks one of two times", expansion);
  } else if (has_times && !stated("byday") && !stated("dtstart") && !stated("freq")) {
    ClearHours(cells, "says no day", expansion);
  } else if (has_times) {
    ReadHours(cells, overnight, same_is_all_day, expansion);
  }
  if (stated("byday") && !stated("freq")) cells["freq"] = HasOrdinal(cells["byday"]) ? "MONTHLY" : "WEEKLY";
  expansion.records.push_back(std::move(cells));
}

// ---- service areas

// A list of ZIP codes and a list of places are two areas: a union.
void ExpandServiceArea(FieldTexts texts, Expansion& expansion) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPlaces = {
      {{"cities", "city"}, {"counties", "county"}, {"states", "state"}, {"planning_areas", "planning_area"}}};
  const MappingItems zips = TakeItems(texts, "zip_codes");
  std::string places;
  for (const auto& [field, type] : kPlaces) {
    for (const std::string& name : TakeItems(texts, field))
      places += (places.empty() ? "" : "; ") + std::string(type) + ":" + name;
  }
  const bool everywhere = ParseYesNo(Take(texts, "everywhere")).value_or(false);
  const auto add = [&](std::string_view type, std::string extent) {
    RecordCells cells = CellsOf(texts);
    cells["extent"] = std::move(extent);
    cells["extent_type"] = type;
    expansion.records.push_back(std::move(cells));
  };
  if (everywhere) add("everywhere", "");
  if (!zips.empty()) add("zip_codes", JoinList(zips, " "));
  if (!places.empty()) add("places", std::move(places));
  if (expansion.records.empty()) expansion.records.push_back(CellsOf(texts));
}

// ---- languages

void ExpandLanguages(FieldTexts texts, Expansion& expansion) {
  if (!texts.contains("languages")) {
    expansion.records.push_back(CellsOf(texts));
    return;
  }
  for (const SpokenLanguage& language : ParseLanguages(Take(texts, "languages"))) {
    RecordCells cells = CellsOf(texts);
    if (!language.name.empty()) cells["name"] = language.name;
    if (!language.code.empty()) cells["code"] = language.code;
    if (!language.note.empty()) cells["note"] = language.note;
    if (language.interpreter) cells["provided_by"] = "interpreter";
    expansion.records.push_back(std::move(cells));
  }
}

// One attribute for each term; its code becomes its id once the terms are known.
void ExpandTerms(FieldTexts texts, Expansion& expansion) {
  if (!texts.contains("term")) {
    expansion.records.push_back(CellsOf(texts));
    return;
  }
  for (std::string& term : TakeItems(texts, "term")) {
    RecordCells cells = CellsOf(texts);
    cells["term"] = std::move(term);
    expansion.records.push_back(std::move(cells));
  }
}

}  // namespace

Expansion ExpandFields(const RecordSection& section, FieldTexts texts) {
  Expansion expansion;
  const std::string_view table = section.table->name;
  if (table == "locations") {
    ExpandLocation(section, std::move(texts), expansion);
  } else if (table == "schedules") {
    ExpandSchedule(std::move(texts), expansion);
  } else if (table == "service_areas") {
    ExpandServiceArea(std::move(texts), expansion);
  } else if (table == "languages") {
    ExpandLanguages(std::move(texts), expansion);
  } else if (table == "attributes") {
    ExpandTerms(std::move(texts), expansion);
  } else {
    expansion.records.push_back(CellsOf(texts));
  }
  return expansion;
}

}  // namespace kith
