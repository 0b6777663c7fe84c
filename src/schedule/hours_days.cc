#include "src/schedule/hours_days.h"

#include <array>
#include <string_view>

#include "kith/base/quote.h"

namespace kith {
namespace {

using enum HoursWord;

constexpr std::int32_t kEveryDay = 0x7f;

// 7/4, July 4, July 4th, July 4, 2017, July
bool ReadDate(HoursCursor& cursor, HoursDate& date) {
  const HoursToken first = cursor.Take();
  date.text = first.text;
  if (first.word == kDate) {
    date.year = first.year;
    date.month = first.month;
    date.day = first.day;
    return true;
  }
  if (first.word != kMonth) return cursor.Fail(Quoted(first.text) + " is not understood here");
  date.month = first.number;
  if (!cursor.Is(kNumber) && !cursor.Is(kOrdinal)) return true;
  date.day = cursor.Take().number;
  const std::size_t before = cursor.at();
  cursor.Accept(kComma);
  constexpr std::int32_t kLeastYear = 1900;
  if (cursor.Is(kNumber) && cursor.Peek().number >= kLeastYear && cursor.Peek().text.size() == 4) {
    date.year = cursor.Take().number;
  } else {
    cursor.BackTo(before);
  }
  constexpr std::array<std::int32_t, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.day >= 1 && date.day <= kDays[static_cast<std::size_t>(date.month - 1)]) return true;
  return cursor.Fail(Quoted(first.text) + " has no day " + std::to_string(date.day));
}

// "Saturday, January 3, 2026", "March 2026" (its first day).
bool ReadDateOfBound(HoursCursor& cursor, HoursDate& date) {
  if (cursor.Is(kWeekday) && (cursor.Is(kDate, 1) || cursor.Is(kMonth, 1) || cursor.Is(kComma, 1))) {
    date.weekday = cursor.Take().number;
    cursor.Accept(kComma);
  }
  constexpr std::size_t kYearDigits = 4;
  if (cursor.Is(kMonth) && cursor.Is(kNumber, 1) && cursor.Peek(1).text.size() == kYearDigits) {
    date.text = cursor.Peek().text;
    date.month = cursor.Take().number;
    date.year = cursor.Take().number;
    return true;
  }
  if (!cursor.Is(kDate) && !cursor.Is(kMonth))
    return cursor.Fail(Quoted(cursor.Peek().text) + " is not understood here");
  return ReadDate(cursor, date) && (date.day != 0 || cursor.Fail(Quoted(date.text) + " is no day"));
}

// Reads one list of days.
class DaysReader {
 public:
  DaysReader(HoursCursor& cursor, HoursDays& days) : cursor_(cursor), days_(days) {}

  bool Read() {
    do {
      if (!ReadElement()) return false;
    } while (AcceptJoint());
    return Finish();
  }

 private:
  // Whether another element follows.
  bool AcceptJoint() {
    const std::size_t before = cursor_.at();
    bool joint = false;
    while (cursor_.Is(kComma) || cursor_.Is(kAnd) || cursor_.Is(kSlash)) {
      cursor_.Take();
      joint = true;
    }
    cursor_.AcceptAll(kFiller);
    if (!BeginsDays(cursor_)) {
      cursor_.BackTo(before);
      return false;
    }
    // Between dates and their weekday there need be none.
    const bool of_weekdays = IsOfWeekdays(before_) && IsOfWeekdays(cursor_.Peek().word);
    if (of_weekdays) ++(joint ? joints_ : gaps_);
    return true;
  }

  static bool IsOfWeekdays(HoursWord word) { return word != kDate && word != kMonth && word != kYear; }

  bool ReadElement() {
    before_ = cursor_.Peek().word;
    switch (before_) {
      case kEvery:
        return ReadEvery();
      case kBiweekly:
        return ReadBiweekly();
      case kOrdinal:
        return ReadNumbered();
      case kWeekday:
        return ReadWeekdayRange();
      case kWeekdays:
        numbers_.clear();
        days_.weekdays |= cursor_.Take().number;
        ++weekday_elements_;
        return true;
      case kNumber:  // 7 days a week
        return ReadSevenDays();
      case kYear:
        cursor_.Take();
        cursor_.Take();
        days_.all_year = true;
        return true;
      default:
        return ReadDates();
    }
  }

