// Fields of our own become columns: points in another coordinate system, opening hours (mapping_hours.h), lists of ZIP codes, languages in prose.
#pragma once

#include "src/interop/mapping_field_texts.h"
#include "src/interop/mapping_plan.h"

namespace kith {

Expansion ExpandFields(const RecordSection& section, StatedFields stated);

}  // namespace kith
