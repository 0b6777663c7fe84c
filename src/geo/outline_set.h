// OutlineSet: the distinct outlines of a catalog, numbered, and which of them cover a point.
//
//   OutlineSet set;
//   const std::uint32_t number = set.Add(area.outline);      // equal outlines have one number
//   set.Index();
//   set.Find(point, lookup, numbers);
//
// Model     What Covers (outline.h) says, to the unit. A CatchmentIndex answers for all outlines of which that is certain; the few others, whose holes are not
//           sound, are asked one by one.
// Lifetime  Outlines stay where they are. Threads: const calls need no lock. Cost: Add O(vertices), Index as CatchmentIndex::Build.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "kith/geo/catchment_index.h"
#include "kith/geo/outline.h"

namespace kith::geo_internal {

class OutlineSet {
 public:
  std::uint32_t Add(const Outline& outline);
  void Index();

  std::uint32_t size() const { return static_cast<std::uint32_t>(outlines_.size()); }
  const CatchmentIndex& index() const { return *index_; }
  // How many the index does not answer for.
  std::size_t unsound() const { return unsound_.size(); }
  // `lookup` is of index().
  void Find(LatLng point, CatchmentLookup& lookup, std::vector<std::uint32_t>& numbers) const;

 private:
  struct Unsound {
    std::uint32_t number = 0;
    Box box;
  };

  std::vector<const Outline*> outlines_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_hash_;
  std::optional<CatchmentIndex> index_;
  std::vector<Unsound> unsound_;
};

}  // namespace kith::geo_internal
