// What a finding says, as values: beside the sentences of reasons.h.
#pragma once

#include <vector>

#include "kith/eligibility/reason_part.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/residual.h"

namespace kith {

// Of a decided finding what decided it, of an open one what is left.
std::vector<ReasonPart> PartsOf(const Finding& finding, const Household& household, Date day);
std::vector<ReasonPart> PartsOf(const Residual& residual, const Household& household, Date day);

}  // namespace kith
