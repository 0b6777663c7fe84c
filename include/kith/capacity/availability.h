// Availability: is there room? Dated evidence, not a number.
//
//   Availability room = EstimateAvailability(catalog, offer, places, as_of, assumptions);
//   room.probability_q16;  room.certainly_full;  room.sentence;
//
// Model     Each row is evidence of its date: right after the count it says what was counted, and it decays with age, by half every
//           `half_life_minutes`, to the prior. Fewer places than wanted say 0; enough say 1 - wanted / (8 x available), and never less than the
//           prior: of places just counted, the last one is taken in one case of eight before someone arrives. A refill since the count makes it
//           evidence of before the refill: the prior holds again, and the sentence says so.
//           Rows of different units are needed together: the probability is the smallest, the places the fewest. Rows of one unit that
//           differ in description are pools beside each other, and add up; of those with the same description the latest count stands. No row, or a
//           row without a count: unknown, the prior, never zero; so is a unit of which one pool is not counted, where the others do not
//           suffice. available > maximum is kept and flagged. A row without a date counts as old. A count dated after `as_of` is not known yet:
//           it is flagged and stands for nothing.
//           Of units that each person needs for himself (bed, seat, meal, place ...) `places_wanted` are wanted; of all others (family room, voucher,
//           box, appointment, place in a caseload) one, for the household.
//           certainly_full: some unit has fewer places than wanted, counted since the last refill, and at most `certain_minutes` ago or with a refill
//           calendar: then none comes back before the next refill, and the probability is 0 until then.
//           waitlist: no where some row says no, else yes where some row says yes.
// Units     Probability in 1/65536. Ages in minutes.
// Threads   Pure.   Cost  O(rows of the offer).
// Method    Exponential decay by a table of 2^-x (base/exp2.h): no libm.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kith/base/messages.h"
#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"

namespace kith {

struct CapacityAssumptions {
  std::int32_t half_life_minutes = 24 * 60;
  std::int32_t certain_minutes = 12 * 60;
  std::int32_t prior_q16 = 32768;  // a place is free with probability 1/2 where nothing is known
  bool operator==(const CapacityAssumptions&) const = default;
};

struct UnitCount {
  std::string unit;  // "bed"; "place" where none is named
  std::optional<std::int64_t> available, maximum;
  std::optional<Instant> observed_at;
  std::string source;
  bool over_maximum = false;  // available > maximum in the source
  bool refills = false;       // places come back by a calendar
  bool refilled_since = false;
  bool dated_later = false;  // counted after `as_of`: not evidence yet
};

struct Availability {
  bool known = false;  // some row has a count
  std::int32_t probability_q16 = 0;
  std::optional<std::int64_t> places;  // as last counted: the fewest over the units
  bool certainly_full = false;
  Truth waitlist = Truth::kUnknown;
  std::vector<UnitCount> units;  // ascending by name
  std::optional<Instant> next_refill;
  std::string sentence;  // "3 of 40 beds, counted 5 hours ago by the shelter; places come back daily at 17:00."
  std::string brief;  // for a table's column: "3/40 beds, 5 h ago", "full, waitlist", "0 subsidies, 2 units", "unknown"
  std::vector<std::string> shorter;  // the same for narrower columns, ever shorter; empty where nothing is counted
};

// What of it decides an offer's place: no words.
struct RoomStanding {
  std::int32_t probability_q16 = 0;
  bool certainly_full = false;
  Truth waitlist = Truth::kUnknown;
  std::optional<Instant> next_refill;
  bool operator==(const RoomStanding&) const = default;
};

// The numbers of what EstimateAvailability says.
RoomStanding EstimateRoom(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted, Instant as_of,
                          const CapacityAssumptions& assumptions);

// `messages`: the language of what it says.
Availability EstimateAvailability(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                  Instant as_of, const CapacityAssumptions& assumptions,
                                  const Messages& messages = Messages::English());

}  // namespace kith
