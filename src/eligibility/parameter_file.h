// A file of one parameter table: comma-separated, its first record the names of the columns. docs/parameters.md is its manual.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/eligibility/parameters.h"

namespace kith {

struct ParameterFile {
  std::string label;  // "" where it states none
  std::vector<ParameterRow> rows;
};

// InvalidArgument names file, line and column of what is wrong.
absl::StatusOr<ParameterFile> ReadParameterFile(std::string_view text, std::string_view file_name);

// "fpl" of "fpl.csv"; InvalidArgument where that is no name of a table: lower-case letters, digits and underscores, a letter first.
absl::StatusOr<std::string> ParameterTableName(std::string_view file_name);

// The files in data/parameters/, as they were when Kith was built.
struct ShippedText {
  std::string_view name, text;
};
std::vector<ShippedText> ShippedParameterFiles();

}  // namespace kith
