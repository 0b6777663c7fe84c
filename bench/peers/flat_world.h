// FlatWorld: all that decides the first ten under the policy `bench`, as rows that a database or a library of geometry can hold.
//
//   const FlatWorld world = Flatten(matcher, as_of);
//   const FlatOffer& offer = world.offers[world.needs[query.need][0]];
//
// Model     A query asks for a need, from a point, with a stated ZIP code and perhaps other stated names. An offer counts that meets the need, whose catchment is not
//           certainly elsewhere, whose rules do not certainly say no, and to which a visit is not too long. Its score is the sum of three numbers of points:
//             proximity     by its way: `fixed_points`, or the points of the minutes that a visit takes
//             eligibility   of the number of its open conditions: what the query's verdict says of its rules, and one more where its catchment is open
//             room          `room_points`
//           Order: score descending; minutes ascending; minutes in person ascending; id ascending.
//           A catchment is a set of regions. A region is covered where the query names it; where the query names none of its kind, where a shape of it covers the point,
//           borders and all. A catchment serves if it is everyone's or one of its regions is covered; else it is open if the query names none of a kind in
//           `open_unless_named` (areas of a kind that is never named; named areas that have no shape); else it does not.
//           Minutes are told by chords: a visit takes the first number of minutes whose last squared chord is no less than that between the two unit vectors,
//           (dx dx + dy dy) + dz dz in doubles.
// Left out  What is the same for every query, and so is no work of a query: offers that are not listed on the day, or are certainly full without a waitlist and without refills.
//           What queries do not ask (FlatQueries): hours, ways to attend, several places. What only Kith can say: whether rules hold. Each query brings one verdict for
//           each distinct set of rules.
// Order     Offers ascend by id, as keys do.
// Units     Points, minutes, 1e-7 degrees, squared chords of the unit sphere.
// Errors    None: it is checked against Kith, query by query, by who measures.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "kith/base/time.h"
#include "kith/catalog/records.h"
#include "kith/geo/outline.h"
#include "kith/match/matcher.h"

namespace kith::peers {

inline constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();  // minutes that are not known: last
inline constexpr std::uint32_t kNoRegion = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint8_t kRefused = 255;                 // a verdict
inline constexpr std::size_t kRegionKinds = 6;                // by AreaType; of kOther no query names one
inline constexpr std::size_t kModes = 4;                      // by TravelMode
inline constexpr std::size_t kOpenConditions = kRefused + 1;  // and one of the catchment

using KindBits = std::uint8_t;  // by AreaType
constexpr KindBits KindBit(AreaType kind) { return static_cast<KindBits>(1U << static_cast<unsigned>(kind)); }

enum class Way : std::uint8_t {
  kFixed,       // its proximity is a constant, and so are its minutes
  kVisit,       // by the minutes, which may be too many
  kVisitOrNot,  // needs no travel (0 minutes); the visit that is possible besides adds points by its minutes
};

struct FlatOffer {
  double x = 0, y = 0, z = 0;  // of its site, where it is visited
  std::uint32_t id = 0;        // ServiceAtLocationId
  std::uint32_t catchment = 0;
  std::uint32_t rules = 0;  // position among the query's verdicts
  std::int32_t fixed_points = 0;
  std::int32_t fixed_minutes = kNever;
  std::int32_t room_points = 0;
  Way way = Way::kFixed;
};

struct FlatRegion {
  AreaType kind = AreaType::kOther;
};

// A polygon of a region, which may have several.
struct FlatShape {
  std::uint32_t region = 0;
  Outline outline;  // one polygon
  Box box;
};

struct FlatCatchment {
  bool everyone = false;
  KindBits open_unless_named = 0;
  std::vector<std::uint32_t> regions;  // ascending
  bool operator==(const FlatCatchment&) const = default;
  auto operator<=>(const FlatCatchment&) const = default;
};

struct FlatScoring {
  std::vector<std::int32_t> visit, visit_or_not;            // points by minutes; the last is that of all more
  std::array<std::int32_t, kOpenConditions> eligibility{};  // points by open conditions
  std::array<std::vector<double>, kModes>
      last_chords;  // by minutes: the last squared chord, ascending; the last is beyond all

  std::int32_t Minutes(std::size_t mode, double squared_chord) const;
  static std::int32_t Points(const std::vector<std::int32_t>& by_minutes, std::int32_t minutes) {
    const auto at = static_cast<std::size_t>(minutes);
    return at < by_minutes.size() ? by_minutes[at] : by_minutes.back();
  }
};

struct FlatWorld {
  std::vector<FlatOffer> offers;
  std::vector<std::vector<std::uint32_t>>
      needs;  // by TaxonomyTermId: positions of the offers that meet it or one below it
  std::vector<FlatRegion> regions;
  std::vector<FlatShape> shapes;
  std::vector<FlatCatchment> catchments;
  std::vector<std::uint32_t> region_of_area;        // by AreaId, kNoRegion where no catchment lists it
  std::vector<ServiceAtLocationId> one_with_rules;  // by `rules`: an offer that has them
  FlatScoring scoring;
};

struct FlatQuery {
  LatLng point;
  double x = 0, y = 0, z = 0;
  std::uint32_t need = 0;
  std::size_t mode = 0;
  std::int32_t minutes_max = 0;
  KindBits names = 0;                               // kinds of which it names one; never kOther
  std::array<std::uint32_t, kRegionKinds> named{};  // by AreaType; kNoRegion: none, or one that no catchment lists
  std::vector<std::uint8_t> verdicts;               // by rules: kRefused, or how many conditions are open

  bool Names(AreaType kind) const { return (names & KindBit(kind)) != 0; }
  bool IsOpen(const FlatCatchment& catchment) const { return (catchment.open_unless_named & ~names) != 0; }
};

FlatWorld Flatten(const Matcher& matcher, Instant as_of);

}  // namespace kith::peers
