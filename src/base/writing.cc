#include "src/base/writing.h"

#include <cstddef>
#include <cstdint>

namespace kith {
namespace {

constexpr std::string_view kLeftToRightIsolate = "\xE2\x81\xA6";  // U+2066
constexpr std::string_view kFirstStrongIsolate = "\xE2\x81\xA8";  // U+2068
constexpr std::string_view kEndOfIsolate = "\xE2\x81\xA9";        // U+2069

// Letters of two bytes: all scripts with capitals that are written here.
std::uint32_t CapitalOf(std::uint32_t letter) {
  const auto in = [letter](std::uint32_t first, std::uint32_t last) { return letter >= first && letter <= last; };
  if (in(0xE0, 0xFE) && letter != 0xF7) return letter - 0x20;
  if (in(0x100, 0x137) || in(0x14A, 0x177)) return letter % 2 == 1 && letter != 0x131 ? letter - 1 : letter;
  if (in(0x139, 0x148) || in(0x179, 0x17E)) return letter % 2 == 0 ? letter - 1 : letter;
  if (in(0x3B1, 0x3C9) && letter != 0x3C2) return letter - 0x20;
  if (in(0x430, 0x44F)) return letter - 0x20;
  if (in(0x450, 0x45F)) return letter - 0x50;
  if (in(0x561, 0x586)) return letter - 0x30;
  return letter;
}

// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069: three bytes each.
bool TurnsDirection(std::string_view three) {
  if (three.size() < 3 || three[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(three[1]), third = static_cast<unsigned char>(three[2]);
  return (second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE))) ||
         (second == 0x81 && third >= 0xA6 && third <= 0xA9);
}

}  // namespace

std::string Capitalized(std::string_view text) {
  std::string capital(text);
  if (capital.empty()) return capital;
  const auto first = static_cast<unsigned char>(capital[0]);
  if (first >= 'a' && first <= 'z') capital[0] = static_cast<char>(first - 'a' + 'A');
  if ((first >> 5) != 6 || capital.size() < 2) return capital;
  const std::uint32_t letter =
      CapitalOf(((first & 0x1FU) << 6) | (static_cast<std::uint32_t>(static_cast<unsigned char>(capital[1])) & 0x3FU));
  capital[0] = static_cast<char>(0xC0U | (letter >> 6));
  capital[1] = static_cast<char>(0x80U | (letter & 0x3FU));
  return capital;
}

std::string Isolated(std::string_view text, bool left_to_right) {
  std::string isolated(left_to_right ? kLeftToRightIsolate : kFirstStrongIsolate);
  for (std::size_t at = 0; at < text.size();) {
    if (TurnsDirection(text.substr(at, 3))) {
      at += 3;
    } else {
      isolated += text[at++];
    }
  }
  return isolated.append(kEndOfIsolate);
}

std::string SetApart(std::string_view text) {
  return text.empty() ? "" : std::string(kLeftToRightIsolate).append(text).append(kEndOfIsolate);
}

}  // namespace kith
