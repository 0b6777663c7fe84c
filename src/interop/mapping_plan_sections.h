// Sections that make records, planned: [services from pantries].
#pragma once

#include <absl/status/status.h>

#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_text.h"

namespace kith {

// Adds the section, once for each number of its `repeat`. Sources, lookups and terms are in the plan.
absl::Status PlanRecords(const MappingSection& section, MappingPlan& plan);

}  // namespace kith
