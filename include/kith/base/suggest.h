// Suggestions for words that are not known: "residence.zipp": did you mean residence.zip?
//
//   std::string hint = DidYouMean("urgncy", {"urgency", "places"});   // " (did you mean urgency?)", or "" where nothing is near
//
// Model     The nearest candidate by edits (insert, delete, replace, swap of neighbours), case ignored, at most a third of its length away; of equals the
//           first. Cost O(word x candidates).
// Source    Optimal string alignment distance (Damerau 1964, Levenshtein 1966). Errors: none.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kith {

// Edits from one to the other, case told apart: 1 for a swap of neighbours. Cost O(a x b).
std::size_t EditDistance(std::string_view a, std::string_view b);
std::string Nearest(std::string_view word, std::span<const std::string_view> candidates);  // "" where none is near
std::string DidYouMean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace kith
