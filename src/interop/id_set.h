// IdSet: which ids have occurred in a long file, in a few bytes beside each: the ids behind one another, and a table of their hashes.
//
//   IdSet ids;
//   if (!ids.Insert(household.id)) ...   // it occurred before
//
// Cost      Insert O(length) on average; memory of the ids and some 20 bytes for each. Errors: none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/checksum.h"

namespace kith {

class IdSet {
 public:
  // False where it is there already.
  bool Insert(std::string_view id) {
    if (2 * (ends_.size() + 1) > slots_.size()) Grow();
    const std::uint64_t hash = Checksum(id);
    Slot& slot = slots_[Find(id, hash)];
    if (slot.id_plus_1 != 0) return false;
    bytes_ += id;
    ends_.push_back(bytes_.size());
    slot = {.hash = static_cast<std::uint32_t>(hash >> 32), .id_plus_1 = static_cast<std::uint32_t>(ends_.size())};
    return true;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;       // its upper half
    std::uint32_t id_plus_1 = 0;  // 0: free
  };

  std::string_view IdAt(std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
    return std::string_view(bytes_).substr(begin, ends_[at] - begin);
  }

  // Of that id, or of the free slot where it belongs.
  std::size_t Find(std::string_view id, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    const auto upper = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.id_plus_1 == 0 || (slot.hash == upper && IdAt(slot.id_plus_1 - 1) == id)) return at;
    }
  }

  void Grow() {
    constexpr std::size_t kLeast = 64;
    slots_.assign(slots_.empty() ? kLeast : 2 * slots_.size(), Slot());
    for (std::size_t at = 0; at < ends_.size(); ++at) {
      const std::uint64_t hash = Checksum(IdAt(at));
      slots_[Find(IdAt(at), hash)] = {.hash = static_cast<std::uint32_t>(hash >> 32),
                                      .id_plus_1 = static_cast<std::uint32_t>(at + 1)};
    }
  }

  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::vector<Slot> slots_;  // a power of two, at most half taken
};

}  // namespace kith
