// Residuals written shorter, whatever the facts may be: what several parts have in common once.
#pragma once

#include <vector>

#include "src/eligibility/residual.h"

namespace kith {

// Adds to the parts of `into`; those of a part held together alike one by one.
void AddPart(Residual part, Residual& into);
// Sets `same` of all leaves.
void NumberLeaves(std::vector<Residual>& residuals, const Scope& scope);
bool SaysTheSame(const Residual& a, const Residual& b);

// (x and a) or (x and b): x and (a or b). x or (x and a): x. x or x: x. The other way round alike.
void Factor(Residual& residual);

}  // namespace kith
