// ByteSource: a file from its beginning to its end, unpacked where it is gzip (RFC 1952).
//
//   absl::StatusOr<std::unique_ptr<ByteSource>> source = ByteSource::OfFile(path, limits);
//   while (*bytes = (*source)->Read(buffer) > 0) ...
//
// Model     gzip is known by its first two bytes, whatever the file is called. Several gzip members one after the other are one text.
//           A file that is not packed and longer than `bytes_max` is refused before it is read.
// Errors    NotFound, FailedPrecondition: of the file system. InvalidArgument: gzip that is damaged or ends early. ResourceExhausted: more bytes
//           than `bytes_max`, or packed more than `ratio_max` times (once past kUnpackedFree): as a small file that unpacks to a huge one does.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include <absl/status/statusor.h>

namespace kith {

struct ByteLimits {
  std::uint64_t bytes_max = 0;  // unpacked
  std::uint64_t ratio_max = 0;  // unpacked bytes to packed ones
};
inline constexpr std::uint64_t kUnpackedFree = 16U << 20;

class ByteSource {
 public:
  static absl::StatusOr<std::unique_ptr<ByteSource>> OfFile(const std::filesystem::path& path,
                                                            const ByteLimits& limits);
  // `bytes` must outlive it.
  static std::unique_ptr<ByteSource> OfBytes(std::string_view bytes, const ByteLimits& limits);

  virtual ~ByteSource() = default;
  // How many bytes were put into `buffer`; 0 at the end.
  virtual absl::StatusOr<std::size_t> Read(std::span<char> buffer) = 0;
};

}  // namespace kith
