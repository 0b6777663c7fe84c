// 2^-x in fixed point, the same to the bit everywhere.
//
// Units     x = numerator / denominator, both non-negative, denominator > 0; the result in 1/65536: 65536 at x = 0, 0 from x = 32 on.
// Method    A table of 2^-(i/64), linear between its entries: within 2/65536 of the true value. Errors: none. Cost: O(1).
#pragma once

#include <cstdint>

namespace kith {

std::int32_t Exp2NegQ16(std::int64_t numerator, std::int64_t denominator);

}  // namespace kith
