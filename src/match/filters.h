// The hard filters: what shuts an offer out, each with its reason and with what would change it.
#pragma once

#include <vector>

#include "src/match/appraisal.h"
#include "src/match/query.h"

namespace kith {

// Every filter that shuts the offer out. `appraisal` has all but its exclusions set.
ExclusionSet Filter(const MatchIndex& index, const Query& query, const Appraisal& appraisal);

// Of needs that name no window: certainly closed for as long as the need can wait.
bool IsTooLate(const MatchIndex& index, const Query& query, ServiceAtLocationId offer);
// Certainly full, without a waitlist, with no refill in time.
bool IsFull(const Premises& premises, bool refills_in_time);

// The day from which the offer is there, where one is stated.
std::optional<Date> OpenedOn(const MatchIndex& index, ServiceAtLocationId offer);
// The day since which it is closed; nothing where it is not.
std::optional<Date> ClosedSince(const MatchIndex& index, ServiceAtLocationId offer, Date day);

// In words, in the order of docs/ranking.md. `offer` has all but its notes and questions.
std::vector<Exclusion> DescribeExclusions(const MatchIndex& index, const Query& query, const Appraisal& appraisal,
                                          const RankedOffer& offer);

}  // namespace kith
