// Opening hours of a mapping: columns of days and times, columns with a season, prose, and what the source remarks beside them. docs/mapping.md is the manual.
//
// Model     Hours are certain where all that is stated of them was read and nothing beside them raises a doubt. Otherwise they become one row of prose,
//           which makes them unknown: every cell that states something of them, as it was read or as it stands there, and the remark. Closures are
//           certain by themselves.
#pragma once

#include "src/interop/mapping_field_texts.h"
#include "src/interop/mapping_plan.h"

namespace kith {

void ExpandHours(const RecordSection& section, StatedFields stated, Expansion& expansion);

}  // namespace kith
