// How long it takes one household to reach one offer.
#pragma once

#include "kith/match/ranking.h"
#include "src/match/query.h"

namespace kith {

// Ways to attend that count: the offer's, or what it shares with the need where the need names any (0: none shared).
AttendanceSet SharedAttendance(AttendanceSet offered, AttendanceSet wanted);

// Whether one of them is a visit.
bool CanBeVisited(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);

Travel TravelTo(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);

Phrase SayAttendance(const Messages& messages, AttendanceSet ways);  // "in person or as a home visit"
Phrase SayMode(const Messages& messages, TravelMode mode);           // "by transit", "on foot"
// "About 25 minutes by transit (estimated from 2.6 miles in a straight line)."
std::string DescribeTravel(const Messages& messages, const Travel& travel, DistanceUnit unit);

}  // namespace kith
