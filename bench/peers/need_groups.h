// NeedGroups: the offers of a flat world by need and catchment, and which catchments of a need a region is in. What a library of geometry is composed with: it
// finds the regions that cover a point, and the groups give the first offers.
//
//   NeedGroups groups(world);
//   groups.First(query, covering, 10, ids);      // covering: regions whose shapes cover the point
//
// Order     As flat_world.h says.
// Threads   Of one thread. Lifetime: keeps a pointer to the world.
// Cost      First O(groups of the covering regions + their offers): each group once, whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bench/peers/first_rows.h"
#include "bench/peers/flat_world.h"

namespace kith::peers {

class NeedGroups {
 public:
  explicit NeedGroups(const FlatWorld& world);

  // Regions of kinds that the query names are passed over.
  void First(const FlatQuery& query, std::span<const std::uint32_t> covering, std::size_t limit,
             std::vector<std::uint32_t>& ids);
  // Positions of shapes of regions that are in a catchment of the need.
  std::vector<std::uint32_t> ShapesOf(std::uint32_t need) const;
  // Whether the region is in a catchment of the need.
  bool Matters(std::uint32_t need, std::uint32_t region) const { return !GroupsOf(need, region).empty(); }

 private:
  struct Group {
    std::uint32_t catchment = 0;
    std::uint32_t begin = 0, end = 0;  // of offers_
  };
  void AddNeed(const std::vector<std::uint32_t>& meeting);
  std::span<const std::uint32_t> GroupsOf(std::uint32_t need, std::uint32_t region) const {
    const std::size_t at = std::size_t{need} * world_->regions.size() + region;
    return std::span(groups_of_region_).subspan(region_begin_[at], region_begin_[at + 1] - region_begin_[at]);
  }
  void Serve(const FlatQuery& query, std::uint32_t group, bool open);

  const FlatWorld* world_;
  std::vector<FlatOffer> offers_;  // by need, then catchment
  std::vector<Group> groups_;
  std::vector<std::uint32_t> groups_of_region_;  // by need, then region
  std::vector<std::uint32_t> region_begin_ = {0};
  std::vector<std::vector<std::uint32_t>> everyone_, open_;  // groups, by need; open_: those that may be
  std::uint32_t query_ = 0;
  std::vector<std::uint32_t> served_in_;  // by group: the query in which it was
  FirstRows first_;
};

}  // namespace kith::peers
