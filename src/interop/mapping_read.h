// ReadMapped of any texts: what ReadMapped, tests and fuzzing share.
#pragma once

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/mapping.h"
#include "src/interop/source_files.h"

namespace kith {

absl::StatusOr<Import> ReadMappedFiles(std::string_view mapping, const std::string& mapping_name,
                                       const SourceFiles& files, const std::string& only_file,
                                       const MappingReadOptions& options);

}  // namespace kith
