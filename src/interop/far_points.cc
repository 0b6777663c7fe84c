#include "src/interop/far_points.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "kith/base/text.h"
#include "kith/geo/distance.h"
#include "src/interop/us_states.h"

namespace kith {
namespace {

constexpr std::size_t kMinGroup = 4;
constexpr double kCloseMeters = 50'000;
constexpr double kFarMeters = 100'000;

struct Level {
  std::string_view name;
  std::string (*group_of)(const AddressedPoint&);
};

std::string ZipOf(const AddressedPoint& place, std::size_t digits) {
  const std::string_view zip = Trim(place.postal_code);
  return zip.size() < 5 ? std::string() : std::string(zip.substr(0, digits));
}

constexpr std::array<Level, 3> kLevels = {
    {{"ZIP code", [](const AddressedPoint& place) { return ZipOf(place, 5); }},
     {"city",
      [](const AddressedPoint& place) {
        const std::string city = FoldName(place.city);
        return city.empty() ? city : city + "\n" + FoldName(place.state);
      }},
     {"ZIP code area", [](const AddressedPoint& place) { return ZipOf(place, 3); }}}};

std::int32_t Median(std::vector<std::int32_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The middle of the group, where it has enough points and four fifths of them lie close to it.
std::optional<LatLng> MiddleOf(const std::vector<LatLng>& points) {
  if (points.size() < kMinGroup) return std::nullopt;
  std::vector<std::int32_t> lats, lngs;
  for (const LatLng p : points) {
    lats.push_back(p.lat_e7());
    lngs.push_back(p.lng_e7());
  }
  const LatLng middle = LatLng::FromE7(Median(std::move(lats)), Median(std::move(lngs)));
  const auto close =
      std::count_if(points.begin(), points.end(), [&](LatLng p) { return DistanceMeters(p, middle) <= kCloseMeters; });
  return static_cast<std::size_t>(close) * 5 >= points.size() * 4 ? std::optional(middle) : std::nullopt;
}

}  // namespace

std::vector<FarPoint> FindFarPoints(const std::vector<AddressedPoint>& places) {
  std::vector<bool> decided(places.size());
  std::vector<FarPoint> far;
  for (const Level& level : kLevels) {
    std::map<std::string, std::vector<LatLng>> groups;
    for (const AddressedPoint& place : places) groups[level.group_of(place)].push_back(place.point);
    groups.erase("");
    std::map<std::string, std::optional<LatLng>> middles;
    for (const auto& [name, points] : groups) middles[name] = MiddleOf(points);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto middle = middles.find(level.group_of(places[i]));
      if (decided[i] || middle == middles.end() || !middle->second) continue;
      decided[i] = true;
      const double meters = DistanceMeters(places[i].point, *middle->second);
      if (meters <= kFarMeters) continue;
      far.push_back({i, static_cast<std::int64_t>(meters / 1000), std::string(level.name)});
    }
  }
  std::sort(far.begin(), far.end(), [](const FarPoint& a, const FarPoint& b) { return a.index < b.index; });
  return far;
}

void ClearPointsOutsideTheirState(Directory& directory, ImportLog& log) {
  std::unordered_map<std::string_view, std::vector<const Address*>> addresses;
  for (const Address& address : directory.addresses) {
    if (address.address_type.empty() || EqualsIgnoringCase(address.address_type, "physical"))
      addresses[address.location_key].push_back(&address);
  }
  for (Location& location : directory.locations) {
    const auto known = addresses.find(location.key);
    if (!location.point || location.confidential || known == addresses.end()) continue;
    std::optional<OutsideState> far;
    const auto contradicts = [&](const Address* address) {
      far = FarOutsideItsState(*location.point, *address);
      return far.has_value();
    };
    if (!std::all_of(known->second.begin(), known->second.end(), contradicts)) continue;
    location.point.reset();
    const Origin* origin = log.FindOrigin("locations", location.key);
    const bool has_id = origin != nullptr && !origin->source_id.empty();
    log.Add(origin == nullptr ? log.TableOf("locations.csv") : origin->table,
            {.fate = DefectFate::kRepaired,
             .file = "",
             .line = origin == nullptr ? 0 : origin->line,
             .record = has_id ? origin->source_id : location.key,
             .field = "latitude",
             .reason = "the point lies " + ToString(*far) + (far->swapped ? " (latitude and longitude swapped?)" : "") +
                       ": cleared"});
  }
}

}  // namespace kith
