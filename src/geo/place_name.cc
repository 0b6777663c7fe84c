#include "src/geo/place_name.h"

#include "kith/base/text.h"

namespace kith::geo_internal {
namespace {

struct Marker {
  AreaType type;
  std::string_view word;
  bool in_front;
};
constexpr Marker kMarkers[] = {{AreaType::kCity, "city of ", true},
                               {AreaType::kCounty, "county of ", true},
                               {AreaType::kState, "state of ", true},
                               {AreaType::kCounty, " county", false}};

}  // namespace

std::string FoldPlaceName(AreaType type, std::string_view name) {
  std::string folded = FoldName(name);
  for (const Marker& marker : kMarkers) {
    if (marker.type != type) continue;
    if (marker.in_front && folded.starts_with(marker.word)) return folded.substr(marker.word.size());
    if (!marker.in_front && folded.ends_with(marker.word)) {
      return folded.substr(0, folded.size() - marker.word.size());
    }
  }
  return folded;
}

bool SaysType(AreaType type, std::string_view name) { return FoldPlaceName(type, name) != FoldName(name); }

}  // namespace kith::geo_internal
