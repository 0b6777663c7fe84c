#include "src/geo/catchment_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "kith/base/text.h"
#include "src/geo/place_name.h"

namespace kith::geo_internal {
namespace {

constexpr std::size_t kMaxListed = 6;      // parts of a list in a sentence
constexpr std::size_t kMaxNameBytes = 80;  // of a name, which may be prose

std::string Cut(std::string_view name) {
  if (name.size() <= kMaxNameBytes) return std::string(name);
  std::size_t end = kMaxNameBytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) --end;  // not inside a UTF-8 character
  return std::string(Trim(name.substr(0, end))) + "...";
}

std::string ListText(std::vector<std::string> parts) {
  if (parts.size() <= kMaxListed) return JoinList(parts, ", ");
  const std::size_t more = parts.size() - kMaxListed;
  parts.resize(kMaxListed);
  return JoinList(parts, ", ") + " and " + std::to_string(more) + " more";
}

std::string PlacesText(const std::vector<PlaceName>& places) {
  std::vector<std::string> parts;
  parts.reserve(places.size());
  for (const PlaceName& place : places) parts.push_back(PlaceText(place.type, place.name));
  return ListText(std::move(parts));
}

}  // namespace

std::string PlaceText(AreaType type, std::string_view name) {
  std::string cut = Cut(name);
  const bool says_type = SaysType(type, name);
  switch (type) {
    case AreaType::kZip:
      return "ZIP code " + cut;
    case AreaType::kCity:
      return says_type ? "the " + cut : "the city of " + cut;
    case AreaType::kCounty:
      return says_type ? cut : cut + " County";
    case AreaType::kState:
      return says_type ? "the " + cut : "the state of " + cut;
    case AreaType::kPlanningArea:
      return "the planning area " + cut;
    case AreaType::kOther:
      break;
  }
  return cut;
}

std::string AreaServedText(const ServiceArea& area) {
  const std::string& name = area.name.empty() ? area.description : area.name;
  return name.empty() ? "the area served" : "the area served (" + Cut(name) + ")";
}

std::string ServesText(const ServiceArea& area) {
  switch (area.extent_type) {
    case ExtentType::kZipCodes:
      if (area.zip_codes.empty()) break;
      return std::string("Serves ZIP code") + (area.zip_codes.size() == 1 ? " " : "s ") + ListText(area.zip_codes);
    case ExtentType::kPlaces:
      if (area.places.empty()) break;
      return "Serves " + PlacesText(area.places);
    case ExtentType::kGeoJson:
      if (area.name.empty()) return "Serves an area that is drawn on a map";
      break;
    case ExtentType::kEverywhere:
      return "Serves everyone, wherever they stay";
    case ExtentType::kText:
      break;
  }
  return area.name.empty() ? "The area served is not stated" : "Serves " + Cut(area.name);
}

}  // namespace kith::geo_internal
