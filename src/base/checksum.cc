#include "kith/base/checksum.h"

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstring>

namespace kith {
namespace {

constexpr std::uint64_t kPrime1 = 0x9e3779b185ebca87ULL;
constexpr std::uint64_t kPrime2 = 0xc2b2ae3d27d4eb4fULL;
constexpr std::uint64_t kPrime3 = 0x165667b19e3779f9ULL;
constexpr std::uint64_t kPrime4 = 0x85ebca77c2b2ae63ULL;
constexpr std::uint64_t kPrime5 = 0x27d4eb2f165667c5ULL;

// Words are little-endian in the specification.
template <std::unsigned_integral Word>
Word TakeWord(const char*& at) {
  Word word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, at, sizeof word);
  } else {
    for (std::size_t i = sizeof word; i-- > 0;)
      word = static_cast<Word>((word << 8) | static_cast<unsigned char>(at[i]));
  }
  at += sizeof word;
  return word;
}

std::uint64_t Round(std::uint64_t lane, std::uint64_t word) { return std::rotl(lane + word * kPrime2, 31) * kPrime1; }

// Takes whole stripes of 32 bytes.
std::uint64_t HashStripes(const char*& at, const char* end) {
  std::array<std::uint64_t, 4> lanes = {kPrime1 + kPrime2, kPrime2, 0, 0 - kPrime1};
  while (end - at >= 32) {
    for (std::uint64_t& lane : lanes) lane = Round(lane, TakeWord<std::uint64_t>(at));
  }
  std::uint64_t hash =
      std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
  for (const std::uint64_t lane : lanes) hash = (hash ^ Round(0, lane)) * kPrime1 + kPrime4;
  return hash;
}

}  // namespace

std::uint64_t Checksum(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::uint64_t hash = bytes.size() >= 32 ? HashStripes(at, end) : kPrime5;
  hash += bytes.size();
  while (end - at >= 8) hash = std::rotl(hash ^ Round(0, TakeWord<std::uint64_t>(at)), 27) * kPrime1 + kPrime4;
  if (end - at >= 4) hash = std::rotl(hash ^ (TakeWord<std::uint32_t>(at) * kPrime1), 23) * kPrime2 + kPrime3;
  while (at != end) hash = std::rotl(hash ^ (TakeWord<std::uint8_t>(at) * kPrime5), 11) * kPrime1;
  hash = (hash ^ (hash >> 33)) * kPrime2;
  hash = (hash ^ (hash >> 29)) * kPrime3;
  return hash ^ (hash >> 32);
}

}  // namespace kith
