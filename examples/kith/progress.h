// Progress: a bar on standard error, only where that is a terminal, and only once work has taken a moment.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace kith_program {

class Progress {
 public:
  // Where not `wanted`, as while answers go to a terminal, nothing is shown.
  explicit Progress(bool wanted = true);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void Show(std::string_view what, std::uint64_t done, std::uint64_t total);
  // Wipes the bar, before anything else is written to the terminal.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shows_;
  bool shown_ = false;
  Clock::time_point next_;  // no sooner
};

}  // namespace kith_program
