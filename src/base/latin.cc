#include "kith/base/latin.h"

#include <cstddef>

namespace kith {
namespace {

// Letters with marks, U+00C0 to U+00FF, without them; a blank where there is no such letter.
constexpr std::string_view kPlainLatin1 = "aaaaaaaceeeeiiiidnooooo ouuuuy  aaaaaaaceeeeiiiidnooooo ouuuuy y";

}  // namespace

std::string WithoutMarks(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (byte == 0xc3 && next >= 0x80 && next <= 0xbf) {
      plain += kPlainLatin1[next - 0x80];
      ++i;
    } else if ((byte == 0xcc && next >= 0x80) || (byte == 0xcd && next >= 0x80 && next <= 0xaf)) {
      ++i;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace kith
