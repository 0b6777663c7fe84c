#include "src/match/travel_to.h"

#include <cmath>
#include <string>
#include <vector>

#include "kith/base/text.h"
#include "kith/geo/distance.h"
#include "kith/travel/straight_line.h"

namespace kith {
namespace {

constexpr std::int64_t kMillimetersPerMile = 1'609'344;

std::string DistanceText(std::int64_t meters, DistanceUnit unit) {
  const std::int64_t per_unit = unit == DistanceUnit::kMiles ? kMillimetersPerMile : 1'000'000;
  const std::int64_t tenths = (meters * 10'000 + per_unit / 2) / per_unit;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
         (unit == DistanceUnit::kMiles ? " miles" : " km");
}

Travel FromOutline(const Outline& outline, LatLng site, TravelMode mode, const TravelAssumptions& assumptions) {
  const DistanceRange range = DistanceRangeMeters(outline, site);
  Travel travel{.basis = TravelBasis::kStraightLineFromArea, .mode = mode};
  travel.minutes_min = StraightLineMinutes(range.nearest_meters, mode, assumptions);
  travel.minutes_max = StraightLineMinutes(range.farthest_meters, mode, assumptions);
  travel.minutes = (*travel.minutes_min + *travel.minutes_max + 1) / 2;
  travel.meters = std::llround((range.nearest_meters + range.farthest_meters) / 2);
  return travel;
}

Travel TravelInPerson(const MatchIndex& index, const Query& query, LocationId location) {
  const TravelMode mode = query.household->travel_mode;
  const Location& site = index.catalog->location(location);
  if (site.confidential) return {.basis = TravelBasis::kConfidential, .mode = mode};
  if (!site.point || site.type == LocationType::kPostal) return {.basis = TravelBasis::kUnknown, .mode = mode};
  const TravelAssumptions& assumptions = index.policy->travel;
  if (const std::optional<LatLng>& home = query.where.place.point) {
    const double meters = DistanceMeters(*home, *site.point);
    return {.basis = TravelBasis::kStraightLine,
            .mode = mode,
            .minutes = StraightLineMinutes(meters, mode, assumptions),
            .meters = std::llround(meters)};
  }
  if (const Outline* outline = index.locator->OutlineOf(query.where))
    return FromOutline(*outline, *site.point, mode, assumptions);
  return {.basis = TravelBasis::kUnknown, .mode = mode};
}

}  // namespace

AttendanceSet SharedAttendance(AttendanceSet offered, AttendanceSet wanted) {
  return wanted == 0 ? offered : static_cast<AttendanceSet>(offered & wanted);
}

namespace {

AttendanceSet WaysTo(const Offer& links, const Query& query) {
  const AttendanceSet ways = SharedAttendance(links.attendance, query.need->attendance);
  return ways == 0 ? links.attendance : ways;  // excluded for it; travel is told as the offer has it
}

}  // namespace

bool CanBeVisited(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  return (WaysTo(index.catalog->offer(offer), query) & kInPerson) != 0;
}

Travel TravelTo(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  const Offer& links = index.catalog->offer(offer);
  const AttendanceSet ways = WaysTo(links, query);
  const auto without = static_cast<AttendanceSet>(ways & (kRemote | kHomeVisit));
  if (without == 0) return TravelInPerson(index, query, links.location);
  Travel travel{
      .basis = TravelBasis::kNoTravel, .mode = query.household->travel_mode, .without_travel = without, .minutes = 0};
  if ((ways & kInPerson) != 0) {
    const Travel visit = TravelInPerson(index, query, links.location);
    travel.in_person_minutes = visit.minutes;
    travel.meters = visit.meters;
  }
  return travel;
}

std::string ToText(AttendanceSet ways) {
  std::vector<std::string> names;
  if ((ways & kInPerson) != 0) names.emplace_back("in person");
  if ((ways & kRemote) != 0) names.emplace_back("by phone or video");
  if ((ways & kHomeVisit) != 0) names.emplace_back("as a home visit");
  return JoinList(names, " or ");
}

std::string_view ToText(TravelMode mode) {
  switch (mode) {
    case TravelMode::kWalk:
      return "on foot";
    case TravelMode::kBicycle:
      return "by bicycle";
    case TravelMode::kTransit:
      return "by transit";
    case TravelMode::kCar:
      return "by car";
  }
  return "";
}

std::string DescribeTravel(const Travel& travel, DistanceUnit unit) {
  const std::string mode(ToText(travel.mode));
  switch (travel.basis) {
    case TravelBasis::kNoTravel:
      if (!travel.in_person_minutes) return "No travel needed.";
      return "No travel needed; in person about " + std::to_string(*travel.in_person_minutes) + " minutes " + mode +
             ".";
    case TravelBasis::kConfidential:
      return "Where it is, is confidential: call first.";
    case TravelBasis::kUnknown:
      return "Travel time is not known.";
    case TravelBasis::kStraightLine:
      return "About " + std::to_string(*travel.minutes) + " minutes " + mode + " (estimated from " +
             DistanceText(*travel.meters, unit) + " in a straight line).";
    case TravelBasis::kStraightLineFromArea:
      return "Between " + std::to_string(*travel.minutes_min) + " and " + std::to_string(*travel.minutes_max) +
             " minutes " + mode +
             ", depending on where in the area the household stays (estimated in a straight line).";
  }
  return "";
}

}  // namespace kith
