// When services are open: offices, pantries on the third Saturday, meals, shelters past midnight, seasons, holidays; prose, and nothing.
#include <string_view>
#include <utility>

#include "bench/county/plan.h"

namespace kith {
namespace {

constexpr std::string_view kWeekdays = "MO,TU,WE,TH,FR";
constexpr std::string_view kEveryDay = "MO,TU,WE,TH,FR,SA,SU";

// Rows of one owner, numbered through.
class Rows {
 public:
  Rows(const CountyPlan& plan, OwnerKind kind, std::uint32_t owner, Directory& out)
      : plan_(plan), kind_(kind), owner_(owner), out_(out) {}

  Schedule& Add() {
    Schedule row;
    row.key = plan_.Key(KeyTable::kSchedule, kind_, owner_, number_++);
    if (kind_ == OwnerKind::kService) {
      row.service_key = plan_.Key(KeyTable::kService, kind_, owner_);
    } else {
      row.location_key = plan_.Key(KeyTable::kLocation, kind_, owner_);
    }
    out_.schedules.push_back(std::move(row));
    return out_.schedules.back();
  }
  Schedule& Add(std::string_view freq, std::string_view byday, std::int32_t opens, std::int32_t closes) {
    Schedule& row = Add();
    row.freq = freq;
    row.byday = byday;
    row.opens_at = opens;
    row.closes_at = closes;
    return row;
  }
  const CountyPlan& plan() const { return plan_; }

 private:
  const CountyPlan& plan_;
  OwnerKind kind_;
  std::uint32_t owner_;
  Directory& out_;
  std::uint32_t number_ = 0;
};

void AddOffice(Rows& rows, Random& random) {
  const std::int32_t opens = 60 * random.Pick({8, 9, 9, 10});
  const std::int32_t closes = 60 * random.Pick({16, 17, 17, 18});
  const std::string_view days = random.Chance(75) ? kWeekdays : std::string_view("MO,WE,FR");
  if (random.Chance(30)) {
    rows.Add("WEEKLY", days, opens, 720);
    rows.Add("WEEKLY", days, 780, closes);
  } else {
    rows.Add("WEEKLY", days, opens, closes);
  }
  if (random.Chance(10)) rows.Add("WEEKLY", "SA", 540, 720);
}

// Of a length in half hours between `least` and `most`, from one of the hours `first` to `last` on.
struct Opening {
  std::int32_t opens, closes;
};
Opening DrawOpening(Random& random, std::int32_t first, std::int32_t last, std::int32_t least, std::int32_t most) {
  const std::int32_t opens = 60 * random.Between(first, last);
  return {opens, (opens + 30 * random.Between(least, most)) % 1440};
}

void AddPantry(Rows& rows, Random& random) {
  const auto [opens, closes] = DrawOpening(random, 8, 15, 3, 6);
  switch (random.Weighted({45, 30, 15, 10})) {
    case 0:
      rows.Add("WEEKLY", random.Pick({"MO", "TU", "WE", "TH", "FR", "SA", "TU,TH", "MO,WE,FR"}), opens, closes);
      break;
    case 1:
      rows.Add("MONTHLY", random.Pick({"3SA", "1SA", "2SA,4SA", "-1SA", "2WE", "1TU,3TU", "4FR"}), opens, closes);
      break;
    case 2: {
      Schedule& row = rows.Add("WEEKLY", random.Pick({"SA", "WE"}), opens, closes);
      row.interval = 2;
      row.dtstart = rows.plan().options.today + random.Between(-60, -30);
      break;
    }
    default: {
      Schedule& row = rows.Add("MONTHLY", "", opens, closes);
      row.bymonthday = random.Pick({"1", "15", "1,15", "-1"});
    }
  }
}

void AddSeason(Rows& rows, Random& random) {
  Schedule& row = rows.Add("WEEKLY", kWeekdays, 600, 1080);
  const std::int32_t begins = random.Between(-120, 90);
  row.dtstart = rows.plan().options.today + begins;
  row.until = rows.plan().options.today + (begins + random.Between(45, 150));
}

void AddMeals(Rows& rows, Random& random) {
  const std::string_view days = random.Chance(50) ? kWeekdays : kEveryDay;
  const Opening opening = DrawOpening(random, 7, 17, 3, 6);
  rows.Add("WEEKLY", days, opening.opens, opening.closes);
}

void AddNight(Rows& rows, Random& random) {
  if (random.Chance(30)) {
    rows.Add("WEEKLY", kEveryDay, 0, 1440);
    return;
  }
  const Opening opening = DrawOpening(random, 17, 19, 24, 28);
  rows.Add("WEEKLY", kEveryDay, opening.opens, opening.closes);
}

void AddEvening(Rows& rows, Random& random) {
  const std::string_view days = random.Pick({"MO,WE", "TU,TH", "TU", "TH", "MO"});
  const Opening opening = DrawOpening(random, 17, 18, 3, 6);
  rows.Add("WEEKLY", days, opening.opens, opening.closes);
}

void AddStyle(Rows& rows, HoursStyle style, Random& random) {
  switch (style) {
    case HoursStyle::kOffice:
      return AddOffice(rows, random);
    case HoursStyle::kPantry:
      return AddPantry(rows, random);
    case HoursStyle::kMeals:
      return AddMeals(rows, random);
    case HoursStyle::kNight:
      return AddNight(rows, random);
    case HoursStyle::kAlways:
      rows.Add("WEEKLY", kEveryDay, 0, 1440);
      return;
    case HoursStyle::kEvening:
      return AddEvening(rows, random);
    case HoursStyle::kSeason:
      return AddSeason(rows, random);
  }
}

void AddHoliday(Rows& rows, Random& random) {
  Schedule& row = rows.Add();
  row.dtstart = rows.plan().options.today + random.Between(0, 10);
  row.description = "Holiday";
  if (random.Chance(75)) {
    row.exception = ScheduleException::kClosed;
  } else {
    row.exception = ScheduleException::kInstead;
    row.opens_at = 540;
    row.closes_at = 720;
  }
}

}  // namespace

void AppendServiceHours(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out) {
  Random random = plan.Draw(CountyPurpose::kHours, number);
  Rows rows(plan, OwnerKind::kService, number, out);
  switch (random.Weighted({74, 16, 10})) {
    case 0:
      AddStyle(rows, NeedKinds()[service.kind].hours, random);
      break;
    case 1:
      return;  // not stated
    default:
      rows.Add().description = random.Pick({"By appointment", "Call for hours", "Mornings, until food runs out"});
      return;
  }
  // What is known expires, and one in each hundred has, whatever the draw.
  if (random.Chance(8) || number % 100 == 77)
    out.schedules.back().valid_to = plan.options.today + random.Between(-200, 300);
  if (random.Chance(12) || number % 100 == 55) AddHoliday(rows, random);
}

void AppendSiteHours(const CountyPlan& plan, std::uint32_t number, Directory& out) {
  Random random = plan.Draw(CountyPurpose::kSiteHours, number);
  Rows rows(plan, OwnerKind::kSite, number, out);
  const SiteShape shape = SiteAt(plan, number);
  if (shape.hub || random.Chance(12)) rows.Add("WEEKLY", "MO,TU,WE,TH,FR,SA", 420, 1260);
  if (random.Chance(5)) AddHoliday(rows, random);
}

}  // namespace kith
