#include "src/schedule/hours_times.h"

#include <algorithm>

#include "kith/base/quote.h"

namespace kith {
namespace {

using enum HoursWord;

constexpr std::int32_t kNoon = kNoonMinute;
constexpr std::int32_t kDayMinutes = kMidnightMinute;
// What an hour without am or pm may be: places open at six in the morning or later, and close by eleven at night. Before five nobody opens.
constexpr std::int32_t kEarliest = 6 * 60;
constexpr std::int32_t kLatest = 23 * 60;
constexpr std::int32_t kNight = 5 * 60;

std::optional<OpeningTimes> Refuse(std::string& why_not, std::string_view why) {
  why_not = why;
  return std::nullopt;
}

constexpr std::string_view kTwoReadings = "may be meant in the morning or after noon";

bool IsHalfDay(const ClockTime& time) { return !time.padded && time.minute >= 60 && time.minute < 13 * 60; }

// Of an hour of twelve.
std::int32_t Morning(const ClockTime& time) { return time.minute % kNoon; }
std::int32_t AfterNoon(const ClockTime& time) { return time.minute % kNoon + kNoon; }

// Closing on the next day, where am, pm or the form of the times leave no doubt about each alone.
std::optional<OpeningTimes> PastMidnight(const ClockTime& opens, const ClockTime& closes, const ClockHabits& habits,
                                         std::string& why_not) {
  const OpeningTimes times{opens.minute, closes.minute + kDayMinutes};
  if (habits.past_midnight == Truth::kTrue) return times;
  const bool from_evening_to_morning = opens.minute >= kNoon && closes.minute < kNoon;
  const bool slip = !closes.marked && closes.minute >= 60 && closes.minute + kNoon > opens.minute;
  if (from_evening_to_morning && !slip && habits.past_midnight != Truth::kFalse) return times;
  if (habits.past_midnight == Truth::kFalse && !closes.marked && closes.minute >= 60 && closes.minute < kNoon &&
      opens.minute >= kNight && closes.minute + kNoon > opens.minute)
    return OpeningTimes{opens.minute, closes.minute + kNoon};
  return Refuse(why_not, "closes before it opens");
}

std::optional<OpeningTimes> BothCertain(const ClockTime& opens, const ClockTime& closes, const ClockHabits& habits,
                                        std::string& why_not) {
  if (!opens.marked && opens.minute > 0 && opens.minute < kNight)
    return Refuse(why_not, "opens before five in the morning, without am or pm");
  if (!opens.marked && opens.minute == 0 && closes.minute > 0 && closes.minute < kNight)
    return Refuse(why_not, "is open at night alone");
  if (opens.minute < closes.minute) return OpeningTimes{opens.minute, closes.minute};
  if (opens.minute == closes.minute) return Refuse(why_not, "opens and closes at the same time");
  return PastMidnight(opens, closes, habits, why_not);
}

std::optional<OpeningTimes> BothMarked(const ClockTime& opens, const ClockTime& closes, const ClockHabits& habits,
                                       std::string& why_not) {
  const std::string_view doubt = DoubtAboutMarked(opens, closes);
  const bool overnight = habits.past_midnight == Truth::kTrue && closes.minute < opens.minute;
  if (!doubt.empty() && !overnight) return Refuse(why_not, doubt);
  OpeningTimes times{opens.minute, closes.minute};
  if (times.opens == 0 && times.closes == kDayMinutes - 1) times.closes = kDayMinutes;
  if (times.closes <= times.opens) times.closes += kDayMinutes;
  return times;
}

// "10 - 11:30 AM", "9 - 5 PM": the mark is of both where that opens before it closes, else of the end alone.
std::optional<OpeningTimes> MarkedAtTheEnd(const ClockTime& opens, const ClockTime& closes, std::string& why_not) {
  const bool pm = closes.minute >= kNoon;
  if (closes.minute == 0) return Refuse(why_not, kTwoReadings);  // "9 - 12 AM"
  const std::int32_t same = pm ? AfterNoon(opens) : Morning(opens);
  const std::int32_t other = pm ? Morning(opens) : AfterNoon(opens);
  if (same < closes.minute) return OpeningTimes{same, closes.minute};
  if (other < closes.minute) return OpeningTimes{other, closes.minute};
  return Refuse(why_not, kTwoReadings);
}

// "1:00 PM - 2:30", "9 AM - 5".
std::optional<OpeningTimes> MarkedAtTheStart(const ClockTime& opens, const ClockTime& closes, std::string& why_not) {
  const bool morning = opens.minute < Morning(closes);
  const bool after_noon = opens.minute < AfterNoon(closes);
  if (morning == after_noon) return Refuse(why_not, kTwoReadings);
  return OpeningTimes{opens.minute, morning ? Morning(closes) : AfterNoon(closes)};
}

// "9 - 5": the one reading that lies within the day.
std::optional<OpeningTimes> Unmarked(const ClockTime& opens, const ClockTime& closes, std::string& why_not) {
  std::vector<OpeningTimes> readings;
  for (const std::int32_t from : {Morning(opens), AfterNoon(opens)}) {
    for (const std::int32_t to : {Morning(closes), AfterNoon(closes)}) {
      if (from >= kEarliest && from < to && to <= kLatest) readings.push_back({from, to});
    }
  }
  const bool same = Morning(opens) == Morning(closes);  // "7 - 7" may be by day or by night
  return readings.size() == 1 && !same ? std::optional(readings[0]) : Refuse(why_not, kTwoReadings);
}

class TimesReader {
 public:
  TimesReader(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed, HoursTimes& times)
      : cursor_(cursor), habits_(habits), assumed_(assumed), times_(times) {}

