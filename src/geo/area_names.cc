#include "src/geo/area_names.h"

#include <cstdint>

#include "src/geo/place_name.h"

namespace kith::geo_internal {

AreaNames::AreaNames(std::span<const Area> areas) {
  for (std::size_t i = 0; i < areas.size(); ++i) Add(areas[i], AreaId(static_cast<std::uint32_t>(i)));
}

void AreaNames::Add(const Area& area, AreaId id) {
  AddTo(by_code_, area, area.code, id);
  AddTo(by_name_, area, area.name, id);
}

void AreaNames::AddTo(Entries& entries, const Area& area, const std::string& text, AreaId id) {
  if (text.empty()) return;
  Entry& entry = entries[{area.type, FoldPlaceName(area.type, text)}];
  if (entry.areas > 0 && entry.id == id) return;
  if (entry.areas++ == 0) {
    entry.id = id;
    entry.name = text;
  }
  entry.coded = entry.coded && !area.code.empty();
}

const AreaNames::Entry* AreaNames::EntryOf(AreaType type, std::string_view text) const {
  const std::pair key(type, FoldPlaceName(type, text));
  if (const auto found = by_code_.find(key); found != by_code_.end()) return &found->second;
  const auto found = by_name_.find(key);
  return found == by_name_.end() ? nullptr : &found->second;
}

AreaId AreaNames::Find(AreaType type, std::string_view text) const {
  const Entry* entry = EntryOf(type, text);
  return entry != nullptr && entry->areas == 1 ? entry->id : AreaId();
}

std::optional<SharedName> AreaNames::SharedBy(AreaType type, const std::string& text) const {
  const Entry* entry = EntryOf(type, text);
  if (entry == nullptr || entry->areas < 2) return std::nullopt;
  return SharedName{type, text, entry->areas, entry->coded, FoldPlaceName(type, text)};
}

Truth AreaNames::AreOne(AreaType type, std::string_view a, std::string_view b) const {
  if (FoldPlaceName(type, a) == FoldPlaceName(type, b)) return Truth::kTrue;
  const AreaId one = Find(type, a), other = Find(type, b);
  if (one.valid() && other.valid()) return ToTruth(one == other);
  return MayBeOnePlace(type, a, b) ? Truth::kUnknown : Truth::kFalse;
}

std::vector<SharedName> AreaNames::Shared() const {
  std::map<std::pair<AreaType, std::string>, SharedName> shared;
  for (const Entries* entries : {&by_code_, &by_name_}) {
    for (const auto& [key, entry] : *entries) {
      const bool is_code = entries == &by_name_ && by_code_.contains(key);
      if (entry.areas > 1 && !is_code) shared[key] = {key.first, entry.name, entry.areas, entry.coded, key.second};
    }
  }
  std::vector<SharedName> in_order;
  for (auto& [key, name] : shared) in_order.push_back(std::move(name));
  return in_order;
}

std::optional<SharedName> AreaNames::AmbiguityOf(const ServiceArea& served) const {
  if (served.extent_type == ExtentType::kPlaces) {
    for (const PlaceName& place : served.places) {
      if (std::optional<SharedName> shared = SharedBy(place.type, place.name)) return shared;
    }
  }
  std::optional<SharedName> first;
  if (served.extent_type != ExtentType::kText || Find(AreaType::kZip, served.name).valid()) return first;
  for (const AreaType type :
       {AreaType::kCity, AreaType::kCounty, AreaType::kPlanningArea, AreaType::kState, AreaType::kOther}) {
    if (Find(type, served.name).valid()) return std::nullopt;
    if (!first) first = SharedBy(type, served.name);
  }
  return first;
}

}  // namespace kith::geo_internal
