#include "examples/kith/progress.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <unistd.h>

#include "examples/kith/layout.h"

namespace kith_program {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(700);
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr int kBarCells = 30;
constexpr int kWhatCells = 30;

}  // namespace

Progress::Progress(bool wanted) : shows_(wanted && isatty(STDERR_FILENO) != 0), next_(Clock::now() + kPatience) {}
Progress::~Progress() { Clear(); }

void Progress::Show(std::string_view what, std::uint64_t done, std::uint64_t total) {
  if (!shows_ || total == 0 || Clock::now() < next_) return;
  next_ = Clock::now() + kPause;
  shown_ = true;
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto full = static_cast<std::size_t>(share * kBarCells);
  const std::string bar = std::string(full, '#') + std::string(kBarCells - full, '.');
  std::fprintf(stderr, "\r%s [%s] %3d%%", PadRight(Cut(Printable(what), kWhatCells), kWhatCells).c_str(), bar.c_str(),
               static_cast<int>(share * 100));
}

void Progress::Clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace kith_program