  bool Read() {
    if (cursor_.Accept(kClosed)) {
      times_.state = HoursState::kClosed;
      return true;
    }
    if (AcceptAppointment(cursor_)) {
      times_.state = HoursState::kByAppointment;
      return true;
    }
    if (cursor_.Is(kNumber) && cursor_.Is(kHours, 1)) return ReadAllDay();
    bool gap = false;
    do {
      if (!ReadRange(gap)) return false;
    } while (AcceptToTimes(gap));
    return true;
  }

 private:
  // 24 hours [a day]
  bool ReadAllDay() {
    const HoursToken& hours = cursor_.Take();
    cursor_.Take();
    if (hours.number != 24) return cursor_.Fail(Quoted(hours.text) + " hours are not a time of day");
    const std::size_t before = cursor_.at();
    if (!cursor_.Accept(kA)) cursor_.AcceptAll(kFiller);
    if (cursor_.at() == before || !cursor_.Accept(kDay)) cursor_.BackTo(before);
    times_.times.push_back({0, kDayMinutes});
    return true;
  }

  // Whether more times follow.
  bool AcceptToTimes(bool& gap) {
    const std::size_t before = cursor_.at();
    while (cursor_.Is(kComma) || cursor_.Is(kAnd) || cursor_.Is(kSlash) || cursor_.Is(kBreak)) cursor_.Take();
    gap = cursor_.at() == before;
    cursor_.AcceptAll(kFiller);
    if (cursor_.Is(kTime) || (cursor_.Is(kNumber) && !BeginsSevenDays() && !cursor_.Is(kHours, 1))) return true;
    cursor_.BackTo(before);
    return false;
  }

  bool BeginsSevenDays() const { return cursor_.Peek().number == 7 && cursor_.Is(kDay, 1); }

  bool ReadTime(HoursToken& token) {
    token = cursor_.Take();
    if (token.word == kTime) return true;
    if (token.word != kNumber) return cursor_.Fail(Quoted(token.text) + " is not understood here");
    const std::optional<ClockTime> time = MakeClockTime(token.text, "", std::nullopt);
    if (!time) return cursor_.Fail(Quoted(token.text) + " is no time of day");
    token.time = *time;
    return true;
  }

