// FormatHsds3: the files that WriteHsds3 writes, for tests and fuzzing.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"

namespace kith {

// (name, text): the tables, the rules, and datapackage.json last. Errors as WriteHsds3's about what cannot be written.
absl::StatusOr<std::vector<std::pair<std::string, std::string>>> FormatHsds3(const Directory& directory);

}  // namespace kith
