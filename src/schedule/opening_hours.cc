// Openings are made day by day from the rows that fall on that day, as instants, and then joined.
#include "kith/schedule/opening_hours.h"

#include <algorithm>
#include <utility>

#include "kith/base/text.h"
#include "kith/schedule/hours_text.h"
#include "src/schedule/hours_words.h"
#include "src/schedule/schedule_row.h"

namespace kith {
namespace {

constexpr std::int32_t kMaxDaysLookedAt = 400;
constexpr std::int32_t kMaxDaysJoined = 8;
constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr std::int64_t kDaySeconds = 86400;
constexpr std::size_t kMaxNameBytes = 60;  // of a holiday; longer ones are prose
constexpr std::size_t kMaxTexts = 8;       // of prose, of notes: a person reads no more

// Instants at which every day that is looked at, before and after, is of the years 1 to 9999.
bool WithinReach(Instant when) {
  constexpr std::int64_t kMargin = 2 * kMaxDaysLookedAt;
  return when.unix_seconds >= (kFirstDate.days + kMargin) * kDaySeconds &&
         when.unix_seconds <= (kLastDate.days - kMargin) * kDaySeconds;
}

bool ByOpening(const OpenInterval& a, const OpenInterval& b) { return a < b; }

ByAppointment Both(ByAppointment a, ByAppointment b) { return a == b ? a : ByAppointment::kPart; }
ByAppointment Of(const ScheduleRow& row) { return row.by_appointment ? ByAppointment::kAll : ByAppointment::kNone; }

// `more` begins no later than `opening` ends.
void Extend(OpenInterval& opening, const OpenInterval& more) {
  opening.closes = std::max(opening.closes, more.closes);
  opening.by_appointment = Both(opening.by_appointment, more.by_appointment);
}

// Sorts, and joins what touches or overlaps.
void Join(std::vector<OpenInterval>& openings) {
  std::sort(openings.begin(), openings.end(), ByOpening);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < openings.size(); ++i) {
    if (kept > 0 && openings[i].opens <= openings[kept - 1].closes) {
      Extend(openings[kept - 1], openings[i]);
    } else {
      openings[kept++] = openings[i];
    }
  }
  openings.resize(kept);
}

// Do these rows keep the door open through every minute of every week, with no end on either side?
bool CoverEveryWeek(std::span<const ScheduleRow> rows) {
  std::vector<OpeningTimes> week;
  for (const ScheduleRow& row : rows) {
    if (!row.days || !row.times || !row.days->is_plain_week()) continue;
    if (row.valid_from != kFirstDate || row.valid_to != kLastDate) continue;
    for (std::int32_t day = 0; day < 7; ++day) {
      if ((row.days->weekday_mask() >> day & 1) == 0) continue;
      const OpeningTimes times{row.times->opens + day * kDayMinutes, row.times->closes + day * kDayMinutes};
      week.push_back(times);
      if (times.closes > 7 * kDayMinutes) week.push_back({0, times.closes - 7 * kDayMinutes});
    }
  }
  std::sort(week.begin(), week.end());
  std::int32_t open_until = 0;
  for (const OpeningTimes& times : week) {
    if (times.opens > open_until) return false;
    open_until = std::max(open_until, times.closes);
  }
  return open_until >= 7 * kDayMinutes;
}

// A text that several rows repeat is said once.
void AddOnce(const std::string& text, std::vector<std::string>& texts) {
  if (texts.size() < kMaxTexts && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

// The note that ReadHoursText writes is of our words; all others are of their writers.
Phrase SayNote(const Messages& messages, const std::string& note) {
  if (note == kByAppointmentNote) return messages.Say("hours.note_by_appointment"_message);
  return messages.Say("hours.as_written"_message, {MessageArgument::Name("text", note)});
}

}  // namespace

struct OpeningHours::Data {
  TimeZone zone;
  std::vector<ScheduleRow> regular;
  std::vector<ScheduleRow> closed;
  std::vector<ScheduleRow> instead;   // of the regular rows' own level or a narrower one
  std::vector<ScheduleRow> narrowed;  // instead, of a broader level
  bool known = false;
  bool always_open = false;
  ByAppointment by_appointment = ByAppointment::kNone;
  std::vector<std::string> prose;          // of the regular rows
  std::vector<std::string> untimed_prose;  // of those that have no hours
  std::vector<std::string> notes;
  std::vector<std::string> defects;

  void Add(const Schedule& schedule);
  void Finish();

  Instant Midnight(Date day) const { return zone.ToInstant({day, 0}); }
  void Open(const ScheduleRow& row, Date day, std::vector<OpenInterval>& openings) const;
  // Appends the openings that begin on `day`. Are these all?
  bool AppendDay(Date day, std::vector<OpenInterval>& openings) const;
  bool AppendNotClosed(Date day, std::vector<OpenInterval>& openings) const;  // as if no row closed it
  bool AppendRegular(Date day, std::vector<OpenInterval>& openings) const;
  // Cuts the regular openings of `day` to the hours that a broader level has on it instead. Are the rest all?
  bool Narrow(Date day, std::vector<OpenInterval>& openings) const;
  void ReachBack(OpenInterval& opening, Date today) const;
};

void OpeningHours::Data::Add(const Schedule& schedule) {
  ScheduleRow row = ReadScheduleRow(schedule);
  if (!row.defect.empty()) defects.push_back(row.defect);
  // The name of a holiday says nothing of the hours.
  const std::string text(Trim(schedule.description));
  if (row.exception != ScheduleException::kNone && text.size() <= kMaxNameBytes) row.name = text;
  if (!text.empty() && row.exception == ScheduleException::kNone) {
    AddOnce(text, prose);
    if (!row.days || !row.times) AddOnce(text, untimed_prose);
  }
  const std::string note(Trim(schedule.notes));
  if (!note.empty() && row.exception == ScheduleException::kNone) {
    AddOnce(note, notes);
    row.by_appointment = note == kByAppointmentNote;
  }
  known = known || (row.days && row.times);
  std::vector<ScheduleRow>& rows = row.exception == ScheduleException::kNone     ? regular
                                   : row.exception == ScheduleException::kClosed ? closed
                                                                                 : instead;
  rows.push_back(std::move(row));
}

void OpeningHours::Data::Finish() {
  for (const ScheduleRow& row : instead) {
    if (!regular.empty() && row.level > regular.front().level) narrowed.push_back(row);
  }
  std::erase_if(instead, [&](const ScheduleRow& row) { return !regular.empty() && row.level > regular.front().level; });
  for (std::size_t i = 0; i < regular.size(); ++i)
    by_appointment = i == 0 ? Of(regular[i]) : Both(by_appointment, Of(regular[i]));
  always_open = closed.empty() && instead.empty() && narrowed.empty() && CoverEveryWeek(regular);
}

OpeningHours OpeningHours::Build(const Catalog& catalog, ServiceAtLocationId offer) {
  auto data = std::make_unique<Data>();
  data->zone = catalog.time_zone();
  const Offer& links = catalog.offer(offer);
  for (const std::span<const std::uint32_t> rows : {links.schedules, links.schedule_exceptions}) {
    for (const std::uint32_t row : rows) data->Add(catalog.records().schedules[row]);
  }
  data->Finish();
  return OpeningHours(std::move(data));
}

OpeningHours OpeningHours::Build(std::span<const Schedule> rows, const TimeZone& zone) {
  auto data = std::make_unique<Data>();
  data->zone = zone;
  for (const Schedule& row : rows) data->Add(row);
  data->Finish();
  return OpeningHours(std::move(data));
}

OpeningHours::OpeningHours(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
OpeningHours::OpeningHours(OpeningHours&&) noexcept = default;
OpeningHours& OpeningHours::operator=(OpeningHours&&) noexcept = default;
OpeningHours::~OpeningHours() = default;

bool OpeningHours::known() const { return data_->known; }
bool OpeningHours::always_open() const { return data_->always_open; }
ByAppointment OpeningHours::by_appointment() const { return data_->by_appointment; }
const std::vector<std::string>& OpeningHours::prose() const { return data_->prose; }
const std::vector<std::string>& OpeningHours::defects() const { return data_->defects; }

bool OpeningHours::stated() const {
  const auto has_hours = [](const ScheduleRow& row) { return row.days && row.times; };
  return !data_->prose.empty() || !data_->notes.empty() ||
         std::any_of(data_->regular.begin(), data_->regular.end(), has_hours);
}

// Without hours all prose is untimed.
Phrase OpeningHours::summary(const Messages& messages) const {
  std::vector<Phrase> parts;
  if (Phrase hours = SayHours(messages, data_->regular); !hours.text.empty()) parts.push_back(std::move(hours));
  for (const std::string& text : data_->untimed_prose)
    parts.push_back(messages.Say("hours.as_written"_message, {MessageArgument::Name("text", text)}));
  if (parts.empty()) parts.push_back(messages.Say("hours.unknown"_message));
  for (const std::string& note : data_->notes) parts.push_back(SayNote(messages, note));
  return SayJoined(messages, "join.remarks"_message, parts);
}

void OpeningHours::Data::Open(const ScheduleRow& row, Date day, std::vector<OpenInterval>& openings) const {
  const OpenInterval opening{zone.ToInstant({day, row.times->opens}), zone.ToInstant({day, row.times->closes}),
                             Of(row)};
  // Empty where a change of clocks skips all of it.
  if (opening.opens < opening.closes) openings.push_back(opening);
}

bool OpeningHours::Data::AppendRegular(Date day, std::vector<OpenInterval>& openings) const {
  bool in_force = false;
  bool complete = true;
  for (const ScheduleRow& row : regular) {
    in_force = in_force || row.InForce(day);
    if (row.days && row.times) {
      if (row.FallsOn(day)) Open(row, day, openings);
    } else if (row.MayFallOn(day)) {
      complete = false;
    }
  }
  return in_force && complete;
}

// An opening of which those hours leave nothing, or whose hours are not said, may have been moved.
bool OpeningHours::Data::Narrow(Date day, std::vector<OpenInterval>& openings) const {
  bool narrow = false;
  std::vector<OpenInterval> hours;
  for (const ScheduleRow& row : narrowed) {
    if (!row.FallsOn(day)) continue;
    narrow = true;
    if (row.times) Open(row, day, hours);
  }
  if (!narrow) return true;
  Join(hours);
  bool complete = true;
  std::vector<OpenInterval> kept;
  for (const OpenInterval& opening : openings) {
    const std::size_t before = kept.size();
    for (const OpenInterval& h : hours) {
      const OpenInterval both{std::max(opening.opens, h.opens), std::min(opening.closes, h.closes),
                              opening.by_appointment};
      if (both.opens < both.closes) kept.push_back(both);
    }
    complete = complete && kept.size() > before;
  }
  openings = std::move(kept);
  return complete;
}

bool OpeningHours::Data::AppendDay(Date day, std::vector<OpenInterval>& openings) const {
  for (const ScheduleRow& row : closed) {
    if (row.FallsOn(day)) return true;
  }
  return AppendNotClosed(day, openings);
}

bool OpeningHours::Data::AppendNotClosed(Date day, std::vector<OpenInterval>& openings) const {
  bool complete = true;
  bool replaced = false;
  for (const ScheduleRow& row : instead) {
    if (!row.days) {
      complete = complete && !row.MayFallOn(day);
    } else if (row.FallsOn(day)) {
      replaced = true;
      complete = complete && row.times.has_value();
      if (row.times) Open(row, day, openings);
    }
  }
  if (replaced) return complete;
  std::vector<OpenInterval> regular_openings;
  complete = AppendRegular(day, regular_openings) && complete;
  complete = Narrow(day, regular_openings) && complete;
  openings.insert(openings.end(), regular_openings.begin(), regular_openings.end());
  return complete;
}

std::string OpeningHours::ClosedFor(Instant when) const {
  if (!WithinReach(when)) return "";
  const Date day = data_->zone.ToLocal(when).date;
  for (const ScheduleRow& row : data_->closed) {
    if (row.name.empty() || !row.FallsOn(day)) continue;
    std::vector<OpenInterval> openings;
    data_->AppendNotClosed(day, openings);
    return openings.empty() ? "" : row.name;
  }
  return "";
}

Truth OpeningHours::OpenAt(Instant when) const {
  if (!WithinReach(when)) return Truth::kUnknown;
  const Date today = data_->zone.ToLocal(when).date;
  std::vector<OpenInterval> openings;
  data_->AppendDay(today + -1, openings);
  const bool complete = data_->AppendDay(today, openings);
  for (const OpenInterval& opening : openings) {
    if (opening.opens <= when && when < opening.closes) return Truth::kTrue;
  }
  return complete ? Truth::kFalse : Truth::kUnknown;
}

// An opening of `day` reaches at most to the end of the day after it, so that walking back may stop where two days no longer touch.
void OpeningHours::Data::ReachBack(OpenInterval& opening, Date today) const {
  std::vector<OpenInterval> openings;
  for (Date day = zone.ToLocal(opening.opens).date; today - day <= kMaxDaysJoined && opening.opens <= Midnight(day + 2);
       day = day + -1) {
    openings.clear();
    AppendDay(day, openings);
    std::sort(openings.rbegin(), openings.rend());
    for (const OpenInterval& earlier : openings) {
      if (earlier.opens >= opening.opens || opening.opens > earlier.closes) continue;
      opening.opens = earlier.opens;
      opening.by_appointment = Both(opening.by_appointment, earlier.by_appointment);
    }
  }
}

std::optional<OpenInterval> OpeningHours::NextOpening(Instant when, std::int64_t horizon_minutes) const {
  if (!WithinReach(when)) return std::nullopt;
  const std::int64_t most = std::int64_t{kMaxDaysLookedAt} * kDayMinutes;
  const Instant limit{when.unix_seconds + std::clamp<std::int64_t>(horizon_minutes, 0, most) * 60};
  const Date today = data_->zone.ToLocal(when).date;
  std::optional<OpenInterval> found;
  Date give_up = data_->zone.ToLocal(limit).date;
  std::vector<OpenInterval> openings;
  for (Date day = today + -1; day <= give_up; day = day + 1) {
    openings.clear();
    data_->AppendDay(day, openings);
    std::sort(openings.begin(), openings.end(), ByOpening);
    for (const OpenInterval& opening : openings) {
      if (found && opening.opens <= found->closes) {
        Extend(*found, opening);
      } else if (!found && opening.closes > when && opening.opens <= limit) {
        found = opening;
        give_up = std::max(day, today) + kMaxDaysJoined;
      }
    }
    if (found && found->closes < data_->Midnight(day + 1)) break;
  }
  if (found && found->opens <= when) data_->ReachBack(*found, today);
  return found;
}

std::vector<OpenInterval> OpeningHours::Openings(Instant from, Instant to) const {
  std::vector<OpenInterval> openings;
  if (!WithinReach(from) || to <= from) return openings;
  const Date first = data_->zone.ToLocal(from).date;
  const Instant end = std::min(to, Instant{from.unix_seconds + kMaxDaysLookedAt * kDaySeconds});
  const Date last = data_->zone.ToLocal(end).date;
  for (Date day = first + -kMaxDaysJoined; day <= last + kMaxDaysJoined; day = day + 1) data_->AppendDay(day, openings);
  Join(openings);
  std::erase_if(openings, [&](const OpenInterval& o) { return o.closes <= from || o.opens >= end; });
  return openings;
}

Truth OpeningHours::OpenDuring(Instant from, Instant to) const {
  if (to <= from) return Truth::kFalse;
  if (!WithinReach(from)) return Truth::kUnknown;
  const Instant end = std::min(to, Instant{from.unix_seconds + kMaxDaysLookedAt * kDaySeconds});
  const Date first = data_->zone.ToLocal(from).date;
  const Date last = data_->zone.ToLocal(Instant{end.unix_seconds - 1}).date;
  bool complete = end == to;
  std::vector<OpenInterval> openings;
  for (Date day = first + -1; day <= last; day = day + 1) {
    openings.clear();
    const bool all = data_->AppendDay(day, openings);
    if (day >= first) complete = complete && all;
    for (const OpenInterval& opening : openings) {
      if (opening.opens < end && from < opening.closes) return Truth::kTrue;
    }
  }
  return complete ? Truth::kFalse : Truth::kUnknown;
}

}  // namespace kith
