#include "src/schedule/year_days.h"

#include <cstdint>

namespace kith {

std::string YearDays(Date from, Date to) {
  using std::chrono::February;
  std::string days;
  const auto add = [&](std::int32_t number) { days += (days.empty() ? "" : ",") + std::to_string(number); };
  const std::chrono::year year = from.ymd().year();
  const Date first = Date::FromYmd({year, std::chrono::January, std::chrono::day(1)});
  const Date leap_day = Date::FromYmd({year, February, std::chrono::day(29)});
  const Date last = Date::FromYmd({year, std::chrono::December, std::chrono::day(31)});
  for (Date day = from;; day = day == last ? first : day + 1) {
    if (day < leap_day) add(day - first + 1);
    if (day > leap_day) add(day - last - 1);
    // The 307th day from the end is February 29 in leap years and the 28th, which is in the range, in others.
    if (day == leap_day && from != to) add(day - last - 1);
    if (day == to) return days;
  }
}

}  // namespace kith
