// Amounts of money in a text that a poverty guideline gives: they age, where the percentage would not.
#pragma once

#include <vector>

#include "kith/eligibility/propose.h"
#include "src/eligibility/propose_text.h"

namespace kith::propose_internal {

// Amounts beside which the text says the size of the household, and other amounts as those of one person. Order: of the text.
std::vector<StaleAmount> FindStaleAmounts(Tokens tokens);

}  // namespace kith::propose_internal
