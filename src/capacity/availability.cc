// What the evidence comes to.
#include "kith/capacity/availability.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "kith/capacity/live_capacity.h"
#include "kith/schedule/opening_hours.h"
#include "src/capacity/room_text.h"
#include "src/capacity/unit_evidence.h"

namespace kith {
namespace {

Truth WaitlistOf(const Catalog& catalog, const Offer& offer) {
  bool yes = false;
  bool no = false;
  for (const std::uint32_t position : offer.capacities) {
    const Truth waitlist = catalog.records().capacities[position].waitlist;
    yes = yes || waitlist == Truth::kTrue;
    no = no || waitlist == Truth::kFalse;
  }
  return no ? Truth::kFalse : yes ? Truth::kTrue : Truth::kUnknown;
}

// The unit that is told of first: one that is certainly full, else the scarcest of those counted.
void FindScarcest(RoomFindings& found) {
  for (const UnitEvidence& unit : found.units) {
    if (!unit.counted) continue;
    if (IsScarcer(unit, found.scarcest)) found.scarcest = &unit;
    if (IsFull(unit) && IsScarcer(unit, found.told)) found.told = &unit;
  }
  found.certainly_full = found.told != nullptr;
  if (found.told == nullptr) found.told = found.scarcest;
}

RoomFindings Find(const Catalog& catalog, const Offer& offer, std::vector<UnitEvidence> units,
                  const Messages& messages) {
  RoomFindings found;
  found.units = std::move(units);
  FindScarcest(found);
  bool of_service = false;
  for (const std::uint32_t position : offer.capacities) {
    const ServiceCapacity& row = catalog.records().capacities[position];
    of_service = of_service || row.service_at_location_key.empty();
    if (found.refill.text.empty() && !row.refill.empty()) found.refill = DescribeRecurrence(row.refill, messages);
  }
  found.waitlist = WaitlistOf(catalog, offer);
  found.shared = of_service && offer.sites_of_service > 1;
  return found;
}

std::optional<Instant> NextRefill(const Catalog& catalog, const Offer& offer, Instant as_of) {
  std::optional<Instant> next;
  for (const std::uint32_t position : offer.capacities) {
    const ServiceCapacity& row = catalog.records().capacities[position];
    if (row.refill.empty()) continue;
    const std::optional<Instant> refill = NextRecurrence(row.refill, as_of, catalog.time_zone());
    if (refill && (!next || *refill < *next)) next = refill;
  }
  return next;
}

// All units are needed together.
std::int32_t Probability(const std::vector<UnitEvidence>& units, const CapacityAssumptions& assumptions) {
  if (units.empty()) return assumptions.prior_q16;
  return std::ranges::min(units, {}, &UnitEvidence::probability_q16).probability_q16;
}

}  // namespace

RoomStanding EstimateRoom(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted, Instant as_of,
                          const CapacityAssumptions& assumptions) {
  return EstimateRoom(catalog, offer, places_wanted, as_of, assumptions, nullptr);
}

RoomStanding EstimateRoom(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted, Instant as_of,
                          const CapacityAssumptions& assumptions, LiveReading* live) {
  const std::vector<UnitEvidence> units = GatherEvidence(catalog, offer, places_wanted, as_of, assumptions, live);
  const Offer& links = catalog.offer(offer);
  return {.probability_q16 = Probability(units, assumptions),
          .certainly_full = std::ranges::any_of(units, IsFull),
          .waitlist = WaitlistOf(catalog, links),
          .next_refill = NextRefill(catalog, links, as_of)};
}

Availability EstimateAvailability(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                  Instant as_of, const CapacityAssumptions& assumptions, const Messages& messages) {
  return EstimateAvailability(catalog, offer, places_wanted, as_of, assumptions, messages, nullptr);
}

Availability EstimateAvailability(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                  Instant as_of, const CapacityAssumptions& assumptions, const Messages& messages,
                                  LiveReading* live) {
  const Offer& links = catalog.offer(offer);
  const RoomFindings found =
      Find(catalog, links, GatherEvidence(catalog, offer, places_wanted, as_of, assumptions, live), messages);
  Availability room;
  room.known = found.scarcest != nullptr;
  room.probability_q16 = Probability(found.units, assumptions);
  for (const UnitEvidence& unit : found.units) room.units.push_back(unit.count);
  if (room.known) room.places = found.scarcest->count.available;
  room.certainly_full = found.certainly_full;
  room.waitlist = found.waitlist;
  room.next_refill = NextRefill(catalog, links, as_of);
  const RoomText text(found, messages);
  room.sentence = text.Sentence();
  room.brief = text.Brief();
  room.shorter = text.Shorter();
  return room;
}

}  // namespace kith
