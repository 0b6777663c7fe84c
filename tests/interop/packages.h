// HSDS packages for tests: out of texts, out of a folder that vanishes, out of the shared data where it is there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/hsds.h"

namespace kith {

using PackageTexts = std::map<std::string, std::string>;

// A package that imports without an issue: one organization, service, location and service at location ("o", "s", "l", "sl"), with `more`
// added to it or instead of its files.
PackageTexts SmallPackage(const PackageTexts& more = {});

absl::StatusOr<Import> ReadTexts(const PackageTexts& texts);
// Fails the test where it cannot be read, or its account does not balance.
Import MustRead(const PackageTexts& texts);
// What WriteHsds3 would write. Fails the test where it cannot.
PackageTexts MustFormat(const Directory& directory);

// One line for each issue: "repaired services.csv:2 s minimum_age: ..."
std::string IssueLines(const ImportAccount& account);

// Its own folder, removed in the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void WriteText(const std::filesystem::path& path, std::string_view text);
// Makes the file that long without writing: false where the file system cannot.
[[nodiscard]] bool GrowSparse(const std::filesystem::path& path, std::uint64_t bytes);
// All regular files below, by their names from `folder` on.
PackageTexts FilesIn(const std::filesystem::path& folder);

// A folder of the shared test data ($KITH_SHARED_DATA, else ../shared/data beside the source tree); empty where it is not there.
std::filesystem::path SharedData(std::string_view folder);

}  // namespace kith
