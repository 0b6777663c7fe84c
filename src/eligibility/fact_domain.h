// What a fact can be, whatever the household: docs/rules.md, "Deciding by cases".
#pragma once

#include <optional>
#include <string_view>

namespace kith {

// Everyone has an age, every household a size, an income and assets (if only of nothing) and some way of living: such a fact is never taken to be
// not applicable. Any other open fact could turn out to be.
bool AlwaysApplies(std::string_view fact);

// Numbers and amounts that a client file can state: both ends included.
struct FactBounds {
  std::optional<double> min, max;
};
FactBounds BoundsOf(std::string_view fact);
// Those, and counts that have no other bounds. (Assets may be debts.)
bool IsNeverNegative(std::string_view fact);

}  // namespace kith
