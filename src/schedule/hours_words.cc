#include "src/schedule/hours_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "src/base/short_date.h"
#include "src/schedule/days_words.h"

namespace kith {
namespace {

using A = MessageArgument;

constexpr std::uint8_t kEveryWeekday = 0x7f;
constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr OpeningTimes kAllDay{0, kDayMinutes};
constexpr std::size_t kMaxMergedLines = 64;

// One line of a summary: days, their times, and from when to when this holds.
struct Line {
  Date from;
  Date to;
  Phrase days;  // none: always
  std::vector<OpeningTimes> times;
};

void SortUnique(std::vector<OpeningTimes>& times) {
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
}

Date FromOf(const ScheduleRow& row) { return std::max(row.valid_from, row.days->first()); }
Date ToOf(const ScheduleRow& row) { return std::min(row.valid_to, row.days->last()); }

class HoursText {
 public:
  explicit HoursText(const Messages& messages) : messages_(messages) {}

  void Add(std::span<const ScheduleRow> rows) {
    std::vector<const ScheduleRow*> weekly;
    std::vector<Line> others;
    for (const ScheduleRow& row : rows) {
      if (!row.days || !row.times) continue;
      if (row.days->weekdays_only()) {
        weekly.push_back(&row);
      } else {
        AddOther(row, others);
      }
    }
    const auto period = [](const ScheduleRow* row) { return std::pair(FromOf(*row), ToOf(*row)); };
    std::stable_sort(weekly.begin(), weekly.end(), [&](const auto* a, const auto* b) { return period(a) < period(b); });
    for (std::size_t begin = 0, end = 0; begin < weekly.size(); begin = end) {
      while (end < weekly.size() && period(weekly[end]) == period(weekly[begin])) ++end;
      AddWeek(std::span(weekly).subspan(begin, end - begin));
    }
    std::move(others.begin(), others.end(), std::back_inserter(lines_));
  }

  Phrase Say() const {
    const bool with_from = std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
      return line.from != lines_[0].from || line.to != lines_[0].to;
    });
    std::vector<Phrase> parts;
    for (const Line& line : std::span(lines_).first(std::min(lines_.size(), kMaxSummaryLines)))
      parts.push_back(SayLine(line, with_from));
    Phrase hours = SayJoined(messages_, "join.words"_message, parts);
    if (parts.size() == lines_.size()) return hours;
    return messages_.Say(
        "hours.and_more"_message,
        {A::Said("hours", hours), A::Number("count", static_cast<double>(lines_.size() - parts.size()))});
  }

 private:
  // The rows of one period whose weeks are all alike: weekdays with equal times share a line.
  void AddWeek(std::span<const ScheduleRow* const> rows) {
    std::array<std::vector<OpeningTimes>, 7> week;
    for (const ScheduleRow* row : rows) {
      for (std::size_t day = 0; day < 7; ++day) {
        if ((row->days->weekday_mask() >> day & 1) != 0) week[day].push_back(*row->times);
      }
    }
    for (std::vector<OpeningTimes>& times : week) SortUnique(times);
    unsigned done = 0;
    for (std::size_t day = 0; day < 7; ++day) {
      if (week[day].empty() || (done >> day & 1) != 0) continue;
      unsigned mask = 0;
      for (std::size_t other = day; other < 7; ++other) {
        if (week[other] == week[day]) mask |= 1u << other;
      }
      done |= mask;
      lines_.push_back({FromOf(*rows[0]), ToOf(*rows[0]), DaysOfWeek(mask, week[day]), week[day]});
    }
  }

  Phrase DaysOfWeek(unsigned mask, const std::vector<OpeningTimes>& times) const {
    if (mask != kEveryWeekday) return SayWeekdays(messages_, static_cast<std::uint8_t>(mask));
    return times.front() == kAllDay ? Phrase() : messages_.Say("days.daily"_message);
  }

  // Rows of the same days share a line; past kMaxMergedLines they no longer look for each other, which would be quadratic.
  void AddOther(const ScheduleRow& row, std::vector<Line>& lines) const {
    Phrase days = SayDays(messages_, row.days->rule());
    for (Line& line : std::span(lines).first(std::min(lines.size(), kMaxMergedLines))) {
      if (line.days.text != days.text || line.from != FromOf(row) || line.to != ToOf(row)) continue;
      line.times.push_back(*row.times);
      SortUnique(line.times);
      return;
    }
    lines.push_back({FromOf(row), ToOf(row), std::move(days), {*row.times}});
  }

  Phrase SayTimes(const std::vector<OpeningTimes>& times) const {
    std::vector<Phrase> parts;
    for (const OpeningTimes& t : times) {
      if (t == kAllDay) return messages_.Say("hours.all_day"_message);
      const Phrase from = SayClock(messages_, t.opens);
      const Phrase to = SayClock(messages_, t.closes > kDayMinutes ? t.closes - kDayMinutes : t.closes);
      parts.push_back(messages_.Say("hours.span"_message, {A::Said("from", from), A::Said("to", to)}));
    }
    return SayJoined(messages_, "join.series"_message, parts);
  }

  Phrase SayLine(const Line& line, bool with_from) const {
    Phrase hours = SayTimes(line.times);
    if (!line.days.text.empty())
      hours = messages_.Say("hours.of_days"_message, {A::Said("days", line.days), A::Said("times", hours)});
    const bool from = with_from && line.from != kFirstDate && line.from != line.to;
    const bool to = line.to != kLastDate && line.from != line.to;
    if (!from && !to) return hours;
    return messages_.Say("hours.of_period"_message,
                         {A::Said("hours", hours), A::Said("from", SayShortDate(messages_, line.from)),
                          A::Said("until", SayShortDate(messages_, line.to)),
                          A::Key("span", from && to ? "both"
                                         : from     ? "from"
                                                    : "until")});
  }

  const Messages& messages_;
  std::vector<Line> lines_;
};

}  // namespace

Phrase SayHours(const Messages& messages, std::span<const ScheduleRow> rows) {
  HoursText text(messages);
  text.Add(rows);
  return text.Say();
}

}  // namespace kith
