// Rule files as they stand in a directory's folder, read one by one.
#pragma once

#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"

namespace kith_program {

// The tables of the user's own that a rule file may name: those in `parameters` beside the folder `rules` in which it stands.
// Errors: as ParameterTables::Read, with that folder.
absl::StatusOr<std::vector<kith::RuleFile>> TablesBeside(const std::string& file);

// The rule files that `paths` name, in their order: of a directory those in its `rules`, by name; of a folder without that those in it, of which there must
// be one.
absl::StatusOr<std::vector<std::string>> RuleFilesOf(const std::vector<std::string>& paths);

}  // namespace kith_program
