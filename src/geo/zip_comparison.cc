#include "kith/geo/zip_comparison.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "kith/base/text.h"
#include "kith/geo/outline.h"

namespace kith {
namespace {

constexpr std::size_t kZipDigits = 5;
constexpr std::string_view kZctaColumn = "zcta";

struct ZipArea {
  const Area* area = nullptr;
  Box box;
};

// By code.
std::vector<ZipArea> OutlinedZipAreas(std::span<const Area> areas) {
  std::vector<ZipArea> outlined;
  for (const Area& area : areas) {
    if (area.type != AreaType::kZip) continue;
    if (const std::optional<Box> box = BoundingBox(area.outline)) outlined.push_back({&area, *box});
  }
  std::sort(outlined.begin(), outlined.end(), [](const ZipArea& a, const ZipArea& b) {
    return a.area->code != b.area->code ? a.area->code < b.area->code : a.area->key < b.area->key;
  });
  return outlined;
}

// ZIP+4 and blanks around count for nothing.
std::string_view ZipOf(std::string_view text) { return Trim(text).substr(0, kZipDigits); }

std::string FindArea(const std::vector<ZipArea>& areas, LatLng point, std::string_view stated) {
  std::string found;
  for (const ZipArea& zip : areas) {
    if (!zip.box.Contains(point) || !Covers(zip.area->outline, point)) continue;
    if (zip.area->code == stated) return zip.area->code;
    if (found.empty()) found = zip.area->code;
  }
  return found;
}

}  // namespace

ZipComparison CompareZips(std::span<const ZipAddress> addresses, std::span<const Area> areas) {
  const std::vector<ZipArea> outlined = OutlinedZipAreas(areas);
  std::set<std::string_view> codes;
  for (const ZipArea& zip : outlined) codes.insert(zip.area->code);
  ZipComparison comparison;
  for (const ZipAddress& address : addresses) {
    const std::string_view stated = ZipOf(address.zip);
    std::string found = FindArea(outlined, address.point, stated);
    ++(found.empty() ? comparison.outside : found == stated ? comparison.same : comparison.different);
    if (!codes.contains(stated)) ++comparison.without_area;
    comparison.found.push_back(std::move(found));
  }
  return comparison;
}

DirectoryZips ZipsOf(const Directory& directory) {
  std::unordered_map<std::string_view, const Location*> locations;
  for (const Location& location : directory.locations) locations.emplace(location.key, &location);
  DirectoryZips zips;
  for (std::uint32_t row = 0; row < directory.addresses.size(); ++row) {
    const Address& address = directory.addresses[row];
    const auto at = locations.find(address.location_key);
    if (at == locations.end() || at->second->confidential || !at->second->point) continue;
    if (address.address_type == "postal") continue;  // where letters go, not where the place is
    const std::string_view zip = ZipOf(address.postal_code);
    const bool digits = std::all_of(zip.begin(), zip.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (zip.size() != kZipDigits || !digits) continue;
    zips.addresses.push_back({std::string(zip), *at->second->point});
    zips.rows.push_back(row);
  }
  return zips;
}

std::uint64_t NoteZipAreas(Directory& directory) {
  const DirectoryZips zips = ZipsOf(directory);
  const ZipComparison comparison = CompareZips(zips.addresses, directory.areas);
  std::uint64_t noted = 0;
  for (std::size_t i = 0; i < zips.rows.size(); ++i) {
    Extras& extras = directory.addresses[zips.rows[i]].extras;
    std::erase_if(extras, [](const auto& extra) { return extra.first == kZctaColumn; });
    if (comparison.found[i].empty()) continue;
    extras.emplace_back(kZctaColumn, comparison.found[i]);
    std::sort(extras.begin(), extras.end());
    ++noted;
  }
  return noted;
}

}  // namespace kith
