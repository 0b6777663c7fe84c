#include "src/geo/outline_set.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "src/geo/catchment_parts.h"
#include "src/geo/exact.h"

namespace kith::geo_internal {
namespace {

std::uint64_t Mixed(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
  return hash ^ (hash >> 29);
}

std::uint64_t HashOf(const Ring& ring, std::uint64_t hash) {
  for (const LatLng p : ring.vertices) {
    const auto lat = static_cast<std::uint32_t>(p.lat_e7());
    const auto lng = static_cast<std::uint32_t>(p.lng_e7());
    hash = Mixed(hash, std::uint64_t{lat} << 32 | lng);
  }
  return Mixed(hash, ring.vertices.size());
}

std::uint64_t HashOf(const Outline& outline) {
  std::uint64_t hash = outline.polygons.size();
  for (const Polygon& polygon : outline.polygons) {
    hash = HashOf(polygon.outer, hash);
    for (const Ring& hole : polygon.holes) hash = HashOf(hole, hash);
  }
  return hash;
}

// An edge that runs back over the one before: it may stick out of the ring around the hole, which Validate does not see.
bool HasSpike(const Ring& ring) {
  const std::vector<LatLng>& v = ring.vertices;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const LatLng a = v[i], b = v[(i + 1) % v.size()], c = v[(i + 2) % v.size()];
    const Int128 x = Int128{b.lng_e7()} - a.lng_e7(), y = Int128{b.lat_e7()} - a.lat_e7();
    const Int128 next_x = Int128{c.lng_e7()} - b.lng_e7(), next_y = Int128{c.lat_e7()} - b.lat_e7();
    if (x * next_y == y * next_x && x * next_x + y * next_y <= 0) return true;
  }
  return false;
}

bool AreInRange(const Ring& ring) {
  return std::all_of(ring.vertices.begin(), ring.vertices.end(),
                     [](LatLng p) { return CheckRange(p, std::string()).ok(); });
}

// Without holes a polygon is what an odd number of its edges separates from the outside, sound or not.
bool IsSound(const Polygon& polygon) {
  if (polygon.outer.vertices.size() < 3 || !AreInRange(polygon.outer)) return false;
  if (polygon.holes.empty()) return true;
  if (!std::all_of(polygon.holes.begin(), polygon.holes.end(), AreInRange)) return false;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(), HasSpike) && Validate(Outline{{polygon}}).ok();
}

bool IsSound(const Outline& outline) {
  return std::all_of(outline.polygons.begin(), outline.polygons.end(),
                     [](const Polygon& polygon) { return IsSound(polygon); });
}

}  // namespace

std::uint32_t OutlineSet::Add(const Outline& outline) {
  std::vector<std::uint32_t>& alike = by_hash_[HashOf(outline)];
  const auto same =
      std::find_if(alike.begin(), alike.end(), [&](std::uint32_t number) { return *outlines_[number] == outline; });
  if (same != alike.end()) return *same;
  alike.push_back(size());
  outlines_.push_back(&outline);
  return alike.back();
}

void OutlineSet::Index() {
  std::vector<CatchmentDefinition> definitions(outlines_.size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    const std::optional<Box> box = BoundingBox(*outlines_[i]);
    if (!box) continue;
    if (IsSound(*outlines_[i]))
      definitions[i].outlines.push_back(outlines_[i]);
    else
      unsound_.push_back({i, *box});
  }
  absl::StatusOr<CatchmentIndex> built = CatchmentIndex::Build(definitions, {});
  if (!built.ok()) {  // more than an index takes
    unsound_.clear();
    for (std::uint32_t i = 0; i < size(); ++i) {
      if (const std::optional<Box> box = BoundingBox(*outlines_[i])) unsound_.push_back({i, *box});
    }
    built = CatchmentIndex::Build({}, {});
  }
  index_.emplace(*std::move(built));
  by_hash_.clear();
}

void OutlineSet::Find(LatLng point, CatchmentLookup& lookup, std::vector<std::uint32_t>& numbers) const {
  numbers.clear();
  for (const CatchmentId id : lookup.Covering(point)) numbers.push_back(id.index());
  for (const Unsound& one : unsound_) {
    if (one.box.Contains(point) && Covers(*outlines_[one.number], point)) numbers.push_back(one.number);
  }
}

}  // namespace kith::geo_internal
