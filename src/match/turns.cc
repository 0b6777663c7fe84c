#include "src/match/turns.h"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace kith {
namespace {

constexpr std::size_t kTurn = 32;  // tasks that a thread takes at a time

}  // namespace

bool Turns::Next() {
  if (++at_ < end_) return true;
  at_ = next_.fetch_add(kTurn);
  end_ = std::min(at_ + kTurn, count_);
  return at_ < end_;
}

void WorkInTurns(std::size_t count, std::uint32_t threads, const std::function<void(Turns&)>& work) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::exception_ptr failure;  // of the first thread that failed
  const auto take_turns = [&]() noexcept {
    try {
      Turns turns(next, count);
      work(turns);
    } catch (...) {
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  const std::uint32_t wanted = threads == 0 ? std::thread::hardware_concurrency() : threads;
  const std::size_t useful = (count + kTurn - 1) / kTurn;
  std::vector<std::thread> others;
  try {
    while (others.size() + 1 < std::min<std::size_t>(wanted, useful)) others.emplace_back(take_turns);
  } catch (const std::system_error&) {
    // The system gives no more threads: those that there are do it.
  }
  take_turns();
  for (std::thread& other : others) other.join();
  if (failed) std::rethrow_exception(failure);
}

}  // namespace kith
