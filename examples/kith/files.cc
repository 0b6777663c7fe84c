// Reading and writing files.
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>
#include <utility>
#include <vector>

#include <sys/stat.h>

#include "examples/kith/command.h"

namespace kith_program {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

absl::Status SystemError(const std::string& name, std::string_view what) {
  return absl::InvalidArgumentError(name + ": " + std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

std::string InputName(const std::string& path) { return path == "-" ? "standard input" : path; }

Input::Input(Input&& other) noexcept
    : name_(std::move(other.name_)),
      file_(std::exchange(other.file_, STDIN_FILENO)),
      bytes_max_(other.bytes_max_),
      bytes_left_(other.bytes_left_),
      status_(std::move(other.status_)) {}

Input::~Input() {
  if (file_ != STDIN_FILENO) close(file_);
}

absl::Status Input::TooLong() const {
  return absl::ResourceExhaustedError(name_ + ": longer than the limit of " +
                                      Thousands(static_cast<std::int64_t>(bytes_max_)) + " bytes");
}

absl::StatusOr<Input> Input::Open(const std::string& path, std::uint64_t bytes_max) {
  errno = 0;
  const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return SystemError(path, "cannot be read");
  Input input(InputName(path), file, bytes_max);
  if (input.size() > bytes_max) return input.TooLong();
  return input;
}

std::size_t Input::Read(char* to, std::size_t size) {
  if (!status_.ok()) return 0;
  ssize_t bytes = 0;
  do {
    bytes = read(file_, to, size);
  } while (bytes < 0 && errno == EINTR);
  if (bytes < 0) {
    status_ = SystemError(name_, "cannot be read");
    return 0;
  }
  const auto count = static_cast<std::size_t>(bytes);
  if (count > bytes_left_) {
    status_ = TooLong();
    return 0;
  }
  bytes_left_ -= count;
  return count;
}

std::uint64_t Input::size() const {
  struct stat about {};
  return fstat(file_, &about) == 0 && S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
}

absl::StatusOr<std::string> ReadInput(const std::string& path, std::uint64_t bytes_max) {
  absl::StatusOr<Input> input = Input::Open(path, bytes_max);
  if (!input.ok()) return input.status();
  std::string text;
  std::vector<char> block(std::size_t{1} << 16);
  while (const std::size_t bytes = input->Read(block.data(), block.size())) text.append(block.data(), bytes);
  if (!input->status().ok()) return input->status();
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

kith::TimeZone MachineZone() {
  const char* variable = std::getenv("TZ");
  std::string_view name = variable == nullptr || *variable == '\0' ? "/etc/localtime" : variable;
  if (name.starts_with(':')) name.remove_prefix(1);
  return kith::TimeZone::Load(name).value_or(kith::TimeZone());
}

}  // namespace kith_program
