// One offer under the eye of one household, in full: every filter, every part of the score, every clause.
#pragma once

#include <string>

#include "examples/kith/layout.h"
#include "kith/catalog/catalog.h"
#include "kith/match/matcher.h"

namespace kith_program {

std::string ExplanationText(const kith::Catalog& catalog, kith::ServiceAtLocationId offer,
                            const kith::Explanation& explanation, const TextOptions& options);

}  // namespace kith_program
