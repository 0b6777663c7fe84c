// A benchmark has nothing to repair: where an input is not as it must be, it says so and the program ends with exit code 2.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kith {

[[noreturn]] inline void Stop(const std::string& why) {
  std::fprintf(stderr, "bench: %s\n", why.c_str());
  std::exit(2);
}

inline void OrStop(const absl::Status& status) {
  if (!status.ok()) Stop(status.ToString());
}

template <class Value>
Value OrStop(absl::StatusOr<Value> value) {
  OrStop(value.status());
  return *std::move(value);
}

}  // namespace kith
