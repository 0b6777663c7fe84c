#include "src/capacity/room_reader.h"

namespace kith {
namespace {

constexpr std::int64_t kSecondsSought = std::int64_t{400} * 86400;  // no recurrence is looked for beyond

// Whether the recurrences about `read_at` are those about `when`.
bool AreAbout(const RefillTimes& refills, Instant read_at, Instant when) {
  if (read_at == when) return true;
  if (!refills.last || !refills.next) return false;
  return *refills.last <= when && when < *refills.next &&
         refills.next->unix_seconds - refills.last->unix_seconds <= kSecondsSought;
}

}  // namespace

RoomReader::RoomReader(const Catalog& catalog) : catalog_(&catalog), rows_(catalog.records().capacities.size()) {}

RoomStanding RoomReader::Estimate(ServiceAtLocationId offer, std::int32_t places_wanted, Instant as_of,
                                  const CapacityAssumptions& assumptions, LiveReading* live) {
  const auto& positions = catalog_->offer(offer).capacities;
  if (positions.empty()) return {.probability_q16 = assumptions.prior_q16};
  if (positions.size() > 1) return EstimateRoom(*catalog_, offer, places_wanted, as_of, assumptions, live);
  const std::uint32_t position = positions.front();
  const ServiceCapacity& row = catalog_->records().capacities[position];
  const RefillTimes& refills = RefillsOf(position, as_of);
  const UnitEvidence evidence = WeighOnlyRow(row, live != nullptr ? live->At(position) : std::nullopt, refills,
                                             IsPerPersonRow(position), places_wanted, as_of, assumptions);
  return {.probability_q16 = evidence.probability_q16,
          .certainly_full = IsFull(evidence),
          .waitlist = row.waitlist,
          .next_refill = refills.next};
}

const RefillTimes& RoomReader::RefillsOf(std::uint32_t position, Instant as_of) {
  Row& known = rows_[position];
  const ServiceCapacity& row = catalog_->records().capacities[position];
  if (row.refill.empty() || (known.read_at && AreAbout(known.refills, *known.read_at, as_of))) return known.refills;
  known.refills = RefillsAbout(row, as_of, catalog_->time_zone());
  known.read_at = as_of;
  return known.refills;
}

bool RoomReader::IsPerPersonRow(std::uint32_t position) {
  std::optional<bool>& per_person = rows_[position].per_person;
  if (!per_person) per_person = IsPerPerson(*catalog_, catalog_->records().capacities[position]);
  return *per_person;
}

}  // namespace kith
