#include "examples/kith/rule_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "examples/kith/command.h"
#include "kith/eligibility/parameters.h"
#include "kith/eligibility/rule.h"

namespace kith_program {
namespace {

namespace fs = std::filesystem;

// Files of a folder whose names end so, by name; none where there is no such folder.
std::vector<fs::path> FilesIn(const fs::path& folder, const char* extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

absl::StatusOr<std::vector<kith::RuleFile>> TablesBeside(const std::string& file) {
  std::vector<kith::RuleFile> tables;
  const fs::path folder = fs::absolute(file).parent_path();
  if (folder.filename() != "rules") return tables;
  for (const fs::path& path : FilesIn(folder.parent_path() / "parameters", ".csv")) {
    absl::StatusOr<std::string> text = ReadInput(path.string(), kith::kMaxParameterFileBytes);
    if (!text.ok()) return text.status();
    tables.push_back({path.filename().string(), *std::move(text)});
  }
  std::vector<kith::ParameterTables::File> read;
  for (const kith::RuleFile& table : tables) read.emplace_back(table.name, table.text);
  const absl::Status status = kith::ParameterTables::Read(read).status();
  if (status.ok()) return tables;
  const fs::path beside = (fs::path(file).parent_path() / ".." / "parameters").lexically_normal();
  return absl::Status(status.code(), (beside / "").string() + std::string(status.message()));
}

absl::StatusOr<std::vector<std::string>> RuleFilesOf(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  std::error_code error;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const bool of_directory = fs::is_directory(fs::path(path) / "rules", error);
    const std::vector<fs::path> found = FilesIn(of_directory ? fs::path(path) / "rules" : fs::path(path), ".rules");
    if (found.empty() && !of_directory)
      return absl::NotFoundError(path + ": expected rule files (*.rules) in this folder, or in `rules` in it");
    for (const fs::path& file : found) files.push_back(file.string());
  }
  return files;
}

}  // namespace kith_program
