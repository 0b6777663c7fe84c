// Values in groups, as one flat array and the places where its groups begin.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "src/catalog/record_members.h"

namespace kith {

template <class Value>
class Grouped {
 public:
  Grouped() : begins_(1, 0) {}

  // `pairs` of (group, value); each group is sorted and holds every value once.
  static Grouped FromPairs(std::size_t groups, std::vector<std::pair<std::uint32_t, Value>> pairs) {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    Grouped grouped;
    grouped.begins_.assign(groups + 1, 0);
    for (const auto& [group, value] : pairs) ++grouped.begins_[group + 1];
    for (std::size_t group = 0; group < groups; ++group) grouped.begins_[group + 1] += grouped.begins_[group];
    grouped.values_.reserve(pairs.size());
    for (const auto& [group, value] : pairs) grouped.values_.push_back(value);
    return grouped;
  }

  std::span<const Value> operator[](std::size_t group) const {
    return std::span(values_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
  }

  std::span<const Value> values() const { return values_; }

  // Whether what was read from outside is `groups` groups: their ends ascend and are those of the values.
  bool IsSound(std::size_t groups) const {
    return begins_.size() == groups + 1 && begins_.front() == 0 && begins_.back() == values_.size() &&
           std::is_sorted(begins_.begin(), begins_.end());
  }

 private:
  friend struct Members<Grouped>;
  std::vector<std::size_t> begins_;  // of each group, and the end of the last
  std::vector<Value> values_;
};

template <class Value>
struct Members<Grouped<Value>> {
  static constexpr auto kAll = std::tuple(&Grouped<Value>::begins_, &Grouped<Value>::values_);
};

}  // namespace kith
