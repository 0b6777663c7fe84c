// What people call a fact of the rules, or a word of one, as if it were a fact of its own: "homeless", "is_pregnant", "zip_code". Taken for a fact of the user's
// own it would stay open for ever, since no client file states it.
#pragma once

#include <string>
#include <string_view>

#include "kith/eligibility/rule.h"

namespace kith {

// As rules say it: "housing == literally_homeless", "pregnant", "residence.zip"; "" of other names, and where no rule says just that.
std::string MeantByName(std::string_view name);

// Of a usual name of which no rule says just that, what comes near it: of "military" "`veteran` is who has served". "" of other names.
std::string HintByName(std::string_view name);

// The same of a name that is compared with a number as a count is: `children >= 1`, `children == 0`; "" where no condition says so: `children >= 2`.
std::string MeantByCount(std::string_view name, CompareOp op, double number);

// Whether it is a condition, not the name of a fact: "any child: age < 18", "age >= 18".
bool IsCondition(std::string_view meant);

// What is said of such counts.
inline constexpr std::string_view kNotCounted = "rules count no children nor other people of some kind";

}  // namespace kith
