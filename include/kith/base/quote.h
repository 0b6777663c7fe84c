// Quoted: a piece of outside text in a message.
//
//   Quoted("9:0am")   // "\"9:0am\""
//
// Model     At most 60 bytes, never half a character; control characters escaped, so that a message stays on its line.
#pragma once

#include <string>
#include <string_view>

namespace kith {

std::string Quoted(std::string_view text);

}  // namespace kith
