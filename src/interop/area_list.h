// Lists of ZIP codes as CSV: a column of codes, or a row of them.
#pragma once

#include <string>

#include <absl/status/status.h>

#include "kith/interop/area_file.h"
#include "src/interop/area_maker.h"
#include "src/interop/byte_source.h"

namespace kith {

// Adds an area without an outline for each code that `maker` has no area of. The column is the one that options.code names, else the first with a
// well-known name (zip, zipcode, zip_code, ...); where that is followed by nothing but ZIP codes in the header, these are the list.
absl::Status ReadAreaList(ByteSource& source, const std::string& file, const AreaReadOptions& options,
                          AreaMaker& maker);

}  // namespace kith
