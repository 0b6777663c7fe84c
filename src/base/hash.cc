#include "kith/base/hash.h"

namespace kith {

Fingerprint& Fingerprint::Add(std::string_view text) {
  for (const char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return Add(static_cast<std::int64_t>(text.size()));
}

Fingerprint& Fingerprint::Add(std::int64_t number) {
  auto bits = static_cast<std::uint64_t>(number);
  for (int i = 0; i < 8; ++i, bits >>= 8) state_ = (state_ ^ (bits & 0xff)) * 0x100000001b3ULL;
  return *this;
}

std::uint64_t Fingerprint::value() const {
  std::uint64_t x = state_;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::string Fingerprint::hex() const {
  std::string text(16, '0');
  std::uint64_t bits = value();
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, bits >>= 4) *digit = "0123456789abcdef"[bits & 15];
  return text;
}

}  // namespace kith
