#include "src/schedule/clock_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <vector>

#include "kith/base/quote.h"
#include "kith/base/text.h"

namespace kith {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes up to `most` digits off the front.
std::string_view TakeDigits(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && IsDigit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

std::int32_t ToNumber(std::string_view digits) {
  std::int32_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::optional<bool> ParseMeridiem(std::string_view text) {  // true: p.m.
  for (const std::string_view am : {"am", "a", "a.m.", "a.m"}) {
    if (text == am) return false;
  }
  for (const std::string_view pm : {"pm", "p", "p.m.", "p.m"}) {
    if (text == pm) return true;
  }
  return std::nullopt;
}

struct TimeParts {
  std::string_view hours, minutes, mark;
};

// Nothing where it does not begin with a time.
std::optional<TimeParts> SplitTime(std::string_view text) {
  TimeParts parts;
  parts.hours = TakeDigits(text, 4);
  if (parts.hours.size() <= 2 && text.starts_with(':')) {
    text.remove_prefix(1);
    parts.minutes = TakeDigits(text, 2);
    if (parts.minutes.size() != 2) return std::nullopt;
    if (text.starts_with(":00")) text.remove_prefix(3);
  }
  parts.mark = Trim(text);
  if (parts.hours.empty()) return std::nullopt;
  return parts;
}

std::optional<ClockTime> ParseTime(std::string_view cell, bool bare_numbers) {
  const std::string lower = ToLower(Trim(cell));
  for (const std::string_view noon : {"noon", "12n", "12 n", "12 noon", "12:00 noon", "12:00n"}) {
    if (lower == noon) return ClockTime{.minute = kNoonMinute, .marked = true};
  }
  for (const std::string_view midnight : {"midnight", "12 midnight", "12:00 midnight"}) {
    if (lower == midnight) return ClockTime{.minute = 0, .marked = true, .midnight = true};
  }
  const std::optional<TimeParts> parts = SplitTime(lower);
  if (!parts) return std::nullopt;
  std::optional<bool> pm;
  if (!parts->mark.empty()) {
    pm = ParseMeridiem(parts->mark);
    if (!pm) return std::nullopt;
  } else if (parts->minutes.empty() && !bare_numbers) {
    return std::nullopt;  // may be anything
  }
  return MakeClockTime(parts->hours, parts->minutes, pm);
}

std::optional<ClockTime> ParseClockTime(std::string_view cell) { return ParseTime(cell, false); }

// Whether an unmarked time may also be meant as the other half of the day.
bool IsOpenToDoubt(const ClockTime& time) { return !time.marked && time.minute >= 60 && time.minute < 13 * 60; }

std::int32_t OtherHalf(std::int32_t minute) {
  return minute >= kNoonMinute ? minute - kNoonMinute : minute + kNoonMinute;
}

std::string Ambiguous(std::string_view opens, std::string_view closes) {
  return Quoted(Trim(opens)) + " to " + Quoted(Trim(closes)) + " may be meant in the morning or after noon";
}

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// From 1; 0 where it is none.
unsigned MonthOf(std::string_view word) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(word)) return static_cast<unsigned>(i + 1);
  }
  return word == "sept" ? 9 : 0;
}

std::optional<LooseDate> MakeDate(std::int32_t year, unsigned month, unsigned day) {
  constexpr std::int32_t kSomeLeapYear = 2000;
  LooseDate loose;
  loose.every_year = year == 1;
  const std::chrono::year_month_day ymd{std::chrono::year(loose.every_year ? kSomeLeapYear : year),
                                        std::chrono::month(month), std::chrono::day(day)};
  if (!ymd.ok() || year < 1 || year > 9999) return std::nullopt;
  loose.date = Date::FromYmd(ymd);
  return loose;
}

std::optional<std::int32_t> WholeNumber(std::string_view text) {
  std::string_view rest = text;
  const std::string_view digits = TakeDigits(rest, 4);
  if (digits.empty() || !rest.empty()) return std::nullopt;
  return ToNumber(digits);
}

// Of two digits, from 2000 to 2049: a directory has no dates far ahead, and which century is meant by the others nobody knows.
std::optional<std::int32_t> YearOf(std::string_view text) {
  constexpr std::int32_t kCentury = 2000, kLastOfTwoDigits = 49;
  const std::optional<std::int32_t> year = WholeNumber(text);
  if (!year || text.size() > 2) return year;
  return *year <= kLastOfTwoDigits ? std::optional(kCentury + *year) : std::nullopt;
}

}  // namespace

std::optional<ClockTime> MakeClockTime(std::string_view hours, std::string_view minutes, std::optional<bool> pm) {
  const bool compact = hours.size() > 2;  // 830am
  const bool padded = compact || hours.starts_with('0');
  if (compact) {
    minutes = hours.substr(hours.size() - 2);
    hours.remove_suffix(2);
  }
  const std::int32_t hour = ToNumber(hours);
  const std::int32_t minute = ToNumber(minutes);
  if (hours.empty() || minute > 59 || hour * 60 + minute > kMidnightMinute) return std::nullopt;
  if (!pm) return ClockTime{.minute = hour * 60 + minute, .padded = padded};
  if (hour == 0 || hour > 23 || (hour > 12 && !*pm)) return std::nullopt;
  return ClockTime{.minute = (hour > 12 ? hour : hour % 12 + (*pm ? 12 : 0)) * 60 + minute, .marked = true};
}

