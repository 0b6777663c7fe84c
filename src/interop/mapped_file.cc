#include "src/interop/mapped_file.h"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include <sys/mman.h>
#include <sys/stat.h>

namespace kith {
namespace {

class FileDescriptor {
 public:
  // Without O_NONBLOCK, opening a pipe waits for who writes into it.
  explicit FileDescriptor(const std::filesystem::path& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

absl::Status TooLarge(std::string_view name, std::uint64_t size, std::uint64_t max_bytes) {
  return absl::ResourceExhaustedError(std::string(name) + ": " + std::to_string(size) + " bytes; at most " +
                                      std::to_string(max_bytes) + " are read");
}

absl::Status SystemError(const std::filesystem::path& path, int error) {
  const std::string message = path.string() + ": " + std::strerror(error);
  return error == ENOENT ? absl::NotFoundError(message) : absl::FailedPreconditionError(message);
}

absl::StatusOr<MappedFile> MapFile(const std::filesystem::path& path, std::string_view name, std::uint64_t max_bytes,
                                   MapUse use) {
  const FileDescriptor file(path);
  struct stat about = {};
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return SystemError(path, errno);
  if (S_ISDIR(about.st_mode))
    return absl::FailedPreconditionError(path.string() + ": this is a folder; a file is expected");
  if (!S_ISREG(about.st_mode)) return absl::FailedPreconditionError(path.string() + ": not a regular file");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > max_bytes) return TooLarge(name, size, max_bytes);
  if (size == 0) return MappedFile{std::make_shared<char>(), {}};  // an empty file cannot be mapped
  const int flags = use == MapUse::kAtOnce ? MAP_PRIVATE | MAP_POPULATE : MAP_PRIVATE;
  void* const begin = ::mmap(nullptr, size, PROT_READ, flags, file.get(), 0);
  if (begin == MAP_FAILED) return SystemError(path, errno);
  if (use == MapUse::kOnceThrough) ::madvise(begin, size, MADV_SEQUENTIAL);
  return MappedFile{
      std::shared_ptr<const void>(begin, [size](const void* at) { ::munmap(const_cast<void*>(at), size); }),
      {static_cast<const char*>(begin), size}};
}

}  // namespace kith
