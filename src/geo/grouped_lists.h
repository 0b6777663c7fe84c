// Lists by number, one after the other in one vector.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kith::geo_internal {

template <class Value>
class GroupedLists {
 public:
  GroupedLists() = default;
  // Entries are (list, value); each list keeps the order of its own.
  GroupedLists(std::size_t count, std::vector<std::pair<std::uint32_t, Value>> entries) : ends_(count + 1) {
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    values_.reserve(entries.size());
    for (const auto& [list, value] : entries) {
      values_.push_back(value);
      ++ends_[list + 1];
    }
    for (std::size_t i = 0; i < count; ++i) ends_[i + 1] += ends_[i];
  }

  std::span<const Value> operator[](std::size_t list) const {
    return std::span(values_).subspan(ends_[list], ends_[list + 1] - ends_[list]);
  }

 private:
  std::vector<Value> values_;
  std::vector<std::size_t> ends_;  // of the list before; list i is from ends_[i] to ends_[i + 1]
};

}  // namespace kith::geo_internal
