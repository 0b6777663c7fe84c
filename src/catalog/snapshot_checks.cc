#include "src/catalog/snapshot_checks.h"

#include <algorithm>
#include <initializer_list>

#include "src/catalog/key_lookup.h"

namespace kith {
namespace {

constexpr double kMaxAgeYears = 120;
constexpr std::int32_t kMinutesPerDay = 24 * 60;
constexpr AttendanceSet kAllAttendances = kInPerson | kRemote | kHomeVisit;

// Every element is looked at, so that the loop has no branch.
template <class Values, class Holds>
bool All(const Values& values, Holds holds) {
  bool all = true;
  for (const auto& value : values) all &= holds(value);
  return all;
}

template <class Number>
bool AreWithin(const Column<std::optional<Number>>& column, Number least, Number most) {
  const auto values = column.there().values();
  const auto there = column.is_there().values();
  if (values.empty()) return there.empty() || least <= 0 || All(there, [](std::uint8_t is) { return is == 0; });
  bool all = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool stated = !there.empty() && there[i] != 0;
    const bool within = values[i] >= least && values[i] <= most;
    all &= within | (!stated);
  }
  return all;
}

template <class Number>
bool AreAtLeast(const Column<std::optional<Number>>& column, Number least) {
  return AreWithin(column, least, std::numeric_limits<Number>::max());
}

template <class Ids>
bool AreBelow(const Ids& ids, std::size_t size) {
  return All(ids, [size](auto id) {
    if constexpr (std::is_integral_v<decltype(id)>) {
      return id < size;
    } else {
      return id.index() < size;
    }
  });
}

// Of a column that stands for default values where it is empty: those of ids are valid nowhere.
template <class Tag>
bool AreBelow(const Column<Id<Tag>>& ids, std::size_t count, std::size_t size) {
  return ids.values().size() == count && AreBelow(ids.values(), size);
}

bool HaveThreeVertices(const Column<Ring>& rings) {
  bool all = true;
  std::size_t begin = 0;
  for (const std::uint32_t end : rings.Of<&Ring::vertices>().ends().ends()) {
    all &= end - begin >= 3;
    begin = end;
  }
  return all;
}

bool AreSound(const Column<Outline>& outlines, ArrayReader& from) {
  const Column<Polygon>& polygons = outlines.Of<&Outline::polygons>().elements();
  return (HaveThreeVertices(polygons.Of<&Polygon::outer>()) &&
          HaveThreeVertices(polygons.Of<&Polygon::holes>().elements())) ||
         from.Fail("a ring has fewer than 3 vertices");
}

template <class Value>
bool IsSound(const Grouped<Value>& groups, std::size_t count, std::size_t size) {
  return groups.IsSound(count) && AreBelow(groups.values(), size);
}

bool IsSound(const NameIndex& names, std::size_t size) {
  return All(names, [size](const auto& entry) { return entry.second < size; });
}

}  // namespace

bool AreSound(const Column<Service>& services, ArrayReader& from) {
  return (AreWithin(services.Of<&Service::minimum_age>(), 0.0, kMaxAgeYears) &&
          AreWithin(services.Of<&Service::maximum_age>(), 0.0, kMaxAgeYears)) ||
         from.Fail("an age is out of its range");
}

bool AreSound(const Column<ServiceAtLocation>& sites, ArrayReader& from) {
  return All(sites.Of<&ServiceAtLocation::attendance>().values(),
             [](AttendanceSet set) { return set <= kAllAttendances; }) ||
         from.Fail("a way to attend is not known");
}

bool AreSound(const Column<ServiceArea>& areas, ArrayReader& from) {
  return AreSound(areas.Of<&ServiceArea::outline>(), from);
}

bool AreSound(const Column<Area>& areas, ArrayReader& from) { return AreSound(areas.Of<&Area::outline>(), from); }

bool AreSound(const Column<Schedule>& schedules, ArrayReader& from) {
  return (AreWithin(schedules.Of<&Schedule::opens_at>(), 0, kMinutesPerDay) &&
          AreWithin(schedules.Of<&Schedule::closes_at>(), 0, kMinutesPerDay) &&
          AreAtLeast(schedules.Of<&Schedule::count>(), 1) && AreAtLeast(schedules.Of<&Schedule::interval>(), 1)) ||
         from.Fail("a time, a count or an interval is out of its range");
}

