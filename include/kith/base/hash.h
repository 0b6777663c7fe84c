// Fingerprint: a 64-bit hash that is the same on every machine, for versions and for the rotation of equals.
// Not for secrets and not against an adversary. Method: FNV-1a (Fowler, Noll, Vo) with the finaliser of SplitMix64. Errors: none. Cost: O(bytes).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

class Fingerprint {
 public:
  // Each text is followed by its length, so that ("ab", "c") and ("a", "bc") differ.
  Fingerprint& Add(std::string_view text);
  Fingerprint& Add(std::int64_t number);
  std::uint64_t value() const;
  std::string hex() const;  // 16 lower-case digits

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace kith
