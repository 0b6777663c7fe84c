// What must hold in a snapshot beyond the structure that columns check: that positions lie in their tables, and numbers in the ranges that CatalogBuilder
// keeps them in. So that bytes that were made up cannot make anything else read past an end.
#pragma once

#include <cstddef>

#include "src/catalog/columns.h"
#include "src/catalog/snapshot_layout.h"

namespace kith {

bool AreSound(const Column<Service>& services, ArrayReader& from);
bool AreSound(const Column<ServiceAtLocation>& sites, ArrayReader& from);
bool AreSound(const Column<ServiceArea>& areas, ArrayReader& from);
bool AreSound(const Column<Area>& areas, ArrayReader& from);
bool AreSound(const Column<Schedule>& schedules, ArrayReader& from);
bool AreSound(const Column<ServiceCapacity>& capacities, ArrayReader& from);
bool AreSound(const Column<CostOption>& costs, ArrayReader& from);
bool AreSound(const Column<CarriedTable>& tables, ArrayReader& from);
template <class Record>
bool AreSound(const Column<Record>&, ArrayReader&) {
  return true;  // texts alone
}

bool AreSound(const Column<Offer>& offers, const CatalogRecords& records, ArrayReader& from);
bool AreSound(const CatalogIndexes& indexes, const CatalogRecords& records, std::size_t offers, ArrayReader& from);

}  // namespace kith
