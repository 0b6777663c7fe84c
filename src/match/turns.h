// Turns: many threads share out a list of tasks, some neighbours at a time.
//
//   WorkInTurns(queries.size(), threads, [&](Turns& turns) {
//     Ranker ranker(matcher);                                          // what each thread has of its own
//     while (turns.Next()) answers[turns.at()] = ranker.First(...);
//   });
//
// Model     `work` is called once on each thread, the caller's among them, and takes tasks until none is left. Which thread takes which is not said: who writes
//           what depends on its task alone gets the same for each number of threads.
// Threads   `threads` of them (0: one for each core); fewer where the system gives fewer, or where there are too few tasks for all.
// Errors    What `work` throws (memory that is not there) is thrown by the caller's thread, once all have ended.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace kith {

class Turns {
 public:
  Turns(std::atomic<std::size_t>& next, std::size_t count) : next_(next), count_(count) {}
  // False where no task is left.
  bool Next();
  std::size_t at() const { return at_; }

 private:
  std::atomic<std::size_t>& next_;
  std::size_t count_;
  std::size_t at_ = 0, end_ = 0;
};

void WorkInTurns(std::size_t count, std::uint32_t threads, const std::function<void(Turns&)>& work);

}  // namespace kith
