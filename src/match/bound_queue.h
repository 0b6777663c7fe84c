// BoundQueue: tasks by their bounds, the greatest first, of equal ones the last that came.
//
//   queue.Clear();
//   queue.Push(bound, task);
//   while (!queue.empty() && queue.most() >= kth) Do(queue.Pop());
//
// Model     Bounds are points of a score, whole numbers of a small range, so that each has a list of its own; a bit says of each whether it is empty.
// Units     Points, 0 to kMostPoints; who pushes more has it counted as kMostPoints.
// Cost      Push O(1). Pop O(1), and a step for each 64 points that the greatest bound falls. Clear O(kMostPoints / 64 + tasks left). Allocates until it has
//           held its most tasks.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kith/match/policy.h"

namespace kith {

template <class Task>
class BoundQueue {
 public:
  static constexpr std::int32_t kMostPoints = kFullScore;

  void Clear() {
    while (!empty()) {
      first_[Greatest()] = kNone;
      Drop();
    }
    tasks_.clear();
    next_.clear();
  }
  bool empty() {
    while (top_ > 0 && bits_[top_] == 0) --top_;
    return bits_[top_] == 0;
  }
  // Of a queue that is not empty.
  std::int32_t most() { return static_cast<std::int32_t>(Greatest()); }

  void Push(std::int32_t bound, const Task& task) {
    const auto points = static_cast<std::size_t>(std::clamp(bound, 0, kMostPoints));
    next_.push_back(first_[points]);
    tasks_.push_back(task);
    first_[points] = static_cast<std::uint32_t>(tasks_.size());
    bits_[points / 64] |= std::uint64_t{1} << (points % 64);
    top_ = std::max(top_, points / 64);
  }
  // Of a queue that is not empty.
  Task Pop() {
    std::uint32_t& first = first_[Greatest()];
    const std::uint32_t at = first - 1;
    first = next_[at];
    if (first == kNone) Drop();
    return tasks_[at];
  }

 private:
  static constexpr std::uint32_t kNone = 0;
  std::size_t Greatest() {
    while (bits_[top_] == 0) --top_;
    return top_ * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits_[top_]));
  }
  // The greatest has no more tasks.
  void Drop() { bits_[top_] &= ~(std::uint64_t{1} << (63 - std::countl_zero(bits_[top_]))); }

  std::vector<Task> tasks_;
  std::vector<std::uint32_t> next_;                         // beside them: the one that came before it, and 1
  std::array<std::uint32_t, kMostPoints + 1> first_{};      // by points: the last that came, and 1
  std::array<std::uint64_t, kMostPoints / 64 + 1> bits_{};  // by points: whether there are any
  std::size_t top_ = 0;                                     // no word above has a bit
};

}  // namespace kith
