// FormatNumber: numbers as people read them.
//
//   FormatNumber(1500);   // "1,500"
//   FormatNumber(34.5);   // "34.5"
//
// Model     The shortest decimal form, with a comma after each three digits before the point. Errors: none. Cost: O(digits).
#pragma once

#include <string>

namespace kith {

std::string FormatNumber(double value);

}  // namespace kith