  bool ReadEvery() {
    cursor_.Take();
    numbers_.clear();
    if (cursor_.Accept(kOther)) {
      cursor_.Accept(kWeek);
      return ReadEachSecondWeek("\"every other\": of which weeks is not said");
    }
    if (cursor_.Is(kNumber)) {
      const std::string why = "\"every " + std::to_string(cursor_.Peek().number) + "\": from when on is not said";
      if (cursor_.Take().number != 2 || !cursor_.Accept(kWeek)) return cursor_.Fail(why);
      return ReadEachSecondWeek(why);
    }
    if (cursor_.Accept(kDay)) {
      days_.weekdays = kEveryDay;
      return true;
    }
    if (cursor_.Accept(kWeek)) {
      cursor_.AcceptAll(kFiller);
      return BeginsDays(cursor_) ? ReadElement() : cursor_.Fail("\"every week\" names no day");
    }
    if (!cursor_.Is(kOrdinal)) return BeginsDays(cursor_) && !cursor_.Is(kEvery) ? ReadElement() : Unexpected();
    after_every_ = true;
    return ReadNumbered();
  }

  // biweekly, bi-weekly; "bi-monthly" is something else
  bool ReadBiweekly() {
    const std::string text(cursor_.Take().text);
    const std::string why = Quoted(text) + ": of which weeks is not said";
    if (text.size() == 2) {
      cursor_.Accept(kDash);
      if (!cursor_.Accept(kWeek)) return cursor_.Fail(why);
    }
    return ReadEachSecondWeek(why);
  }

  // Of one weekday alone: twice a week, and two weeks of several days, are not meant for certain.
  bool ReadEachSecondWeek(std::string why) {
    numbers_.clear();
    cursor_.AcceptAll(kFiller);
    cursor_.Accept(kComma);
    if (!cursor_.Is(kWeekday)) return cursor_.Fail(why);
    days_.biweekly = true;
    days_.which_weeks = std::move(why);
    return AddWeekday(cursor_.Take());
  }

  bool ReadSevenDays() {
    cursor_.Take();
    cursor_.Take();
    if (!cursor_.Accept(kA)) cursor_.AcceptAll(kFiller);
    cursor_.Accept(kWeek);
    days_.weekdays = kEveryDay;
    return true;
  }

  bool ReadNumbered() {
    numbers_.clear();
    do {
      const HoursToken& token = cursor_.Take();
      if (token.number < -1 || token.number > 31) return cursor_.Fail(Quoted(token.text) + " is no day of a month");
      numbers_.push_back(token.number);
      number_text_ = token.text;
    } while (AcceptToOrdinal());
    if (cursor_.Accept(kDay)) return ReadMonthDays(true);
    const std::size_t before = cursor_.at();
    if (AcceptOfTheMonth()) {
      cursor_.BackTo(before);
      return ReadMonthDays(false);
    }
    if (!cursor_.Is(kWeekday))
      return cursor_.Fail(Quoted(number_text_) + " is not followed by a weekday or \"of the month\"");
    return ReadWeekdayRange();
  }

  // "1st, 2nd & 3rd": whether another number follows.
  bool AcceptToOrdinal() {
    const std::size_t before = cursor_.at();
    while (cursor_.Is(kComma) || cursor_.Is(kAnd) || cursor_.Is(kSlash)) cursor_.Take();
    cursor_.AcceptAll(kFiller);
    if (cursor_.at() > before && cursor_.Is(kOrdinal)) return true;
    cursor_.BackTo(before);
    return false;
  }

  bool ReadMonthDays(bool day_said) {
    if (!AcceptOfTheMonth() && !day_said) return false;
    days_.month_days.insert(days_.month_days.end(), numbers_.begin(), numbers_.end());
    numbers_.clear();
    return true;
  }

