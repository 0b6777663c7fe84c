// Seasons of every year, as the day numbers of BYYEARDAY.
#pragma once

#include <string>

#include "kith/base/time.h"

namespace kith {

// Days of the year that stay where they are whether or not it is a leap year: counted from its beginning up to February 28, from its end since
// March 1. A range over February's end has the 29th where there is one, and one over the year's end goes on in January. Both dates are of one leap
// year. Empty where the range is February 29 alone.
std::string YearDays(Date from, Date to);

}  // namespace kith
