#include "kith/interop/snapshot_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>

#include "kith/base/status.h"
#include "kith/catalog/snapshot.h"
#include "src/interop/folder_writer.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/import_log.h"

namespace kith {
namespace {

absl::Status SystemError(const std::filesystem::path& file, int error) {
  const std::string message = file.string() + ": " + std::strerror(error);
  return error == ENOENT ? absl::NotFoundError(message) : absl::FailedPreconditionError(message);
}

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

// The whole file, as it lies in the system's cache; the map outlives the descriptor.
absl::StatusOr<SharedBytes> MapFile(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return SystemError(path, errno);
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) return SystemError(path, errno);
  if (!S_ISREG(about.st_mode))
    return absl::FailedPreconditionError(path.string() + ": not a regular file: expected a Kith snapshot");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return SharedBytes{std::make_shared<char>(), {}};
  // All of it is read at once below: populating the map takes one fault instead of one for every few pages.
  void* const map = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (map == MAP_FAILED) return SystemError(path, errno);
  return SharedBytes{std::shared_ptr<const void>(map, [size](void* at) { ::munmap(at, size); }),
                     {static_cast<const char*>(map), size}};
}

}  // namespace

absl::Status WriteSnapshot(const Catalog& catalog, const std::filesystem::path& file) {
  const absl::StatusOr<std::string> bytes = FormatSnapshot(catalog);
  if (!bytes.ok()) return bytes.status();
  FolderWriter writer(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
  KITH_RETURN_IF_ERROR(writer.Stage(file.filename().string(), *bytes));
  return writer.Commit({});
}

absl::StatusOr<Catalog> OpenSnapshot(const std::filesystem::path& file) {
  absl::StatusOr<SharedBytes> bytes = MapFile(file);
  if (!bytes.ok()) return bytes.status();
  return OpenSnapshot(*std::move(bytes), file.string());
}

absl::StatusOr<Import> ReadSnapshot(const std::filesystem::path& file) {
  const absl::StatusOr<Catalog> catalog = OpenSnapshot(file);
  if (!catalog.ok()) return catalog.status();
  ImportLog log;
  const auto count = [&log](std::string_view name, std::size_t records) {
    if (records == 0) return;
    const std::size_t table = log.AddTable(std::string(name));
    for (std::size_t i = 0; i < records; ++i) log.CountRead(table);
  };
  ForEachTable([&](const auto& spec) { count(spec.name, (catalog->directory().*spec.records).size()); });
  for (const CarriedTable& table : catalog->directory().carried) count(table.name, table.rows.size());
  for (const RuleFile& rules : catalog->directory().rule_files) count("rules/" + rules.name, 1);
  return FinishImport(catalog->directory(), std::move(log));
}

bool IsSnapshotPath(const std::filesystem::path& path) {
  std::error_code error;
  return path.extension() == ".kith" && !std::filesystem::is_directory(path, error);
}

}  // namespace kith
