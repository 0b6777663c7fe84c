// Rows of a source that give one place two different openings at one time of a day: which of them holds is not known.
//
// Model     Rows of days, weeks and months of one owner that hold in the same time of the year, for the same way of attending, and share a day: a
//           numbered weekday ("the third Saturday") is a day of that weekday, and the last one may be the fourth. Openings that overlap and are not the
//           same contradict each other (07:00-23:00 and 09:00-17:00); those that only touch, or lie apart, are two openings. Both rows become prose,
//           which makes the hours unknown, and both source rows are told. Hours of dates, of years and of every n-th week are not compared.
// Cost      O(rows x log rows).
#pragma once

#include "src/interop/mapping_records.h"

namespace kith {

void UncertainWhereHoursContradict(MadeRecords& made);

}  // namespace kith
