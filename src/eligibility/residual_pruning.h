// What of a residual says nothing in any case that the open facts leave, beside what else it says.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "src/eligibility/residual.h"

namespace kith {

// Takes out parts of residuals that must all hold, never a whole one. `open`: what they are of. The looks are taken from `budget`; where they are used
// up, or there are too many cells, what is left stays.
void Prune(std::vector<Residual>& residuals, std::span<const Finding* const> open, const Scope& scope,
           std::int64_t budget);

}  // namespace kith
