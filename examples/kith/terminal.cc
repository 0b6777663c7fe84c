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

// Of an error of rules the second line is the text, the third a caret under the place.
bool EndsInCaret(std::string_view message) {
  const std::size_t last = message.rfind('\n');
  return last != std::string_view::npos && std::count(message.begin(), message.end(), '\n') == 2 &&
         message.find_first_not_of(" ^", last + 1) == std::string_view::npos;
}

}  // namespace

void Complain(std::string_view message) {
  std::string line = "kith: ";
  if (EndsInCaret(message)) {
    for (std::size_t end = 0; (end = message.find('\n')) != std::string_view::npos; message.remove_prefix(end + 1))
      line += Printable(message.substr(0, end)) + "\n";
  }
  line += Printable(message) + "\n";
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
