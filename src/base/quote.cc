#include "kith/base/quote.h"

#include <array>
#include <cstddef>
#include <cstdio>

namespace kith {

std::string Quoted(std::string_view text) {
  constexpr std::size_t kMaxBytes = 60;
  std::string_view shown = text.substr(0, kMaxBytes);
  if (text.size() > kMaxBytes) {
    // Not in the middle of a character.
    std::size_t end = kMaxBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) >> 6) == 2) --end;
    shown = text.substr(0, end);
  }
  std::string quoted = "\"";
  for (const char c : shown) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      quoted += c;
      continue;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    quoted += c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : escape.data();
  }
  return quoted + (text.size() > kMaxBytes ? "...\"" : "\"");
}

}  // namespace kith
