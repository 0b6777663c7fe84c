#include "examples/kith/priors.h"

#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include <CLI/CLI.hpp>

#include "examples/kith/command.h"

namespace kith_program {

void AddPriorsOption(CLI::App& command, std::string& file) {
  command
      .add_option("--priors", file,
                  "What is thought of clients beforehand, for what to ask next: a CSV file (default: those of the "
                  "directory's folder priors, and the built-in ones)")
      ->type_name("FILE");
}

namespace {

constexpr std::string_view kPriorsOfDirectory = "priors";  // a folder in it

absl::StatusOr<kith::QuestionPriors> ReadPriors(const std::string& file, const kith::QuestionPriors& base) {
  const absl::StatusOr<std::string> text = ReadInput(file, kith::kMaxPriorFileBytes);
  if (!text.ok()) return text.status();
  return kith::QuestionPriors::Parse(*text, InputName(file), base);
}

}  // namespace

absl::StatusOr<kith::QuestionPriors> PriorsAskedFor(const std::string& catalog, const std::string& file) {
  std::set<std::string> files;  // by name, so that the same folder always means the same
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(catalog) / kPriorsOfDirectory, error))
    if (entry.path().extension() == ".csv") files.insert(entry.path().string());
  absl::StatusOr<kith::QuestionPriors> priors = kith::QuestionPriors::Default();
  for (const std::string& own : files)
    if (priors.ok()) priors = ReadPriors(own, *priors);
  if (priors.ok() && !file.empty()) priors = ReadPriors(file, *priors);
  return priors;
}

}  // namespace kith_program