  // "of the month", "of each month", "every month", "del mes".
  bool AcceptOfTheMonth() {
    const std::size_t before = cursor_.at();
    cursor_.AcceptAll(kFiller);
    cursor_.Accept(kEvery);
    if (cursor_.at() > before && cursor_.Accept(kMonthUnit)) return true;
    cursor_.BackTo(before);
    return false;
  }

  bool ReadWeekdayRange() {
    const HoursToken first = cursor_.Take();
    ++weekday_elements_;
    if (cursor_.Is(kDash) && cursor_.Is(kWeekday, 1)) return ReadRangeFrom(first);
    if (cursor_.Is(kA) && cursor_.Is(kWeekday, 1)) return ReadRangeFrom(first);  // lunes a viernes
    if (cursor_.Is(kOrdinal) && cursor_.Peek().glued) {                          // Sat3rd
      numbers_ = {cursor_.Take().number};
    } else if (cursor_.Is(kOpenParen) && cursor_.Is(kOrdinal, 1)) {
      cursor_.Take();
      if (!ReadNumbersInParens()) return false;
    }
    return AddWeekday(first);
  }

  // Saturday (1st & 3rd)
  bool ReadNumbersInParens() {
    numbers_.clear();
    do {
      numbers_.push_back(cursor_.Take().number);
    } while (AcceptToOrdinal());
    AcceptOfTheMonth();
    return cursor_.Accept(kCloseParen) || Unexpected();
  }

  bool ReadRangeFrom(const HoursToken& first) {
    cursor_.Take();
    const std::int32_t last = cursor_.Take().number;
    if (!numbers_.empty())
      return cursor_.Fail(Quoted(number_text_) + " before several weekdays with a dash may be of one or of all");
    ++ranges_;
    for (std::int32_t day = first.number;; day = (day + 1) % 7) {
      days_.weekdays |= 1 << day;
      if (day == last) return true;
    }
  }

  bool AddWeekday(const HoursToken& weekday) {
    if (numbers_.empty()) {
      days_.weekdays |= 1 << weekday.number;
      return true;
    }
    ++numbered_lists_;
    for (const std::int32_t number : numbers_) {
      if (number > 5) return cursor_.Fail(Quoted(number_text_) + ": a month has no such weekday");
      days_.numbered.push_back({.weekday = weekday.number, .nth = number});
    }
    const bool of_month = AcceptOfTheMonth() || ReadMonthsOfYear();
    if (after_every_ && !of_month && numbers_.size() == 1)
      return cursor_.Fail("\"every " + std::string(number_text_) + "\" may be of the month or every so many weeks");
    after_every_ = false;
    return true;
  }

  // "of January, April, July and October": of these months. A month with a day is a date.
  bool ReadMonthsOfYear() {
    const std::size_t before = cursor_.at();
    if (!cursor_.AcceptAll(kFiller) || !cursor_.Is(kMonth)) {
      cursor_.BackTo(before);
      return false;
    }
    std::vector<std::int32_t> months;
    do {
      if (cursor_.Is(kNumber, 1) || cursor_.Is(kOrdinal, 1) || cursor_.Is(kDash, 1)) {
        cursor_.BackTo(before);
        return false;
      }
      months.push_back(cursor_.Take().number);
    } while (AcceptToMonth());
    days_.months = std::move(months);
    return true;
  }

  bool AcceptToMonth() {
    const std::size_t before = cursor_.at();
    while (cursor_.Is(kComma) || cursor_.Is(kAnd) || cursor_.Is(kSlash)) cursor_.Take();
    if (cursor_.at() > before && cursor_.Is(kMonth)) return true;
    cursor_.BackTo(before);
    return false;
  }

  bool ReadDates() {
    HoursDate date;
    const bool month_alone = cursor_.Is(kMonth) && !cursor_.Is(kNumber, 1) && !cursor_.Is(kOrdinal, 1);
    if (!ReadDate(cursor_, date)) return false;
    if (cursor_.Is(kDash) && (cursor_.Is(kDate, 1) || cursor_.Is(kMonth, 1))) {
      cursor_.Take();
      HoursDate to;
      if (!ReadDate(cursor_, to)) return false;
      if (days_.season) return cursor_.Fail(Quoted(to.text) + ": a second season");
      days_.season = HoursSeason{date, to};
      return true;
    }
    if (month_alone) {
      if (days_.season) return cursor_.Fail(Quoted(date.text) + ": a second season");
      days_.season = HoursSeason{date, date};
      return true;
    }
    days_.dates.push_back(date);
    return true;
  }

