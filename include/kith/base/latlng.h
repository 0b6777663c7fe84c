// LatLng: a WGS84 point, kept as whole 1e-7 degrees (about 1 cm), so that equal input gives equal bytes on every machine.
//
//   absl::StatusOr<LatLng> home = LatLng::FromDegrees(34.0336, -118.2092);   // latitude first
//
// Units     1e-7 degrees, rounded half away from zero. Latitude -90..90, longitude -180..180.
// Errors    InvalidArgument where a value is out of range or not finite; it says "swapped?" where swapping would make it valid. Cost: O(1).
#pragma once

#include <compare>
#include <cstdint>

#include <absl/status/statusor.h>

namespace kith {

class LatLng {
 public:
  static absl::StatusOr<LatLng> FromDegrees(double lat, double lng);
  // The caller has checked the range.
  static constexpr LatLng FromE7(std::int32_t lat_e7, std::int32_t lng_e7) { return LatLng(lat_e7, lng_e7); }

  constexpr LatLng() = default;
  constexpr std::int32_t lat_e7() const { return lat_e7_; }
  constexpr std::int32_t lng_e7() const { return lng_e7_; }
  constexpr double lat_degrees() const { return lat_e7_ / 1e7; }
  constexpr double lng_degrees() const { return lng_e7_ / 1e7; }
  friend constexpr auto operator<=>(const LatLng&, const LatLng&) = default;

 private:
  constexpr LatLng(std::int32_t lat_e7, std::int32_t lng_e7) : lat_e7_(lat_e7), lng_e7_(lng_e7) {}
  std::int32_t lat_e7_ = 0;
  std::int32_t lng_e7_ = 0;
};

}  // namespace kith
