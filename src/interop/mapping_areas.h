// Service areas of a mapping: lists of ZIP codes and of places, and what people write in their stead. docs/mapping.md is the manual.
//
// Model     A list of ZIP codes and a list of places are two areas, and an area is served that either names. What stands for no value (`None`, `N/A`) is not
//           stated. What stands for many places (`All cities`) names none of them: it may mean all of them, or all of a county named beside it, so it is
//           kept as text, and who is served besides the places that are named is unknown. Both are told.
#pragma once

#include "src/interop/mapping_field_texts.h"

namespace kith {

void ExpandServiceArea(FieldTexts texts, Expansion& expansion);

}  // namespace kith