std::optional<ClockTime> ParseColumnTime(std::string_view cell) { return ParseTime(cell, true); }

std::string_view DoubtAboutMarked(const ClockTime& opens, const ClockTime& closes) {
  constexpr std::int32_t kLastMinute = kMidnightMinute - 1;
  const bool until_midnight = closes.minute % kMidnightMinute == 0;
  if (opens.minute == 0 && (until_midnight || closes.minute == kLastMinute)) return "";  // all day
  if (opens.minute < 60 && !opens.midnight) return "opens at 12 am, which may be meant for noon";
  if (opens.minute < closes.minute) return "";
  if (opens.minute == closes.minute) return "opens and closes at the same time";
  if (closes.midnight || (opens.minute >= kNoonMinute && closes.minute < kNoonMinute)) return "";
  return "closes before it opens";
}

std::optional<ClockHours> ParseClockHours(std::string_view opens, std::string_view closes, std::string& why_not) {
  const std::optional<ClockTime> from = ParseClockTime(opens);
  const std::optional<ClockTime> to = ParseClockTime(closes);
  if (!from || !to) {
    why_not = Quoted(Trim(from ? closes : opens)) + " is not a time of day such as 9:00am or 17:00";
    return std::nullopt;
  }
  if (from->marked == to->marked && from->minute == to->minute && from->minute != 0) {
    why_not = Quoted(Trim(opens)) + " to " + Quoted(Trim(closes)) + " opens and closes at the same time";
    return std::nullopt;
  }
  ClockHours hours{from->minute, to->minute, ""};
  if (from->marked && to->marked) {
    const std::string_view doubt = DoubtAboutMarked(*from, *to);
    if (doubt.empty()) return hours;
    why_not = Quoted(Trim(opens)) + " to " + Quoted(Trim(closes)) + " " + std::string(doubt);
    return std::nullopt;
  }
  if (!from->marked && !to->marked) {
    const bool overnight_from_morning = to->minute < from->minute && from->minute < kNoonMinute;
    if (!overnight_from_morning || !IsOpenToDoubt(*to)) return hours;
    why_not = Ambiguous(opens, closes);
    return std::nullopt;
  }
  const ClockTime& unmarked = from->marked ? *to : *from;
  if (!IsOpenToDoubt(unmarked)) return hours;
  std::int32_t& minute = from->marked ? hours.closes : hours.opens;
  const bool as_it_stands = hours.opens < hours.closes;
  minute = OtherHalf(minute);
  const bool other_half = hours.opens < hours.closes && unmarked.minute < kNoonMinute;  // "12:00" is noon
  if (as_it_stands == other_half || (other_half && unmarked.padded)) {
    why_not = Ambiguous(opens, closes);
    return std::nullopt;
  }
  if (as_it_stands) {
    minute = unmarked.minute;
    return hours;
  }
  hours.assumed = Quoted(Trim(from->marked ? closes : opens)) + " is taken as " + FormatMinuteOfDay(minute);
  return hours;
}

bool SaysAroundTheClock(std::string_view text) {
  const std::string folded = FoldName(text);
  for (const std::string_view always : {"24 hours", "24 7", "24 hours a day", "24 hours a day 7 days a week",
                                        "24 hours 7 days a week", "24 hrs", "open 24 hours"}) {
    if (folded == always) return true;
  }
  return false;
}

std::string_view ParseWeekday(std::string_view text) {
  constexpr std::array<std::string_view, 7> kNames = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
  constexpr std::array<std::string_view, 7> kCodes = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  const std::string folded = FoldName(text);
  if (folded == "0") return "SU";
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (folded == std::to_string(i + 1)) return kCodes[i];
    if (folded.size() >= 2 && kNames[i].starts_with(folded)) return kCodes[i];
  }
  return "";
}

std::optional<LooseDate> ParseLooseDate(std::string_view text) {
  if (const absl::StatusOr<Date> date = ParseDate(Trim(text)); date.ok()) {
    const std::chrono::year_month_day ymd = date->ymd();
    return MakeDate(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  }
  if (Trim(text).find('/') != std::string_view::npos) {  // month first, as in the United States
    const std::vector<std::string> parts = SplitList(text, "/");
    if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
    const std::optional<std::int32_t> month = WholeNumber(parts[0]);
    const std::optional<std::int32_t> day = WholeNumber(parts[1]);
    const std::optional<std::int32_t> year = parts.size() == 3 ? YearOf(parts[2]) : 1;
    if (!month || !day || !year) return std::nullopt;
    return MakeDate(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  }
  std::vector<std::string> words = SplitList(ToLower(text), " ,.\t");
  if (words.size() != 2 && words.size() != 3) return std::nullopt;
  if (MonthOf(words[0]) == 0) std::swap(words[0], words[1]);
  const unsigned month = MonthOf(words[0]);
  const std::optional<std::int32_t> day = WholeNumber(words[1]);
  const std::optional<std::int32_t> year = words.size() == 3 ? YearOf(words[2]) : 1;
  if (month == 0 || !day || !year) return std::nullopt;
  return MakeDate(*year, month, static_cast<unsigned>(*day));
}

}  // namespace kith
