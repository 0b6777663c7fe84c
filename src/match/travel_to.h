// How long it takes one household to reach one offer.
#pragma once

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

// Ways to attend that count: the offer's, or what it shares with the need where the need names any (0: none shared).
AttendanceSet SharedAttendance(AttendanceSet offered, AttendanceSet wanted);

// The same, but that all of the offer's count where it shares none: it is excluded for it, and travel is told as the offer has it.
AttendanceSet WaysTo(AttendanceSet offered, const Query& query);

// Whether one of them is a visit.
bool CanBeVisited(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);

// Of an offer that is attended in these ways, where that is what a visit takes.
Travel TravelBy(AttendanceSet ways, const Travel& visit);

// The shortest that it may be, where it is an interval.
constexpr std::optional<std::int32_t> LeastMinutes(const Travel& travel) {
  return travel.minutes_min ? travel.minutes_min : travel.minutes;
}
// Longer than the household would travel.
bool IsTooFar(const MatchIndex& index, const Query& query, std::optional<std::int32_t> least);

Travel TravelTo(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);
// Of a visit there, whatever other ways there are.
Travel VisitTo(const MatchIndex& index, const Query& query, LocationId location);

Phrase SayAttendance(const Messages& messages, AttendanceSet ways);  // "in person or as a home visit"
Phrase SayMode(const Messages& messages, TravelMode mode);           // "by transit", "on foot"
// "About 25 minutes by transit (estimated from 2.6 miles in a straight line)."
std::string DescribeTravel(const Messages& messages, const Travel& travel, DistanceUnit unit);

}  // namespace kith
