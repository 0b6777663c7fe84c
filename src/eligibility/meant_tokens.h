// What people write for signs and numbers that rules do not have, and how rules write it: the fix of an error.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// Of a word that begins with a digit and is no number: `90011-1234`, `18-65`, `30k`, `2x`. `rest`: what follows on its line.
std::string WordsForNumber(std::string_view written, std::string_view rest);

// Of what begins with no sign of rules: `=>`, `<>`, letters that look like one. "" where nothing is meant for certain.
std::string WordsForSign(std::string_view text);

}  // namespace kith
