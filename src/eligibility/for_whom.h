// Whom a need may be for that names nobody, where that is to be asked before all else.
//
// Model     A head of 40 with somebody of 70 of whom nobody said what he is to her: whether a meal of elders is for her hangs on whether he is her spouse,
//           but he could have it himself. So who it is for is asked first, and his role only where it is for her.
#pragma once

#include <cstdint>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/residual.h"

namespace kith {

// The other listed members whose role a residual waits for, and who are not refused themselves by `clauses`, all that gate the offer. None, where it waits
// for something else, too, that a client could say. The looks are taken from `left`.
std::vector<const Member*> MayBeForThem(const Residual& residual, const std::vector<const Expr*>& clauses,
                                        const Scope& scope, std::int64_t& left);

}  // namespace kith
