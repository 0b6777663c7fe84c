// The kinds of trouble: names, words, points.
#include <algorithm>

#include "kith/interop/health.h"

namespace kith {
namespace {

// In the order of Trouble. Points: 8 to 10, nobody can be sent there; 4 to 6, one goes there in vain or not at all; 2 to 3, somebody has to call
// first; 1, more would be better.
constexpr std::array<TroubleKind, kTroubles> kKinds = {{
    {"need_missing", "meets no need of the taxonomy: nobody finds it", "Link the service to the needs that it meets.",
     10, HealthTable::kOffer},
    {"contact_missing", "no telephone number, e-mail or web address", "State how it is reached.", 10,
     HealthTable::kOffer},
    {"offered_nowhere", "a service that is offered at no location", "Link it to a location, or take it out.", 8,
     HealthTable::kService},
    {"place_missing", "neither an address nor a point", "State the address.", 8, HealthTable::kLocation},
    {"point_contradicts", "the point contradicts the address", "Look the point up again.", 8, HealthTable::kLocation},
    {"hours_missing", "no hours", "State when it is open.", 6, HealthTable::kOffer},
    {"hours_expired", "all hours have run out", "State when it is open now.", 6, HealthTable::kOffer},
    {"point_shared", "one point stands for many addresses", "Look the point up again.", 6, HealthTable::kLocation},
    {"closed_listed", "closed, inactive or defunct, and still listed", "Take it out, or say where it is now.", 5,
     HealthTable::kOffer},
    {"point_missing", "an address without a point", "Look the point up.", 4, HealthTable::kLocation},
    {"address_missing", "a point without an address", "State the address.", 4, HealthTable::kLocation},
    {"area_missing", "no area served", "State whom it serves by place, or that it serves everywhere.", 4,
     HealthTable::kOffer},
    {"hours_unreadable", "hours that cannot be read", "Write the hours anew.", 4, HealthTable::kOffer},
    {"never_assured", "never confirmed", "Call and confirm, and note the day.", 3, HealthTable::kService},
    {"assured_long_ago", "confirmed more than a year ago", "Call and confirm again.", 3, HealthTable::kService},
    {"assured_ahead", "confirmed on a day that is still to come", "Correct the day.", 3, HealthTable::kService},
    {"hours_prose", "hours in prose alone", "Write the hours as rows.", 3, HealthTable::kOffer},
    {"eligibility_missing", "does not say who is eligible", "State who is eligible, or that everyone is.", 3,
     HealthTable::kOffer},
    {"eligibility_prose", "who is eligible stands in prose alone", "Write a rule.", 3, HealthTable::kOffer},
    {"area_ambiguous", "the area served is a name that several areas bear",
     "Make one area of them (kith areas --join), or state the code of the one that is meant.", 3, HealthTable::kOffer},
    {"phone_invalid", "no telephone number", "Correct the number.", 3, HealthTable::kPhone},
    {"point_outside", "lies far from the directory's area", "Is the point right, and does the site belong here?", 2,
     HealthTable::kLocation},
    {"duplicate_site", "may be the same site as another", "Merge them, or tell them apart.", 2, HealthTable::kLocation},
    {"duplicate_service", "may be the same service as another", "Merge them, or tell them apart.", 2,
     HealthTable::kService},
    {"area_prose", "the area served is a name without an outline", "List ZIP codes or places, or add the outline.", 2,
     HealthTable::kOffer},
    {"area_unlisted", "the area served is no area of the directory", "Correct the name, or add the area.", 2,
     HealthTable::kOffer},
    {"capacity_stale", "places counted more than 30 days ago", "Count again, or take the count out.", 2,
     HealthTable::kOffer},
    {"capacity_over", "more places free than there are", "Count again, or correct the maximum.", 2,
     HealthTable::kOffer},
    {"organization_unnamed", "an organization without a name", "Name the organization.", 2, HealthTable::kOrganization},
    {"status_missing", "does not say whether it is active", "State the status.", 1, HealthTable::kService},
    {"documents_missing", "does not say what to bring", "List the documents, or none.", 1, HealthTable::kService},
    {"location_unused", "a location where nothing is offered", "Link its services, or take it out.", 1,
     HealthTable::kLocation},
}};
constexpr std::array<std::string_view, 5> kTables = {"organizations", "services", "locations", "service_at_location",
                                                     "phones"};

}  // namespace

const TroubleKind& KindOf(Trouble trouble) { return kKinds[static_cast<std::size_t>(trouble)]; }

std::string_view ToString(HealthTable table) { return kTables[static_cast<std::size_t>(table)]; }

std::vector<Trouble> WorstFirst(const TroubleCounts& counts) {
  std::vector<Trouble> troubles;
  for (std::size_t i = 0; i < kTroubles; ++i)
    if (counts[i] > 0) troubles.push_back(static_cast<Trouble>(i));
  const auto points = [&](Trouble trouble) {
    return counts[static_cast<std::size_t>(trouble)] * static_cast<std::uint64_t>(KindOf(trouble).points);
  };
  std::stable_sort(troubles.begin(), troubles.end(), [&](Trouble a, Trouble b) { return points(a) > points(b); });
  return troubles;
}

}  // namespace kith
