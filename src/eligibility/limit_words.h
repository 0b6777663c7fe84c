// The words in which a limit is written: options of a share of a table, and months.
#pragma once

#include <array>
#include <string_view>

namespace kith {

// Of `rebase`: the position is the month, 0 is none.
inline constexpr std::array<std::string_view, 13> kRebaseWords = {"at_once", "jan", "feb", "mar", "apr", "may", "jun",
                                                                  "jul",     "aug", "sep", "oct", "nov", "dec"};
// Of `round`, in the order of LimitRounding.
inline constexpr std::array<std::string_view, 9> kRoundWords = {
    "none", "up", "down", "half_up", "up_month", "down_month", "half_up_month", "up_period", "up_month_first"};
// Of `unborn`, in the order of UnbornCount.
inline constexpr std::array<std::string_view, 3> kUnbornWords = {"not_counted", "counted", "of_person"};

inline constexpr std::array<std::string_view, 4> kLimitOptions = {"rebase", "round", "unborn", "size"};

}  // namespace kith
