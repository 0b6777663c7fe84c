// Scribbles: directories whose every field holds what a CSV file can hold: quotes, commas, line ends, blanks in front, other alphabets, extreme
// numbers and dates. For what must come back as it was.
#pragma once

#include <cstdint>

#include "kith/catalog/records.h"

namespace kith {

// Sound: as CatalogBuilder::Cleaned gives it.
Directory ScribbledDirectory(std::uint64_t seed);

}  // namespace kith
