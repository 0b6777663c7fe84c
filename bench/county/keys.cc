#include "bench/county/keys.h"

#include "bench/county/random.h"

namespace kith {
namespace {

constexpr std::uint64_t kKeyPurpose = 0x6b6579;

void AppendHex(std::string& out, std::uint64_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
}

}  // namespace

std::string RecordKey(std::uint64_t seed, KeyTable table, OwnerKind kind, std::uint32_t owner, std::uint32_t number) {
  const std::uint64_t where = (static_cast<std::uint64_t>(kind) << 28) | owner;
  const std::uint64_t what = static_cast<std::uint64_t>(table);
  // The rest tells counties of different seeds apart.
  const std::uint64_t rest = Random(seed ^ (where << 24) ^ (what << 16) ^ number, kKeyPurpose).Next();
  std::string key;
  key.reserve(36);
  AppendHex(key, where, 8);
  key += '-';
  AppendHex(key, number, 4);
  key += "-8";
  AppendHex(key, what, 3);
  key += "-a";
  AppendHex(key, rest >> 52, 3);
  key += '-';
  AppendHex(key, rest, 12);
  return key;
}

}  // namespace kith
