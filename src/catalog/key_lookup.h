// Look-up by key in a table that is sorted by key.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace kith {

inline constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();

// The position of the record with that key, or kNoRow. O(log n).
template <class Record>
std::uint32_t FindRow(const std::vector<Record>& table, std::string_view key) {
  const auto at = std::lower_bound(table.begin(), table.end(), key,
                                   [](const Record& record, std::string_view wanted) { return record.key < wanted; });
  if (at == table.end() || at->key != key) return kNoRow;
  return static_cast<std::uint32_t>(at - table.begin());
}

template <class Record>
bool HasRow(const std::vector<Record>& table, std::string_view key) {
  return FindRow(table, key) != kNoRow;
}

}  // namespace kith
