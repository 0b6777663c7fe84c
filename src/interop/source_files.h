// SourceFiles: the files of one package, out of a folder (memory-mapped) or out of memory (tests, fuzzing).
//
//   absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder("examples/data/los_angeles");
//   absl::StatusOr<SourceFile> services = files->Open("services.csv");
//
// Order     Names ascend.
// Lifetime  A SourceFile keeps its own text alive; SourceFiles may die first.
// Errors    NotFound: no such folder, or file. ResourceExhausted: over kMaxPackageFiles, or a file over the limit given to Open.
//           A folder that another program shortens while it is read ends that program's reader with SIGBUS, as any mapped file does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

namespace kith {

inline constexpr std::size_t kMaxPackageFiles = 10'000;

struct SourceFile {
  std::string name;       // as in SourceFiles::names: "services.csv", "rules/pantries.rules"
  std::string_view text;  // lives as long as `keeper`
  std::shared_ptr<const void> keeper;
};

class SourceFiles {
 public:
  // The regular files of `folder` and of those sub-folders of it that are named (hidden ones, with a dot in front, are left out).
  static absl::StatusOr<SourceFiles> OfFolder(const std::filesystem::path& folder,
                                              const std::vector<std::string>& sub_folders = {},
                                              std::size_t files_max = kMaxPackageFiles);
  static SourceFiles OfTexts(std::map<std::string, std::string> texts);

  const std::vector<std::string>& names() const { return names_; }
  bool Has(std::string_view name) const;
  absl::StatusOr<SourceFile> Open(std::string_view name, std::uint64_t max_bytes) const;
  // An error that begins with the name of one of these files, "services.csv:1: ...", with the folder before it: of several folders, which?
  absl::Status InFolder(const absl::Status& error) const;

 private:
  std::filesystem::path folder_;
  std::vector<std::string> names_;
  std::shared_ptr<const std::map<std::string, std::string>> texts_;  // instead of `folder_`
};

}  // namespace kith
