// Holidays of the United States by name, as exceptions to hours that hold every year.
//
//   std::vector<Schedule> rows = HolidayRows("Thanksgiving");   // closed: YEARLY, BYDAY=TH, BYYEARDAY from November 22 to 28
//   HolidayRows("Arbor Day").empty();                           // not known
//
// Model     Case, apostrophes and periods do not matter, nor does a "Day" at the end where the name says the same without it. A holiday of a date is closed on that
//           date; on the Friday before a Saturday and the Monday after a Sunday some observe it, and others do not: those days are unknown. "Washington's Birthday"
//           is the third Monday of February to some and the 22nd to others: both are unknown.
// Rows      Without keys and owner. A day that is unknown is an exception "instead" without times.
// Source    5 U.S.C. 6103 for the holidays of the Union; 205 ILCS 630 for Lincoln's and Pulaski's.
#pragma once

#include <string_view>
#include <vector>

#include "kith/catalog/records.h"

namespace kith {

std::vector<Schedule> HolidayRows(std::string_view name);

}  // namespace kith
