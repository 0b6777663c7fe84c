#include "src/interop/folder_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

#include "kith/base/status.h"

namespace kith {
namespace {

absl::Status SystemError(const std::filesystem::path& path, int error) {
  const std::string message = path.string() + ": " + std::strerror(error);
  return error == ENOSPC || error == EDQUOT ? absl::ResourceExhaustedError(message)
                                            : absl::FailedPreconditionError(message);
}

// 0, or the error.
int WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  // What a rename shows must be on the disk before it.
  return ::fsync(fd) == 0 ? 0 : errno;
}

absl::Status WriteFile(const std::filesystem::path& path, std::string_view text) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return SystemError(path, errno);
  int error = WriteAll(fd, text);
  if (::close(fd) != 0 && error == 0) error = errno;
  return error == 0 ? absl::OkStatus() : SystemError(path, error);
}

}  // namespace

FolderWriter::~FolderWriter() {
  std::error_code ignored;
  for (const std::string& name : staged_) std::filesystem::remove(Temporary(name), ignored);
}

std::filesystem::path FolderWriter::Temporary(const std::string& name) const {
  return folder_ / (name + std::string(kTemporarySuffix));
}

absl::Status FolderWriter::Stage(const std::string& name, std::string_view text) {
  const std::filesystem::path path = Temporary(name);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) return SystemError(path.parent_path(), error.value());
  staged_.push_back(name);
  return WriteFile(path, text);
}

absl::Status FolderWriter::Commit(const std::vector<std::string>& stale) {
  std::error_code error;
  while (!staged_.empty()) {
    std::filesystem::rename(Temporary(staged_.front()), folder_ / staged_.front(), error);
    if (error) return SystemError(folder_ / staged_.front(), error.value());
    staged_.erase(staged_.begin());
  }
  for (const std::string& name : stale) {
    std::filesystem::remove(folder_ / name, error);
    if (error) return SystemError(folder_ / name, error.value());
  }
  return absl::OkStatus();
}

}  // namespace kith
