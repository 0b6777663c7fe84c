// Telephone numbers out of the text in which directories keep them.
//
//   PhoneNumbersIn("(213) 489-7763 or 1-626-915-1981 x12")   // {"2134897763", "6269151981"}
//
// Model     Numbers of the North American plan (ten digits, area and exchange code begin with 2 to 9; a 1 before them and an extension behind
//           them are dropped), international ones (+, 8 to 15 digits) toll-free ones in letters (1-800-LAW-REP-4), and service codes of three
//           digits (211, 988). Anything else is none.
// Cost      O(bytes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Each once, in the order of the text.
std::vector<std::string> PhoneNumbersIn(std::string_view text);

}  // namespace kith
