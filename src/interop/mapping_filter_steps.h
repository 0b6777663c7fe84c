// What each filter of a mapping does to one text (or to all of a value, of lists): mapping_filters.h names them. Text, numbers and times have a file each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kith/base/quote.h"
#include "src/interop/mapping_filters.h"

namespace kith::filters {

// The item, or a part of it, is not stated: `"abc" is not a number: not stated`. The first is told.
inline void Lose(FilterProblem& problem, std::string_view item, std::string_view what) {
  if (problem.text.empty()) problem.text = Quoted(item) + " " + std::string(what);
  problem.lost = true;
}

// The item is read in another way than it is written.
inline void Tell(FilterProblem& problem, std::string_view item, std::string_view what) {
  if (problem.text.empty()) problem.text = Quoted(item) + " " + std::string(what);
}

using Step = std::string(std::string_view item, const FilterCall& call, FilterProblem& problem);

// Text.
Step Squeeze, Lower, Upper, Title, Before, After, Replace, Prefix, Suffix, Digits, First, Null, Escapes, Url;
// Numbers, counts, truth. A count that is suppressed ("< 5") is not known, at least 0, at most 4.
Step Number, Count, CountLeast, CountMost, Times, YesNo;
// Dates, times of day, days of the week.
Step DateOf, TimeOf, Weekday;

}  // namespace kith::filters
