// Truth: three values, strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
// Unknown is never treated as no, and never as yes. AND is the minimum, OR the maximum. Errors: none. Cost: O(1).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace kith {

enum class Truth : std::uint8_t { kFalse = 0, kUnknown = 1, kTrue = 2 };

constexpr Truth And(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth Or(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth Not(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }
constexpr Truth ToTruth(bool value) { return value ? Truth::kTrue : Truth::kFalse; }

constexpr std::string_view ToString(Truth value) {
  return value == Truth::kTrue ? "yes" : value == Truth::kFalse ? "no" : "unknown";
}

}  // namespace kith
