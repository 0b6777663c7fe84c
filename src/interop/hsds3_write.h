// What writing an HSDS 3.1 package is made of: shared by WriteHsds3 and Hsds3Writer, and seen by tests and fuzzing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/time.h"
#include "kith/catalog/records.h"

namespace kith {

// The files that WriteHsds3 writes, (name, text): the tables, the rules, and datapackage.json last. Errors as WriteHsds3's about what cannot be written.
absl::StatusOr<std::vector<std::pair<std::string, std::string>>> FormatHsds3(const Directory& directory);

// The directory's time zone, where its name can be written, too.
absl::StatusOr<TimeZone> ZoneOf(const Directory& directory);

// Whether its name and text can be written.
absl::Status CheckRuleFile(const RuleFile& rules);

// Files in `folder` that are none of a directory's.
enum class OtherFiles : std::uint8_t { kRefuse, kLeave };

// The files of a directory that stand in `folder` already; none where there is no folder. AlreadyExists where there is anything else and that is refused.
absl::StatusOr<std::vector<std::string>> EarlierFiles(const std::filesystem::path& folder,
                                                      OtherFiles others = OtherFiles::kRefuse);

}  // namespace kith
