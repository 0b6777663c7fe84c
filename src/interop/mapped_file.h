// A whole file, mapped into memory read-only.
//
//   absl::StatusOr<MappedFile> file = MapFile("services.csv", "services.csv", kMaxCsvFileBytes, MapUse::kOnceThrough);
//
// Lifetime  `text` lives as long as `keeper`. A file that another program shortens while it is mapped ends this one with SIGBUS.
// Errors    NotFound; FailedPrecondition: no regular file, or of the file system; ResourceExhausted: longer than `max_bytes`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

namespace kith {

enum class MapUse : std::uint8_t {
  kOnceThrough,  // read from begin to end: pages that were read may go
  kAtOnce,       // all of it is read now: one fault instead of one for every few pages
};

struct MappedFile {
  std::shared_ptr<const void> keeper;  // never null
  std::string_view text;               // begins at a page; "" of an empty file
};

// `name` is what errors of size call it.
absl::StatusOr<MappedFile> MapFile(const std::filesystem::path& path, std::string_view name, std::uint64_t max_bytes,
                                   MapUse use);

// "path: No such file or directory", with the code that fits.
absl::Status SystemError(const std::filesystem::path& path, int error);

// "name: 9 bytes; at most 8 are read".
absl::Status TooLarge(std::string_view name, std::uint64_t size, std::uint64_t max_bytes);

}  // namespace kith
