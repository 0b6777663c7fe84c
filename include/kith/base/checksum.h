// Checksum: 64 bits over bytes, to find out that a file was damaged. The same on every machine; not against an adversary.
//
//   if (Checksum(section) != stored) return DataLoss(...);
//
// Method    XXH64 with seed 0 (Yann Collet, xxHash specification, section "XXH64 algorithm"): four lanes of 8 bytes, each step a bijection of the
//           lane, so that a changed word always changes its lane. Errors: none. Cost: O(bytes), about 10 GB a second.
#pragma once

#include <cstdint>
#include <string_view>

namespace kith {

std::uint64_t Checksum(std::string_view bytes);

}  // namespace kith
