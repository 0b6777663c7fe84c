// What a service area says of a place, before it is put into words.
#pragma once

#include <cstdint>
#include <string_view>

#include "kith/base/truth.h"
#include "kith/catalog/records.h"
#include "kith/geo/catchment.h"

namespace kith::geo_internal {

// How much of a stated place lies in the area served.
enum class PlacePart : std::uint8_t { kWhole, kNone, kSome };

enum class CatchmentSaying : std::uint8_t {
  kPlain,
  // by the service area's own outline
  kNoOutline,
  kPointByOutline,
  kPlaceByOutline,
  // by the outlines of what it lists
  kPointThere,
  kPlaceThere,
  kPointInZip,
  kServesZipOfPoint,
  // by what the household stated
  kServesStatedZip,
  kServesStated,
  kNamesStated,
  kStaysIn,
  kAskWhetherOne,
  kOpen  // nothing decides
};

// The sentence that explains it, and the place that it names.
struct CatchmentWords {
  CatchmentSaying saying = CatchmentSaying::kOpen;
  AreaType type = AreaType::kOther;
  std::string_view name = {};  // lives as long as the catalog and the place asked about
  PlacePart part = PlacePart::kSome;
};

struct CatchmentFinding {
  Truth serves = Truth::kUnknown;
  CatchmentBasis basis = CatchmentBasis::kUndecided;
  CatchmentWords words;
};

}  // namespace kith::geo_internal
