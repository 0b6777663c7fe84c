// The federal poverty guidelines (48 states and D.C.), as published in the Federal Register each January.
//
// Units     Cents a year. Past the last table, and before the first, there is no answer: never a silent reuse.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kith/base/time.h"

namespace kith {

struct PovertyGuideline {
  std::int64_t cents_per_year = 0;
  int year = 0;             // "the 2026 poverty guideline"
  Date valid_until;         // the first day on which the next one is expected to hold; past it the answer is open
  std::string_view source;  // "91 FR ..."
};

// The guideline in force on `day` for a household of `size` (1 or more); std::nullopt where none is.
std::optional<PovertyGuideline> FindPovertyGuideline(std::int32_t size, Date day);

}  // namespace kith
