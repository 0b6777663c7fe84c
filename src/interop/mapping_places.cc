#include "src/interop/mapping_places.h"

#include <utility>

namespace kith {
namespace {

constexpr std::string_view kLocations = "locations";
constexpr std::string_view kOffers = "service_at_location";

std::string CellOf(const RecordCells& cells, std::string_view column) {
  const auto found = cells.find(column);
  return found == cells.end() ? std::string() : found->second;
}

}  // namespace

void RowPlaces::Add(Place place) {
  if (!place.key.empty() && (places_.empty() || places_.back() != place)) places_.push_back(std::move(place));
}

void RowPlaces::Note(std::string_view table, const std::string& key, const RecordCells& cells, SourceRow& row) {
  if (table == kLocations) Add({&row, kLocations, key});
  Add({&row, kLocations, CellOf(cells, "location_id"), table == kOffers});
  Add({&row, kOffers, CellOf(cells, "service_at_location_id")});
}

bool RowPlaces::IsHidden(const Place& place, const MadeTables& tables) {
  std::string key = place.key;
  if (place.table == kOffers) {
    const RecordCells* offer = tables.CellsOf(kOffers, key);
    if (offer == nullptr) return true;
    key = CellOf(*offer, "location_id");
  }
  const RecordCells* location = tables.CellsOf(kLocations, key);
  return location == nullptr ? !place.merely_links : IsSecret(*location);
}

void RowPlaces::Hide(const MadeTables& tables) const {
  for (const Place& place : places_) place.row->hidden |= IsHidden(place, tables);
}

}  // namespace kith
