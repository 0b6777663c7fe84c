// Reading and writing whole files.
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>

#include "examples/kith/command.h"

namespace kith_program {
namespace {

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

absl::Status SystemError(const std::string& name, std::string_view what) {
  return absl::InvalidArgumentError(name + ": " + std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

std::string InputName(const std::string& path) { return path == "-" ? "standard input" : path; }

absl::StatusOr<std::string> ReadInput(const std::string& path, std::uint64_t max_bytes) {
  errno = 0;
  const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return SystemError(path, "cannot be read");
  std::string text;
  char block[1 << 16];
  while (const std::size_t bytes = std::fread(block, 1, sizeof block, file.get())) {
    text.append(block, bytes);
    if (text.size() > max_bytes)
      return absl::ResourceExhaustedError(InputName(path) + ": longer than " + std::to_string(max_bytes) + " bytes");
  }
  if (std::ferror(file.get()) != 0) return SystemError(InputName(path), "cannot be read");
  return text;
}

absl::Status WriteFile(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".part";
  errno = 0;
  File file(std::fopen(temporary.c_str(), "wb"));
  if (!file) return SystemError(path, "cannot be written");
  const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  const bool closed = std::fclose(file.release()) == 0;
  if (written && closed && std::rename(temporary.c_str(), path.c_str()) == 0) return absl::OkStatus();
  absl::Status status = SystemError(path, "cannot be written");
  std::remove(temporary.c_str());
  return status;
}

kith::Instant PresentMinute() {
  const auto minute = std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now());
  return kith::Instant{std::chrono::duration_cast<std::chrono::seconds>(minute.time_since_epoch()).count()};
}

}  // namespace kith_program
