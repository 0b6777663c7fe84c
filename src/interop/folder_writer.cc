#include "src/interop/folder_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "kith/base/status.h"

namespace kith {
namespace {

// The file that a temporary one was for.
std::string_view WithoutSuffix(std::string_view name) {
  if (name.ends_with(kTemporarySuffix)) name.remove_suffix(kTemporarySuffix.size());
  return name;
}

absl::Status SystemError(const std::filesystem::path& path, int error) {
  const std::string message = path.string() + ": " + std::strerror(error);
  return error == ENOSPC || error == EDQUOT ? absl::ResourceExhaustedError(message)
                                            : absl::FailedPreconditionError(message);
}

}  // namespace

StagedFile::StagedFile(StagedFile&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

StagedFile::~StagedFile() {
  if (fd_ >= 0) ::close(fd_);
}

absl::Status StagedFile::Append(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd_, text.data(), text.size());
    if (written < 0 && errno != EINTR) return SystemError(path_, errno);
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status StagedFile::Close() {
  // What a rename shows must be on the disk before it.
  int error = ::fsync(fd_) == 0 ? 0 : errno;
  if (::close(std::exchange(fd_, -1)) != 0 && error == 0) error = errno;
  return error == 0 ? absl::OkStatus() : SystemError(path_, error);
}

FolderWriter::~FolderWriter() {
  std::error_code ignored;
  for (const std::string& name : staged_) std::filesystem::remove(Temporary(name), ignored);
}

std::filesystem::path FolderWriter::Temporary(const std::string& name) const {
  return folder_ / (name + std::string(kTemporarySuffix));
}

absl::StatusOr<StagedFile> FolderWriter::Open(const std::string& name) {
  const std::filesystem::path path = Temporary(name);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) return SystemError(path.parent_path(), error.value());
  staged_.push_back(name);
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return SystemError(path, errno);
  return StagedFile(path, fd);
}

absl::Status FolderWriter::Stage(const std::string& name, std::string_view text) {
  absl::StatusOr<StagedFile> file = Open(name);
  if (!file.ok()) return file.status();
  KITH_RETURN_IF_ERROR(file->Append(text));
  return file->Close();
}

absl::Status FolderWriter::Commit(const std::vector<std::string>& stale) {
  std::error_code error;
  std::set<std::string, std::less<>> put;
  while (!staged_.empty()) {
    std::filesystem::rename(Temporary(staged_.front()), folder_ / staged_.front(), error);
    if (error) return SystemError(folder_ / staged_.front(), error.value());
    put.insert(staged_.front());
    staged_.erase(staged_.begin());
  }
  for (const std::string& name : stale) {
    if (put.contains(name) || put.contains(WithoutSuffix(name))) continue;
    std::filesystem::remove(folder_ / name, error);
    if (error) return SystemError(folder_ / name, error.value());
  }
  return absl::OkStatus();
}

}  // namespace kith
