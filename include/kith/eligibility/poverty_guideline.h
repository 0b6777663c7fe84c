// The federal poverty guidelines (48 states and D.C.), as published in the Federal Register each January.
//
//   std::optional<PovertyGuideline> line = FindPovertyGuideline(2, day);   // in 2026: 2,164,000 cents
//
// Model     A guideline counts from its own effective date until the next one's. The last one known counts until the first of February that
//           follows, when another will have been published. Past it, and before the first, there is no answer: never a silent reuse.
//           Programs that take a new guideline over later in the year are not modelled.
// Units     Cents a year. Tables for 1 to 8 persons and a step for each more, as they are printed.
// Source    2024: 89 FR 2961, effective 2024-01-11. 2025: 90 FR 5917, effective 2025-01-15. 2026: 91 FR 1797, effective 2026-01-13. Errors: none. Cost: O(guidelines known).
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
  std::string_view source;  // "HHS poverty guidelines 2026, 91 FR 1797"
};

// The guideline in force on `day` for a household of `size` (1 or more); std::nullopt where none is.
std::optional<PovertyGuideline> FindPovertyGuideline(std::int32_t size, Date day);

// The days for which there are guidelines.
struct PovertyGuidelineSpan {
  Date from;
  Date until;  // no longer
};
PovertyGuidelineSpan KnownPovertyGuidelines();

}  // namespace kith
