// RoomReader says what EstimateRoom says, of many offers one after the other.
//
//   RoomReader reader(catalog);
//   const RoomStanding room = reader.Estimate(offer, places, as_of, assumptions, live);
//
// Model     An offer of one row, as most are, needs neither names nor pools. Between two recurrences of a refill calendar both stay what they are, so that
//           they are found once for all moments between them.
// Threads   Scratch of one thread. Lifetime: points to the catalog.
// Cost      O(1) for an offer of no row or one; a calendar is read for its first moment, and after each refill. Of several rows as EstimateRoom. Allocates
//           nothing for one row, once its calendar was read.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kith/base/time.h"
#include "kith/capacity/availability.h"
#include "kith/capacity/live_capacity.h"
#include "kith/catalog/catalog.h"
#include "src/capacity/unit_evidence.h"

namespace kith {

class RoomReader {
 public:
  explicit RoomReader(const Catalog& catalog);

  RoomStanding Estimate(ServiceAtLocationId offer, std::int32_t places_wanted, Instant as_of,
                        const CapacityAssumptions& assumptions, LiveReading* live);

 private:
  // What is known of a row.
  struct Row {
    std::optional<bool> per_person;
    RefillTimes refills;
    std::optional<Instant> read_at;  // refills are those about this moment
  };
  const RefillTimes& RefillsOf(std::uint32_t position, Instant as_of);
  bool IsPerPersonRow(std::uint32_t position);

  const Catalog* catalog_;
  std::vector<Row> rows_;  // by row of service_capacity.csv
};

}  // namespace kith
