// What is thought of clients before they are asked: the option --priors, and what a directory says of its own facts.
#pragma once

#include <string>

#include <absl/status/statusor.h>

#include "kith/eligibility/questions.h"

namespace CLI {
class App;
}

namespace kith_program {

void AddPriorsOption(CLI::App& command, std::string& file);
// What the file says, above what the directory says (the .csv files of its folder priors), above the defaults.
absl::StatusOr<kith::QuestionPriors> PriorsAskedFor(const std::string& catalog, const std::string& file);

}  // namespace kith_program
