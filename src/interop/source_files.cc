#include "src/interop/source_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <absl/status/status.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace kith {
namespace {

absl::Status SystemError(const std::filesystem::path& path, int error) {
  const std::string message = path.string() + ": " + std::strerror(error);
  return error == ENOENT ? absl::NotFoundError(message) : absl::FailedPreconditionError(message);
}

absl::Status TooLarge(std::string_view name, std::uint64_t size, std::uint64_t max_bytes) {
  return absl::ResourceExhaustedError(std::string(name) + ": " + std::to_string(size) + " bytes; at most " +
                                      std::to_string(max_bytes) + " are read");
}

class FileDescriptor {
 public:
  explicit FileDescriptor(const std::filesystem::path& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

absl::StatusOr<SourceFile> Map(const std::filesystem::path& path, std::string_view name, std::uint64_t max_bytes) {
  const FileDescriptor file(path);
  struct stat about = {};
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return SystemError(path, errno);
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > max_bytes) return TooLarge(name, size, max_bytes);
  SourceFile source{std::string(name), {}, nullptr};
  if (size == 0) return source;  // an empty file cannot be mapped
  void* begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (begin == MAP_FAILED) return SystemError(path, errno);
  ::madvise(begin, size, MADV_SEQUENTIAL);
  source.text = std::string_view(static_cast<const char*>(begin), size);
  source.keeper = std::shared_ptr<const void>(begin, [size](const void* at) { ::munmap(const_cast<void*>(at), size); });
  return source;
}

// Adds the regular files of one folder, with `prefix` before their names.
absl::Status List(const std::filesystem::path& folder, const std::string& prefix, std::size_t files_max,
                  std::vector<std::string>& names) {
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    std::error_code unreadable;
    if (name.starts_with('.') || !entries->is_regular_file(unreadable)) continue;
    names.push_back(prefix + name);
    if (names.size() > files_max)
      return absl::ResourceExhaustedError(folder.string() + ": more than " + std::to_string(files_max) + " files");
  }
  return error ? SystemError(folder, error.value()) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<SourceFiles> SourceFiles::OfFolder(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& sub_folders, std::size_t files_max) {
  std::error_code error;
  if (!std::filesystem::exists(folder, error))
    return absl::NotFoundError(folder.string() + ": there is no such folder");
  if (!std::filesystem::is_directory(folder, error))
    return absl::NotFoundError(folder.string() + ": this is a file; the folder that holds the CSV files is expected");
  SourceFiles files;
  files.folder_ = folder;
  absl::Status listed = List(folder, "", files_max, files.names_);
  for (const std::string& sub : sub_folders) {
    if (listed.ok() && std::filesystem::is_directory(folder / sub, error))
      listed = List(folder / sub, sub + "/", files_max, files.names_);
  }
  if (!listed.ok()) return listed;
  std::sort(files.names_.begin(), files.names_.end());
  return files;
}

SourceFiles SourceFiles::OfTexts(std::map<std::string, std::string> texts) {
  SourceFiles files;
  for (const auto& [name, text] : texts) files.names_.push_back(name);
  files.texts_ = std::make_shared<const std::map<std::string, std::string>>(std::move(texts));
  return files;
}

bool SourceFiles::Has(std::string_view name) const { return std::binary_search(names_.begin(), names_.end(), name); }

absl::StatusOr<SourceFile> SourceFiles::Open(std::string_view name, std::uint64_t max_bytes) const {
  if (!Has(name)) return absl::NotFoundError((folder_ / name).string() + ": there is no such file");
  if (texts_ == nullptr) return Map(folder_ / name, name, max_bytes);
  const std::string& text = texts_->at(std::string(name));
  if (text.size() > max_bytes) return TooLarge(name, text.size(), max_bytes);
  return SourceFile{std::string(name), text, texts_};
}

}  // namespace kith
