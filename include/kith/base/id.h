// Id<Tag>: the position of a record in its table, as a type of its own, so that a service is never taken for a location.
//
//   ServiceId id{3};  catalog[id].name;  if (id.valid()) ...
//
// Order     By position; tables of a Catalog are sorted by key, so ids of one catalog order as their keys do.
// Lifetime  Means something only with the catalog it came from. The key (a UUID in HSDS) is what outlives it. Errors: none; index() of a default id means nothing. Cost: O(1).
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace kith {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t index) : index_(index) {}

  constexpr bool valid() const { return index_ != kNone; }
  constexpr std::uint32_t index() const { return index_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index_ = kNone;  // kNone: no record
};

using OrganizationId = Id<struct OrganizationTag>;
using ProgramId = Id<struct ProgramTag>;
using ServiceId = Id<struct ServiceTag>;
using LocationId = Id<struct LocationTag>;
using ServiceAtLocationId = Id<struct ServiceAtLocationTag>;
using AreaId = Id<struct AreaTag>;
using TaxonomyTermId = Id<struct TaxonomyTermTag>;

}  // namespace kith

template <class Tag>
struct std::hash<kith::Id<Tag>> {
  std::size_t operator()(kith::Id<Tag> id) const noexcept { return id.index(); }
};
