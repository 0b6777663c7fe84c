// ReadHsds3Json of any files: what ReadHsds3Json and fuzzing share.
#pragma once

#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/hsds.h"
#include "src/interop/source_files.h"

namespace kith {

// Files named *.json, *.ndjson or *.jsonl, and these with .gz; with `only_file`, that one, whatever its name.
absl::StatusOr<Import> ReadHsds3JsonFiles(const SourceFiles& files, std::string_view only_file, std::string_view place,
                                          const HsdsReadOptions& options);

}  // namespace kith
