// Names and addresses as plain words, so that two ways of writing one thing compare equal.
//
//   PlainWords("St. Mary's Community Centre")        // st marys community ctr
//   PlainAddress("701 N.W. First Court, Suite 12")   // line "701 nw 1 ct", unit "12"
//
// Model     Lower case without accents and apostrophes; single letters in a row are one word (Y.M.C.A. is ymca); long forms are shortened (Saint and
//           Street to st, Center to ctr, First to 1); ordinals lose their ending; articles and legal forms say nothing and are dropped.
// Cost      O(bytes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

std::vector<std::string> PlainWords(std::string_view name);

struct PlainStreet {
  std::string line;  // number and street, without the unit; "" where there is none
  std::string unit;  // "" where there is none
};
PlainStreet PlainAddress(std::string_view address);

}  // namespace kith
