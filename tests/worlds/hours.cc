// Schedules of every kind: weekly, by the month, single days, past midnight, all day, split, exceptions, expired, prose, unreadable.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

// Whose row it is.
struct Owner {
  std::string service, location, site;
};

Schedule NewRow(const Draft& draft, const Owner& owner) {
  Schedule row;
  row.key = KeyOf(draft, "schedule", draft.directory.schedules.size());
  row.service_key = owner.service;
  row.location_key = owner.location;
  row.service_at_location_key = owner.site;
  return row;
}

void SetTimes(Random& random, Schedule& row) {
  using Times = std::pair<std::int32_t, std::int32_t>;
  const Times times = random.Pick({Times{540, 1020}, Times{540, 720}, Times{0, 1439}, Times{0, 1440}, Times{1320, 360},
                                   Times{1020, 1020}, Times{90, 180}, Times{1380, 1440}, Times{600, 845}});
  row.opens_at = times.first;
  row.closes_at = times.second;
}

void SetRecurrence(const Draft& draft, Random& random, Schedule& row) {
  switch (random.Weighted({50, 12, 8, 8, 6, 8, 8})) {
    case 0:
      row.freq = "WEEKLY";
      row.byday = random.Pick({"MO,TU,WE,TH,FR", "MO", "TU,TH", "SA,SU", "MO,TU,WE,TH,FR,SA,SU", "FR,MO"});
      break;
    case 1:
      row.freq = "MONTHLY";
      row.byday = random.Pick({"3SA", "-1FR", "1MO,3MO", "2TU"});
      break;
    case 2:
      row.freq = "MONTHLY";
      row.bymonthday = random.Pick({"1", "15,31", "-1"});
      break;
    case 3:
      row.freq = "DAILY";
      break;
    case 4:
      row.freq = "YEARLY";
      row.dtstart = draft.today + random.Between(-400, 5);
      break;
    case 5:
      row.freq = "WEEKLY";
      row.interval = 2;
      row.byday = "WE,SA";
      row.wkst = random.Chance(50) ? "SU" : "";
      row.dtstart = draft.today + random.Between(-60, 10);
      break;
    default:  // one day
      row.dtstart = draft.today + random.Between(-2, 9);
  }
  if (row.freq.empty()) return;
  if (random.Chance(10)) row.until = draft.today + random.Between(-5, 20);
  if (row.dtstart && random.Chance(20)) row.count = random.Between(1, 6);
}

void AddRegular(Draft& draft, Random& random, const Owner& owner) {
  Schedule row = NewRow(draft, owner);
  SetRecurrence(draft, random, row);
  SetTimes(random, row);
  if (random.Chance(10)) row.valid_from = draft.today + random.Between(-30, 3);
  if (random.Chance(12)) row.valid_to = draft.today + random.Between(-3, 30);
  if (row.valid_from && row.valid_to && *row.valid_from > *row.valid_to) std::swap(row.valid_from, row.valid_to);
  Directory& d = draft.directory;
  const bool split = random.Chance(12);
  d.schedules.push_back(row);
  if (!split) return;
  row.key = KeyOf(draft, "schedule", d.schedules.size());
  row.opens_at = 1080;
  row.closes_at = 1200;
  d.schedules.push_back(std::move(row));
}

void AddUnreadable(Draft& draft, Random& random, const Owner& owner) {
  Schedule row = NewRow(draft, owner);
  switch (random.Weighted({60, 20, 20})) {
    case 0:
      row.description = "Dismissal bell to dusk; call first";
      break;
    case 1:
      row.freq = "SOMETIMES";
      SetTimes(random, row);
      break;
    default:
      row.freq = "WEEKLY";
      row.byday = "MOON";
      SetTimes(random, row);
  }
  draft.directory.schedules.push_back(std::move(row));
}

void AddException(Draft& draft, Random& random, const Owner& owner) {
  Schedule row = NewRow(draft, owner);
  row.exception = random.Chance(60) ? ScheduleException::kClosed : ScheduleException::kInstead;
  if (random.Chance(70)) {
    row.dtstart = draft.today + random.Between(-1, 5);
  } else {
    row.freq = "WEEKLY";
    row.byday = random.Pick({"WE", "SU"});
  }
  if (row.exception == ScheduleException::kInstead) SetTimes(random, row);
  row.description = "Holiday";
  draft.directory.schedules.push_back(std::move(row));
}

void AddRows(Draft& draft, Random& random, const Owner& owner) {
  for (std::uint32_t i = 0, count = 1 + random.Weighted({60, 25, 15}); i < count; ++i) AddRegular(draft, random, owner);
  if (random.Chance(10)) AddUnreadable(draft, random, owner);
  if (random.Chance(20)) AddException(draft, random, owner);
}

}  // namespace

void MakeHours(Draft& draft) {
  Random random = draft.Stream(Purpose::kHours);
  const Directory& d = draft.directory;
  for (const Service& service : d.services) {
    if (random.Chance(45)) AddRows(draft, random, {.service = service.key, .location = "", .site = ""});
    if (random.Chance(5)) AddUnreadable(draft, random, {.service = service.key, .location = "", .site = ""});
  }
  for (const Location& location : d.locations) {
    if (random.Chance(30)) AddRows(draft, random, {.service = "", .location = location.key, .site = ""});
    if (random.Chance(8)) AddException(draft, random, {.service = "", .location = location.key, .site = ""});
  }
  for (const ServiceAtLocation& offer : d.services_at_location) {
    if (random.Chance(15)) AddRows(draft, random, {.service = "", .location = "", .site = offer.key});
    if (random.Chance(4))
      AddRegular(draft, random, {.service = offer.service_key, .location = offer.location_key, .site = ""});
  }
}

}  // namespace kith
