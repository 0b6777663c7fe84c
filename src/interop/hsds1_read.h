// ReadHsds1 of any files: what ReadHsds1 and fuzzing share.
#pragma once

#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/hsds.h"
#include "src/interop/source_files.h"

namespace kith {

// `place` is what errors about the whole call it: the folder.
absl::StatusOr<Import> ReadHsds1Files(const SourceFiles& files, std::string_view place, const HsdsReadOptions& options);

}  // namespace kith
