#include "src/interop/csv_dialect.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include <absl/status/status.h>

#include "src/interop/utf8.h"

namespace kith {
namespace {

constexpr std::string_view kLittleEndian = "\xFF\xFE";
constexpr std::string_view kBigEndian = "\xFE\xFF";

bool IsHighSurrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsLowSurrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

bool IsUtf16(std::string_view bytes) { return bytes.starts_with(kLittleEndian) || bytes.starts_with(kBigEndian); }

absl::StatusOr<std::string> DecodeUtf16(std::string_view bytes) {
  const std::size_t high = bytes.starts_with(kBigEndian) ? 0 : 1;
  bytes.remove_prefix(kBigEndian.size());
  if (bytes.size() % 2 != 0)
    return absl::InvalidArgumentError("the file is UTF-16 with an odd number of bytes: it is cut off");
  const auto unit_at = [&](std::size_t at) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at + high]);
    const auto second = static_cast<unsigned char>(bytes[at + 1 - high]);
    return (std::uint32_t{first} << 8) | second;
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    std::uint32_t code = unit_at(at);
    if (IsHighSurrogate(code) && at + 2 < bytes.size() && IsLowSurrogate(unit_at(at + 2))) {
      at += 2;
      code = 0x10000 + ((code - 0xD800) << 10) + (unit_at(at) - 0xDC00);
    } else if (IsHighSurrogate(code) || IsLowSurrogate(code)) {
      code = 0xFFFD;
    }
    AppendUtf8(text, code);
  }
  return text;
}

char DetectSeparator(std::string_view text) {
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  bool begun = false;  // blank lines in front are no records
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (begun) break;
      continue;
    }
    begun = true;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i] ? 1U : 0U;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i] > counts[best]) best = i;
  }
  return kSeparators[best];
}

std::string SeparatorHint(const std::vector<std::string>& header) {
  const bool other = header.size() == 1 && header.front().find_first_of(";\t|") != std::string::npos;
  return other ? "; cells are divided by commas here, and the header has none" : "";
}

}  // namespace kith
