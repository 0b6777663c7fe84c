#include "src/interop/html_text.h"

#include <algorithm>
#include <array>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";
// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069; and U+FFFE, U+FFFF, which no page may hold.
constexpr std::array<std::string_view, 13> kDropped = {
    "\xe2\x80\x8e", "\xe2\x80\x8f", "\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x80\xad", "\xe2\x80\xae",
    "\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x81\xa9", "\xef\xbf\xbe", "\xef\xbf\xbf"};

std::size_t LengthBy(unsigned char lead) {
  if (lead < 0x80) return 1;
  if ((lead >> 5) == 6) return 2;
  return (lead >> 4) == 14 ? 3 : 4;
}

void AppendAscii(char c, std::string& out) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
}

}  // namespace

std::string HtmlText(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, std::min(text.size(), LengthBy(static_cast<unsigned char>(text[0]))));
    if (!IsValidUtf8(one)) {
      out += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    if (one.size() == 1) {
      AppendAscii(one[0], out);
    } else if (std::find(kDropped.begin(), kDropped.end(), one) == kDropped.end() &&
               !(one[0] == '\xc2' && one[1] < '\xa0')) {
      out += one;
    }
    text.remove_prefix(one.size());
  }
  return out;
}

}  // namespace kith
