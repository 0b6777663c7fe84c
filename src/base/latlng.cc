#include "kith/base/latlng.h"

#include <cmath>
#include <cstdio>
#include <string>

#include <absl/status/status.h>

namespace kith {
namespace {

bool InRange(double lat, double lng) { return lat >= -90 && lat <= 90 && lng >= -180 && lng <= 180; }

}  // namespace

absl::StatusOr<LatLng> LatLng::FromDegrees(double lat, double lng) {
  if (!InRange(lat, lng)) {  // false for NaN too
    char text[160];
    std::snprintf(text, sizeof text,
                  "latitude %.7g, longitude %.7g: expected latitude -90 to 90 and longitude -180 to 180%s", lat, lng,
                  InRange(lng, lat) ? " (swapped?)" : "");
    return absl::InvalidArgumentError(text);
  }
  return LatLng(static_cast<std::int32_t>(std::lround(lat * 1e7)), static_cast<std::int32_t>(std::lround(lng * 1e7)));
}

}  // namespace kith
