// What all comparisons of one household share, whoever is meant: looked up once, before any of them.
//
// Threads   Scratch of one thread.   Cost  Set: O(facts x people), and look-ups of what limits depend on.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "kith/base/time.h"
#include "kith/client/household.h"
#include "src/eligibility/finding.h"

namespace kith::scan_internal {

struct HouseholdContext {
  const Household* household = nullptr;
  Date day;
  FactValue size;
  // Equal of households that may be in the same regions of any table; and of those that are of one size, on one day.
  std::string place_key, size_key;
  std::size_t names = 0;
  std::vector<const FactValue*> stated;  // by the household and each member, by fact

  // `facts`: ascending names. Points into `of` and `facts`.
  void Set(const Household& of, Date on, std::span<const std::string> facts);
  Scope scope() const { return {household, nullptr, day}; }
  // What `member` states, or for nullptr the household, of a fact by its place among the names.
  const FactValue& Stated(std::size_t fact, const Member* member) const {
    const std::size_t place = member == nullptr ? 0 : static_cast<std::size_t>(member - household->members.data()) + 1;
    return *stated[place * names + fact];
  }
};

}  // namespace kith::scan_internal
