// What the commands of `kith` share: exit codes, messages, reading and writing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "examples/kith/layout.h"
#include "kith/base/time.h"

namespace CLI {
class App;
}

namespace kith_program {

enum ExitCode : int {
  kOk = 0,
  kFound = 1,  // it ran, and found what it was asked to look out for
  kBad = 2,    // bad input, bad usage, or a file that cannot be read or written
};

// A command has added itself to the program's arguments as `app`; `run` does it after parsing and gives the exit code.
struct Command {
  CLI::App* app = nullptr;
  std::function<int()> run;
};
Command AddImport(CLI::App& program);
Command AddCheck(CLI::App& program);
Command AddRank(CLI::App& program);
Command AddExplain(CLI::App& program);
Command AddReach(CLI::App& program);
Command AddGaps(CLI::App& program);
Command AddAsk(CLI::App& program);
Command AddCounty(CLI::App& program);
Command AddAreas(CLI::App& program);
Command AddRules(CLI::App& program);

// "kith: <message>" on standard error.
void Complain(std::string_view message);
// The same for a status, and kBad.
int Fail(const absl::Status& status);

inline constexpr std::uint64_t kMaxInputBytes = 4ULL << 30;  // of one file of clients

// A file that is read from its beginning to its end, once, as it comes in.
class Input {
 public:
  // `path` may be "-", standard input. A file that is longer than `bytes_max` is an error at once, a stream when it gets there.
  static absl::StatusOr<Input> Open(const std::string& path, std::uint64_t bytes_max = kMaxInputBytes);
  Input(Input&& other) noexcept;
  Input& operator=(Input&&) = delete;
  ~Input();

  // At most `size` bytes, waiting for the first of them only; 0 at the end, and on an error, which `status` keeps.
  std::size_t Read(char* to, std::size_t size);
  const absl::Status& status() const { return status_; }
  std::uint64_t size() const;  // 0 where it is not known beforehand

 private:
  Input(std::string name, int file, std::uint64_t bytes_max)
      : name_(std::move(name)), file_(file), bytes_max_(bytes_max), bytes_left_(bytes_max) {}
  absl::Status TooLong() const;
  std::string name_;
  int file_;
  std::uint64_t bytes_max_;
  std::uint64_t bytes_left_;
  absl::Status status_;
};

// All of it.
absl::StatusOr<std::string> ReadInput(const std::string& path, std::uint64_t bytes_max);
// The name of such a file in messages.
std::string InputName(const std::string& path);
// Through a temporary name, so that no half-written file is left.
absl::Status WriteFile(const std::string& path, std::string_view text);

// Standard output. Errors are kept for FinishOutput.
void Print(std::string_view text);
absl::Status FinishOutput();
// Passes on what is printed so far. False where standard output takes no more: nobody will read what follows.
bool FlushOutput();
bool OutputIsTerminal();

// How standard output takes text: its width and, unless NO_COLOR is set, colour where it is a terminal.
TextOptions OutputOptions();

// The present minute: the one place where the program reads a clock.
kith::Instant PresentMinute();
// That of the machine: what TZ says, else its own; UTC where that is not known.
kith::TimeZone MachineZone();

}  // namespace kith_program
