// Code points as UTF-8.
#pragma once

#include <cstdint>
#include <string>

namespace kith {

// `code` is at most U+10FFFF.
inline void AppendUtf8(std::string& out, std::uint32_t code) {
  const auto continued = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    continued(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    continued(6);
    continued(0);
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    continued(12);
    continued(6);
    continued(0);
  }
}

}  // namespace kith
