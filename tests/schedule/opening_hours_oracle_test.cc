// Opening hours against a slow and obvious model: every minute of some weeks is marked open, closed or not known, row by row, with
// recurrences walked from their start, day by day, without the code under test.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/schedule/opening_hours.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

constexpr const char* kCodes[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::int32_t kDaysBefore = 20;  // of the model, before and after the days that are asked about
constexpr std::int32_t kDaysAsked = 14;
constexpr std::int32_t kDaysModelled = kDaysBefore + kDaysAsked + kDaysBefore;

std::string CodeOf(Date day) { return kCodes[day.weekday().c_encoding()]; }
unsigned MonthDay(Date day) { return static_cast<unsigned>(day.ymd().day()); }
bool Contains(const std::string& list, const std::string& item) {
  return ("," + list + ",").find("," + item + ",") != std::string::npos;
}

bool FitsMonth(const Schedule& row, Date day) {
  std::chrono::year_month_day ymd = day.ymd();
  const unsigned length = static_cast<unsigned>((ymd.year() / ymd.month() / std::chrono::last).day());
  const bool by_month_day = Contains(row.bymonthday, std::to_string(MonthDay(day))) ||
                            Contains(row.bymonthday, "-" + std::to_string(length - MonthDay(day) + 1));
  const bool by_day = Contains(row.byday, CodeOf(day)) ||
                      Contains(row.byday, std::to_string((MonthDay(day) + 6) / 7) + CodeOf(day)) ||
                      Contains(row.byday, "-" + std::to_string((length - MonthDay(day)) / 7 + 1) + CodeOf(day));
  return (row.bymonthday.empty() || by_month_day) && (row.byday.empty() || by_day);
}

// Walks from dtstart (valid_from where there is none) and keeps score of days, weeks from Monday, or months.
std::set<Date> DaysOf(const Schedule& row, Date last) {
  const Date start = row.dtstart ? *row.dtstart : row.valid_from ? *row.valid_from : last + -2000;
  const std::int32_t interval = row.interval.value_or(1);
  std::set<Date> days;
  std::int32_t period = 0;
  std::int32_t occurrences = 0;
  // Before the anchor, too, a rule without dtstart has days: all of them where the interval is 1.
  const Date first = row.dtstart || interval > 1 ? start : last + -2000;
  for (Date day = first; day <= last; day = day + 1) {
    const bool new_week = CodeOf(day) == "MO";
    const bool new_month = MonthDay(day) == 1;
    if (day > first &&
        (row.freq == "DAILY" || (row.freq == "WEEKLY" && new_week) || (row.freq == "MONTHLY" && new_month)))
      ++period;
    if (period % interval != 0) continue;
    if (row.freq == "MONTHLY" ? !FitsMonth(row, day) : !row.byday.empty() && !Contains(row.byday, CodeOf(day)))
      continue;
    if (row.until && day > *row.until) break;
    if (row.count && ++occurrences > *row.count) break;
    days.insert(day);
  }
  return days;
}

enum class Minute : std::uint8_t { kClosed, kUnknown, kOpen };

class Model {
 public:
  Model(const std::vector<Schedule>& rows, Date asked)
      : first_(asked + -kDaysBefore), start_(LosAngeles().ToInstant({first_, 0})) {
    const Instant end = LosAngeles().ToInstant({first_ + kDaysModelled, 0});
    minutes_.assign(static_cast<std::size_t>((end.unix_seconds - start_.unix_seconds) / 60), Minute::kClosed);
    std::vector<std::set<Date>> days;
    days.reserve(rows.size());
    for (const Schedule& row : rows) days.push_back(RowDays(row));
    for (Date day = first_ + -3; day < first_ + kDaysModelled; day = day + 1) MarkDay(rows, days, day);
  }

  Minute At(Instant when) const { return minutes_[Index(when)]; }
  Instant start() const { return start_; }
  Instant end() const { return MomentOf(minutes_.size()); }

  // The run of open minutes that holds `when` or begins next, up to and including `limit`.
  std::optional<OpenInterval> Next(Instant when, Instant limit) const {
    std::size_t i = Index(when);
    while (i < minutes_.size() && minutes_[i] != Minute::kOpen) ++i;
    if (i >= minutes_.size() || MomentOf(i) > limit) return std::nullopt;
    std::size_t begin = i;
    while (begin > 0 && minutes_[begin - 1] == Minute::kOpen) --begin;
    while (i < minutes_.size() && minutes_[i] == Minute::kOpen) ++i;
    return OpenInterval{MomentOf(begin), MomentOf(i)};
  }

  Truth During(Instant from, Instant to) const {
    Truth found = Truth::kFalse;
    for (std::size_t i = Index(from); i < Index(to); ++i) {
      if (minutes_[i] == Minute::kOpen) return Truth::kTrue;
      if (minutes_[i] == Minute::kUnknown) found = Truth::kUnknown;
    }
    return found;
  }

 private:
  std::size_t Index(Instant when) const {
    return static_cast<std::size_t>((when.unix_seconds - start_.unix_seconds) / 60);
  }
  Instant MomentOf(std::size_t i) const { return {start_.unix_seconds + static_cast<std::int64_t>(i) * 60}; }

  std::set<Date> RowDays(const Schedule& row) const {
    if (!row.freq.empty()) return DaysOf(row, first_ + kDaysModelled);
    std::set<Date> days;
    if (!row.dtstart) return days;
    for (Date day = *row.dtstart; day <= row.until.value_or(*row.dtstart); day = day + 1) days.insert(day);
    return days;
  }

  static bool InForce(const Schedule& row, Date day) {
    return (!row.valid_from || *row.valid_from <= day) && (!row.valid_to || day <= *row.valid_to);
  }

  void Mark(Instant from, Instant to, Minute minute) {
    for (Instant t = from; t < to; t.unix_seconds += 60) {
      if (t < start_ || Index(t) >= minutes_.size()) continue;
      Minute& cell = minutes_[Index(t)];
      cell = std::max(cell, minute);
    }
  }

  // The minutes of one opening.
  static std::vector<Instant> MinutesOf(const Schedule& row, Date day) {
    const std::int32_t closes = *row.closes_at <= *row.opens_at ? *row.closes_at + 1440 : *row.closes_at;
    std::vector<Instant> minutes;
    const Instant end = LosAngeles().ToInstant({day, closes});
    for (Instant t = LosAngeles().ToInstant({day, *row.opens_at}); t < end; t.unix_seconds += 60) minutes.push_back(t);
    return minutes;
  }

  void Open(const std::vector<Instant>& minutes) {
    for (const Instant t : minutes) Mark(t, {t.unix_seconds + 60}, Minute::kOpen);
  }

  void MarkDay(const std::vector<Schedule>& rows, const std::vector<std::set<Date>>& days, Date day) {
    bool known = false;
    bool prose = false;
    bool instead = false;
    bool narrowed = false;
    std::set<Instant> narrow;
    const bool has_regular = std::any_of(rows.begin(), rows.end(),
                                         [](const Schedule& row) { return row.exception == ScheduleException::kNone; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Schedule& row = rows[i];
      if (!InForce(row, day) || !days[i].contains(day)) continue;
      if (row.exception == ScheduleException::kClosed) return;
      if (row.exception == ScheduleException::kNone) continue;
      if (has_regular && !row.location_key.empty()) {
        narrowed = true;
        if (!row.opens_at) continue;
        const std::vector<Instant> minutes = MinutesOf(row, day);
        narrow.insert(minutes.begin(), minutes.end());
      } else {
        instead = true;
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Schedule& row = rows[i];
      if (!InForce(row, day)) continue;
      if (row.exception != (instead ? ScheduleException::kInstead : ScheduleException::kNone)) continue;
      if (row.exception == ScheduleException::kInstead &&
          (!days[i].contains(day) || (has_regular && !row.location_key.empty())))
        continue;
      known = true;
      // Prose, too, begins with dtstart and ends with `until`.
      const bool begun = (!row.dtstart || *row.dtstart <= day) && (!row.until || day <= *row.until);
      if (!row.opens_at && (instead || begun)) prose = true;
      if (!row.opens_at || !days[i].contains(day)) continue;
      std::vector<Instant> minutes = MinutesOf(row, day);
      const bool any = !minutes.empty();
      if (narrowed && !instead) std::erase_if(minutes, [&](Instant t) { return !narrow.contains(t); });
      if (any && minutes.empty()) prose = true;
      Open(minutes);
    }
    if (!known || prose) Mark(LosAngeles().ToInstant({day, 0}), LosAngeles().ToInstant({day + 1, 0}), Minute::kUnknown);
  }

  Date first_;
  Instant start_;
  std::vector<Minute> minutes_;
};

class RandomSchedules {
 public:
  explicit RandomSchedules(std::uint64_t seed) : random_(seed) {}

  int Among(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool OneIn(int n) { return Among(1, n) == 1; }

  std::vector<Schedule> Rows(Date around) {
    std::vector<Schedule> rows;
    for (int i = Among(0, 5); i > 0; --i) rows.push_back(Regular(around));
    for (int i = Among(-2, 2); i > 0; --i) rows.push_back(ExceptionOf(around));
    return rows;
  }

 private:
  void SetTimes(Schedule& row) {
    row.opens_at = OneIn(5) ? 0 : Among(0, 47) * 30;
    row.closes_at = OneIn(5) ? 1440 : Among(0, 48) * 30;
  }

  std::string Weekdays(bool numbered) {
    std::string list;
    for (const char* code : kCodes) {
      if (OneIn(2)) continue;
      const std::string number = numbered ? std::to_string(Among(1, 5) * (OneIn(3) ? -1 : 1)) : "";
      list += (list.empty() ? "" : ",") + number + code;
    }
    return list.empty() ? "TU" : list;
  }

  Schedule Regular(Date around) {
    Schedule row;
    row.key = "r";
    row.service_key = "s";
    if (!OneIn(12)) SetTimes(row);
    if (OneIn(3)) row.dtstart = around + Among(-400, 10);
    if (OneIn(4)) row.valid_from = around + Among(-60, 20);
    if (OneIn(4)) row.valid_to = around + Among(-20, 60);
    const bool anchored = row.dtstart || row.valid_from;
    if (anchored && OneIn(2)) row.interval = Among(1, 3);
    if (row.dtstart && OneIn(4)) {
      row.count = Among(1, 200);
    } else if (OneIn(5)) {
      row.until = around + Among(-20, 30);
      if (row.dtstart) row.until = std::max(*row.until, *row.dtstart);
    }
    switch (Among(0, 3)) {
      case 0:
        row.freq = "DAILY";
        if (OneIn(2)) row.byday = Weekdays(false);
        break;
      case 1:
        row.freq = "MONTHLY";
        if (OneIn(2)) {
          row.byday = Weekdays(!OneIn(4));
        } else {
          row.bymonthday = std::to_string(Among(1, 28)) + ",-" + std::to_string(Among(1, 28));
        }
        break;
      default:
        row.freq = "WEEKLY";
        row.byday = Weekdays(false);
    }
    return row;
  }

  Schedule ExceptionOf(Date around) {
    Schedule row;
    row.key = "x";
    (OneIn(2) ? row.location_key : row.service_at_location_key) = "x";
    row.exception = OneIn(2) ? ScheduleException::kClosed : ScheduleException::kInstead;
    if (row.exception == ScheduleException::kInstead && !OneIn(5)) SetTimes(row);
    if (OneIn(3)) {
      row.freq = "WEEKLY";
      row.byday = Weekdays(false);
    } else {
      row.dtstart = around + Among(-5, kDaysAsked + 5);
      if (OneIn(2)) row.until = *row.dtstart + Among(0, 6);
    }
    if (OneIn(4)) row.valid_to = around + Among(0, 20);
    return row;
  }

  std::mt19937_64 random_;
};

Truth TruthOf(Minute minute) {
  return minute == Minute::kOpen ? Truth::kTrue : minute == Minute::kUnknown ? Truth::kUnknown : Truth::kFalse;
}

// One schedule with its model and the moments between which it is asked about.
struct Trial {
  std::vector<Schedule> rows;
  OpeningHours hours;
  Model model;
  Instant from;
  Instant to;
  std::string name;
};

template <class Check>
void ForRandomSchedules(std::uint64_t seed, int trials, Check check) {
  RandomSchedules random(seed);
  // Ordinary weeks, and those in which the clocks go forward and back.
  const Date starts[] = {Day("2026-05-18"), Day("2026-03-02"), Day("2026-10-26")};
  for (int i = 0; i < trials; ++i) {
    const Date asked = starts[i % 3];
    std::vector<Schedule> rows = random.Rows(asked);
    OpeningHours hours = OpeningHours::Build(rows, LosAngeles());
    ASSERT_TRUE(std::all_of(hours.defects().begin(), hours.defects().end(), [](const std::string& d) {
      return d.find("not reached") != d.npos;
    })) << hours.defects().front();
    if (!hours.defects().empty()) continue;
    Model model(rows, asked);
    const Trial trial{std::move(rows),
                      std::move(hours),
                      std::move(model),
                      LosAngeles().ToInstant({asked, 0}),
                      LosAngeles().ToInstant({asked + kDaysAsked, 0}),
                      "seed " + std::to_string(seed) + ", schedule " + std::to_string(i)};
    check(random, trial);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(OpeningHoursOracleTest, OpenAtAgreesWithEveryMinute) {
  ForRandomSchedules(1, 90, [](RandomSchedules&, const Trial& trial) {
    for (Instant t = trial.from; t < trial.to; t.unix_seconds += 60) {
      ASSERT_EQ(trial.hours.OpenAt(t), TruthOf(trial.model.At(t)))
          << FormatInstant(t, LosAngeles()) << ", " << trial.name;
    }
  });
}

TEST(OpeningHoursOracleTest, NextOpeningAgreesWithTheNextRunOfOpenMinutes) {
  int compared = 0;
  ForRandomSchedules(2, 900, [&](RandomSchedules& random, const Trial& trial) {
    for (int i = 0; i < 20; ++i) {
      const Instant when{trial.from.unix_seconds + random.Among(0, kDaysAsked * 1380) * 60};
      const std::int64_t horizon = random.Among(0, 5 * 1440);
      const std::optional<OpenInterval> expected = trial.model.Next(when, {when.unix_seconds + horizon * 60});
      constexpr std::int64_t kCut = 8 * 86400;
      const bool cut =
          expected && (when.unix_seconds - expected->opens.unix_seconds > kCut ||
                       expected->closes.unix_seconds - std::max(when, expected->opens).unix_seconds > kCut);
      if (cut) continue;
      ++compared;
      ASSERT_EQ(trial.hours.NextOpening(when, horizon), expected)
          << FormatInstant(when, LosAngeles()) << " + " << horizon << ", " << trial.name;
    }
  });
  EXPECT_GT(compared, 10'000);
}

TEST(OpeningHoursOracleTest, OpeningsAreTheRunsOfOpenMinutes) {
  ForRandomSchedules(3, 400, [](RandomSchedules& random, const Trial& trial) {
    const Instant from{trial.from.unix_seconds + random.Among(0, 5000) * 60};
    const Instant to{from.unix_seconds + random.Among(1, 5000) * 60};
    std::vector<OpenInterval> expected;
    for (Instant t = from; t < to;) {
      const std::optional<OpenInterval> next = trial.model.Next(t, {to.unix_seconds - 60});
      if (!next) break;
      expected.push_back(*next);
      t = next->closes;
    }
    constexpr std::int64_t kCut = 8 * 86400;
    for (const OpenInterval& run : expected) {
      if (from.unix_seconds - run.opens.unix_seconds > kCut || run.closes.unix_seconds - to.unix_seconds > kCut) return;
    }
    ASSERT_EQ(trial.hours.Openings(from, to), expected)
        << FormatInstant(from, LosAngeles()) << " to " << FormatInstant(to, LosAngeles()) << ", " << trial.name;
  });
}

TEST(OpeningHoursOracleTest, OpenDuringLooksAtEveryMinute) {
  ForRandomSchedules(4, 400, [](RandomSchedules& random, const Trial& trial) {
    for (int i = 0; i < 10; ++i) {
      const Instant from{trial.from.unix_seconds + random.Among(0, 10'000) * 60};
      const Instant to{from.unix_seconds + random.Among(0, 3000) * 60};
      ASSERT_EQ(trial.hours.OpenDuring(from, to), trial.model.During(from, to))
          << FormatInstant(from, LosAngeles()) << " to " << FormatInstant(to, LosAngeles()) << ", " << trial.name;
    }
  });
}

}  // namespace
}  // namespace kith
