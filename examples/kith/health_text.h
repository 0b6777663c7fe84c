// Health and duplicates of a directory as text, worst first: what `kith check` shows before everything else.
#pragma once

#include <span>
#include <string>

#include "examples/kith/layout.h"
#include "kith/interop/health_report.h"

namespace kith_program {

std::string HealthText(const kith::Catalog& catalog, const kith::Health& health, const TextOptions& options);
std::string DuplicatesText(std::span<const kith::DuplicateSource> sources, const kith::Duplicates& duplicates,
                           const TextOptions& options);

}  // namespace kith_program