  bool ReadRange(bool gap) {
    HoursToken opens, closes;
    if (!ReadTime(opens)) return false;
    const bool dashes = cursor_.AcceptAll(kDash) || (!cursor_.Is(kEnd) && cursor_.Accept(kA));
    const bool both_marked =
        opens.word == kTime && opens.time.marked && cursor_.Is(kTime) && cursor_.Peek().time.marked;
    if (!dashes && !both_marked) return cursor_.Fail(Quoted(opens.text) + " has no end");
    if (!dashes && gap) return cursor_.Fail(Quoted(opens.text) + ": where does it end?");
    cursor_.AcceptAll(kFiller);
    if (!ReadTime(closes)) return false;
    const std::string range = std::string(opens.text) + (dashes ? " - " : " ") + std::string(closes.text);
    if (!dashes)
      assumed_.push_back("between " + Quoted(opens.text) + " and " + Quoted(closes.text) +
                         " a dash is taken to be missing");
    std::string why_not;
    const std::optional<OpeningTimes> times = ResolveTimes(opens.time, closes.time, habits_, why_not);
    if (!times) return cursor_.Fail(Quoted(range) + " " + why_not);
    if (habits_.past_midnight == Truth::kFalse && closes.time.padded && times->closes != closes.time.minute)
      assumed_.push_back(Quoted(range) + " is taken as " + FormatMinuteOfDay(times->opens) + " to " +
                         FormatMinuteOfDay(times->closes));
    times_.times.push_back(*times);
    return true;
  }

  HoursCursor& cursor_;
  const ClockHabits& habits_;
  std::vector<std::string>& assumed_;
  HoursTimes& times_;
};

}  // namespace

std::optional<OpeningTimes> ResolveTimes(const ClockTime& opens, const ClockTime& closes, const ClockHabits& habits,
                                         std::string& why_not) {
  const bool open_doubt = !opens.marked && IsHalfDay(opens);
  const bool close_doubt = !closes.marked && IsHalfDay(closes);
  ClockTime end = closes;
  if (closes.midnight) end.minute = kDayMinutes;
  if (opens.marked && closes.marked) return BothMarked(opens, closes, habits, why_not);
  if (open_doubt && closes.midnight) return Refuse(why_not, kTwoReadings);
  if (open_doubt && closes.marked) return MarkedAtTheEnd(opens, closes, why_not);
  if (close_doubt && opens.marked) return MarkedAtTheStart(opens, closes, why_not);
  if (!open_doubt && !close_doubt) return BothCertain(opens, end, habits, why_not);
  if (habits.of_24_hours || !close_doubt || !open_doubt) {
    // One of them can be of 24 hours only, or all of the text is: so is the other.
    return BothCertain(opens, closes, habits, why_not);
  }
  return Unmarked(opens, closes, why_not);
}

bool BeginsTimes(const HoursCursor& cursor) {
  switch (cursor.Peek().word) {
    case kTime:
    case kNumber:
    case kAlways:
    case kClosed:
      return true;
    case kBy:
      return cursor.Is(kAppointment, 1);
    case kOpenParen:
      return cursor.Is(kBy, 1) && cursor.Is(kAppointment, 2);
    default:
      return false;
  }
}

bool ReadTimes(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed, HoursTimes& times) {
  return TimesReader(cursor, habits, assumed, times).Read();
}

bool AcceptAppointment(HoursCursor& cursor) {
  const std::size_t before = cursor.at();
  const bool parens = cursor.Accept(kOpenParen);
  const bool by = cursor.Accept(kBy);
  if (cursor.Accept(kAppointment) && (cursor.Accept(kOnly) || by) && (!parens || cursor.Accept(kCloseParen)))
    return true;
  cursor.BackTo(before);
  return false;
}

}  // namespace kith
