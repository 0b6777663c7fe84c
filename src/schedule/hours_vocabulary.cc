#include "src/schedule/hours_vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/suggest.h"
#include "kith/base/text.h"

namespace kith {
namespace {

struct Entry {
  std::string_view word;
  HoursWord means;
  std::int32_t number = 0;
};

constexpr std::int32_t kMonToFri = 0x1f;
constexpr std::int32_t kSatAndSun = 0x60;
constexpr std::int32_t kEveryDay = 0x7f;

constexpr std::array<std::string_view, 7> kWeekdayNames = {"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonthNames = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

// Slips that are too short for the rule of one letter; no other word of hours is near them.
constexpr std::array<Entry, 6> kSlips = {{{"tes", HoursWord::kWeekday, 1},
                                          {"wensday", HoursWord::kWeekday, 2},
                                          {"wenesday", HoursWord::kWeekday, 2},
                                          {"thus", HoursWord::kWeekday, 3},
                                          {"thrus", HoursWord::kWeekday, 3},
                                          {"thurday", HoursWord::kWeekday, 3}}};

// "mar" is March, not martes.
constexpr Entry kWords[] = {
    {"mo", HoursWord::kWeekday, 0},
    {"mon", HoursWord::kWeekday, 0},
    {"lunes", HoursWord::kWeekday, 0},
    {"lun", HoursWord::kWeekday, 0},
    {"tu", HoursWord::kWeekday, 1},
    {"tue", HoursWord::kWeekday, 1},
    {"tues", HoursWord::kWeekday, 1},
    {"martes", HoursWord::kWeekday, 1},
    {"we", HoursWord::kWeekday, 2},
    {"wed", HoursWord::kWeekday, 2},
    {"weds", HoursWord::kWeekday, 2},
    {"miercoles", HoursWord::kWeekday, 2},
    {"mie", HoursWord::kWeekday, 2},
    {"th", HoursWord::kWeekday, 3},
    {"thu", HoursWord::kWeekday, 3},
    {"thur", HoursWord::kWeekday, 3},
    {"thurs", HoursWord::kWeekday, 3},
    {"jueves", HoursWord::kWeekday, 3},
    {"jue", HoursWord::kWeekday, 3},
    {"fr", HoursWord::kWeekday, 4},
    {"fri", HoursWord::kWeekday, 4},
    {"viernes", HoursWord::kWeekday, 4},
    {"vie", HoursWord::kWeekday, 4},
    {"sa", HoursWord::kWeekday, 5},
    {"sat", HoursWord::kWeekday, 5},
    {"sabado", HoursWord::kWeekday, 5},
    {"sabados", HoursWord::kWeekday, 5},
    {"sab", HoursWord::kWeekday, 5},
    {"su", HoursWord::kWeekday, 6},
    {"sun", HoursWord::kWeekday, 6},
    {"domingo", HoursWord::kWeekday, 6},
    {"domingos", HoursWord::kWeekday, 6},
    {"dom", HoursWord::kWeekday, 6},
    {"weekdays", HoursWord::kWeekdays, kMonToFri},
    {"weekday", HoursWord::kWeekdays, kMonToFri},
    {"weekends", HoursWord::kWeekdays, kSatAndSun},
    {"weekend", HoursWord::kWeekdays, kSatAndSun},
    {"daily", HoursWord::kWeekdays, kEveryDay},
    {"everyday", HoursWord::kWeekdays, kEveryDay},
    {"diario", HoursWord::kWeekdays, kEveryDay},
    {"jan", HoursWord::kMonth, 1},
    {"enero", HoursWord::kMonth, 1},
    {"feb", HoursWord::kMonth, 2},
    {"febrero", HoursWord::kMonth, 2},
    {"mar", HoursWord::kMonth, 3},
    {"marzo", HoursWord::kMonth, 3},
    {"apr", HoursWord::kMonth, 4},
    {"abril", HoursWord::kMonth, 4},
    {"mayo", HoursWord::kMonth, 5},
    {"jun", HoursWord::kMonth, 6},
    {"junio", HoursWord::kMonth, 6},
    {"jul", HoursWord::kMonth, 7},
    {"julio", HoursWord::kMonth, 7},
    {"aug", HoursWord::kMonth, 8},
    {"agosto", HoursWord::kMonth, 8},
    {"sep", HoursWord::kMonth, 9},
    {"sept", HoursWord::kMonth, 9},
    {"septiembre", HoursWord::kMonth, 9},
    {"oct", HoursWord::kMonth, 10},
    {"octubre", HoursWord::kMonth, 10},
    {"nov", HoursWord::kMonth, 11},
    {"noviembre", HoursWord::kMonth, 11},
    {"dec", HoursWord::kMonth, 12},
    {"diciembre", HoursWord::kMonth, 12},
    {"first", HoursWord::kOrdinal, 1},
    {"second", HoursWord::kOrdinal, 2},
    {"third", HoursWord::kOrdinal, 3},
    {"fourth", HoursWord::kOrdinal, 4},
    {"fifth", HoursWord::kOrdinal, 5},
    {"last", HoursWord::kOrdinal, -1},
    {"primer", HoursWord::kOrdinal, 1},
    {"segundo", HoursWord::kOrdinal, 2},
    {"tercer", HoursWord::kOrdinal, 3},
    {"cuarto", HoursWord::kOrdinal, 4},
    {"ultimo", HoursWord::kOrdinal, -1},
    {"day", HoursWord::kDay},
    {"days", HoursWord::kDay},
    {"week", HoursWord::kWeek},
    {"weeks", HoursWord::kWeek},
    {"month", HoursWord::kMonthUnit},
    {"mes", HoursWord::kMonthUnit},
    {"year", HoursWord::kYear},
    {"round", HoursWord::kRound},
    {"every", HoursWord::kEvery},
    {"each", HoursWord::kEvery},
    {"cada", HoursWord::kEvery},
    {"biweekly", HoursWord::kBiweekly},
    {"bi", HoursWord::kBiweekly},
    {"fortnightly", HoursWord::kBiweekly},
    {"other", HoursWord::kOther},
    {"alternate", HoursWord::kOther},
    {"alternating", HoursWord::kOther},
    {"to", HoursWord::kDash},
    {"thru", HoursWord::kDash},
    {"through", HoursWord::kDash},
    {"till", HoursWord::kDash},
    {"til", HoursWord::kDash},
    {"until", HoursWord::kDash},
    {"hasta", HoursWord::kDash},
    {"al", HoursWord::kDash},
    {"a", HoursWord::kA},
    {"and", HoursWord::kAnd},
    {"y", HoursWord::kAnd},
    {"of", HoursWord::kFiller},
    {"in", HoursWord::kFiller},
    {"the", HoursWord::kFiller},
    {"on", HoursWord::kFiller},
    {"from", HoursWord::kFiller},
    {"at", HoursWord::kFiller},
    {"per", HoursWord::kFiller},
    {"de", HoursWord::kFiller},
    {"del", HoursWord::kFiller},
    {"el", HoursWord::kFiller},
    {"la", HoursWord::kFiller},
    {"los", HoursWord::kFiller},
    {"las", HoursWord::kFiller},
    {"hours", HoursWord::kHours},
    {"hour", HoursWord::kHours},
    {"hrs", HoursWord::kHours},
    {"horas", HoursWord::kHours},
    {"horario", HoursWord::kHours},
    {"open", HoursWord::kOpen},
    {"opens", HoursWord::kOpen},
    {"abierto", HoursWord::kOpen},
    {"closed", HoursWord::kClosed},
    {"cerrado", HoursWord::kClosed},
    {"by", HoursWord::kBy},
    {"appointment", HoursWord::kAppointment},
    {"appointments", HoursWord::kAppointment},
    {"appt", HoursWord::kAppointment},
    {"only", HoursWord::kOnly},
    {"except", HoursWord::kExcept},
    {"repeats", HoursWord::kRepeats},
    {"times", HoursWord::kTimes},
    {"also", HoursWord::kAlso},
    {"includes", HoursWord::kIncludes},
    {"starting", HoursWord::kStarting},
    {"beginning", HoursWord::kStarting},
    {"weekly", HoursWord::kWeek},
    {"two", HoursWord::kNumber, 2},
};

// The one name that `word` is, with or without a plural s, or is one letter off; -1 for none or several.
template <std::size_t kCount>
std::int32_t NameOf(std::string_view word, const std::array<std::string_view, kCount>& names, bool& exact) {
  constexpr std::size_t kLeastForSlips = 6;
  std::int32_t found = -1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    exact =
        word == names[i] || (word.size() == names[i].size() + 1 && word.starts_with(names[i]) && word.back() == 's');
    if (exact) return static_cast<std::int32_t>(i);
    if (word.size() < kLeastForSlips || word.size() > 2 * kLeastForSlips || EditDistance(word, names[i]) > 1) continue;
    if (found >= 0) return -1;
    found = static_cast<std::int32_t>(i);
  }
  return found;
}

template <std::size_t kCount>
bool FindName(std::string_view word, const std::array<std::string_view, kCount>& names, HoursWord means,
              std::int32_t first, HoursMeaning& meaning) {
  bool exact = false;
  const std::int32_t at = NameOf(word, names, exact);
  if (at < 0) return false;
  meaning = {means, at + first, exact ? std::string_view() : names[static_cast<std::size_t>(at)]};
  return true;
}

}  // namespace

HoursMeaning MeaningOf(std::string_view word) {
  for (const Entry& entry : kWords) {
    if (entry.word == word) return {entry.means, entry.number};
  }
  HoursMeaning meaning;
  if (FindName(word, kWeekdayNames, HoursWord::kWeekday, 0, meaning)) return meaning;
  if (FindName(word, kMonthNames, HoursWord::kMonth, 1, meaning)) return meaning;
  for (const Entry& slip : kSlips) {
    if (slip.word == word) return {slip.means, slip.number, kWeekdayNames[static_cast<std::size_t>(slip.number)]};
  }
  return {};
}

std::int32_t WeekdayCodes(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::int32_t>, 9> kCodes = {
      {{"Th", 3}, {"Tu", 1}, {"Sa", 5}, {"Su", 6}, {"M", 0}, {"T", 1}, {"W", 2}, {"F", 4}, {"R", 3}}};
  std::vector<std::int32_t> days;
  while (!word.empty()) {
    const auto code =
        std::find_if(kCodes.begin(), kCodes.end(), [&](const auto& c) { return word.starts_with(c.first); });
    if (code == kCodes.end() || (!days.empty() && code->second <= days.back())) return 0;
    days.push_back(code->second);
    word.remove_prefix(code->first.size());
  }
  if (days.size() < 2 || (days.size() == 2 && days[1] - days[0] > 2)) return 0;
  std::int32_t mask = 0;
  for (const std::int32_t day : days) mask |= 1 << day;
  return mask;
}

std::string FoldWord(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, char>, 14> kAccents = {{{"\xc3\xa1", 'a'},
                                                                           {"\xc3\xa9", 'e'},
                                                                           {"\xc3\xad", 'i'},
                                                                           {"\xc3\xb3", 'o'},
                                                                           {"\xc3\xba", 'u'},
                                                                           {"\xc3\xbc", 'u'},
                                                                           {"\xc3\xb1", 'n'},
                                                                           {"\xc3\x81", 'a'},
                                                                           {"\xc3\x89", 'e'},
                                                                           {"\xc3\x8d", 'i'},
                                                                           {"\xc3\x93", 'o'},
                                                                           {"\xc3\x9a", 'u'},
                                                                           {"\xc3\x9c", 'u'},
                                                                           {"\xc3\x91", 'n'}}};
  std::string folded;
  while (!word.empty()) {
    const auto accent =
        std::find_if(kAccents.begin(), kAccents.end(), [&](const auto& a) { return word.starts_with(a.first); });
    folded += accent != kAccents.end() ? accent->second : word.front();
    word.remove_prefix(accent != kAccents.end() ? accent->first.size() : 1);
  }
  return ToLower(folded);
}

}  // namespace kith
