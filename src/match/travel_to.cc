#include "src/match/travel_to.h"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/geo/distance.h"
#include "kith/travel/straight_line.h"

namespace kith {
namespace {

using A = MessageArgument;

constexpr std::int64_t kMillimetersPerMile = 1'609'344;

Phrase SayDistance(const Messages& messages, std::int64_t meters, DistanceUnit unit) {
  const std::int64_t per_unit = unit == DistanceUnit::kMiles ? kMillimetersPerMile : 1'000'000;
  const std::int64_t tenths = (meters * 10'000 + per_unit / 2) / per_unit;
  const std::string number = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  const A distance = A::Figure("distance", number);
  return unit == DistanceUnit::kMiles ? messages.Say("distance.miles"_message, {distance})
                                      : messages.Say("distance.kilometers"_message, {distance});
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

}  // namespace

Travel VisitTo(const MatchIndex& index, const Query& query, LocationId location) {
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

AttendanceSet SharedAttendance(AttendanceSet offered, AttendanceSet wanted) {
  return wanted == 0 ? offered : static_cast<AttendanceSet>(offered & wanted);
}

AttendanceSet WaysTo(AttendanceSet offered, const Query& query) {
  const AttendanceSet ways = SharedAttendance(offered, query.need->attendance);
  return ways == 0 ? offered : ways;
}

bool CanBeVisited(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  return (WaysTo(index.catalog->offer(offer).attendance, query) & kInPerson) != 0;
}

Travel TravelBy(AttendanceSet ways, const Travel& visit) {
  const auto without = static_cast<AttendanceSet>(ways & (kRemote | kHomeVisit));
  if (without == 0) return visit;
  Travel travel{.basis = TravelBasis::kNoTravel, .mode = visit.mode, .without_travel = without, .minutes = 0};
  if ((ways & kInPerson) != 0) {
    travel.in_person_minutes = visit.minutes;
    travel.meters = visit.meters;
  }
  return travel;
}

Travel TravelTo(const MatchIndex& index, const Query& query, ServiceAtLocationId offer) {
  const Offer& links = index.catalog->offer(offer);
  const AttendanceSet ways = WaysTo(links.attendance, query);
  const bool visited = (ways & kInPerson) != 0 || ways == 0;
  return TravelBy(ways, visited ? VisitTo(index, query, links.location) : Travel{.mode = query.household->travel_mode});
}

bool IsTooFar(const MatchIndex& index, const Query& query, std::optional<std::int32_t> least) {
  return least && *least > query.need->travel_minutes_max.value_or(index.policy->travel_minutes_max);
}

Phrase SayAttendance(const Messages& messages, AttendanceSet ways) {
  constexpr std::pair<AttendanceSet, std::string_view> kWays[] = {
      {kInPerson, "in_person"}, {kRemote, "remote"}, {kHomeVisit, "home_visit"}};
  std::vector<Phrase> names;
  for (const auto& [way, key] : kWays) {
    if ((ways & way) != 0) names.push_back(messages.Say("attendance.way"_message, {A::Key("way", key)}));
  }
  return SayJoined(messages, "join.choices"_message, names);
}

Phrase SayMode(const Messages& messages, TravelMode mode) {
  const std::string_view key = mode == TravelMode::kWalk      ? "walk"
                               : mode == TravelMode::kBicycle ? "bicycle"
                               : mode == TravelMode::kTransit ? "transit"
                                                              : "car";
  return messages.Say("travel.mode"_message, {A::Key("mode", key)});
}

std::string DescribeTravel(const Messages& messages, const Travel& travel, DistanceUnit unit) {
  const Phrase by = SayMode(messages, travel.mode);
  const A mode = A::Said("mode", by);
  switch (travel.basis) {
    case TravelBasis::kNoTravel:
      if (!travel.in_person_minutes) return messages.Say("travel.none"_message).text;
      return messages.Say("travel.none_or_visit"_message, {A::Number("minutes", *travel.in_person_minutes), mode}).text;
    case TravelBasis::kConfidential:
      return messages.Say("travel.confidential"_message).text;
    case TravelBasis::kUnknown:
      return messages.Say("travel.unknown"_message).text;
    case TravelBasis::kStraightLine:
      return messages
          .Say("travel.estimate"_message, {A::Number("minutes", *travel.minutes), mode,
                                           A::Said("distance", SayDistance(messages, *travel.meters, unit))})
          .text;
    case TravelBasis::kStraightLineFromArea:
      return messages
          .Say("travel.estimate_from_area"_message,
               {A::Number("least", *travel.minutes_min), A::Number("greatest", *travel.minutes_max), mode})
          .text;
  }
  return "";
}

}  // namespace kith
