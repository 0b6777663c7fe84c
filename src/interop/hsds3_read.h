// ReadHsds3 of any files: what ReadHsds3 and fuzzing share.
#pragma once

#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/hsds.h"
#include "src/interop/source_files.h"

namespace kith {

// The tables lie at the top or in `data/`. `place` is what errors about the whole call it: the folder.
absl::StatusOr<Import> ReadHsds3Files(const SourceFiles& files, std::string_view place, const HsdsReadOptions& options);

// Whether the tables are those of HSDS 1.x.
bool LooksLikeHsds1(const SourceFiles& files);

}  // namespace kith
