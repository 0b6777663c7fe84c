// Errors about outside input say where and what: file, record, field, what was found and what was expected.
//
//   return InputError({.file = "services.csv", .line = 12, .record = "5b0f...", .field = "minimum_age"}, "\"x\" is not a number of years");
//   -> INVALID_ARGUMENT: services.csv:12: record 5b0f...: minimum_age: "x" is not a number of years Cost: O(length of the message).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/status.h>

namespace kith {

struct InputPlace {
  std::string file;
  std::int64_t line = 0;  // from 1; 0: not known
  std::string record;     // id; empty: not known
  std::string field;
};

std::string ToString(const InputPlace& place);  // "services.csv:12: record 5b0f...: minimum_age"
absl::Status InputError(const InputPlace& place, std::string_view what);

}  // namespace kith

// Returns the status of `expr` where it is not OK.
#define KITH_RETURN_IF_ERROR(expr)                                                   \
  do {                                                                               \
    if (absl::Status kith_status_ = (expr); !kith_status_.ok()) return kith_status_; \
  } while (false)
