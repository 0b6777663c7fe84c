// Standard output and error, and what kind of terminal they are.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

#include <sys/ioctl.h>

#include "examples/kith/command.h"

namespace kith_program {
namespace {

constexpr int kWidthOfFiles = 110;  // where standard output is no terminal, so that equal answers are equal files
constexpr int kNarrowest = 60;
constexpr int kWidest = 140;

int& WriteError() {
  static int error = 0;
  return error;
}

bool IsSet(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool IsDumb() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::strcmp(terminal, "dumb") == 0;
}

}  // namespace

void Complain(std::string_view message) {
  const std::string line = "kith: " + Printable(message) + "\n";
  std::fflush(stdout);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int Fail(const absl::Status& status) {
  Complain({status.message().data(), status.message().size()});
  return kBad;
}

void Print(std::string_view text) {
  if (WriteError() == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) WriteError() = errno;
}

bool FlushOutput() {
  if (std::fflush(stdout) != 0 && WriteError() == 0) WriteError() = errno;
  return WriteError() == 0;
}

bool OutputIsTerminal() { return isatty(STDOUT_FILENO) != 0; }

absl::Status FinishOutput() {
  if (FlushOutput()) return absl::OkStatus();
  return absl::UnavailableError(std::string("standard output: ") + std::strerror(WriteError()));
}

TextOptions OutputOptions() {
  TextOptions options{.width = kWidthOfFiles};
  if (!OutputIsTerminal()) return options;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    options.width = std::clamp(static_cast<int>(size.ws_col), kNarrowest, kWidest);
  options.colour = !IsSet("NO_COLOR") && !IsDumb();
  return options;
}

}  // namespace kith_program
