// FolderWriter: replaces the files of a folder, each whole: all are written beside their places first, and put there only when all are written.
//
//   FolderWriter writer(folder);
//   KITH_RETURN_IF_ERROR(writer.Stage("services.csv", text));     // or Open, and piece by piece
//   return writer.Commit({"contacts.csv"});                     // of an earlier directory: removed
//
// Model     Until Commit, before which every opened file is closed, the folder's files are as they were; a FolderWriter that dies before it takes its temporary files along. A crash within Commit leaves
//           each file whole, old or new. Temporary names end in kTemporarySuffix.
// Errors    Of the file system, with the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

namespace kith {

inline constexpr std::string_view kTemporarySuffix = ".kith-tmp";

// A file that is written beside its place, piece by piece.
class StagedFile {
 public:
  StagedFile(StagedFile&& other) noexcept;
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  ~StagedFile();

  absl::Status Append(std::string_view text);
  absl::Status Close();  // what was appended is on the disk

 private:
  friend class FolderWriter;
  StagedFile(std::filesystem::path path, int fd) : path_(std::move(path)), fd_(fd) {}
  std::filesystem::path path_;
  int fd_;  // -1: closed
};

class FolderWriter {
 public:
  explicit FolderWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}
  FolderWriter(const FolderWriter&) = delete;
  FolderWriter& operator=(const FolderWriter&) = delete;
  ~FolderWriter();

  // `name` may have folders in it; they are made.
  absl::StatusOr<StagedFile> Open(const std::string& name);
  absl::Status Stage(const std::string& name, std::string_view text);
  // Puts the files there in the order of staging, then removes those of `stale` that were not among them.
  absl::Status Commit(const std::vector<std::string>& stale);

 private:
  std::filesystem::path Temporary(const std::string& name) const;
  std::filesystem::path folder_;
  std::vector<std::string> staged_;
};

}  // namespace kith
