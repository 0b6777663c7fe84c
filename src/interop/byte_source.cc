#include "src/interop/byte_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <zlib.h>

#include <absl/status/status.h>
#include <sys/stat.h>

namespace kith {
namespace {

constexpr std::size_t kBlock = 256U << 10;

// Bytes as they are stored.
class StoredBytes {
 public:
  virtual ~StoredBytes() = default;
  virtual absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) = 0;
  // All of them; nothing where that is seen at the end alone, as of a pipe.
  virtual std::optional<std::uint64_t> size() const = 0;
};

class StoredFile : public StoredBytes {
 public:
  explicit StoredFile(std::FILE* file) : file_(file) {}
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    errno = 0;
    const std::size_t read = std::fread(buffer, 1, size, file_.get());
    if (read == 0 && std::ferror(file_.get()) != 0)
      return absl::FailedPreconditionError(std::string("cannot be read: ") + std::strerror(errno));
    return read;
  }
  std::optional<std::uint64_t> size() const override {
    struct stat about = {};
    if (::fstat(::fileno(file_.get()), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(about.st_size);
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
};

class StoredText : public StoredBytes {
 public:
  explicit StoredText(std::string_view text) : rest_(text), size_(text.size()) {}
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    const std::size_t read = std::min(size, rest_.size());
    std::copy_n(rest_.data(), read, buffer);
    rest_.remove_prefix(read);
    return read;
  }
  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  std::string_view rest_;
  std::uint64_t size_;
};

class UnpackedSource : public ByteSource {
 public:
  UnpackedSource(std::unique_ptr<StoredBytes> stored, const ByteLimits& limits)
      : stored_(std::move(stored)), limits_(limits) {}
  ~UnpackedSource() override {
    if (unpacking_) inflateEnd(&stream_);
  }
  UnpackedSource(const UnpackedSource&) = delete;
  UnpackedSource& operator=(const UnpackedSource&) = delete;

  absl::StatusOr<std::size_t> Read(std::span<char> buffer) override {
    if (!begun_) {
      if (absl::Status status = Begin(); !status.ok()) return status;
    }
    absl::StatusOr<std::size_t> read = unpacking_ ? Unpack(buffer) : Copy(buffer);
    if (!read.ok()) return read;
    given_ += *read;
    if (given_ > limits_.bytes_max) return TooLong();
    if (unpacking_ && given_ > kUnpackedFree && given_ / limits_.ratio_max > taken_)
      return absl::ResourceExhaustedError("unpacks to over " + std::to_string(limits_.ratio_max) + " times its size");
    return read;
  }

 private:
  absl::Status TooLong() const {
    return absl::ResourceExhaustedError("longer than " + std::to_string(limits_.bytes_max) + " bytes");
  }

  absl::Status Begin() {
    begun_ = true;
    // Two bytes may come one by one, out of a pipe.
    while (filled_ < 2) {
      absl::StatusOr<std::size_t> read = stored_->Read(block_.data() + filled_, block_.size() - filled_);
      if (!read.ok()) return read.status();
      if (*read == 0) break;
      filled_ += *read;
    }
    const bool gzip = filled_ >= 2 && block_[0] == '\x1f' && block_[1] == '\x8b';
    if (!gzip) return stored_->size().value_or(0) > limits_.bytes_max ? TooLong() : absl::OkStatus();
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) return absl::ResourceExhaustedError("no memory to unpack gzip");
    unpacking_ = true;
    Feed();
    return absl::OkStatus();
  }

  void Feed() {
    stream_.next_in = reinterpret_cast<Bytef*>(block_.data());
    stream_.avail_in = static_cast<uInt>(filled_);
    taken_ += filled_;
    filled_ = 0;
  }

  absl::StatusOr<std::size_t> Copy(std::span<char> buffer) {
    if (filled_ == 0) return stored_->Read(buffer.data(), buffer.size());
    const std::size_t read = std::min(buffer.size(), filled_ - copied_);
    std::copy_n(block_.data() + copied_, read, buffer.data());
    copied_ += read;
    if (copied_ == filled_) filled_ = 0;
    return read;
  }

  // True where there is packed input, or none any more.
  absl::Status Refill() {
    if (stream_.avail_in > 0) return absl::OkStatus();
    absl::StatusOr<std::size_t> read = stored_->Read(block_.data(), block_.size());
    if (!read.ok()) return read.status();
    filled_ = *read;
    Feed();
    return absl::OkStatus();
  }

  absl::StatusOr<std::size_t> Unpack(std::span<char> buffer) {
    const auto size = static_cast<uInt>(std::min<std::size_t>(buffer.size(), 1U << 30));
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = size;
    while (stream_.avail_out == size) {
      if (absl::Status status = Refill(); !status.ok()) return status;
      if (stream_.avail_in == 0) {
        if (member_ended_) return std::size_t{0};
        return absl::InvalidArgumentError("the gzip data end early");
      }
      if (member_ended_ && inflateReset(&stream_) != Z_OK) return absl::InvalidArgumentError("damaged gzip data");
      const int result = inflate(&stream_, Z_NO_FLUSH);
      member_ended_ = result == Z_STREAM_END;
      if (result == Z_MEM_ERROR) return absl::ResourceExhaustedError("no memory to unpack gzip");
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        return absl::InvalidArgumentError("damaged gzip data");
    }
    return std::size_t{size - stream_.avail_out};
  }

  std::unique_ptr<StoredBytes> stored_;
  ByteLimits limits_;
  std::array<char, kBlock> block_{};
  std::size_t filled_ = 0;  // of block_, stored and not yet taken
  std::size_t copied_ = 0;
  bool begun_ = false;
  bool unpacking_ = false;
  bool member_ended_ = false;
  z_stream stream_{};
  std::uint64_t taken_ = 0;
  std::uint64_t given_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> ByteSource::OfFile(const std::filesystem::path& path,
                                                               const ByteLimits& limits) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return absl::FailedPreconditionError("is a folder, not a file");
  errno = 0;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    const std::string what = std::strerror(errno);
    return errno == ENOENT ? absl::NotFoundError(what) : absl::FailedPreconditionError(what);
  }
  return std::make_unique<UnpackedSource>(std::make_unique<StoredFile>(file), limits);
}

std::unique_ptr<ByteSource> ByteSource::OfBytes(std::string_view bytes, const ByteLimits& limits) {
  return std::make_unique<UnpackedSource>(std::make_unique<StoredText>(bytes), limits);
}

}  // namespace kith