bool AreSound(const Column<ServiceCapacity>& capacities, ArrayReader& from) {
  return (AreAtLeast<std::int64_t>(capacities.Of<&ServiceCapacity::available>(), 0) &&
          AreAtLeast<std::int64_t>(capacities.Of<&ServiceCapacity::maximum>(), 0)) ||
         from.Fail("a count of places is negative");
}

bool AreSound(const Column<CostOption>& costs, ArrayReader& from) {
  return AreAtLeast<std::int64_t>(costs.Of<&CostOption::amount_cents>(), 0) || from.Fail("an amount is negative");
}

bool AreSound(const Column<Offer>& offers, const CatalogRecords& records, ArrayReader& from) {
  const std::size_t count = records.services_at_location.size();
  const auto lists = [&]<auto kList>(std::size_t size) { return AreBelow(offers.Of<kList>().elements(), size); };
  const auto attendances = offers.Of<&Offer::attendance>().values();
  const bool sound = AreBelow(offers.Of<&Offer::service>(), count, records.services.size()) &&
                     AreBelow(offers.Of<&Offer::location>(), count, records.locations.size()) &&
                     AreBelow(offers.Of<&Offer::organization>(), count, records.organizations.size()) &&
                     attendances.size() == count &&
                     All(attendances, [](AttendanceSet set) { return (set != 0) & (set <= kAllAttendances); }) &&
                     lists.template operator()<&Offer::service_areas>(records.service_areas.size()) &&
                     lists.template operator()<&Offer::capacities>(records.capacities.size()) &&
                     lists.template operator()<&Offer::schedules>(records.schedules.size()) &&
                     lists.template operator()<&Offer::schedule_exceptions>(records.schedules.size()) &&
                     lists.template operator()<&Offer::phones>(records.phones.size()) &&
                     lists.template operator()<&Offer::languages>(records.languages.size()) &&
                     lists.template operator()<&Offer::accessibility>(records.accessibility.size()) &&
                     lists.template operator()<&Offer::cost_options>(records.cost_options.size()) &&
                     lists.template operator()<&Offer::required_documents>(records.required_documents.size()) &&
                     lists.template operator()<&Offer::cultures>(records.taxonomy_terms.size());
  return sound || from.Fail("a link leads out of its table");
}

bool AreSound(const CatalogIndexes& indexes, const CatalogRecords& records, std::size_t offers, ArrayReader& from) {
  const std::size_t terms = records.taxonomy_terms.size();
  const std::size_t addresses = records.addresses.size();
  const bool sound =
      IsSound(indexes.subtrees, terms, terms) && IsSound(indexes.offers_for, terms, offers) &&
      indexes.physical_addresses.size() == records.locations.size() &&
      All(indexes.physical_addresses, [=](std::uint32_t at) { return (at < addresses) | (at == kNoRow); }) &&
      IsSound(indexes.terms_by_code, terms) && IsSound(indexes.terms_by_name, terms) &&
      IsSound(indexes.areas_by_code, records.areas.size()) && IsSound(indexes.areas_by_name, records.areas.size());
  return sound || from.Fail("a position is not in its table");
}

// Every row as long as the header.
bool AreSound(const Column<CarriedTable>& tables, ArrayReader& from) {
  const ListEnds& columns = tables.Of<&CarriedTable::columns>().ends();
  const ListEnds& rows = tables.Of<&CarriedTable::rows>().ends();
  const ListEnds& cells = tables.Of<&CarriedTable::rows>().elements().ends();
  bool all = true;
  for (std::size_t table = 0; table < rows.ends().size(); ++table) {
    const std::size_t width = columns.End(table) - columns.Begin(table);
    for (std::size_t row = rows.Begin(table); row < rows.End(table); ++row)
      all &= cells.End(row) - cells.Begin(row) == width;
  }
  return all || from.Fail("a row is not as long as its header");
}

}  // namespace kith
