// Catchments: does a service serve people who stay at this place? Three values, with the reason.
//
//   CatchmentLocator locator(catalog);
//   LocatedPlace where = locator.Locate(client.place);        // once per client
//   CatchmentVerdict verdict = locator.Serves(offer_id, where);
//
// Model     An offer's service areas are a union; none at all is unknown. A place is a point, a ZIP code, a name, several of these or
//           nothing. For each service area, the most certain statement wins, in this order:
//             everywhere        yes.
//             GeoJSON outline   by point: exact. Without a point: by the outlines of the place's named areas (ZIP, then city, planning
//                               area, county, state): inside -> yes, disjoint -> no, overlapping -> the next; open where none decides.
//             ZIP codes         the stated ZIP decides. Without one, a point decides where the outlines of ZIP areas do: in the outline of a listed ZIP -> yes; in
//                               the outline of a ZIP that is not listed -> no; otherwise open. Without either, the outlines of wider named areas decide as above.
//             places            a stated name of that type decides; else an outline of that name; else open. So, too, where it is open whether the
//                               stated name means that place.
//             name only         as places, for a stated name of any type that the text bears exactly; otherwise by the outline of an area
//                               of that name (of each, where several bear it: they must agree); otherwise open - never no by name alone.
//           A stated ZIP whose outline does not cover the stated point: the point decides outlines, the ZIP decides ZIP lists.
//           Of several service areas, the first that says yes decides, else the first that is open, else the nearest that says no.
// Names     Compared by FoldName, without "City of", "County of", "State of", "SPA" in front or "County" behind where that is the name's type.
//           So "Orange County" is the county of Orange but not the city, and "Orange" either. States bear the Postal Service's letters, too ("CA"), areas of the
//           directory their codes. Whether two other names are one place is open where one may be a slip of the other ("Los Angelos"), a short form ("LA
//           County", "S. Pasadena"), a number where the other is a name (planning area "6", "South"), or name its state, too ("Los Angeles, CA"), unless both name areas of the directory: docs/rules.md, "Names of places".
// Threads   Immutable once built; const calls need no lock.
// Lifetime  Keeps a pointer to `catalog`. Copies share one index.
// Cost      Constructor: one pass over all areas and service areas. Locate O(areas + vertices of those whose box has the point). Serves
//           O(vertices) for each service area of the offer whose box has the point; O(v log v) where two outlines are related for the first time, which
//           copies keep together (up to 8 MiB, without locks), some nanoseconds from then on.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kith/base/messages.h"
#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"

namespace kith {

enum class CatchmentBasis : std::uint8_t {
  kNoServiceArea,  // the offer states none: unknown
  kEverywhere,
  kOutline,      // the service area's own outline
  kZipCode,      // the stated ZIP code
  kPlaceName,    // a stated name
  kAreaOutline,  // the outline of an area that the service area names
  kUndecided     // what is known does not decide: unknown
};

struct CatchmentVerdict {
  Truth serves = Truth::kUnknown;
  CatchmentBasis basis = CatchmentBasis::kNoServiceArea;
  std::uint32_t service_area =
      0;  // position in the directory's service_areas of the row that decided (not for kNoServiceArea)
  // A sentence: "Serves ZIP codes 90011, 90037; the household stays in 90044." Never depends on where an offer's location is.
  std::string reason;
};

struct LocatedPlace {
  Place place;
  std::vector<AreaId> covering;  // areas with outlines that cover the point, ascending; empty without a point
  AreaId zip, city, county, state, planning_area;  // the areas that the stated names refer to; invalid where unknown
};

class CatchmentLocator {
 public:
  struct Index;  // src/geo only
  explicit CatchmentLocator(const Catalog& catalog);

  LocatedPlace Locate(const Place& place) const;
  // `messages`: the language of its reason.
  CatchmentVerdict Serves(ServiceAtLocationId offer, const LocatedPlace& where,
                          const Messages& messages = Messages::English()) const;
  // The value alone: what Serves says in `serves`.
  Truth Evaluate(ServiceAtLocationId offer, const LocatedPlace& where) const;
  // Whether the household stays in one of these areas: as a service area would say that lists them as places.
  Truth Within(std::span<const AreaId> areas, const LocatedPlace& where) const;

  // The area of that type in which the household certainly stays: its point lies in the outline of exactly one (on the border of two it is in
  // both); without a point, its whole ZIP area does. Invalid where that is not certain.
  AreaId CertainArea(const LocatedPlace& where, AreaType type) const;

  // The smallest outline in which the household stays when it has no point: of its ZIP, else city; nullptr where there is none.
  const Outline* OutlineOf(const LocatedPlace& where) const;

  const Index& index() const { return *index_; }

 private:
  const Catalog* catalog_;
  std::shared_ptr<const Index> index_;
};

}  // namespace kith
