#include "src/schedule/hours_segments.h"

#include <algorithm>
#include <utility>

#include "kith/base/quote.h"

namespace kith {
namespace {

using enum HoursWord;

constexpr std::int32_t kEveryDay = 0x7f;

class SegmentsReader {
 public:
  SegmentsReader(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed, HoursSegments& read)
      : cursor_(cursor), habits_(habits), assumed_(assumed), read_(read) {}

  bool Read() {
    SkipLabel();
    times_first_ = BeginsTimes(cursor_) && !cursor_.Is(kClosed) && !IsSevenDays();
    SkipJoints();
    while (!cursor_.AtEnd()) {
      const bool begins_line = new_line_;
      if (AcceptAppointment(cursor_)) {
        (begins_line && EndsLine() ? all_by_appointment_ : some_by_appointment_) = true;
      } else if (!ReadSegment()) {
        return false;
      }
      SkipJoints();
    }
    return Finish();
  }

 private:
  // "Hours of operation:", "Open"
  void SkipLabel() {
    while (cursor_.Accept(kHours) || cursor_.Accept(kOpen) || cursor_.Accept(kColon) || cursor_.Accept(kFiller) ||
           cursor_.Accept(kBreak)) {
    }
  }

  bool IsNewLine() const { return cursor_.Is(kBreak) && cursor_.Peek().text != ";"; }
  bool EndsLine() const { return cursor_.AtEnd() || IsNewLine(); }

  void SkipJoints() {
    joined_by_and_ = false;
    new_line_ = cursor_.at() == 0;
    while (true) {
      new_line_ = new_line_ || IsNewLine();
      if (cursor_.Accept(kAnd)) {
        joined_by_and_ = true;
      } else if (!cursor_.Accept(kComma) && !cursor_.Accept(kBreak) && !cursor_.Accept(kSlash) &&
                 !cursor_.Accept(kOpen)) {
        return;
      }
    }
  }

  bool IsSevenDays() const { return cursor_.Is(kNumber) && BeginsDays(cursor_); }

  bool ReadSegment() {
    const bool after_numbered = !read_.segments.empty() && !read_.segments.back().days.numbered.empty();
    if (cursor_.Is(kStarting) || cursor_.Is(kExcept)) return ReadTrailingBounds();
    HoursSegment segment;
    if (cursor_.Is(kAlways)) {
      if (!ReadAlways(segment)) return false;
    } else if (cursor_.Is(kClosed)) {
      if (!ReadClosed(segment)) return false;
    } else if (IsTrailingSeason()) {
      return ReadTrailingSeason();
    } else if (!times_first_ || BeginsDays(cursor_)) {
      if (!ReadDaysThenTimes(segment)) return false;
    } else if (!ReadTimesThenDays(segment)) {
      return false;
    }
    if (after_numbered && joined_by_and_ && !times_first_ && segment.days.weekdays != 0)
      return cursor_.Fail("weekdays after \"&\" may be of every week, or of the weeks that were named before");
    read_.segments.push_back(std::move(segment));
    return true;
  }

  bool ReadAlways(HoursSegment& segment) {
    cursor_.Take();
    segment.times.times.push_back({0, kMidnightMinute});
    SkipJointsBeforeDays();
    if (BeginsDays(cursor_)) return ReadDays(cursor_, segment.days) && ReadAppointmentBeside(segment);
    segment.days.weekdays = kEveryDay;
    return ReadAppointmentBeside(segment);
  }

  // "Closed: 7/3, 7/4"
  bool ReadClosed(HoursSegment& segment) {
    cursor_.Take();
    segment.times.state = HoursState::kClosed;
    cursor_.Accept(kColon);
    cursor_.AcceptAll(kFiller);
    if (cursor_.AtEnd() && read_.segments.empty()) {
      segment.days.weekdays = kEveryDay;
      return true;
    }
    if (!BeginsDays(cursor_)) return Unexpected();
    if (!ReadDays(cursor_, segment.days)) return false;
    return !BeginsTimes(cursor_) || cursor_.Is(kClosed) || cursor_.Fail("closed at some times of a day");
  }

  // Behind the times there is room for nothing but a season.
  bool IsTrailingSeason() {
    if (times_first_ || read_.segments.empty()) return false;
    if (!cursor_.Is(kDate) && !cursor_.Is(kMonth) && !cursor_.Is(kYear)) return false;
    const std::size_t before = cursor_.at();
    HoursCursor ahead = cursor_;
    HoursDays days;
    const bool season = ReadDays(ahead, days) && ahead.AtEnd() && (days.season || days.all_year);
    cursor_.BackTo(before);
    return season;
  }

  bool ReadTrailingSeason() {
    HoursDays days;
    if (!ReadDays(cursor_, days)) return false;
    if (read_.segments.size() != 1 || days.HasDays() || read_.segments[0].days.season)
      return cursor_.Fail("a season behind several parts may be of one or of all");
    read_.segments[0].days.season = days.season;
    return true;
  }

