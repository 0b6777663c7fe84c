// Do the addresses of a made-up county stand where their ZIP code says? Counted by its outlines alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "bench/county/county.h"
#include "kith/geo/outline.h"

namespace kith {

struct ZipAgreement {
  std::uint64_t within = 0;   // in the area of their code, or in none at all
  std::uint64_t next_to = 0;  // within 6 km of the box of the area of their code
  std::string elsewhere;      // codes and points of all others
  double share_next_to() const { return static_cast<double>(next_to) / static_cast<double>(within + next_to); }
};

class ZipAreasOf {
 public:
  explicit ZipAreasOf(const County& county) {
    for (const ZipArea& zip : county.geography().zips) zips_[zip.code] = {&zip.outline, *BoundingBox(zip.outline)};
  }
  void Count(std::string_view code, LatLng point, ZipAgreement& agreement) const {
    constexpr std::int32_t kNear = 600'000;
    const auto& [outline, box] = zips_.find(code)->second;
    const Box near{box.lat_min_e7 - kNear, box.lng_min_e7 - kNear, box.lat_max_e7 + kNear, box.lng_max_e7 + kNear};
    if (Covers(*outline, point) || !InAny(point)) {
      ++agreement.within;
    } else if (near.Contains(point)) {
      ++agreement.next_to;
    } else {
      agreement.elsewhere +=
          std::string(code) + " " + std::to_string(point.lat_e7()) + " " + std::to_string(point.lng_e7()) + "\n";
    }
  }

 private:
  struct Zip {
    const Outline* outline = nullptr;
    Box box;
  };
  bool InAny(LatLng point) const {
    for (const auto& [code, zip] : zips_)
      if (zip.box.Contains(point) && Covers(*zip.outline, point)) return true;
    return false;
  }
  std::map<std::string, Zip, std::less<>> zips_;
};

inline ZipAgreement AgreementOfSites(const County& county) {
  Directory part;
  for (std::uint32_t i = 0; i < county.site_count(); ++i) county.AppendSite(i, part);
  std::map<std::string_view, LatLng> points;
  for (const Location& location : part.locations)
    if (location.point) points.emplace(location.key, *location.point);
  const ZipAreasOf zips(county);
  ZipAgreement agreement;
  for (const Address& address : part.addresses) {
    const auto at = points.find(address.location_key);
    if (at != points.end()) zips.Count(address.postal_code, at->second, agreement);
  }
  return agreement;
}

inline ZipAgreement AgreementOfHouseholds(const County& county) {
  const ZipAreasOf zips(county);
  ZipAgreement agreement;
  for (std::uint32_t i = 0; i < county.household_count(); ++i) {
    const Place place = county.HouseholdAt(i).place;
    if (place.point && !place.zip.empty()) zips.Count(place.zip, *place.point, agreement);
  }
  return agreement;
}

}  // namespace kith
