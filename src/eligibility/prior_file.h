// A file of what is thought of facts before they are asked for: comma-separated, one statement a record. docs/questions.md is its manual.
#pragma once

#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/eligibility/questions.h"
#include "src/eligibility/parameter_file.h"

namespace kith {

// `base` with what the file states. InvalidArgument names file, line and column of what is wrong; ResourceExhausted: over kMaxPriorFileBytes.
absl::StatusOr<QuestionPriors> ReadPriorFile(std::string_view text, std::string_view file_name, QuestionPriors base);

// The files in data/priors/, as they were when Kith was built.
std::vector<ShippedText> ShippedPriorFiles();

}  // namespace kith