  // "Sat 9-12 except 12/25/2026"
  bool ReadTrailingBounds() {
    if (read_.segments.size() != 1) return cursor_.Fail(Quoted(cursor_.Peek().text) + " may be of one part or of all");
    return ReadBounds(cursor_, read_.segments[0].days);
  }

  bool ReadDaysThenTimes(HoursSegment& segment) {
    cursor_.AcceptAll(kFiller);
    if (!BeginsDays(cursor_)) return Unexpected();
    if (!ReadDays(cursor_, segment.days)) return false;
    while (cursor_.Accept(kColon) || cursor_.Accept(kComma) || cursor_.Accept(kFiller) || cursor_.Accept(kOpen) ||
           (cursor_.Is(kDash) && cursor_.Accept(kDash))) {
    }
    if (!BeginsTimes(cursor_)) return cursor_.AtEnd() ? cursor_.Fail("days without times of day") : Unexpected();
    if (cursor_.Accept(kAlways)) {
      segment.times.times.push_back({0, kMidnightMinute});
      return ReadAppointmentBeside(segment);
    }
    return ReadTimes(cursor_, habits_, assumed_, segment.times) && ReadAppointmentBeside(segment);
  }

  bool ReadTimesThenDays(HoursSegment& segment) {
    if (!BeginsTimes(cursor_)) return Unexpected();
    if (!ReadTimes(cursor_, habits_, assumed_, segment.times)) return false;
    SkipJointsBeforeDays();
    if (!BeginsDays(cursor_)) {
      const bool always = segment.times.times == std::vector<OpeningTimes>{{0, kMidnightMinute}};
      if (!always || !cursor_.AtEnd()) return cursor_.AtEnd() ? cursor_.Fail("times without days") : Unexpected();
      segment.days.weekdays = kEveryDay;
      return true;
    }
    return ReadDays(cursor_, segment.days) && ReadAppointmentBeside(segment);
  }

  void SkipJointsBeforeDays() {
    while (cursor_.Accept(kComma) || cursor_.Accept(kColon) || cursor_.Accept(kFiller)) {
    }
  }

  bool ReadAppointmentBeside(HoursSegment& segment) {
    if (segment.times.state == HoursState::kOpen && AcceptAppointment(cursor_)) segment.by_appointment = true;
    return true;
  }

  // What stands apart is of the only opening there is, or of all where it has a line of its own.
  void SpreadAppointments() {
    const auto opens = [](const HoursSegment& segment) { return segment.times.state == HoursState::kOpen; };
    const bool only_one = std::count_if(read_.segments.begin(), read_.segments.end(), opens) == 1;
    read_.appointment_in_doubt = some_by_appointment_ && !all_by_appointment_ && !only_one;
    if (!all_by_appointment_ && !(some_by_appointment_ && only_one)) return;
    for (HoursSegment& segment : read_.segments) segment.by_appointment = opens(segment);
  }

  bool Finish() {
    if (read_.segments.empty()) {
      const bool by_appointment = all_by_appointment_ || some_by_appointment_;
      return cursor_.Fail(by_appointment ? "by appointment" : "nothing in it is a day or a time");
    }
    SpreadAppointments();
    for (HoursSegment& segment : read_.segments) {
      HoursDays& days = segment.days;
      if (days.season && read_.segments.size() > 1 && segment.times.state == HoursState::kOpen)
        return cursor_.Fail("a season beside several parts may be of one or of all");
      const bool is_bounded = days.start || !days.except.empty();
      if (is_bounded && (segment.times.state != HoursState::kOpen || days.season || !days.dates.empty()))
        return cursor_.Fail("what starts, or has exceptions, is not days of every week or month");
      if (!days.HasDays() && (days.season || days.all_year)) {
        if (segment.times.state == HoursState::kOpen && !days.season) return cursor_.Fail("times without days");
        days.weekdays = kEveryDay;
      }
    }
    return true;
  }

  bool Unexpected() { return cursor_.Fail(Quoted(cursor_.Peek().text) + " is not understood here"); }

  HoursCursor& cursor_;
  const ClockHabits& habits_;
  std::vector<std::string>& assumed_;
  HoursSegments& read_;
  bool times_first_ = false;
  bool joined_by_and_ = false;
  bool new_line_ = true;
  bool all_by_appointment_ = false;   // on a line of its own
  bool some_by_appointment_ = false;  // between other parts
};

}  // namespace

bool ReadHoursSegments(HoursCursor& cursor, const ClockHabits& habits, std::vector<std::string>& assumed,
                       HoursSegments& read) {
  return SegmentsReader(cursor, habits, assumed, read).Read();
}

}  // namespace kith
