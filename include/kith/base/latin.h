// Latin letters without their marks, so that words compare as people type them: "La Cañada" is "La Canada", "sí" is "si".
//
//   WithoutMarks("La Cañada");   // "La Canada"
//
// Model     Of UTF-8 the letters U+00C0 to U+00FF in their plain lower-case form ("ñ" -> "n", "É" -> "e"), a blank for signs among them, and nothing for
//           marks that stand behind their letter (U+0300 to U+036F); all else as it stands. Cost O(text). Errors: none.
#pragma once

#include <string>
#include <string_view>

namespace kith {

std::string WithoutMarks(std::string_view text);

}  // namespace kith