  bool Finish() {
    AcceptOfTheMonthAfterNumbers();
    const bool bare_list = gaps_ >= 2 && joints_ == 0 && ranges_ == 0 && weekday_elements_ == gaps_ + 1;
    if (gaps_ > 0 && !bare_list) return cursor_.Fail("between days a comma or a dash is missing");
    const bool one_kind =
        days_.months.empty() || (days_.weekdays == 0 && days_.month_days.empty() && numbered_lists_ == 1);
    if (!one_kind || (days_.biweekly && weekday_elements_ + numbered_lists_ > 0))
      return cursor_.Fail("days of some weeks or months stand beside other days");
    if (!ReadBounds(cursor_, days_)) return false;
    if (days_.dates.empty()) return true;
    if (days_.season || !days_.numbered.empty() || !days_.month_days.empty())
      return cursor_.Fail("dates stand beside days of other kinds");
    return SettleWeekdaysOfDates();
  }

  void AcceptOfTheMonthAfterNumbers() {
    if (!days_.numbered.empty()) AcceptOfTheMonth();
  }

  // Weekdays beside dates name no days of their own.
  bool SettleWeekdaysOfDates() {
    if (days_.weekdays == 0) return true;
    std::int32_t weekday = -1;
    for (std::int32_t day = 0; day < 7; ++day) {
      if (days_.weekdays == 1 << day) weekday = day;
    }
    if (weekday < 0) return cursor_.Fail("dates of several weekdays");
    for (HoursDate& date : days_.dates) date.weekday = weekday;
    days_.weekdays = 0;
    return true;
  }

  bool Unexpected() { return cursor_.Fail(Quoted(cursor_.Peek().text) + " is not understood here"); }

  HoursCursor& cursor_;
  HoursDays& days_;
  std::vector<std::int32_t> numbers_;  // that weekdays to come are of
  std::string_view number_text_;
  bool after_every_ = false;
  HoursWord before_ = kEnd;  // what the last element began with
  std::int32_t numbered_lists_ = 0;
  std::int32_t joints_ = 0, gaps_ = 0, ranges_ = 0, weekday_elements_ = 0;
};

}  // namespace

bool BeginsDays(const HoursCursor& cursor) {
  switch (cursor.Peek().word) {
    case kWeekday:
    case kWeekdays:
    case kOrdinal:
    case kDate:
    case kMonth:
    case kEvery:
    case kBiweekly:
      return true;
    case kNumber:
      return cursor.Peek().number == 7 && cursor.Is(kDay, 1);
    case kYear:
      return cursor.Is(kRound, 1);
    default:
      return false;
  }
}

bool ReadDays(HoursCursor& cursor, HoursDays& days) { return DaysReader(cursor, days).Read(); }

bool ReadBounds(HoursCursor& cursor, HoursDays& days) {
  while (true) {
    const std::size_t before = cursor.at();
    cursor.Accept(kComma);
    if (!cursor.Is(kStarting) && !cursor.Is(kExcept)) {
      cursor.BackTo(before);
      return true;
    }
    const bool starts = cursor.Take().word == kStarting;
    cursor.AcceptAll(kFiller);
    if (starts) {
      if (days.start) return cursor.Fail("starts twice");
      if (!ReadDateOfBound(cursor, days.start.emplace())) return false;
      continue;
    }
    do {
      if (!ReadDateOfBound(cursor, days.except.emplace_back())) return false;
      if (days.except.back().day == 0) return cursor.Fail(Quoted(days.except.back().text) + " is no day");
    } while ((cursor.Is(kDate, 1) || cursor.Is(kMonth, 1) || cursor.Is(kWeekday, 1)) &&
             (cursor.Accept(kComma) || cursor.Accept(kAnd)));
  }
}

}  // namespace kith
