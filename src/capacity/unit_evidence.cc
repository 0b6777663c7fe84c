#include "src/capacity/unit_evidence.h"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "kith/base/exp2.h"
#include "kith/schedule/opening_hours.h"
#include "src/capacity/unit_words.h"

namespace kith {
namespace {

constexpr std::int64_t kOneQ16 = 65536;

std::string UnitName(const RecordTable<Unit>& units, const std::string& unit_key) {
  const std::uint32_t unit = units.Find(unit_key);
  return UnitInWords(unit == units.kNone ? "" : units[unit].name);
}

// One row of service_capacity.csv, with the count that stands.
struct Pool {
  std::string unit;
  const ServiceCapacity* row = nullptr;
  std::optional<std::int64_t> available;
  std::optional<Instant> updated;
  bool dated_later = false;

  // Of the rows of one pool the last in this order stands: a count not yet made is worth least, then one without a date.
  auto Order() const {
    return std::tuple(std::string_view(unit), std::string_view(row->description), !dated_later, updated,
                      std::string_view(row->key));
  }
  bool SamePool(const Pool& other) const { return unit == other.unit && row->description == other.row->description; }
};

Pool PoolOf(const ServiceCapacity& row, const std::optional<LiveCount>& posted, Instant as_of) {
  Pool pool{{}, &row, row.available, row.updated};
  if (posted) {
    pool.available = posted->available;
    pool.updated = posted->observed_at;
  }
  pool.dated_later = pool.updated && *pool.updated > as_of;
  return pool;
}

std::vector<Pool> GatherPools(const Catalog& catalog, ServiceAtLocationId offer, Instant as_of, LiveReading* live) {
  const CatalogRecords& records = catalog.records();
  std::vector<Pool> rows;
  for (const std::uint32_t position : catalog.offer(offer).capacities) {
    const ServiceCapacity& row = records.capacities[position];
    Pool pool = PoolOf(row, live != nullptr ? live->At(position) : std::nullopt, as_of);
    pool.unit = UnitName(records.units, row.unit_key);
    rows.push_back(std::move(pool));
  }
  std::sort(rows.begin(), rows.end(), [](const Pool& a, const Pool& b) { return a.Order() < b.Order(); });
  std::vector<Pool> pools;
  for (Pool& row : rows) {
    if (!pools.empty() && pools.back().SamePool(row)) pools.pop_back();
    pools.push_back(std::move(row));
  }
  return pools;
}

std::optional<std::int64_t> Counted(std::optional<std::int64_t> places) {
  if (!places || *places < 0) return std::nullopt;
  return std::min(*places, kMaxPlaces);
}

// Not known as soon as one of them is not.
std::optional<std::int64_t> Sum(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  if (!a || !b) return std::nullopt;
  return std::min(*a + *b, kMaxPlaces);
}

UnitCount CountOf(const Pool& pool, const RefillTimes& refills) {
  const ServiceCapacity& row = *pool.row;
  UnitCount count;
  count.available = Counted(pool.available);
  count.maximum = Counted(row.maximum);
  count.observed_at = pool.updated;
  count.over_maximum = count.available && count.maximum && *count.available > *count.maximum;
  count.refills = refills.next.has_value();
  count.dated_later = pool.dated_later;
  count.refilled_since = !pool.dated_later && pool.updated && refills.last && *refills.last > *pool.updated;
  return count;
}

UnitCount NamedCountOf(const Pool& pool, Instant as_of, const TimeZone& zone) {
  UnitCount count = CountOf(pool, RefillsAbout(*pool.row, as_of, zone));
  count.unit = pool.unit;
  count.source = pool.row->source;
  return count;
}

// A second pool of the same unit: places add up, the weaker evidence of the two stands.
void Add(UnitCount& sum, const UnitCount& more) {
  sum.available = Sum(sum.available, more.available);
  sum.maximum = Sum(sum.maximum, more.maximum);
  sum.observed_at = sum.observed_at && more.observed_at ? std::min(sum.observed_at, more.observed_at) : std::nullopt;
  if (sum.source != more.source)
    sum.source = sum.source.empty() ? more.source : more.source.empty() ? sum.source : "several";
  sum.over_maximum = sum.over_maximum || more.over_maximum;
  sum.refills = sum.refills && more.refills;
  sum.refilled_since = sum.refilled_since || more.refilled_since;
}

// The pools of one unit as one count. With a pool that is not counted only enough places are known, never too few.
UnitCount Merge(std::span<const UnitCount> pools, std::int64_t wanted) {
  std::optional<UnitCount> sum;
  bool all_counted = true;
  for (const UnitCount& pool : pools) {
    if (pool.dated_later || !pool.available) {
      all_counted = false;
    } else if (sum) {
      Add(*sum, pool);
    } else {
      sum = pool;
    }
  }
  if (!sum) return pools.front();
  if (!all_counted) {
    sum->maximum.reset();
    if (*sum->available < wanted) sum->available.reset();
  }
  return *sum;
}

// The probability right after a count of `available`: see the header's model.
std::int64_t FreshProbability(std::int64_t available, std::int64_t wanted, std::int64_t prior) {
  if (available < wanted) return 0;
  return std::max(kOneQ16 - kOneQ16 * wanted / (8 * available), prior);
}

UnitEvidence Weigh(UnitCount count, std::int64_t wanted, Instant as_of, const CapacityAssumptions& assumptions) {
  UnitEvidence evidence;
  evidence.counted = count.available && !count.dated_later;
  evidence.wanted = wanted;
  evidence.probability_q16 = assumptions.prior_q16;
  if (count.observed_at && !count.dated_later) {
    // In unsigned arithmetic no distance overflows.
    const auto seconds =
        static_cast<std::uint64_t>(as_of.unix_seconds) - static_cast<std::uint64_t>(count.observed_at->unix_seconds);
    evidence.age_minutes = static_cast<std::int64_t>(seconds / 60);
  }
  if (evidence.counted) {
    evidence.enough = *count.available >= wanted;
    const bool stands = evidence.age_minutes && !count.refilled_since;
    const bool waits_for_refill = stands && count.refills && !evidence.enough;
    evidence.certain = waits_for_refill || (stands && *evidence.age_minutes <= assumptions.certain_minutes);
    if (waits_for_refill) {
      evidence.probability_q16 = 0;
    } else if (stands) {
      evidence.probability_q16 = ProbabilityOf(*count.available, wanted, *evidence.age_minutes, assumptions);
    }
  }
  evidence.count = std::move(count);
  return evidence;
}

std::int64_t Wanted(bool per_person, std::int32_t places) { return per_person ? std::max(places, 1) : 1; }

}  // namespace

RefillTimes RefillsAbout(const ServiceCapacity& row, Instant as_of, const TimeZone& zone) {
  if (row.refill.empty()) return {};
  return {LastRecurrence(row.refill, as_of, zone), NextRecurrence(row.refill, as_of, zone)};
}

bool IsFull(const UnitEvidence& unit) { return unit.counted && unit.certain && !unit.enough; }

bool IsPerPerson(const Catalog& catalog, const ServiceCapacity& row) {
  return IsPerPerson(UnitName(catalog.records().units, row.unit_key));
}

UnitEvidence WeighOnlyRow(const ServiceCapacity& row, const std::optional<LiveCount>& posted,
                          const RefillTimes& refills, bool per_person, std::int32_t places_wanted, Instant as_of,
                          const CapacityAssumptions& assumptions) {
  return Weigh(CountOf(PoolOf(row, posted, as_of), refills), Wanted(per_person, places_wanted), as_of, assumptions);
}

std::int32_t ProbabilityOf(std::int64_t available, std::int64_t wanted, std::int64_t age_minutes,
                           const CapacityAssumptions& assumptions) {
  const std::int64_t prior = assumptions.prior_q16;
  const std::int64_t weight = Exp2NegQ16(age_minutes, std::max(assumptions.half_life_minutes, 1));
  // The quotient is cut towards zero, so that age never carries it away from the prior.
  return static_cast<std::int32_t>(prior + (FreshProbability(available, wanted, prior) - prior) * weight / kOneQ16);
}

std::vector<UnitEvidence> GatherEvidence(const Catalog& catalog, ServiceAtLocationId offer, std::int32_t places_wanted,
                                         Instant as_of, const CapacityAssumptions& assumptions, LiveReading* live) {
  std::vector<UnitCount> pools;
  for (const Pool& pool : GatherPools(catalog, offer, as_of, live))
    pools.push_back(NamedCountOf(pool, as_of, catalog.time_zone()));
  std::vector<UnitEvidence> evidence;
  for (std::size_t begin = 0, end = 0; begin < pools.size(); begin = end) {
    while (end < pools.size() && pools[end].unit == pools[begin].unit) ++end;
    const std::int64_t wanted = Wanted(IsPerPerson(pools[begin].unit), places_wanted);
    UnitCount count = Merge(std::span(pools).subspan(begin, end - begin), wanted);
    evidence.push_back(Weigh(std::move(count), wanted, as_of, assumptions));
  }
  return evidence;
}

}  // namespace kith
