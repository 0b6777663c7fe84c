#include "kith/base/time.h"

#include <cstdio>

#include <absl/status/status.h>
#include <absl/time/civil_time.h>
#include <absl/time/time.h>

namespace kith {

struct TimeZone::Data {
  std::string name;
  absl::TimeZone zone;
};

namespace {

constexpr std::int64_t kDaySeconds = 86400;

absl::Status Expected(std::string_view text, std::string_view form) {
  return absl::InvalidArgumentError("\"" + std::string(text.substr(0, 60)) + "\": expected " + std::string(form));
}

// Reads exactly `count` digits at the front of `text` and removes them; -1 where they are not there.
int TakeDigits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool Take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool TakeDate(std::string_view& text, Date& date) {
  const int year = TakeDigits(text, 4);
  if (year < 0 || !Take(text, '-')) return false;
  const int month = TakeDigits(text, 2);
  if (month < 0 || !Take(text, '-')) return false;
  const int day = TakeDigits(text, 2);
  if (day < 0) return false;
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return false;
  date = Date::FromYmd(ymd);
  return true;
}

// Seconds since midnight, 0..86400.
bool TakeTime(std::string_view& text, int& seconds) {
  const int hour = TakeDigits(text, 2);
  if (hour < 0 || !Take(text, ':')) return false;
  const int minute = TakeDigits(text, 2);
  if (minute < 0) return false;
  int second = 0;
  if (Take(text, ':')) {
    second = TakeDigits(text, 2);
    if (second < 0) return false;
    if (Take(text, '.')) {
      if (TakeDigits(text, 1) < 0) return false;
      while (TakeDigits(text, 1) >= 0) {
      }
    }
  }
  seconds = hour * 3600 + minute * 60 + second;
  return minute < 60 && second < 61 && seconds <= kDaySeconds;
}

// Seconds east of UTC.
bool TakeOffset(std::string_view& text, int& offset) {
  if (Take(text, 'Z')) {
    offset = 0;
    return true;
  }
  const bool east = Take(text, '+');
  if (!east && !Take(text, '-')) return false;
  const int hours = TakeDigits(text, 2);
  if (hours < 0 || hours > 18) return false;
  Take(text, ':');
  const int minutes = TakeDigits(text, 2);
  if (minutes < 0 || minutes > 59) return false;
  offset = (east ? 1 : -1) * (hours * 3600 + minutes * 60);
  return true;
}

absl::CivilSecond ToCivil(Date date, std::int64_t second_of_day) {
  return absl::CivilSecond(1970, 1, 1, 0, 0, 0) + date.days * kDaySeconds + second_of_day;
}

Instant FromCivil(const absl::TimeZone& zone, absl::CivilSecond civil) {
  const absl::TimeZone::TimeInfo info = zone.At(civil);
  return Instant{absl::ToUnixSeconds(info.pre)};
}

}  // namespace

TimeZone::TimeZone() : data_(std::make_shared<const Data>(Data{"UTC", absl::UTCTimeZone()})) {}
TimeZone::TimeZone(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

absl::StatusOr<TimeZone> TimeZone::Load(std::string_view name) {
  absl::TimeZone zone;
  if (name.empty() || !absl::LoadTimeZone({name.data(), name.size()}, &zone)) {
    return absl::NotFoundError("time zone \"" + std::string(name) +
                               "\" is not known: expected a name such as America/Los_Angeles");
  }
  return TimeZone(std::make_shared<const Data>(Data{std::string(name), zone}));
}

const std::string& TimeZone::name() const { return data_->name; }

std::int32_t TimeZone::OffsetSeconds(Instant when) const {
  return data_->zone.At(absl::FromUnixSeconds(when.unix_seconds)).offset;
}

LocalTime TimeZone::ToLocal(Instant when) const {
  const absl::CivilSecond civil = data_->zone.At(absl::FromUnixSeconds(when.unix_seconds)).cs;
  const auto days = static_cast<std::int32_t>(absl::CivilDay(civil) - absl::CivilDay(1970, 1, 1));
  return LocalTime{Date{days}, civil.hour() * 60 + civil.minute()};
}

Instant TimeZone::ToInstant(LocalTime when) const {
  return FromCivil(data_->zone, ToCivil(when.date, static_cast<std::int64_t>(when.minute_of_day) * 60));
}

absl::StatusOr<Date> ParseDate(std::string_view text) {
  Date date;
  std::string_view rest = text;
  if (!TakeDate(rest, date) || !rest.empty()) return Expected(text, "a date YYYY-MM-DD");
  return date;
}

absl::StatusOr<std::int32_t> ParseMinuteOfDay(std::string_view text) {
  int seconds = 0;
  std::string_view rest = text;
  if (!TakeTime(rest, seconds) || !rest.empty()) return Expected(text, "a time HH:MM from 00:00 to 24:00");
  return seconds / 60;
}

absl::StatusOr<Instant> ParseInstant(std::string_view text, const TimeZone& zone) {
  constexpr std::string_view kForm = "a time YYYY-MM-DDTHH:MM[:SS], with or without an offset such as -08:00";
  std::string_view rest = text;
  Date date;
  if (!TakeDate(rest, date)) return Expected(text, kForm);
  int seconds = 0;
  if (!rest.empty() && ((!Take(rest, 'T') && !Take(rest, ' ')) || !TakeTime(rest, seconds)))
    return Expected(text, kForm);
  if (rest.empty()) {
    Instant whole = zone.ToInstant({date, seconds / 60});
    whole.unix_seconds += seconds % 60;
    return whole;
  }
  int offset = 0;
  if (!TakeOffset(rest, offset) || !rest.empty()) return Expected(text, kForm);
  return Instant{date.days * kDaySeconds + seconds - offset};
}

std::string FormatDate(Date date) {
  const std::chrono::year_month_day ymd = date.ymd();
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                static_cast<unsigned>(ymd.day()));
  return text;
}

std::string FormatMinuteOfDay(std::int32_t minute) {
  char text[24];
  std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
  return text;
}

std::string FormatInstant(Instant when, const TimeZone& zone) {
  // Offsets are written in minutes; those of before standard time have seconds, which the local time gives up, so that the moment stays.
  const std::int32_t offset = zone.OffsetSeconds(when) / 60 * 60;
  const std::int64_t local = when.unix_seconds + offset;
  const std::int64_t days = (local >= 0 ? local : local - (kDaySeconds - 1)) / kDaySeconds;
  const auto second = static_cast<int>(local - days * kDaySeconds);
  const int minutes_east = (offset < 0 ? -offset : offset) / 60;
  char text[32];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d%c%02d:%02d", second / 3600, second / 60 % 60, second % 60,
                offset < 0 ? '-' : '+', minutes_east / 60, minutes_east % 60);
  return FormatDate(Date{static_cast<std::int32_t>(days)}) + text;
}

}  // namespace kith
