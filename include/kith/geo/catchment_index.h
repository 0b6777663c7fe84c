// CatchmentIndex answers one question for a whole catalog at once: which catchments cover this place, and of which is it open?
//
//   absl::StatusOr<CatchmentIndex> index = CatchmentIndex::Build(definitions, zips);     // once
//   CatchmentLookup lookup(*index);                                                      // one for each thread
//   const CatchmentAnswer answer = lookup.Find({.point = home, .zip = "90011"});
//   for (CatchmentId id : answer.covering) ...
//   double meters = index->MetersToBorder(id, home);                                     // "inside by 120 m"
//
// Model     A catchment is a union of members: everyone; outlines (polygons with holes); circles; ZIP codes; and what decides nothing ("unknown", which leaves
//           open what no other member covers; so does having no member). Outlines and circles are closed: a point on a border is covered by both sides.
//           For outlines that Validate (outline.h) accepts and whose holes have no spikes, as Repair leaves them, the answer is that of Covers, to the unit; of
//           others, what an odd number of a polygon's edges separates from the outside is inside. A circle covers what DistanceMeters says is not farther from its center than its radius.
//           ZIP codes: the stated one decides. Without one, a point decides where the outlines of ZIP areas do: in one that is listed -> covered; in others
//           alone -> not; in none -> open.
//           The answer is that of CatchmentLocator (catchment.h) wherever it is not "ask". Ask the locator about
//             - catchments whose `names` include a kind of name that the household states (its name may decide, or be a slip of another);
//             - catchments with `ask`;
//             - without a point: outlines and circles, where a ZIP area that has an outline, or a name, is stated; and ZIP codes, where a name alone is stated.
//           What is certainly covered by another member is not asked.
// Units     Whole 1e-7 degrees, edges straight in the (longitude, latitude) plane (RFC 7946): outlines do not run over the 180th meridian, circles do. Meters.
// Order     Ascending CatchmentId; the three lists have none in common.
// Threads   CatchmentIndex is immutable, and nothing in it is lazy. A CatchmentLookup is of one thread.
// Lifetime  Copies what it needs: definitions and outlines may die after Build. A lookup points to its index; an answer lives until the lookup's next call.
// Cost      Build O(vertices + cells x catchments that contain them). Find O(catchments found + edges in one cell), nothing allocated once a lookup
//           is made. MetersToBorder O(vertices / 32 + vertices near the point).
// Method    A grid. A cell has the list of catchments that contain it whole (equal lists are kept once) and, where borders cross it, each edge once and for
//           each catchment one bit of parity and which edges are its. One wide pass over the edges tells which lie east of the point at its height, and on which
//           the point is; the number of a catchment's edges among them, odd or even, decides (grid_cell.h has the proof). Cells with too many edges are
//           divided further. Wide operations are chosen for the processor at run time; the answers are the same bytes. After Google's S2 (cell index) and
//           Hormann and Agathos (2001), The point in polygon problem for arbitrary polygons.
// Errors    InvalidArgument names catchment or ZIP code, outline and ring: a coordinate out of range (with "swapped?" where swapping would help), a ring
//           of fewer than 3 vertices, a radius that is not within 0..kMaxCircleMeters. ResourceExhausted over a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/id.h"
#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith {

using CatchmentId = Id<struct CatchmentTag>;  // position among the definitions

inline constexpr std::uint64_t kMaxIndexVertices = 500'000'000;
inline constexpr std::uint32_t kMaxIndexCatchments = 100'000'000;  // and ZIP codes together
inline constexpr double kMaxCircleMeters = 20'000'000;             // just under half of the way around

struct CatchmentLimits {
  std::uint64_t vertices = kMaxIndexVertices;
  std::uint32_t catchments = kMaxIndexCatchments;
};

struct CatchmentCircle {
  LatLng center;
  double radius_meters = 0;
};

// Kinds of stated names as bits.
constexpr std::uint8_t NameBit(AreaType type) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type)); }

struct CatchmentDefinition {
  bool everyone = false;
  bool unknown = false;
  bool ask = false;
  std::uint8_t names = 0;                // NameBit of each kind of stated name that may decide
  std::vector<const Outline*> outlines;  // an empty one decides nothing
  std::vector<CatchmentCircle> circles;
  std::vector<std::string> zip_codes;
};

// The outline of a ZIP area; several of one code are one area.
struct ZipOutline {
  std::string_view code;
  const Outline* outline = nullptr;
};

struct CatchmentIndexSize {
  std::uint64_t vertices = 0, cells = 0, edges = 0;  // edges: summed over cells
  std::uint64_t bytes = 0;
};

class CatchmentIndex {
 public:
  struct Data;  // src/geo only

  static absl::StatusOr<CatchmentIndex> Build(std::span<const CatchmentDefinition> definitions,
                                              std::span<const ZipOutline> zips, const CatchmentLimits& limits = {});

  std::uint32_t catchment_count() const;
  CatchmentIndexSize size() const;

  // From the point to the nearest border of the catchment's outlines and circles (of its ZIP codes' outlines, too), inside or out: what DistanceRangeMeters
  // (distance.h) gives as the nearest, to the bit, for a point outside. Infinity where it has none.
  double MetersToBorder(CatchmentId catchment, LatLng point) const;

  const Data& data() const { return *data_; }

 private:
  explicit CatchmentIndex(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;  // copies share it
};

// What a household states of where it stays. `names`: NameBit of what it states besides the ZIP code.
struct CatchmentQuery {
  std::optional<LatLng> point;
  std::string_view zip;
  std::uint8_t names = 0;
};

struct CatchmentAnswer {
  std::span<const CatchmentId> covering, open, ask;
};

class CatchmentLookup {
 public:
  explicit CatchmentLookup(const CatchmentIndex& index);
  CatchmentLookup(CatchmentLookup&&) noexcept;
  CatchmentLookup& operator=(CatchmentLookup&&) noexcept;
  ~CatchmentLookup();

  CatchmentAnswer Find(const CatchmentQuery& query);
  // Those that cover the point as everyone, by outline or by circle: ZIP codes, names and what is open are not looked at.
  std::span<const CatchmentId> Covering(LatLng point);
  // For batches: has what a later call for this point reads fetched from memory. Called some points ahead, it hides most of the waiting.
  void Prefetch(LatLng point) const;

 private:
  struct Scratch;
  CatchmentAnswer FindWithoutPoint(const CatchmentQuery& query, std::uint8_t names);
  const CatchmentIndex::Data* index_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace kith
