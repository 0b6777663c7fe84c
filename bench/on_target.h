// OnTarget: while it lives, code with several SIMD paths takes that of one target, as a processor would that has no better.
//
//   const OnTarget narrow(HWY_STATIC_TARGET);
//   state.SetLabel(hwy::TargetName(target));
//
// Threads   Of the whole program: made and destroyed while one thread runs.
#pragma once

#include <cstdint>

#include <hwy/targets.h>

namespace kith {

class OnTarget {
 public:
  explicit OnTarget(std::int64_t target) { Choose(target); }
  OnTarget(const OnTarget&) = delete;
  OnTarget& operator=(const OnTarget&) = delete;
  ~OnTarget() { Choose(0); }

 private:
  static void Choose(std::int64_t target) {
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  }
};

}  // namespace kith
