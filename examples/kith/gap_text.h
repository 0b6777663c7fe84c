// What kith gaps prints: the sums, and the rows in which most have no offer.
#pragma once

#include <string>

#include "examples/kith/gap_groups.h"
#include "examples/kith/layout.h"

namespace kith_program {

std::string GapsText(const kith::Matcher& matcher, const GapGroups& groups, const kith::GapTable& table,
                     kith::Instant as_of, std::size_t top, const TextOptions& options);

}  // namespace kith_program
