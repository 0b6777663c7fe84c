#include "src/schedule/days_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "src/base/short_date.h"

namespace kith {
namespace {

using A = MessageArgument;

constexpr std::uint8_t kEveryWeekday = 0x7f;
constexpr std::int32_t kLast = -1;

// Days, and what a sentence around them must know: "alone" (daily, every Mon: it takes them as they stand), "weekdays", "numbered" (1st Mon),
// "some" (days of the year), and of days of the month what they begin with: "one" counted from its beginning, "several", or "end".
struct SaidDays {
  Phrase phrase;
  std::string_view how;
};

Phrase SayMonth(const Messages& messages, std::int32_t month) {
  return messages.Say("month.name"_message, {A::Number("month", month)});
}

Phrase SayMonths(const Messages& messages, const std::vector<std::int32_t>& months) {
  std::vector<Phrase> names;
  for (const std::int32_t month : months) names.push_back(SayMonth(messages, month));
  return SayJoined(messages, "join.series"_message, names);
}

bool IsNumbered(const NthWeekday& day) { return day.nth != 0; }

std::uint8_t MaskOf(const std::vector<NthWeekday>& weekdays) {
  unsigned mask = 0;
  for (const NthWeekday& day : weekdays) mask |= 1u << day.weekday;
  return static_cast<std::uint8_t>(mask);
}

// "3rd", "last", "2nd to last", before the name of a weekday.
Phrase SayNth(const Messages& messages, std::int32_t nth) {
  Phrase ordinal = messages.Say("ordinal.weekday"_message, {A::Number("number", std::max(nth, -nth))});
  if (nth > 0) return ordinal;
  return messages.Say("ordinal.weekday_from_end"_message, {A::Said("ordinal", ordinal), A::Number("number", -nth)});
}

// "15th", "last day", "2nd to last", of a month.
Phrase SayMonthDay(const Messages& messages, std::int32_t day) {
  Phrase ordinal = messages.Say("ordinal.month_day"_message, {A::Number("number", std::max(day, -day))});
  if (day > 0) return ordinal;
  return messages.Say("ordinal.month_day_from_end"_message, {A::Said("ordinal", ordinal), A::Number("number", -day)});
}

// "1st and 3rd Sat", "every Mon, last Fri".
SaidDays SayNthWeekdays(const Messages& messages, const std::vector<NthWeekday>& weekdays) {
  std::vector<Phrase> parts;
  std::string_view how;
  for (std::int32_t weekday = 0; weekday < 7; ++weekday) {
    std::vector<Phrase> numbers;
    bool every = false;
    for (const NthWeekday& day : weekdays) {
      if (day.weekday != weekday) continue;
      every = every || !IsNumbered(day);
      if (IsNumbered(day)) numbers.push_back(SayNth(messages, day.nth));
    }
    if (!every && numbers.empty()) continue;
    if (parts.empty()) how = every ? "alone" : "numbered";
    const Phrase name = SayWeekday(messages, weekday);
    if (every) {
      parts.push_back(messages.Say("days.every"_message, {A::Said("weekday", name)}));
    } else {
      const Phrase ordinals = SayJoined(messages, "join.series"_message, numbers);
      parts.push_back(messages.Say("days.numbered"_message, {A::Said("ordinals", ordinals), A::Said("weekday", name)}));
    }
  }
  return {SayJoined(messages, "join.words"_message, parts), how};
}

// "1st, 15th and last day": the last day stands last.
SaidDays SayMonthDays(const Messages& messages, std::vector<std::int32_t> days) {
  const bool last = std::erase(days, kLast) > 0;
  std::vector<Phrase> parts;
  for (const std::int32_t day : days) parts.push_back(SayMonthDay(messages, day));
  if (last) parts.push_back(SayMonthDay(messages, kLast));
  const auto from_start = std::count_if(days.begin(), days.end(), [](std::int32_t day) { return day > 0; });
  const std::string_view how = days.empty() || days.front() < 0 ? "end" : from_start == 1 ? "one" : "several";
  return {SayJoined(messages, "join.series"_message, parts), how};
}

// "15th of the month", "13th of the month where it is Fri".
SaidDays SayDaysOfMonth(const Messages& messages, const RecurrenceRule& rule) {
  const SaidDays days = SayMonthDays(messages, rule.month_days);
  const Phrase of_month =
      messages.Say("days.of_month"_message, {A::Said("days", days.phrase), A::Key("how", days.how)});
  if (rule.weekdays.empty()) return {of_month, days.how};
  const bool numbered = std::any_of(rule.weekdays.begin(), rule.weekdays.end(), IsNumbered);
  const Phrase weekdays =
      numbered ? SayNthWeekdays(messages, rule.weekdays).phrase : SayWeekdays(messages, MaskOf(rule.weekdays));
  return {messages.Say("days.where"_message, {A::Said("days", of_month), A::Said("weekdays", weekdays)}), days.how};
}

// Only the two that people write have words of their own: a date each year, and a numbered weekday of a month.
SaidDays SayDaysOfYear(const Messages& messages, const RecurrenceRule& rule) {
  const bool one_month = rule.months.size() == 1 && rule.year_days.empty() && rule.week_numbers.empty();
  if (!one_month) return {messages.Say("days.some_of_year"_message), "some"};
  const Phrase name = SayMonth(messages, rule.months[0]);
  const A month = A::Said("month", name);
  if (!rule.month_days.empty() && rule.weekdays.empty()) {
    const SaidDays days = SayMonthDays(messages, rule.month_days);
    return {messages.Say("days.dates"_message, {A::Said("days", days.phrase), month, A::Key("how", days.how)}),
            days.how};
  }
  if (rule.month_days.empty() && !rule.weekdays.empty()) {
    const SaidDays weekdays = SayNthWeekdays(messages, rule.weekdays);
    return {messages.Say("days.weekdays_of"_message, {A::Said("weekdays", weekdays.phrase), month}), weekdays.how};
  }
  return {messages.Say("days.some_of_month"_message, {month}), "some"};
}

SaidDays SayEvery(const Messages& messages, MessageCode code, std::int32_t interval, SaidDays days) {
  if (interval == 1) return days;
  return {messages.Say(code, {A::Number("count", interval), A::Said("days", days.phrase)}), "alone"};
}

SaidDays SayDaily(const Messages& messages, const RecurrenceRule& rule) {
  if (!rule.month_days.empty())
    return SayEvery(messages, "every.days_on"_message, rule.interval, SayDaysOfMonth(messages, rule));
  const std::uint8_t mask = rule.weekdays.empty() ? kEveryWeekday : MaskOf(rule.weekdays);
  if (mask != kEveryWeekday)
    return SayEvery(messages, "every.days_on"_message, rule.interval, {SayWeekdays(messages, mask), "weekdays"});
  if (rule.interval == 1) return {messages.Say("days.daily"_message), "alone"};
  return {messages.Say("every.days"_message, {A::Number("count", rule.interval)}), "alone"};
}

SaidDays SayWeekly(const Messages& messages, const RecurrenceRule& rule) {
  const std::uint8_t mask = MaskOf(rule.weekdays);
  if (mask == kEveryWeekday && rule.interval == 1) return {messages.Say("days.daily"_message), "alone"};
  return SayEvery(messages, "every.weeks_on"_message, rule.interval, {SayWeekdays(messages, mask), "weekdays"});
}

// Every day from the first to the last.
Phrase SayDates(const Messages& messages, Date first, Date last) {
  Phrase from = SayShortDate(messages, first);
  if (first == last) return from;
  return messages.Say("days.from_to"_message, {A::Said("from", from), A::Said("to", SayShortDate(messages, last))});
}

// "1st Mon" is heading enough for hours; a sentence says "1st Mon of the month".
SaidDays SayByFrequency(const Messages& messages, const RecurrenceRule& rule, bool in_sentence) {
  switch (rule.frequency) {
    case Frequency::kOnce:
      return {SayDates(messages, *rule.start, *rule.until), "alone"};
    case Frequency::kDaily:
      return SayDaily(messages, rule);
    case Frequency::kWeekly:
      return SayWeekly(messages, rule);
    case Frequency::kMonthly: {
      SaidDays days =
          rule.month_days.empty() ? SayNthWeekdays(messages, rule.weekdays) : SayDaysOfMonth(messages, rule);
      if (in_sentence && rule.month_days.empty())
        days.phrase = messages.Say("days.weekdays_of_month"_message, {A::Said("weekdays", days.phrase)});
      return SayEvery(messages, "every.months_on"_message, rule.interval, std::move(days));
    }
    case Frequency::kYearly:
      return SayEvery(messages, "every.years_on"_message, rule.interval, SayDaysOfYear(messages, rule));
  }
  return {};
}

// The months of a rule by the year are among its days.
Phrase InMonths(const Messages& messages, const RecurrenceRule& rule, const Phrase& days) {
  if (rule.months.empty() || rule.frequency == Frequency::kYearly) return days;
  return messages.Say("days.in_months"_message,
                      {A::Said("days", days), A::Said("months", SayMonths(messages, rule.months))});
}

}  // namespace

// In messages Sunday is 0.
Phrase SayWeekday(const Messages& messages, std::int32_t weekday) {
  return messages.Say("weekday.short"_message, {A::Number("weekday", (weekday + 1) % 7)});
}

Phrase SayClock(const Messages& messages, std::int32_t minute_of_day) {
  const std::string time = FormatMinuteOfDay(minute_of_day);
  return messages.Say("moment.time"_message, {A::Figure("time", time)});
}

Phrase SayWeekdays(const Messages& messages, std::uint8_t mask) {
  std::vector<Phrase> parts;
  for (std::int32_t day = 0; day < 7; ++day) {
    if ((mask >> day & 1) == 0) continue;
    const Phrase first = SayWeekday(messages, day);
    const std::int32_t from = day;
    while (day < 6 && (mask >> (day + 1) & 1) != 0) ++day;
    if (day == from) {
      parts.push_back(first);
    } else {
      parts.push_back(
          messages.Say("days.range"_message, {A::Said("first", first), A::Said("last", SayWeekday(messages, day))}));
    }
  }
  return SayJoined(messages, "join.words"_message, parts);
}

Phrase SayDays(const Messages& messages, const RecurrenceRule& rule) {
  return InMonths(messages, rule, SayByFrequency(messages, rule, false).phrase);
}

Phrase SayRecurringDays(const Messages& messages, const RecurrenceRule& rule) {
  const SaidDays days = SayByFrequency(messages, rule, true);
  const Phrase said = messages.Say("recurring.on"_message, {A::Said("days", days.phrase), A::Key("how", days.how)});
  return InMonths(messages, rule, said);
}

}  // namespace kith
