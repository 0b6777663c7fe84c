// What the evidence comes to, and how it is said.
#include "kith/capacity/availability.h"

#include <algorithm>
#include <utility>

#include "kith/base/text.h"
#include "kith/schedule/opening_hours.h"
#include "src/capacity/unit_evidence.h"
#include "src/capacity/unit_words.h"

namespace kith {
namespace {

// Everything that the sentences are made of.
struct Findings {
  std::vector<UnitEvidence> units;         // ascending by name
  const UnitEvidence* scarcest = nullptr;  // the fewest counted places; nullptr where nothing is counted
  const UnitEvidence* told = nullptr;  // what is said first: the scarcest of those certainly full, else the scarcest
  bool shared = false;                 // some count is of the service, which has several sites
  std::string refill;                  // "daily at 17:00"
  Truth waitlist = Truth::kUnknown;
  bool certainly_full = false;
};

bool IsScarcer(const UnitEvidence& unit, const UnitEvidence* than) {
  return than == nullptr || *unit.count.available < *than->count.available;
}

Findings Find(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t wanted, Instant as_of,
              const CapacityAssumptions& assumptions) {
  Findings found;
  found.units = GatherEvidence(catalog, offer, wanted, as_of, assumptions);
  for (const UnitEvidence& unit : found.units) {
    if (!unit.counted) continue;
    if (IsScarcer(unit, found.scarcest)) found.scarcest = &unit;
    if (unit.certain && !unit.enough && IsScarcer(unit, found.told)) found.told = &unit;
  }
  found.certainly_full = found.told != nullptr;
  if (found.told == nullptr) found.told = found.scarcest;
  bool of_service = false;
  bool yes = false;
  bool no = false;
  for (const std::uint32_t position : catalog.offer(offer).capacities) {
    const ServiceCapacity& row = catalog.records().capacities[position];
    of_service = of_service || row.service_at_location_key.empty();
    yes = yes || row.waitlist == Truth::kTrue;
    no = no || row.waitlist == Truth::kFalse;
    if (found.refill.empty() && !row.refill.empty()) found.refill = DescribeRecurrence(row.refill);
  }
  found.waitlist = no ? Truth::kFalse : yes ? Truth::kTrue : Truth::kUnknown;
  found.shared = of_service && catalog.offer(offer).sites_of_service > 1;
  return found;
}

std::optional<Instant> NextRefill(const Catalog& catalog, ServiceAtLocationId offer, Instant as_of) {
  std::optional<Instant> next;
  for (const std::uint32_t position : catalog.offer(offer).capacities) {
    const ServiceCapacity& row = catalog.records().capacities[position];
    if (row.refill.empty()) continue;
    const std::optional<Instant> refill = NextRecurrence(row.refill, as_of, catalog.time_zone());
    if (refill && (!next || *refill < *next)) next = refill;
  }
  return next;
}

// "3 of 40 beds, counted 5 hours ago by the shelter".
std::string Count(const UnitEvidence& unit) {
  std::string words = CountInWords(*unit.count.available, unit.count.maximum, unit.count.unit);
  words += unit.age_minutes ? ", counted " + AgeInWords(*unit.age_minutes) : ", counted on a day that is not recorded";
  const std::string_view source = Trim(unit.count.source);
  if (!source.empty()) words += " by " + std::string(source);
  return words;
}

std::string AlsoNeeded(const Findings& found) {
  std::vector<std::string> others;
  for (const UnitEvidence& unit : found.units) {
    if (&unit == found.told) continue;
    others.push_back(unit.counted ? CountInWords(*unit.count.available, unit.count.maximum, unit.count.unit)
                                  : Plural(unit.count.unit) + " (not counted)");
  }
  return others.empty() ? "" : "; also needed: " + JoinList(others, ", ");
}

std::string Unknown(const Findings& found) {
  for (const UnitEvidence& unit : found.units) {
    if (unit.count.dated_later) return "Room unknown: the count is dated later than the time asked about";
  }
  for (const UnitEvidence& unit : found.units) {
    if (!unit.count.maximum) continue;
    return "Room unknown: how many of " + CountInWords(*unit.count.maximum, std::nullopt, unit.count.unit) +
           " are free is not recorded";
  }
  return "Room unknown: no count is recorded";
}

std::string Known(const Findings& found) {
  const UnitEvidence& unit = *found.told;
  const std::int64_t available = *unit.count.available;
  std::string words = found.certainly_full && available == 0 ? "Full: " : "";
  if (found.certainly_full && available > 0) words = "Too few for " + std::to_string(unit.wanted) + ": ";
  words += Count(unit) + AlsoNeeded(found);
  if (unit.count.over_maximum) words += "; that is more than there are";
  return words;
}

std::string Sentence(const Findings& found) {
  std::string words = found.told == nullptr ? Unknown(found) : Known(found);
  const bool refilled = std::any_of(found.units.begin(), found.units.end(),
                                    [](const UnitEvidence& unit) { return unit.count.refilled_since; });
  if (refilled) {
    words += "; places have come back since" + (found.refill.empty() ? "" : " (" + found.refill + ")") +
             ", how many are free now is not known";
  } else if (!found.refill.empty()) {
    words += "; places come back " + found.refill;
  }
  if (found.told != nullptr && !found.told->enough) {
    if (found.waitlist == Truth::kTrue) words += "; takes a waitlist";
    if (found.waitlist == Truth::kFalse) words += "; no waitlist";
  }
  if (found.shared) words += "; shared by all sites";
  return words + ".";
}

std::string Brief(const Findings& found) {
  if (found.told == nullptr) return "unknown";
  const UnitEvidence& unit = *found.told;
  const std::int64_t available = *unit.count.available;
  const std::string waitlist = found.waitlist == Truth::kTrue    ? ", waitlist"
                               : found.waitlist == Truth::kFalse ? ", no waitlist"
                                                                 : "";
  if (found.certainly_full) {
    const std::string few = CountInWords(available, std::nullopt, unit.count.unit);
    if (available > 0) return few + " for " + std::to_string(unit.wanted) + waitlist;
    return found.units.size() == 1 ? "full" + waitlist : "full: " + few + waitlist;
  }
  std::string words = BriefCount(available, unit.count.maximum, unit.count.unit);
  if (found.units.size() > 1) {
    // The scarcest, and the scarcest of the others.
    const UnitEvidence* second = nullptr;
    for (const UnitEvidence& other : found.units) {
      if (&other == found.told || !other.counted) continue;
      if (IsScarcer(other, second)) second = &other;
    }
    words = CountInWords(available, std::nullopt, unit.count.unit);
    if (second != nullptr) words += ", " + CountInWords(*second->count.available, std::nullopt, second->count.unit);
  }
  if (unit.count.refilled_since) return words + ", before the refill";
  return words + ", " + (unit.age_minutes ? BriefAge(*unit.age_minutes) : "undated");
}

}  // namespace

Availability EstimateAvailability(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                  Instant as_of, const CapacityAssumptions& assumptions) {
  const Findings found = Find(catalog, offer, places_wanted, as_of, assumptions);
  Availability room;
  room.known = found.scarcest != nullptr;
  room.probability_q16 = assumptions.prior_q16;
  for (std::size_t i = 0; i < found.units.size(); ++i) {
    const std::int32_t probability = found.units[i].probability_q16;
    room.probability_q16 = i == 0 ? probability : std::min(room.probability_q16, probability);
    room.units.push_back(found.units[i].count);
  }
  if (room.known) room.places = found.scarcest->count.available;
  room.certainly_full = found.certainly_full;
  room.waitlist = found.waitlist;
  room.next_refill = NextRefill(catalog, offer, as_of);
  room.sentence = Sentence(found);
  room.brief = Brief(found);
  return room;
}

}  // namespace kith
