// Progress: a bar on standard error, only where that is a terminal, and only once work has taken a moment.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace kith_program {

class Progress {
 public:
  Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void Show(std::string_view what, std::uint64_t done, std::uint64_t total);
  // Wipes the bar, before anything else is written to the terminal.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool shown_ = false;
  Clock::time_point next_;  // no sooner
};

}  // namespace kith_program
