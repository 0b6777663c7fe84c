#include "src/geo/catchment_parts.h"

#include <cstddef>
#include <string>

namespace kith::geo_internal {
namespace {

constexpr std::int32_t kMaxLat = 900'000'000;
constexpr std::int32_t kMaxLng = 1'800'000'000;

bool InRange(LatLng p) {
  return p.lat_e7() >= -kMaxLat && p.lat_e7() <= kMaxLat && p.lng_e7() >= -kMaxLng && p.lng_e7() <= kMaxLng;
}

std::string RingName(const std::string& where, std::size_t polygon, std::size_t ring) {
  return where + ": polygon " + std::to_string(polygon) + ", ring " + std::to_string(ring);
}

absl::Status AppendRing(const Ring& ring, const std::string& where, std::size_t polygon, std::size_t number,
                        CatchmentParts& parts) {
  const std::vector<LatLng>& v = ring.vertices;
  if (v.size() < 3)
    return absl::InvalidArgumentError(RingName(where, polygon, number) + ": " + std::to_string(v.size()) +
                                      " vertices, expected at least 3");
  if (parts.x.size() - parts.ring_count + v.size() > parts.vertices_max)
    return absl::ResourceExhaustedError(RingName(where, polygon, number) + ": more than " +
                                        std::to_string(parts.vertices_max) + " vertices in all");
  for (const LatLng p : v) {
    if (!InRange(p)) return CheckRange(p, RingName(where, polygon, number));
    parts.x.push_back(p.lng_e7());
    parts.y.push_back(p.lat_e7());
  }
  parts.x.push_back(v.front().lng_e7());
  parts.y.push_back(v.front().lat_e7());
  parts.ends_ring.resize(parts.x.size());
  parts.ends_ring.back() = true;
  ++parts.ring_count;
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRange(LatLng p, const std::string& where) {
  if (InRange(p)) return absl::OkStatus();
  const bool swapped = InRange(LatLng::FromE7(p.lng_e7(), p.lat_e7()));
  return absl::InvalidArgumentError(where + ": latitude " + std::to_string(p.lat_degrees()) + ", longitude " +
                                    std::to_string(p.lng_degrees()) + ", expected -90..90, -180..180" +
                                    (swapped ? "; swapped?" : ""));
}

absl::Status AppendParts(const Outline& outline, std::uint32_t region, const std::string& where,
                         CatchmentParts& parts) {
  std::size_t number = 0;
  for (const Polygon& polygon : outline.polygons) {
    ++number;
    const auto first = static_cast<std::uint32_t>(parts.x.size());
    if (absl::Status status = AppendRing(polygon.outer, where, number, 1, parts); !status.ok()) return status;
    std::size_t ring = 1;
    for (const Ring& hole : polygon.holes) {
      if (absl::Status status = AppendRing(hole, where, number, ++ring, parts); !status.ok()) return status;
    }
    parts.parts.push_back({region, first, static_cast<std::uint32_t>(parts.x.size())});
  }
  return absl::OkStatus();
}

}  // namespace kith::geo_internal
