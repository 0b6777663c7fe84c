#include "src/eligibility/region_name.h"

#include <algorithm>

#include "src/geo/place_name.h"

namespace kith {
namespace {

constexpr std::string_view kState = "state:", kCounty = "county:";

bool IsOneName(AreaType type, std::string_view a, std::string_view b) {
  return geo_internal::FoldPlaceName(type, a) == geo_internal::FoldPlaceName(type, b);
}

}  // namespace

RegionName RegionName::Of(std::string_view region) {
  RegionName name;
  if (region.starts_with(kState)) name.state = region.substr(kState.size());
  if (!region.starts_with(kCounty)) return name;
  const std::string_view place = region.substr(kCounty.size());
  const std::size_t comma = std::min(place.find(','), place.size());
  name.county = place.substr(0, comma);
  const std::size_t begin = place.find_first_not_of(", ", comma);
  if (begin != std::string_view::npos) name.state = place.substr(begin);
  return name;
}

bool IsOneRegion(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a == b;
  const RegionName first = RegionName::Of(a), second = RegionName::Of(b);
  if (first.county.empty() != second.county.empty()) return false;
  if (first.county.empty()) return IsOneName(AreaType::kState, first.state, second.state);
  const bool any_state = first.state.empty() || second.state.empty();
  return IsOneName(AreaType::kCounty, first.county, second.county) &&
         (any_state || IsOneName(AreaType::kState, first.state, second.state));
}

}  // namespace kith
