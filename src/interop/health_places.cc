// Troubles of places: no address, no point, a point that cannot be right. Confidential locations are passed over.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "kith/base/text.h"
#include "kith/geo/distance.h"
#include "kith/geo/outline.h"
#include "src/interop/far_points.h"
#include "src/interop/health_data.h"
#include "src/interop/plain_words.h"
#include "src/interop/us_states.h"

namespace kith {
namespace {

constexpr std::size_t kSharedAddresses = 5;  // of one point: more than a geocoder's rounding
constexpr std::size_t kMinSites = 4;         // with points, for these to have a middle
constexpr double kFarMeters = 100'000;       // from it, at least ...
constexpr double kFarTimes = 4;              // ... and so many times as far as half of the points lie

std::int32_t Median(std::vector<std::int32_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct Site {
  std::uint32_t row = 0;
  const Location* location = nullptr;
  const Address* address = nullptr;
};

class PlaceChecker {
 public:
  explicit PlaceChecker(HealthData& data) : data_(data), directory_(data.catalog.directory()) {}

  void Run() {
    CollectSites();
    FindMiddle();
    CollectCounties();
    for (const Site& site : sites_) OneSite(site);
    Contradictions();
    SharedPoints();
    if (counties_.empty() && !middle_)
      data_.notes.emplace_back("Whether points are right is not judged: too few sites have one.");
  }

 private:
  void Add(Trouble trouble, const Site& site, std::string detail = "") {
    data_.Add(trouble, site.row, data_.owner_of_location[site.row], std::move(detail));
  }

  // Where somebody goes.
  bool IsVisited(std::uint32_t row) const {
    if (directory_.locations[row].type != LocationType::kPhysical) return false;
    const std::vector<ServiceAtLocationId>& offers = data_.OffersAt(LocationId(row));
    return std::any_of(offers.begin(), offers.end(), [&](ServiceAtLocationId id) {
      return !data_.closed[id.index()] && (data_.catalog.offer(id).attendance & kInPerson) != 0;
    });
  }

  void CollectSites() {
    for (std::uint32_t row = 0; row < directory_.locations.size(); ++row) {
      const Location& location = directory_.locations[row];
      if (location.confidential) continue;
      if (data_.OffersAt(LocationId(row)).empty())
        data_.Add(Trouble::kLocationUnused, row, data_.owner_of_location[row]);
      if (IsVisited(row)) sites_.push_back({row, &location, data_.catalog.PhysicalAddress(LocationId(row))});
    }
  }

  // The median of all points, and how far is far from it: a directory of a state is wider than one of a city.
  void FindMiddle() {
    std::vector<std::int32_t> lats, lngs;
    for (const Site& site : sites_) {
      if (!site.location->point) continue;
      lats.push_back(site.location->point->lat_e7());
      lngs.push_back(site.location->point->lng_e7());
    }
    if (lats.size() < kMinSites) return;
    middle_ = LatLng::FromE7(Median(lats), Median(lngs));
    std::vector<double> distances;
    for (const Site& site : sites_)
      if (site.location->point) distances.push_back(DistanceMeters(*site.location->point, *middle_));
    const auto half = distances.begin() + static_cast<std::ptrdiff_t>((distances.size() - 1) / 2);
    std::nth_element(distances.begin(), half, distances.end());
    far_meters_ = std::max(kFarMeters, kFarTimes * *half);
  }

  void CollectCounties() {
    for (const Area& area : directory_.areas)
      if (area.type == AreaType::kCounty && !area.outline.polygons.empty()) counties_.push_back(&area);
  }

  static bool HasStreet(const Site& site) { return site.address != nullptr && !Trim(site.address->address_1).empty(); }

  void OneSite(const Site& site) {
    const bool has_address = HasStreet(site);
    if (!site.location->point) {
      Add(has_address ? Trouble::kPointMissing : Trouble::kPlaceMissing, site);
      return;
    }
    if (!has_address) Add(Trouble::kAddressMissing, site);
    Outside(site, *site.location->point);
  }

  void Outside(const Site& site, LatLng point) {
    if (!counties_.empty()) {
      const bool inside = std::any_of(counties_.begin(), counties_.end(),
                                      [&](const Area* county) { return Covers(county->outline, point); });
      if (!inside) Add(Trouble::kPointOutside, site, "outside of " + CountyNames() + Remedy(point));
    } else if (middle_) {
      const double meters = DistanceMeters(point, *middle_);
      if (meters > far_meters_)
        Add(Trouble::kPointOutside, site,
            std::to_string(static_cast<std::int64_t>(meters / 1000)) + " km from the middle of all sites" +
                Remedy(point));
    }
  }

  std::string CountyNames() const {
    return counties_.size() == 1 ? counties_.front()->name : "every county of the directory";
  }

  // Which common mistake would explain it?
  std::string Remedy(LatLng point) const {
    if (!middle_ || DistanceMeters(point, *middle_) <= far_meters_) return "";
    const auto helps = [&](std::int64_t lat, std::int64_t lng) {
      return std::abs(lat) <= 900'000'000 && std::abs(lng) <= 1'800'000'000 &&
             DistanceMeters(LatLng::FromE7(static_cast<std::int32_t>(lat), static_cast<std::int32_t>(lng)), *middle_) <=
                 kFarMeters;
    };
    const std::int64_t lat = point.lat_e7(), lng = point.lng_e7();
    if (helps(lng, lat)) return "; with latitude and longitude swapped it would lie among them";
    if (helps(lat, -lng)) return "; with the other sign of the longitude it would lie among them";
    if (helps(-lat, lng)) return "; with the other sign of the latitude it would lie among them";
    if (helps(-lat, -lng)) return "; with the other signs it would lie among them";
    return "";
  }

  void Contradictions() {
    std::vector<AddressedPoint> places;
    std::vector<const Site*> sites;
    for (const Site& site : sites_) {
      if (!site.location->point || site.address == nullptr) continue;
      // Of the address alone, and so for certain: what others of its ZIP code are is not asked.
      if (const auto far = FarOutsideItsState(*site.location->point, *site.address)) {
        Add(Trouble::kPointContradicts, site, ToString(*far) + Remedy(*site.location->point));
        continue;
      }
      sites.push_back(&site);
      places.push_back(
          {*site.location->point, site.address->postal_code, site.address->city, site.address->state_province});
    }
    for (const FarPoint& far : FindFarPoints(places)) {
      Add(Trouble::kPointContradicts, *sites[far.index],
          std::to_string(far.kilometers) + " km from the other places of its " + far.group +
              Remedy(places[far.index].point));
    }
  }

  void SharedPoints() {
    std::map<LatLng, std::vector<const Site*>> by_point;
    for (const Site& site : sites_)
      if (site.location->point) by_point[*site.location->point].push_back(&site);
    for (const auto& [point, sites] : by_point) {
      if (sites.size() < kSharedAddresses) continue;
      std::set<std::string> addresses;
      for (const Site* site : sites)
        if (HasStreet(*site))
          addresses.insert(PlainAddress(site->address->address_1).line + "\n" +
                           site->address->postal_code.substr(0, 5));
      if (addresses.size() < kSharedAddresses) continue;
      for (const Site* site : sites)
        Add(Trouble::kPointShared, *site, "it stands for " + std::to_string(addresses.size()) + " addresses");
    }
  }

  HealthData& data_;
  const Directory& directory_;
  std::vector<Site> sites_;
  std::optional<LatLng> middle_;
  double far_meters_ = kFarMeters;
  std::vector<const Area*> counties_;
};

}  // namespace

void CheckPlaces(HealthData& data) { PlaceChecker(data).Run(); }

}  // namespace kith
