#include "tests/interop/packages.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <utility>

#include <gtest/gtest.h>

#include "src/interop/hsds3_read.h"
#include "src/interop/hsds3_write.h"

namespace kith {

PackageTexts SmallPackage(const PackageTexts& more) {
  PackageTexts texts = {{"organizations.csv", "id,name\no,Org\n"},
                        {"services.csv", "id,organization_id,name,status\ns,o,Food,active\n"},
                        {"locations.csv", "id,location_type,name\nl,physical,Hall\n"},
                        {"service_at_location.csv", "id,service_id,location_id\nsl,s,l\n"}};
  for (const auto& [name, text] : more) texts[name] = text;
  return texts;
}

absl::StatusOr<Import> ReadTexts(const PackageTexts& texts) {
  return ReadHsds3Files(SourceFiles::OfTexts(texts), "test", {});
}

Import MustRead(const PackageTexts& texts) {
  absl::StatusOr<Import> import = ReadTexts(texts);
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances()) << import->account.ToText();
  return *std::move(import);
}

PackageTexts MustFormat(const Directory& directory) {
  const auto files = FormatHsds3(directory);
  EXPECT_TRUE(files.ok()) << files.status();
  return files.ok() ? PackageTexts(files->begin(), files->end()) : PackageTexts();
}

std::string IssueLines(const ImportAccount& account) {
  std::string lines;
  for (const ImportIssue& issue : account.issues) {
    lines += std::string(issue.fate == DefectFate::kRejected  ? "rejected "
                         : issue.fate == DefectFate::kLeftOut ? "left out "
                                                              : "repaired ") +
             issue.file + ":" + std::to_string(issue.line) + " " + issue.record + " " + issue.field + ": " +
             issue.reason + "\n";
  }
  return lines;
}

TemporaryFolder::TemporaryFolder() {
  std::random_device random;  // for a name that no other run has; nothing that is tested depends on it
  do {
    path_ = std::filesystem::temp_directory_path() / ("kith-test-" + std::to_string(random()));
  } while (!std::filesystem::create_directory(path_));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void WriteText(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

bool GrowSparse(const std::filesystem::path& path, std::uint64_t bytes) {
  std::error_code error;
  std::filesystem::resize_file(path, bytes, error);
  return !error;
}

PackageTexts FilesIn(const std::filesystem::path& folder) {
  PackageTexts texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    texts[std::filesystem::relative(entry.path(), folder).string()] = {std::istreambuf_iterator<char>(in),
                                                                       std::istreambuf_iterator<char>()};
  }
  return texts;
}

std::filesystem::path SharedData(std::string_view folder) {
  const char* root = std::getenv("KITH_SHARED_DATA");
  const std::filesystem::path base =
      root != nullptr ? std::filesystem::path(root) : std::filesystem::path(KITH_SOURCE_DIR) / ".." / "shared" / "data";
  const std::filesystem::path path = base / folder;
  return std::filesystem::is_directory(path) ? path : std::filesystem::path();
}

}  // namespace kith
