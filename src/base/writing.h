// Letters and directions of writing: capitals at the beginning of sentences, and what is set apart where lines run from right to left.
//
// Source    Simple case mappings of Unicode 15 for Latin, Greek, Cyrillic and Armenian letters; UAX 9 for isolates.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// The first letter as a capital, where its script has them: "años" -> "Años", "édad" -> "Édad".
std::string Capitalized(std::string_view text);

// Between isolates, without the characters of its own that turn the direction: from left to right, or as its first letter says.
std::string Isolated(std::string_view text, bool left_to_right);

// A piece of ours that runs from left to right, between isolates.
std::string SetApart(std::string_view text);

}  // namespace kith
